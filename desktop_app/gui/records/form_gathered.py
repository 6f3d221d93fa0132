"""What stands beside a record though it does not name it: its gatherings and what happened in its matter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain import formats
from desktop_app.domain.document import Document
from desktop_app.domain.fields import FieldType, is_given
from desktop_app.domain.formats import format_day
from desktop_app.domain.kind import Gathering, RecordKind
from desktop_app.domain.stamp import Stored
from desktop_app.domain.values import show
from desktop_app.gui.building import button, row
from desktop_app.gui.context import GuiContext
from desktop_app.gui.plain_table import PlainRows, PlainTable, TableColumn
from desktop_app.gui.records.record_side import SidePanel
from desktop_app.gui.records.row_tones import ListDay, RowTones
from desktop_app.gui.texts import tr
from desktop_app.records import kind_of
from desktop_app.services import gatherings, reporting, timeline
from desktop_app.services.deadlines import DUE_FIELD
from desktop_app.services.gatherings import Gathered
from desktop_app.services.law import law_of
from desktop_app.services.timeline import Moment
from desktop_app.services.workspace import Workspace

STATUS, DUE = "status", DUE_FIELD
_DAY_CHARACTERS, _COUNT_CHARACTERS = 11, 7


class GatheringPanel(SidePanel):
    """Records of one gathering, with number, name, state and due day; Enter opens one.

    ``show_rows`` brings them: all gatherings of a record are read together, for the counts in their tabs.

    Signals:
        entry_wanted: New ones shall be taken down.
    """

    entry_wanted = Signal()

    def __init__(
        self, kind: RecordKind, gathering: Gathering, context: GuiContext, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(kind, context, parent=parent)
        self.gathering = gathering
        self._target = kind_of(gathering.kind)
        self._tones = RowTones(self._target)
        self._day: ListDay | None = None
        self._known = {spec.key: spec for spec in self._target.specs}
        self._rows: PlainRows[Stored] = PlainRows(self._columns(), theme=context.theme, tone=self._tone, parent=self)
        title = tr(gathering.title)
        self.table = PlainTable(self._rows, name=f"gathering.{gathering.key}", title=title, theme=context.theme)
        self.table.opened.connect(self._open)
        self.column.addWidget(self.table, 1)
        self.enter_button = button(tr("Ghi nhanh từng dòng  F7"), name=f"enter.{gathering.key}")
        self.enter_button.clicked.connect(self.entry_wanted)
        self.column.addLayout(row(self.enter_button, 1))
        self.enter_button.setVisible(gathering.is_entered_here and self._target.quick_entry is not None)
        self.setFocusProxy(self.table)

    @property
    def title(self) -> str:
        """Words of the tab, with the count once it is known."""
        words = tr(self.gathering.title)
        return words if self.uid is None else f"{words} ({formats.format_count(len(self._rows.rows))})"

    def read(self) -> None:
        """Rows come by ``show_rows``; say what an unsaved record lacks."""
        if self.uid is None:
            self._rows.set_rows(())
            self.say(tr("Lưu bản ghi (Ctrl+S) để ghi và xem các bản ghi thuộc về nó."))

    def show_rows(self, rows: Sequence[Stored], day: ListDay) -> None:
        """Show these records as of this day."""
        self._day = day
        self.table.show_rows(rows)
        empty = tr("Chưa có {one} nào ở đây.").format(one=tr(self._target.one))
        self.say(tr("Enter: mở bản ghi.") if rows else empty)

    # ------------------------------------------------------------ inside

    def _columns(self) -> list[TableColumn[Stored]]:
        made: list[TableColumn[Stored]] = [
            TableColumn(tr("Số"), lambda item: item.stamp.register_number, 8),
            TableColumn(tr("Nội dung"), self._name, 40, grows=True),
        ]
        if self.gathering.sort in self._known:
            spec = self._known[self.gathering.sort]
            width = _DAY_CHARACTERS if spec.type is FieldType.DAY else _COUNT_CHARACTERS
            column = TableColumn(tr(spec.label), partial(self._value, spec.key), width, is_right=spec.type.is_integer)
            made.insert(0, column)
        if STATUS in self._known:
            made.append(TableColumn(tr(self._known[STATUS].label), partial(self._value, STATUS), 26))
        if DUE in self._known:
            made.append(TableColumn(tr(self._known[DUE].label), self._due, 30))
        return made

    def _name(self, item: Stored) -> str:
        return self._target.name_of(item.record)

    def _value(self, key: str, item: Stored) -> str:
        value = getattr(item.record, key)
        return tr(show(self._known[key], value)) if is_given(value) else ""

    def _due(self, item: Stored) -> str:
        due = getattr(item.record, DUE)
        if due is None:
            return ""
        is_near = self._day is not None and bool(self._tone(item))
        return f"{format_day(due)} · {self._day.term_in_words(due)}" if is_near and self._day else format_day(due)

    def _tone(self, item: Stored) -> str:
        if self._day is None:
            return ""
        values = {key: getattr(item.record, key) for key in self._tones.fields}
        found = self._tones.tone(values, self._day.relative_values(self.context.user))
        return found.role if found is not None else ""

    def _open(self) -> None:
        if 0 <= self.table.place < len(self._rows.rows):
            uid = self._rows.rows[self.table.place].uid
            self.context.navigator.open_record(kind=self.gathering.kind, uid=uid)


class TimelinePanel(SidePanel):
    """One matter over all registers, in the order of days; Enter opens the record a line is about."""

    def __init__(self, kind: RecordKind, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(kind, context, parent=parent)
        columns: list[TableColumn[Moment]] = [
            TableColumn(tr("Ngày"), lambda item: format_day(item.day), 11),
            TableColumn(tr("Sổ"), lambda item: tr(kind_of(item.kind).title), 14),
            TableColumn(tr("Diễn biến"), lambda item: tr(item.text), 34, grows=True),
            TableColumn(tr("Bản ghi"), lambda item: item.name, 34, grows=True),
        ]
        self._rows: PlainRows[Moment] = PlainRows(columns, theme=context.theme, tone=self._tone, parent=self)
        self.table = PlainTable(self._rows, name="timeline_table", title=tr("Diễn biến"), theme=context.theme)
        self.table.opened.connect(self._open)
        self.column.addWidget(self.table, 1)
        self.print_button = button(tr("In &diễn biến"), name="print_timeline", on_click=self.print_timeline)
        self.column.addLayout(row(self.print_button, 1))
        self.setFocusProxy(self.table)

    def read(self) -> None:
        """Fetch what happened; that it was looked at is logged where it tells of persons."""
        self.print_button.setEnabled(self.uid is not None)
        if self.uid is None:
            self._rows.set_rows(())
            self.say(tr("Lưu bản ghi (Ctrl+S) để xem diễn biến."))
            return
        self.context.runner.run(
            partial(_read_moments, kind=self.kind.key, uid=self.uid), owner=self, on_success=self._show
        )

    def print_timeline(self) -> None:
        """Show the timeline as a page, to be printed or saved."""
        if self.uid is None:
            return
        self.context.runner.run_read(
            partial(_make_page, kind=self.kind.key, uid=self.uid), owner=self, on_success=self._preview
        )

    # ------------------------------------------------------------ inside

    def _show(self, moments: Sequence[Moment]) -> None:
        self.table.show_rows(moments)
        hint = tr("Từ ngày đầu đến nay, qua các sổ. Enter: mở bản ghi.")
        self.say(hint if moments else tr("Chưa ghi ngày nào ở việc này."))

    def _tone(self, item: Moment) -> str:
        """What happened in other records stands back a little."""
        return "" if item.uid == self.uid else "muted"

    def _open(self) -> None:
        if 0 <= self.table.place < len(self._rows.rows):
            found = self._rows.rows[self.table.place]
            self.context.navigator.open_record(kind=found.kind, uid=found.uid)

    def _preview(self, made: tuple[Document, bytes]) -> None:
        from desktop_app.gui.report_view import ReportDialog

        document, content = made
        dialog = ReportDialog(self.context, title=tr("Diễn biến"), parent=self.window())
        dialog.view.delivered.connect(self._note)
        dialog.open()
        dialog.view.show_document(document, content)

    def _note(self, deed: str) -> None:
        moments = self._rows.rows
        self.context.runner.run(lambda work: timeline.note(work, moments, deed=deed), owner=self, on_success=_nothing)


def has_timeline(kind: RecordKind) -> bool:
    """True where a matter goes on over several records."""
    return bool(kind.matter_links or kind.context_links)


def read_gathered(work: Workspace, *, kind: str, uid: str) -> tuple[tuple[Gathered, ...], ListDay]:
    """All gatherings of a record, and the day they are shown on.

    Raises:
        RecordMissing: It is gone.
    """

    return gatherings.gathered(work, kind=kind, uid=uid), ListDay(work.today(), law_of(work))


def _read_moments(work: Workspace, *, kind: str, uid: str) -> tuple[Moment, ...]:
    moments = timeline.timeline(work, kind=kind, uid=uid)
    timeline.note(work, moments, deed="viewed")
    return moments


def _make_page(work: Workspace, *, kind: str, uid: str) -> tuple[Document, bytes]:
    document = timeline.timeline_document(work, kind=kind, uid=uid)
    return document, reporting.pdf_bytes(document)


def _nothing(_result: object) -> None:
    """Nothing is left to do."""
