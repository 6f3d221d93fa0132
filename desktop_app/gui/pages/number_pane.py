"""A table of things that each have one number the office may set: Enter leads to the number, Enter saves it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.errors import InputRefused
from desktop_app.domain.formats import FormatProblem
from desktop_app.gui.building import button, label, line_edit, row
from desktop_app.gui.context import GuiContext
from desktop_app.gui.errors import show_error
from desktop_app.gui.plain_table import PlainRows, PlainTable
from desktop_app.gui.texts import tr

if TYPE_CHECKING:
    from desktop_app.services.workspace import Workspace

_T = TypeVar("_T")


class NumberPane(QWidget, Generic[_T]):
    """Table above, what is known of the current thing and its number below; subclasses say what and how.

    Signals:
        saved: A number changed.
    """

    saved = Signal()

    def __init__(
        self, context: GuiContext, *, rows: PlainRows[_T], name: str, title: str, words: str, widest: str, back: str
    ) -> None:
        """Make the pane.

        Args:
            name: What the widgets are called after: ``<name>_table``, ``<name>_number``.
            title: Name of the table.
            words: Label of the number, with its Alt letter.
            widest: The longest number that must fit.
            back: Words of the button that goes back to the shipped number.
        """
        super().__init__()
        self._context = context
        theme = context.theme
        self._rows = rows
        self._table = PlainTable(rows, name=f"{name}_table", title=title, theme=theme)
        self._table.chosen.connect(self._show_current)
        self._table.opened.connect(self._go_to_number)
        self._number = line_edit(name=f"{name}_number", title=words.replace("&", ""))
        self._number.setFixedWidth(self._number.fontMetrics().horizontalAdvance(widest) + theme.px(28))
        self._number.returnPressed.connect(self.save)
        self._save = button(tr("&Lưu"), name=f"save_{name}_button", on_click=self.save, is_primary=True)
        self._back = button(back, name=f"shipped_{name}_button", on_click=self.go_back)
        shown = label(words)
        shown.setBuddy(self._number)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(8))
        column.addWidget(self._table, 1)
        for detail in self.details():
            column.addWidget(detail)
        column.addLayout(row(shown, self._number, self._save, self._back, 1))

    # ------------------------------------------------------------ what subclasses say

    def details(self) -> Sequence[QWidget]:
        """Lines between the table and the number."""
        raise NotImplementedError

    def read(self, work: Workspace) -> tuple[_T, ...]:
        """The things as they are applied now; on the worker."""
        raise NotImplementedError

    def typed(self, text: str) -> int:
        """The number a person typed.

        Raises:
            FormatProblem: It is none; the sentence says what to type.
        """
        raise NotImplementedError

    def keep(self, work: Workspace, item: _T, number: int | None) -> None:
        """Keep the number, None for the shipped one; on the worker."""
        raise NotImplementedError

    def tell(self, item: _T) -> str:
        """Show what is known of the current thing; returns its number as it stands in the box."""
        raise NotImplementedError

    # ------------------------------------------------------------ what screens call

    def activate(self) -> None:
        """Show the numbers that are applied now."""
        self._context.runner.run_read(self.read, owner=self, on_success=self._take, supersedes="numbers")

    def save(self) -> None:
        """Keep the typed number."""
        try:
            number = self.typed(self._number.text())
        except FormatProblem as problem:
            show_error(self, InputRefused(problem.sentence))
            return
        self._write(number)

    def go_back(self) -> None:
        """Take the number that came with the program."""
        self._write(None)

    # ------------------------------------------------------------ inside

    def _write(self, number: int | None) -> None:
        current = self._current()
        if current is not None:
            self._context.runner.run(
                lambda work: self.keep(work, current, number), owner=self, on_success=self._note_saved
            )

    def _note_saved(self, _none: None) -> None:
        self.activate()
        self.saved.emit()

    def _take(self, items: tuple[_T, ...]) -> None:
        self._table.show_rows(items)

    def _current(self) -> _T | None:
        place = self._table.place
        return self._rows.rows[place] if 0 <= place < self._rows.rowCount() else None

    def _show_current(self) -> None:
        current = self._current()
        if current is not None:
            self._number.setText(self.tell(current))

    def _go_to_number(self) -> None:
        self._number.setFocus(Qt.FocusReason.TabFocusReason)
        self._number.selectAll()
