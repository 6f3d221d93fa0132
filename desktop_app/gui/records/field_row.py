"""One field on a form: its label, its editor and the sentence that says what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.domain.doubts import soft_problems
from desktop_app.domain.errors import Problem
from desktop_app.domain.fields import FieldSpec, FieldType, Record
from desktop_app.domain.values import parse
from desktop_app.gui.records.field_editor import EditorTools, FieldEditor
from desktop_app.gui.records.field_editors import make_editor
from desktop_app.gui.records.lookup_editors import RefEditor
from desktop_app.gui.records.rows_editor import RowsEditor
from desktop_app.gui.texts import tr

_IN_ROWS = re.compile(r"(?P<field>\w+)\[(?P<line>\d+)\]\.(?P<cell>\w+)")


class FieldRow(QObject):
    """One field on the form: label, editor, and the sentence that says what is wrong with it."""

    def __init__(self, spec: FieldSpec, tools: EditorTools, page: QWidget) -> None:
        super().__init__(page)
        self.spec = spec
        self.label = QLabel(f"{tr(spec.label)}{' *' if spec.required else ''}", page)
        self.label.setWordWrap(True)
        self.label.setToolTip(tr(spec.help))
        made = RowsEditor if spec.type is FieldType.ROWS else make_editor
        self.editor: FieldEditor = made(spec, tools, parent=page)
        self.label.setBuddy(self.editor)
        self.problem = QLabel(page)
        self.problem.setObjectName(f"problem.{spec.key}")
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.problems: tuple[Problem, ...] = ()
        self.is_withheld = False

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say under the field what is wrong; nothing when it is right."""
        self.problems = tuple(problems)
        is_wrong = any(not problem.is_warning for problem in problems)
        role = "error" if is_wrong else "soon"
        if self.problem.property("role") != role:
            self.problem.setProperty("role", role)
            self.problem.style().unpolish(self.problem)
            self.problem.style().polish(self.problem)
        self.problem.setText("\n".join(_with_line(problem) for problem in problems))
        self.problem.setVisible(bool(problems) and not self.is_withheld)
        self.editor.set_invalid(is_wrong)
        if isinstance(self.editor, RowsEditor):
            cells = [found for problem in problems if (found := _IN_ROWS.fullmatch(problem.field))]
            self.editor.model.mark_wrong((int(found["line"]), found["cell"]) for found in cells)

    def set_withheld(self, is_withheld: bool) -> None:
        """Take the field out of sight and out of the way, or bring it back."""
        self.is_withheld = is_withheld
        for part in (self.label, self.editor):
            part.setVisible(not is_withheld)
        self.problem.setVisible(bool(self.problems) and not is_withheld)

    def take_focus_at_problem(self) -> None:
        """Put the keyboard where the first problem is."""
        found = _IN_ROWS.fullmatch(self.problems[0].field) if self.problems else None
        if found and isinstance(self.editor, RowsEditor):
            self.editor.open_cell(int(found["line"]), found["cell"])
        else:
            self.editor.take_focus()

    @property
    def has_focus(self) -> bool:
        """True while the keyboard is in this field, or in a cell of it."""
        focused = self.editor.window().focusWidget()
        return focused is not None and self.editor.isAncestorOf(focused)

    def judge(self, record_type: type[Record], *, today: date) -> None:
        """Say what is wrong with this field by itself; what only a save can tell goes when the field is changed."""
        if self.editor.is_empty:
            if any(problem.is_warning for problem in self.problems):
                self.show_problems(())
        elif isinstance(self.editor, RefEditor) and not self.editor.is_resolved:
            self.show_problems([unresolved(self.spec)])
        else:
            record, problems = parse(record_type, {self.spec.key: self.editor.raw()}, today=today)
            found = [*problems, *soft_problems(record)]
            self.show_problems([problem for problem in found if field_of(problem) == self.spec.key])


def field_of(problem: Problem) -> str:
    """Key of the form's field a problem belongs to; "" for the record as a whole."""
    return problem.field.partition("[")[0]


def unresolved(spec: FieldSpec) -> Problem:
    """What is wrong with a link whose words name no chosen record."""
    words = tr("Chưa chọn bản ghi nào. Nhấn F4 để chọn trong danh sách, hoặc xóa chữ vừa gõ.")
    return Problem(spec.key, words)


def _with_line(problem: Problem) -> str:
    found = _IN_ROWS.fullmatch(problem.field)
    return (
        tr("Dòng {line}: {words}").format(line=int(found["line"]) + 1, words=tr(problem.sentence))
        if found
        else tr(problem.sentence)
    )
