"""The list for destruction: rows to be ticked, the decision, one confirmation, and the minutes to be printed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMessageBox, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.domain.errors import AppError, InputRefused
from desktop_app.domain.formats import FormatProblem, format_day, parse_day
from desktop_app.domain.text import normalize_line
from desktop_app.gui.building import button, label, line_edit, row
from desktop_app.gui.context import GuiContext
from desktop_app.gui.errors import show_error
from desktop_app.gui.paper_window import open_paper, show_paper
from desktop_app.gui.plain_table import Index, PlainRows, PlainTable, TableColumn
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme
from desktop_app.records import kind_of
from desktop_app.services import retention
from desktop_app.services.retention import Destroyed, Expired

if TYPE_CHECKING:
    from desktop_app.domain.document import Document
    from desktop_app.services.workspace import Workspace

PEOPLE_LINES = 2


class TickRows(PlainRows[Expired]):
    """Rows with a box in the first column.

    Signals:
        ticked: Another number of rows is ticked.
    """

    ticked = Signal()

    def __init__(self, *, theme: Theme, parent: QObject) -> None:
        self.chosen: set[str] = set()
        super().__init__(_columns(), theme=theme, parent=parent)

    def set_rows(self, rows: Any) -> None:
        """Show these rows; ticks of rows that are gone go with them."""
        self.chosen &= {row.uid for row in rows}
        super().set_rows(rows)
        self.ticked.emit()

    def toggle(self, places: list[int]) -> None:
        """Tick these rows, or take the ticks away where all have one."""
        uids = {self.rows[place].uid for place in places}
        self.chosen = self.chosen - uids if uids <= self.chosen else self.chosen | uids
        for place in places:
            self.repaint_row(place)
        self.ticked.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The box can be clicked."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Whether the row is ticked, besides its words."""
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid() and index.column() == 0:
            is_on = self.rows[index.row()].uid in self.chosen
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A click on the box."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.toggle([index.row()])
        return True


