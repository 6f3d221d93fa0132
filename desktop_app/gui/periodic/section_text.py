"""The text of one section: plain words with figures named in braces, which are marked as they are typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from desktop_app.domain.outlines import PLACE, unknown_places
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme


class SectionEdit(QPlainTextEdit):
    """Nothing is judged while letters are typed; ``placed`` tells which figure the cursor stands in.

    Signals:
        typed: A person changed the text.
        left: The keyboard went elsewhere.
        placed: (words between the braces around the cursor, or "")
    """

    typed = Signal()
    left = Signal()
    placed = Signal(str)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("section_text")
        self.setAccessibleName(tr("Lời của mục"))
        self.setTabChangesFocus(True)
        self._theme = theme
        self._known = ""  # what stands here, or stood before the person's last letter
        self._marks = PlaceMarks(self.document(), theme)
        self.textChanged.connect(self._note_change)
        self.cursorPositionChanged.connect(self._note_place)

    def show_text(self, text: str) -> None:
        """Show another text, from its start, with nothing to undo."""
        with QSignalBlocker(self):
            self.setPlainText(text)
        self._known = self.toPlainText()
        self.setExtraSelections([])

    def replace_text(self, text: str) -> None:
        """Put a text that is in the file already in place of what stands there; Ctrl+Z brings that back."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        with QSignalBlocker(self):
            cursor.insertText(text)
        self._known = self.toPlainText()
        self.setExtraSelections([])

    def show_names(self, names: frozenset[str]) -> None:
        """Mark these names of figures as known."""
        self._marks.show_names(names)

    def insert_place(self, words: str) -> None:
        """Put ``{words}`` at the cursor, behind the braces it may stand in."""
        cursor = self.textCursor()
        around = self._around(cursor)
        if around is not None and not cursor.hasSelection():
            cursor.setPosition(around[1])
        cursor.insertText(f"{{{words}}}")
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def replace_part(self, start: int, length: int, *, typed: str, words: str) -> bool:
        """Put ``{words}`` in place of a number; False where that number does not stand there."""
        if self.toPlainText()[start : start + length] != typed:
            return False
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(f"{{{words}}}")
        self.setTextCursor(cursor)
        return True

    def mark_doubts(self, parts: Sequence[tuple[int, int]]) -> None:
        """Underline these parts (start, length)."""
        shape = QTextCharFormat()
        shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        shape.setUnderlineColor(self._theme.color("soon"))
        shape.setBackground(self._theme.color("soon_ground"))
        marks = []
        last = self.document().characterCount() - 1
        for start, length in parts:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(min(start, last))
            cursor.setPosition(min(start + length, last), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, shape
            marks.append(mark)
        self.setExtraSelections(marks)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is written when the keyboard leaves."""
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less room, because something is said below, does not hide the line that is being typed."""
        super().resizeEvent(event)
        if self.hasFocus():
            self.ensureCursorVisible()

    def _note_change(self) -> None:
        text = self.toPlainText()
        if text != self._known:  # marks alone, which change no letter, are told of too
            self._known = text
            self.typed.emit()

    def _note_place(self) -> None:
        around = self._around(self.textCursor())
        self.placed.emit(around[2] if around is not None else "")

    def _around(self, cursor: QTextCursor) -> tuple[int, int, str] | None:
        """(start, end, words) of the braces the cursor stands in."""
        block, place = cursor.block(), cursor.positionInBlock()
        for found in PLACE.finditer(block.text()):
            if found.start() < place < found.end():
                return block.position() + found.start(), block.position() + found.end(), found[1].strip()
        return None


class PlaceMarks(QSyntaxHighlighter):
    """Known figures in the colour of links; unknown ones in red with a wave below."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._names: frozenset[str] = frozenset()
        self._known, self._unknown = QTextCharFormat(), QTextCharFormat()
        self._known.setForeground(theme.color("accent_text"))
        self._unknown.setForeground(theme.color("late"))
        self._unknown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self._unknown.setUnderlineColor(theme.color("late"))

    def show_names(self, names: frozenset[str]) -> None:
        """Names that stand for something."""
        if names != self._names:
            self._names = names
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Mark what stands between braces."""
        for found in PLACE.finditer(text):
            self.setFormat(found.start(), len(found[0]), self._known)
        for found in unknown_places(text, self._names):
            self.setFormat(found.start(), len(found[0]), self._unknown)
