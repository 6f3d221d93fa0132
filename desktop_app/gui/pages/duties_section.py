"""How many meetings and models are asked for: the law's numbers with their articles, the rest set by the office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.duties import Duty
from desktop_app.domain.formats import FormatProblem, parse_count
from desktop_app.gui.building import label
from desktop_app.gui.context import GuiContext
from desktop_app.gui.pages.number_pane import NumberPane
from desktop_app.gui.plain_table import PlainRows, TableColumn
from desktop_app.gui.texts import tr
from desktop_app.records import kind_of
from desktop_app.services import duties

if TYPE_CHECKING:
    from desktop_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DutyView:
    """A duty with the number this office keeps it by."""

    duty: Duty
    minimum: int


class DutiesSection(QWidget):
    """The duties in a table, the number of the current one below it."""

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("duties_section")
        self._numbers = DutyNumbers(context)
        words = tr(
            "Số lần luật đã định không đặt thấp hơn được. Số do tỉnh hoặc cơ quan giao thì nhập vào đây;"
            " chương trình đếm theo số này ở Hôm nay và trong báo cáo."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(context.theme.px(8))
        layout.addWidget(label(tr("Chỉ tiêu, số lần phải làm"), role="title"))
        layout.addWidget(label(words, role="muted", wraps=True))
        layout.addWidget(self._numbers, 1)

    def activate(self) -> None:
        """Show the numbers that are applied now."""
        self._numbers.activate()


class DutyNumbers(NumberPane[DutyView]):
    """Enter leads to the number of the current duty."""

    def __init__(self, context: GuiContext) -> None:
        self._title = label("", role="heading", wraps=True)
        self._article = label("", role="muted", wraps=True)
        self._article.setObjectName("duty_article")
        self._note = label("", wraps=True)
        super().__init__(
            context,
            rows=PlainRows(_columns(), theme=context.theme, tone=_tone),
            name="duty",
            title=tr("Chỉ tiêu, số lần phải làm"),
            words=tr("Số lầ&n"),
            widest="0000",
            back=tr("Về số &có sẵn"),
        )
        margins = self.layout()
        if margins is not None:
            margins.setContentsMargins(0, 0, 0, 0)

    def details(self) -> Sequence[QWidget]:
        """The article, and what a person should know besides."""
        return self._title, self._article, self._note

    def read(self, work: Workspace) -> tuple[DutyView, ...]:
        """The duties as they are kept now."""
        numbers = duties.minimums(work)
        return tuple(DutyView(one, numbers[one.key]) for one in duties.duties())

    def typed(self, text: str) -> int:
        """How many times."""
        number = parse_count(text)
        if number is None:
            raise FormatProblem(tr("Nhập số lần, 0 nếu không phải làm."))
        return number

    def keep(self, work: Workspace, item: DutyView, number: int | None) -> None:
        """Keep the number; None takes the shipped one."""
        duties.save_minimum(work, item.duty.key, number)

    def tell(self, item: DutyView) -> str:
        """Title, article and note of the duty, and its number."""
        self._title.setText(item.duty.title)
        self._article.setText(item.duty.article)
        self._note.setText(item.duty.note)
        self._note.setVisible(bool(item.duty.note))
        return str(item.minimum)


def _tone(view: DutyView) -> str:
    return "" if view.duty.is_verified else "soon"


def _columns() -> tuple[TableColumn[DutyView], ...]:
    return (
        TableColumn(tr("Việc phải làm"), lambda one: one.duty.title, 44, grows=True),
        TableColumn(tr("Sổ"), lambda one: tr(kind_of(one.duty.kind).title), 9),
        TableColumn(tr("Ít nhất"), _number_words, 21),
        TableColumn(tr("Căn cứ"), lambda one: one.duty.article, 22, grows=True),
        TableColumn(tr("Kiểm chứng"), _state_words, 15),
    )


def _number_words(view: DutyView) -> str:
    if not view.minimum:
        return tr("không đặt")
    words = tr("{count} {unit} một năm") if view.duty.day else tr("{count} {unit}")
    if view.duty.per:
        words = tr("{count} ở mỗi {unit}")
    return words.format(count=view.minimum, unit=view.duty.unit)


def _state_words(view: DutyView) -> str:
    return tr("Không thấp hơn luật") if view.duty.is_verified else tr("Sửa được")
