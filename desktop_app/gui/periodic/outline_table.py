"""The sections of an outline in their order: moved with Alt, printed or not with Space, worded below the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.domain.outlines import OutlineSection
from desktop_app.gui.building import button, label, line_edit, row
from desktop_app.gui.periodic.outline_edits import Sections, moved, with_hidden, with_new
from desktop_app.gui.plain_table import PlainRows, PlainTable, TableColumn
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme

TEXT_LINES = 4


class SectionTable(PlainTable):
    """Alt with an arrow moves the current section, Space lets it be printed or not.

    Signals:
        move_wanted: (-1 or 1)
        switched: Space.
    """

    move_wanted = Signal(int)
    switched = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Deeds by key."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.move_wanted.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Space:
            self.switched.emit()
        else:
            super().keyPressEvent(event)


class OutlineTable(QWidget):
    """Every deed gives the sections as they are to be; the table shows them once they are kept.

    Signals:
        edited: (sections) they are to be kept.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline_table")
        self._rows: PlainRows[OutlineSection] = PlainRows(_columns(), theme=theme, tone=_tone)
        self.table = SectionTable(
            self._rows, name="outline_sections", title=tr("Các mục của khung báo cáo"), theme=theme
        )
        self._up = button(tr("Lên  Alt+↑"), name="section_up_button", on_click=lambda: self._move(-1))
        self._down = button(tr("Xuống  Alt+↓"), name="section_down_button", on_click=lambda: self._move(1))
        self._hide = button(tr("Không in  Dấu cách"), name="section_hide_button", on_click=self._switch)
        self._add = button(tr("T&hêm mục"), name="section_add_button", on_click=self._add_new)
        self._title = line_edit(name="section_title", title=tr("Tên mục"))
        self._text = QPlainTextEdit()
        self._text.setObjectName("section_shipped_text")
        self._text.setAccessibleName(tr("Lời mẫu của mục"))
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(self._text.fontMetrics().lineSpacing() * TEXT_LINES + theme.px(18))
        self._save = button(tr("&Lưu mục"), name="section_save_button", on_click=self._keep_words, is_primary=True)
        self._wanted = -1  # row to be the current one when the kept sections come back
        self._lay_out(theme)
        self.table.chosen.connect(self._show_current)
        self.table.opened.connect(self._go_to_title)
        self.table.move_wanted.connect(self._move)
        self.table.switched.connect(self._switch)
        self._title.returnPressed.connect(self._keep_words)

    def show_sections(self, sections: Sequence[OutlineSection]) -> None:
        """Show sections as they are kept."""
        self.table.show_rows(sections)
        if self._wanted >= 0:
            self.table.go_to(self._wanted)
        self._wanted = -1
        self._show_current()

    # ------------------------------------------------------------ inside

    def _current(self) -> OutlineSection | None:
        place = self.table.place
        return self._rows.rows[place] if 0 <= place < self._rows.rowCount() else None

    def _show_current(self) -> None:
        current = self._current()
        self._title.setText(current.title if current is not None else "")
        self._text.setPlainText(current.text if current is not None else "")
        is_hidden = current is not None and current.is_hidden
        self._hide.setText(tr("In mục này  Dấu cách") if is_hidden else tr("Không in  Dấu cách"))
        for one in (self._up, self._down, self._hide, self._title, self._text, self._save):
            one.setEnabled(current is not None)

    def _move(self, by: int) -> None:
        if self._current() is not None:
            made, place = moved(self._rows.rows, self.table.place, by=by)
            self._ask(made, place)

    def _switch(self) -> None:
        current = self._current()
        if current is not None:
            made = with_hidden(self._rows.rows, self.table.place, is_hidden=not current.is_hidden)
            self._ask(made, self.table.place)

    def _add_new(self) -> None:
        made, place = with_new(self._rows.rows, self.table.place, title=tr("Mục mới"))
        self._ask(made, place)
        self._go_to_title()

    def _keep_words(self) -> None:
        current, place = self._current(), self.table.place
        if current is not None:
            changed = replace(current, title=self._title.text().strip(), text=self._text.toPlainText().strip())
            self._ask((*self._rows.rows[:place], changed, *self._rows.rows[place + 1 :]), place)

    def _ask(self, sections: Sections, place: int) -> None:
        if sections != self._rows.rows:
            self._wanted = place
            self.edited.emit(sections)

    def _go_to_title(self) -> None:
        self._title.setFocus(Qt.FocusReason.TabFocusReason)
        self._title.selectAll()

    def _lay_out(self, theme: Theme) -> None:
        title, text = label(tr("Tê&n mục")), label(tr("Lời &mẫu"))
        title.setBuddy(self._title)
        text.setBuddy(self._text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        layout.addWidget(self.table, 1)
        layout.addLayout(row(self._up, self._down, self._hide, self._add, 1))
        line = row(title, self._title, self._save)
        line.setStretch(1, 1)
        layout.addLayout(line)
        layout.addWidget(text)
        layout.addWidget(self._text)


def _tone(section: OutlineSection) -> str:
    return "muted" if section.is_hidden else ""


def _columns() -> tuple[TableColumn[OutlineSection], ...]:
    return (
        TableColumn(tr("Số"), lambda one: one.number, 6),
        TableColumn(
            tr("Tên mục"), lambda one: "    " * (one.level - 1) + (one.title or tr("Đoạn mở đầu")), 30, grows=True
        ),
        TableColumn(tr("Số liệu"), lambda one: str(len(one.figures) or ""), 7, is_right=True),
        TableColumn(tr("In"), lambda one: tr("không in") if one.is_hidden else tr("in"), 9),
    )
