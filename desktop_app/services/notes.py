"""What the year asks of the office, a line each: reports to write, matters owed, duties not met yet, lists to mind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.domain.formats import format_count, format_day
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.query import ListQuery, Period, SavedFilter
from desktop_app.services import duties, periodic
from desktop_app.services.periodic import ReportDue
from desktop_app.services.reading import count
from desktop_app.services.workspace import Workspace
from desktop_app.storage.engine import named_reading

MOST_NOTES = 6
_MOST_REPORTS = 2
_REPORT_DAYS_AHEAD = 31
_SOON_DAYS = 3
_OUTLINES_PAGE = "settings/outlines"
_WRITE = "nhấn Enter để soạn"


@dataclass(frozen=True, slots=True)
class Note:
    """One line, and where it leads: to the editor of a report, to records, to a list, or to a page.

    Attributes:
        tone: "late", "soon" or "".
        kind: Register it leads to.
        filter_key: Saved filter of the register; "" for all of it.
        uids: Just these records, where no filter shows them.
        outline, period: The periodic report to write.
        page: A page of the window, by its key.
    """

    text: str
    detail: str = ""
    tone: str = ""
    kind: str = ""
    filter_key: str = ""
    uids: tuple[str, ...] = ()
    outline: str = ""
    period: Period | None = None
    page: str = ""

    @property
    def printed(self) -> str:
        """Both in one line, without what only a keyboard can do."""
        detail = self.detail.removesuffix(f" · {_WRITE}").replace(" · ", ", ")
        return f"{self.text}. {detail}." if detail else f"{self.text}."


@named_reading()
def notes(work: Workspace) -> tuple[Note, ...]:
    """At most MOST_NOTES lines, what is late on top; nothing that has nothing to say.

    Nothing is asked of registers that hold no record yet: they were not kept in this program until now.
    """
    kept = {kind.key for kind in work.file.kinds if not kind.is_list and count(work, ListQuery(kind.key))}
    if not kept:
        return ()
    asked = [note for note in _duties(work) if note.kind in kept]
    found = [*_broken(work), *_reports(work), *_owed(work), *asked, *_noted(work)]
    order = {"late": 0, "soon": 1}
    return tuple(sorted(found, key=lambda note: order.get(note.tone, 2))[:MOST_NOTES])


def _broken(work: Workspace) -> Iterator[Note]:
    """Outlines that cannot be read: their reports are not offered until they are put right."""
    for item in periodic.broken_outlines(work):
        text = f"Không đọc được khung báo cáo “{item.title}”"
        yield Note(text, "Cài đặt, Khung báo cáo: nhấn “Về khung có sẵn”", "late", page=_OUTLINES_PAGE)


def _reports(work: Workspace) -> list[Note]:
    waiting = [item for item in periodic.due(work) if not item.is_sent and item.left <= _REPORT_DAYS_AHEAD]
    return [_report(item) for item in waiting[:_MOST_REPORTS]]


def _report(item: ReportDue) -> Note:
    if item.left < 0:
        left = f"quá {format_count(-item.left)} ngày"
    else:
        left = f"còn {format_count(item.left)} ngày" if item.left else "hôm nay"
    tone = "late" if item.left < 0 else "soon" if item.left <= _SOON_DAYS else ""
    state = f"{'Đang soạn' if item.is_begun else 'Chưa soạn'} · {left}"
    return Note(
        f"{item.title}: nộp trước {format_day(item.day)}",
        f"{state} · {_WRITE}",
        tone,
        outline=item.key,
        period=item.period,
    )


def _owed(work: Workspace) -> Iterator[Note]:
    """What was raised at meetings and is not done: the debt to the people."""
    for item in duties.owed(work):
        one = work.kind(item.kind).one
        text = f"Việc còn nợ dân: {format_count(item.count)} {one} chưa xong từ {format_count(item.meetings)} hội nghị"
        yield Note(text, kind=item.kind, uids=item.uids)


def _duties(work: Workspace) -> Iterator[Note]:
    for kept, line in duties.short(work):
        yield Note(line.text, line.detail, line.tone, kind=kept.duty.kind, uids=kept.uids)


def _noted(work: Workspace) -> Iterator[Note]:
    for kind in work.file.kinds:
        for item in kind.filters:
            number = _count(work, kind, item) if item.is_noted else 0
            if number:
                label = item.label[:1].lower() + item.label[1:]
                text = f"{kind.title} {label}: {format_count(number)}"
                yield Note(text, kind=kind.key, filter_key=item.key)


def _count(work: Workspace, kind: RecordKind, item: SavedFilter) -> int:
    return count(work, ListQuery(kind.key, conditions=item.conditions))
