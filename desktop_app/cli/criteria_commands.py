"""Commands on criteria sheets as files: criteria export, criteria import."""

from __future__ import annotations

from pathlib import Path

from desktop_app.cli.output import warning_lines
from desktop_app.cli.session import Session
from desktop_app.services import criteria


def export(session: Session) -> int:
    """Write one criteria sheet into a file."""
    path = Path(session.arguments.out)
    with session.workspace() as work:
        criteria.export_sheet(work, session.arguments.uid, path)
    session.output.result({"path": session.arguments.out}, [f"Đã ghi bộ tiêu chí vào {session.arguments.out}."])
    return 0


def import_(session: Session) -> int:
    """Take a criteria sheet in from a file."""
    with session.workspace() as work:
        saved = criteria.import_sheet(work, Path(session.arguments.source))
    warning_lines(saved.accepted)
    uid = saved.stored.uid
    session.output.result({"uid": uid}, [uid, "Đã thêm bộ tiêu chí."])
    return 0
