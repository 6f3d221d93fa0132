"""What is done with a figure: its records opened, its target kept."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.outline_words import FigureValue
from desktop_app.domain.query import Period
from desktop_app.gui.context import GuiContext
from desktop_app.gui.periodic.figure_list import FigureList
from desktop_app.gui.texts import tr
from desktop_app.services import periodic, tables
from desktop_app.services.tables import Cell

if TYPE_CHECKING:
    from desktop_app.services.workspace import Workspace


class FigureDeeds(QObject):
    """Answers the wishes of a list of figures.

    Signals:
        changed: A target was kept.
        said: (words) what happened.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(self, figures: FigureList, context: GuiContext, *, pane: QWidget) -> None:
        super().__init__(pane)
        self.period: Period | None = None
        """Days the figures are of."""
        self._context = context
        figures.records_wanted.connect(self._open)
        figures.target_typed.connect(self._keep_target)

    def _open(self, figure: FigureValue) -> None:
        period = self.period
        if period is not None:
            self._context.runner.run_read(
                lambda work: tables.cell(work, figure.table, period=period, code=figure.code),
                owner=self,
                on_success=partial(self._show, figure),
                supersedes="cell",
            )

    def _show(self, figure: FigureValue, found: Cell) -> None:
        if found.uids:
            self._context.navigator.open_records(kind=found.kind, uids=found.uids, title=figure.label)
        else:
            self.said.emit(tr("{figure}: không có bản ghi nào trong kỳ.").format(figure=figure.label))

    def _keep_target(self, figure: FigureValue, number: Decimal | None) -> None:
        period = self.period
        if period is None or period.end is None or number == figure.target:
            return
        year = period.end.year

        def keep(work: Workspace) -> None:
            periodic.save_target(work, year=year, cell=figure.cell, number=number)

        self._context.runner.run(keep, owner=self, on_success=lambda _none: self._note_kept(figure, year))

    def _note_kept(self, figure: FigureValue, year: int) -> None:
        self.changed.emit()
        self.said.emit(tr("Đã lưu chỉ tiêu năm {year}: {figure}.").format(year=year, figure=figure.name))
