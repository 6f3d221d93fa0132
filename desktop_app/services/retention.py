"""Records whose term of keeping is over: the list for destruction, the destruction by decision, and its minutes.

Nothing is destroyed by itself. The head of the office decides on the list (Thông tư 07/2014/TT-TTCP art 28(2)); what is
then destroyed leaves the file for good, and the register keeps its number, year, kind, day and decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app import paths
from desktop_app.domain.document import Document
from desktop_app.domain.errors import InputRefused, StorageUnavailable
from desktop_app.domain.formats import format_day
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.retention import RetentionRule, last_day
from desktop_app.domain.stamp import Change, Stored
from desktop_app.domain.text import normalize_line
from desktop_app.services import backups, reporting, retention_papers
from desktop_app.services.law import law_of
from desktop_app.services.workspace import VIETNAM, Workspace
from desktop_app.storage import change_log, duty_files, office_settings, purging, repository, wiping
from desktop_app.storage.engine import Connection, named_reading
from desktop_app.storage.purging import Destruction, Tombstone

__all__ = [
    "Destroyed", "Destruction", "Expired", "Tombstone", "destroy", "destructions", "due", "list_document", "minutes",
    "rules", "save_term", "tombstones",
]  # fmt: skip

_TERM = "retention."
_MOST_MONTHS = 1200


@dataclass(frozen=True, slots=True)
class Expired:
    """One record that may be destroyed, and why.

    Attributes:
        name: The matter, never a person.
        entered_on: Day it was entered under; None where the kind has no such day.
        start: Day the term ran from; ``kept_until`` its last day.
    """

    kind: str
    uid: str
    number: str
    name: str
    entered_on: date | None
    start: date
    kept_until: date
    rule: RetentionRule

    @property
    def reason(self) -> str:
        """``Đơn xếp lưu từ 05/03/2025, lưu 1 năm, hết hạn 05/03/2026 (Thông tư 07/2014/TT-TTCP …)``."""
        return (
            f"{self.rule.title} từ {format_day(self.start)}, lưu {self.rule.term_words},"
            f" hết hạn {format_day(self.kept_until)} ({self.rule.article})"
        )


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What a destruction did; ``document`` is its minutes, which ``minutes`` makes again at any time."""

    id: int
    document: Document
    changes: tuple[Change, ...]


# ---------------------------------------------------------------- terms


@named_reading()
def rules(work: Workspace) -> tuple[RetentionRule, ...]:
    """How long each sort of records is kept, with the terms this office set."""
    own = office_settings.read_all(work.file.connection, _TERM)
    return tuple(
        replace(rule, months=int(own[rule.key])) if rule.key in own else rule
        for rule in duty_files.load_retention(paths.resources_dir())
    )


def save_term(work: Workspace, key: str, *, months: int | None) -> None:
    """Keep this office's term of a sort of records; None goes back to the shipped one, 0 lists none of them.

    Raises:
        InputRefused: Unknown, longer than 100 years, or shorter than the law allows.
    """
    shipped = next((rule for rule in duty_files.load_retention(paths.resources_dir()) if rule.key == key), None)
    if shipped is None:
        raise InputRefused(f"Không có loại hồ sơ “{key}”.")
    least = shipped.months if shipped.is_verified else 0
    if months is not None and not least <= months <= _MOST_MONTHS:
        raise InputRefused(f"Thời hạn lưu phải từ {least} đến {_MOST_MONTHS} tháng.")
    with work.file.writing() as connection:
        office_settings.write(connection, f"{_TERM}{key}", months)


# ---------------------------------------------------------------- the list


@named_reading()
def due(work: Workspace, *, on: date | None = None) -> tuple[Expired, ...]:
    """Every record whose term ended before the day ``on`` (today when not given), in register order.

    Records that were deleted are listed too: they still stand in the file.
    """
    day = on or work.today()
    found: dict[tuple[str, str], Expired] = {}
    for rule in rules(work):
        for item in _expired(work, rule, day) if rule.months else ():
            found.setdefault((item.kind, item.uid), item)
    return tuple(found.values())


