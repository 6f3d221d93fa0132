"""The deeds of a form: their words, their keys, and their lines in the menu of other deeds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from desktop_app.gui.records.form_saver import Goal
from desktop_app.gui.texts import tr

if TYPE_CHECKING:  # the form makes its deeds while it is being built
    from desktop_app.gui.records.record_form import RecordForm


@dataclass(frozen=True, slots=True)
class FormDeed:
    """One deed; ``keys`` all do it, the first stands in the menu, where those without words do not."""

    name: str
    words: str
    keys: tuple[str, ...]
    do: Callable[[], object]


def add_deeds(form: RecordForm) -> None:
    """Make all deeds of a form work wherever the keyboard is within it."""
    for deed in (*_usual_deeds(form), *_legal_deeds(form), *_derivations(form)):
        if deed.words:
            form.frame.add_deed(deed.name, f"{deed.words}\t{deed.keys[0]}" if deed.keys else deed.words, deed.do)
        for keys in deed.keys:
            # Portable: with a Vietnamese catalogue the native name of Return is Enter, and both keys become one.
            sequence = QKeySequence(keys, QKeySequence.SequenceFormat.PortableText)
            shortcut = QShortcut(sequence, form)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed.do)


def _usual_deeds(form: RecordForm) -> list[FormDeed]:
    return [
        FormDeed("save", tr("Lưu"), ("Ctrl+S",), partial(form.save, Goal.STAY)),
        FormDeed(
            "save_new", tr("Lưu và nhập bản ghi mới"), ("Ctrl+Enter", "Ctrl+Return"), partial(form.save, Goal.NEW)
        ),
        FormDeed("save_print", tr("Lưu và in"), ("Ctrl+P",), partial(form.save, Goal.PRINT)),
        FormDeed("repeat_last", tr("Như bản ghi trước"), ("F6",), form.repeat_last),
        FormDeed("next_problem", tr("Đến chỗ cần sửa tiếp theo"), ("F8",), form.aids.go_on),
        FormDeed("next_section", tr("Phần sau"), ("Ctrl+PgDown",), partial(form.tabs.step, 1)),
        FormDeed("previous_section", tr("Phần trước"), ("Ctrl+PgUp",), partial(form.tabs.step, -1)),
        FormDeed("close_form", tr("Về danh sách"), (), form.close_form),
        FormDeed("step_back", "", ("Esc",), partial(_step_back, form)),
    ]


def _step_back(form: RecordForm) -> None:
    """Put an offered matter aside; where none is offered, back to the list."""
    if not form.aids.pass_over():
        form.close_form()


def _legal_deeds(form: RecordForm) -> Iterator[FormDeed]:
    """What the law's terms, steps and cases bring, for kinds that have them."""
    if form.aids.hall_plan is not None:
        yield FormDeed("enter", tr(form.aids.hall_plan.quick.title), ("F7",), partial(form.save, Goal.ENTER))
    if form.kind.steps:
        yield FormDeed("next_step", tr("Bước tiếp theo"), ("F9",), partial(form.save, Goal.STEP))
        choose = partial(form.save, Goal.CHOOSE_PAPER)
        yield FormDeed("choose_paper", tr("Lưu và chọn giấy tờ để in"), ("Ctrl+Shift+P",), choose)
    if any(spec.computed for spec in form.kind.specs):
        yield FormDeed("due_sum", tr("Cách tính hạn"), ("Shift+F1",), form.aids.due.show_sum)
    if form.kind.case_field:
        yield FormDeed("join_similar", tr("Gắn vào vụ việc có thể trùng"), (), form.aids.finder.join)
        yield FormDeed("next_similar", tr("Vụ việc có thể trùng khác"), ("Shift+F8",), form.frame.similar.step)


def _derivations(form: RecordForm) -> list[FormDeed]:
    return [
        FormDeed(f"derive.{item.key}", tr(item.label), (), partial(form.derive_wanted.emit, item.key))
        for item in form.kind.derivations
    ]
