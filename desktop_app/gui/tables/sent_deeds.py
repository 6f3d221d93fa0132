"""What is done with reports that are sent: kept, shown as they were, compared, corrected."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.formats import format_count
from desktop_app.domain.query import Period
from desktop_app.domain.tables import Figures
from desktop_app.gui.context import GuiContext
from desktop_app.gui.paper_window import show_paper
from desktop_app.gui.tables.freeze_dialog import FreezeDialog
from desktop_app.gui.tables.sent_list import SentList, period_words
from desktop_app.gui.texts import tr
from desktop_app.services import tables
from desktop_app.services.tables import Sent


class SentDeeds(QObject):
    """Answers the wishes of a list of sent reports.

    Signals:
        kept: (Sent) a report was kept just now.
    """

    kept = Signal(object)

    def __init__(self, shown: SentList, context: GuiContext, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._pane = parent
        shown.view_wanted.connect(self._view)
        shown.compare_wanted.connect(self._compare)
        shown.correct_wanted.connect(self._ask_correction)

    def ask_freeze(self, figures: Figures) -> None:
        """Ask once, then keep the table as it is sent; what is amiss in it is said."""
        doubts = []
        if figures.failures:
            doubts.append(tr("Còn {count} đẳng thức không khớp.").format(count=len(figures.failures)))
        if figures.unclassified:
            count = format_count(len(figures.unclassified))
            doubts.append(tr("Còn {count} bản ghi chưa phân loại xong.").format(count=count))
        words = tr(
            "Chốt biểu {number}, số liệu {days}. Bản PDF được giữ nguyên từng byte trong tệp sổ; "
            "sửa bản ghi về sau không làm thay đổi bản này."
        )
        said = words.format(number=figures.spec.number, days=period_words(figures.period))
        dialog = self._dialog(said, doubts, title=tr("Chốt báo cáo"))
        dialog.agreed.connect(partial(self._keep, figures.spec.key, figures.period, None))
        dialog.open()

    def _ask_correction(self, sent: Sent) -> None:
        words = tr(
            "Lập báo cáo điều chỉnh cho biểu {number}, số liệu {days}, theo số liệu hiện nay. "
            "Bản đã gửi trước vẫn được giữ nguyên."
        )
        said = words.format(number=tables.find_table(sent.key).number, days=period_words(sent.period))
        dialog = self._dialog(said, [], title=tr("Lập báo cáo điều chỉnh"))
        dialog.agreed.connect(partial(self._keep, sent.key, sent.period, sent.id))
        dialog.open()

    def _dialog(self, words: str, doubts: list[str], *, title: str) -> FreezeDialog:
        return FreezeDialog(words, doubts=doubts, title=title, theme=self._context.theme, parent=self._pane.window())

    def _keep(self, key: str, period: Period, corrects: int | None, note: str) -> None:
        self._context.runner.run(
            lambda work: tables.freeze(work, key, period=period, note=note, corrects=corrects),
            owner=self,
            on_success=self.kept.emit,
            progress_title=tr("Đang chốt báo cáo…"),
        )

    def _view(self, sent: Sent) -> None:
        self._context.runner.run_read(
            lambda work: tables.sent_pdf(work, sent.id), owner=self, on_success=partial(self._show, sent)
        )

    def _show(self, sent: Sent, content: bytes) -> None:
        from desktop_app.gui.report_view import ReportDialog  # printing is loaded when something is printed

        title = tr("Bản đã gửi, số liệu {days}").format(days=period_words(sent.period))
        dialog = ReportDialog(self._context, title=title, parent=self._pane.window())
        dialog.open()
        dialog.view.show_pdf(content, name=f"bieu-{sent.key}-da-gui-{sent.sent_at:%Y-%m-%d}")

    def _compare(self, sent: Sent) -> None:
        show_paper(
            self._context,
            lambda work: tables.difference_document(work, sent.id),
            title=tr("So với số liệu hiện nay"),
            owner=self._pane,
        )
