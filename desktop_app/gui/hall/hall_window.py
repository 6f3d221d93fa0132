"""The window in which opinions are taken down while people speak, one line each, saved as it ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.errors import AppError, RecordInvalid
from desktop_app.domain.stamp import Stored
from desktop_app.domain.values import editable_values
from desktop_app.gui.building import resize_within_screen
from desktop_app.gui.context import GuiContext
from desktop_app.gui.errors import show_error
from desktop_app.gui.hall import hall_deeds
from desktop_app.gui.hall.hall_deeds import HallPlan, HallStart, LineOrder, LineSaved
from desktop_app.gui.hall.hall_frame import HallFrame
from desktop_app.gui.hall.hall_line import HallLine
from desktop_app.gui.hall.hall_lines import HallLines
from desktop_app.gui.hall.hall_table import HallTable
from desktop_app.gui.records.draft_keeper import DraftKeeper
from desktop_app.gui.records.key_hold import KeyHold
from desktop_app.gui.texts import tr
from desktop_app.services import drafts

KEEP_AFTER_MS = 1_500
SIZE_PX = (1330, 700)


class HallWindow(QDialog):
    """Enter leads through a line and saves it at its end; every line is on disk before the next one begins.

    The line in progress is kept as a draft all the while and stands here again when the window is opened anew.
    """

    def __init__(self, plan: HallPlan, context: GuiContext, *, uid: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hall_window")
        self.setWindowTitle(tr(plan.quick.title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.plan = plan
        self._context = context
        self._uid = uid
        self._start: HallStart | None = None
        self._day = date.min
        self._editing: Stored | None = None
        self._base: Mapping[str, Any] = {}
        self._last: Mapping[str, Any] = {}
        self._put_by: tuple[Mapping[str, Any], str] | None = None
        self._accepted: frozenset[str] = frozenset()
        self._is_busy = False
        self.frame = HallFrame(context.theme, title=tr(plan.quick.title), parent=self)
        self.strip = self.frame.strip
        self.table = HallTable(plan, context)
        self.lines = HallLines(plan, context, self.table, self.strip, uid=uid, parent=self)
        self.line = HallLine(plan, context, self.strip, today=lambda: self._day, parent=self)
        self.keeper = DraftKeeper(
            context.runner, kind=plan.kind.key, values=self._raw, after_ms=KEEP_AFTER_MS, parent=self
        )
        self._hold = KeyHold(parent=self)
        self.frame.place(self.table, self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        resize_within_screen(self, width=context.theme.px(SIZE_PX[0]), height=context.theme.px(SIZE_PX[1]))
        self._connect()

    def begin(self) -> None:
        """Fetch the lines taken down so far, then open over the window."""
        self._hold.begin()
        self._context.runner.run(
            partial(hall_deeds.read_start, plan=self.plan, uid=self._uid),
            owner=self,
            on_success=self._show,
            on_failure=self._not_opened,
        )

    def keep_draft(self) -> None:
        """Keep the line in progress now."""
        if not self._is_busy:
            self.keeper.keep_now()

    def done(self, result: int) -> None:
        """Close; a line in progress is kept, one that was emptied again leaves nothing behind."""
        if self._editing is None and self._start is not None and self.line.is_blank:
            self._drop_draft(self.keeper.draft)
        else:
            self.keep_draft()
        self.keeper.rest()
        self._hold.drop()
        super().done(result)

    def reject(self) -> None:
        """Escape: put a line that is being edited back as it was; else close."""
        if self._editing is not None:
            self._stop_editing()
        else:
            super().reject()

    # ------------------------------------------------------------ showing

    def _show(self, start: HallStart) -> None:
        self._start, self._day = start, start.today
        self.frame.owner.setText(start.name)
        if start.rows:
            self._last = editable_values(start.rows[-1].record)
        quick = self.plan.quick
        self.line.set_mode(quick.waiting[0] if start.is_ahead and quick.waiting else str(start.raw.get(quick.mode)))
        self.open()
        self.lines.take(start.rows)
        if start.draft is None:
            self._next_line(start.new_draft)
        else:
            self._begin_line({**start.raw, **start.draft.raw}, draft=start.draft.id)
            self.line.fields.focus(start.draft.field)
            self.strip.say(tr("Dòng đang ghi dở lần trước đã mở lại."), tone="paper")
        self._hold.release(within=self)

    def _not_opened(self, error: AppError) -> None:
        self._hold.drop()
        show_error(self.parentWidget(), error)
        self.done(0)

    def _fail(self, error: AppError) -> None:
        self.strip.say(error.message, tone="late")

    def _begin_line(self, raw: Mapping[str, Any], *, draft: str) -> None:
        """Show a new line that begins with these values."""
        self._editing, self.lines.locked = None, ""
        self._base = raw
        self._accepted = frozenset()
        self.keeper.begin(draft, uid=None)
        names = self._start.names if self._start else {}
        self.line.show_values(raw, names=names)
        self._say_number()
        self.line.focus_first()

    def _next_line(self, draft: str) -> None:
        assert self._start is not None
        mode = self.plan.quick.mode
        repeated = {key: self._last.get(key) for key in self.plan.quick.repeated}
        self._begin_line({**self._start.raw, **repeated, mode: self.line.mode}, draft=draft)

    def _say_number(self) -> None:
        one = tr(self.plan.kind.one)
        if self._editing is not None:
            number = self.plan.number_of(self._editing)
            words = tr("Sửa {one} {number}").format(one=one, number=number or tr("chưa nêu"))
        elif self.line.mode in self.plan.quick.waiting:
            words = tr("{one} mới, chưa nêu").format(one=one.capitalize())
        else:
            words = tr("{one} số {number}").format(one=one.capitalize(), number=self.lines.next_number)
        self.line.number.setText(words)

    def _count(self) -> None:
        self.frame.total.setText(self.lines.total)
        self.frame.total.setAccessibleName(self.lines.total)
        self._say_number()

    # ------------------------------------------------------------ saving

    def _raw(self) -> dict[str, Any]:
        """The line with what every record here begins with; of an edited one its own fields alone."""
        return {**self._base, **self.line.values()}

    def save_line(self) -> None:
        """Save the line; an empty one is passed over."""
        if self._is_busy or self._start is None:
            return
        if self._editing is None and self.line.is_blank:
            self.line.focus_first()
            return
        self.line.fields.settle()
        unresolved = self.line.fields.unresolved_links()
        if unresolved:
            self.line.problems.show(unresolved)
            return
        self._is_busy = True
        self.keeper.rest()
        self._hold.begin()
        editing = self._editing
        order = LineOrder(
            self._raw(),
            self.keeper.draft,
            uid=editing.uid if editing else None,
            seen=editing.stamp.clock if editing else None,
            accepted=self._accepted,
        )
        self._context.runner.run(
            partial(hall_deeds.save_line, plan=self.plan, owner=self._uid, order=order),
            owner=self,
            on_success=self._saved,
            on_failure=self._refused,
            on_end=self._free,
        )

    def _saved(self, result: LineSaved) -> None:
        stored = result.saved.stored
        self.lines.take(result.rows, current=stored.uid)
        number = self.plan.number_of(stored)
        moment = formats.format_moment(result.at).split(" ")[-1]
        name = f"{tr(self.plan.kind.one)} {number}" if number else tr(self.plan.kind.one)
        self.strip.silence()
        self.frame.state.setText(tr("Đã lưu {name} lúc {moment}").format(name=name, moment=moment))
        if result.order.uid is None:
            self._last = editable_values(stored.record)
            self._next_line(result.new_draft)
        else:
            self._resume(result.new_draft)
        self._context.hub.announce(result.saved.changes, self)
        self._hold.release(within=self)

    def _refused(self, error: AppError) -> None:
        self._hold.drop()
        self.keeper.note_change(self.line.fields.focused_key())
        self.keeper.keep_now()
        if isinstance(error, RecordInvalid):
            self.line.problems.show_here(error.problems, self.plan.kind)
        else:
            self.strip.say(f"{tr(error.sentence)} {tr(error.next_step)}".strip(), tone="late")

    def _free(self) -> None:
        self._is_busy = False

    def _accept(self, codes: frozenset[str]) -> None:
        self._accepted |= codes
        self.save_line()

    # ------------------------------------------------------------ lines that are saved

    def _edit(self, uid: str) -> None:
        """Bring a saved line down to be typed over; the new line is put by."""
        stored = self.lines.find(uid)
        if self._is_busy or self._start is None or stored is None:
            return
        self.keeper.keep_now()
        if self._editing is None:
            self._put_by = (self._raw(), self.keeper.draft)
        else:
            self._drop_draft(self.keeper.draft)
        self._editing, self.lines.locked = stored, uid
        self._base, self._accepted = {}, frozenset()
        self.strip.silence()
        self.keeper.begin("", uid=None)  # until the edited line has a draft of its own
        self.line.show_values(editable_values(stored.record), names=self._start.names)
        self._say_number()
        self.line.focus_first()
        self._context.runner.run_read(drafts.new_id, owner=self, on_success=partial(self._keep_edit, uid))

    def _keep_edit(self, uid: str, draft: str) -> None:
        if self._editing is not None and self._editing.uid == uid:
            self.keeper.begin(draft, uid=uid)

    def _stop_editing(self) -> None:
        self._drop_draft(self.keeper.draft)
        self.strip.silence()
        self._resume("")

    def _resume(self, draft: str) -> None:
        """Back to the new line that was put by."""
        raw, kept = self._put_by or (self._start.raw if self._start else {}, draft)
        self._put_by = None
        self._begin_line(raw, draft=kept)

    def _drop_draft(self, draft: str) -> None:
        self.keeper.begin("", uid=None)  # the field that is left now keeps nothing any more
        if draft:
            self._context.runner.run(partial(drafts.drop, draft=draft), owner=self, on_success=_nothing)

    # ------------------------------------------------------------ inside

    def _line_changed(self, key: str) -> None:
        self._accepted = frozenset()
        if self.strip.tone in ("soon", "paper", "done"):
            self.strip.silence()
        if key == self.plan.quick.mode:
            self._say_number()
        if not self.line.is_blank or self._editing is not None:
            self.keeper.note_change(key)

    def _connect(self) -> None:
        line, table = self.line, self.table
        self.lines.counted.connect(self._count)
        self.frame.connect_deeds(save=self.save_line, close=self.reject)
        line.ended.connect(self.save_line)
        line.changed.connect(self._line_changed)
        line.left.connect(self.keep_draft)
        line.problems.accepted.connect(self._accept)
        table.edited.connect(self._edit)
        table.left.connect(line.focus_first)
        self.keeper.kept.connect(self.frame.say_kept)
        self.keeper.failed.connect(self._fail)
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+S": self.save_line,
            "Ctrl+Return": self.save_line,
            "Ctrl+Enter": self.save_line,
            "F2": line.step_mode,
            "F6": lambda: line.repeat(self._last, names=self._start.names if self._start else {}),
            "F8": line.problems.go_on,
            "Ctrl+Up": self.lines.focus,
            "Ctrl+Down": line.focus_first,
        }
        for words, deed in keys.items():
            sequence = QKeySequence(words, QKeySequence.SequenceFormat.PortableText)
            QShortcut(sequence, self).activated.connect(deed)


def _nothing(_result: object) -> None:
    """Nothing is left to do."""
