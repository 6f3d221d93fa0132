"""The reports of a table that were sent: when, by whom, for which days, and what to do with each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.formats import format_day, format_moment
from desktop_app.domain.query import Period
from desktop_app.gui.building import button, label, row
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme
from desktop_app.services.tables import Sent

SUM_LETTERS = 8


class SentTable(QTableWidget):
    """Enter opens the current row.

    Signals:
        opened: The current row is wanted.
    """

    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Ctrl with a letter belongs to the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class SentList(QWidget):
    """Signals: what is wanted with the chosen report.

    Signals:
        view_wanted, compare_wanted, correct_wanted: (Sent)
    """

    view_wanted = Signal(object)
    compare_wanted = Signal(object)
    correct_wanted = Signal(object)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sent_list")
        self._sent: tuple[Sent, ...] = ()
        self._heading = label(tr("Báo cáo đã gửi"), role="heading")
        self._none = label(tr("Biểu này chưa có báo cáo nào được chốt."), role="muted", wraps=True)
        self._table = self._make_table(theme)
        self.setFocusProxy(self._table)
        self._buttons = (
            button(tr("Xem &bản đã gửi"), name="view_sent_button", on_click=self._view),
            button(tr("So với số liệu &hiện nay"), name="compare_button", on_click=self._compare),
            button(tr("Lập báo cáo điề&u chỉnh…"), name="correct_button", on_click=self._correct),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        layout.addLayout(row(self._heading, 1, *self._buttons))
        layout.addWidget(self._none)
        layout.addWidget(self._table, 1)
        layout.addStretch(0)
        self.show_sent((), Period())

    def show_sent(self, sent: Sequence[Sent], period: Period) -> None:
        """Show these; the newest one for these days becomes the current row."""
        self._sent = tuple(sent)
        self._table.setRowCount(len(self._sent))
        for place, one in enumerate(self._sent):
            for column, words in enumerate(_cells(one)):
                item = QTableWidgetItem(words)
                item.setToolTip(words if column != len(_titles()) - 1 else one.sha256)
                self._table.setItem(place, column, item)
        self._table.setVisible(bool(self._sent))
        self._none.setVisible(not self._sent)
        for one_button in self._buttons:
            one_button.setVisible(bool(self._sent))
        same = next((place for place, one in enumerate(self._sent) if one.period == period), 0)
        if self._sent:
            self._table.setCurrentCell(same, 0)

    @property
    def current(self) -> Sent | None:
        """The chosen report."""
        place = self._table.currentRow()
        return self._sent[place] if 0 <= place < len(self._sent) else None

    def _make_table(self, theme: Theme) -> SentTable:
        made = SentTable(0, len(_titles()))
        made.setObjectName("sent_table")
        made.setAccessibleName(tr("Báo cáo đã gửi"))
        made.setHorizontalHeaderLabels(_titles())
        made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.setTabKeyNavigation(False)
        made.verticalHeader().hide()
        made.verticalHeader().setDefaultSectionSize(theme.row_height)
        head = made.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(len(_titles()) - 2, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # what room is left
        made.setMinimumHeight(round(theme.row_height * 2.5))
        made.opened.connect(self._view)
        made.doubleClicked.connect(self._view)
        return made

    def _view(self) -> None:
        if self.current is not None:
            self.view_wanted.emit(self.current)

    def _compare(self) -> None:
        if self.current is not None:
            self.compare_wanted.emit(self.current)

    def _correct(self) -> None:
        if self.current is not None:
            self.correct_wanted.emit(self.current)


def period_words(period: Period) -> str:
    """``15/12/2025 – 14/12/2026``."""
    return " – ".join(format_day(day) for day in (period.start, period.end) if day is not None)


def _titles() -> list[str]:
    return [tr("Gửi lúc"), tr("Kỳ số liệu"), tr("Loại"), tr("Người gửi"), tr("Ghi chú"), tr("Mã kiểm tra")]


def _cells(sent: Sent) -> tuple[str, ...]:
    return (
        format_moment(sent.sent_at),
        period_words(sent.period),
        tr("Điều chỉnh") if sent.is_correction else tr("Lần đầu"),
        sent.sent_by,
        sent.note,
        f"{sent.sha256[:SUM_LETTERS]}…",
    )
