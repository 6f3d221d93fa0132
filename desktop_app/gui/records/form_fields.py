"""The fields of a form in their sections: made from the specs, walked by keyboard, judged when they are left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.errors import Problem
from desktop_app.domain.fields import FieldSpec, FieldType
from desktop_app.domain.kind import RecordKind, Section
from desktop_app.domain.values import parse, soft_problems
from desktop_app.gui.records.field_editor import EditorTools, FieldEditor
from desktop_app.gui.records.field_editors import make_editor
from desktop_app.gui.records.lookup_editors import RefEditor
from desktop_app.gui.records.overshoot import Overshoot
from desktop_app.gui.records.rows_editor import RowsEditor
from desktop_app.gui.texts import tr

LABEL_WIDTH_PX = 200
_IN_ROWS = re.compile(r"(?P<field>\w+)\[(?P<line>\d+)\]\.(?P<cell>\w+)")
_WIDE = frozenset({FieldType.ROWS})


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
            self.editor.mark_wrong((int(found["line"]), found["cell"]) for found in cells)

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


class FormFields(QObject):
    """All fields of a kind, in sections that can be scrolled.

    Signals:
        changed: Key of a field a person changed.
        left: Key of a field the keyboard left.
        entered: Key of the field the keyboard is in.
        ended: A person moved on from the last field.
        section_wanted: Key of the section that must be in sight now.
    """

    changed = Signal(str)
    left = Signal(str)
    entered = Signal(str)
    ended = Signal()
    section_wanted = Signal(str)

    def __init__(self, kind: RecordKind, tools: EditorTools, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = kind
        self._tools = tools
        self._overshoot = Overshoot()
        self.rows: dict[str, FieldRow] = {}
        self.pages: list[tuple[Section, QScrollArea]] = [
            (section, self._make_page(section, parent)) for section in sections_of(kind)
        ]

    # ------------------------------------------------------------ values

    def values(self) -> dict[str, Any]:
        """Raw values by key; withheld fields that are hidden are left out."""
        return {key: row.editor.raw() for key, row in self.rows.items() if not row.is_withheld}

    def set_values(self, raw: Mapping[str, Any], *, names: Mapping[str, str]) -> None:
        """Show values; fields that are not given become empty."""
        for key, row in self.rows.items():
            value = raw.get(key)
            if isinstance(row.editor, RowsEditor):
                row.editor.set_names(names)
            row.editor.set_raw(value, name=names.get(str(value), ""))
            row.show_problems(())

    def names(self) -> dict[str, str]:
        """Names behind the links that are shown."""
        found: dict[str, str] = {}
        for row in self.rows.values():
            if isinstance(row.editor, RefEditor) and row.editor.is_resolved and row.editor.raw():
                found[row.editor.raw()] = row.editor.name
            elif isinstance(row.editor, RowsEditor):
                found |= row.editor.model.names
        return found

    def set_withheld_hidden(self, is_hidden: bool, *, is_cleared: bool = False) -> None:
        """Hide the fields a confidential record must not have (and empty them), or show them again."""
        for spec in self._kind.withheld:
            row = self.rows[spec.key]
            if is_cleared:
                row.editor.clear()
                row.show_problems(())
            row.set_withheld(is_hidden)

    def has_withheld(self) -> bool:
        """True when something stands in a field that a confidential record must not have."""
        return any(not self.rows[spec.key].editor.is_empty for spec in self._kind.withheld)

    # ------------------------------------------------------------ problems

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Show every problem at its field."""
        by_field: dict[str, list[Problem]] = {}
        for problem in problems:
            by_field.setdefault(field_of(problem), []).append(problem)
        for key, row in self.rows.items():
            row.show_problems(by_field.get(key, ()))

    def order(self) -> list[str]:
        """Keys of the fields in the order of the keyboard's way."""
        return [row.spec.key for row in self._in_order()]

    def wrong_keys(self) -> list[str]:
        """Fields that have to be corrected, in order."""
        return [row.spec.key for row in self._in_order() if any(not item.is_warning for item in row.problems)]

    def wrong_in(self, section: str) -> int:
        """How many fields of a section have to be corrected."""
        return sum(self._section_of(self.rows[key]) == section for key in self.wrong_keys())

    def judge(self, key: str, *, today: date) -> None:
        """Say what is wrong with one field by itself; what only a save can tell goes when the field is changed."""
        row = self.rows[key]
        if row.editor.is_empty:
            if any(problem.is_warning for problem in row.problems):
                row.show_problems(())
            return
        row.show_problems(self._problems_of(row, today=today))

    def _problems_of(self, row: FieldRow, *, today: date) -> list[Problem]:
        if isinstance(row.editor, RefEditor) and not row.editor.is_resolved:
            return [unresolved(row.spec)]
        record, problems = parse(self._kind.record_type, {row.spec.key: row.editor.raw()}, today=today)
        return [problem for problem in (*problems, *soft_problems(record)) if field_of(problem) == row.spec.key]

    def unresolved_links(self) -> list[Problem]:
        """Links in which words stand that name no chosen record."""
        rows = [row for row in self._in_order() if isinstance(row.editor, RefEditor) and not row.editor.is_resolved]
        return [unresolved(row.spec) for row in rows]

    # ------------------------------------------------------------ the keyboard's way

    def focus_first(self, *, section: str = "") -> None:
        """Put the keyboard into the first field (of a section)."""
        rows = [row for row in self._in_order() if not section or self._section_of(row) == section]
        if rows:
            self._go_to(rows[0])

    def focus(self, key: str) -> None:
        """Put the keyboard into a field; into the first where there is none of this key."""
        if key in self.rows and not self.rows[key].is_withheld:
            self._go_to(self.rows[key])
        else:
            self.focus_first()

    def focus_problem(self, key: str) -> None:
        """Put the keyboard where the first problem of a field is."""
        self.section_wanted.emit(self._section_of(self.rows[key]))
        self.rows[key].take_focus_at_problem()

    def focused_key(self) -> str:
        """Field that has the keyboard, "" for none."""
        return next(
            (key for key, row in self.rows.items() if row.editor.input.hasFocus() or _has_inner(row.editor)), ""
        )

    def move_from(self, key: str, *, is_forward: bool) -> str:
        """Go to the next or previous field; returns its key, "" at either end."""
        order = self._in_order()
        place = next(place for place, row in enumerate(order) if row.spec.key == key) + (1 if is_forward else -1)
        if not 0 <= place < len(order):
            if is_forward:
                self.ended.emit()
            return ""
        self._go_to(order[place], is_forward=is_forward)
        return order[place].spec.key

    # ------------------------------------------------------------ inside

    def _in_order(self) -> list[FieldRow]:
        keys = [section.key for section, _ in self.pages]
        rows = [row for row in self.rows.values() if not row.is_withheld]
        return sorted(rows, key=lambda row: keys.index(self._section_of(row)))

    def _go_to(self, row: FieldRow, *, is_forward: bool = True) -> None:
        self.section_wanted.emit(self._section_of(row))
        row.editor.take_focus(is_forward=is_forward)

    def _section_of(self, row: FieldRow) -> str:
        return section_of(self._kind, row.spec)

    def _make_page(self, section: Section, parent: QWidget) -> QScrollArea:
        theme = self._tools.context.theme
        area = QScrollArea(parent)
        area.setObjectName(f"section.{section.key}")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(theme.px(16), theme.px(12), theme.px(12), theme.px(12))
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnMinimumWidth(0, theme.px(LABEL_WIDTH_PX))
        grid.setColumnStretch(1, 1)
        for spec in self._kind.specs:
            if section_of(self._kind, spec) == section.key:
                self._add(spec, page, grid)
        grid.setRowStretch(grid.rowCount(), 1)
        area.setWidget(page)
        return area

    def _add(self, spec: FieldSpec, page: QWidget, grid: QGridLayout) -> None:
        theme = self._tools.context.theme
        row = FieldRow(spec, self._tools, page)
        self.rows[spec.key] = row
        row.label.setMaximumWidth(theme.px(LABEL_WIDTH_PX) if spec.type not in _WIDE else theme.px(900))
        line = grid.rowCount()
        cell = QVBoxLayout()
        cell.setSpacing(theme.px(2))
        cell.addWidget(row.editor)
        cell.addWidget(row.problem)
        cell.addStretch(1)
        if spec.type in _WIDE:
            grid.addWidget(row.label, line, 0, 1, 2)
            grid.addLayout(cell, line + 1, 0, 1, 2)
        else:
            row.label.setContentsMargins(0, theme.px(5), 0, 0)
            grid.addWidget(row.label, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(cell, line, 1)
        row.editor.changed.connect(partial(self._changed, spec.key))
        row.editor.left.connect(partial(self.left.emit, spec.key))
        row.editor.entered.connect(partial(self._entered, spec.key))
        row.editor.moved.connect(partial(self._moved, spec.key))
        row.editor.filled.connect(partial(self._filled, spec.key))

    def _changed(self, key: str) -> None:
        self._overshoot.forget()
        self.changed.emit(key)

    def _entered(self, key: str) -> None:
        row = self.rows[key]
        for section, area in self.pages:
            if section.key == self._section_of(row):
                area.ensureWidgetVisible(row.editor, 0, self._tools.context.theme.px(48))
        self.entered.emit(key)

    def _moved(self, key: str, is_forward: bool) -> None:
        if not (is_forward and self._overshoot.swallows(key)):
            self.move_from(key, is_forward=is_forward)

    def _filled(self, key: str) -> None:
        self._overshoot.mark(self.move_from(key, is_forward=True))


def sections_of(kind: RecordKind) -> tuple[Section, ...]:
    """The kind's sections that hold fields; one without words where it declares none."""
    used = {section_of(kind, spec) for spec in kind.specs}
    return tuple(section for section in kind.sections if section.key in used) or (Section("", tr("Nội dung")),)


def section_of(kind: RecordKind, spec: FieldSpec) -> str:
    """Key of the section a field stands in: the one it names, else the first."""
    keys = [section.key for section in kind.sections]
    return spec.section if spec.section in keys else (keys[0] if keys else "")


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


def _has_inner(editor: FieldEditor) -> bool:
    focused = editor.window().focusWidget()
    return focused is not None and editor.isAncestorOf(focused)
