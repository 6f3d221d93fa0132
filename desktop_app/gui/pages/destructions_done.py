"""Destructions carried out by decision; the minutes of each can be printed again."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.formats import format_day, format_moment
from desktop_app.gui.building import button, label, row
from desktop_app.gui.context import GuiContext
from desktop_app.gui.paper_window import show_paper
from desktop_app.gui.plain_table import PlainRows, PlainTable, TableColumn
from desktop_app.gui.texts import tr
from desktop_app.services import retention
from desktop_app.services.retention import Destruction


class DestructionsDone(QWidget):
    """Newest first; Enter shows the minutes."""

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("destructions_done")
        self._context = context
        self._rows: PlainRows[Destruction] = PlainRows(_columns(), theme=context.theme)
        self._table = PlainTable(self._rows, name="destructions_table", title=tr("Đã tiêu hủy"), theme=context.theme)
        self._table.opened.connect(self.print_minutes)
        self._empty = label(tr("Chưa có lần tiêu hủy nào."), role="muted")
        self._print = button(tr("&In biên bản…"), name="print_minutes_button", on_click=self.print_minutes)
        column = QVBoxLayout(self)
        column.setSpacing(context.theme.px(8))
        column.addWidget(self._table, 1)
        column.addLayout(row(self._empty, 1, self._print))

    def activate(self) -> None:
        """Show all destructions."""
        self._context.runner.run_read(
            retention.destructions, owner=self, on_success=self._take, supersedes="destructions"
        )

    def print_minutes(self) -> None:
        """Show the minutes of the current line."""
        place = self._table.place
        if place >= 0:
            number = self._rows.rows[place].id
            show_paper(
                self._context,
                lambda work: retention.minutes(work, number),
                title=tr("Biên bản tiêu hủy"),
                owner=self,
            )

    def _take(self, found: tuple[Destruction, ...]) -> None:
        self._table.show_rows(found)
        self._empty.setVisible(not found)
        self._print.setEnabled(bool(found))


def _columns() -> tuple[TableColumn[Destruction], ...]:
    return (
        TableColumn(tr("Thời điểm"), lambda one: format_moment(one.done_at), 15),
        TableColumn(tr("Quyết định"), _decision, 24, grows=True),
        TableColumn(tr("Người thực hiện"), lambda one: one.done_by, 20, grows=True),
        TableColumn(tr("Người tham gia"), lambda one: ", ".join(one.present), 24, grows=True),
    )


def _decision(one: Destruction) -> str:
    return tr("số {number} ngày {day}").format(number=one.decision_number, day=format_day(one.decided_on))
