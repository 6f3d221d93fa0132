"""A process killed in the middle of its work: what was acknowledged is there, the file is whole, nothing is half."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desktop_app.domain.errors import FileInUse
from desktop_app.domain.query import ListQuery
from desktop_app.services import checking, drafts, office_files, records
from desktop_app.services.workspace import Workspace
from tests.helpers.offices import PASSWORD
from tests.helpers.saving_process import KIND, RAW

Made = Callable[..., Workspace]
MOMENTS = range(1, 60)
"""Statements at which the process dies; three saves, a change and their drafts take fewer."""


@dataclass
class Told:
    """What a process acknowledged before it died."""

    drafts: dict[str, str] = field(default_factory=dict)
    saved: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)

    def hear(self, line: str) -> None:
        """Take down one line."""
        word, *rest = line.split()
        self.words.append(word)
        if word == "draft":
            self.drafts[rest[0]] = rest[1]
        elif word == "saved":
            self.saved[rest[0]] = rest[1]


class Saver:
    """A saving process and what it told."""

    def __init__(self, path: Path, password: str | None, deed: str, statement: int = 0) -> None:
        command = [sys.executable, "-m", "tests.helpers.saving_process", str(path), password or "", deed]
        self.process = subprocess.Popen([*command, str(statement)], stdout=subprocess.PIPE, text=True)
        self.told = Told()

    def hear(self, lines: int) -> None:
        """Wait until the process has told so many more things."""
        assert self.process.stdout is not None
        for _ in range(lines):
            self.told.hear(self.process.stdout.readline())

    def hear_to_the_end(self) -> Told:
        """Everything it told until it died."""
        told, _ = self.process.communicate()
        for line in told.splitlines(keepends=True):
            if line.endswith("\n"):
                self.told.hear(line)
        return self.told


@pytest.fixture
def savers() -> Iterator[Callable[..., Saver]]:
    """Starts saving processes and sees to it that none is left."""
    started: list[Saver] = []

    def start(path: Path, password: str | None, deed: str, statement: int = 0) -> Saver:
        started.append(Saver(path, password, deed, statement))
        return started[-1]

    yield start
    for saver in started:
        saver.process.kill()
        saver.process.wait()
        if saver.process.stdout is not None:
            saver.process.stdout.close()


Start = Callable[..., Saver]


def closed_file(make_work: Made, password: str | None, **raw: str) -> Path:
    """A new file, with one petition where values are given."""
    work = make_work("xa.sodanvan", password=password)
    if raw:
        records.create(work, kind=KIND, raw=raw, accepted=None)
    office_files.close_file(work)
    return work.file.path


def judge(path: Path, password: str | None, told: Told) -> None:
    """Everything acknowledged is there once, whole; the unacknowledged is there whole, or waits as a draft."""
    work = office_files.open_file(path, password=password)
    try:
        assert checking.check(work).problems == ()
        rows = {row.uid: row for row in records.page(work, ListQuery(KIND, limit=9_999, columns=("summary",))).rows}
        assert set(told.saved) <= set(rows)
        waiting = {draft.id: draft.raw["summary"] for draft in drafts.waiting(work)}
        assert not set(told.saved.values()) & set(waiting), "a saved form is not offered again"
        summaries = [row.values[0] for row in rows.values()]
        assert len(set(summaries)) == len(summaries)
        for draft, turn in told.drafts.items():
            assert (waiting.get(draft) == f"Việc thứ {turn}") != (f"Việc thứ {turn}" in summaries)
        numbers = sorted(int(row.number.split("/")[0]) for row in rows.values())
        assert numbers == list(range(1, len(rows) + 1)), "no number is lost or drawn twice"
    finally:
        office_files.close_file(work)


def was_left_behind(path: Path) -> bool:
    """Whether a write-ahead log lies beside the file."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


