"""Rules of the look-up lists, one refusing and one accepting case each."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.records.guidance_documents import rules as document_rules
from desktop_app.records.guidance_documents.record import GuidanceDocument
from desktop_app.records.hamlets import rules as hamlet_rules
from desktop_app.records.hamlets.record import Hamlet
from desktop_app.records.officers import rules as officer_rules
from desktop_app.records.officers.record import Officer, Post
from desktop_app.records.organizations import rules as organization_rules
from desktop_app.records.organizations.record import Organization
from tests.unit.records.cases import Case, changed, made, parameters, rule_names, spoken

DAY, BEFORE = date(2026, 5, 2), date(2026, 5, 1)
POST = made(Post, title="Chủ tịch UBND xã", held_from=DAY)

HAMLET = made(Hamlet, name="Thôn Đông", kind="thon")
OFFICER = made(Officer, name="Lê Văn Cường", posts=(POST,))
ORGANIZATION = made(Organization, name="Công an xã")
DOCUMENT = made(GuidanceDocument, code="79-KH/HU", issued_on=DAY, content="Xây dựng mô hình")

HAMLET_CASES = (
    Case(
        "history_is_in_order",
        {"founded_on": DAY, "ended_on": BEFORE},
        "ended_on",
        "",
        {"founded_on": DAY, "ended_on": DAY},
    ),
    Case(
        "history_is_in_order", {"successor": "Thôn Đoài"}, "ended_on", "", {"successor": "Thôn Đoài", "ended_on": DAY}
    ),
    Case("history_is_in_order", {"successor": "Thôn Đông"}, "successor", "", {"successor": "Thôn Đoài"}),
    Case(
        "history_is_in_order", {"ended_on": DAY}, "document", "no_document", {"ended_on": DAY, "document": "5/NQ-HĐND"}
    ),
)
OFFICER_CASES = (
    Case(
        "posts_are_in_order",
        {"posts": (changed(POST, {"held_until": BEFORE}),)},
        "posts[0].held_until",
        "",
        {"posts": (changed(POST, {"held_until": DAY}),)},
    ),
    Case("posts_are_in_order", {"left_on": BEFORE}, "posts[0].held_from", "", {"left_on": DAY}),
    Case(
        "posts_are_in_order",
        {"left_on": DAY},
        "posts[0].held_until",
        "post_still_open",
        {"left_on": DAY, "posts": (changed(POST, {"held_until": DAY}),)},
    ),
    Case("officer_has_a_post", {"posts": ()}, "posts", "no_post", {}),
)
ORGANIZATION_CASES = (
    Case(
        "successor_follows",
        {"successor": "Công an tỉnh"},
        "ended_on",
        "",
        {"successor": "Công an tỉnh", "ended_on": DAY},
    ),
    Case("successor_follows", {"successor": "Công an xã"}, "successor", "", {"successor": "Công an tỉnh"}),
)
DOCUMENT_CASES = (
    Case("code_looks_like_one", {"code": "Kế hoạch"}, "code", "unusual_code", {"code": "86/KH-UBND"}),
    Case("code_looks_like_one", {"code": "số 86"}, "code", "unusual_code", {"code": "11-QĐi/TW"}),
    Case("code_looks_like_one", {"code": "86"}, "code", "unusual_code", {"code": "72/2025/QH15"}),
    Case("code_looks_like_one", {"code": "KH/86"}, "code", "unusual_code", {"code": "08/2022/QĐ-UBND"}),
    Case("days_follow_each_other", {"expired_on": BEFORE}, "expired_on", "", {"expired_on": DAY}),
    Case(
        "days_follow_each_other",
        {"effective_on": BEFORE},
        "effective_on",
        "effective_before_issued",
        {"effective_on": DAY},
    ),
)


@pytest.mark.parametrize("case", parameters(HAMLET_CASES))
def test_hamlet_rule_refuses_and_accepts(case: Case) -> None:
    assert (case.field, case.code) in spoken(hamlet_rules.check, changed(HAMLET, case.refused))
    assert (case.field, case.code) not in spoken(hamlet_rules.check, changed(HAMLET, case.accepted))


@pytest.mark.parametrize("case", parameters(OFFICER_CASES))
def test_officer_rule_refuses_and_accepts(case: Case) -> None:
    assert (case.field, case.code) in spoken(officer_rules.check, changed(OFFICER, case.refused))
    assert (case.field, case.code) not in spoken(officer_rules.check, changed(OFFICER, case.accepted))


@pytest.mark.parametrize("case", parameters(ORGANIZATION_CASES))
def test_organization_rule_refuses_and_accepts(case: Case) -> None:
    assert (case.field, case.code) in spoken(organization_rules.check, changed(ORGANIZATION, case.refused))
    assert (case.field, case.code) not in spoken(organization_rules.check, changed(ORGANIZATION, case.accepted))


@pytest.mark.parametrize("case", parameters(DOCUMENT_CASES))
def test_document_rule_refuses_and_accepts(case: Case) -> None:
    assert (case.field, case.code) in spoken(document_rules.check, changed(DOCUMENT, case.refused))
    assert (case.field, case.code) not in spoken(document_rules.check, changed(DOCUMENT, case.accepted))


def test_every_rule_has_a_case_and_right_entries_have_no_problem() -> None:
    lists = (
        (hamlet_rules.RULES, HAMLET_CASES, hamlet_rules.check, HAMLET),
        (officer_rules.RULES, OFFICER_CASES, officer_rules.check, OFFICER),
        (organization_rules.RULES, ORGANIZATION_CASES, organization_rules.check, ORGANIZATION),
        (document_rules.RULES, DOCUMENT_CASES, document_rules.check, DOCUMENT),
    )
    for rules, cases, check, entry in lists:
        assert rule_names(rules) == {case.rule for case in cases}
        assert spoken(check, entry) == set()
