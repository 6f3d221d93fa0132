"""All reports: the periodic ones that are written, statistical tables, and what the registers print by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.errors import AppError
from desktop_app.domain.outlines import Outline
from desktop_app.domain.query import Period
from desktop_app.gui.building import bind_keys, label
from desktop_app.gui.context import GuiContext
from desktop_app.gui.errors import show_error
from desktop_app.gui.pages.period_chooser import PeriodChooser
from desktop_app.gui.pages.report_list import OUTLINE, TABLE, ReportList
from desktop_app.gui.periodic.periodic_pane import PeriodicPane
from desktop_app.gui.report_view import EVERY_FORMAT, ReportView, Wish
from desktop_app.gui.tables.table_pane import TablePane
from desktop_app.gui.texts import tr
from desktop_app.services import periodic, tables

__all__ = ["OUTLINE", "TABLE", "ReportsPage"]


class ReportsPage(QWidget):
    """A report is made as soon as it is chosen; nothing has to be pressed to see it."""

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reports_page")
        self._context = context
        self._shown = ""  # key of the line that is shown beside the list
        self._writing: tuple[str, Period | None] | None = None  # asked for before the outlines were there
        self._list = ReportList(context.theme)
        self._title = label("", role="title", wraps=True)
        self._title.setObjectName("report_title")
        self._source = label("", role="hint", wraps=True)
        self._days = QWidget()
        self._days.setLayout(QHBoxLayout())
        self._period: PeriodChooser | None = None
        self._names = QCheckBox(tr("In cả tên &người nêu"))
        self._names.setObjectName("show_names_box")
        self._names.setAccessibleName(tr("In cả tên người nêu"))
        self._report = QWidget()
        self._view = ReportView(context, formats=EVERY_FORMAT, keys_on=self._report, parent=self._report)
        self._table: TablePane | None = None
        self._periodic: PeriodicPane | None = None
        self._stack = QStackedWidget()
        self._lay_out()
        self._list.currentItemChanged.connect(self._choose)
        self._names.toggled.connect(self._make)
        self._list.itemActivated.connect(self._enter)
        bind_keys(self._list, {key: partial(self._press, key) for key in self._view.keys})

    def activate(self) -> None:
        """The page came to the front: the report in it is made anew."""
        if self._period is None:
            self._context.runner.run_read(lambda work: work.today(), owner=self, on_success=self._begin)
        self._context.runner.run_read(
            periodic.outlines, owner=self, on_success=self._take_outlines, on_failure=self._refuse_outlines
        )
        if self._list.isHidden() and self._periodic is not None:
            self._periodic.focus_text()
        else:
            self._list.setFocus()

    def write_report(self, key: str, period: Period | None = None) -> None:
        """Open the editor of a periodic report at these days, or at those last chosen; a key that is gone: the list."""
        self._writing = (key, period)
        self._open_wanted()

    def keep_draft(self) -> None:
        """Write what is typed into a periodic report."""
        if self._periodic is not None:
            self._periodic.keep_draft()

    @property
    def table(self) -> TablePane | None:
        """The statistical table; None before the page was shown first."""
        return self._table

    @property
    def periodic(self) -> PeriodicPane | None:
        """The editor of periodic reports; None before the page was shown first."""
        return self._periodic

    @property
    def view(self) -> ReportView:
        """The preview of the registers' reports, with its buttons."""
        return self._view

    def choose(self, key: str) -> None:
        """Show this report; a table by ``TABLE`` and its key, a periodic report by ``OUTLINE`` and its key."""
        self._list.choose(key)

    # ------------------------------------------------------------ what comes from the file

    def _begin(self, today: date) -> None:
        if self._period is not None:  # asked for twice before the first answer
            return
        self._period = PeriodChooser(today=today, parent=self._days)
        self._period.chosen.connect(self._make)
        layout = self._days.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._period)
        self._table = TablePane(self._context, today=today)
        self._stack.addWidget(self._table)
        self._periodic = PeriodicPane(self._context, today=today)
        self._periodic.list_wanted.connect(self._leave_writing)
        self._periodic.writing_wanted.connect(self._write)
        self._periodic.set_writing(False)
        self._stack.addWidget(self._periodic)
        self._context.runner.run_apart(tables.table_list, owner=self, on_success=self._list.add_tables)

    def _take_outlines(self, outlines: Sequence[Outline]) -> None:
        self._list.show_outlines(outlines)
        if self._list.outline is None:
            self._show_list(is_shown=True)
        if self._writing is not None:
            self._open_wanted()
        elif self._list.key == self._shown and self._list.outline is None:
            self._make()
        else:
            self._choose()

    def _refuse_outlines(self, error: AppError) -> None:
        """The other reports are there all the same."""
        show_error(self, error)
        self._take_outlines(())

    # ------------------------------------------------------------ writing a periodic report

    def _open_wanted(self) -> None:
        if self._writing is None or self._periodic is None or not self._list.outlines:
            return
        (key, period), self._writing = self._writing, None
        outline = self._list.outlines.get(key)
        if outline is None:
            return
        self._list.choose_quietly(f"{OUTLINE}{key}")
        self._shown = self._list.key
        self._stack.setCurrentWidget(self._periodic)
        self._periodic.show_outline(outline, period=period)
        self._write()

    def _write(self) -> None:
        """The list away, the keyboard in the text."""
        if self._periodic is not None:
            self._show_list(is_shown=False)
            self._periodic.focus_text()

    def _leave_writing(self) -> None:
        self.keep_draft()
        self._show_list(is_shown=True)
        self._list.setFocus()

    def _show_list(self, *, is_shown: bool) -> None:
        self._list.setVisible(is_shown)
        if self._periodic is not None:
            self._periodic.set_writing(not is_shown)

    # ------------------------------------------------------------ choosing

    def _choose(self) -> None:
        outline, spec = self._list.outline, self._list.spec
        self._shown = self._list.key
        if outline is not None and self._periodic is not None:
            self._stack.setCurrentWidget(self._periodic)
            self._periodic.show_outline(outline)
            return
        self.keep_draft()
        if self._list.table and self._table is not None:
            self._stack.setCurrentWidget(self._table)
            self._table.show_table(self._list.table)
            return
        if spec is None or self._period is None:
            return
        self._stack.setCurrentWidget(self._report)
        self._title.setText(tr(spec.title))
        self._source.setText(spec.source)
        self._days.setVisible(bool(spec.period_field))
        self._names.setVisible(spec.hides_names)
        self._names.blockSignals(True)
        self._names.setChecked(False)  # names are printed only when asked for, each time
        self._names.blockSignals(False)
        self._make()

    def _enter(self, _item: QListWidgetItem) -> None:
        """Enter in the list leads to the text of the chosen report, or to the numbers of the chosen table."""
        if self._list.outline is not None:
            self._write()
        elif self._list.table and self._table is not None:
            self._table.focus_grid()

    def _press(self, key: str) -> None:
        """Keys pressed in the list are for what is shown beside it."""
        keys = self._view.keys
        if self._list.outline is not None and self._periodic is not None:
            keys = self._periodic.keys
        elif self._list.table and self._table is not None:
            keys = self._table.keys
        deed = keys.get(key)
        if deed is not None:
            deed()

    def _make(self) -> None:
        if self._list.table and self._table is not None:
            self._table.count()
            return
        spec, period = self._list.spec, self._period.period() if self._period is not None else None
        if spec is None or period is None:
            return
        names = self._names.isChecked() and spec.hides_names
        self._view.show_report(Wish(spec.key, period if spec.period_field else Period(), show_names=names))

    def _lay_out(self) -> None:
        space = self._context.theme.px(16)
        right = QVBoxLayout(self._report)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(self._context.theme.px(8))
        right.addWidget(self._title)
        right.addWidget(self._source)
        right.addWidget(self._days)
        right.addWidget(self._names)
        right.addWidget(self._view, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space, space, space, space)
        layout.setSpacing(space)
        layout.addWidget(self._list)
        self._stack.addWidget(self._report)
        layout.addWidget(self._stack, 1)
