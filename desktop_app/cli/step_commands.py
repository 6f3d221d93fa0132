"""Commands on lawful steps: steps, step."""

from __future__ import annotations

from desktop_app.cli.output import table, warning_lines
from desktop_app.cli.reading import read_assignments
from desktop_app.cli.session import Session, find_uid, with_links
from desktop_app.domain.values import show
from desktop_app.services import records, steps


def list_(session: Session) -> int:
    """Say which steps belong to a record's state, what each asks for, and why one cannot be taken."""
    kind = session.kind
    with session.workspace() as work:
        found = steps.offered(work, kind=kind.key, uid=find_uid(work, kind, session.arguments.uid))
    rows = [("BƯỚC", "TÊN", "CẦN", "CÓ THỂ THÊM", "CHƯA LÀM ĐƯỢC VÌ")]
    rows += [
        (item.step.key, item.step.label, ", ".join(item.step.asks), ", ".join(item.step.offers), item.refusal)
        for item in found
    ]
    value = [
        {
            "key": item.step.key,
            "label": item.step.label,
            "asks": list(item.step.asks),
            "offers": list(item.step.offers),
            "papers": list(item.step.papers),
            "article": item.step.article,
            "refusal": item.refusal,
        }
        for item in found
    ]
    session.output.result({"steps": value}, table(rows) if found else ["Không có bước nào."])
    return 0


def step(session: Session) -> int:
    """Take a step with the values given; the others of its dialog are those it opens with."""
    kind, key = session.kind, session.arguments.step
    with session.workspace() as work:
        uid = find_uid(work, kind, session.arguments.uid)
        before = records.get(work, kind=kind.key, uid=uid)
        given = with_links(work, kind, read_assignments(kind, session.arguments.values))
        opened = steps.start(work, kind=kind.key, uid=uid, step=key, given=given)
        saved = steps.take(
            work, kind=kind.key, uid=uid, step=key, raw=opened, seen=before.stamp.clock, accepted=None
        )  # fmt: skip
    warning_lines(saved.accepted)
    stamp, record = saved.stored.stamp, saved.stored.record
    status = show(kind.spec(steps.STATUS_FIELD), getattr(record, steps.STATUS_FIELD))
    value = {"uid": uid, "number": stamp.register_number, "status": getattr(record, steps.STATUS_FIELD)}
    session.output.result(value, [f"{stamp.register_number or uid}: {status}."])
    return 0
