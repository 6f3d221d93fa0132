"""Commands on personal data and standing duties: accesses, retention, destroy, allowance, national."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop_app.cli.output import table
from desktop_app.cli.reading import read_day
from desktop_app.cli.session import Session, WrongUsage
from desktop_app.domain.document import Document
from desktop_app.domain.errors import RecordMissing
from desktop_app.domain.formats import format_count, format_day, format_moment
from desktop_app.domain.kind import read_code
from desktop_app.domain.query import Condition, ListQuery, Operator, Period
from desktop_app.services import access, allowance, national, records, reporting, retention
from desktop_app.services.allowance_paper import ROLES, days_words
from desktop_app.services.workspace import Workspace

_WIDEST = 80


# -- accesses ----------------------------------------------------------------------------------------------------


def accesses(session: Session) -> int:
    """Print who viewed, printed or exported records of persons, or write it as PDF."""
    arguments = session.arguments
    with session.workspace() as work:
        period = _period(work, arguments.start, arguments.end)
        uid = _uid(work, arguments.uid) if arguments.uid else ""
        found = access.entries(work, period=period, uid=uid)
        titles = {kind.key: kind.title for kind in work.file.kinds}
        saved = _saved(access.document(work, period=period, uid=uid), arguments.out) if arguments.out else None
    value = [
        {
            "at": item.at.isoformat(),
            "user": item.user,
            "deed": item.deed,
            "kind": item.kind,
            "uid": item.uid,
            "number": item.number,
            "destroyed": item.is_destroyed,
        }
        for item in found
    ]
    rows = [("THỜI ĐIỂM", "NGƯỜI TRUY CẬP", "VIỆC", "SỔ", "SỐ VÀO SỔ")]
    rows += [
        (format_moment(item.at), item.user, access.DEEDS.get(item.deed, item.deed), titles[item.kind], item.number)
        for item in found
    ]
    lines = saved or ([*table(rows), f"{len(found)} lượt."] if found else ["Không có lượt truy cập nào."])
    session.output.result({"accesses": value, "path": arguments.out}, lines)
    return 0


# -- retention, destroy ------------------------------------------------------------------------------------------


def retention_(session: Session) -> int:
    """Print the list for destruction, or write it, or minutes made before, as PDF."""
    arguments = session.arguments
    with session.workspace() as work:
        day = read_day(arguments.on, today=work.today(), name="--on") if arguments.on else work.today()
        if arguments.minutes is not None:
            return _minutes_again(session, work)
        found = retention.due(work, on=day)
        saved = _saved(retention.list_document(work, on=day), arguments.out) if arguments.out else None
        titles = {kind.key: kind.title for kind in work.file.kinds}
        past = retention.destructions(work)
    value = {
        "on": day.isoformat(),
        "due": [
            {
                "kind": item.kind,
                "uid": item.uid,
                "number": item.number,
                "name": item.name,
                "start": item.start.isoformat(),
                "kept_until": item.kept_until.isoformat(),
                "reason": item.reason,
            }
            for item in found
        ],
        "destructions": [
            {"id": item.id, "decision_number": item.decision_number, "decided_on": item.decided_on.isoformat()}
            for item in past
        ],
        "path": arguments.out,
    }
    rows = [("SỔ", "SỐ", "VỤ VIỆC", "LÝ DO", "MÃ")]
    rows += [(titles[item.kind], item.number, item.name, item.reason, item.uid) for item in found]
    nothing = [f"Đến {format_day(day)} không có hồ sơ, đơn nào hết thời hạn lưu."]
    lines = saved or ([*table(rows, widest=_WIDEST), f"{len(found)} bản ghi đề nghị tiêu hủy."] if found else nothing)
    session.output.result(value, lines)
    return 0


def _minutes_again(session: Session, work: Workspace) -> int:
    arguments = session.arguments
    if not arguments.out:
        raise WrongUsage("Thiếu --out TỆP.pdf để ghi biên bản.")
    lines = _saved(retention.minutes(work, arguments.minutes), arguments.out)
    session.output.result({"id": arguments.minutes, "path": arguments.out}, lines)
    return 0


def destroy(session: Session) -> int:
    """Destroy records of the list for good, by a decision."""
    arguments = session.arguments
    with session.workspace() as work:
        decided_on = read_day(arguments.on, today=work.today(), name="--on")
        listed = {item.uid: item.kind for item in retention.due(work, on=decided_on)}
        chosen: dict[str, list[str]] = {}
        for typed in arguments.uids:
            uid = _uid(work, typed)
            kind = listed.get(uid) or _kind_of(work, uid)
            chosen.setdefault(kind, []).append(uid)
        done = retention.destroy(
            work,
            uids=chosen,
            decision_number=arguments.decision,
            decided_on=decided_on,
            present=arguments.present or (work.user,),
        )
        saved = _saved(done.document, arguments.out) if arguments.out else []
    count = sum(len(change.uids) for change in done.changes)
    value = {"id": done.id, "destroyed": count, "path": arguments.out}
    again = f"In lại biên bản: retention --minutes {done.id} --out TỆP.pdf."
    session.output.result(value, [f"Đã tiêu hủy {count} bản ghi. Bản sao lưu làm trước đó vẫn còn.", *saved, again])
    return 0


def _kind_of(work: Workspace, uid: str) -> str:
    """The register that holds a record which is not on the list, so that the refusal can name it."""
    for kind in work.file.kinds:
        if uid in records.names(work, kind=kind.key, uids=[uid]):
            return kind.key
    raise RecordMissing(f"Không thấy bản ghi {uid} trong tệp.", next_step="Xem danh mục bằng lệnh retention.")


# -- allowance ---------------------------------------------------------------------------------------------------


def allowance_(session: Session) -> int:
    """Print the days of reception of every officer, or write the table as PDF."""
    arguments = session.arguments
    with session.workspace() as work:
        period = _period(work, arguments.start, arguments.end)
        count = allowance.count(work, period=period)
        saved = _saved(allowance.document(work, period=period), arguments.out) if arguments.out else None
    value = {
        "people": [
            {
                "name": line.name,
                "role": line.role.value,
                "days": [day.isoformat() for day in line.days],
                "rate": line.rate.amount if line.rate else None,
                "article": line.rate.article if line.rate else "",
                "amount": line.amount,
                "listed": line.is_listed,
            }
            for line in count.lines
        ],
        "total": count.total,
        "unknown": [{"day": day.isoformat(), "text": text} for day, text in count.unknown],
        "path": arguments.out,
    }
    rows = [("HỌ VÀ TÊN", "VAI TRÒ", "SỐ NGÀY", "CÁC NGÀY", "MỨC", "THÀNH TIỀN")]
    rows += [
        (
            line.name,
            ROLES[line.role],
            str(len(line.days)),
            days_words(line.days),
            format_count(line.rate.amount) if line.rate else "",
            format_count(line.amount),
        )
        for line in count.lines
    ]
    lines = saved or [*table(rows, widest=_WIDEST), f"Cộng {format_count(count.total)} đồng."]
    session.output.result(value, lines)
    return 0


# -- national ----------------------------------------------------------------------------------------------------


def national_(session: Session) -> int:
    """List what is to be typed into the national database, write its fields as CSV or JSON, or tick one record."""
    arguments = session.arguments
    with session.workspace() as work:
        if arguments.tick:
            return _tick(session, work)
        found = national.waiting(work, kind=arguments.kind or "")
        if arguments.out:
            return _national_csv(session, work, [item.uid for item in found])
        fields = _national_fields(work, found) if session.output.is_json else []
        titles = {kind.key: kind.title for kind in work.file.kinds}
    value = {
        "waiting": [
            {"kind": item.kind, "uid": item.uid, "number": item.number, "fields": pairs}
            for item, pairs in zip(found, fields, strict=False)
        ]
    }
    rows = [("SỔ", "SỐ", "VỤ VIỆC", "MÃ")]
    rows += [(titles[item.kind], item.number, item.name, item.uid) for item in found]
    nothing = ["Mọi bản ghi đã cập nhật cơ sở dữ liệu quốc gia."]
    session.output.result(value, [*table(rows), f"{len(found)} bản ghi chưa cập nhật."] if found else nothing)
    return 0


def _national_fields(work: Workspace, found: Sequence[national.Waiting]) -> list[list[tuple[str, str]]]:
    for kind in dict.fromkeys(item.kind for item in found):
        access.note_all(work, kind=kind, uids=[item.uid for item in found if item.kind == kind], deed="exported")
    return [list(national.sheet(work, kind=item.kind, uid=item.uid)) for item in found]


def _national_csv(session: Session, work: Workspace, uids: Sequence[str]) -> int:
    arguments = session.arguments
    if not arguments.kind:
        raise WrongUsage("Thiếu --kind SỔ: mỗi tệp CSV ghi một sổ.")
    national.save_csv(work, kind=arguments.kind, uids=uids, path=Path(arguments.out))
    access.note_all(work, kind=arguments.kind, uids=uids, deed="exported")
    value = {"kind": arguments.kind, "records": len(uids), "path": arguments.out}
    session.output.result(value, [f"Đã ghi {len(uids)} bản ghi vào {arguments.out}."])
    return 0


def _tick(session: Session, work: Workspace) -> int:
    arguments = session.arguments
    day = read_day(arguments.on, today=work.today(), name="--on") if arguments.on else work.today()
    uid = _uid(work, arguments.tick)
    national.tick(work, kind=_kind_of(work, uid), uid=uid, day=day)
    value = {"uid": uid, "national_database_on": day.isoformat()}
    session.output.result(value, [f"Đã ghi ngày cập nhật cơ sở dữ liệu quốc gia: {format_day(day)}."])
    return 0


# -- shared ------------------------------------------------------------------------------------------------------


def _period(work: Workspace, start: str | None, end: str | None) -> Period:
    return Period(
        read_day(start, today=work.today(), name="--from") if start else None,
        read_day(end, today=work.today(), name="--to") if end else None,
    )


def _uid(work: Workspace, typed: str) -> str:
    """The uid behind what was typed: a uid, or a record code such as DT-57-2026.

    Raises:
        RecordMissing: No record has this code.
    """
    code = read_code(typed)
    if code is None:
        return typed.strip()
    letters, number, year = code
    conditions = (Condition("register_number", Operator.IS, number), Condition("register_year", Operator.IS, year))
    for kind in work.file.kinds:
        if kind.code == letters:
            rows = records.page(work, ListQuery(kind.key, conditions=conditions, limit=1)).rows
            if rows:
                return rows[0].uid
    raise RecordMissing(f"Không có bản ghi mã {typed.strip()}.", next_step="Xem các số bằng lệnh list.")


def _saved(document: Document, place: str) -> list[str]:
    reporting.save_pdf(document, Path(place))
    return [f"Đã ghi {document.title} vào {place}."]
