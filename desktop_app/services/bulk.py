"""Many new records at once: all judged before the first is written, all written or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop_app.domain.errors import Problem, RecordInvalid
from desktop_app.domain.fields import is_given
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Stored
from desktop_app.domain.values import editable
from desktop_app.services import records, succession
from desktop_app.services.workspace import Workspace
from desktop_app.storage.bulk import BulkInsert


@dataclass(frozen=True, slots=True)
class Added:
    """What was saved, in the order given, and the soft warnings that were accepted with it (``line`` is set)."""

    stored: tuple[Stored, ...]
    accepted: tuple[Problem, ...]


def with_defaults(kind: RecordKind, raw: Mapping[str, Any]) -> dict[str, Any]:
    """Raw values with the start values of the fields that are not mentioned; a field given as null stays empty."""
    defaults = {spec.key: editable(spec, spec.default) for spec in kind.specs if is_given(spec.default)}
    return {**defaults, **raw}


def add_all(
    work: Workspace,
    *,
    kind: str,
    raws: Sequence[Mapping[str, Any]],
    lines: Sequence[int] | None = None,
    unread: Sequence[Problem] = (),
) -> Added:
    """Save new records in one transaction, accepting soft warnings, which are kept in the log.

    Open records that they take over are closed with them.

    Args:
        lines: Line of the input each record stands in, for problems; 1, 2, 3 … when not given.
        unread: Problems of lines that hold no record, to be told together with the others.

    Raises:
        RecordInvalid: The hard problems of all records, each with its line; nothing was written.
        StorageUnavailable: Nothing was written.
    """
    made = work.kind(kind)
    wrong: list[Problem] = list(unread)
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
        raise RecordInvalid(sorted(wrong, key=lambda problem: problem.line or 0))
    if not judged:
        return Added((), ())
    with work.file.writing() as connection:
        insert = BulkInsert(connection, made, known_words=work.file.known_words)
        stored = tuple(
            insert.add(records.new_stamp(work, made, record), record, reason=reason) for record, reason in judged
        )
        words = insert.finish()
        for item in stored:
            words |= succession.close(work, connection, made, item.record)[1]
    work.file.known_words |= words
    return Added(stored, tuple(soft))
