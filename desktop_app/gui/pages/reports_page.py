"""All printable reports: chosen at the left, days above, the pages themselves below."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.kind import RecordKind, ReportSpec
from desktop_app.domain.query import Period
from desktop_app.gui.building import label
from desktop_app.gui.context import GuiContext
from desktop_app.gui.pages.period_chooser import PeriodChooser
from desktop_app.gui.report_view import ReportView, Wish
from desktop_app.gui.texts import tr
from desktop_app.services import reporting

LIST_WIDTH_PX = 248
_KEY = Qt.ItemDataRole.UserRole


class ReportsPage(QWidget):
    """A report is made as soon as it is chosen; nothing has to be pressed to see it."""

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reports_page")
        self._context = context
        self._specs: dict[str, ReportSpec] = {}
        self._list = QListWidget()
        self._list.setObjectName("report_list")
        self._list.setAccessibleName(tr("Danh sách báo cáo"))
        self._list.setWordWrap(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        self._view = ReportView(context, parent=self)
        self._lay_out()
        self._list.currentItemChanged.connect(self._choose)
        self._names.toggled.connect(self._make)

    def activate(self) -> None:
        """The page came to the front: the report in it is made anew."""
        if self._period is None:
            self._context.runner.run_read(lambda work: work.today(), owner=self, on_success=self._begin)
        else:
            self._make()
        self._list.setFocus()

    @property
    def view(self) -> ReportView:
        """The preview with its buttons."""
        return self._view

    def choose(self, key: str) -> None:
        """Show this report."""
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
        first = next((row for row in range(self._list.count()) if self._list.item(row).data(_KEY)), 0)
        self._list.setCurrentRow(first)

    def _fill_list(self) -> None:
        shown = [(kind, spec) for kind, spec in reporting.report_list() if not spec.is_per_record]
        for kind, specs in groupby(shown, key=_kind_of_pair):
            self._add_heading(kind)
            for _, spec in specs:
                self._specs[spec.key] = spec
                item = QListWidgetItem(tr(spec.title))
                item.setData(_KEY, spec.key)
                item.setToolTip(tr(spec.title))
                self._list.addItem(item)

    def _add_heading(self, kind: RecordKind) -> None:
        item = QListWidgetItem(tr(kind.title))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(self._context.theme.font(factor=0.92, is_bold=True))
        item.setForeground(self._context.theme.color("muted"))
        item.setSizeHint(QSize(0, self._context.theme.row_height + self._context.theme.px(8)))
        self._list.addItem(item)

    def _lay_out(self) -> None:
        space = self._context.theme.px(16)
        right = QVBoxLayout()
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
        layout.addLayout(right, 1)

    def _current(self) -> ReportSpec | None:
        item = self._list.currentItem()
        return self._specs.get(item.data(_KEY)) if item is not None else None

    def _choose(self) -> None:
        spec = self._current()
        if spec is None or self._period is None:
            return
        self._title.setText(tr(spec.title))
        self._source.setText(spec.source)
        self._days.setVisible(bool(spec.period_field))
        self._names.setVisible(spec.hides_names)
        self._names.blockSignals(True)
        self._names.setChecked(False)  # names are printed only when asked for, each time
        self._names.blockSignals(False)
        self._make()

    def _make(self) -> None:
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