@pytest.mark.parametrize("password", [None, PASSWORD], ids=["plain", "locked"])
@pytest.mark.parametrize("rounds", [4, pytest.param(40, marks=pytest.mark.heavy)])
def test_kill_at_any_moment_loses_nothing_acknowledged(
    make_work: Made, savers: Start, password: str | None, rounds: int
) -> None:
    """Killed from outside, somewhere inside the save after the n-th acknowledgement; again and again on one file."""
    path = closed_file(make_work, password)
    chance = random.Random(2026)
    told = Told()
    for _ in range(rounds):
        saver = savers(path, password, "save")
        saver.hear(1 + chance.randrange(1, 60))
        saver.process.kill()
        now = saver.hear_to_the_end()
        told = Told({**told.drafts, **now.drafts}, told.saved | now.saved)
        assert was_left_behind(path)
        judge_turns(path, password, now, told)


def judge_turns(path: Path, password: str | None, now: Told, told: Told) -> None:
    """As ``judge``, over several lives of the process, whose texts repeat."""
    work = office_files.open_file(path, password=password)
    try:
        assert checking.check(work).problems == ()
        rows = records.page(work, ListQuery(KIND, limit=99_999)).rows
        assert set(told.saved) <= {row.uid for row in rows}
        waiting = {draft.id for draft in drafts.waiting(work)}
        assert not set(told.saved.values()) & waiting
        open_drafts = set(now.drafts) - set(now.saved.values())
        unacknowledged = len(rows) - len(told.saved)
        assert len(open_drafts) <= 1
        assert unacknowledged >= 0
        for draft in waiting:
            drafts.drop(work, draft=draft)
    finally:
        office_files.close_file(work)


@pytest.mark.parametrize("password", [None, PASSWORD], ids=["plain", "locked"])
@pytest.mark.parametrize("moment", [*MOMENTS[2::9], *(pytest.param(m, marks=pytest.mark.heavy) for m in MOMENTS)])
def test_kill_before_any_statement_leaves_whole_saves_only(
    make_work: Made, savers: Start, password: str | None, moment: int
) -> None:
    """Every place between two statements of a draft, a save and a change is tried, one process each."""
    path = closed_file(make_work, password)
    told = savers(path, password, "save", moment).hear_to_the_end()
    judge(path, password, told)


WIPING = range(1, 90)


@pytest.mark.parametrize("moment", [*WIPING[3::12], *(pytest.param(m, marks=pytest.mark.heavy) for m in WIPING)])
def test_kill_during_a_wipe_leaves_all_or_nothing_after_opening(
    make_work: Made, savers: Start, tmp_path: Path, moment: int
) -> None:
    """Either the record is as it was, or no byte of who it is remains once the file has been opened and closed."""
    path = closed_file(make_work, None, **RAW)
    told = savers(path, None, "wipe", moment).hear_to_the_end()
    work = office_files.open_file(path)
    assert checking.check(work).problems == ()
    row = records.page(work, ListQuery(KIND)).rows[0]
    person = getattr(records.get(work, kind=KIND, uid=row.uid).record, "petitioner", None)
    office_files.close_file(work)
    found = [
        secret
        for secret in ("Zoẵn", "zoẵn", "zoan", "Khoẵng", "khoẵng", "khoang")
        if secret.encode() in path.read_bytes()
    ]
    if row.is_confidential:
        assert (person, found) == ("", [])
    else:
        assert "wiped" not in told.words
        assert (person, found) == (RAW["petitioner"], ["Zoẵn", "zoẵn", "zoan", "Khoẵng", "khoẵng", "khoang"])


def test_wipe_runs_through_when_nothing_kills_it(make_work: Made, savers: Start) -> None:
    """The moments above reach from before the first to after the last statement of a wipe."""
    path = closed_file(make_work, None, **RAW)
    assert savers(path, None, "wipe", WIPING[-1]).hear_to_the_end().words[-1] == "wiped"
    path.unlink()


def test_second_process_is_refused_and_let_in_after_a_kill(make_work: Made, savers: Start) -> None:
    """The lock goes away with its holder, however it ends."""
    path = closed_file(make_work, None)
    saver = savers(path, None, "save")
    saver.hear(3)
    with pytest.raises(FileInUse, match="cửa sổ khác"):
        office_files.open_file(path)
    saver.process.kill()
    told = saver.hear_to_the_end()
    judge(path, None, told)
