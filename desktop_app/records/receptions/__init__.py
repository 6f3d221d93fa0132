"""Receptions (tiếp công dân): the citizen reception book, Mẫu số 03/TCD."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from desktop_app.domain.kind import Derivation, RecordKind, steps
from desktop_app.domain.query import Condition, Operator, Relative, SavedFilter
from desktop_app.domain.stamp import Stored
from desktop_app.records import choices
from desktop_app.records.deriving import copied, same
from desktop_app.records.receptions.record import SECTIONS, Reception, name_of
from desktop_app.records.receptions.report import REPORTS
from desktop_app.records.receptions.rules import check

_CAME = Condition("no_citizen", Operator.IS, False)
_UNANSWERED = (_CAME, Condition("answered_on", Operator.EMPTY))

_FILTERS = (
    SavedFilter("unanswered", "Chờ trả lời", _UNANSWERED, is_attention=True),
    SavedFilter(
        "overdue",
        "Quá hạn trả lời",
        (*_UNANSWERED, Condition("answer_due_on", Operator.BEFORE, Relative.TODAY)),
        tone="late",
    ),
    SavedFilter(
        "no_conclusion",
        "Chưa có thông báo kết luận",
        (
            _CAME,
            Condition("reception_type", Operator.ONE_OF, tuple(sorted(choices.HEAD_RECEPTIONS))),
            Condition("conclusion_number", Operator.EMPTY),
        ),
    ),
    SavedFilter("not_in_database", "Chưa cập nhật CSDL quốc gia", (Condition("national_database_on", Operator.EMPTY),)),
    SavedFilter("empty_sessions", "Không có người đến", (Condition("no_citizen", Operator.IS, True),)),
    SavedFilter("all", "Tất cả"),
)


def _petition(stored: Stored) -> dict[str, Any]:
    """What a petition needs of the reception at which it was handed in."""
    keys = same(
        "received_on", "content_kind", "officer", "secret_file", "secret_cabinet", "hamlet", "address", "phone_number",
        "paper_kind", "paper_number", "paper_issued_on", "paper_issuer", "capacity", "people_count", "representatives",
        "summary", "request", "field", "field_detail", "accused", "papers", "settled_by", "previous_state", "direction",
        "receiving_body", "document_number", "document_on", "answer_due_on",
    )  # fmt: skip
    values = copied(stored, {**keys, "petitioner": "visitor"})
    if values.get("direction") in choices.RECEPTION_ONLY:
        del values["direction"]
    return {**values, "source": "reception", "reception": stored.uid}


def _next_reception(stored: Stored) -> dict[str, Any]:
    """What the next reception of the same matter begins with."""
    keys = same(
        "reception_type", "form", "content_kind", "chair", "chair_post", "officer", "secret_file", "secret_cabinet",
        "visitor", "hamlet", "address", "phone_number", "paper_kind", "paper_number", "paper_issued_on", "paper_issuer",
        "capacity", "represented", "authorization", "people_count", "representatives", "summary", "request", "field",
        "field_detail", "accused", "settled_by", "previous_state",
    )  # fmt: skip
    return {**copied(stored, keys), "occurrence": "again", "earlier_reception": stored.uid}


_DERIVATIONS = (
    Derivation("petition", "Lập đơn từ lượt tiếp này", "petitions", _petition),
    Derivation("again", "Tiếp lại vụ việc này", "receptions", _next_reception),
)

KIND: RecordKind = RecordKind(
    key="receptions",
    title="Tiếp công dân",
    one="lượt tiếp công dân",
    record_type=Reception,
    sections=SECTIONS,
    migrations=steps("desktop_app.records.receptions.migrations", "0001_create"),
    name_of=name_of,
    rules=check,
    reports=REPORTS,
    filters=_FILTERS,
    derivations=_DERIVATIONS,
    confidential_when=attrgetter("is_confidential"),
    numbered_by="received_on",
    new_label="Ghi lượt tiếp",
    empty_hint="Chưa có lượt tiếp nào. Nhấn Ctrl+N để ghi lượt tiếp đầu tiên.",
    icon="users",
)
