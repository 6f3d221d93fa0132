"""Small makers of widgets that have what every interactive widget needs: object name, accessible name, role."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget


def label(text: str, *, role: str = "", wraps: bool = False) -> QLabel:
    """Words; role as in the style sheet (title, heading, muted, hint, late, soon, done, error)."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if role:
        made.setProperty("role", role)
    return made


class KeyButton(QPushButton):
    """Enter presses it while it has the keyboard, as the space bar does; a dialog's own button stands back then."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that press it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


def button(
    text: str,
    *,
    name: str,
    on_click: Callable[[], object] | None = None,
    is_primary: bool = False,
    is_link: bool = False,
) -> QPushButton:
    """A push button with its words; & marks the letter for Alt."""
    made = KeyButton(text)
    made.setObjectName(name)
    made.setAccessibleName(text.replace("&", ""))
    made.setAutoDefault(False)
    if is_primary:
        made.setProperty("primary", "true")
    if is_link:
        made.setProperty("flat_link", "true")
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


def line_edit(*, name: str, title: str, is_secret: bool = False, placeholder: str = "") -> QLineEdit:
    """A field of one line; title is what a screen reader says."""
    made = QLineEdit()
    made.setObjectName(name)
    made.setAccessibleName(title.replace("&", ""))
    made.setPlaceholderText(placeholder)
    if is_secret:
        made.setEchoMode(QLineEdit.EchoMode.Password)
    return made


def add_row(form: QFormLayout, title: str, field: QWidget) -> QLabel:
    """Put a labelled field into a form; the label's Alt letter leads to the field."""
    made = label(title)
    made.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(title.replace("&", ""))
    form.addRow(made, field)
    return made


def row(*widgets: QWidget | int, spacing: int = 8) -> QHBoxLayout:
    """Widgets side by side; a number is a stretch."""
    made = QHBoxLayout()
    made.setSpacing(spacing)
    for widget in widgets:
        if isinstance(widget, int):
            made.addStretch(widget)
        else:
            made.addWidget(widget)
    return made


def column(*widgets: QWidget | int, spacing: int = 8, margin: int = 0) -> QVBoxLayout:
    """Widgets one below the other; a number is a stretch."""
    made = QVBoxLayout()
    made.setSpacing(spacing)
    made.setContentsMargins(margin, margin, margin, margin)
    for widget in widgets:
        if isinstance(widget, int):
            made.addStretch(widget)
        else:
            made.addWidget(widget)
    return made


def at_left(widget: QWidget) -> QWidget:
    """The widget at its own width, at the left of its place in a form."""
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(widget)
    layout.addStretch(1)
    return holder


def strip(text: str, *, ground: str) -> tuple[QFrame, QLabel]:
    """A coloured strip with words (late, soon, done); hidden until there is something to say."""
    frame = QFrame()
    frame.setProperty("ground", ground)
    words = label(text, role=ground if ground in ("late", "soon", "done") else "", wraps=True)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(8, 6, 8, 6)
    layout.addWidget(words)
    if not text:
        frame.hide()  # shown with what it is put into: shown before that, it would be a window of its own
    return frame, words


def resize_within_screen(widget: QWidget, *, width: int, height: int) -> None:
    """Give a window this size in pixels, or what the screen has room for."""
    room = widget.screen().availableSize()
    widget.resize(min(width, round(room.width() * 0.96)), min(height, round(room.height() * 0.9)))


def bind_keys(place: QWidget, deeds: Mapping[str, Callable[[], object]]) -> None:
    """Let keys such as ``Ctrl+P`` do something while the keyboard is in this widget or inside it."""
    for keys, deed in deeds.items():
        shortcut = QShortcut(QKeySequence(keys), place, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(deed)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again after a dynamic property changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
