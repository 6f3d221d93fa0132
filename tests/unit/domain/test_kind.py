"""What can be asked of a record kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.document import Document
from desktop_app.domain.kind import RecordKind, ReportSpec, RuleContext, Steps
from tests.helpers.sample_kind import PLACES, SAMPLES, Place, sample


def test_kind_finds_its_parts() -> None:
    report = ReportSpec("sample-list", "Danh sách", build=lambda data: Document(title="x", file_name="x", blocks=()))
    kind = replace(SAMPLES, reports=(report,))
    assert kind.spec("title").label == "Tên gọi"
    with pytest.raises(KeyError):
        kind.spec("colour")
    assert kind.report("sample-list") is report
    assert kind.report("other") is None
    assert {spec.key for spec in kind.withheld} == {"person", "phone_number", "paper"}
    assert all(spec.listed for spec in kind.listed)
    assert kind.attention is not None
    assert kind.attention.key == "mine"
    assert PLACES.attention is None


def test_plain_kind_has_no_rules_and_no_secrets() -> None:
    kind = RecordKind(
        key="k",
        title="K",
        one="k",
        record_type=Place,
        sections=(),
        migrations=Steps((), lambda: None),
        name_of=lambda place: place.name,
    )
    assert list(kind.rules(object(), RuleContext(date(2026, 1, 1)))) == []
    assert kind.confidential_when(sample(sort="secret")) is False


def test_kinds_are_told_apart_by_identity() -> None:
    """A kind is a constant of the program and may be a key of caches."""
    assert replace(SAMPLES) != SAMPLES
    assert len({SAMPLES, PLACES, SAMPLES}) == 2
