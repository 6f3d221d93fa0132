"""Typing records again into the national database: each field copied by one key, each record ticked by one key."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_count, format_day
from desktop_app.domain.stamp import Change
from desktop_app.gui.building import button, label, row, strip
from desktop_app.gui.context import GuiContext
from desktop_app.gui.plain_table import PlainRows, PlainTable, TableColumn
from desktop_app.gui.texts import tr
from desktop_app.records import kind_of
from desktop_app.services import access, national, today
from desktop_app.services.national import Waiting

if TYPE_CHECKING:
    from desktop_app.services.workspace import Workspace

MOST_ROWS = 500
VALUE_LINES = 3
Pair = tuple[str, str]


class NationalSection(QWidget):
    """At the left what waits, at the right its fields: Enter copies one and goes on, Ctrl+Enter ticks the record."""

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("national_section")
        self._context = context
        self._copied: set[str] = set()
        self._last: Waiting | None = None
        theme = context.theme
        self._rows: PlainRows[Waiting] = PlainRows(_columns(), theme=theme)
        self._table = PlainTable(self._rows, name="waiting_table", title=tr("Bản ghi chưa cập nhật"), theme=theme)
        self._table.chosen.connect(self._read_sheet)
        self._table.opened.connect(self._go_to_fields)
        self._pairs: PlainRows[Pair] = PlainRows(_field_columns(), theme=theme)
        self._fields = PlainTable(self._pairs, name="national_fields", title=tr("Các ô cần nhập lại"), theme=theme)
        self._fields.opened.connect(self.copy_field)
        self._value = QPlainTextEdit()
        self._value.setObjectName("national_value")
        self._value.setAccessibleName(tr("Giá trị của ô"))
        self._value.setReadOnly(True)
        self._value.setTabChangesFocus(True)
        self._value.setFixedHeight(self._value.fontMetrics().lineSpacing() * VALUE_LINES + theme.px(18))
        self._said = label("", role="muted")
        self._said.setObjectName("national_said")
        self._fields.chosen.connect(self._show_value)
        self._count = label("", role="muted")
        self._count.setObjectName("waiting_count")
        self._done, self._done_words = strip("", ground="done")
        self._undo = button(tr("&Bỏ đánh dấu"), name="untick_button", on_click=self.untick, is_link=True)
        self._tick = button(tr("Đã cậ&p nhật (Ctrl+Enter)"), name="tick_button", on_click=self.tick, is_primary=True)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.tick)
        self._lay_out()

    def activate(self) -> None:
        """Show what still waits."""
        self._context.runner.run_read(
            lambda work: (national.waiting(work, limit=MOST_ROWS), today.to_rekey(work)),
            owner=self,
            on_success=self._take,
            supersedes="waiting",
        )

    def copy_field(self) -> None:
        """Put the current value into the clipboard and go to the next field."""
        place, current = self._fields.place, self._current()
        if place < 0 or current is None:
            return
        name, value = self._pairs.rows[place]
        QGuiApplication.clipboard().setText(value)
        self._said.setText(tr("Đã chép: {label}").format(label=name))
        if current.uid not in self._copied:
            self._copied.add(current.uid)
            kind, uid = current.kind, current.uid
            self._context.runner.run(
                lambda work: access.note(work, kind=kind, uid=uid, deed="copied"), owner=self, on_success=_nothing
            )
        if place + 1 < self._pairs.rowCount():
            self._fields.go_to(place + 1)
        else:
            self._tick.setFocus(Qt.FocusReason.TabFocusReason)

    def tick(self) -> None:
        """Note that the record was typed in today; the next one follows."""
        current = self._current()
        if current is None:
            return
        kind, uid = current.kind, current.uid

        def work_on(work: Workspace) -> tuple[date, tuple[Change, ...]]:
            return work.today(), national.tick(work, kind=kind, uid=uid, day=work.today())

        self._tick.setEnabled(False)
        self._context.runner.run(
            work_on,
            owner=self,
            on_success=lambda made: self._note_ticked(current, *made),
            on_end=lambda: self._tick.setEnabled(True),
        )

    def untick(self) -> None:
        """Take back the last tick."""
        last = self._last
        if last is not None:
            self._context.runner.run(
                lambda work: national.tick(work, kind=last.kind, uid=last.uid, day=None),
                owner=self,
                on_success=self._note_unticked,
            )

    # ------------------------------------------------------------ inside

    def _note_ticked(self, record: Waiting, day: date, changes: tuple[Change, ...]) -> None:
        self._last = record
        words = tr("{title} {number}: đã cập nhật ngày {day}.")
        title = tr(kind_of(record.kind).title)
        self._done_words.setText(words.format(title=title, number=record.number, day=format_day(day)))
        self._done.show()
        self._context.hub.announce(changes, self)
        self.activate()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note_unticked(self, changes: tuple[Change, ...]) -> None:
        self._last = None
        self._done.hide()
        self._context.hub.announce(changes, self)
        self.activate()

    def _take(self, found: tuple[tuple[Waiting, ...], int]) -> None:
        waiting, total = found
        self._table.show_rows(waiting)
        count = tr("{count} bản ghi chưa cập nhật").format(count=format_count(total))
        self._count.setText(count if waiting else tr("Mọi bản ghi đã được cập nhật."))
        self._tick.setEnabled(bool(waiting))

    def _current(self) -> Waiting | None:
        place = self._table.place
        return self._rows.rows[place] if 0 <= place < self._rows.rowCount() else None

    def _read_sheet(self) -> None:
        current = self._current()
        if current is None:
            self._fields.show_rows(())
            return
        kind, uid = current.kind, current.uid

        def work_on(work: Workspace) -> tuple[str, tuple[Pair, ...]]:
            pairs = national.sheet(work, kind=kind, uid=uid)
            access.note(work, kind=kind, uid=uid, deed="viewed")
            return uid, pairs

        self._context.runner.run(work_on, owner=self, on_success=self._take_sheet)

    def _take_sheet(self, found: tuple[str, tuple[Pair, ...]]) -> None:
        uid, pairs = found
        current = self._current()
        if current is not None and current.uid == uid:
            self._said.clear()
            self._fields.show_rows(pairs)
            self._fields.go_to(0)

    def _show_value(self) -> None:
        place = self._fields.place
        self._value.setPlainText(self._pairs.rows[place][1] if 0 <= place < self._pairs.rowCount() else "")

    def _go_to_fields(self) -> None:
        self._fields.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        theme = self._context.theme
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(theme.px(8), 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self._fields, 1)
        column.addWidget(self._value)
        column.addLayout(row(self._said, 1, self._tick))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setObjectName("national_splitter")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._table)
        splitter.addWidget(right)
        splitter.setStretchFactor(0, 4)
        splitter.setStretchFactor(1, 5)
        done = self._done.layout()
        assert done is not None
        done.addWidget(self._undo)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(label(tr("Cập nhật CSDL quốc gia"), role="title"))
        words = tr(
            "Lượt tiếp và đơn phải nhập vào Cơ sở dữ liệu quốc gia về tiếp công dân, xử lý đơn"
            " (Nghị định 154/2026/NĐ-CP Điều 27). Chương trình không nối mạng: chép từng ô rồi dán sang."
        )
        layout.addWidget(label(words, role="muted", wraps=True))
        layout.addWidget(splitter, 1)
        hint = tr("Enter: chép ô, sang ô tiếp · Ctrl+Enter: đã cập nhật, sang bản ghi tiếp")
        below = row(label(hint, role="hint", wraps=True), self._count)
        below.setStretch(0, 1)
        layout.addLayout(below)
        layout.addWidget(self._done)


def _nothing(_none: None) -> None:
    """Nothing is left to do."""


def _columns() -> tuple[TableColumn[Waiting], ...]:
    return (
        TableColumn(tr("Sổ"), lambda one: tr(kind_of(one.kind).title), 13),
        TableColumn(tr("Số"), lambda one: one.number, 8),
        TableColumn(tr("Nội dung"), lambda one: one.name, 18, grows=True),
    )


def _field_columns() -> tuple[TableColumn[Pair], ...]:
    return (
        TableColumn(tr("Ô"), lambda pair: tr(pair[0]), 16, grows=True),
        TableColumn(tr("Giá trị"), lambda pair: " ".join(pair[1].split()), 24, grows=True),
    )
