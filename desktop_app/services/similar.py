"""Earlier matters that a new record may belong to: found while a clerk types, and joined to their case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import combinations
from typing import Any

from desktop_app.domain.errors import RecordMissing
from desktop_app.domain.fields import FieldSpec, FieldType
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Stored
from desktop_app.domain.text import fold, words
from desktop_app.domain.values import parse
from desktop_app.services.likeness import Likeness, Matter, compare
from desktop_app.services.workspace import Workspace
from desktop_app.storage import repository, similar_search
from desktop_app.storage.engine import Connection, named_reading

# Fields a matter is compared by, where a kind has them; the person who brings it is the kind's searchable person.
_PLACE, _ADDRESS, _ACCUSED, _CONTESTED = "hamlet", "address", "accused", "contested"
_CONTENT = ("summary", "request")

_RARE_WORDS = 8
_COMMON = 8_000
_HITS_BY_NAME = 200
_HITS_BY_CONTENT = 30
_MOST_CANDIDATES = 400


@dataclass(frozen=True, slots=True)
class Similar:
    """An earlier matter that is probably the same.

    Attributes:
        name: The kind's own words for the record, without anything personal where it is confidential.
        number: Register number, ``41/2026``.
        day: The day that numbers it, of receipt; None where there is none.
        score: 0 to 100.
        reasons: Why, in words: ``cùng họ tên``, ``cùng thôn``, ``nội dung giống 86 %``.
        is_linkable: ``link_values`` can join the form's record to its case.
    """

    kind: str
    uid: str
    name: str
    number: str
    day: date | None
    score: int
    reasons: tuple[str, ...]
    is_linkable: bool = True


@dataclass(frozen=True, slots=True)
class _Candidate:
    kind: RecordKind
    uid: str
    case: str
    likeness: Likeness


def fields_compared(kind: RecordKind) -> frozenset[str]:
    """Fields whose change may bring up other matters; none where the kind knows no cases."""
    if not kind.case_field:
        return frozenset()
    known = {spec.key for spec in kind.specs}
    compared = {_PLACE, _ADDRESS, _ACCUSED, _CONTESTED, *_CONTENT, *(spec.key for spec in _people(kind))}
    return frozenset(compared & known)


@named_reading()
def similar(
    work: Workspace, *, kind: str, raw: Mapping[str, Any], uid: str | None = None, limit: int = 5
) -> tuple[Similar, ...]:
    """Earlier matters that the record in a form is probably about, the likeliest first, one of each case.

    Answers fast at any size of the file: only the newest records that share names or rare words are compared.

    Args:
        raw: Values of the form; those that cannot be read count as empty.
        uid: The record shown; None for a new one.
        limit: Most matters given.
    """
    made = work.kind(kind)
    record, _ = parse(made.record_type, raw, today=work.today())
    if not made.case_field or getattr(record, made.case_field):
        return ()
    given = {key: getattr(record, key) for key in fields_compared(made)}
    matter = _matter(made, partial(_text, given), is_confidential=made.confidential_when(record))
    found = [
        candidate
        for other in work.file.kinds
        if other.case_field and not _is_linked(made, record, other)
        for candidate in _candidates(work.file.connection, other, matter)
        if candidate.uid != uid and candidate.case != uid
    ]
    return tuple(_shown(work, made, item) for item in _best(found, matter, limit))


def _best(found: Iterable[_Candidate], matter: Matter, limit: int) -> list[_Candidate]:
    ordered = sorted(found, key=lambda item: -item.likeness.score)
    cases: dict[str, _Candidate] = {}
    for item in ordered:
        cases.setdefault(item.case, item)
    kept = list(cases.values())
    if not matter.content_words and not matter.place and len(kept) > limit:
        return []  # a name that many have says nothing about the matter
    return kept[:limit]


def _is_linked(kind: RecordKind, record: Any, other: RecordKind) -> bool:
    return any(getattr(record, spec.key) for spec in _links(kind, other) if other is not kind)


def _links(kind: RecordKind, other: RecordKind) -> list[FieldSpec]:
    """The fields by which a record of a kind joins a matter of another one."""
    if other is kind:
        return [kind.spec(kind.case_field)]
    return [spec for spec in kind.specs if spec.type is FieldType.REF and spec.target == other.key]


def _people(kind: RecordKind) -> list[FieldSpec]:
    return [spec for spec in kind.specs if spec.type is FieldType.PERSON and spec.searchable]


# ---------------------------------------------------------------- candidates


def _matter(kind: RecordKind, text: Callable[[str], str], *, is_confidential: bool) -> Matter:
    """What is compared; ``text`` gives the text of a field by its key, "" where the kind lacks it."""
    return Matter(
        name=next((text(spec.key) for spec in _people(kind)), ""),
        place=text(_PLACE),
        address=text(_ADDRESS),
        content="\n".join(filter(None, map(text, _CONTENT))),
        accused=text(_ACCUSED),
        contested=text(_CONTESTED),
        is_confidential=is_confidential,
    )


def _candidates(connection: Connection, kind: RecordKind, matter: Matter) -> Iterator[_Candidate]:
    ids: dict[int, None] = {}
    for asked, most in _questions(connection, kind, matter):
        ids |= dict.fromkeys(similar_search.hits(connection, kind, asked, limit=most))
        if len(ids) >= _MOST_CANDIDATES:
            break
    columns = [kind.case_field, *sorted(fields_compared(kind))]
    rows = similar_search.texts(connection, kind, ids, columns, is_confidential=matter.is_confidential)
    for uid, values in rows:
        found = dict(zip(columns, values, strict=True))
        earlier = _matter(kind, partial(_text, found), is_confidential=matter.is_confidential)
        likeness = compare(matter, earlier)
        if likeness is not None:
            yield _Candidate(kind, uid, found[kind.case_field] or uid, likeness)


def _text(values: Mapping[str, Any], key: str) -> str:
    return values.get(key) or ""


def _questions(connection: Connection, kind: RecordKind, matter: Matter) -> Iterator[tuple[Sequence[str], int]]:
    """What the index is asked, the most telling first: folded words that must all stand in a record, and how many."""
    name = [fold(word) for word in matter.name_words]
    place = matter.hamlet.split()
    if name:
        yield [*name, *place], _HITS_BY_NAME
        yield name, _HITS_BY_NAME
    for document in matter.documents:
        yield [fold(word) for word in words(document)], _HITS_BY_CONTENT
    accused = _rarest(connection, kind, (fold(word) for word in words(matter.accused)))[:3]
    if len(accused) > 1:
        yield accused, _HITS_BY_CONTENT
    rare = _rarest(connection, kind, matter.content_words)[:_RARE_WORDS]
    for word in rare[:4] if place else ():
        yield [*place, word], _HITS_BY_CONTENT
    yield from ((pair, _HITS_BY_CONTENT) for pair in combinations(rare[:5], 2))
    yield from ((triple, _HITS_BY_CONTENT) for triple in combinations(rare, 3))


def _rarest(connection: Connection, kind: RecordKind, found: Iterable[str]) -> list[str]:
    """The words that stand in any record, those in fewest records first."""
    counts = {word: similar_search.count_up_to(connection, kind, word, most=_COMMON) for word in dict.fromkeys(found)}
    return sorted((word for word, count in counts.items() if count), key=lambda word: counts[word])


def _shown(work: Workspace, kind: RecordKind, item: _Candidate) -> Similar:
    place = repository.find(work.file.connection, item.kind, item.uid)
    assert place is not None
    stored = place[1]
    return Similar(
        kind=item.kind.key,
        uid=item.uid,
        name=item.kind.name_of(stored.record),
        number=stored.stamp.register_number,
        day=getattr(stored.record, item.kind.numbered_by) if item.kind.numbered_by else None,
        score=item.likeness.score,
        reasons=item.likeness.reasons,
        is_linkable=bool(_joining(work, kind, item.kind, stored)),
    )


# ---------------------------------------------------------------- joining


@named_reading()
def link_values(work: Workspace, *, kind: str, uid_of_similar: str) -> dict[str, Any]:
    """Raw values that join a record of a kind to the matter of another record; empty where the kinds cannot be joined.

    Links go to the first record of the case. A complaint or denunciation that comes after a decision is offered as a
    second complaint (Luật Khiếu nại 02/2011/QH13 Điều 33) or further denunciation (Luật Tố cáo 25/2018/QH14 Điều 37).

    Raises:
        RecordMissing: There is no such matter.
    """
    made = work.kind(kind)
    for other in work.file.kinds:
        place = repository.find(work.file.connection, other, uid_of_similar) if other.case_field else None
        if place is not None and not place[1].stamp.is_deleted:
            return _joining(work, made, other, place[1])
    raise RecordMissing("Không thấy bản ghi này trong tệp.", next_step="Có thể bản ghi đã bị xóa; tải lại danh sách.")


def _joining(work: Workspace, kind: RecordKind, other: RecordKind, stored: Stored) -> dict[str, Any]:
    if other is kind:
        root = _root(work, kind, stored)
        return {kind.case_field: root.uid, **_repeated(kind, (root.record, stored.record))}
    values: dict[str, Any] = {spec.key: stored.uid for spec in _links(kind, other)[:1]}
    for spec in _links(other, kind):  # the earlier matter came out of a record of the form's own kind
        uid = getattr(stored.record, spec.key)
        place = repository.find(work.file.connection, kind, uid) if uid else None
        if place is not None and not place[1].stamp.is_deleted:
            root = _root(work, kind, place[1])
            values |= {kind.case_field: root.uid, **_repeated(kind, (root.record, stored.record))}
    return values


def _root(work: Workspace, kind: RecordKind, stored: Stored) -> Stored:
    """The first record of the case; what is missing or deleted ends the way there."""
    seen = {stored.uid}
    while (uid := getattr(stored.record, kind.case_field)) and uid not in seen:
        place = repository.find(work.file.connection, kind, uid)
        if place is None or place[1].stamp.is_deleted:
            break
        seen.add(uid)
        stored = place[1]
    return stored


def _repeated(kind: RecordKind, earlier: Sequence[Any]) -> dict[str, str]:
    """What is then known of the new record: not the first time, and after a decision the next instance."""
    is_decided = any(getattr(record, "decided_on", None) for record in earlier)
    content = getattr(earlier[0], "content_kind", None)
    instance = {"complaint": "second", "denunciation": "further"}.get(content or "", "") if is_decided else ""
    wanted = {"relation": instance or "repeat", "instance": instance, "occurrence": "again"}
    return {spec.key: wanted[spec.key] for spec in kind.specs if spec.key in wanted and spec.choice(wanted[spec.key])}
