"""The editors of all field types but links, lists and rows, and the maker that chooses by a FieldSpec."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from desktop_app.domain import formats
from desktop_app.domain.fields import FieldSpec, FieldType
from desktop_app.domain.formats import FormatProblem
from desktop_app.gui.records.field_editor import EditorTools, FieldEditor
from desktop_app.gui.records.lookup_editors import ChoiceEditor, PickEditor, RefEditor
from desktop_app.gui.texts import tr

LONG_TEXT_LINES = (3, 9)
FAST_TEXT_LINES = (2, 5)
_AREA_UNITS: Mapping[str, str] = {"m²": "mét vuông", "m2": "mét vuông", "ha": "héc-ta", "km": "ki-lô-mét", "m": "mét"}

# A date of six digits is full only when the last two cannot begin a year of four digits.
_FULL: Mapping[FieldType, re.Pattern[str]] = {
    FieldType.DAY: re.compile(r"\d{8}|\d{4}(?!19|20)\d\d|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|(?!19|20)\d\d)"),
    FieldType.TIME: re.compile(r"\d{4}|\d{2}:\d{2}"),
    FieldType.YEAR: re.compile(r"\d{4}"),
    FieldType.IDENTITY: re.compile(r"\d{12}"),
    FieldType.PHONE: re.compile(r"0[35789]\d{8}|02\d{9}"),
}


class LineEditor(FieldEditor):
    """One line of text; a field of digits that is full moves on by itself."""

    def __init__(
        self, spec: FieldSpec, tools: EditorTools, *, is_cell: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, tools, is_cell=is_cell, parent=parent)
        self.line = QLineEdit(self)
        self._adopt(self.line, characters=spec.width)
        self.line.textEdited.connect(self._edited)
        self._full = _FULL.get(spec.type)
        if spec.unit and not is_cell:
            self._remark(tr(spec.unit))

    def raw(self) -> Any:
        """The text as typed."""
        return self.line.text()

    def set_raw(self, value: Any, *, name: str = "") -> None:
        """Show text."""
        self.line.setText("" if value is None else str(value))
        self.line.setCursorPosition(0)

    def _edited(self, text: str) -> None:
        self.changed.emit()
        if self._full and self._full.fullmatch(text) and self.line.cursorPosition() == len(text):
            self.filled.emit()


class ReadEditor(LineEditor):
    """One line that is read as a day, a time or a number: shown tidily when left, with its meaning beside it."""

    def __init__(
        self, spec: FieldSpec, tools: EditorTools, *, is_cell: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, tools, is_cell=is_cell, parent=parent)
        self.line.textChanged.connect(self._show_meaning)
        if spec.type in (FieldType.COUNT, FieldType.MONEY, FieldType.AMOUNT):
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        if spec.type is FieldType.MONEY:
            self.remark.setWordWrap(True)

    def value(self) -> Any:
        """What the text means, None while it means nothing."""
        try:
            return _read(self.spec.type, self.line.text(), today=self.tools.today())
        except FormatProblem:
            return None

    def _gone(self) -> None:
        value = self.value()
        shown = self.line.text() if value is None else _write(self.spec.type, value)
        if shown != self.line.text():
            self.line.setText(shown)

    def _show_meaning(self) -> None:
        value = None if self.is_cell else self.value()
        self._remark(tr(self.spec.unit) if value is None else _meaning(self.spec, value))


class DayEditor(ReadEditor):
    """A day; up and down go to the next and the previous one, from today where the field is empty."""

    @property
    def keys_hint(self) -> str:
        """Keys that only work here."""
        return tr("↑ ↓: đổi ngày")

    def _key_pressed(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None or self.is_cell or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return super()._key_pressed(event)
        day = self.value()
        if day is None and self.line.text().strip():
            return False
        self.line.setText(formats.format_day(day + timedelta(days=step) if day else self.tools.today()))
        self.changed.emit()
        return True


class LongTextEditor(FieldEditor):
    """Several lines; Enter begins a new one, Tab moves on. Grows with its text."""

    def __init__(
        self, spec: FieldSpec, tools: EditorTools, *, is_cell: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, tools, is_cell=is_cell, parent=parent)
        self.text = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        self._adopt(self.text)
        self._is_setting = False
        self.text.textChanged.connect(self._edited)
        self.text.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    @property
    def keys_hint(self) -> str:
        """Keys that only work here."""
        return "" if self.tools.is_fast else tr("Tab: ô tiếp · Enter: xuống dòng")

    def raw(self) -> Any:
        """The text as typed."""
        return self.text.toPlainText()

    def set_raw(self, value: Any, *, name: str = "") -> None:
        """Show text."""
        self._is_setting = True
        self.text.setPlainText("" if value is None else str(value))
        self._is_setting = False

    def take_focus(self, *, is_forward: bool = True) -> None:
        """Put the cursor behind the text; long text is never typed over by accident."""
        super().take_focus(is_forward=is_forward)
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)

    def _enter_moves(self, event: QKeyEvent) -> bool:
        return (self.is_cell or self.tools.is_fast) and super()._enter_moves(event)

    def _edited(self) -> None:
        if not self._is_setting:
            self.changed.emit()

    def _fit(self) -> None:
        usual = FAST_TEXT_LINES if self.tools.is_fast else LONG_TEXT_LINES
        least, most = (1, 3) if self.is_cell else usual
        lines = min(max(least, self.text.document().size().toSize().height()), most)
        line = QFontMetrics(self.tools.context.theme.font()).lineSpacing()
        margins = int(2 * self.text.document().documentMargin()) + 2 * self.text.frameWidth()
        self.text.setFixedHeight(lines * line + margins + self.tools.context.theme.px(8))


class FlagEditor(FieldEditor):
    """Yes or no; the space bar turns it."""

    def __init__(
        self, spec: FieldSpec, tools: EditorTools, *, is_cell: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, tools, is_cell=is_cell, parent=parent)
        self.box = QCheckBox(tr("Có"), self)
        self._adopt(self.box)
        self._row.addStretch(1)
        self.box.clicked.connect(self._clicked)

    @property
    def keys_hint(self) -> str:
        """Keys that only work here."""
        return tr("Dấu cách: có / không")

    def raw(self) -> Any:
        """True or False."""
        return self.box.isChecked()

    def set_raw(self, value: Any, *, name: str = "") -> None:
        """Show yes or no."""
        self.box.setChecked(value is True)

    def _clicked(self) -> None:
        self.changed.emit()


_MAKERS: Mapping[FieldType, type[FieldEditor]] = {
    FieldType.LONG_TEXT: LongTextEditor,
    FieldType.PICK: PickEditor,
    FieldType.DAY: DayEditor,
    FieldType.TIME: ReadEditor,
    FieldType.CHOICE: ChoiceEditor,
    FieldType.COUNT: ReadEditor,
    FieldType.YEAR: ReadEditor,
    FieldType.MONEY: ReadEditor,
    FieldType.AMOUNT: ReadEditor,
    FieldType.FLAG: FlagEditor,
    FieldType.REF: RefEditor,
}


def make_editor(
    spec: FieldSpec, tools: EditorTools, *, is_cell: bool = False, parent: QWidget | None = None
) -> FieldEditor:
    """The editor for a field of any type but rows; ``is_cell`` makes it fit a table's cell."""
    return _MAKERS.get(spec.type, LineEditor)(spec, tools, is_cell=is_cell, parent=parent)


