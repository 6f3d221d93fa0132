"""The lines that are saved: moved, marked as raised, deleted and brought back by keyboard, counted all the while."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.domain import formats
from desktop_app.domain.errors import AppError
from desktop_app.domain.stamp import Stored
from desktop_app.gui.context import GuiContext
from desktop_app.gui.hall import hall_deeds
from desktop_app.gui.hall.hall_deeds import HallPlan, LinesChanged
from desktop_app.gui.hall.hall_table import HallTable
from desktop_app.gui.records.notice_strip import Deed, NoticeStrip
from desktop_app.gui.texts import tr


class HallLines(QObject):
    """Does what the table asks for; every deed is on disk at once.

    Signals:
        counted: There are other lines, or others numbers.
    """

    counted = Signal()

    def __init__(
        self, plan: HallPlan, context: GuiContext, table: HallTable, strip: NoticeStrip, *, uid: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._plan = plan
        self._context = context
        self._table = table
        self._strip = strip
        self._uid = uid
        self._gone: list[tuple[str, int | None]] = []
        self.locked = ""
        """uid of the line that is being edited: it is not deleted meanwhile."""
        table.moved.connect(self._move)
        table.marked_raised.connect(self._mark)
        table.deleted.connect(self._delete)
        table.undone.connect(self.bring_back)

    @property
    def rows(self) -> Sequence[Stored]:
        """The lines in their order."""
        return self._table.rows

    @property
    def next_number(self) -> int:
        """What the next line is numbered."""
        return max((self._plan.number_of(item) or 0 for item in self.rows), default=0) + 1

    @property
    def total(self) -> str:
        """``17 ý kiến · 2 chưa nêu``."""
        waiting = sum(self._plan.number_of(item) is None for item in self.rows)
        words = f"{formats.format_count(len(self.rows))} {tr(self._plan.kind.one)}"
        return words + (" · " + tr("{count} chưa nêu").format(count=waiting) if waiting else "")

    def take(self, rows: Sequence[Stored], *, current: str = "") -> None:
        """Show these lines."""
        self._table.show_lines(rows, current=current)
        self.counted.emit()

    def find(self, uid: str) -> Stored | None:
        """One line."""
        return next((row for row in self.rows if row.uid == uid), None)

    def focus(self) -> None:
        """Put the keyboard on the lines, if there are any."""
        if self.rows:
            self._table.setFocus()

    def bring_back(self) -> None:
        """Take the last deletion back."""
        if self._gone:
            uid, place = self._gone.pop()
            self._strip.silence()
            self._change(hall_deeds.bring_back, current=uid, uid=uid, place=place)

    # ------------------------------------------------------------ inside

    def _move(self, uid: str, by: int) -> None:
        self._change(hall_deeds.move, current=uid, uid=uid, by=by)

    def _mark(self, uid: str) -> None:
        self._change(hall_deeds.mark, current=uid, uid=uid)

    def _delete(self, uid: str) -> None:
        row = self.find(uid)
        if row is None or uid == self.locked:
            return
        self._gone.append((uid, self._plan.number_of(row)))
        self._change(hall_deeds.delete, current="", uid=uid)
        undo = Deed("undo_delete", tr("&Hoàn tác  Ctrl+Z"), self.bring_back)
        self._strip.say(tr("Đã xóa một {one}.").format(one=tr(self._plan.kind.one)), tone="done", deeds=[undo])

    def _change(self, deed: Callable[..., LinesChanged], *, current: str, **options: Any) -> None:
        call = partial(deed, plan=self._plan, owner=self._uid, **options)
        self._context.runner.run(call, owner=self, on_success=partial(self._changed, current), on_failure=self._fail)

    def _changed(self, current: str, result: LinesChanged) -> None:
        self.take(result.rows, current=current)
        self._context.hub.announce(result.changes, self)

    def _fail(self, error: AppError) -> None:
        self._strip.say(error.message, tone="late")
