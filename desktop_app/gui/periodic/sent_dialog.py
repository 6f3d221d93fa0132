"""The periodic reports that were sent: shown as they were, compared with what the program says now."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_decimal
from desktop_app.gui.building import button, label, resize_within_screen, row
from desktop_app.gui.context import GuiContext
from desktop_app.gui.paper_window import show_paper
from desktop_app.gui.periodic.reading import Reading
from desktop_app.gui.plain_table import PlainRows, PlainTable, TableColumn
from desktop_app.gui.report_view import ReportDialog
from desktop_app.gui.tables.sent_list import SentList, period_words
from desktop_app.gui.texts import tr
from desktop_app.services import periodic
from desktop_app.services.periodic import ReportDifferences, Sent

Changed = tuple[str, str, str]
"""What changed, as it was sent, as it is now."""


class SentDialog(QDialog):
    """A sent report opens as it left the office; what differs from today stands in the table below."""

    def __init__(self, context: GuiContext, reading: Reading, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sent_dialog")
        self.setWindowTitle(tr("Báo cáo đã gửi"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        theme = context.theme
        self._list = SentList(theme, parent=self)
        correct = self._list.findChild(QPushButton, "correct_button")
        self._rows: PlainRows[Changed] = PlainRows(_columns(), theme=theme)
        self._changes = PlainTable(self._rows, name="sent_changes", title=tr("Khác với hiện nay"), theme=theme)
        self._changes.hide()
        self._print = button(tr("&In bảng điều chỉnh…"), name="print_changes_button", on_click=self._print_changes)
        self._print.hide()
        self._compared: Sent | None = None
        self._said = label("", wraps=True)
        self._said.setObjectName("sent_said")
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self._list, 1)
        layout.addWidget(self._said)
        layout.addWidget(self._changes, 1)
        layout.addLayout(row(self._print, 1, button(tr("Đó&ng"), name="close_button", on_click=self.reject)))
        self._list.show_sent(reading.sent, reading.report.period)
        self._list.setFocus()
        if correct is not None:
            correct.hide()  # a report is corrected where it is written
        self._list.view_wanted.connect(self._view)
        self._list.compare_wanted.connect(self._compare)
        resize_within_screen(self, width=theme.px(820), height=theme.px(460))

    def _view(self, sent: Sent) -> None:
        self._context.runner.run_read(
            lambda work: periodic.sent_pdf(work, sent.id), owner=self, on_success=partial(self._show, sent)
        )

    def _show(self, sent: Sent, content: bytes) -> None:
        title = tr("Bản đã gửi, số liệu {days}").format(days=period_words(sent.period))
        dialog = ReportDialog(self._context, title=title, parent=self)
        dialog.open()
        dialog.view.show_pdf(content, name=f"bao-cao-{sent.outline}-da-gui-{sent.sent_at:%Y-%m-%d}")

    def _compare(self, sent: Sent) -> None:
        self._compared = sent
        self._context.runner.run_read(
            lambda work: periodic.differences(work, sent.id),
            owner=self,
            on_success=self._show_changes,
            progress_title=tr("Đang tính số liệu báo cáo…"),
        )

    def _show_changes(self, found: ReportDifferences) -> None:
        figures = [(one.label, format_decimal(one.before), format_decimal(one.now)) for one in found.figures]
        texts = [(one.title, *_from_difference(one.before, one.now)) for one in found.texts]
        self._changes.show_rows([*figures, *texts])
        self._changes.setVisible(not found.is_empty)
        self._print.setVisible(not found.is_empty)
        words = tr("Khác với bản đã gửi: {figures} số liệu, {texts} mục lời.")
        counted = words.format(figures=len(figures), texts=len(texts))
        self._said.setText(counted if not found.is_empty else tr("Số liệu và lời hiện nay đúng như bản đã gửi."))

    def _print_changes(self) -> None:
        sent = self._compared
        if sent is not None:
            make = partial(periodic.difference_document, id_=sent.id)
            show_paper(self._context, make, title=tr("So với số liệu hiện nay"), owner=self)


def _from_difference(before: str, now: str) -> tuple[str, str]:
    """Both texts on one line each, from the words at which they begin to differ."""
    lines = [" ".join(text.split()) for text in (before, now)]
    pairs = enumerate(zip(*lines, strict=False))
    same = next((place for place, (one, other) in pairs if one != other), min(map(len, lines)))
    start = lines[0].rfind(" ", 0, same) + 1
    first, second = (f"…{line[start:]}" if start else line for line in lines)
    return first or tr("(trống)"), second or tr("(trống)")


def _columns() -> tuple[TableColumn[Changed], ...]:
    return (
        TableColumn(tr("Nội dung"), lambda one: one[0], 34, grows=True),
        TableColumn(tr("Đã gửi"), lambda one: one[1], 20, grows=True),
        TableColumn(tr("Hiện nay"), lambda one: one[2], 20, grows=True),
    )
