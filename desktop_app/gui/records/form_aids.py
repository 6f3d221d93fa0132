"""What helps beside the fields of a form: the next term, earlier matters, lawful next steps, the paper to print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.kind import RecordKind
from desktop_app.domain.papers import PaperTemplate
from desktop_app.domain.stamp import Stored
from desktop_app.gui.context import GuiContext
from desktop_app.gui.hall.hall_deeds import HallPlan, plan_of
from desktop_app.gui.records.form_due import FormDue
from desktop_app.gui.records.form_fields import FormFields
from desktop_app.gui.records.form_fills import FormFills
from desktop_app.gui.records.form_frame import FormFrame
from desktop_app.gui.records.form_problems import FormProblems
from desktop_app.gui.records.form_saver import Goal
from desktop_app.gui.records.form_steps import FormSteps
from desktop_app.gui.records.key_hold import KeyHold
from desktop_app.gui.records.similar_finder import Joining, SimilarFinder
from desktop_app.gui.texts import tr
from desktop_app.services import papers

if TYPE_CHECKING:
    from desktop_app.gui.hall.hall_window import HallWindow


class FormAids(QObject):
    """Belongs to one form; it never blocks typing and writes nothing but the step a person takes.

    Signals:
        changed: Key of a field that was filled because the record joins an earlier matter or has another link.
        stepped: StepTaken: a step is on disk.
    """

    changed = Signal(str)
    stepped = Signal(object)

    def __init__(
        self,
        kind: RecordKind,
        context: GuiContext,
        frame: FormFrame,
        fields: FormFields,
        problems: FormProblems,
        *,
        today: Callable[[], date],
        hold: KeyHold,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._context = context
        self._frame = frame
        self._fields = fields
        self._problems = problems
        self._hall: HallWindow | None = None
        self.hall_plan: HallPlan | None = plan_of(kind)
        title = frame.title.text
        self.due = FormDue(kind, context, frame.due, values=fields.values, title=title, parent=self)
        self.finder = SimilarFinder(kind, context.runner, frame.similar, values=fields.values, parent=self)
        self.steps = FormSteps(kind, context, title=title, today=today, hold=hold, parent=parent)
        self.fills = FormFills(kind, context.runner, fields, frame.strip, parent=self)
        self.fills.filled.connect(self.changed)
        self.finder.joined.connect(self._join)
        self.steps.taken.connect(self.stepped)
        self.steps.nothing_offered.connect(self._say_no_step)
        problems.counted.connect(self._name_key)
        frame.step_button.setVisible(bool(kind.steps))
        frame.enter_button.setVisible(self.hall_plan is not None)
        if kind.steps:
            frame.print_words = tr("lưu và in biên nhận, giấy tờ")

    def begin(self, stored: Stored | None) -> None:
        """Another record is shown; None for a new one."""
        self.finder.begin(stored.uid if stored else None)
        self.due.begin()

    def follow(self, stored: Stored) -> None:
        """The record shown was saved."""
        self.finder.follow(stored.uid)
        self.due.refresh()

    def field_left(self) -> None:
        """A field was left: bring up to date what follows from the values."""
        self.due.refresh()
        self.finder.look()

    def pass_over(self) -> bool:
        """Put the offered matter aside; False where none is offered."""
        if not self.finder.is_offering:
            return False
        self.finder.dismiss()
        return True

    def go_on(self) -> None:
        """To what has to be corrected next; where nothing has, join the matter offered."""
        if self._fields.wrong_keys():
            self._problems.go_on()
        else:
            self.finder.join()

    def go_on_with(self, goal: Goal, stored: Stored) -> None:
        """Do what was wanted with a saved record: print, choose a paper, take a step, take records down."""
        kind, uid = self._kind.key, stored.uid
        if goal is Goal.STEP:
            self.steps.offer(stored)
        elif goal is Goal.ENTER:
            self._enter(uid)
        elif goal is Goal.CHOOSE_PAPER:
            self._context.navigator.print_paper(kind=kind, uid=uid)
        elif goal is Goal.PRINT:
            self._context.runner.run_read(
                partial(papers.offered, kind=kind, uid=uid), owner=self, on_success=partial(self._print, uid)
            )

    def keep_draft(self) -> None:
        """Keep the line that is being taken down."""
        if self._hall is not None:
            self._hall.keep_draft()

    # ------------------------------------------------------------ inside

    def _enter(self, uid: str) -> None:
        """Open the window in which what people say is taken down."""
        from desktop_app.gui.hall.hall_window import HallWindow  # loaded with the key

        if self.hall_plan is None or self._hall is not None:
            return
        self._hall = HallWindow(self.hall_plan, self._context, uid=uid, parent=self._frame)
        self._hall.finished.connect(self._forget_hall)
        self._hall.begin()

    def _forget_hall(self, _result: int) -> None:
        self._hall = None

    def _join(self, joining: Joining) -> None:
        """Put the links to an earlier matter into the form; the save is the person's."""
        for key, value in joining.raw.items():
            row = self._fields.rows[key]
            row.editor.set_raw(value, name=joining.names.get(str(value), ""))
            row.show_problems(())
            self.changed.emit(key)
        self._frame.similar.say_joined(joining.matter)

    def _print(self, uid: str, offered: Sequence[PaperTemplate]) -> None:
        kind, navigator = self._kind.key, self._context.navigator
        if offered:
            navigator.print_paper(kind=kind, uid=uid, key=offered[0].key)
        else:
            navigator.preview_report(key=f"{kind}-sheet", uid=uid)

    def _name_key(self) -> None:
        self._frame.similar.set_key_free(not self._fields.wrong_keys())

    def _say_no_step(self) -> None:
        words = tr("Không có bước tiếp theo cho trạng thái này. Cần sửa thì đổi “Trạng thái” trong biểu rồi lưu.")
        self._frame.strip.say(words, tone="paper")
