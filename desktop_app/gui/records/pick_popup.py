"""The list that drops down under a field. It never takes the keyboard, so that input methods are not disturbed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QListView, QVBoxLayout, QWidget

from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme

MOST_ROWS = 9
LEAST_WIDTH_PX = 220
MOST_WIDTH_PX = 640


class PickPopup(QFrame):
    """Entries to choose from, shown below (or above) a field inside the same window.

    Signals:
        chosen: Place of the entry clicked.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, *, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self.setObjectName("pick_popup")
        edge = theme.color("border").name()
        self.setStyleSheet(f"#pick_popup {{ background: {theme.color('paper').name()}; border: 1px solid {edge}; }}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = QStringListModel(self)
        self._list = QListView(self)
        self._list.setObjectName("pick_popup_list")
        self._list.setAccessibleName(tr("Danh mục"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setModel(self._model)
        self._list.setUniformItemSizes(True)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setStyleSheet("QListView { border: none; }")
        self._list.clicked.connect(self._clicked)
        self._hint = QLabel(self)
        self._hint.setProperty("role", "hint")
        self._hint.setContentsMargins(theme.px(8), theme.px(4), theme.px(8), theme.px(4))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)  # inside the edge
        layout.setSpacing(0)
        layout.addWidget(self._list)
        layout.addWidget(self._hint)
        self.hide()

    @property
    def current(self) -> int | None:
        """Place of the marked entry, if one is marked."""
        index = self._list.currentIndex()
        return index.row() if index.isValid() else None

    def offer(self, entries: Sequence[str], *, below: QWidget, marked: int | None, hint: str) -> None:
        """Show the entries; ``hint`` stands under them."""
        self._model.setStringList(list(entries))
        self._list.setVisible(bool(entries))
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        if marked is not None and marked < len(entries):
            self._list.setCurrentIndex(self._model.index(marked))
        else:
            self._list.setCurrentIndex(QModelIndex())
            self._list.clearSelection()
        self._place(below, rows=min(len(entries), MOST_ROWS))
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Mark another entry, stopping at both ends."""
        last = self._model.rowCount() - 1
        if last < 0:
            return
        current = self.current
        row = (0 if by > 0 else last) if current is None else max(0, min(last, current + by))
        self._list.setCurrentIndex(self._model.index(row))

    def _place(self, below: QWidget, *, rows: int) -> None:
        window = self.parentWidget()
        if window is None:
            return
        entry = max(self._list.sizeHintForRow(0), self._theme.row_height)
        widest = self._list.sizeHintForColumn(0) + self._theme.px(36)
        width = max(below.width(), self._theme.px(LEAST_WIDTH_PX), min(widest, self._theme.px(MOST_WIDTH_PX)))
        width = min(max(width, self._hint.sizeHint().width() + 4 if self._hint.text() else 0), window.width())
        hint = self._hint.sizeHint().height() if self._hint.text() else 0
        height = rows * entry + hint + 4
        self._list.setFixedHeight(rows * entry + 2)
        field = QRect(below.mapTo(window, QPoint(0, 0)), below.size())
        top = field.bottom() + 2
        if top + height > window.height() and field.top() - height - 2 >= 0:
            top = field.top() - height - 2
        left = max(0, min(field.left(), window.width() - width))
        self.setGeometry(left, top, width, height)

    def _clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row())
