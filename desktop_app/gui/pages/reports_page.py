"""All printable reports and statistical tables: chosen at the left, days above, pages or numbers below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import groupby

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.kind import RecordKind, ReportSpec
from desktop_app.domain.query import Period
from desktop_app.domain.tables import TableSpec
from desktop_app.gui.building import bind_keys, label
from desktop_app.gui.context import GuiContext
from desktop_app.gui.pages.period_chooser import PeriodChooser
from desktop_app.gui.report_view import EVERY_FORMAT, ReportView, Wish
from desktop_app.gui.tables.table_pane import TablePane
from desktop_app.gui.texts import tr
from desktop_app.services import reporting, tables

LIST_WIDTH_PX = 248
_LIST_EDGES_PX = 48  # frame, scroll bar and the room beside the words
TABLE = "table:"
"""Begins the key of a statistical table in the list."""
_KEY = Qt.ItemDataRole.UserRole


class ReportsPage(QWidget):
    """A report is made as soon as it is chosen; nothing has to be pressed to see it."""

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reports_page")
        self._context = context
        self._specs: dict[str, ReportSpec] = {}
        self._tables_at = 0  # row before which the statistical tables stand: after the registers
        self._list = QListWidget()
        self._list.setObjectName("report_list")
        self._list.setAccessibleName(tr("Danh sách báo cáo"))
        self._list.setWordWrap(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # lines are broken beside it
        self._list.setFixedWidth(context.theme.px(LIST_WIDTH_PX))
        self._fill_list()
        self._title = label("", role="title", wraps=True)
        self._title.setObjectName("report_title")
        self._source = label("", role="hint", wraps=True)
        self._days = QWidget()
        self._days.setLayout(QHBoxLayout())
        self._period: PeriodChooser | None = None
        self._names = QCheckBox(tr("In cả tên &người nêu"))
        self._names.setObjectName("show_names_box")
        self._names.setAccessibleName(tr("In cả tên người nêu"))
        self._report = QWidget()
        self._view = ReportView(context, formats=EVERY_FORMAT, keys_on=self._report, parent=self._report)
        self._table: TablePane | None = None
        self._stack = QStackedWidget()
        self._lay_out()
        self._list.currentItemChanged.connect(self._choose)
        self._names.toggled.connect(self._make)
        self._list.itemActivated.connect(self._enter)
        bind_keys(self._list, {key: partial(self._press, key) for key in self._view.keys})

    def activate(self) -> None:
        """The page came to the front: the report in it is made anew."""
        if self._period is None:
            self._context.runner.run_read(lambda work: work.today(), owner=self, on_success=self._begin)
        else:
            self._make()
        self._list.setFocus()

    @property
    def table(self) -> TablePane | None:
        """The statistical table; None before the page was shown first."""
        return self._table

    @property
    def view(self) -> ReportView:
        """The preview with its buttons."""
        return self._view

    def choose(self, key: str) -> None:
        """Show this report; a statistical table by ``TABLE`` and its key."""
        for number in range(self._list.count()):
            if self._list.item(number).data(_KEY) == key:
                self._list.setCurrentRow(number)

    def _begin(self, today: date) -> None:
        self._period = PeriodChooser(today=today, parent=self._days)
        self._period.chosen.connect(self._make)
        layout = self._days.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._period)
        self._table = TablePane(self._context, today=today)
        self._stack.addWidget(self._table)
        self._context.runner.run_apart(tables.table_list, owner=self, on_success=self._add_tables)
        first = next((row for row in range(self._list.count()) if self._list.item(row).data(_KEY)), 0)
        if self._list.currentRow() == first:  # the list took it by itself when the keyboard came to it
            self._choose()
        self._list.setCurrentRow(first)

    def _fill_list(self) -> None:
        shown = [(kind, spec) for kind, spec in reporting.report_list() if not spec.is_per_record]
        for kind, specs in groupby(shown, key=_kind_of_pair):
            self._add_heading(tr(kind.title))
            for _, spec in specs:
                self._specs[spec.key] = spec
                self._add_item(spec.key, tr(spec.title))
            if not kind.is_list:
                self._tables_at = self._list.count()

    def _add_tables(self, specs: Sequence[TableSpec]) -> None:
        place = self._tables_at
        self._add_heading(tr("Biểu thống kê"), place=place)
        for number, spec in enumerate(specs, start=1):
            words = tr("Biểu {number}: {title}").format(number=spec.number, title=spec.title.capitalize())
            self._add_item(f"{TABLE}{spec.key}", words, place=place + number)

    def _add_item(self, key: str, words: str, *, place: int | None = None) -> None:
        item = QListWidgetItem(words)
        item.setData(_KEY, key)
        item.setToolTip(words)
        px = self._context.theme.px
        room = QRect(0, 0, px(LIST_WIDTH_PX) - px(_LIST_EDGES_PX), 0)
        lines = self._list.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        item.setSizeHint(QSize(0, lines.height() + px(10)))
        self._list.insertItem(self._list.count() if place is None else place, item)

    def _add_heading(self, words: str, *, place: int | None = None) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(self._context.theme.font(factor=0.92, is_bold=True))
        item.setForeground(self._context.theme.color("muted"))
        item.setSizeHint(QSize(0, self._context.theme.row_height + self._context.theme.px(8)))
        self._list.insertItem(self._list.count() if place is None else place, item)

    def _lay_out(self) -> None:
        space = self._context.theme.px(16)
        right = QVBoxLayout(self._report)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(self._context.theme.px(8))
        right.addWidget(self._title)
        right.addWidget(self._source)
        right.addWidget(self._days)
        right.addWidget(self._names)
        right.addWidget(self._view, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space, space, space, space)
        layout.setSpacing(space)
        layout.addWidget(self._list)
        self._stack.addWidget(self._report)
        layout.addWidget(self._stack, 1)

    def _table_key(self) -> str:
        """Key of the chosen statistical table; "" where a report is chosen."""
        item = self._list.currentItem()
        key = str(item.data(_KEY) or "") if item is not None else ""
        return key.removeprefix(TABLE) if key.startswith(TABLE) else ""

    def _current(self) -> ReportSpec | None:
        item = self._list.currentItem()
        return self._specs.get(item.data(_KEY)) if item is not None else None

    def _choose(self) -> None:
        key = self._table_key()
        if key and self._table is not None:
            self._stack.setCurrentWidget(self._table)
            self._table.show_table(key)
            return
        spec = self._current()
        if spec is None or self._period is None:
            return
        self._stack.setCurrentWidget(self._report)
        self._title.setText(tr(spec.title))
        self._source.setText(spec.source)
        self._days.setVisible(bool(spec.period_field))
        self._names.setVisible(spec.hides_names)
        self._names.blockSignals(True)
        self._names.setChecked(False)  # names are printed only when asked for, each time
        self._names.blockSignals(False)
        self._make()

    def _enter(self, _item: QListWidgetItem) -> None:
        """Enter in the list leads to the numbers of the chosen table."""
        if self._table_key() and self._table is not None:
            self._table.focus_grid()

    def _press(self, key: str) -> None:
        """Keys pressed in the list are for what is shown beside it."""
        pane = self._table if self._table_key() and self._table is not None else self._view
        deed = pane.keys.get(key)
        if deed is not None:
            deed()

    def _make(self) -> None:
        if self._table_key() and self._table is not None:
            self._table.count()
            return
        spec = self._current()
        if spec is None or self._period is None:
            return
        period = self._period.period()
        if period is None:
            return
        names = self._names.isChecked() and spec.hides_names
        self._view.show_report(Wish(spec.key, period if spec.period_field else Period(), show_names=names))


def _kind_of_pair(pair: tuple[RecordKind, ReportSpec]) -> RecordKind:
    return pair[0]
