"""What must fit together in a guidance document's entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desktop_app.domain.errors import Problem
from desktop_app.domain.kind import RuleContext
from desktop_app.records import checks
from desktop_app.records.guidance_documents.record import GuidanceDocument

_CODE = re.compile(r"\d+[A-Za-z]?(?:[-/][\wĐđ().-]+)+")
"""``79-KH/HU``, ``11-QĐi/TW``, ``86/KH-UBND``, ``72/2025/QH15``, ``15/UBND-VP``."""


def check(document: GuidanceDocument, context: RuleContext) -> Iterable[Problem]:
    """All problems across fields, hard and soft."""
    return checks.run(RULES, document, context)


def code_looks_like_one(document: GuidanceDocument, context: RuleContext) -> Iterator[Problem]:
    """Party (``79-KH/HU``) and State (``86/KH-UBND``) numbers are both right; anything else deserves a second look.

    Source: NĐ 30/2020/NĐ-CP art 8; Hướng dẫn 36-HD/VPTW.
    """
    if document.code and not _CODE.fullmatch(document.code):
        yield Problem(
            "code",
            "Số, ký hiệu thường có dạng 79-KH/HU (Đảng) hoặc 86/KH-UBND (Nhà nước). Kiểm tra lại.",
            code="unusual_code",
        )


def days_follow_each_other(document: GuidanceDocument, context: RuleContext) -> Iterator[Problem]:
    """A document expires after it was issued and came into force, and comes into force no earlier than issued."""
    pairs = (("expired_on", "issued_on"), ("expired_on", "effective_on"))
    yield from checks.days_in_order(document, pairs)
    if document.effective_on and document.issued_on and document.effective_on < document.issued_on:
        yield Problem(
            "effective_on",
            "Ngày có hiệu lực trước ngày ban hành. Kiểm tra lại hai ngày.",
            code="effective_before_issued",
        )


RULES: tuple[checks.Rule, ...] = (code_looks_like_one, days_follow_each_other)
