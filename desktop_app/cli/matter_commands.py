"""Commands on matters and yearly duties: timeline, duties."""

from __future__ import annotations

from pathlib import Path

from desktop_app.cli.output import table
from desktop_app.cli.session import Session, find_uid
from desktop_app.domain.duties import Kept
from desktop_app.domain.formats import format_day
from desktop_app.services import duties, papers, timeline

_WIDEST = 80


def timeline_(session: Session) -> int:
    """Print what happened in a matter over all registers, or write it as a file. The deed is logged."""
    kind, arguments = session.kind, session.arguments
    with session.workspace() as work:
        uid = find_uid(work, kind, arguments.uid)
        found = timeline.timeline(work, kind=kind.key, uid=uid)
        if arguments.out:
            papers.save(timeline.timeline_document(work, kind=kind.key, uid=uid), Path(arguments.out))
        timeline.note(work, found, deed="exported" if arguments.out else "viewed")
        titles = {item.key: item.title for item in work.file.kinds}
    value = [
        {"day": item.day.isoformat(), "kind": item.kind, "uid": item.uid, "name": item.name, "text": item.text}
        for item in found
    ]
    rows = [("NGÀY", "SỔ", "BẢN GHI", "DIỄN BIẾN")]
    rows += [(format_day(item.day), titles[item.kind], item.name, item.text) for item in found]
    lines = table(rows, widest=_WIDEST) if found else ["Vụ việc này chưa ghi ngày nào."]
    if arguments.out:
        lines = [f"Đã ghi diễn biến vụ việc vào {arguments.out}."]
    session.output.result({"timeline": value, "path": arguments.out}, lines)
    return 0


def duties_(session: Session) -> int:
    """Print how far the duties of a year are fulfilled."""
    with session.workspace() as work:
        year = session.arguments.year or work.today().year
        found = duties.kept(work, year=year)
    rows = [("NGHĨA VỤ", "ĐÃ CÓ", "CẦN CÓ", "TÌNH TRẠNG", "NỘI DUNG")]
    rows += [(item.duty.key, str(item.held), str(item.wanted), _state(item), item.duty.title) for item in found]
    value = [
        {
            "duty": item.duty.key,
            "title": item.duty.title,
            "unit": item.duty.unit,
            "minimum": item.minimum,
            "held": item.held,
            "wanted": item.wanted,
            "short": item.is_short,
            "records": list(item.uids),
            "article": item.duty.article,
            "verified": item.duty.is_verified,
            "note": item.duty.note,
        }
        for item in found
    ]
    session.output.result({"year": year, "duties": value}, [f"Năm {year}", *table(rows, widest=_WIDEST)])
    return 0


def _state(item: Kept) -> str:
    if not item.wanted:
        return "không đặt số lần"
    return f"thiếu {item.wanted - item.held}" if item.is_short else "đủ"


def set_duty(session: Session) -> int:
    """Keep this office's number of a duty, or go back to the shipped one."""
    key, number = session.arguments.key, session.arguments.number
    with session.workspace() as work:
        duties.save_minimum(work, key, number)
        kept = duties.minimums(work)[key]
    session.output.result({"duty": key, "minimum": kept}, [f"{duties.find(key).title}: ít nhất {kept}."])
    return 0
