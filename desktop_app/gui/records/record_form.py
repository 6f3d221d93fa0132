"""The form of one record: typed through by keyboard, kept as a draft all the while, every problem shown at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.errors import AppError, RecordChanged, RecordInvalid
from desktop_app.domain.fields import FieldType, is_given
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Change
from desktop_app.domain.values import editable_values
from desktop_app.gui.context import GuiContext
from desktop_app.gui.errors import show_error
from desktop_app.gui.records.confidential_guard import ConfidentialGuard
from desktop_app.gui.records.draft_keeper import DraftKeeper
from desktop_app.gui.records.field_editor import EditorTools
from desktop_app.gui.records.form_aids import FormAids
from desktop_app.gui.records.form_deeds import add_deeds
from desktop_app.gui.records.form_fields import FormFields
from desktop_app.gui.records.form_frame import FormFrame
from desktop_app.gui.records.form_problems import FormProblems
from desktop_app.gui.records.form_saver import FOLLOWED, FormSaver, Goal, SaveOrder, SaveResult
from desktop_app.gui.records.form_section import groups_of
from desktop_app.gui.records.form_start import FormStart, start_draft, start_new, start_record
from desktop_app.gui.records.form_steps import StepTaken
from desktop_app.gui.records.form_tabs import FormTabs
from desktop_app.gui.records.form_words import paper_deeds, saved_words, step_words, title_of
from desktop_app.gui.records.key_hold import KeyHold
from desktop_app.gui.records.notice_strip import Deed
from desktop_app.gui.texts import tr
from desktop_app.services.drafts import Draft
from desktop_app.services.records import Saved
from desktop_app.services.workspace import Workspace


class RecordForm(QWidget):
    """Shows one record of a kind at a time.

    Signals:
        shown: Another record is shown and about to get the keyboard: bring the form into sight.
        closed: A person went back to the list; what was typed is kept as a draft.
        saved: The uid of a record whose save is on disk.
        derive_wanted: Key of a derivation: start another record from the one shown.
    """

    shown = Signal()
    closed = Signal()
    saved = Signal(str)
    derive_wanted = Signal(str)

    def __init__(self, kind: RecordKind, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._context = context
        self._start: FormStart | None = None
        self._changes = 0
        self._is_changed = False
        self._is_notice_read = False
        self._goal = Goal.STAY
        self._accepted: frozenset[str] = frozenset()
        self.frame = FormFrame(context.theme, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.fields = FormFields(groups_of(kind), EditorTools(context, self.today), parent=self)
        self.guard = ConfidentialGuard(kind, self.fields, today=self.today, parent=self)
        self.problems = FormProblems(self.fields, self.frame.strip, parent=self)
        self.keeper = DraftKeeper(context.runner, kind=kind.key, values=self.fields.values, parent=self)
        self._hold = KeyHold(parent=self)
        self.saver = FormSaver(context.runner, kind=kind.key, parent=self)
        self.tabs = FormTabs(kind, context, self.fields, self.frame, parent=self)
        self.aids = FormAids(
            kind, context, self.frame, self.fields, self.problems, today=self.today, hold=self._hold, parent=self
        )
        frame, fields = self.frame, self.fields
        fields.changed.connect(self._field_changed)
        fields.left.connect(self._field_left)
        fields.entered.connect(self._field_entered)
        fields.ended.connect(frame.save_button.setFocus)
        fields.section_wanted.connect(self.tabs.show_section)
        self.guard.turned.connect(frame.show_confidential)
        self.problems.accepted.connect(self._accept)
        self.problems.counted.connect(self.tabs.name_all)
        self.tabs.entry_wanted.connect(partial(self.save, Goal.ENTER))
        self.aids.changed.connect(self._field_changed)
        self.aids.stepped.connect(self._stepped)
        self.aids.fills.said.connect(self._leave_notice)
        self.keeper.kept.connect(frame.say_kept)
        self.keeper.failed.connect(frame.say_not_kept)
        self.saver.saved.connect(self._saved)
        self.saver.refused.connect(self._refused)
        self.saver.undone.connect(self._undone)
        frame.back_button.clicked.connect(self.close_form)
        for one, goal in zip(frame.goal_buttons, (Goal.STAY, Goal.STEP, Goal.ENTER), strict=True):
            one.clicked.connect(partial(self.save, goal))
        add_deeds(self)
        self.aids.fills.watch()

    # ------------------------------------------------------------ opening

    @property
    def uid(self) -> str | None:
        """The record shown; None for a new one."""
        return self._start.uid if self._start else None

    def today(self) -> date:
        """The local day as of opening."""
        return self._start.today if self._start else date.min

    def open_new(self, raw: Mapping[str, Any] | None = None) -> None:
        """Show an empty record, or one begun from these raw values."""
        self.frame.strip.silence()
        self._open(partial(start_new, kind=self.kind.key, raw=dict(raw or {})))

    def open_record(self, uid: str) -> None:
        """Show a record of the file."""
        self._open(partial(start_record, kind=self.kind.key, uid=uid))

    def open_draft(self, draft: Draft) -> None:
        """Show what was not saved, with the keyboard in the field it was in."""
        self._open(partial(start_draft, draft=draft))

    def _open(self, call: Callable[[Workspace], FormStart]) -> None:
        self.keep_draft()
        self._hold.begin()
        self._context.runner.run(call, owner=self, on_success=self._show, on_failure=self._not_opened)

    def _not_opened(self, error: AppError) -> None:
        self._hold.drop()
        show_error(self.window(), error)
        self.closed.emit()

    def _show(self, start: FormStart) -> None:
        self._fill(start)
        self.aids.begin(start.stored)
        self.frame.draft_label.clear()
        self.shown.emit()
        self.fields.focus(start.field)
        self._hold.release()
        if start.is_outdated:
            words = tr("Bản ghi đã được lưu ở nơi khác sau khi giữ nháp này. Xem tab Lịch sử trước khi lưu đè.")
            self.frame.strip.say(words, tone="soon")
        elif start.is_from_draft:
            self.frame.strip.say(tr("Đã mở lại nháp chưa lưu. Nhập tiếp rồi nhấn Ctrl+S."), tone="paper")
        elif self.frame.strip.tone != "done" or start.uid:
            self.frame.strip.silence()

    def _fill(self, start: FormStart, *, kept: str = "") -> None:
        self._start = start
        self._is_changed = start.is_from_draft
        self._is_notice_read = False
        self._accepted = frozenset()
        self.fields.set_values(start.raw, names=start.names, kept=kept)
        self.guard.begin()
        self.aids.fills.begin()
        self.keeper.begin(start.draft, uid=start.uid)
        self.frame.title.setText(title_of(self.kind, start.stored))
        self.frame.show_confidential(self.guard.is_confidential)
        self.tabs.show_record(start.uid)

    # ------------------------------------------------------------ leaving and saving

    def close_form(self) -> None:
        """Back to the list; never asks, the draft is kept."""
        self.keep_draft()
        self.closed.emit()

    def keep_draft(self) -> None:
        """Keep what is typed now."""
        self.aids.keep_draft()
        if not self.saver.is_saving:
            self.keeper.keep_now()

    def save(self, goal: Goal = Goal.STAY) -> None:
        """Save; every problem is shown at its field, nothing typed is lost by one."""
        start = self._start
        if start is None or self.saver.is_saving or not self.guard.check():
            return
        if goal in FOLLOWED and start.stored is not None and not self._is_changed:
            self.aids.go_on_with(goal, start.stored)
            return
        self.fields.settle()
        problems = self.fields.unresolved_links()
        if problems:
            self.problems.show(problems)
            return
        seen = start.stored.stamp.clock if start.stored else None
        self.keeper.rest()
        self._goal = goal
        if goal in (Goal.NEW, Goal.STEP, Goal.ENTER):
            self._hold.begin()
        raw = self.fields.values()
        self.saver.save(SaveOrder(start.uid, raw, seen, self._accepted, start.draft, goal, self._changes))

    def _saved(self, result: SaveResult) -> None:
        assert self._start is not None
        stored = result.saved.stored
        start = replace(self._start, stored=stored, draft=result.draft, is_from_draft=False, is_outdated=False)
        key = self.fields.focused_key()
        if result.order.changes == self._changes:
            self._fill(replace(start, raw=editable_values(stored.record), names=self.fields.names()), kept=key)
        else:  # somebody typed on while the save was under way
            self._start = start
            self.keeper.begin(start.draft, uid=start.uid)
            self.keeper.note_change(key)
        self.aids.follow(stored)
        self.frame.draft_label.clear()
        words = saved_words(self.kind, result.saved, result.at)
        self._say_done(words, result.saved)
        if result.order.goal is Goal.NEW:
            self._open(partial(start_new, kind=self.kind.key, raw={}))  # what was saved is still said
        else:
            self.aids.go_on_with(result.order.goal, stored)

    def _say_done(self, words: str, saved: Saved, *, deeds: Sequence[Deed] = ()) -> None:
        """Tell the person and the program what a save did; it can be taken back."""
        undo = Deed("undo_save", tr("&Hoàn tác lần lưu này"), partial(self.saver.undo, saved.stored.uid))
        can_undo = saved.changes and not saved.wiped
        self.frame.strip.say(words, tone="done", deeds=[*deeds, undo] if can_undo else deeds)
        self._context.hub.announce(saved.changes, self)
        self.saved.emit(saved.stored.uid)

    def _undone(self, changes: Sequence[Change]) -> None:
        self._context.hub.announce(changes, self)
        if any(change.deed == "deleted" for change in changes):
            self.closed.emit()
        elif changes:
            self.open_record(changes[0].uids[0])

    def _refused(self, error: AppError) -> None:
        self._hold.drop()
        self.keeper.note_change(self.fields.focused_key())
        self.keeper.keep_now()
        if isinstance(error, RecordInvalid):
            self.problems.show(error.problems)
        elif isinstance(error, RecordChanged):
            words, reload = tr("&Mở bản mới, giữ chữ của tôi làm nháp"), partial(self.open_record, self.uid or "")
            self.frame.strip.say(tr(error.sentence), tone="soon", deeds=[Deed("reload_record", words, reload)])
        else:
            show_error(self.window(), error)

    def _accept(self, codes: frozenset[str]) -> None:
        self._accepted |= codes
        self.save(self._goal)

    # ------------------------------------------------------------ steps and cases

    def _stepped(self, result: StepTaken) -> None:
        assert self._start is not None
        stored = result.saved.stored
        raw = editable_values(stored.record)
        names = {**self._start.names, **result.names}
        self._fill(replace(self._start, stored=stored, raw=raw, names=names, draft=result.draft, is_outdated=False))
        self.aids.follow(stored)
        deeds = paper_deeds(result, self._context.navigator, kind=self.kind.key)
        self._say_done(step_words(result), result.saved, deeds=deeds)

    # ------------------------------------------------------------ fields

    def _field_changed(self, key: str) -> None:
        self._changes += 1
        self._is_changed = True
        self._accepted = frozenset()
        self.keeper.note_change(key)
        self._is_notice_read = True
        if self.kind.spec(key).type is FieldType.FLAG:
            self.guard.check()

    def _leave_notice(self) -> None:
        """What is said now stays until something else is changed."""
        self._is_notice_read = False

    def _field_left(self, key: str) -> None:
        if self._is_notice_read and self.frame.strip.tone in ("done", "paper"):
            self.frame.strip.silence()
        self.fields.rows[key].judge(self.kind.record_type, today=self.today())
        self.problems.recount()
        self.guard.check()
        self.keep_draft()
        self.aids.field_left()

    def _field_entered(self, key: str) -> None:
        editor = self.fields.rows[key].editor
        self.frame.show_field(editor, before=tr(self._start.last_in_words(editor.spec)) if self._start else "")

    def focus_again(self) -> None:
        """The form came back into sight: the keyboard goes where it was."""
        if not self.fields.focused_key():
            self.fields.focus("")

    def repeat_last(self) -> None:
        """Put the value of the record saved last into the field at hand."""
        key = self.fields.focused_key()
        value = self._start.last.get(key) if self._start else None
        if self._start is None or not key or not is_given(value):
            return
        self.fields.rows[key].editor.set_raw(value, name=self._start.names.get(str(value), ""))
        self._field_changed(key)
        self.fields.focus(key)
