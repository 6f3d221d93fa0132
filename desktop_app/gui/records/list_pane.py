"""A register as a list: search, saved filters, table, preview, waiting drafts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.errors import AppError
from desktop_app.domain.kind import RecordKind
from desktop_app.gui.boards.board_place import BoardPlace
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.filter_bar import FilterBar
from desktop_app.gui.records.list_table import RecordTable
from desktop_app.gui.records.notice_strip import Deed, NoticeStrip
from desktop_app.gui.records.record_preview import RecordPreview
from desktop_app.gui.texts import tr

SEARCH_WIDTH_PX = 340
PREVIEW_SHARE = (62, 38)


class SearchBox(QLineEdit):
    """The search box: Down and Enter go to the list, Escape empties it first.

    Signals:
        left_for_list: The keyboard belongs to the list now.
    """

    left_for_list = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that lead back to the list."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_for_list.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left_for_list.emit()
        else:
            super().keyPressEvent(event)


class ListPane(QWidget):
    """Everything around the table of one register.

    Signals:
        new_wanted: Start a new record.
    """

    new_wanted = Signal()

    def __init__(self, kind: RecordKind, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._context = context
        self._wanted_uid: str | None = None
        self._wanted_place = 0
        self.search = SearchBox(self)
        self.table = RecordTable(kind, context, parent=self)
        self.filters = FilterBar(kind, context, parent=self)
        self.board = BoardPlace(kind, context, parent=self)
        self.strip = NoticeStrip(context.theme, parent=self)
        self.drafts = NoticeStrip(context.theme, parent=self)
        self.drafts.setObjectName("draft_strip")
        self.preview = RecordPreview(kind, context, parent=self)
        self.new_button = QPushButton(f"+ {tr(kind.new_label) or tr('Thêm mới')}  Ctrl+N", self)
        self.empty = QLabel(self.table.viewport())
        self._lay_out()
        self._connect()

    # ------------------------------------------------------------ what is shown

    def ask(self, *, uid: str | None = None) -> None:
        """Show the list under the search, filter and order that are set; then go to a record, if it is near the top."""
        self._wanted_uid = uid
        self._wanted_place = 0
        layout = self.table.arrangement.layout
        self.table.records.ask(
            search=self.search.text(),
            conditions=self.filters.conditions,
            sort=layout.sort,
            is_descending=layout.is_descending,
        )
        self.filters.count(self.search.text())

    def refresh(self, *, uid: str | None = None) -> None:
        """Fetch the same list anew; the current row stays current, or the named one becomes it."""
        self._wanted_uid = uid or self.table.current_uid
        self._wanted_place = max(0, self.table.currentIndex().row())
        self.table.records.refresh()
        self.filters.count(self.search.text())

    def show_filter(self, key: str) -> None:
        """Show one of the saved filters; "" shows all."""
        self.filters.choose(key)
        self.search.clear()
        self.ask()

    def show_only(self, uids: Sequence[str], words: str) -> None:
        """Show just these records, under these words."""
        self.filters.show_only(uids, words)
        self.search.clear()
        self.ask()

    def focus_list(self) -> None:
        """Give the keyboard to the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Give the keyboard to the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def toggle_preview(self) -> None:
        """Show or hide the preview."""
        self.preview.setVisible(self.preview.isHidden())
        self._follow()

    def say(self, words: str, *, tone: str = "paper", deeds: Sequence[Deed] = ()) -> None:
        """Say what was done."""
        self.strip.say(words, tone=tone, deeds=deeds)

    # ------------------------------------------------------------ inside

    def _follow(self) -> None:
        if not self.preview.isHidden():
            self.preview.show_record(self.table.current_uid)

    def _typed(self, event: QKeyEvent) -> None:
        """A letter typed in the list begins (or goes on with) a search, a backspace takes one back."""
        if event.key() == Qt.Key.Key_Backspace and not self.search.text():
            return
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.end(False)
        QCoreApplication.sendEvent(self.search, event)

    def _searched(self) -> None:
        self.strip.silence()
        self.ask()

    def _filter_chosen(self) -> None:
        self.ask()
        self.focus_list()

    def _layout_changed(self) -> None:
        self.ask(uid=self.table.current_uid)

    def _refreshed(self) -> None:
        """Go back to the row that was current, or to the one that was saved."""
        records = self.table.records
        place = records.place_of(self._wanted_uid) if self._wanted_uid else None
        self.table.go_to(min(self._wanted_place if place is None else place, records.rowCount() - 1))
        self._show_empty()
        self._follow()

    def _show_empty(self) -> None:
        records, typed = self.table.records, self.search.text().strip()
        self.empty.setVisible(records.rowCount() == 0)
        if typed:
            words = tr("Không có bản ghi nào khớp “{typed}”. Nhấn Esc để xóa ô tìm.").format(typed=typed)
        elif not self.filters.is_everything:
            words = tr("Không có bản ghi nào trong mục lọc này.")
        else:
            words = tr(self.kind.empty_hint) or tr("Chưa có bản ghi nào. Nhấn Ctrl+N để thêm bản ghi đầu tiên.")
        self.empty.setText(words)
        self._place_empty()

    def _counted(self, total: int) -> None:
        words = tr("{count} bản ghi").format(count=formats.format_count(total))
        self.filters.status.setText(words)
        self.table.setAccessibleDescription(words)
        self._show_empty()

    def _failed(self, error: AppError) -> None:
        self.strip.say(error.message + " " + tr("Nhấn F5 để thử lại."), tone="late")

    def _place_empty(self) -> None:
        self.empty.setGeometry(self.table.viewport().rect().adjusted(24, 24, -24, -24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words of an empty list stay in its middle."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._place_empty)

    def _lay_out(self) -> None:
        px = self._context.theme.px
        title = QLabel(tr(self.kind.title), self)
        title.setObjectName("list_title")
        title.setProperty("role", "title")
        self.search.setObjectName("search_box")
        self.search.setAccessibleName(tr("Tìm trong sổ"))
        self.search.setPlaceholderText(tr("Tìm (gõ không dấu cũng được)  Ctrl+F"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(px(SEARCH_WIDTH_PX))
        self.new_button.setObjectName("new_record")
        self.new_button.setAccessibleName(tr(self.kind.new_label) or tr("Thêm mới"))
        self.new_button.setProperty("primary", "true")
        self.new_button.setAutoDefault(True)
        head = QHBoxLayout()
        head.setSpacing(px(16))
        head.addWidget(title)
        head.addWidget(self.search)
        head.addStretch(1)
        head.addWidget(self.new_button)
        self.empty.setObjectName("empty_hint")
        self.empty.setProperty("role", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.empty.setWordWrap(True)
        self.empty.hide()
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(self.preview)
        splitter.setSizes([px(10 * share) for share in PREVIEW_SHARE])
        self.preview.hide()
        keys = QLabel(" · ".join(_keys()), self)
        keys.setProperty("role", "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(10), px(16), px(6))
        column.setSpacing(px(6))
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addWidget(self.board)
        column.addWidget(self.drafts)
        column.addWidget(self.strip)
        column.addWidget(splitter, 1)
        column.addWidget(keys)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._searched)
        self.search.left_for_list.connect(self.focus_list)
        self.filters.chosen.connect(self._filter_chosen)
        self.board.left.connect(self.focus_list)
        self.new_button.clicked.connect(self.new_wanted)
        table = self.table
        table.typed.connect(self._typed)
        table.preview_wanted.connect(self.toggle_preview)
        table.current_changed.connect(self._follow)
        table.arrangement.changed.connect(self._layout_changed)
        table.said.connect(self.say)
        table.records.refreshed.connect(self._refreshed)
        table.records.total_changed.connect(self._counted)
        table.records.failed.connect(self._failed)


def _keys() -> list[str]:
    return [
        tr("Enter: mở"),
        tr("Dấu cách: xem nhanh"),
        tr("Delete: xóa"),
        tr("Ctrl+Z: hoàn tác"),
        tr("Ctrl+C: chép bảng"),
        tr("Alt+↑↓: sắp xếp"),
        tr("Shift+F10: việc khác"),
    ]
