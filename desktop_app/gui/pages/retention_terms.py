"""How long each sort of records is kept; the office sets the terms the law leaves to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.domain.formats import FormatProblem, parse_count
from desktop_app.domain.retention import RetentionRule
from desktop_app.gui.building import label
from desktop_app.gui.context import GuiContext
from desktop_app.gui.pages.number_pane import NumberPane
from desktop_app.gui.plain_table import PlainRows, TableColumn
from desktop_app.gui.texts import tr
from desktop_app.records import kind_of
from desktop_app.services import retention

if TYPE_CHECKING:
    from desktop_app.services.workspace import Workspace


class RetentionTerms(NumberPane[RetentionRule]):
    """Enter leads to the number of months of the current sort."""

    def __init__(self, context: GuiContext) -> None:
        self._article = label("", role="muted", wraps=True)
        self._note = label("", wraps=True)
        super().__init__(
            context,
            rows=PlainRows(_columns(), theme=context.theme, tone=_tone),
            name="retention",
            title=tr("Thời hạn lưu"),
            words=tr("Số tháng lưu (0: không đưa vào danh mục)"),
            widest="0000",
            back=tr("Về thời hạn &có sẵn"),
        )
        self.setObjectName("retention_terms")

    def details(self) -> Sequence[QWidget]:
        """The article, and what a person should know besides."""
        return self._article, self._note

    def read(self, work: Workspace) -> tuple[RetentionRule, ...]:
        """The terms that are applied now."""
        return retention.rules(work)

    def typed(self, text: str) -> int:
        """The number of months."""
        months = parse_count(text)
        if months is None:
            raise FormatProblem(tr("Nhập số tháng, 0 nếu không đưa vào danh mục tiêu hủy."))
        return months

    def keep(self, work: Workspace, item: RetentionRule, number: int | None) -> None:
        """Keep the number of months; None takes the shipped term."""
        retention.save_term(work, item.key, months=number)

    def tell(self, item: RetentionRule) -> str:
        """The article and the note of the term, and its months."""
        self._article.setText(item.article)
        self._note.setText(item.note)
        self._note.setVisible(bool(item.note))
        return str(item.months)


def _tone(rule: RetentionRule) -> str:
    return "" if rule.is_verified else "soon"


def _columns() -> tuple[TableColumn[RetentionRule], ...]:
    return (
        TableColumn(tr("Loại hồ sơ"), lambda rule: rule.title, 24, grows=True),
        TableColumn(tr("Sổ"), lambda rule: tr(kind_of(rule.kind).title), 14),
        TableColumn(tr("Thời hạn lưu"), lambda rule: rule.term_words or tr("chưa đặt"), 12),
        TableColumn(tr("Căn cứ"), lambda rule: rule.article, 22, grows=True),
        TableColumn(tr("Kiểm chứng"), _state, 15),
    )


def _state(rule: RetentionRule) -> str:
    return tr("Chỉ kéo dài được") if rule.is_verified else tr("Sửa được")
