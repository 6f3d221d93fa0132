"""Sending a periodic report: frozen once it leaves, corrected by a later one, listed and compared with today."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.formats import format_moment
from desktop_app.gui.building import button
from desktop_app.gui.context import GuiContext
from desktop_app.gui.periodic.doubt_list import doubt_words
from desktop_app.gui.periodic.reading import Reading
from desktop_app.gui.periodic.sent_dialog import SentDialog
from desktop_app.gui.tables.freeze_dialog import FreezeDialog
from desktop_app.gui.tables.sent_list import SUM_LETTERS, period_words
from desktop_app.gui.texts import tr
from desktop_app.services import periodic
from desktop_app.services.periodic import Sent

MOST_DOUBTS = 5


class Sending(QObject):
    """Two buttons: one freezes the report that is shown, one lists those that were sent.

    Signals:
        kept: A report was frozen.
        said: (words) what happened.
    """

    kept = Signal()
    said = Signal(str)

    def __init__(self, context: GuiContext, *, pane: QWidget, keep_first: Callable[[], None]) -> None:
        """Make it.

        Args:
            keep_first: Writes what is typed, so that it is sent too.
        """
        super().__init__(pane)
        self._keep_first = keep_first
        self._context = context
        self._pane = pane
        self._reading: Reading | None = None
        self.freeze_button = button(
            tr("&Chốt báo cáo đã gửi…"), name="freeze_report_button", on_click=self._ask, is_primary=True
        )
        self.list_button = button(tr("Đã gửi…"), name="sent_reports_button", on_click=self._list)
        self.show_reading(None)

    def show_reading(self, reading: Reading | None) -> None:
        """The report that is shown."""
        self._reading = reading
        self.freeze_button.setEnabled(reading is not None)
        is_sent = reading is not None and reading.report.sent is not None
        self.freeze_button.setText(tr("&Chốt báo cáo điều chỉnh…") if is_sent else tr("&Chốt báo cáo đã gửi…"))
        count = len(reading.sent) if reading is not None else 0
        self.list_button.setText(tr("Đã gửi ({count})…").format(count=count))
        self.list_button.setEnabled(bool(count))

    # ------------------------------------------------------------ freezing

    def _ask(self) -> None:
        self._keep_first()
        reading = self._reading
        if reading is None:
            return
        sent = reading.report.sent
        words = tr(
            "Chốt “{title}”, số liệu {days}. Bản PDF được giữ nguyên từng byte trong tệp sổ; "
            "sửa lời hay bản ghi về sau không làm thay đổi bản này."
        )
        said = words.format(title=reading.report.outline.title, days=period_words(reading.report.period))
        if sent is not None:
            before = tr("Kỳ này đã chốt lúc {moment}: bản này là báo cáo điều chỉnh.")
            said = f"{said}\n{before.format(moment=format_moment(sent.sent_at))}"
        dialog = FreezeDialog(
            said,
            doubts=_doubt_lines(reading),
            title=tr("Chốt báo cáo"),
            theme=self._context.theme,
            parent=self._pane.window(),
        )
        dialog.agreed.connect(partial(self._freeze, reading))
        dialog.open()

    def _freeze(self, reading: Reading, note: str) -> None:
        key, period = reading.place
        corrects = reading.report.sent.id if reading.report.sent is not None else None
        self._context.runner.run(
            lambda work: periodic.freeze(work, key, period=period, note=note, corrects=corrects),
            owner=self,
            on_success=self._note_kept,
            progress_title=tr("Đang chốt báo cáo…"),
        )

    def _note_kept(self, sent: Sent) -> None:
        self.kept.emit()
        words = tr("Đã chốt, mã kiểm tra {sum}. Bản này nằm trong danh sách báo cáo đã gửi.")
        self.said.emit(words.format(sum=sent.sha256[:SUM_LETTERS]))

    # ------------------------------------------------------------ the list

    def _list(self) -> None:
        if self._reading is not None:
            SentDialog(self._context, self._reading, parent=self._pane.window()).open()


def _doubt_lines(reading: Reading) -> list[str]:
    lines = [doubt_words(one) for one in reading.doubts[:MOST_DOUBTS]]
    more = len(reading.doubts) - len(lines)
    return [*lines, tr("Và {count} chỗ khác cần xem.").format(count=more)] if more else lines
