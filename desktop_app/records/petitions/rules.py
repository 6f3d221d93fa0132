"""What must fit together in a petition, and what deserves a second look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop_app.domain.errors import Problem
from desktop_app.domain.kind import RuleContext
from desktop_app.records import checks, choices
from desktop_app.records.petitions.handling_steps import conditions_of
from desktop_app.records.petitions.lawfulness import FORWARDED
from desktop_app.records.petitions.procedure_rules import PROCEDURE_RULES
from desktop_app.records.petitions.record import Petition

_KEEPS_ORIGINALS = frozenset({"transfer_denunciation", "transfer_proposal", "not_accept", "guide"})
"""Directions after which originals would stay here though the petition does not (TT 07/2014/TT-TTCP art 10)."""

_GROUND_KIND = {choice.code: choice.group for choice in choices.NON_ACCEPTANCE_GROUNDS}
_ANALYSIS_INSTANCE = {choice.code: choice.group for choice in choices.ANALYSES}


def check(petition: Petition, context: RuleContext) -> Iterable[Problem]:
    """All problems across fields, hard and soft."""
    return checks.run(RULES, petition, context)


def days_follow_each_other(petition: Petition, context: RuleContext) -> Iterator[Problem]:
    """Nothing is answered, passed on, accepted or settled before it was received.

    Source: TT 05/2021/TT-TTCP (order of steps); Luật Khiếu nại 02/2011 arts 27–31.
    """
    received = (
        "document_on",
        "accepted_on",
        "decided_on",
        "answered_on",
        "withdrawn_on",
        "stopped_on",
        "filed_on",
        "proposed_on",
        "notified_on",
        "report_requested_on",
        "forward_answered_on",
        "reported_back_on",
        "dialogue_notice_on",
        "national_database_on",
    )
    pairs = [(later, "received_on") for later in received]
    pairs += [
        ("received_on", "written_on"),
        ("received_on", "forwarded_on"),
        ("received_on", "contested_known_on"),
        ("decided_on", "accepted_on"),
        ("dialogue_on", "accepted_on"),
        ("decision_sent_on", "decided_on"),
        ("published_on", "decided_on"),
        ("stop_sent_on", "stopped_on"),
        ("dialogue_on", "dialogue_notice_on"),
        ("report_answered_on", "report_requested_on"),
        ("executed_on", "decided_on"),
        ("replied_on", "document_on"),
        ("received_on", "previous_on"),
        ("notified_on", "accepted_on"),
    ]
    yield from checks.days_in_order(petition, pairs)
    yield from checks.rows_not_before(petition, "progress", "noted_on", "received_on")
    yield from checks.rows_not_before(petition, "reminders", "sent_on", "received_on")


def nothing_withheld(petition: Petition, context: RuleContext) -> Iterator[Problem]:
    """A denunciation holds nothing that tells who the denouncer is.

    Source: Luật Tố cáo 25/2018/QH14 art 8(3), art 56.
    """
    if petition.is_confidential:
        yield from checks.withheld_given(petition, "Đơn tố cáo")
        yield from checks.personal_numbers(petition, code="personal_number_in_denunciation")


def secret_file_only_for_denunciations(petition: Petition, context: RuleContext) -> Iterator[Problem]:
    """The secret paper file belongs to denunciations, and a denunciation should name it.

    Source: Luật Tố cáo 25/2018/QH14 art 56.
    """
    if petition.is_confidential:
        yield from checks.needed(petition, "secret_file", "Đơn tố cáo", code="no_secret_file")
        return
    for key in ("secret_file", "secret_cabinet"):
        if getattr(petition, key):
            yield Problem(key, "Hồ sơ mật chỉ dùng cho đơn tố cáo. Xóa ô này hoặc xem lại loại đơn.")


def petitioner_is_named(petition: Petition, context: RuleContext) -> Iterator[Problem]:
    """A petition names who sends it; one that does not is not eligible.

    Source: TT 05/2021/TT-TTCP art 6(2).
    """
    if petition.is_confidential:
        return
    if petition.petitioner_kind == "organization":
        yield from checks.needed(petition, "petitioner_body", "Đơn của cơ quan, tổ chức", code="no_petitioner")
    else:
        yield from checks.needed(petition, "petitioner", "Đơn chưa có người đứng tên", code="no_petitioner")
    if not (petition.hamlet or petition.address):
        yield Problem("address", "Chưa có địa chỉ người gửi. Nhập thôn hoặc địa chỉ ghi trên đơn.", code="no_address")


def people_fit_their_kind(petition: Petition, context: RuleContext) -> Iterator[Problem]:
    """One person signs alone, many sign together; groups speak through representatives.

    Source: TT 05/2021/TT-TTCP art 6(4); Luật Tiếp công dân 42/2013 art 29.
    """
    heads = petition.people_count
    if petition.petitioner_kind == "individual" and heads is not None and heads > 1:
        yield Problem("petitioner_kind", "Đơn có nhiều người đứng tên. Chọn “Nhiều người”.", code="many_people")
    if petition.petitioner_kind == "group" and heads == 1:
        yield Problem("people_count", "Đơn của nhiều người: nhập số người đứng tên, từ 2 trở lên.")
    if not petition.is_confidential:
        yield from checks.representatives(petition, people="people_count", rows="representatives")


def forwarded_petition_has_letter(petition: Petition, context: RuleContext) -> Iterator[Problem]:
    """A petition passed on by somebody says by whom and by which letter; the answer goes back there.

    Source: Luật Tố cáo 25/2018/QH14 art 26(2); TT 05/2021/TT-TTCP art 5.
    """
    if petition.source in FORWARDED:
        yield from checks.needed(petition, "forwarding_body", "Đơn do nơi khác chuyển")
        yield from checks.needed(petition, "forwarding_number", "Đơn do nơi khác chuyển", code="no_forwarding_number")


def field_has_a_column(petition: Petition, context: RuleContext) -> Iterator[Problem]:
    """The field of level 1 is one the form of this content kind has a column for, and level 2 belongs to it.

    Source: biểu 02/XLD, 03/XLD, 04/XLD, TT 01/2024/TT-TTCP.
    """
    return checks.field_of_kind(petition)


def instance_fits_kind(petition: Petition, context: RuleContext) -> Iterator[Problem]:
    """A second time exists for complaints, a further denunciation for denunciations only.

    Source: Luật Khiếu nại 02/2011 art 7; Luật Tố cáo 25/2018 art 37.
    """
    if petition.instance == "second" and petition.content_kind in ("denunciation", "proposal"):
        yield Problem("instance", "“Khiếu nại lần hai” chỉ dùng cho đơn khiếu nại. Xem lại loại đơn hoặc lần.")
    if petition.instance == "further" and petition.content_kind in ("complaint", "proposal"):
        yield Problem("instance", "“Tố cáo tiếp” chỉ dùng cho đơn tố cáo. Xem lại loại đơn hoặc lần.")


def eligibility_has_its_reasons(petition: Petition, context: RuleContext) -> Iterator[Problem]:
    """Eligible means that every condition is met; not eligible means that a reason is named.

    Source: TT 05/2021/TT-TTCP art 6(2).
    """
    if petition.eligibility == "not_eligible":
        yield from checks.needed(petition, "ineligible_reason", "Đơn không đủ điều kiện")
    if petition.eligibility == "eligible":
        if petition.ineligible_reason:
            yield Problem("ineligible_reason", "Đơn đủ điều kiện thì để trống lý do không đủ điều kiện.")
        if not all(getattr(petition, key) for key in conditions_of(petition)):
            yield Problem(
                "eligibility",
                "Đơn được coi là đủ điều kiện nhưng còn điều kiện chưa đánh dấu. Đối chiếu lại với đơn.",
                code="conditions_unmet",
            )


def direction_is_complete(petition: Petition, context: RuleContext) -> Iterator[Problem]:
    """Passing on needs a receiving body, refusing needs a ground; the outgoing number may come later.

    Source: TT 05/2021/TT-TTCP forms 02, 03, 04; NĐ 155/2026 form 04.
    """
    direction = petition.direction
    if direction in choices.TRANSFERS:
        yield from checks.needed(petition, "receiving_body", "Đơn được chuyển")
    if direction in choices.GUIDED_TO_BODY:
        yield from checks.needed(petition, "receiving_body", "Hướng dẫn gửi đúng cơ quan")
    if direction in choices.REFUSALS:
        yield from checks.needed(petition, "refusal_ground", "Đơn không được thụ lý")
    elif petition.refusal_ground:
        yield Problem(
            "refusal_ground", "Hướng xử lý không phải không thụ lý. Xem lại căn cứ.", code="ground_without_refusal"
        )
    if petition.refusal_ground == "other":
        yield from checks.needed(petition, "refusal_reason", "Căn cứ là lý do khác")
    ground_kind = _GROUND_KIND.get(petition.refusal_ground or "", "")
    if ground_kind and petition.content_kind not in (None, "mixed", "mixed_denunciation", ground_kind):
        yield Problem(
            "refusal_ground", "Căn cứ này không dùng cho loại đơn đã chọn. Xem lại.", code="ground_of_other_kind"
        )


def direction_fits_kind_and_authority(petition: Petition, context: RuleContext) -> Iterator[Problem]:
    """Each direction belongs to a content kind, and accepting needs authority and an eligible petition.

    Source: TT 05/2021/TT-TTCP arts 13–15; biểu 01/XLD columns 14–21.
    """
    yield from checks.direction_of_kind(petition)
    if petition.direction == "accept" and petition.authority == "not_own":
        yield Problem("direction", "Đơn không thuộc thẩm quyền thì không thụ lý. Xem lại thẩm quyền hoặc hướng xử lý.")
    if petition.direction == "accept" and petition.eligibility == "not_eligible":
        yield Problem("direction", "Đơn không đủ điều kiện thì không thụ lý. Xem lại điều kiện hoặc hướng xử lý.")
    passed_on = petition.direction in choices.TRANSFERS and petition.direction != "transfer_investigation"
    if passed_on and petition.authority == "own":
        yield Problem(
            "direction", "Đơn thuộc thẩm quyền nhưng được chuyển nơi khác. Xem lại.", code="own_matter_transferred"
        )
    if petition.has_originals and petition.direction in _KEEPS_ORIGINALS:
        yield Problem(
            "direction", "Đơn có giấy tờ gốc. Nhớ trả lại giấy tờ gốc cho người gửi.", code="originals_enclosed"
        )


def status_has_its_facts(petition: Petition, context: RuleContext) -> Iterator[Problem]:
    """A state that says something happened has the day of it.

    Source: Luật Khiếu nại 02/2011 arts 10, 27, 28; NĐ 155/2026 forms 03, 14a; Luật Tiếp công dân 42/2013 art 28.
    """
    facts = {
        "accepted": {"accepted_on": "Đơn đã thụ lý"},
        "settling": {"accepted_on": "Đơn đang giải quyết"},
        "answered": {"answered_on": "Đơn đã trả lời"},
        "withdrawn": {"withdrawn_on": "Đơn đã rút"},
        "stopped": {"stopped_on": "Đơn đình chỉ"},
        "resulted": {"decided_on": "Đơn có kết quả"},
    }
    for key, because in facts.get(petition.status or "", {}).items():
        yield from checks.needed(petition, key, because)
    if petition.status == "resulted":
        yield from checks.needed(petition, "decision_number", "Đơn có kết quả", code="no_decision_number")
    if petition.status == "filed" and petition.document_on is None:
        yield from checks.needed(petition, "filed_on", "Đơn xếp lưu", code="no_filing_day")
    groups = {"transferred": ("transfer",), "guided": ("guide",), "refused": ("refuse",), "filed": ("file",)}
    wanted = groups.get(petition.status or "")
    if wanted and petition.direction not in choices.codes(choices.DIRECTIONS, *wanted):
        yield Problem(
            "direction", "Trạng thái và hướng xử lý chưa khớp nhau. Xem lại.", code="status_without_direction"
        )


def result_is_whole(petition: Petition, context: RuleContext) -> Iterator[Problem]:
    """A decision has number and day, an analysis fits its instance, execution follows a decision.

    Source: biểu 01/KQGQ columns 20–24 and 02/KQGQ, TT 01/2024/TT-TTCP.
    """
    if petition.decision_number and petition.decided_on is None:
        yield from checks.needed(petition, "decided_on", "Đã có số văn bản kết quả")
    if petition.execution and petition.decided_on is None:
        yield from checks.needed(petition, "decided_on", "Đang thi hành quyết định")
    if petition.execution == "executed":
        yield from checks.needed(petition, "executed_on", "Quyết định đã thi hành")
    instance = _ANALYSIS_INSTANCE.get(petition.analysis or "", "")
    if instance and (instance == "second") != (petition.instance == "second"):
        yield Problem(
            "analysis",
            "Lần đầu chọn đúng, đúng một phần hoặc sai; lần hai chọn công nhận hoặc sửa, hủy. Xem lại.",
            code="analysis_of_other_instance",
        )


RULES: tuple[checks.Rule, ...] = (
    days_follow_each_other,
    nothing_withheld,
    secret_file_only_for_denunciations,
    petitioner_is_named,
    people_fit_their_kind,
    forwarded_petition_has_letter,
    field_has_a_column,
    instance_fits_kind,
    eligibility_has_its_reasons,
    direction_is_complete,
    direction_fits_kind_and_authority,
    status_has_its_facts,
    result_is_whole,
    *PROCEDURE_RULES,
)
