"""One line of numbers above the list of a register, each a link to its records; F2 unfolds the chart beneath."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from desktop_app.domain.boards import Board, BoardFigure
from desktop_app.domain.errors import AppError
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.periods import Span
from desktop_app.domain.stamp import Change
from desktop_app.domain.text import capitalize_first
from desktop_app.gui.boards.board_chart import BoardChart
from desktop_app.gui.building import button, label
from desktop_app.gui.context import GuiContext
from desktop_app.gui.paper_window import show_paper
from desktop_app.gui.records.flow_layout import FlowLayout
from desktop_app.gui.texts import tr
from desktop_app.services import boards, tables
from desktop_app.services.tables import Cell

if TYPE_CHECKING:
    from desktop_app.services.workspace import Workspace

COUNT_AFTER_MS = 1500
"""Quiet time after a change before the numbers are counted anew."""
EDGES_PX, LINK_PADDING_PX = 18, 7
_OPEN = "open"


class BoardStrip(QFrame):
    """The board of a register that has one.

    Nothing is counted before it is seen, and always behind all other waiting work.

    Signals:
        left: The chart was folded by key, or left by Escape: the keyboard belongs to the list.
    """

    left = Signal()

    def __init__(self, kind: RecordKind, context: GuiContext, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("board_strip")
        self.setProperty("ground", "paper")
        self._kind, self._context = kind, context
        self._board: Board | None = None
        self._is_stale = True
        self._awaiting: QWidget | None = None  # what had the keyboard when the chart was asked for
        theme = context.theme
        self._period = button("", name="board_period", is_link=True)
        self._period.setMenu(self._make_menu())
        self._line = QWidget(self)
        self._row = FlowLayout(self._line, spacing=theme.px(4))
        self._row.addWidget(self._period)
        self._figures: list[QWidget] = []
        self._unfold = button(tr("Biểu đồ  F2"), name="board_unfold", is_link=True)
        self._unfold.setCheckable(True)
        self._unfold.setChecked(context.settings.value(self._key("board")) == _OPEN)
        self._unfold.toggled.connect(self._fold)
        self._print = button(tr("In số liệu"), name="board_print", on_click=self.print_board, is_link=True)
        self.chart = BoardChart(theme, parent=self)
        self.chart.opened.connect(self._open_cell)
        self.chart.left.connect(self.left)
        bold = QFontMetrics(theme.font(is_bold=True))  # as its words stand while the chart is shown
        self._unfold.setMinimumWidth(bold.horizontalAdvance(self._unfold.text()) + theme.px(EDGES_PX))
        head = QHBoxLayout()
        head.setSpacing(theme.px(4))
        head.addWidget(self._line, 1)
        for deed in (self._unfold, self._print):
            head.addWidget(deed, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.px(2),) * 4)
        layout.setSpacing(theme.px(4))
        layout.addLayout(head)
        layout.addWidget(self.chart)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COUNT_AFTER_MS)
        self._timer.timeout.connect(self.ask)
        self._show_figures()
        context.hub.changed.connect(self._changed)

    # ------------------------------------------------------------ what is shown

    @property
    def is_unfolded(self) -> bool:
        """Whether the chart is shown."""
        return self._unfold.isChecked()

    def ask(self, *, is_wanted: bool = False) -> None:
        """Count the board; a very large register only where that is wanted expressly."""
        self._is_stale = False
        kind, span = self._kind.key, self._span

        def read(work: Workspace) -> Board | None:
            return boards.board(work, kind, span=span) if is_wanted or boards.is_quick(work, kind) else None

        self._context.runner.run_read(
            read,
            owner=self,
            on_success=self._take,
            on_failure=self._fail,
            supersedes="board",
            is_background=not is_wanted,
        )

    def toggle(self) -> None:
        """Unfold the chart and put the keyboard there, or fold it and leave it; both are remembered."""
        self._awaiting = None if self.is_unfolded else QApplication.focusWidget()
        self._unfold.toggle()
        if not self.is_unfolded:
            self.left.emit()

    def print_board(self) -> None:
        """Show the board as a paper, ready to be printed."""
        kind, span = self._kind.key, self._span
        show_paper(
            self._context,
            lambda work: boards.board_document(work, kind, span=span),
            title=tr("Số liệu tổng hợp"),
            owner=self,
        )

    def showEvent(self, event: QShowEvent) -> None:
        """The first sight, or the first one after a change, counts."""
        super().showEvent(event)
        if self._is_stale:
            self.ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The numbers take as many lines as they need."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_line)

    # ------------------------------------------------------------ inside

    @property
    def _span(self) -> Span:
        name = self._context.settings.value(self._key("board_span"))
        return next((span for span in boards.SPANS if span.name == name), boards.SPANS[0])

    def _key(self, name: str) -> str:
        return f"{name}/{self._kind.key}"

    def _fold(self, is_unfolded: bool) -> None:
        self._context.settings.set_value(self._key("board"), _OPEN if is_unfolded else None)
        if is_unfolded and self._board is None:
            self.ask(is_wanted=True)
        self._show_chart()

    def _take(self, made: Board | None) -> None:
        self._board = made
        self._show_figures()
        self._show_chart()

    def _fail(self, error: AppError) -> None:
        self._board = None
        self._show_figures(error.message)
        self._show_chart()

    def _show_figures(self, words: str = "") -> None:
        for widget in self._figures:
            widget.hide()
            widget.deleteLater()
        while self._row.count() > 1:
            self._row.takeAt(1)
        self._period.setText(self._period_words())
        self._period.setAccessibleName(tr("Kỳ của số liệu: {period}").format(period=self._period_words()))
        made = self._board
        self._figures = [self._make_figure(item, place) for place, item in enumerate(made.figures)] if made else []
        if made is None:
            hint = words or tr("Sổ có nhiều bản ghi: nhấn F2 để tính số liệu.")
            self._figures = [] if self._is_stale else [self._quiet(hint, "board_hint")]
        for widget in self._figures:
            self._row.addWidget(widget)
            widget.show()
        self._print.setVisible(made is not None)
        self._fit_line()

    def _make_figure(self, item: BoardFigure, place: int) -> QWidget:
        words, name = f"{tr(item.label)}: {item.words}", f"board_figure_{place}"
        if not item.value:
            return self._quiet(words, name)
        link = button(words, name=name, on_click=partial(self._open_figure, item), is_link=True)
        if item.tone:
            link.setProperty("tone", item.tone)
            link.setStyleSheet(f"padding-left: {self._context.theme.px(LINK_PADDING_PX)}px;")
        return link

    def _quiet(self, words: str, name: str) -> QLabel:
        theme = self._context.theme
        quiet = label(words, role="muted")
        quiet.setObjectName(name)
        quiet.setContentsMargins(theme.px(LINK_PADDING_PX), 0, theme.px(LINK_PADDING_PX), 0)
        quiet.setMinimumHeight(self._period.sizeHint().height())
        return quiet

    def _show_chart(self) -> None:
        self.chart.show_chart(self._board.chart if self._board and self.is_unfolded else None)
        if self._board is not None:
            if self._awaiting is not None and self._awaiting is QApplication.focusWidget():
                self.chart.view.setFocus()
            self._awaiting = None

    def _fit_line(self) -> None:
        self._line.setFixedHeight(self._row.heightForWidth(max(1, self._line.width())))

    def _period_words(self) -> str:
        return capitalize_first(self._board.period_words) if self._board else _span_words(self._span)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("board_menu")
        group = QActionGroup(menu)
        for span in boards.SPANS:
            action = QAction(_span_words(span), menu)
            action.setObjectName(f"board_span_{span.name}")
            action.setCheckable(True)
            action.setChecked(span is self._span)
            action.triggered.connect(partial(self._choose_span, span))
            group.addAction(action)
            menu.addAction(action)
        return menu

    def _choose_span(self, span: Span, _is_checked: bool = True) -> None:
        self._context.settings.set_value(self._key("board_span"), span.name)
        self.ask(is_wanted=True)

    def _changed(self, change: Change, _initiator: QObject | None) -> None:
        """Something of this register was written: count again when it is quiet."""
        if change.kind != self._kind.key:
            return
        if self.isVisible():
            self._timer.start()
        else:
            self._is_stale = True

    # ------------------------------------------------------------ going to the records

    def _open_figure(self, item: BoardFigure) -> None:
        self._open_cell(f"{item.table}:{item.code}", tr(item.label))

    def _open_cell(self, name: str, words: str) -> None:
        if self._board is None:
            return
        table, _, code = name.partition(":")
        period, title = self._board.period, f"{words}, {self._board.period_words}"
        self._context.runner.run_read(
            lambda work: tables.cell(work, table, period=period, code=code),
            owner=self,
            on_success=partial(self._go, title),
            supersedes="board cell",
        )

    def _go(self, title: str, found: Cell) -> None:
        self._context.navigator.open_records(kind=found.kind, uids=found.uids, title=title)


def _span_words(span: Span) -> str:
    return {Span.YEAR: tr("Năm nay"), Span.QUARTER: tr("Quý này")}.get(span, tr("Tháng này"))
