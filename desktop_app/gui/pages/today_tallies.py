"""The four numbers of the day over all registers; each leads to its list, through a menu where registers share it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from desktop_app.gui.building import button, label
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme
from desktop_app.records import kind_of
from desktop_app.services.today import Tally

_TONES = {"late": "late", "today": "soon", "week": "soon", "wait": "plain"}


class TodayTallies(QWidget):
    """Late, due today, due until Sunday, waiting for others.

    Signals:
        wanted: (Part, words of its tally): show these records.
    """

    wanted = Signal(object, str)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today_tallies")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(20))
        self._row.addStretch(1)

    def show_tallies(self, tallies: Iterable[Tally]) -> None:
        """Put these numbers in place of those shown."""
        while self._row.count() > 1:
            item = self._row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, tally in enumerate(tallies):
            self._row.insertWidget(number, self._chip(tally))

    def _chip(self, tally: Tally) -> QWidget:
        words = tally_words(tally.key)
        text = f"{words}: {tally.count}"
        if not tally.count:
            quiet = label(text, role="muted")
            quiet.setObjectName(f"tally_{tally.key}")
            return quiet
        chip = button(text, name=f"tally_{tally.key}", is_link=True)
        chip.setProperty("tone", _TONES[tally.key])
        if len(tally.parts) == 1:
            part = tally.parts[0]
            chip.clicked.connect(lambda _checked=False: self.wanted.emit(part, words))
        else:
            chip.clicked.connect(lambda _checked=False: self._open_menu(chip, tally))
        return chip

    def _open_menu(self, chip: QPushButton, tally: Tally) -> None:
        menu = QMenu(chip)
        menu.setObjectName(f"menu_{tally.key}")
        menu.aboutToHide.connect(menu.deleteLater)
        for part in tally.parts:
            action = menu.addAction(f"{tr(kind_of(part.kind).title)} ({part.count})")
            action.setObjectName(f"part_{part.kind}")
            action.triggered.connect(lambda _checked=False, one=part: self.wanted.emit(one, tally_words(tally.key)))
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))


def tally_words(key: str) -> str:
    """What a tally counts."""
    return {
        "late": tr("Quá hạn"),
        "today": tr("Đến hạn hôm nay"),
        "week": tr("Đến hết tuần này"),
        "wait": tr("Chờ nơi khác trả lời"),
    }[key]
