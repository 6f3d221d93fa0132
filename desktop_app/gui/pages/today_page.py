"""The first page: what is late, due soon and open in every register, each line one keystroke from its record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_day_long, format_moment, weekday_name
from desktop_app.domain.stamp import Change
from desktop_app.domain.text import capitalize_first
from desktop_app.gui.building import button, label
from desktop_app.gui.context import GuiContext
from desktop_app.gui.texts import tr
from desktop_app.records import kind_of
from desktop_app.services import drafts, today
from desktop_app.services.drafts import Draft

if TYPE_CHECKING:
    from desktop_app.services.workspace import Workspace

MOST_COLUMNS = 3
COLUMN_PX = 260
MOST_DRAFTS = 5
_KIND, _UID = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the page shows."""

    day: date
    overview: today.Overview
    waiting: tuple[Draft, ...]

    @property
    def draft_blocks(self) -> tuple[today.Block, ...]:
        """Forms that were left without saving, as a box of their own."""
        if not self.waiting:
            return ()
        lines = tuple(today.Line(draft.kind, draft.uid or "", _draft_words(draft)) for draft in self.waiting)
        return (today.Block("drafts", tr("Nháp chưa lưu"), "soon", lines[0].kind, "", len(lines), lines[:MOST_DRAFTS]),)


def day_line(day: date, *, language: str) -> str:
    """The day as a heading: ``Thứ Hai, ngày 23 tháng 11 năm 2026``."""
    if language == "en":
        return QLocale(QLocale.Language.English).toString(QDate(day.year, day.month, day.day), "dddd, d MMMM yyyy")
    return f"{capitalize_first(weekday_name(day))}, {format_day_long(day)}"


def _gather(work: Workspace) -> Gathered:
    return Gathered(work.today(), today.overview(work), drafts.waiting(work))


def _title(block: today.Block) -> str:
    """Register and filter in the language of the window."""
    if not block.filter_key:
        return tr(block.title)
    kind = kind_of(block.kind)
    chosen = next(item for item in kind.filters if item.key == block.filter_key)
    return f"{tr(kind.title)}: {tr(chosen.label)}"


def _draft_words(draft: Draft) -> str:
    words = tr("{title}: nháp giữ lúc {moment}")
    return words.format(title=tr(kind_of(draft.kind).title), moment=format_moment(draft.kept_at))


class TodayPage(QWidget):
    """Boxes in order of urgency; the title of a box opens its list, a line opens its record."""

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today_page")
        self._context = context
        self._lists: list[QListWidget] = []
        self._frames: list[QFrame] = []
        self._day = label("", role="title")
        self._day.setObjectName("day_line")
        self._hint = label("", role="muted", wraps=True)
        self._hint.setObjectName("empty_hint")
        self._boxes = QWidget()
        self._grid = QGridLayout(self._boxes)
        self._grid.setContentsMargins(0, 0, context.theme.px(12), 0)
        self._grid.setSpacing(context.theme.px(16))
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        scroller = QScrollArea()
        scroller.setObjectName("today_scroller")
        scroller.setWidgetResizable(True)
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setWidget(self._boxes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(context.theme.px(16),) * 4)
        layout.setSpacing(context.theme.px(12))
        layout.addWidget(self._day)
        layout.addWidget(self._hint)
        layout.addWidget(scroller, 1)
        context.hub.changed.connect(self._refresh_on_change)

    def activate(self) -> None:
        """The page came to the front."""
        self.refresh()

    def refresh(self) -> None:
        """Ask anew what waits today."""
        self._context.runner.run_read(_gather, owner=self, on_success=self._show, supersedes="today")

    def _refresh_on_change(self, _change: Change, _initiator: object) -> None:
        if self.isVisible():
            self.refresh()

    def _show(self, gathered: Gathered) -> None:
        self._day.setText(day_line(gathered.day, language=self._context.settings.language))
        focused = next((one.objectName() for one in self._lists if one.hasFocus()), "")
        self._clear()
        boxes = [*gathered.draft_blocks, *gathered.overview.blocks]
        self._frames = [self._box(block) for block in boxes]
        self._place()
        self._hint.setVisible(not boxes)
        self._hint.setText(tr("Hôm nay không có việc quá hạn hay sắp đến hạn. Nhấn Ctrl+2 để vào sổ đầu tiên."))
        wanted = next((one for one in self._lists if one.objectName() == focused), None)
        if self.isVisible() and self._lists:
            (wanted or self._lists[0]).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many boxes side by side as can be read."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        columns = max(1, min(MOST_COLUMNS, self.width() // self._context.theme.px(COLUMN_PX)))
        while self._grid.takeAt(0) is not None:
            pass
        for number, frame in enumerate(self._frames):
            self._grid.addWidget(frame, number // columns, number % columns, Qt.AlignmentFlag.AlignTop)
        for number in range(MOST_COLUMNS):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)

    def _clear(self) -> None:
        self._lists.clear()
        for frame in self._frames:
            frame.hide()
            frame.deleteLater()
        self._frames = []

    def _box(self, block: today.Block) -> QFrame:
        frame = QFrame()
        frame.setObjectName(f"box_{block.key}")
        frame.setProperty("ground", block.tone or "paper")
        words = f"{_title(block)} ({block.count})"
        title = button(words, name=f"title_{block.key}", is_link=True)
        title.setProperty("tone", block.tone or "plain")
        title.clicked.connect(
            lambda _checked=False: self._context.navigator.open_list(kind=block.kind, filter_key=block.filter_key)
        )
        theme = self._context.theme
        lines = _LineList(name=f"lines_{block.key}", title=words)
        for line in block.lines:
            item = QListWidgetItem(f"{line.text}\n{line.detail}" if line.detail else line.text)
            item.setData(_KIND, line.kind)
            item.setData(_UID, line.uid)
            item.setToolTip(item.text())
            item.setSizeHint(QSize(0, round(theme.row_height * (1.7 if line.detail else 1))))
            lines.addItem(item)
        lines.setFixedHeight(sum(lines.item(row).sizeHint().height() for row in range(lines.count())) + theme.px(8))
        lines.setCurrentRow(0)
        lines.itemActivated.connect(self._open)
        self._lists.append(lines)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(*(theme.px(8),) * 4)
        layout.setSpacing(theme.px(4))
        layout.addWidget(title, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(lines)
        return frame

    def _open(self, item: QListWidgetItem) -> None:
        kind, uid = item.data(_KIND), item.data(_UID)
        if uid:
            self._context.navigator.open_record(kind=kind, uid=uid)
        else:
            self._context.navigator.open_list(kind=kind)


class _LineList(QListWidget):
    """Lines of one box; Enter opens the line, also where the platform does not call Enter an activation."""

    def __init__(self, *, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setProperty("in_box", "true")
        self.setTabKeyNavigation(False)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)
