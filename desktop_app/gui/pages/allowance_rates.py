"""The rates of the reception allowance with their articles, and what this office pays by each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.domain.allowance import Rate
from desktop_app.domain.formats import FormatProblem, format_day, format_money, parse_money
from desktop_app.gui.building import label
from desktop_app.gui.context import GuiContext
from desktop_app.gui.pages.number_pane import NumberPane
from desktop_app.gui.plain_table import PlainRows, TableColumn
from desktop_app.gui.texts import tr
from desktop_app.services import allowance

if TYPE_CHECKING:
    from desktop_app.services.workspace import Workspace


class AllowanceRates(NumberPane[Rate]):
    """Enter on a rate leads to its amount."""

    def __init__(self, context: GuiContext) -> None:
        self._article = label("", role="muted", wraps=True)
        super().__init__(
            context,
            rows=PlainRows(_columns(), theme=context.theme),
            name="rate",
            title=tr("Mức bồi dưỡng"),
            words=tr("&Mức cơ quan chi, đồng một ngày"),
            widest="0.000.000",
            back=tr("Về mức &của Thông tư"),
        )
        self.setObjectName("allowance_rates")

    def details(self) -> Sequence[QWidget]:
        """The article, and when a higher amount is lawful."""
        hint = tr(
            "Mức cao hơn mức của Thông tư, nhiều nhất thêm 20 %, chỉ khi Hội đồng nhân dân cấp tỉnh quyết định"
            " (Thông tư 320/2016/TT-BTC Điều 7 khoản 2)."
        )
        return self._article, label(hint, role="hint", wraps=True)

    def read(self, work: Workspace) -> tuple[Rate, ...]:
        """The rates that are applied now."""
        return allowance.rules(work).rates

    def typed(self, text: str) -> int:
        """The amount a day in đồng."""
        amount = parse_money(text)
        if amount is None:
            raise FormatProblem(tr("Nhập số tiền một ngày, ví dụ 200.000."))
        return amount

    def keep(self, work: Workspace, item: Rate, number: int | None) -> None:
        """Keep the amount; None pays what the law says."""
        allowance.save_rate(work, item.id, amount=number)

    def tell(self, item: Rate) -> str:
        """The article of the rate, and its amount."""
        self._article.setText(item.article)
        return format_money(item.amount)


def _columns() -> tuple[TableColumn[Rate], ...]:
    return (
        TableColumn(tr("Đối tượng"), lambda rate: rate.title, 30, grows=True),
        TableColumn(tr("Một ngày"), lambda rate: format_money(rate.amount), 12, is_right=True),
        TableColumn(tr("Hiệu lực"), _valid_words, 24),
    )


def _valid_words(rate: Rate) -> str:
    parts = []
    if rate.valid_from:
        parts.append(tr("từ {day}").format(day=format_day(rate.valid_from)))
    if rate.valid_to:
        parts.append(tr("đến {day}").format(day=format_day(rate.valid_to)))
    return " ".join(parts)
