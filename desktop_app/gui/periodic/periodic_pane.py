"""The editor of a periodic report: sections, text and figures, and the pages, each a key away from the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from desktop_app.domain.errors import AppError
from desktop_app.domain.formats import VIETNAM_TIME, format_day, format_moment, format_time
from desktop_app.domain.outline_words import figure_names
from desktop_app.domain.outlines import Outline, OutlineSection
from desktop_app.domain.query import Period
from desktop_app.gui.building import bind_keys, button, label, row
from desktop_app.gui.context import GuiContext
from desktop_app.gui.pages.period_chooser import PeriodChooser
from desktop_app.gui.periodic.figure_deeds import FigureDeeds
from desktop_app.gui.periodic.figure_list import FigureList
from desktop_app.gui.periodic.heading_bar import HeadingBar, ReportHeading
from desktop_app.gui.periodic.pane_ring import PaneRing
from desktop_app.gui.periodic.reading import Reading, read_report, read_texts
from desktop_app.gui.periodic.report_pages import ReportPages
from desktop_app.gui.periodic.section_editor import SectionEditor
from desktop_app.gui.periodic.section_list import SectionList
from desktop_app.gui.periodic.sending import Sending
from desktop_app.gui.periodic.text_keeper import Kept, Place
from desktop_app.gui.records.flow_layout import FlowLayout
from desktop_app.gui.report_view import ReportView
from desktop_app.gui.saving import PDF, WORD
from desktop_app.gui.texts import tr
from desktop_app.services import periodic

if TYPE_CHECKING:
    from desktop_app.services.workspace import Workspace

WIDTHS_PX = (200, 490, 420)
"""Sections, text and figures, pages."""
LEAST_HEIGHT_PX = 330
HANDLE_PX = 10


class PeriodicPane(QWidget):
    """A report is read as soon as it or its days are chosen; what is typed is kept by itself.

    Signals:
        list_wanted: Back to the list of reports.
        writing_wanted: The report is to be written, not only looked at.
    """

    list_wanted = Signal()
    writing_wanted = Signal()

    def __init__(self, context: GuiContext, *, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("periodic_pane")
        self._context = context
        self._today = today
        self._outline: Outline | None = None
        self._reading: Reading | None = None
        theme = context.theme
        self._title = label("", role="title", wraps=True)
        self._title.setObjectName("periodic_title")
        self._state = label("", role="muted")
        self._state.setObjectName("periodic_state")
        self._back = button(tr("Danh sách báo cáo  Esc"), name="report_list_button", on_click=self.list_wanted.emit)
        self._write = button(tr("S&oạn  Enter"), name="write_report_button", on_click=self.writing_wanted.emit)
        self._period = PeriodChooser(today=today, needs_days=True, parent=self)
        self._heading = HeadingBar(theme, today=today, parent=self)
        self._zero = label("", role="muted", wraps=True)
        self._zero.setObjectName("zero_note")
        self._said = label("", role="muted", wraps=True)
        self._said.setObjectName("periodic_said")
        self.sections = SectionList(theme, parent=self)
        self.editor = SectionEditor(context, parent=self)
        self.figures = FigureList(theme, parent=self)
        self.view = ReportView(context, formats=(PDF, WORD), is_primary=False, keys_on=self, parent=self)
        self.pages = ReportPages(self.view, context, keep_first=self.editor.keeper.keep_now)
        self.sending = Sending(context, pane=self, keep_first=self.keep_draft)
        self._deeds = FigureDeeds(self.figures, context, pane=self)
        self._hint = label(_hint_words(), role="hint", wraps=True)
        self._lay_out()
        self._connect()
        self._say("")
        self._zero.hide()

    # ------------------------------------------------------------ for the page

    def show_outline(self, outline: Outline, *, period: Period | None = None) -> None:
        """Show the report of an outline, at these days or at those last chosen."""
        self.keep_draft()
        if self._outline is None or self._outline.key != outline.key:
            self._period.offer_spans(outline.spans, closing_day=outline.closing_day)
        self._outline = outline
        self._title.setText(outline.title)
        if period is not None:
            self._period.show_period(period)  # is told as a choice
        else:
            self.read()

    def read(self) -> None:
        """Read the report of the chosen days anew; what is being typed is written before."""
        outline, period = self._outline, self._period.period()
        if outline is None or period is None:
            return
        self.keep_draft()
        self._deeds.period = period
        self._context.runner.run_read(
            lambda work: read_report(work, outline.key, period),
            owner=self,
            on_success=partial(self._take, self.editor.keeper.serial),
            on_failure=self._refuse,
            progress_title=tr("Đang tính số liệu báo cáo…"),
            supersedes="report",
        )

    def keep_draft(self) -> None:
        """Write what is typed."""
        self.editor.keeper.keep_now()

    def focus_text(self) -> None:
        """Give the keyboard to the text."""
        self.editor.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def keys(self) -> dict[str, Callable[[], object]]:
        """What the keys of the pages do, for a list beside the pane."""
        return self.view.keys

    def set_writing(self, is_writing: bool) -> None:
        """Sections, text and figures beside the pages; or the pages alone, beside the list of reports."""
        for part in (self.sections, self._middle, self._back, self._hint):
            part.setVisible(is_writing)
        self._write.setVisible(not is_writing)
        if not is_writing:
            self.view.show()

    # ------------------------------------------------------------ what comes back

    def _take(self, serial: int, reading: Reading) -> None:
        report = reading.report
        if self._outline is None or report.outline.key != self._outline.key or report.period != self._period.period():
            return
        self.editor.keeper.settle(serial)
        self._outline, self._reading = report.outline, reading
        self._heading.setEnabled(True)
        self._heading.show_heading(ReportHeading(report.style, report.number, report.day), styles=report.outline.styles)
        self.sections.show_sections(report.outline.shown, current=self.sections.current)
        self.editor.set_writable(bool(report.outline.shown))
        self.figures.show_figures(reading.figures)
        self._choose_section(self.sections.current)
        is_zero = periodic.is_zero(reading.figures)
        self._zero.setText(tr("Kỳ này không phát sinh số liệu: có thể gửi báo cáo không phát sinh.") if is_zero else "")
        self._zero.setVisible(is_zero)
        self._show_findings()
        self.pages.show_report(report.outline.key, report.period)

    def _refuse(self, error: AppError) -> None:
        self._reading = None
        self.sending.show_reading(None)
        self.editor.set_writable(False)
        self._heading.setEnabled(False)
        self.figures.show_figures(())
        self._say(f"{tr(error.sentence)} {tr(error.next_step)}".strip())

    # ------------------------------------------------------------ sections and their text

    def _section(self, key: str) -> OutlineSection | None:
        return self._reading.report.outline.section(key) if self._reading is not None else None

    def _choose_section(self, key: str) -> None:
        section, reading = self._section(key), self._reading
        if section is None or reading is None:
            return
        text = reading.report.texts[key]
        names = [*section.figures, *figure_names(section.text), *figure_names(text.text)]
        self.editor.show_section(Place(*reading.place, key), section, text)
        self.editor.show_values(sorted(reading.figures, key=lambda one: one.name not in names))  # its own come first
        self.editor.show_doubts()
        self.figures.show_section(names)

    def _note_typing(self) -> None:
        self.pages.note_change()
        self._state.setText(tr("Đang soạn…"))

    def _note_kept(self, _kept: Kept) -> None:
        self._say("")
        self._read_again()

    def _note_failed(self, error: AppError) -> None:
        words = tr("Chưa giữ được lời vừa nhập: {reason} Chương trình sẽ tự thử lại.")
        self._say(words.format(reason=tr(error.sentence)))

    def _read_again(self) -> None:
        """Read the texts and what is to be looked at in them; the figures have not changed."""
        reading = self._reading
        if reading is None:
            return
        self.pages.note_change()
        key, period, figures = reading.report.outline.key, reading.report.period, reading.figures
        serial = self.editor.keeper.serial
        self._context.runner.run_read(
            lambda work: read_texts(work, key, period, figures),
            owner=self,
            on_success=partial(self._take_again, serial),
            supersedes="again",
            is_background=True,
        )

    def _take_again(self, serial: int, reading: Reading) -> None:
        before = self._reading
        if before is None or before.place != reading.place:
            return
        self.editor.keeper.settle(serial)
        self._reading = reading
        text = reading.report.texts.get(self.sections.current)
        if text is not None:
            self.editor.show_origin(text)
        self._show_findings()

    def _show_findings(self) -> None:
        """What was written, what is to be looked at, what was sent."""
        reading = self._reading
        if reading is None:
            return
        texts, counts = reading.report.texts, Counter(one.section for one in reading.doubts)
        written = {key for key, text in texts.items() if text.origin != "outline"}
        self.sections.show_states(reading.report.outline.shown, written=written, doubts=counts)
        self.editor.show_doubts()
        self.sending.show_reading(reading)
        self._state.setText(_state_words(reading, today=self._today))

    # ------------------------------------------------------------ deeds

    def _insert(self, name: str, stays: bool, is_compared: bool) -> None:
        self.editor.insert(name, is_compared=is_compared)
        if not stays:
            self.focus_text()

    def _keep_heading(self, heading: ReportHeading) -> None:
        reading = self._reading
        if reading is None:
            return
        key, period = reading.place

        def keep(work: Workspace) -> None:
            periodic.save_heading(work, key, period=period, style=heading.style, number=heading.number, day=heading.day)

        self._context.runner.run(keep, owner=self, on_success=lambda _none: self._read_again())

    def _switch_pages(self) -> None:
        """The pages away, or back."""
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and self.view.isAncestorOf(focused)
        self.view.setVisible(not self.view.isVisible() or not self._middle.isVisible())
        self.pages.make_if_seen()
        if had_keyboard:
            self.focus_text()

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        px = self._context.theme.px
        self._middle = _splitter("text_splitter", Qt.Orientation.Vertical, (self.editor, 3), (self.figures, 2))
        self._panes = _splitter(
            "periodic_splitter", Qt.Orientation.Horizontal, (self.sections, 0), (self._middle, 3), (self.view, 2)
        )
        self.view.preview.fits_first_page = True
        self._panes.setSizes([px(width) for width in WIDTHS_PX])
        self._panes.setMinimumHeight(px(LEAST_HEIGHT_PX))
        self._panes.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # what room is left
        settings = QWidget()
        flow = FlowLayout(settings, spacing=px(12))
        flow.addWidget(self._period)
        flow.addWidget(self._heading)
        self.view.deed_row.insertWidget(0, self.sending.list_button)
        self.view.deed_row.addWidget(self.sending.freeze_button)
        self.setTabOrder(self.sending.freeze_button, self.sending.list_button)
        first = row(self._back, self._title, self._state, self._write)
        first.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(6))
        layout.addLayout(first)
        for part in (settings, self._zero, self._panes, self._said, self._hint, self.view.deeds):
            layout.addWidget(part)
        layout.setStretchFactor(self._panes, 1)

    def _connect(self) -> None:
        self._period.chosen.connect(self.read)
        self._heading.changed.connect(self._keep_heading)
        self.sections.section_chosen.connect(self._choose_section)
        self.sections.entered.connect(self.focus_text)
        self.editor.typed.connect(self._note_typing)
        self.editor.kept.connect(self._note_kept)
        self.editor.failed.connect(self._note_failed)
        self.editor.refilled.connect(self._read_again)
        self.figures.insert_wanted.connect(self._insert)
        self._deeds.changed.connect(self.read)
        self._deeds.said.connect(self._say)
        self.sending.kept.connect(self.read)
        self.sending.said.connect(self._say)
        panes = (
            (self.sections, self.sections),
            (self.editor, self.editor.text),
            (self.figures, self.figures.table),
            (self.view, self.view.preview),
        )
        PaneRing(self, panes)
        keys: dict[str, Callable[[], object]] = {
            "F8": self._switch_pages,
            "Escape": self.list_wanted.emit,
            "Ctrl+PgUp": lambda: self.sections.step(-1),
            "Ctrl+PgDown": lambda: self.sections.step(1),
        }
        bind_keys(self, keys)


def _splitter(name: str, direction: Qt.Orientation, *parts: tuple[QWidget, int]) -> QSplitter:
    """Parts beside or below each other, each with its share of the room that is left."""
    made = QSplitter(direction)
    made.setObjectName(name)
    made.setChildrenCollapsible(False)
    made.setHandleWidth(HANDLE_PX)
    made.setStyleSheet("QSplitter::handle { background: transparent; }")
    for place, (part, share) in enumerate(parts):
        made.addWidget(part)
        made.setStretchFactor(place, share)
    return made


def _hint_words() -> str:
    return tr(
        "F6: khung tiếp · Ctrl+PgUp, Ctrl+PgDn: mục trước, mục sau · Ở số liệu, Enter: chèn vào lời,"
        " Shift+Enter: chèn so với cùng kỳ · F8: ẩn, hiện trang in"
    )


def _state_words(reading: Reading, *, today: date) -> str:
    """``Đã chốt ngày 15/12/2026``, ``Nháp, giữ lúc 14:02`` or that nothing was written yet."""
    report = reading.report
    moments = [text.changed_at for text in report.texts.values() if text.changed_at is not None]
    words = [tr("Nháp, giữ lúc {moment}").format(moment=_moment_words(max(moments), today=today))] if moments else []
    if report.sent is not None:
        day = format_day(report.sent.sent_at.astimezone(VIETNAM_TIME).date())
        words.insert(0, tr("Đã chốt ngày {day}").format(day=day))
    return " · ".join(words) or tr("Chưa soạn")


def _moment_words(moment: datetime, *, today: date) -> str:
    local = moment.astimezone(VIETNAM_TIME)
    return format_time(local.time()) if local.date() == today else format_moment(moment)
