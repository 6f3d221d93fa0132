"""Editor of a rows field: a small table, typed through with Enter, filled by pasting from a spreadsheet."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.fields import FieldSpec
from desktop_app.gui.records.field_editor import EditorTools, FieldEditor
from desktop_app.gui.records.field_editors import make_editor
from desktop_app.gui.records.lookup_editors import RefEditor
from desktop_app.gui.records.overshoot import Overshoot
from desktop_app.gui.records.rows_aids import WholeWords, rows_keys, step_of
from desktop_app.gui.records.rows_model import RowsModel, is_block, read_block
from desktop_app.gui.records.rows_table import RowsTable
from desktop_app.gui.texts import tr


class RowsEditor(FieldEditor):
    """A table whose current cell is always open for typing while the keyboard is here."""

    def __init__(
        self, spec: FieldSpec, tools: EditorTools, *, is_cell: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, tools, is_cell=is_cell, parent=parent)
        theme = tools.context.theme
        self.model = RowsModel(spec.row_specs, theme, parent=self)
        self.table = RowsTable(self.model, theme, parent=self)
        self._cell: FieldEditor | None = None
        self._place = (0, 0)
        self._is_moving = False
        self._overshoot = Overshoot()
        body = QVBoxLayout()
        body.setSpacing(theme.px(4))
        self._row.addLayout(body)
        self._adopt(self.table)
        self._row.removeWidget(self.table)
        body.addWidget(self.table)
        self.whole = WholeWords(self.model, self.table, name=f"whole.{spec.key}", parent=self)
        body.addWidget(self.whole)
        body.addLayout(self._make_buttons())
        self.table.selectionModel().currentChanged.connect(self._current_changed)
        self.table.moved.connect(self._put_cell)

    # ------------------------------------------------------------ for the form

    @property
    def keys_hint(self) -> str:
        """Keys that only work here."""
        return " · ".join((rows_keys(), tr("Ctrl+V: dán khối ô từ Excel")))

    def raw(self) -> list[dict[str, Any]]:
        """The lines as typed, the open cell included."""
        lines = self.model.lines()
        if self._cell is not None:
            row, column = self._place
            value = self._cell.raw()
            lines += [{} for _ in range(row + 1 - len(lines))] if value else []
            if row < len(lines):
                lines[row][self.model.specs[column].key] = value
        return lines

    def set_raw(self, value: Any, *, name: str = "") -> None:
        """Show lines."""
        self._close_cell()
        self._place = (0, 0)
        self.model.set_lines(value or [])

    def take_focus(self, *, is_forward: bool = True) -> None:
        """Open the first cell, or the last one coming from behind."""
        last = (self.model.rowCount() - 1, self.model.columnCount() - 1)
        self._open_cell(*((0, 0) if is_forward else last))

    def open_cell(self, row: int, key: str) -> None:
        """Open the cell of a line and field key."""
        keys = [spec.key for spec in self.model.specs]
        self._open_cell(min(row, self.model.rowCount() - 1), keys.index(key) if key in keys else 0)

    def settle(self) -> None:
        """Take what is typed in the open cell as it is taken when the keyboard leaves it."""
        if self._cell is not None:
            self._cell.settle()

    def set_invalid(self, is_invalid: bool) -> None:
        """Cells are marked one by one instead."""
        if not is_invalid:
            self.model.mark_wrong(())

    # ------------------------------------------------------------ cells

    def _open_cell(self, row: int, column: int) -> None:
        self._is_moving = True
        self._close_cell()
        self._place = (row, column)
        index = self.model.index(row, column)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)
        cell = make_editor(self.model.specs[column], self.tools, is_cell=True, parent=self.table.viewport())
        value = self.model.value(row, column)
        cell.set_raw(value, name=self.model.names.get(str(value), ""))
        cell.changed.connect(self._overshoot.forget)
        cell.changed.connect(self.changed)
        cell.moved.connect(self._cell_moved)
        cell.filled.connect(self._cell_filled)
        cell.left.connect(self._cell_left)
        cell.input.installEventFilter(self)
        self._cell = cell
        self._put_cell()
        self.whole.show_line(row, column)
        cell.show()
        cell.take_focus()
        self._is_moving = False
        self.entered.emit()

    def _close_cell(self, *, keeps: bool = True) -> None:
        """Take the open cell away, and keep what it holds unless its line goes too.

        The keyboard may pass through the table, which must not open one again.
        """
        if keeps:
            self._keep_cell()
        cell, self._cell = self._cell, None
        if cell is not None:
            was_moving, self._is_moving = self._is_moving, True
            if self.window().focusWidget() is cell.input:
                self.table.setFocus()  # else Qt looks for a place of its own, anywhere in the window
            cell.hide()
            cell.deleteLater()
            self._is_moving = was_moving

    def _keep_cell(self) -> None:
        """Put what the open cell holds among the values."""
        if self._cell is not None:
            if isinstance(self._cell, RefEditor) and self._cell.name:
                self.model.names[str(self._cell.raw())] = self._cell.name
            self.model.set_value(*self._place, self._cell.raw())

    def _move(self, is_forward: bool) -> None:
        row, column = self._place
        self._keep_cell()
        last = self.model.columnCount() - 1
        if is_forward:
            if self.model.is_blank(row) and row == self.model.rowCount() - 1:
                self._leave(is_forward=True)
            elif column < last:
                self._open_cell(row, column + 1)
            else:
                self._open_cell(row + 1 if row + 1 < self.model.rowCount() else self.model.add_line(), 0)
        elif (row, column) == (0, 0):
            self._leave(is_forward=False)
        else:
            self._open_cell(*((row, column - 1) if column else (row - 1, last)))

    def _leave(self, *, is_forward: bool) -> None:
        row = self.model.rowCount() - 1
        self._close_cell()
        if row and self.model.is_blank(row):
            self.model.remove_line(row)
            self._place = (0, 0)
        self.moved.emit(is_forward)

    def _cell_moved(self, is_forward: bool) -> None:
        if not (is_forward and self._overshoot.swallows(self._place)):
            self._move(is_forward)

    def _cell_filled(self) -> None:
        self._move(True)
        self._overshoot.mark(self._place)

    def _cell_left(self) -> None:
        now = QApplication.focusWidget()
        if self._is_moving or (now is not None and self.isAncestorOf(now)):
            return
        if self._cell is not None and self.window().focusWidget() is self._cell.input:
            self._keep_cell()  # another window has the keyboard, a spreadsheet it may be; it comes back to this cell
            self.left.emit()
            return
        self._close_cell()
        self.whole.hide()
        self.left.emit()

    def _current_changed(self, index: QModelIndex) -> None:
        if not self._is_moving and index.isValid() and self.isAncestorOf(QApplication.focusWidget() or self.window()):
            self._open_cell(index.row(), index.column())

    def _put_cell(self) -> None:
        """The open cell lies over its place in the table; a text of several lines may be taller."""
        if self._cell is not None:
            place = self.table.visualRect(self.model.index(*self._place))
            place.setHeight(max(place.height(), min(self._cell.sizeHint().height(), 3 * place.height())))
            self._cell.setGeometry(place)
            self._cell.raise_()

    # ------------------------------------------------------------ lines

    def add_line(self) -> None:
        """Open a new line at the end."""
        self._keep_cell()
        last = self.model.rowCount() - 1
        self._open_cell(last if self.model.is_blank(last) else self.model.add_line(), 0)

    def remove_line(self) -> None:
        """Take the current line out."""
        row, column = self._place
        self._is_moving = True  # rows that go make others current, which must not open
        self._close_cell(keeps=False)
        self.model.remove_line(row)
        self.changed.emit()
        self._open_cell(min(row, self.model.rowCount() - 1), column)

    def paste_block(self, text: str) -> None:
        """Fill cells from the current one on with a block copied from a spreadsheet."""
        row, column = self._place
        self._close_cell()
        block = read_block(text)
        self.model.paste(block, row=row, column=column)
        self.changed.emit()
        self._open_cell(row + len(block) - 1, column)

    # ------------------------------------------------------------ inside

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, words, deed in (
            ("add_line", tr("+ Thêm dòng"), self.add_line),
            ("remove_line", tr("Xóa dòng  Ctrl+Delete"), self.remove_line),
        ):
            button = QPushButton(words, self)
            button.setObjectName(f"{name}.{self.spec.key}")
            button.setAccessibleName(f"{words} {tr(self.spec.label)}")
            button.setProperty("flat_link", "true")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(deed)
            row.addWidget(button)
        hint = QLabel(tr("Dán khối ô từ Excel: Ctrl+V"), self)
        hint.setProperty("role", "hint")
        row.addWidget(hint)
        row.addStretch(1)
        return row

    def _key_pressed(self, event: QKeyEvent) -> bool:
        """Keys while no cell is open (the table itself has the keyboard): any of them opens the current cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._open_cell(*self._place)
            return True
        return super()._key_pressed(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys for lines and blocks come before the open cell; a table that gets the keyboard opens its cell."""
        if self._cell is not None and watched is self._cell.input and event.type() == QEvent.Type.KeyPress:
            return isinstance(event, QKeyEvent) and self._line_key(event)
        if watched is self.table and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut) and self._is_moving:
            return False  # the keyboard passes through on its way from cell to cell
        if watched is self.table and event.type() == QEvent.Type.FocusIn and self._cell is None:
            self._open_cell(*self._place)
            return False
        return super().eventFilter(watched, event)

    def _line_key(self, event: QKeyEvent) -> bool:
        step = step_of(event, self._cell)
        if step is not None:
            self._keep_cell()
            row = self._place[0] + step.by
            if step.is_out:
                self._leave(is_forward=step.by > 0)
            elif 0 <= row < self.model.rowCount():
                self._open_cell(row, self._place[1])
            return True
        if event.key() == Qt.Key.Key_Delete and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.remove_line()
            return True
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            if is_block(text):
                self.paste_block(text)
                return True
        return False
