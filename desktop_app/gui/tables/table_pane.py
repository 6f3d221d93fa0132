"""One statistical table: its days, its grid, what is to be said about it, and what was sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.errors import AppError
from desktop_app.domain.tables import Failure, Figures, TableSpec
from desktop_app.gui.building import bind_keys, button, label, row
from desktop_app.gui.context import GuiContext
from desktop_app.gui.pages.period_chooser import PeriodChooser
from desktop_app.gui.paper_window import show_paper
from desktop_app.gui.saving import EXCEL, PDF, ask_place, keep_folder
from desktop_app.gui.tables.findings import Findings
from desktop_app.gui.tables.sent_deeds import SentDeeds
from desktop_app.gui.tables.sent_list import SUM_LETTERS, SentList
from desktop_app.gui.tables.table_grid import TableGrid
from desktop_app.gui.texts import tr
from desktop_app.services import papers, tables
from desktop_app.services.tables import Cell, Sent

if TYPE_CHECKING:
    from desktop_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Counted:
    """A table with what belongs to it: words for each sum that does not come out, and the reports sent."""

    figures: Figures
    failure_words: tuple[str, ...]
    sent: tuple[Sent, ...]


class TablePane(QWidget):
    """A table is counted as soon as it or its days are chosen; Enter on a number opens its records."""

    def __init__(self, context: GuiContext, *, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("table_pane")
        self._context = context
        self._spec: TableSpec | None = None
        self._figures: Figures | None = None
        self._title = label("", role="title", wraps=True)
        self._title.setObjectName("table_title")
        self._source = label("", role="hint", wraps=True)
        self._period = PeriodChooser(today=today, needs_days=True, parent=self)
        self.grid = TableGrid(context, parent=self)
        self._cell_words = label("", wraps=True)
        self._cell_words.setObjectName("cell_words")
        self._findings = Findings(parent=self)
        self._sent = SentList(context.theme, parent=self)
        self._sent_deeds = SentDeeds(self._sent, context, parent=self)
        self._news = ""  # said when the numbers have been counted again
        self._status = label("", role="muted", wraps=True)
        self._status.setObjectName("table_status")
        self._open = button(tr("&Mở danh sách  Enter"), name="open_cell_button", on_click=self._open_cell)
        self._annex = button(tr("In &phụ lục của ô…"), name="annex_button", on_click=self._show_annex)
        self._deeds = (
            button(tr("&Lưu PDF…  Ctrl+S"), name="save_table_pdf_button", on_click=partial(self._ask_place, PDF)),
            button(tr("Lưu &Excel…  Ctrl+E"), name="save_table_excel_button", on_click=partial(self._ask_place, EXCEL)),
            button(tr("&In, xem trước…  Ctrl+P"), name="print_table_button", on_click=self._show_paper),
            button(tr("&Chốt và ghi là đã gửi…"), name="freeze_button", on_click=self._ask_freeze, is_primary=True),
        )
        self._lay_out()
        self._connect()
        self._offer()

    def show_table(self, key: str) -> None:
        """Show a table and count it."""
        spec = tables.find_table(key)
        if self._spec is None or self._spec.closing_day != spec.closing_day:
            self._period.begin_with(spec.closing_day)
        self._spec, self._figures = spec, None
        self._title.setText(tr("Biểu số {number}: {title}").format(number=spec.number, title=spec.name))
        self._source.setText(". ".join(filter(None, (spec.circular, spec.note))))
        self._source.setToolTip(spec.source)
        self._findings.clear()
        self.grid.show_spec(spec)
        self.count()

    def count(self) -> None:
        """Count the table for the chosen days."""
        spec, period = self._spec, self._period.period()
        if spec is None or period is None:
            return
        self._status.setText(tr("Đang tính…"))

        def work_on(work: Workspace) -> Counted:
            made = tables.figures(work, spec.key, period=period)
            words = tuple(tables.failure_words(work, spec, failure) for failure in made.failures)
            return Counted(made, words, tuple(one for one in tables.sent(work) if one.key == spec.key))

        self._context.runner.run_read(
            work_on,
            owner=self,
            on_success=self._take,
            on_failure=self._refuse,
            progress_title=tr("Đang tính biểu thống kê…"),
            supersedes="table",
        )

    def focus_grid(self) -> None:
        """Give the keyboard to the numbers."""
        self.grid.setFocus()

    @property
    def keys(self) -> dict[str, Callable[[], object]]:
        """What the keys of this table do."""
        return {
            "Ctrl+P": self._show_paper,
            "Ctrl+S": partial(self._ask_place, PDF),
            "Ctrl+E": partial(self._ask_place, EXCEL),
        }

    # ------------------------------------------------------------ what comes back

    def _take(self, counted: Counted) -> None:
        figures = counted.figures
        if figures.spec is not self._spec or figures.period != self._period.period():
            return
        self._figures = figures
        self._status.setText(self._news)
        self._news = ""
        self.grid.show_figures(figures)
        self._findings.show_figures(figures, counted.failure_words)
        self._sent.show_sent(counted.sent, figures.period)
        self._say_cell(*self.grid.place)
        self._offer()
        self._context.runner.run_read(
            lambda work: (figures, tables.cross_failures(work, period=figures.period)),
            owner=self,
            on_success=self._take_cross,
            on_failure=_nothing,
            supersedes="cross",
            is_background=True,
        )

    def _take_cross(self, found: tuple[Figures, tuple[Failure, ...]]) -> None:
        figures, failures = found
        if figures is self._figures:
            self._findings.add_cross([one for one in failures if f"{figures.spec.key}:" in one.identity])

    def _refuse(self, error: AppError) -> None:
        self._figures = None
        self._status.setText(f"{error.sentence} {error.next_step}".strip())
        if self._spec is not None:
            self.grid.show_spec(self._spec)  # numbers of other days must not stand there
        self._findings.clear()
        self._offer()

    def _say_cell(self, place: int, line: int) -> None:
        self._cell_words.setText(self.grid.figures.words(place, line) if self._figures is not None else "")
        for one in (self._open, self._annex):
            one.setEnabled(self._figures is not None and bool(self.grid.code))

    def _offer(self) -> None:
        for one in self._deeds:
            one.setEnabled(self._figures is not None)
        self._say_cell(*self.grid.place)

    # ------------------------------------------------------------ behind a number

    def _open_cell(self) -> None:
        if self.grid.code:
            self._open_code(self.grid.code)

    def _open_code(self, code: str) -> None:
        figures = self._figures
        if figures is None:
            return
        self._context.runner.run_read(
            lambda work: tables.cell(work, figures.spec.key, period=figures.period, code=code),
            owner=self,
            on_success=partial(self._open_records, code),
            supersedes="cell",
        )

    def _open_records(self, code: str, found: Cell) -> None:
        spec = self._spec
        if spec is None:
            return
        if not found.uids:
            place = _place_words(spec, code)
            self._status.setText(
                tr("{place} bằng 0, không có bản ghi nào.").format(place=place[:1].upper() + place[1:])
            )
            return
        words = tr("Biểu {number}, {place}").format(number=spec.number, place=_place_words(spec, code))
        self._context.navigator.open_records(kind=found.kind, uids=found.uids, title=words)

    def _open_found(self, kind: str, uids: tuple[str, ...], _words: str) -> None:
        if self._spec is not None:
            words = tr("Biểu {number}, cần xem").format(number=self._spec.number)
            self._context.navigator.open_records(kind=kind, uids=uids, title=words)

    def _show_annex(self) -> None:
        figures, code = self._figures, self.grid.code
        if figures is not None and code:
            show_paper(
                self._context,
                lambda work: tables.annex(work, figures.spec.key, period=figures.period, code=code),
                title=tr("Phụ lục biểu {number}, {place}").format(
                    number=figures.spec.number, place=_place_words(figures.spec, code)
                ),
                owner=self,
            )

    # ------------------------------------------------------------ on paper and in files

    def _show_paper(self) -> None:
        figures = self._figures
        if figures is not None:
            show_paper(
                self._context,
                lambda work: tables.document(work, figures.spec.key, period=figures.period),
                title=tr("Biểu số {number}").format(number=figures.spec.number),
                owner=self,
            )

    def _ask_place(self, suffix: str) -> None:
        figures = self._figures
        if figures is not None:
            end = f"-{figures.period.end:%Y-%m-%d}" if figures.period.end else ""
            name = f"bieu-{figures.spec.key}{end}"
            ask_place(self, self._context.settings, name=name, suffix=suffix, on_chosen=self.save_to)

    def save_to(self, name: str) -> None:
        """Write the table to this place, as PDF or Excel."""
        figures, path = self._figures, Path(name)
        if figures is None:
            return

        def write(work: Workspace) -> Path:
            papers.save(tables.document(work, figures.spec.key, period=figures.period), path)
            return path

        self._context.runner.run_read(
            write, owner=self, on_success=self._note_saved, progress_title=tr("Đang ghi tệp…")
        )

    def _note_saved(self, path: Path) -> None:
        keep_folder(self._context.settings, path)
        self._status.setText(tr("Đã lưu {name}.").format(name=path.name))

    def _ask_freeze(self) -> None:
        if self._figures is not None:
            self._sent_deeds.ask_freeze(self._figures)

    def _note_sent(self, sent: Sent) -> None:
        words = tr("Đã chốt, mã kiểm tra {sum}. Bản này nằm trong danh sách báo cáo đã gửi.")
        self._news = words.format(sum=sent.sha256[:SUM_LETTERS])
        self.count()

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        px = self._context.theme.px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(6))
        layout.addWidget(self._title)
        layout.addWidget(self._source)
        layout.addWidget(self._period)
        layout.addWidget(self.grid)
        cell = row(self._cell_words, self._open, self._annex)
        cell.setStretch(0, 1)
        layout.addLayout(cell)
        scroll = QScrollArea()
        scroll.setObjectName("findings_scroll")
        scroll.setWidgetResizable(True)
        scroll.setMinimumHeight(px(56))
        scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # what room is left
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._findings)
        layout.addWidget(scroll, 2)
        layout.addWidget(self._sent, 3)
        layout.addWidget(self._status)
        layout.addLayout(row(1, *self._deeds))

    def _connect(self) -> None:
        self._period.chosen.connect(self.count)
        self.grid.moved.connect(self._say_cell)
        self.grid.opened.connect(self._open_code)
        self._findings.records_wanted.connect(self._open_found)
        self._sent_deeds.kept.connect(self._note_sent)
        bind_keys(self, self.keys)


def _place_words(spec: TableSpec, code: str) -> str:
    """``cột 2``; in a table with several lines ``dòng “Kinh tế”, cột 2``."""
    row, column = spec.row(code), code.rpartition(".")[2]
    if row is None:
        return tr("cột {code}").format(code=column)
    return tr("dòng “{line}”, cột {code}").format(line=row.label, code=column)


def _nothing(_error: AppError) -> None:
    """What cannot be compared between tables is said by the table itself."""