_READERS: Mapping[FieldType, Callable[[str], Any]] = {
    FieldType.TIME: formats.parse_time,
    FieldType.COUNT: formats.parse_count,
    FieldType.YEAR: formats.parse_count,
    FieldType.MONEY: formats.parse_money,
    FieldType.AMOUNT: formats.parse_decimal,
}
_WRITERS: Mapping[FieldType, Callable[[Any], str]] = {
    FieldType.DAY: formats.format_day,
    FieldType.TIME: formats.format_time,
    FieldType.COUNT: formats.format_count,
    FieldType.MONEY: formats.format_money,
    FieldType.AMOUNT: formats.format_decimal,
}


def _read(type_: FieldType, text: str, *, today: date) -> Any:
    return formats.parse_day(text, today=today) if type_ is FieldType.DAY else _READERS[type_](text)


def _write(type_: FieldType, value: Any) -> str:
    return _WRITERS.get(type_, str)(value)


def _meaning(spec: FieldSpec, value: Any) -> str:
    """What stands beside a value that was understood: the day of the week, an amount in words, the unit."""
    if spec.type is FieldType.DAY:
        return formats.weekday_name(value)
    if spec.type is FieldType.MONEY:
        return formats.money_in_words(value)
    if spec.type is FieldType.AMOUNT and spec.unit and isinstance(value, Decimal):
        return f"{spec.unit} · {formats.area_in_words(value, unit=_AREA_UNITS.get(spec.unit, spec.unit))}"
    return tr(spec.unit)
