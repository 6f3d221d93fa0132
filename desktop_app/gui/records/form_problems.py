"""Everything wrong with a record at once: at the fields, counted in the strip, walked with F8; warnings to accept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import Problem
from desktop_app.domain.kind import RecordKind
from desktop_app.gui.records.form_fields import FormFields
from desktop_app.gui.records.notice_strip import Deed, NoticeStrip
from desktop_app.gui.texts import tr


class FormProblems(QObject):
    """Shows the problems a save was refused for.

    Signals:
        accepted: Codes (frozenset of str) of the warnings a person has seen and saves nevertheless.
        counted: Fields have become wrong or right.
    """

    accepted = Signal(object)
    counted = Signal()

    def __init__(self, fields: FormFields, strip: NoticeStrip, *, parent: QObject) -> None:
        super().__init__(parent)
        self._fields = fields
        self._strip = strip
        self._whole: list[str] = []

    def show(self, problems: Iterable[Problem]) -> None:
        """Show them all and put the keyboard to the first that has to be corrected."""
        found = list(problems)
        self._fields.show_problems(found)
        self._whole = [problem.sentence for problem in found if not problem.field and not problem.is_warning]
        if all(problem.is_warning for problem in found):
            self._offer(found)
            return
        self.count()
        self.go_on(is_first=True)

    def show_here(self, problems: Iterable[Problem], kind: RecordKind) -> None:
        """Show problems of a record only some fields of which stand here; those of others come with a name."""
        found = list(problems)
        elsewhere = [item for item in found if _key(item) not in self._fields.rows]
        here = [item for item in found if item not in elsewhere]
        self.show([*here, *(replace(item, field="", sentence=_named(item, kind)) for item in elsewhere)])

    def count(self) -> None:
        """Say how many are left; nothing when all are corrected."""
        count = len(self._fields.wrong_keys())
        lines = [tr("Còn {count} chỗ cần sửa. F8: đến chỗ tiếp theo.").format(count=count)] if count else []
        lines += [tr(sentence) for sentence in self._whole]
        if lines:
            self._strip.say("\n".join(lines), tone="late")
        elif self._strip.tone == "late":
            self._strip.silence()
        self.counted.emit()

    def recount(self) -> None:
        """A field was left: bring the count up to date where it is shown."""
        if self._strip.tone == "late":
            self._whole = []
            self.count()
        else:
            self.counted.emit()

    def go_on(self, *, is_first: bool = False) -> None:
        """Put the keyboard to the next field that has to be corrected, beginning anew behind the last."""
        wrong = self._fields.wrong_keys()
        if not wrong:
            return
        order = self._fields.order()
        here = -1 if is_first else _place(order, self._fields.focused_key())
        after = [key for key in wrong if order.index(key) > here]
        self._fields.focus_problem((after or wrong)[0])

    def _offer(self, warnings: Sequence[Problem]) -> None:
        words = "\n".join([tr("Cần xem lại trước khi lưu:"), *(f"– {tr(item.sentence)}" for item in warnings)])
        accept = partial(self.accepted.emit, frozenset(item.code for item in warnings))
        self._strip.say(words, tone="soon", deeds=[Deed("accept_warnings", tr("Vẫn &lưu  Alt+L"), accept)])


def _key(problem: Problem) -> str:
    return problem.field.partition("[")[0]


def _named(problem: Problem, kind: RecordKind) -> str:
    key, words = _key(problem), tr(problem.sentence)
    return f"{tr(kind.spec(key).label)}: {words}" if key else words


def _place(order: Sequence[str], key: str) -> int:
    return order.index(key) if key in order else -1