def _expired(work: Workspace, rule: RetentionRule, day: date) -> Iterable[Expired]:
    kind, calendar = work.kind(rule.kind), law_of(work).calendar
    connection = work.file.connection
    uids = purging.matured(connection, kind, start=rule.start, until=day)
    stored = repository.fetch(connection, kind, uids)
    for uid in uids:
        record = stored[uid].record
        if not rule.applies(record):
            continue
        start: date = getattr(record, rule.start)
        kept_until = calendar.next_working(last_day(start, rule.months))
        if day > kept_until:
            yield _named(kind, stored[uid], rule, start=start, kept_until=kept_until)


def _named(kind: RecordKind, stored: Stored, rule: RetentionRule, *, start: date, kept_until: date) -> Expired:
    name = kind.name_of(stored.record)
    return Expired(
        kind=kind.key,
        uid=stored.uid,
        number=stored.stamp.register_number,
        name=f"{name} (đã xóa)" if stored.stamp.is_deleted else name,
        entered_on=_entered_on(kind, stored),
        start=start,
        kept_until=kept_until,
        rule=rule,
    )


def _entered_on(kind: RecordKind, stored: Stored) -> date | None:
    return getattr(stored.record, kind.numbered_by) if kind.numbered_by else None


@named_reading()
def list_document(work: Workspace, *, on: date | None = None) -> Document:
    """The list for the head's decision: "Danh mục đơn xếp lưu đề nghị tiêu hủy"."""
    day = on or work.today()
    lines = [
        retention_papers.ListLine(
            item.rule.title, item.number, item.entered_on, item.name, item.start, item.kept_until, item.rule.article
        )
        for item in due(work, on=day)
    ]
    return reporting.marked(work, retention_papers.list_document(work.office, lines, today=work.today(), on=day))


# ---------------------------------------------------------------- destruction


def destroy(
    work: Workspace,
    *,
    uids: Mapping[str, Sequence[str]],
    decision_number: str,
    decided_on: date,
    present: Sequence[str],
) -> Destroyed:
    """Destroy records for good, by a decision of the head of the office. It cannot be taken back.

    Args:
        uids: Uids by key of the kind.
        decided_on: Day of the decision; the records must have been on that day's list.
        present: Who is present; printed in the minutes.

    Raises:
        InputRefused: No decision, nobody present, a day to come, or a record that is not on the list; nothing changed.
        StorageUnavailable: Nothing changed; or, as the sentence says then, traces are not erased yet.
    """
    number = normalize_line(decision_number)
    people = tuple(name for name in map(normalize_line, present) if name)
    _check_decision(work, number, decided_on, people)
    wanted = [(kind, uid) for kind, chosen in uids.items() for uid in dict.fromkeys(chosen)]
    listed = {(item.kind, item.uid) for item in due(work, on=decided_on)}
    _check_listed(work, wanted, listed)
    suspects: dict[str, frozenset[str]] = {}
    with work.file.writing() as connection:
        id_ = purging.begin(
            connection, decision_number=number, decided_on=decided_on, at=work.now(), user=work.user, present=people
        )
        reason = f"theo Quyết định số {number} ngày {format_day(decided_on)}"
        for key, uid in wanted:
            words = _destroy_one(work, connection, work.kind(key), uid, destruction=id_, reason=reason)
            suspects[key] = suspects.get(key, frozenset()) | words
    for key, words in suspects.items():
        _erase_traces(work, work.kind(key), words)
    changes = tuple(Change(key, tuple(uid for kind, uid in wanted if kind == key), "destroyed") for key in suspects)
    return Destroyed(id_, minutes(work, id_), changes)


