"""A box for what is printed once and kept nowhere: nothing can be copied, cut, dragged or undone out of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

LONG_LINES = 4
MARGIN_PX = 1
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_REFUSED = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
)


class LineBox(QLineEdit):
    """A field of one line; Enter goes to the next field."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads on, all else types."""
        if event.key() in _ENTER:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


class TextBox(QPlainTextEdit):
    """A field of some lines; Tab goes to the next field."""

    def __init__(self, *, lines: int = LONG_LINES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # its lines are broken
        self.document().setDocumentMargin(MARGIN_PX)
        room = 2 * (MARGIN_PX + self.frameWidth()) + 8
        self.setFixedHeight(round(self.fontMetrics().lineSpacing() * lines + room))


class SecretBox(TextBox):
    """Keeps no history of what was typed and gives nothing to the clipboard or to another window.

    Input methods are told not to learn from it.

    Args:
        is_long: Several lines; else Enter goes to the next field.
    """

    def __init__(self, *, is_long: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(lines=LONG_LINES if is_long else 1, parent=parent)
        self._is_long = is_long
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        if not is_long:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)

    def text(self) -> str:
        """What was typed."""
        typed = self.toPlainText()
        return typed if self._is_long else " ".join(typed.split())

    def forget(self) -> None:
        """Nothing is left of what was typed."""
        self.clear()
        self.document().clearUndoRedoStacks()

    def event(self, event: QEvent) -> bool:
        """Keys that copy, cut or undo belong to nobody here, not even to a menu of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_refused(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Types; Enter leads on in a field of one line."""
        if _is_refused(event):
            event.accept()
        elif event.key() in _ENTER and not self._is_long:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Marked text is not dragged away, nor offered to other windows as it is marked."""
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """No menu."""
        event.accept()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted is plain, and one line in a field of one line."""
        self.insertPlainText(source.text() if self._is_long else " ".join(source.text().split()))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Nothing, whatever is marked."""
        return QMimeData()


def _is_refused(event: QKeyEvent) -> bool:
    return any(event.matches(key) for key in _REFUSED)
