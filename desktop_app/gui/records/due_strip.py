"""The card beside a form that tells the next statutory term: until when, how far off, by which article."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.gui.building import restyle
from desktop_app.gui.records.due_reading import DueLine, DueView
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme


class DueStrip(QFrame):
    """Hidden while no term runs.

    Signals:
        sum_wanted: A person wants to see how the days were counted.
    """

    sum_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("due_strip")
        self._heading = self._label("hint")
        self._title = self._label("")
        self._title.setFont(theme.font(is_bold=True))
        self._until = self._label("")
        self._left = self._label("")
        self._left.setFont(theme.font(is_bold=True))
        self._article = self._label("hint")
        self._forecast = self._label("soon")
        self._more = self._label("muted")
        self._button = QPushButton(tr("Cách tính hạn  Shift+F1"), self)
        self._button.setObjectName("due_sum")
        self._button.setAccessibleName(tr("Cách tính hạn"))
        self._button.setProperty("flat_link", "true")
        self._button.setStyleSheet("QPushButton { padding: 1px 0px; min-height: 0px; border: none; }")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self.sum_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(10), theme.px(8), theme.px(8), theme.px(6))
        column.setSpacing(theme.px(3))
        for label in (
            self._heading, self._title, self._until, self._left, self._article, self._forecast, self._more,
        ):  # fmt: skip
            column.addWidget(label)
        column.addWidget(self._button)
        self.hide()

    @property
    def words(self) -> str:
        """All it says, one line each."""
        labels = self.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.text() and not label.isHidden())

    @property
    def tone(self) -> str:
        """late, soon or paper."""
        return str(self.property("ground") or "")

    def show_due(self, view: DueView) -> None:
        """Tell the next term, or that none is open any more; nothing where none ever ran."""
        self.setVisible(bool(view.lines))
        if not view.lines:
            return
        line = view.next
        if line is None:
            self._say(tr("Thời hạn"), DueLine(tr("Không còn thời hạn nào phải làm."), "", "", "", ""), more=0)
        else:
            self._say(tr("Hạn gần nhất"), line, more=len(view.open_lines) - 1)

    def _say(self, heading: str, line: DueLine, *, more: int) -> None:
        self._heading.setText(heading)
        self._title.setText(line.title)
        self._until.setText(line.until)
        self._left.setText(line.state)
        self._left.setProperty("role", line.tone)
        self._article.setText(line.article)
        self._forecast.setText(tr("Tính theo lịch nghỉ dự kiến.") if line.is_forecast else "")
        self._more.setText(tr("và {count} thời hạn khác").format(count=more) if more > 0 else "")
        for label in self.findChildren(QLabel):
            label.setVisible(bool(label.text()))
        self.setProperty("ground", line.tone or "paper")
        restyle(self)
        restyle(self._left)
        self.setAccessibleName(self.words)

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            label.setProperty("role", role)
        return label