def _check_decision(work: Workspace, number: str, decided_on: date, people: tuple[str, ...]) -> None:
    if not number:
        raise InputRefused("Chưa có số quyết định tiêu hủy.", next_step="Nhập số quyết định của thủ trưởng cơ quan.")
    if decided_on > work.today():
        raise InputRefused(f"Ngày quyết định {format_day(decided_on)} chưa đến.", next_step="Kiểm tra lại ngày.")
    if not people:
        raise InputRefused("Chưa có người tham gia tiêu hủy.", next_step="Nhập họ tên, chức vụ người có mặt.")


def _check_listed(work: Workspace, wanted: Sequence[tuple[str, str]], listed: set[tuple[str, str]]) -> None:
    if not wanted:
        raise InputRefused("Chưa chọn bản ghi nào để tiêu hủy.", next_step="Chọn trong danh mục đề nghị tiêu hủy.")
    refused = [pair for pair in wanted if pair not in listed]
    if refused:
        kind, uid = refused[0]
        place = repository.find(work.file.connection, work.kind(kind), uid)
        name = (place[1].stamp.register_number if place else "") or uid
        more = f" và {len(refused) - 1} bản ghi khác" if len(refused) > 1 else ""
        raise InputRefused(
            f"{work.kind(kind).title} {name}{more} không có trong danh mục đề nghị tiêu hủy vào ngày quyết định.",
            next_step="Lập lại danh mục theo ngày quyết định, bỏ bản ghi này ra.",
        )


def _destroy_one(
    work: Workspace, connection: Connection, kind: RecordKind, uid: str, *, destruction: int, reason: str
) -> frozenset[str]:
    place = repository.find(connection, kind, uid)
    assert place is not None, "it was on the list"
    id_, stored = place
    words = purging.purge_record(
        connection, kind, id_, stored, entered_on=_entered_on(kind, stored), destruction=destruction
    )
    entry = change_log.Entry(
        device=work.device, at=work.now(), user=work.user, kind=kind.key, uid=uid, deed="destroyed",
        clock=str(stored.stamp.clock), reason=reason,
    )  # fmt: skip
    change_log.append(connection, entry)
    return words


def _erase_traces(work: Workspace, kind: RecordKind, suspects: frozenset[str]) -> None:
    try:
        wiping.erase_traces(work.file, kind, suspects)
    except StorageUnavailable as error:
        raise StorageUnavailable(
            "Đã tiêu hủy, nhưng chưa xóa hết dấu vết cũ trong tệp.",
            next_step="Xóa bớt tệp không cần trên ổ đĩa, rồi đóng và mở lại tệp dữ liệu; chương trình sẽ xóa nốt."
            " Biên bản in lại được sau đó.",
        ) from error


# ---------------------------------------------------------------- what is left


@named_reading()
def destructions(work: Workspace) -> tuple[Destruction, ...]:
    """All decisions that were carried out, newest first."""
    return tuple(purging.destructions(work.file.connection))


@named_reading()
def tombstones(work: Workspace, *, destruction: int | None = None) -> tuple[Tombstone, ...]:
    """What the register still says of destroyed records; they explain its gaps."""
    return tuple(purging.tombstones(work.file.connection, destruction=destruction))


@named_reading()
def minutes(work: Workspace, destruction: int) -> Document:
    """The minutes of a destruction, as often as they are needed: "Biên bản tiêu hủy".

    Raises:
        InputRefused: There is no such destruction.
    """
    found = next((item for item in destructions(work) if item.id == destruction), None)
    if found is None:
        raise InputRefused("Không có lần tiêu hủy này trong tệp.")
    done_on = found.done_at.astimezone(VIETNAM)
    older = [copy for copy in backups.listed(work) if copy.at <= done_on.replace(tzinfo=None)]
    lines = [
        (work.kind(stone.kind).title, stone.register_number or stone.uid[:8], stone.entered_on)
        for stone in tombstones(work, destruction=destruction)
    ]
    made = retention_papers.minutes(
        work.office, found, lines, done_on=done_on.date(), copies=len(older), today=work.today()
    )
    return reporting.marked(work, made)