class TickTable(PlainTable):
    """Space ticks the marked rows, Ctrl+A marks all."""

    def __init__(self, rows: TickRows, *, theme: Theme) -> None:
        super().__init__(rows, name="destruction_table", title=tr("Danh mục đề nghị tiêu hủy"), theme=theme)
        self._ticks = rows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space before anything else would take it."""
        if event.key() == Qt.Key.Key_Space:
            self._ticks.toggle(self.marked)
        else:
            super().keyPressEvent(event)


class DestructionList(QWidget):
    """Nothing is destroyed without the number and day of a decision and the names of those present.

    Signals:
        destroyed_some: Records are gone.
    """

    destroyed_some = Signal()

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("destruction_list")
        self._context = context
        self._today = date.min
        theme = context.theme
        self._rows = TickRows(theme=theme, parent=self)
        self._rows.ticked.connect(self._offer)
        self._table = TickTable(self._rows, theme=theme)
        self._table.opened.connect(self._open)
        self._number = line_edit(name="decision_number", title=tr("Quyết định số"))
        self._number.setFixedWidth(theme.px(140))
        self._day = line_edit(name="decision_day", title=tr("Ngày quyết định"))
        self._day.setFixedWidth(self._day.fontMetrics().horizontalAdvance("00/00/0000") + theme.px(28))
        self._people = QPlainTextEdit()
        self._people.setObjectName("people_present")
        self._people.setAccessibleName(tr("Người tham gia tiêu hủy"))
        self._people.setPlaceholderText(tr("Mỗi dòng một người: họ tên, chức vụ"))
        self._people.setTabChangesFocus(True)
        self._people.setFixedHeight(self._people.fontMetrics().lineSpacing() * PEOPLE_LINES + theme.px(18))
        self._count = label("", role="muted")
        self._count.setObjectName("ticked_count")
        self._print = button(tr("&In danh mục…"), name="print_list_button", on_click=self.print_list)
        self._destroy = button(
            tr("Tiêu &hủy bản ghi đã chọn…"), name="destroy_button", on_click=self.ask, is_primary=True
        )
        self._lay_out()

    def activate(self) -> None:
        """Show what may be destroyed today."""

        def read(work: Workspace) -> tuple[date, tuple[Expired, ...]]:
            return work.today(), retention.due(work)

        self._context.runner.run_read(read, owner=self, on_success=self._take, supersedes="due")

    def print_list(self) -> None:
        """Show the list for the head's decision as a page."""
        show_paper(self._context, retention.list_document, title=tr("Danh mục đề nghị tiêu hủy"), owner=self)

    def ask(self) -> None:
        """One question stands before what cannot be taken back; a missing decision is said first."""
        decided_on = self._decided_on() if self._rows.chosen else None
        if decided_on is None:
            return
        number, people = normalize_line(self._number.text()), self._people.toPlainText().splitlines()
        if not number:
            self._refuse(self._number, tr("Ghi số quyết định tiêu hủy của thủ trưởng cơ quan."))
            return
        if not any(normalize_line(name) for name in people):
            self._refuse(self._people, tr("Ghi họ tên, chức vụ người tham gia tiêu hủy."))
            return
        words = tr("Tiêu hủy {count} bản ghi theo Quyết định số {number} ngày {day}?")
        box = QMessageBox(
            QMessageBox.Icon.Warning,
            tr("Tiêu hủy bản ghi"),
            words.format(count=len(self._rows.chosen), number=number, day=format_day(decided_on)),
            parent=self,
        )
        box.setObjectName("destroy_question")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setInformativeText(
            tr("Nội dung bị xóa hẳn khỏi tệp và không lấy lại được. Sổ vẫn giữ số, ngày vào sổ và quyết định tiêu hủy.")
        )
        go_on = box.addButton(tr("Tiêu &hủy"), QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton(tr("&Quay lại"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.setEscapeButton(back)
        go_on.clicked.connect(lambda: self._go_on(number, decided_on, people))
        box.open()

    # ------------------------------------------------------------ inside

    def _go_on(self, number: str, decided_on: date, people: list[str]) -> None:
        uids: dict[str, list[str]] = {}
        for one in self._rows.rows:
            if one.uid in self._rows.chosen:
                uids.setdefault(one.kind, []).append(one.uid)

        def work_on(work: Workspace) -> tuple[Destroyed, bytes]:
            from desktop_app.services import reporting

            made = retention.destroy(work, uids=uids, decision_number=number, decided_on=decided_on, present=people)
            return made, reporting.pdf_bytes(made.document)

        self._destroy.setEnabled(False)
        self._context.runner.run(
            work_on,
            owner=self,
            on_success=self._note_destroyed,
            on_failure=self._note_refused,
            progress_title=tr("Đang tiêu hủy và xóa dấu vết trong tệp…"),
        )

    def _note_destroyed(self, made: tuple[Destroyed, bytes]) -> None:
        destroyed, content = made
        self._rows.chosen.clear()
        self._number.clear()
        self._day.clear()
        self._context.hub.announce(destroyed.changes, self)
        self.activate()
        self.destroyed_some.emit()
        document: Document = destroyed.document
        open_paper(self._context, document, content, title=tr("Biên bản tiêu hủy"), owner=self)

    def _note_refused(self, error: AppError) -> None:
        show_error(self, error)
        self.activate()

    def _decided_on(self) -> date | None:
        sentence = tr("Ghi ngày của quyết định tiêu hủy.")
        try:
            day = parse_day(self._day.text(), today=self._today)
        except FormatProblem as problem:
            day, sentence = None, problem.sentence
        if day is None:
            self._refuse(self._day, sentence)
        return day

    def _refuse(self, field: QWidget, sentence: str) -> None:
        field.setFocus()
        show_error(self, InputRefused(sentence))

    def _take(self, found: tuple[date, tuple[Expired, ...]]) -> None:
        self._today, rows = found
        self._table.show_rows(rows)

    def _open(self) -> None:
        place = self._table.place
        if place >= 0:
            one = self._rows.rows[place]
            self._context.navigator.open_record(kind=one.kind, uid=one.uid)

    def _offer(self) -> None:
        count, total = len(self._rows.chosen), self._rows.rowCount()
        words = tr("Đã chọn {count} trong {total} bản ghi hết thời hạn lưu.")
        empty = tr("Chưa có bản ghi nào hết thời hạn lưu.")
        self._count.setText(words.format(count=count, total=total) if total else empty)
        self._destroy.setEnabled(count > 0)
        self._print.setEnabled(total > 0)

    def _lay_out(self) -> None:
        theme = self._context.theme
        number, day, people = (
            label(tr("Quyết đị&nh số")), label(tr("ngà&y")), label(tr("Người tha&m gia")),
        )  # fmt: skip
        number.setBuddy(self._number)
        day.setBuddy(self._day)
        people.setBuddy(self._people)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(8))
        words = tr(
            "Chương trình không tự tiêu hủy bản ghi nào: thủ trưởng cơ quan quyết định theo danh mục"
            " (Thông tư 07/2014/TT-TTCP Điều 28)."
        )
        column.addWidget(label(words, role="muted", wraps=True))
        column.addWidget(self._table, 1)
        hint = label(tr("Dấu cách: chọn · Ctrl+A: đánh dấu tất cả · Enter: mở bản ghi"), role="hint", wraps=True)
        below = row(hint, self._count)
        below.setStretch(0, 1)
        column.addLayout(below)
        column.addLayout(row(number, self._number, day, self._day, 1, spacing=theme.px(8)))
        present = row(people, spacing=theme.px(8))
        present.addWidget(self._people, 1)
        column.addLayout(present)
        column.addLayout(row(self._print, 1, self._destroy))


def _columns() -> tuple[TableColumn[Expired], ...]:
    return (
        TableColumn(tr("Sổ"), lambda one: tr(kind_of(one.kind).title), 13),
        TableColumn(tr("Số"), lambda one: one.number, 9),
        TableColumn(tr("Vào sổ"), lambda one: format_day(one.entered_on) if one.entered_on else "", 10),
        TableColumn(tr("Nội dung"), lambda one: one.name, 24, grows=True),
        TableColumn(tr("Lưu đến"), lambda one: format_day(one.kept_until), 10),
        TableColumn(tr("Loại hồ sơ"), lambda one: one.rule.title, 17),
    )
