"""What every editor of a field has in common: one input, a remark beside it, moving on by keyboard, leaving."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from desktop_app.domain.fields import FieldSpec
from desktop_app.gui.context import GuiContext
from desktop_app.gui.texts import tr

FRAME_CHARACTERS = 3
MOST_CHARACTERS = 62
LEAST_CHARACTERS = 16
_WIDE = 1_000  # takes all room up to its greatest width; only then the rest stays empty
_STILL_HERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class EditorTools:
    """What editors may use.

    Attributes:
        today: Gives the local day, for short dates.
        is_fast: For taking down what people say: Enter goes on in long texts too, and any bare letters that fit one
            entry of a list alone stand for it, capitals too.
    """

    context: GuiContext
    today: Callable[[], date]
    is_fast: bool = False


class FieldEditor(QWidget):
    """Shows and takes the raw value of one field.

    Signals:
        changed: A person changed the value.
        left: The keyboard went elsewhere: the value may be judged and kept.
        entered: The keyboard came here.
        moved: A person wants the next (True) or previous (False) field.
        filled: Nothing more can be typed (a full date): move on.
    """

    changed = Signal()
    left = Signal()
    entered = Signal()
    moved = Signal(bool)
    filled = Signal()

    def __init__(
        self, spec: FieldSpec, tools: EditorTools, *, is_cell: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.spec = spec
        self.tools = tools
        self.is_cell = is_cell
        self._input: QWidget = self
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(tools.context.theme.px(8))
        self.remark = QLabel(self)
        self.remark.setProperty("role", "muted")
        self.remark.setVisible(False)

    # ------------------------------------------------------------ for the form

    def raw(self) -> Any:
        """The value as it stands here, for ``domain.values.parse``."""
        raise NotImplementedError

    def set_raw(self, value: Any, *, name: str = "") -> None:
        """Show a value without saying that it changed; ``name`` is what a link is shown by."""
        raise NotImplementedError

    def clear(self) -> None:
        """Empty the field without saying that it changed."""
        self.set_raw(None)

    @property
    def is_empty(self) -> bool:
        """True when nothing is given here."""
        value = self.raw()
        return not value.strip() if isinstance(value, str) else not value

    @property
    def keys_hint(self) -> str:
        """Keys that only work here, in words; "" for none."""
        return ""

    @property
    def input(self) -> QWidget:
        """The widget that has the keyboard while this field is edited."""
        return self._input

    def take_focus(self, *, is_forward: bool = True) -> None:
        """Put the keyboard here with everything marked, ready to be typed over; the beginning of the text is seen."""
        self._input.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(self._input, QLineEdit):
            length = len(self._input.text())
            self._input.setSelection(length, -length)

    def settle(self) -> None:
        """Take what is typed as it is taken when the keyboard leaves."""
        self._gone()

    def set_invalid(self, is_invalid: bool) -> None:
        """Draw the edge of something to be corrected, or take it away."""
        if bool(self._input.property("invalid")) != is_invalid:
            self._input.setProperty("invalid", is_invalid)
            self._input.style().unpolish(self._input)
            self._input.style().polish(self._input)

    # ------------------------------------------------------------ for editors

    def _adopt(self, input_: QWidget, *, characters: int = 0) -> None:
        """Make a widget the input: named, listened to, as wide as its content needs (0: all there is)."""
        self._input = input_
        input_.setObjectName(f"{'cell' if self.is_cell else 'field'}.{self.spec.key}")
        input_.setAccessibleName(tr(self.spec.label))
        input_.setAccessibleDescription(tr(self.spec.help))
        input_.installEventFilter(self)
        self.setFocusProxy(input_)
        self._row.addWidget(input_, _WIDE if characters else 0)
        if self.is_cell:
            self.setAutoFillBackground(True)
            self._row.setSpacing(0)
            return
        if characters:
            letter = QFontMetrics(self.tools.context.theme.font()).horizontalAdvance("0")
            room = min(characters, MOST_CHARACTERS) + FRAME_CHARACTERS
            input_.setMaximumWidth(letter * room)
            input_.setMinimumWidth(letter * min(room, LEAST_CHARACTERS))  # narrower in a narrow window
            input_.setSizePolicy(QSizePolicy.Policy.Expanding, input_.sizePolicy().verticalPolicy())
        else:
            input_.setSizePolicy(QSizePolicy.Policy.Expanding, input_.sizePolicy().verticalPolicy())
        self._row.addWidget(self.remark)
        if characters:
            self._row.addStretch(1)

    def _remark(self, words: str) -> None:
        self.remark.setText(words)
        self.remark.setVisible(bool(words) and not self.is_cell)

    def _key_pressed(self, event: QKeyEvent) -> bool:
        """Handle a key before the input sees it; True when it is done with."""
        if event.key() in _ENTER and self._enter_moves(event):
            self.moved.emit(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            return True
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not _has_control(event):
            backward = event.key() == Qt.Key.Key_Backtab or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.moved.emit(not backward)
            return True
        return False

    def _enter_moves(self, event: QKeyEvent) -> bool:
        return not _has_control(event)

    def _override(self, event: QKeyEvent) -> bool:
        """True for a key that is wanted here although it is a shortcut elsewhere."""
        return False

    def _gone(self) -> None:
        """The keyboard left: tidy what is shown."""

    # ------------------------------------------------------------ Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys and focus of the input."""
        if watched is not self._input:
            return super().eventFilter(watched, event)
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key_pressed(event)
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._override(event):
            event.accept()
            return True
        if kind == QEvent.Type.FocusIn:
            self.entered.emit()
        elif kind == QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and event.reason() not in _STILL_HERE:
            self._gone()
            self.left.emit()
        return False


def _has_control(event: QKeyEvent) -> bool:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    return bool(event.modifiers() & held)
