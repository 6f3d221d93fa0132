"""Receptions (tiếp công dân): the citizen reception book, Mẫu số 03/TCD."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from desktop_app.domain.kind import Derivation, RecordKind
from desktop_app.domain.kind import steps as migration_steps
from desktop_app.domain.query import Condition, Operator, Relative, SavedFilter
from desktop_app.domain.stamp import Stored
from desktop_app.records import choices
from desktop_app.records.deriving import copied, same
from desktop_app.records.receptions.agenda import sessions
from desktop_app.records.receptions.events import events
from desktop_app.records.receptions.paper_values import paper_values
from desktop_app.records.receptions.record import SECTIONS, Reception, name_of
from desktop_app.records.receptions.report import REPORTS
from desktop_app.records.receptions.rules import check
from desktop_app.records.receptions.steps import STEPS
from desktop_app.records.receptions.terms import computed, terms_of

_CAME = Condition("no_citizen", Operator.IS, False)
_OPEN = Condition("status", Operator.ONE_OF, choices.codes(choices.RECEPTION_STATUSES, "open"))

_FILTERS = (
    SavedFilter("unanswered", "Chờ trả lời", (_OPEN,), is_attention=True),
    SavedFilter("overdue", "Quá hạn trả lời", (Condition("due_on", Operator.BEFORE, Relative.TODAY),), tone="late"),
    SavedFilter(
        "soon",
        "Đến hạn trong 3 ngày làm việc",
        (Condition("due_on", Operator.AT_LEAST, Relative.TODAY), Condition("due_on", Operator.AT_MOST, Relative.SOON)),
        tone="soon",
    ),
    SavedFilter(
        "no_conclusion",
        "Chưa có thông báo kết luận",
        (
            _CAME,
            Condition("reception_type", Operator.ONE_OF, tuple(sorted(choices.HEAD_RECEPTIONS))),
            Condition("conclusion_on", Operator.EMPTY),
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
        "receiving_body", "document_number", "document_on",
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
    migrations=migration_steps("desktop_app.records.receptions.migrations", "0001_create"),
    name_of=name_of,
    rules=check,
    reports=REPORTS,
    filters=_FILTERS,
    derivations=_DERIVATIONS,
    confidential_when=attrgetter("is_confidential"),
    terms=terms_of,
    computed=computed,
    steps=STEPS,
    paper_values=paper_values,
    case_field="earlier_reception",
    matter_links=("earlier_reception", "opinion"),
    events=events,
    agenda=sessions,
    agenda_title="Kỳ tiếp công dân của người đứng đầu",
    numbered_by="received_on",
    code="TD",
    new_label="Ghi lượt tiếp",
    empty_hint="Chưa có lượt tiếp nào. Nhấn Ctrl+N để ghi lượt tiếp đầu tiên.",
    icon="users",
)
