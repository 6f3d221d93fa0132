"""Who viewed, printed, exported or copied the record of a person: noting it, reading the log, printing it.

Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 (in force 1/1/2026; its articles could not be checked) asks for protection and
accountability; that the log is kept so is the practice of offices. Nothing in the program changes an entry: they are
chained by hashes, and ``checking.check`` finds one that was changed outside.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from desktop_app.domain.document import Align, Column, Document, HeadingStyle, Orientation, Table
from desktop_app.domain.formats import format_moment
from desktop_app.domain.kind import ReportInput
from desktop_app.domain.query import Period
from desktop_app.records import pages
from desktop_app.services import reporting
from desktop_app.services.workspace import VIETNAM, Workspace
from desktop_app.storage import accesses, purging
from desktop_app.storage.engine import named_reading

DEEDS = {"viewed": "Xem", "printed": "In", "exported": "Ghi ra tệp", "copied": "Chép"}
"""What may be done to a record without changing it, in words."""


@dataclass(frozen=True, slots=True)
class Access:
    """One line of the log. The record is named by register and number, never by a person.

    Attributes:
        deed: A key of DEEDS.
        number: ``57/2026``; the beginning of the uid where the record bears no number.
        is_destroyed: The record has been destroyed by decision since.
    """

    at: datetime
    user: str
    deed: str
    kind: str
    uid: str
    number: str
    is_destroyed: bool = False


def note(work: Workspace, *, kind: str, uid: str, deed: str) -> None:
    """Log one access; ``deed`` is a key of DEEDS. Kinds without personal fields are not logged."""
    note_all(work, kind=kind, uids=(uid,), deed=deed)


def note_all(work: Workspace, *, kind: str, uids: Iterable[str], deed: str) -> None:
    """Log one access to each record of a list that was printed, exported or copied, in one transaction."""
    wanted = tuple(uids)
    if not wanted or not any(spec.personal for spec in work.kind(kind).specs):
        return
    with work.file.writing() as connection:
        accesses.add(connection, at=work.now(), user=work.user, kind=kind, uids=wanted, deed=deed)


def note_report(
    work: Workspace,
    key: str,
    *,
    deed: str,
    period: Period = Period(),
    uid: str | None = None,
    show_names: bool = False,
) -> None:
    """Log the access to every record a report tells of; the arguments are those the report was built with.

    Reports that leave names out unless asked for are not logged where nobody asked.
    """
    kind, spec = reporting.find_report(key)
    if spec.hides_names and not show_names:
        return
    uids = (uid,) if uid else reporting.record_uids(work, key, period=period)
    note_all(work, kind=kind.key, uids=uids, deed=deed)


@named_reading()
def entries(work: Workspace, *, period: Period = Period(), uid: str = "") -> tuple[Access, ...]:
    """The log of a period, of one record where ``uid`` is given, oldest first."""
    connection = work.file.connection
    end = _midnight(period.end + timedelta(days=1)) if period.end else None
    start = _midnight(period.start) if period.start else None
    found = accesses.listed(connection, start=start, end=end, uid=uid)
    numbers: dict[tuple[str, str], str] = {}
    for kind in {entry.kind for entry in found}:
        uids = sorted({entry.uid for entry in found if entry.kind == kind})
        known = accesses.register_numbers(connection, work.kind(kind).key, uids)
        numbers.update(((kind, one), number) for one, number in known.items())
    gone = {(item.kind, item.uid): item.register_number for item in purging.tombstones(connection)}
    return tuple(
        Access(
            entry.at,
            entry.user,
            entry.deed,
            entry.kind,
            entry.uid,
            numbers.get((entry.kind, entry.uid)) or gone.get((entry.kind, entry.uid)) or entry.uid[:8],
            (entry.kind, entry.uid) in gone,
        )
        for entry in found
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, VIETNAM).astimezone(UTC)


@named_reading()
def document(work: Workspace, *, period: Period = Period(), uid: str = "") -> Document:
    """The log as a page to print: "Nhật ký truy cập thông tin cá nhân"."""
    rows = [
        (
            str(place),
            format_moment(item.at),
            item.user,
            DEEDS.get(item.deed, item.deed),
            work.kind(item.kind).title,
            f"{item.number}\n(đã tiêu hủy)" if item.is_destroyed else item.number,
        )
        for place, item in enumerate(entries(work, period=period, uid=uid), start=1)
    ]
    columns = (
        Column("STT", 12, Align.CENTER),
        Column("Thời điểm", 38, Align.CENTER),
        Column("Người truy cập", 40),
        Column("Việc", 20, Align.CENTER),
        Column("Sổ", 30),
        Column("Số vào sổ", 26, Align.CENTER),
    )
    data = ReportInput(office=work.office, today=work.today(), period=period, records=())
    made = pages.table_page(
        data,
        key="nhat-ky-truy-cap",
        name="NHẬT KÝ TRUY CẬP\nTHÔNG TIN CÁ NHÂN",
        table=Table(columns=columns, rows=rows, empty_text="Không có lượt truy cập trong kỳ"),
        style=HeadingStyle.STATE,
        subject="Ai đã xem, in, ghi ra tệp bản ghi nào; không có họ tên người dân",
        orientation=Orientation.PORTRAIT,
        notes=("Nhật ký do chương trình tự ghi và không sửa được trong chương trình; chỉ nêu số vào sổ của bản ghi.",),
    )
    return reporting.marked(work, made)
