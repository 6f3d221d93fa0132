"""Sections of a form: which fields stand in which, and their places on a page that scrolls."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.fields import FieldSpec, FieldType
from desktop_app.domain.kind import RecordKind, Section
from desktop_app.gui.records.field_editor import EditorTools
from desktop_app.gui.records.field_row import FieldRow
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme

LABEL_WIDTH_PX = 200
LABEL_TOP_PX = 5


def sections_of(kind: RecordKind) -> tuple[Section, ...]:
    """The kind's sections that hold fields; one without words where it declares none."""
    used = {section_of(kind, spec) for spec in kind.specs}
    return tuple(section for section in kind.sections if section.key in used) or (Section("", tr("Nội dung")),)


def section_of(kind: RecordKind, spec: FieldSpec) -> str:
    """Key of the section a field stands in: the one it names, else the first."""
    keys = [section.key for section in kind.sections]
    return spec.section if spec.section in keys else (keys[0] if keys else "")


Group = tuple[Section, tuple[FieldSpec, ...]]
"""A section of a form with the fields that stand in it."""

Builder = Callable[[Group, EditorTools, QWidget], tuple[QScrollArea, list[FieldRow]]]
"""Lays the fields of a section out on a page."""


def groups_of(kind: RecordKind) -> tuple[Group, ...]:
    """The kind's sections with the fields a person fills in; what is reckoned has no editor."""
    typed = [(section_of(kind, spec), spec) for spec in kind.specs if not spec.computed]
    groups = ((section, tuple(spec for key, spec in typed if key == section.key)) for section in sections_of(kind))
    return tuple((section, specs) for section, specs in groups if specs)


def build_section(group: Group, tools: EditorTools, parent: QWidget) -> tuple[QScrollArea, list[FieldRow]]:
    """The page of one section with its fields, labels in one column and editors in the next."""
    theme = tools.context.theme
    area = QScrollArea(parent)
    area.setObjectName(f"section.{group[0].key}")
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
    rows = [FieldRow(spec, tools, page) for spec in group[1]]
    for row in rows:
        _place(row, grid, theme)
    grid.setRowStretch(grid.rowCount(), 1)
    area.setWidget(page)
    return area, rows


def _place(row: FieldRow, grid: QGridLayout, theme: Theme) -> None:
    line = grid.rowCount()
    cell = QVBoxLayout()
    cell.setSpacing(theme.px(2))
    cell.addWidget(row.editor)
    cell.addWidget(row.problem)
    cell.addStretch(1)
    if row.spec.type is FieldType.ROWS:  # a table needs the whole width
        grid.addWidget(row.label, line, 0, 1, 2)
        grid.addLayout(cell, line + 1, 0, 1, 2)
        return
    row.label.setMaximumWidth(theme.px(LABEL_WIDTH_PX))
    row.label.setContentsMargins(0, theme.px(LABEL_TOP_PX), 0, 0)
    grid.addWidget(row.label, line, 0, Qt.AlignmentFlag.AlignTop)
    grid.addLayout(cell, line, 1)
