"""The card beside a form that names an earlier matter which the record probably belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_day
from desktop_app.domain.text import capitalize_first
from desktop_app.gui.building import restyle
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme
from desktop_app.records import kind_of
from desktop_app.services.similar import Similar


class SimilarStrip(QFrame):
    """Shows one matter at a time; hidden while there is none.

    Signals:
        join_wanted, next_wanted, dismissed: Wishes made with the mouse.
    """

    join_wanted = Signal()
    next_wanted = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("similar_strip")
        self.setProperty("ground", "soon")
        self._found: Sequence[Similar] = ()
        self._place = 0
        self._is_key_free = True
        self._heading = self._label("soon")
        self._title = self._label("")
        self._title.setFont(theme.font(is_bold=True))
        self._name = self._label("")
        self._reasons = self._label("muted")
        self._keys = self._label("hint")
        self._join = self._button("similar_join", self.join_wanted)
        self._next = self._button("similar_next", self.next_wanted)
        self._next.setText(tr("Vụ việc khác  Shift+F8"))
        self._dismiss = self._button("similar_dismiss", self.dismissed)
        self._dismiss.setText(tr("Bỏ qua  Esc"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(10), theme.px(8), theme.px(8), theme.px(4))
        column.setSpacing(theme.px(3))
        for part in (self._heading, self._title, self._name, self._reasons, self._keys):
            column.addWidget(part)
        for button in (self._join, self._next, self._dismiss):
            column.addWidget(button)
        self.hide()

    @property
    def found(self) -> Sequence[Similar]:
        """All matters offered."""
        return self._found

    @property
    def current(self) -> Similar | None:
        """The matter shown, None while hidden."""
        return self._found[self._place] if self._found else None

    @property
    def words(self) -> str:
        """All it says, one line each."""
        return "\n".join(part.text() for part in self.findChildren(QLabel) if part.text())

    def offer(self, found: Sequence[Similar]) -> None:
        """Show the first of these, the likeliest; for none, hide."""
        self._found = found
        self._place = 0
        self._show()

    def say_joined(self, item: Similar) -> None:
        """Say that the record belongs to this matter's case now; nothing is offered any more."""
        self._found = ()
        for part in (self._keys, self._join, self._next, self._dismiss):
            part.hide()
        self._tell(tr("Đã gắn vào cùng vụ việc"), item, tone="done")
        self.show()

    def step(self) -> None:
        """Show the next one, after the last the first."""
        if self._found:
            self._place = (self._place + 1) % len(self._found)
            self._show()

    def set_key_free(self, is_free: bool) -> None:
        """F8 joins (True), or leads through what has to be corrected first (False)."""
        self._is_key_free = is_free
        if self._found:
            self._show()

    def _show(self) -> None:
        item = self.current
        self.setVisible(item is not None)
        if item is None:
            return
        count = len(self._found)
        place = f" ({self._place + 1}/{count})" if count > 1 else ""
        self._join.setVisible(item.is_linkable)
        self._join.setText(tr("Gắn vào cùng vụ việc  F8") if self._is_key_free else tr("Gắn vào cùng vụ việc"))
        self._keys.setText("" if item.is_linkable else tr("Chỉ để đối chiếu: hai sổ không gắn trực tiếp với nhau."))
        self._keys.setVisible(not item.is_linkable)
        self._next.setVisible(count > 1)
        self._dismiss.show()
        self._tell(tr("Có thể đã có") + place, item, tone="soon")

    def _tell(self, heading: str, item: Similar, *, tone: str) -> None:
        one = capitalize_first(tr(kind_of(item.kind).one))
        received = f" · {format_day(item.day)}" if item.day else ""
        self._heading.setText(heading)
        self._heading.setProperty("role", tone)
        self._title.setText(f"{one} {item.number}{received}")
        self._name.setText(item.name)
        self._reasons.setText(", ".join(tr(reason) for reason in item.reasons))
        self.setProperty("ground", tone)
        for part in (self, self._heading):
            restyle(part)
        self.setAccessibleName(self.words)

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            label.setProperty("role", role)
        return label

    def _button(self, name: str, wish: SignalInstance) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setProperty("flat_link", "true")
        button.setStyleSheet("QPushButton { padding: 1px 0px; min-height: 0px; border: none; }")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(wish)
        return button
