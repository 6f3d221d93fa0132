"""The fields of a form in their sections: values in and out, problems at their places, the keyboard's way through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop_app.domain.errors import Problem
from desktop_app.domain.kind import Section
from desktop_app.gui.records.field_editor import EditorTools
from desktop_app.gui.records.field_row import FieldRow, field_of, unresolved
from desktop_app.gui.records.form_section import Builder, Group, build_section
from desktop_app.gui.records.lookup_editors import RefEditor
from desktop_app.gui.records.overshoot import Overshoot
from desktop_app.gui.records.rows_editor import RowsEditor


class FormFields(QObject):
    """All fields a form asks for, in sections that can be scrolled.

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

    def __init__(
        self, groups: Sequence[Group], tools: EditorTools, *, build: Builder = build_section, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._overshoot = Overshoot()
        self.rows: dict[str, FieldRow] = {}
        self.pages: list[tuple[Section, QScrollArea]] = []
        self._sections = {spec.key: section.key for section, specs in groups for spec in specs}
        for group in groups:
            area, rows = build(group, tools, parent)
            self.pages.append((group[0], area))
            for row in rows:
                self._listen(row)

    # ------------------------------------------------------------ values

    def values(self) -> dict[str, Any]:
        """Raw values by key; withheld fields that are hidden are left out."""
        return {key: row.editor.raw() for key, row in self.rows.items() if not row.is_withheld}

    def set_values(self, raw: Mapping[str, Any], *, names: Mapping[str, str], kept: str = "") -> None:
        """Show values; fields that are not given become empty. The field ``kept`` stays just as it is being typed."""
        for key, row in self.rows.items():
            row.show_problems(())
            if key == kept:
                continue
            if isinstance(row.editor, RowsEditor):
                row.editor.model.names.update(names)
            row.editor.set_raw(raw.get(key), name=names.get(str(raw.get(key)), ""))

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
        for row in self._withheld:
            if is_cleared:
                row.editor.clear()
                row.show_problems(())
            row.set_withheld(is_hidden)

    def has_withheld(self) -> bool:
        """True when something stands in a field that a confidential record must not have."""
        return any(not row.editor.is_empty for row in self._withheld)

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
        return sum(self._sections[key] == section for key in self.wrong_keys())

    def unresolved_links(self) -> list[Problem]:
        """Links in which words stand that name no chosen record."""
        rows = [row for row in self._in_order() if isinstance(row.editor, RefEditor) and not row.editor.is_resolved]
        return [unresolved(row.spec) for row in rows]

    # ------------------------------------------------------------ the keyboard's way

    def focus_section(self, section: str) -> None:
        """Put the keyboard into the first field of a section, wherever in it the keyboard was before."""
        row = next((row for row in self._in_order() if self._sections[row.spec.key] == section), None)
        if row is not None:
            self._go_to(row)

    def focus(self, key: str) -> None:
        """Put the keyboard into a field; into the first where there is none of this key."""
        if key not in self.rows or self.rows[key].is_withheld:
            key = self.order()[0]
        self._go_to(self.rows[key])

    def focus_problem(self, key: str) -> None:
        """Put the keyboard where the first problem of a field is."""
        self.section_wanted.emit(self._sections[key])
        self.rows[key].take_focus_at_problem()

    def focused_key(self) -> str:
        """Field that has the keyboard, "" for none."""
        return next((key for key, row in self.rows.items() if row.has_focus), "")

    def settle(self) -> None:
        """Take what is typed in the field at hand as it is taken when the keyboard leaves it: before it is saved."""
        key = self.focused_key()
        if key:
            self.rows[key].editor.settle()

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

    @property
    def _withheld(self) -> list[FieldRow]:
        return [row for row in self.rows.values() if row.spec.withheld]

    def _in_order(self) -> list[FieldRow]:
        return [row for row in self.rows.values() if not row.is_withheld]

    def _go_to(self, row: FieldRow, *, is_forward: bool = True) -> None:
        self.section_wanted.emit(self._sections[row.spec.key])
        row.editor.take_focus(is_forward=is_forward)

    def _listen(self, row: FieldRow) -> None:
        key = row.spec.key
        self.rows[key] = row
        row.editor.changed.connect(partial(self._changed, key))
        row.editor.left.connect(partial(self.left.emit, key))
        row.editor.entered.connect(partial(self._entered, key))
        row.editor.moved.connect(partial(self._moved, key))
        row.editor.filled.connect(partial(self._filled, key))

    def _changed(self, key: str) -> None:
        self._overshoot.forget()
        self.changed.emit(key)

    def _entered(self, key: str) -> None:
        row = self.rows[key]
        for section, area in self.pages:
            if section.key == self._sections[row.spec.key]:
                area.ensureWidgetVisible(row.editor, 0, self._tools.context.theme.px(48))
                area.horizontalScrollBar().setValue(0)  # labels stay in sight, however narrow the window is
        self.entered.emit(key)

    def _moved(self, key: str, is_forward: bool) -> None:
        if not (is_forward and self._overshoot.swallows(key)):
            self.move_from(key, is_forward=is_forward)

    def _filled(self, key: str) -> None:
        self._overshoot.mark(self.move_from(key, is_forward=True))
