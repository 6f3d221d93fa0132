"""Days of reception by person for the allowance: counted from the reception book, printed to be signed."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop_app.domain.allowance import Role
from desktop_app.domain.formats import format_day, format_money
from desktop_app.domain.periods import Span
from desktop_app.gui.building import button, label, row, strip
from desktop_app.gui.context import GuiContext
from desktop_app.gui.pages.allowance_rates import AllowanceRates
from desktop_app.gui.pages.period_bar import PeriodBar
from desktop_app.gui.paper_window import show_paper
from desktop_app.gui.plain_table import PlainRows, PlainTable, TableColumn
from desktop_app.gui.texts import tr
from desktop_app.services import allowance
from desktop_app.services.allowance import Count, Line

MOST_UNKNOWN = 3


class AllowanceSection(QWidget):
    """The count of a period in one tab, the rates it is paid by in the other."""

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("allowance_section")
        self._context = context
        theme = context.theme
        self._period = PeriodBar(span=Span.MONTH, parent=self)
        self._period.chosen.connect(self._read)
        self._rows: PlainRows[Line] = PlainRows(_columns(), theme=theme, tone=_tone)
        self._table = PlainTable(self._rows, name="allowance_table", title=tr("Chấm ngày tiếp công dân"), theme=theme)
        self._unknown, self._unknown_words = strip("", ground="soon")
        self._total = label("", role="heading")
        self._total.setObjectName("allowance_total")
        self._print = button(
            tr("&In bảng chấm ngày…"), name="print_allowance_button", on_click=self.print_table, is_primary=True
        )
        self._rates = AllowanceRates(context)
        self._rates.saved.connect(self._read)
        counting = QWidget()
        column = QVBoxLayout(counting)
        column.setSpacing(theme.px(8))
        column.addWidget(self._period)
        column.addWidget(self._table, 1)
        column.addWidget(self._unknown)
        column.addLayout(row(self._total, 1, self._print))
        tabs = QTabWidget()
        tabs.setObjectName("allowance_tabs")
        tabs.setAccessibleName(tr("Chấm ngày tiếp công dân"))
        tabs.addTab(counting, tr("Số ngày"))
        tabs.addTab(self._rates, tr("Mức bồi dưỡng"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(label(tr("Chấm ngày tiếp công dân"), role="title"))
        layout.addWidget(tabs, 1)

    def activate(self) -> None:
        """Count anew."""
        self._context.runner.run_read(lambda work: work.today(), owner=self, on_success=self._begin)
        self._rates.activate()

    def print_table(self) -> None:
        """Show the table of the period as a page."""
        period = self._period.period()
        if period is not None:
            show_paper(
                self._context,
                lambda work: allowance.document(work, period=period),
                title=tr("Bảng chấm ngày tiếp công dân"),
                owner=self,
            )

    def _begin(self, today: date) -> None:
        if not self._period.begin(today):
            self._read()

    def _read(self) -> None:
        period = self._period.period()
        if period is not None:
            self._context.runner.run_read(
                lambda work: allowance.count(work, period=period),
                owner=self,
                on_success=self._take,
                supersedes="allowance",
            )

    def _take(self, count: Count) -> None:
        self._table.show_rows(count.lines)
        self._total.setText(tr("Tổng cộng: {amount} đồng").format(amount=format_money(count.total)))
        self._unknown.setVisible(bool(count.unknown))
        shown = "; ".join(f"{format_day(day)}: {words}" for day, words in count.unknown[:MOST_UNKNOWN])
        words = tr(
            "{count} dòng người phối hợp chưa tính vì không có trong danh mục Cán bộ: {lines}."
            " Thêm tên vào danh mục, hoặc sửa lượt tiếp."
        )
        self._unknown_words.setText(words.format(count=len(count.unknown), lines=shown))


def _tone(line: Line) -> str:
    return "" if line.rate is not None and line.is_listed else "soon"


def _columns() -> tuple[TableColumn[Line], ...]:
    return (
        TableColumn(tr("Họ tên"), lambda line: line.name, 14),
        TableColumn(tr("Chức vụ"), _post, 18, grows=True),
        TableColumn(tr("Vai"), lambda line: role_words(line.role), 11),
        TableColumn(tr("Số ngày"), lambda line: str(len(line.days)), 7, is_right=True),
        TableColumn(tr("Mức một ngày"), _rate, 11, is_right=True),
        TableColumn(tr("Thành tiền"), lambda line: format_money(line.amount), 10, is_right=True),
        TableColumn(tr("Các ngày"), _days, 13, grows=True),
    )


def role_words(role: Role) -> str:
    """In which role somebody took part."""
    return {Role.RECEIVER: tr("Tiếp công dân"), Role.SUPPORT: tr("Phối hợp")}[role]


def _post(line: Line) -> str:
    return line.post if line.is_listed else tr("(chưa có trong danh mục)")


def _rate(line: Line) -> str:
    return format_money(line.rate.amount) if line.rate is not None else tr("chưa rõ mức")


def _days(line: Line) -> str:
    return ", ".join(f"{day.day:02d}/{day.month:02d}" for day in line.days)
