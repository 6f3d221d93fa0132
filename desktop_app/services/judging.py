"""Judging what was typed: the record it makes, and every problem of fields, rules, types and links at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from desktop_app.domain.doubts import soft_problems
from desktop_app.domain.errors import Problem, RecordInvalid
from desktop_app.domain.fields import FieldSpec, FieldType, is_given
from desktop_app.domain.kind import RecordKind, RuleContext
from desktop_app.domain.query import Condition, ListQuery, Operator
from desktop_app.domain.values import parse, typed_lines
from desktop_app.services.law import law_of
from desktop_app.services.reading import linking
from desktop_app.services.workspace import Workspace
from desktop_app.storage import listing, repository
from desktop_app.storage.engine import named_reading


def accepted_record(
    work: Workspace,
    kind: RecordKind,
    raw: Mapping[str, Any],
    *,
    previous: Any = None,
    uid: str | None = None,
    accepted: frozenset[str] | None,
) -> tuple[Any, tuple[Problem, ...]]:
    """The record these values make and the soft warnings a person accepted with it.

    Args:
        accepted: Codes of soft warnings that were accepted; None accepts all.

    Raises:
        RecordInvalid: Hard problems, or warnings not yet accepted.
    """
    record, problems = read_raw(work, kind, raw, previous, uid=uid)
    warnings = tuple(problem for problem in problems if problem.is_warning)
    open_ = () if accepted is None else tuple(item for item in warnings if item.code not in accepted)
    if len(warnings) < len(problems) or open_:
        raise RecordInvalid([problem for problem in problems if not problem.is_warning or problem in open_])
    return record, warnings


@named_reading()
def read_raw(
    work: Workspace, kind: RecordKind, raw: Mapping[str, Any], previous: Any, *, uid: str | None = None
) -> tuple[Any, list[Problem]]:
    """The record these values make and all its problems, hard and soft.

    Args:
        previous: The version saved before, None for a new record; ``uid`` is its identity then.
    """
    today = work.today()
    record: Any
    record, problems = parse(kind.record_type, raw, today=today)
    law = law_of(work)
    record = replace(record, **kind.computed(record, law))
    wrong = {problem.field for problem in problems}
    found = [
        *_link_problems(work, kind, record, previous),
        *_telling_links(work, kind, record, uid),
        *_same_as_another(work, kind, record, uid),
        *kind.rules(record, RuleContext(today, previous, law)),
        *soft_problems(record),
    ]
    found = [_at_typed_line(problem, raw) for problem in found]
    problems += [problem for problem in found if problem.field not in wrong]
    return record, problems


_LINE = re.compile(r"(\w+)\[(\d+)\](.*)")


def _at_typed_line(problem: Problem, raw: Mapping[str, Any]) -> Problem:
    """Rules count the rows that were made; a person counts the lines of the form, empty ones too."""
    place = _LINE.fullmatch(problem.field)
    if place is None:
        return problem
    lines = typed_lines(raw.get(place[1]))
    return replace(problem, field=f"{place[1]}[{lines[int(place[2])]}]{place[3]}")


def reason_for(agreed: tuple[Problem, ...]) -> str:
    """What the log says about accepted warnings; "" for none."""
    return " ".join(f"Đã xem và chấp nhận: {problem.sentence}" for problem in agreed)


def _link_problems(work: Workspace, kind: RecordKind, record: Any, previous: Any) -> Iterator[Problem]:
    """Links lead to records that exist, and never join a person's name to a confidential matter.

    Source: Luật Tố cáo 25/2018/QH14, Điều 8 khoản 3 (nobody may make known who a denouncer is).
    """
    is_confidential = kind.confidential_when(record)
    for spec in kind.specs:
        target = getattr(record, spec.key) if spec.type is FieldType.REF else None
        if target is None:
            continue
        place = repository.find(work.file.connection, work.kind(spec.target), target)
        if place is None or place[1].stamp.is_deleted:
            if previous is None or getattr(previous, spec.key) != target:
                yield Problem(spec.key, f"Không thấy bản ghi đã chọn ở “{spec.label}”. Chọn lại hoặc để trống.")
            continue
        yield from _unequal_secrecy(spec, kind, record, is_confidential, work.kind(spec.target), place[1].record)


def _unequal_secrecy(
    spec: FieldSpec, kind: RecordKind, record: Any, is_confidential: bool, target: RecordKind, linked: Any
) -> Iterator[Problem]:
    is_linked_confidential = target.confidential_when(linked)
    if is_confidential and not is_linked_confidential and _tells_who(target, linked):
        yield Problem(
            spec.key,
            f"Bản ghi đã chọn ở “{spec.label}” còn thông tin cá nhân. Chuyển bản ghi đó thành tố cáo trước, hoặc bỏ"
            " liên kết.",
        )
    elif is_linked_confidential and not is_confidential and _tells_who(kind, record):
        yield Problem(
            spec.key,
            f"Bản ghi đã chọn ở “{spec.label}” là tố cáo; bản ghi này có thông tin cá nhân. Bỏ liên kết.",
        )


def twins(work: Workspace, kind: RecordKind, record: Any, *, uid: str | None = None) -> tuple[str, ...]:
    """Uids of other records that agree with this one in all fields no two should agree in; none where nothing is given.

    Texts are compared letter by letter.
    """
    if not kind.unique or not any(is_given(getattr(record, key)) for key in kind.unique):
        return ()
    same = tuple(Condition(key, Operator.IS, getattr(record, key)) for key in kind.unique)
    return tuple(other for other in listing.uids(work.file.connection, kind, ListQuery(kind.key, conditions=same))
                 if other != uid)  # fmt: skip


def _same_as_another(work: Workspace, kind: RecordKind, record: Any, uid: str | None) -> Iterator[Problem]:
    if twins(work, kind, record, uid=uid):
        words = ", ".join(f"“{kind.spec(key).label}”" for key in kind.unique)
        last = kind.unique[-1]
        yield Problem(last, f"Danh mục đã có mục giống ở {words}. Sửa lại để phân biệt.", code="same_as_another")


def _telling_links(work: Workspace, kind: RecordKind, record: Any, uid: str | None) -> Iterator[Problem]:
    """A warning where an open record that tells who somebody is links to this confidential one."""
    if uid is None or not kind.confidential_when(record):
        return
    for other in work.file.kinds:
        for spec in other.specs:
            if spec.type is not FieldType.REF or spec.target != kind.key:
                continue
            for stored in linking(work, other, spec.key, [uid]):
                if not other.confidential_when(stored.record) and _tells_who(other, stored.record):
                    name = stored.stamp.register_number
                    yield Problem(
                        "",
                        f"{other.title} {name} liên kết với bản ghi này và còn thông tin cá nhân. Chuyển bản ghi đó"
                        " thành tố cáo, hoặc bỏ liên kết ở đó.",
                        code="linked_from_open_record",
                    )


def _tells_who(kind: RecordKind, record: Any) -> bool:
    telling = [spec for spec in kind.specs if spec.personal and (spec.withheld or not kind.withheld)]
    return any(is_given(getattr(record, spec.key)) for spec in telling)
