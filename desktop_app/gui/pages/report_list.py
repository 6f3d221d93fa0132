"""The list of all reports under their headings: the periodic ones, those of each register, and statistical tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from desktop_app.domain.kind import RecordKind, ReportSpec
from desktop_app.domain.outlines import Outline
from desktop_app.domain.tables import TableSpec
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme
from desktop_app.services import reporting

WIDTH_PX = 248
_EDGES_PX = 48  # frame, scroll bar and the room beside the words
TABLE = "table:"
"""Begins the key of a statistical table in the list."""
OUTLINE = "outline:"
"""Begins the key of a periodic report in the list."""
_KEY = Qt.ItemDataRole.UserRole


class ReportList(QListWidget):
    """Reports of the registers are there at once; periodic reports and tables are put in when they are known."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("report_list")
        self.setAccessibleName(tr("Danh sách báo cáo"))
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # lines are broken beside it
        self.setFixedWidth(theme.px(WIDTH_PX))
        self._theme = theme
        self.specs: dict[str, ReportSpec] = {}
        """The reports of the registers."""
        self.outlines: dict[str, Outline] = {}
        """The periodic reports."""
        self._tables_at = 0  # row before which the statistical tables stand: after the registers
        self._fill()

    @property
    def key(self) -> str:
        """Key of the chosen line; "" for none."""
        item = self.currentItem()
        return str(item.data(_KEY) or "") if item is not None else ""

    @property
    def spec(self) -> ReportSpec | None:
        """The chosen report of a register."""
        return self.specs.get(self.key)

    @property
    def outline(self) -> Outline | None:
        """The chosen periodic report."""
        return self.outlines.get(self.key.removeprefix(OUTLINE)) if self.key.startswith(OUTLINE) else None

    @property
    def table(self) -> str:
        """Key of the chosen statistical table; "" where another report is chosen."""
        return self.key.removeprefix(TABLE) if self.key.startswith(TABLE) else ""

    def choose(self, key: str) -> None:
        """Make the line with this key the current one."""
        for number in range(self.count()):
            if key and self.item(number).data(_KEY) == key:
                self.setCurrentRow(number)

    def choose_quietly(self, key: str) -> None:
        """The same, and nobody is told."""
        with QSignalBlocker(self):
            self.choose(key)

    def show_outlines(self, outlines: Sequence[Outline]) -> None:
        """Put the periodic reports at the top; the chosen line stays chosen, at first the first one is. Nobody is told.

        Before, when the keyboard came to the list, it took any row by itself.
        """
        changed = {one.key: one for one in outlines}
        if list(changed.items()) == list(self.outlines.items()):
            return
        key = self.key if self.outlines else ""
        with QSignalBlocker(self):
            for _ in range(len(self.outlines) + 1 if self.outlines else 0):
                self.takeItem(0)
                self._tables_at -= 1
            self.outlines = changed
            if changed:
                self._add_heading(tr("Báo cáo định kỳ"), place=0)
                for number, one in enumerate(changed.values(), start=1):
                    self._add_item(f"{OUTLINE}{one.key}", one.title, place=number)
                self._tables_at += len(changed) + 1
            self.setCurrentRow(1)  # 0 is the first heading
            self.choose(key)

    def add_tables(self, specs: Sequence[TableSpec]) -> None:
        """Put the statistical tables behind the registers."""
        place = self._tables_at
        self._add_heading(tr("Biểu thống kê"), place=place)
        for number, spec in enumerate(specs, start=1):
            words = tr("Biểu {number}: {title}").format(number=spec.number, title=spec.name)
            self._add_item(f"{TABLE}{spec.key}", words, place=place + number)

    def _fill(self) -> None:
        shown = [(kind, spec) for kind, spec in reporting.report_list() if not spec.is_per_record]
        for kind, specs in groupby(shown, key=_kind_of_pair):
            self._add_heading(tr(kind.title))
            for _, spec in specs:
                self.specs[spec.key] = spec
                self._add_item(spec.key, tr(spec.title))
            if not kind.is_list:
                self._tables_at = self.count()

    def _add_item(self, key: str, words: str, *, place: int | None = None) -> None:
        item = QListWidgetItem(words)
        item.setData(_KEY, key)
        item.setToolTip(words)
        px = self._theme.px
        room = QRect(0, 0, px(WIDTH_PX) - px(_EDGES_PX), 0)
        lines = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        item.setSizeHint(QSize(0, lines.height() + px(10)))
        self.insertItem(self.count() if place is None else place, item)

    def _add_heading(self, words: str, *, place: int | None = None) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(self._theme.font(factor=0.92, is_bold=True))
        item.setForeground(self._theme.color("muted"))
        item.setSizeHint(QSize(0, self._theme.row_height + self._theme.px(8)))
        self.insertItem(self.count() if place is None else place, item)


def _kind_of_pair(pair: tuple[RecordKind, ReportSpec]) -> RecordKind:
    return pair[0]
