"""The saved filters of a register as links with their counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QWidget

from desktop_app.domain import formats
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.query import Condition, ListQuery, Operator, SavedFilter
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.flow_layout import FlowLayout
from desktop_app.gui.texts import tr
from desktop_app.services import records

EVERYTHING = SavedFilter("all", "Tất cả")
ONLY = "only"
COUNT_AFTER_MS = 250
MOST_SHORTCUTS = 9
EDGES_PX = 18


class FilterBar(QWidget):
    """One link per saved filter and one for all records; Alt and a number choose by keyboard.

    Signals:
        chosen: Key of the filter.
    """

    chosen = Signal(str)

    def __init__(self, kind: RecordKind, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._context = context
        self._search = ""
        filters = (*kind.filters, *(() if any(not item.conditions for item in kind.filters) else (EVERYTHING,)))
        self._conditions: dict[str, tuple[Condition, ...]] = {item.key: item.conditions for item in filters}
        self._labels = {item.key: item.label for item in filters}
        self._all = next(item.key for item in filters if not item.conditions)
        self._buttons: dict[str, QPushButton] = {}
        self._counts: dict[str, int] = {}
        self._group = QButtonGroup(self)
        row = FlowLayout(self, spacing=context.theme.px(4))
        for number, key in enumerate(self._labels, start=1):
            row.addWidget(self._make(key, number))
        self._only = self._make(ONLY, 0)
        self._only.hide()
        row.addWidget(self._only)
        self.status = QLabel(self)
        self.status.setObjectName("list_status")
        self.status.setProperty("role", "muted")
        self.status.setContentsMargins(context.theme.px(8), context.theme.px(4), 0, 0)
        row.addWidget(self.status)
        self._buttons[self._all].setChecked(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COUNT_AFTER_MS)
        self._timer.timeout.connect(self._count)

    @property
    def current(self) -> str:
        """Key of the chosen filter."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), self._all)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Conditions of the chosen filter."""
        return self._conditions[self.current]

    @property
    def is_everything(self) -> bool:
        """True while no conditions narrow the list."""
        return not self.conditions

    def choose(self, key: str) -> None:
        """Choose a filter; an unknown one means all."""
        button = self._buttons.get(key, self._buttons[self._all])
        button.setChecked(True)
        self._forget_only()

    def show_only(self, uids: Sequence[str], words: str) -> None:
        """Choose just these records, under a link with these words, until another filter is chosen."""
        self._labels[ONLY] = words
        self._conditions[ONLY] = (Condition("uid", Operator.ONE_OF, tuple(uids)),)
        self._counts.pop(ONLY, None)
        self._show_words(ONLY)
        self._only.show()
        self._only.setChecked(True)

    def count(self, search: str, *, is_hurried: bool = False) -> None:
        """Count what every filter holds under this search; soon, so that typing does not wait for it."""
        self._search = search
        self._timer.start(0 if is_hurried else COUNT_AFTER_MS)

    def _count(self) -> None:
        for key, conditions in self._conditions.items():
            if key == ONLY:
                continue
            query = ListQuery(self._kind.key, search=self._search, conditions=conditions)
            self._context.runner.run_read(
                partial(records.count, query=query),
                owner=self,
                on_success=partial(self._take, key),
                supersedes=f"count {key}",
                is_background=True,
            )

    def _take(self, key: str, count: int) -> None:
        self._counts[key] = count
        self._show_words(key)

    def _show_words(self, key: str) -> None:
        """Words of a link; it is as wide as they are in bold, as they stand when it is the chosen one."""
        button, words = self._buttons[key], self._words(key)
        keys = button.shortcut()
        button.setText(words)
        button.setShortcut(keys)  # Qt drops it with the old words
        button.setAccessibleName(tr("Lọc: {label}").format(label=words))
        theme = self._context.theme
        button.setMinimumWidth(QFontMetrics(theme.font(is_bold=True)).horizontalAdvance(words) + theme.px(EDGES_PX))

    def _words(self, key: str) -> str:
        count = self._counts.get(key)
        label = tr(self._labels.get(key, ""))
        return label if count is None else f"{label} {formats.format_count(count)}"

    def _make(self, key: str, number: int) -> QPushButton:
        button = QPushButton(self._words(key), self)
        button.setObjectName(f"filter.{key}")
        button.setCheckable(True)
        button.setAutoDefault(True)
        button.setProperty("flat_link", "true")
        if 0 < number <= MOST_SHORTCUTS:
            button.setShortcut(f"Alt+{number}")
            button.setToolTip(f"Alt+{number}")
        button.clicked.connect(partial(self._clicked, key))
        self._group.addButton(button)
        self._buttons[key] = button
        self._show_words(key)
        return button

    def _clicked(self, key: str) -> None:
        self._forget_only()
        self.chosen.emit(key)

    def _forget_only(self) -> None:
        """The link to named records goes once another one is chosen."""
        if not self._only.isChecked():
            self._only.hide()
            self._conditions.pop(ONLY, None)
