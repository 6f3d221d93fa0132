"""A process of its own that saves records until it is killed; run as ``python -m tests.helpers.saving_process``.

Arguments: path of an office file, its password or "", what to do, and the statement at which the process kills itself
(0: never; the parent kills it). It prints a line for everything that was acknowledged, and flushes it at once.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

from desktop_app.services import drafts, office_files, records
from desktop_app.services.workspace import Workspace
from desktop_app.storage.engine import Connection

KIND = "petitions"
RAW = {
    "received_on": "03/11/2026", "content_kind": "complaint", "source": "direct", "petitioner_kind": "individual",
    "petitioner": "Quàng Thị Zoẵn", "address": "Bản Khoẵng Pế", "people_count": "1", "status": "received",
    "summary": "Khiếu nại việc thu hồi đất",
}  # fmt: skip
SECRET = {key: value for key, value in RAW.items() if key not in ("petitioner", "address")} | {
    "content_kind": "denunciation"
}


class Deadly:
    """A connection that kills its process when the given statement is reached: before it runs."""

    def __init__(self, connection: Connection, statement: int) -> None:
        self._connection = connection
        self._left = statement

    def _count(self) -> None:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def execute(self, *arguments: Any) -> Any:
        """Run a statement, or die."""
        self._count()
        return self._connection.execute(*arguments)

    def executemany(self, *arguments: Any) -> Any:
        """Run a statement for many rows, or die."""
        self._count()
        return self._connection.executemany(*arguments)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


def say(*words: str) -> None:
    """Acknowledge something to the parent."""
    print(*words, flush=True)  # noqa: T201  # the parent reads it


def save_forever(work: Workspace) -> None:
    """Keep a draft, save it, again and again."""
    turn = 0
    while True:
        turn += 1
        raw = RAW | {"summary": f"Việc thứ {turn}", "petitioner": f"Người Thứ {turn} Ắng"}
        draft = drafts.new_id(work)
        drafts.keep(work, draft=draft, kind=KIND, uid=None, raw=raw, field="summary")
        say("draft", draft, str(turn))
        uid = records.create(work, kind=KIND, raw=raw, accepted=None, draft=draft).stored.uid
        say("saved", uid, draft)
        if turn % 3 == 0:
            records.update(work, kind=KIND, uid=uid, raw=raw | {"request": "Xem lại"}, accepted=None)
            say("changed", uid, draft)


def wipe_once(work: Workspace) -> None:
    """Turn the one record of the file into a denunciation."""
    uid = records.page(work, records_query()).rows[0].uid
    say("begun", uid)
    records.update(work, kind=KIND, uid=uid, raw=SECRET, accepted=None)
    say("wiped", uid)


def move_once(work: Workspace) -> None:
    """Save the petition that comes of the one opinion of the file."""
    uid = records.page(work, records_query("opinions")).rows[0].uid
    say("begun", uid)
    raw = RAW | {"content_kind": "proposal", "source": "opinion", "opinion": uid}
    say("moved", records.create(work, kind=KIND, raw=raw, accepted=None).stored.uid)


def records_query(kind: str = KIND) -> Any:
    """All records of a kind."""
    from desktop_app.domain.query import ListQuery

    return ListQuery(kind)


def main(path: str, password: str, deed: str, statement: str) -> None:
    """Open the file and do the deed."""
    work = office_files.open_file(Path(path), password=password or None, user="Lan")
    say("open")
    if int(statement):
        work.file.connection = Deadly(work.file.connection, int(statement))
    {"save": save_forever, "wipe": wipe_once, "move": move_once}[deed](work)


if __name__ == "__main__":
    main(*sys.argv[1:])
