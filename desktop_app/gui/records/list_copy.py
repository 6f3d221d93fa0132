"""Rows of a list as a table for the clipboard: tabs for spreadsheets, HTML for word processors; the log notes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from desktop_app.domain.query import Cursor, ListRow
from desktop_app.gui.records.list_source import Question, fetch
from desktop_app.gui.records.record_list import RecordListModel
from desktop_app.gui.task_runner import Runner
from desktop_app.gui.texts import tr
from desktop_app.services import access
from desktop_app.services.workspace import Workspace

MOST_ROWS = 5_000
MOST_WALKED = 100_000
_STRIDE = 2_048


class ListClipboard(QObject):
    """Copies rows of one list, fetching those that are not here.

    Signals:
        said: A sentence for the person.
    """

    said = Signal(str)

    def __init__(self, runner: Runner, records: RecordListModel, *, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._records = records

    def copy(self, places: Sequence[int]) -> None:
        """Put the rows at these places (ascending) into the clipboard as a table under its headings."""
        if not places:
            return
        if len(places) > MOST_ROWS or places[-1] > MOST_WALKED:
            self.said.emit(tr("Chỉ chép được 5.000 dòng một lần. Đánh dấu ít dòng hơn, hoặc dùng mục Báo cáo."))
            return
        rows = [row for place in places if (row := self._records.row_at(place))]
        if len(rows) == len(places):
            self._copy(rows, {})
            return
        question = self._records.question
        self._runner.run_read(
            lambda work: fetch_places(work, question, places=places),
            owner=self,
            on_success=self._fetched,
            progress_title=tr("Đang chép các dòng đã đánh dấu"),
        )

    def _fetched(self, found: tuple[list[ListRow], dict[str, str]]) -> None:
        self._copy(*found)

    def _copy(self, rows: Sequence[ListRow], names: Mapping[str, str]) -> None:
        lines = [self._records.texts_of(row, names=names) for row in rows]
        QGuiApplication.clipboard().setMimeData(table_mime(self._records.headings(), lines))
        self.said.emit(tr("Đã chép {count} dòng. Dán vào Excel hoặc Word bằng Ctrl+V.").format(count=len(lines)))
        kind, uids = self._records.query.kind, tuple(row.uid for row in rows)
        self._runner.run(
            lambda work: access.note_all(work, kind=kind, uids=uids, deed="copied"),
            owner=self,
            on_success=lambda _none: None,
        )


def table_mime(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> QMimeData:
    """The table under its headings, as text with tabs and as HTML."""
    lines = [headings, *rows]
    mime = QMimeData()
    mime.setText("\n".join("\t".join(_cell(text) for text in line) for line in lines))
    head = "".join(f"<th>{escape(text)}</th>" for text in headings)
    body = "".join("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in line) + "</tr>" for line in rows)
    mime.setHtml(f"<table border='1' cellspacing='0'><tr>{head}</tr>{body}</table>")
    return mime


def _cell(text: str) -> str:
    return " ".join(text.split())


def fetch_places(work: Workspace, question: Question, *, places: Sequence[int]) -> tuple[list[ListRow], dict[str, str]]:
    """Rows at these places (ascending) and the names behind their links; walks from the start of the list."""
    wanted = set(places)
    rows: list[ListRow] = []
    names: dict[str, str] = {}
    start = 0
    query = replace(question.query, limit=_STRIDE, after=None)
    while start <= places[-1]:
        answer = fetch(work, question=Question(query, question.links), known=frozenset(names))
        rows += [row for place, row in enumerate(answer.rows, start=start) if place in wanted]
        names |= answer.names
        start += len(answer.rows)
        if answer.is_last:
            break
        last = answer.rows[-1]
        query = replace(query, after=Cursor(last.sort_value, last.id))
    return rows, names
