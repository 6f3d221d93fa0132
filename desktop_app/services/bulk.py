"""Many new records at once: all judged before the first is written, all written or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop_app.domain.errors import Problem, RecordInvalid
from desktop_app.domain.stamp import Stored
from desktop_app.services import records
from desktop_app.services.workspace import Workspace
from desktop_app.storage.bulk import BulkInsert


@dataclass(frozen=True, slots=True)
class Added:
    """What was saved, in the order given, and the soft warnings that were accepted with it (``line`` is set)."""

    stored: tuple[Stored, ...]
    accepted: tuple[Problem, ...]


def add_all(
    work: Workspace, *, kind: str, raws: Sequence[Mapping[str, Any]], lines: Sequence[int] | None = None
) -> Added:
    """Save new records in one transaction, accepting soft warnings, which are kept in the log.

    Args:
        lines: Line of the input each record stands in, for problems; 1, 2, 3 … when not given.

    Raises:
        RecordInvalid: The hard problems of all records, each with its line; nothing was written.
        StorageUnavailable: Nothing was written.
    """
    made = work.kind(kind)
    wrong: list[Problem] = []
    soft: list[Problem] = []
    judged: list[tuple[Any, str]] = []
    for line, raw in zip(lines or range(1, len(raws) + 1), raws, strict=True):
        record, problems = records.read_raw(work, made, raw, None)
        named = [replace(problem, line=line) for problem in problems]
        wrong += [problem for problem in named if not problem.is_warning]
        warnings = tuple(problem for problem in named if problem.is_warning)
        soft += warnings
        judged.append((record, records.reason_for(warnings)))
    if wrong:
        raise RecordInvalid(wrong)
    if not judged:
        return Added((), ())
    with work.file.writing() as connection:
        insert = BulkInsert(connection, made, known_words=work.file.known_words)
        stored = tuple(
            insert.add(records.new_stamp(work, made, record), record, reason=reason) for record, reason in judged
        )
        words = insert.finish()
    work.file.known_words |= words
    return Added(stored, tuple(soft))
