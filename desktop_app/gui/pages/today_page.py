"""The first page: what is late, due soon and open in every register, each line one keystroke from its record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QRect, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_day_long, format_moment, weekday_name
from desktop_app.domain.stamp import Change
from desktop_app.domain.text import capitalize_first
from desktop_app.gui.building import button, label, row
from desktop_app.gui.context import GuiContext
from desktop_app.gui.pages.scrolling import scrolled
from desktop_app.gui.pages.today_box import TodayBox
from desktop_app.gui.pages.today_lines import LineList
from desktop_app.gui.pages.today_tallies import TodayTallies
from desktop_app.gui.paper_window import show_paper
from desktop_app.gui.texts import tr
from desktop_app.records import kind_of
from desktop_app.services import drafts, today
from desktop_app.services.drafts import Draft

if TYPE_CHECKING:
    from desktop_app.services.notes import Note
    from desktop_app.services.workspace import Workspace

MOST_COLUMNS = 3
COLUMN_PX = 290
MOST_DRAFTS = 5
_DRAFTS, _YEAR = "drafts", "year"


@dataclass(frozen=True)
class Gathered:
    """What the page shows."""

    day: date
    overview: today.Overview
    waiting: tuple[Draft, ...]

    @property
    def draft_blocks(self) -> tuple[today.Block, ...]:
        """Forms that were left without saving, as a block of their own; a line leads to the list that offers them."""
        if not self.waiting:
            return ()
        lines = tuple(today.Line(draft.kind, "", _draft_words(draft)) for draft in self.waiting)
        return (today.Block(_DRAFTS, tr("Nháp chưa lưu"), "soon", lines[0].kind, "", len(lines), lines[:MOST_DRAFTS]),)


def day_line(day: date, *, language: str) -> str:
    """The day as a heading: ``Thứ Hai, ngày 23 tháng 11 năm 2026``."""
    if language == "en":
        return QLocale(QLocale.Language.English).toString(QDate(day.year, day.month, day.day), "dddd, d MMMM yyyy")
    return f"{capitalize_first(weekday_name(day))}, {format_day_long(day)}"


def _gather(work: Workspace) -> Gathered:
    return Gathered(work.today(), today.overview(work), drafts.waiting(work))


def _read_notes(work: Workspace) -> tuple[Note, ...]:
    from desktop_app.services import notes  # counts tables and outlines: loaded after the page is there

    return notes.notes(work)


def _draft_words(draft: Draft) -> str:
    words = tr("{title}: nháp giữ lúc {moment}")
    return words.format(title=tr(kind_of(draft.kind).title), moment=format_moment(draft.kept_at))


class TodayPage(QWidget):
    """Boxes in order of urgency; the title of a block opens its list, a line opens its record, P prints the list."""

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today_page")
        self._context = context
        self._boxes: list[TodayBox] = []
        theme = context.theme
        self._day = label("", role="title")
        self._day.setObjectName("day_line")
        self._print = button(tr("In danh sách việc (P)"), name="print_list_button", on_click=self.print_list)
        self._tallies = TodayTallies(theme)
        self._tallies.wanted.connect(self._show_part)
        self._hint = label("", role="muted", wraps=True)
        self._hint.setObjectName("empty_hint")
        ground = QWidget()
        self._columns = QHBoxLayout(ground)
        self._columns.setContentsMargins(0, 0, theme.px(12), theme.px(8))
        self._columns.setSpacing(theme.px(16))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.px(16),) * 4)
        layout.setSpacing(theme.px(10))
        layout.addLayout(row(self._day, 1, self._print))
        layout.addWidget(self._tallies)
        layout.addWidget(self._hint)
        self._ground, self._scroller = ground, scrolled(ground, name="today_scroller")
        layout.addWidget(self._scroller, 1)
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_P), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.print_list)
        context.hub.changed.connect(self._refresh_on_change)

    def activate(self) -> None:
        """The page came to the front."""
        self.refresh()

    def refresh(self) -> None:
        """Ask anew what waits today."""
        self._context.runner.run_read(_gather, owner=self, on_success=self._show, supersedes="today")

    def print_list(self) -> None:
        """Show the morning list, ready to be printed."""
        show_paper(self._context, today.morning_list, title=tr("Danh sách việc đến hạn"), owner=self)

    def _refresh_on_change(self, _change: Change, _initiator: object) -> None:
        if self.isVisible():
            self.refresh()

    def _show(self, gathered: Gathered) -> None:
        self._day.setText(day_line(gathered.day, language=self._context.settings.language))
        self._tallies.show_tallies(gathered.overview.tallies)
        focused = next((one.objectName() for one in self._lists() if one.hasFocus()), "")
        for box in self._boxes:
            box.hide()
            box.deleteLater()
        self._boxes = self._make_boxes([*gathered.draft_blocks, *gathered.overview.blocks])
        self._place()
        self._context.runner.run_read(
            _read_notes, owner=self, on_success=self._show_notes, supersedes="notes", is_background=True
        )
        self._context.runner.run_read(
            today.to_rekey, owner=self, on_success=self._rekey_link, supersedes="rekey", is_background=True
        )
        is_calm = not gathered.waiting and not any(one.filter_key for one in gathered.overview.blocks)
        self._hint.setVisible(is_calm)
        self._hint.setText(tr("Hôm nay không có việc quá hạn hay sắp đến hạn. Nhấn Ctrl+2 để vào sổ đầu tiên."))
        lists = self._lists()
        wanted = next((one for one in lists if one.objectName() == focused), None)
        if self.isVisible():
            (wanted or next(iter(lists), None) or self._print).setFocus()

    def _make_boxes(self, blocks: list[today.Block]) -> list[TodayBox]:
        boxes: list[TodayBox] = []
        for name, tone, wanted in _groups(blocks):
            box = TodayBox(name, wanted, tone=tone, theme=self._context.theme)
            box.list_wanted.connect(self._open_list)
            boxes.append(self._connected(box))
        return boxes

    def _connected(self, box: TodayBox) -> TodayBox:
        box.opened.connect(self._open)
        for lines in box.lists:
            lines.left.connect(lambda step, one=lines: self._go_on(one, step))
            lines.moved.connect(lambda place, one=lines: self._show_place(one, place))
        return box

    def _show_notes(self, found: tuple[Note, ...]) -> None:
        """What the year asks, in one box behind what is late."""
        if not found or any(box.objectName() == f"box_{_YEAR}" for box in self._boxes):
            return
        box = TodayBox(_YEAR, (), tone="", theme=self._context.theme)
        box.add_entries(found, title=tr("Năm nay"), name=f"lines_{_YEAR}")
        late = [place for place, one in enumerate(self._boxes, start=1) if one.property("ground") == "late"]
        self._boxes.insert(late[-1] if late else 0, self._connected(box))
        self._place()
        if self._print.hasFocus():
            box.lists[0].setFocus()

    def _rekey_link(self, number: int) -> None:
        """The way to what still has to be typed into the national database."""
        is_there = any(box.findChild(QPushButton, "rekey_button") for box in self._boxes)
        if number and not is_there:
            if not self._boxes or self._boxes[-1].objectName() != "box_open":
                self._boxes.append(TodayBox("open", (), tone="", theme=self._context.theme))
            words = tr("Chưa cập nhật CSDL quốc gia ({count})").format(count=number)
            self._boxes[-1].add_link(words, name="rekey_button", on_click=self._go_to_rekeying)
            self._place()

    def _go_to_rekeying(self) -> None:
        self._context.navigator.open_page("settings/national")

    def _lists(self) -> list[LineList]:
        return [lines for box in self._boxes for lines in box.lists]

    def _go_on(self, lines: LineList, step: int) -> None:
        lists = self._lists()
        place = lists.index(lines) + step
        if 0 <= place < len(lists):
            lists[place].setCurrentRow(0 if step > 0 else lists[place].count() - 1)
            lists[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_place(self, lines: LineList, place: QRect) -> None:
        """The current line is to be seen, with the first line of a box also the title above it."""
        middle = lines.mapTo(self._ground, place.center())
        self._scroller.ensureVisible(middle.x(), middle.y(), 0, place.height())
        box = lines.parentWidget()
        if box is not None and lines.currentRow() == 0:
            self._scroller.ensureVisible(middle.x(), box.y(), 0, 0)

    # ------------------------------------------------------------ place

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many boxes side by side as can be read."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Each box goes below the shortest column, so that no room is lost."""
        wanted = max(1, min(MOST_COLUMNS, self.width() // self._context.theme.px(COLUMN_PX), max(1, len(self._boxes))))
        while (item := self._columns.takeAt(0)) is not None:
            column = item.layout()
            while column is not None and column.takeAt(0) is not None:
                pass
            if column is not None:
                column.deleteLater()
        columns = [QVBoxLayout() for _ in range(wanted)]
        for column in columns:
            column.setSpacing(self._context.theme.px(16))
            self._columns.addLayout(column, 1)
        heights = [0] * wanted
        for box in self._boxes:
            place = heights.index(min(heights))
            columns[place].addWidget(box)
            heights[place] += box.sizeHint().height() + self._context.theme.px(16)
            box.show()
        for column in columns:
            column.addStretch(1)

    # ------------------------------------------------------------ going elsewhere

    def _open_list(self, kind: str, filter_key: str) -> None:
        self._context.navigator.open_list(kind=kind, filter_key=filter_key)

    def _open(self, entry: today.Line | Note) -> None:
        navigator = self._context.navigator
        if isinstance(entry, today.Line):
            if entry.uid:
                navigator.open_record(kind=entry.kind, uid=entry.uid)
            else:
                navigator.open_list(kind=entry.kind)
        elif entry.page:
            navigator.open_page(entry.page)
        elif entry.outline:
            navigator.write_report(entry.outline, entry.period)
        elif entry.uids:
            navigator.open_records(kind=entry.kind, uids=entry.uids, title=entry.text)
        else:
            navigator.open_list(kind=entry.kind, filter_key=entry.filter_key)

    def _show_part(self, part: today.Part, words: str) -> None:
        if part.filter_key:
            self._open_list(part.kind, part.filter_key)
        else:
            self._context.navigator.open_records(kind=part.kind, uids=part.uids, title=words)


def _groups(blocks: Iterable[today.Block]) -> list[tuple[str, str, list[today.Block]]]:
    """(name, tone, blocks) of the boxes in order: drafts, by urgency, sessions, and what is open without pressing."""
    found = list(blocks)
    pressing = [(one.key, one.tone, [one]) for one in found if one.filter_key and one.tone]
    kept = [(one.key, one.tone, [one]) for one in found if one.key == _DRAFTS]
    sessions = [(one.key, "", [one]) for one in found if not one.filter_key and one.key != _DRAFTS]
    still_open = [one for one in found if one.filter_key and not one.tone]
    return [*kept, *pressing, *sessions, *([("open", "", still_open)] if still_open else [])]
