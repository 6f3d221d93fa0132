"""The log of who viewed, printed, exported or copied the record of a person; read and printed by period."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.formats import format_count, format_moment
from desktop_app.domain.periods import Span
from desktop_app.gui.building import button, label, row
from desktop_app.gui.context import GuiContext
from desktop_app.gui.pages.period_bar import PeriodBar
from desktop_app.gui.paper_window import show_paper
from desktop_app.gui.plain_table import PlainRows, PlainTable, TableColumn
from desktop_app.gui.texts import tr
from desktop_app.records import kind_of
from desktop_app.services import access
from desktop_app.services.access import Access


class AccessSection(QWidget):
    """Newest first; Enter opens the record a line is about."""

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("access_section")
        self._context = context
        theme = context.theme
        self._period = PeriodBar(span=Span.MONTH, parent=self)
        self._period.chosen.connect(self._read)
        self._rows: PlainRows[Access] = PlainRows(_columns(), theme=theme)
        self._table = PlainTable(self._rows, name="access_table", title=tr("Nhật ký truy cập"), theme=theme)
        self._table.opened.connect(self._open)
        self._count = label("", role="muted")
        self._count.setObjectName("access_count")
        self._print = button(tr("&In nhật ký…"), name="print_access_button", on_click=self.print_log, is_primary=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(label(tr("Nhật ký truy cập"), role="title"))
        words = tr(
            "Mỗi lần xem, in, ghi ra tệp hay chép bản ghi có thông tin cá nhân đều được ghi lại."
            " Không sửa được nhật ký trong chương trình."
        )
        layout.addWidget(label(words, role="muted", wraps=True))
        layout.addWidget(self._period)
        layout.addWidget(self._table, 1)
        layout.addWidget(label(tr("Enter: mở bản ghi · Ctrl+C: chép"), role="hint"))
        layout.addLayout(row(self._count, 1, self._print))

    def activate(self) -> None:
        """Show the log as it stands now."""
        self._context.runner.run_read(lambda work: work.today(), owner=self, on_success=self._begin)

    def print_log(self) -> None:
        """Show the log of the period as a page."""
        period = self._period.period()
        if period is not None:
            show_paper(
                self._context,
                lambda work: access.document(work, period=period),
                title=tr("Nhật ký truy cập thông tin cá nhân"),
                owner=self,
            )

    def _begin(self, today: date) -> None:
        if not self._period.begin(today):
            self._read()

    def _read(self) -> None:
        period = self._period.period()
        if period is not None:
            self._context.runner.run_read(
                lambda work: access.entries(work, period=period),
                owner=self,
                on_success=self._take,
                supersedes="accesses",
            )

    def _take(self, entries: tuple[Access, ...]) -> None:
        self._table.show_rows(entries[::-1])
        self._count.setText(tr("{count} lượt truy cập").format(count=format_count(len(entries))))

    def _open(self) -> None:
        place = self._table.place
        if place >= 0 and not self._rows.rows[place].is_destroyed:
            one = self._rows.rows[place]
            self._context.navigator.open_record(kind=one.kind, uid=one.uid)


def deed_words(deed: str) -> str:
    """What was done to a record without changing it."""
    known = {"viewed": tr("Xem"), "printed": tr("In"), "exported": tr("Ghi ra tệp"), "copied": tr("Chép")}
    return known.get(deed, deed)


def _number(one: Access) -> str:
    return tr("{number} (đã tiêu hủy)").format(number=one.number) if one.is_destroyed else one.number


def _columns() -> tuple[TableColumn[Access], ...]:
    return (
        TableColumn(tr("Thời điểm"), lambda one: format_moment(one.at), 15),
        TableColumn(tr("Người truy cập"), lambda one: one.user, 20, grows=True),
        TableColumn(tr("Việc"), lambda one: deed_words(one.deed), 11),
        TableColumn(tr("Sổ"), lambda one: tr(kind_of(one.kind).title), 16),
        TableColumn(tr("Số vào sổ"), _number, 14, grows=True),
    )
