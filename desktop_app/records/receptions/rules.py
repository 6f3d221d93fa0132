"""What must fit together in a reception, and what deserves a second look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop_app.domain.errors import Problem
from desktop_app.domain.fields import is_given
from desktop_app.domain.kind import RuleContext
from desktop_app.records import checks, choices
from desktop_app.records.receptions.record import Reception
from desktop_app.records.receptions.steps import STEPS
from desktop_app.records.stepping import unlawful_step

_GROUND_NOTICE = {choice.code: choice.group for choice in choices.REFUSAL_GROUNDS}
_OF_A_CITIZEN = (
    "content_kind", "visitor", "hamlet", "address", "phone_number", "paper_kind", "paper_number", "represented",
    "authorization", "representatives", "summary", "request", "direction", "receiving_body", "refusal_ground",
    "appointment_on", "appointment_at", "appointment_papers", "answered_on", "answer", "citizen_opinion",
)  # fmt: skip


def check(reception: Reception, context: RuleContext) -> Iterable[Problem]:
    """All problems across fields, hard and soft."""
    return checks.run(RULES, reception, context)


def empty_session_has_no_citizen(reception: Reception, context: RuleContext) -> Iterator[Problem]:
    """A session to which nobody came holds no person and no matter.

    Source: biểu 01/TCD columns 12 and 21 (sessions held); the session itself is recorded.
    """
    if not reception.no_citizen:
        return
    for key in _OF_A_CITIZEN:
        if is_given(getattr(reception, key)):
            yield Problem(key, "Buổi tiếp không có công dân đến thì để trống ô này.")
    if reception.people_count:
        yield Problem("people_count", "Buổi tiếp không có công dân đến thì để trống hoặc nhập 0.")


def citizen_is_recorded(reception: Reception, context: RuleContext) -> Iterator[Problem]:
    """Whoever came is in the book with name, address, content and number of people.

    Source: Luật Tiếp công dân 42/2013 art 25(2); Mẫu số 03/TCD columns 3–7.
    """
    if reception.no_citizen:
        return
    for key in ("content_kind", "summary", "people_count"):
        if getattr(reception, key) in (None, ""):
            yield from checks.needed(reception, key, "Buổi tiếp có công dân đến")
    if reception.people_count == 0:
        yield Problem("people_count", "Có công dân đến thì số người từ 1 trở lên.")
    if reception.is_confidential:
        return
    yield from checks.needed(reception, "visitor", "Buổi tiếp có công dân đến")
    if not (reception.hamlet or reception.address):
        yield Problem("address", "Chưa có địa chỉ người đến. Nhập thôn hoặc địa chỉ.")
    if not reception.paper_number:
        yield Problem("paper_number", "Chưa có số căn cước hoặc hộ chiếu (cột 4 của sổ).", code="no_paper_number")


def nothing_withheld(reception: Reception, context: RuleContext) -> Iterator[Problem]:
    """A reception about a denunciation holds nothing that tells who the denouncer is.

    Source: Luật Tố cáo 25/2018/QH14 art 8(3), art 56.
    """
    if reception.is_confidential:
        yield from checks.withheld_given(reception, "Nội dung tố cáo")
        yield from checks.personal_numbers(reception, code="personal_number_in_denunciation")


def secret_file_only_for_denunciations(reception: Reception, context: RuleContext) -> Iterator[Problem]:
    """The secret paper file belongs to denunciations, and a denunciation should name it.

    Source: Luật Tố cáo 25/2018/QH14 art 56.
    """
    if reception.is_confidential:
        yield from checks.needed(reception, "secret_file", "Nội dung tố cáo", code="no_secret_file")
        return
    for key in ("secret_file", "secret_cabinet"):
        if getattr(reception, key):
            yield Problem(key, "Hồ sơ mật chỉ dùng cho nội dung tố cáo. Xóa ô này hoặc xem lại loại nội dung.")


def denunciation_is_received_in_person(reception: Reception, context: RuleContext) -> Iterator[Problem]:
    """Online, a denunciation is taken only from those who do not ask for protection of their identity.

    Source: NĐ 154/2026/NĐ-CP arts 20, 23, 24.
    """
    if reception.is_confidential and reception.form == "online":
        yield Problem(
            "form",
            "Tiếp trực tuyến nội dung tố cáo chỉ khi người tố cáo không yêu cầu bảo vệ thông tin. Kiểm tra lại.",
            code="denunciation_online",
        )


def days_follow_each_other(reception: Reception, context: RuleContext) -> Iterator[Problem]:
    """Nothing is answered or decided before the citizen came.

    Source: Luật Tiếp công dân 42/2013 art 28; NĐ 154/2026/NĐ-CP art 25(2).
    """
    later = (
        "document_on", "answered_on", "appointment_on", "conclusion_on", "settle_due_on", "national_database_on",
    )  # fmt: skip
    yield from checks.days_in_order(reception, [(key, "received_on") for key in later])
    yield from checks.rows_not_before(reception, "progress", "noted_on", "received_on")


def delegation_is_of_the_head(reception: Reception, context: RuleContext) -> Iterator[Problem]:
    """Only a head's reception, scheduled or extraordinary, can be delegated.

    Source: biểu 01/TCD columns 21–29; Luật 136/2025/QH15 restricts delegation (text to be checked).
    """
    if reception.is_delegated and reception.reception_type not in choices.HEAD_RECEPTIONS:
        yield Problem("is_delegated", "Tiếp thường xuyên không tính là ủy quyền. Bỏ đánh dấu hoặc xem lại loại tiếp.")
    if reception.reception_type in choices.HEAD_RECEPTIONS:
        yield from checks.needed(reception, "chair", "Buổi tiếp của người đứng đầu")


def group_speaks_through_representatives(reception: Reception, context: RuleContext) -> Iterator[Problem]:
    """Five or more people with one matter choose representatives.

    Source: Luật Tiếp công dân 42/2013 art 29.
    """
    if not reception.is_confidential:
        yield from checks.representatives(reception, people="people_count", rows="representatives")


def status_agrees_with_the_facts(reception: Reception, context: RuleContext) -> Iterator[Problem]:
    """A session without citizens is empty, and a state that says something happened has its day or direction.

    Source: Luật Tiếp công dân 42/2013 art 28(1); biểu 01/TCD columns 12 and 21.
    """
    if reception.no_citizen != (reception.status == "empty"):
        sentence = "Buổi tiếp không có công dân đến: chọn trạng thái “Không có người đến”."
        if not reception.no_citizen:
            sentence = "Có công dân đến thì chọn trạng thái khác, hoặc đánh dấu “Không có công dân đến”."
        yield Problem("status", sentence)
    if reception.status == "appointed":
        yield from checks.needed(reception, "appointment_on", "Đã hẹn trả lời")
    if reception.status == "answered":
        yield from checks.needed(reception, "answered_on", "Đã trả lời")
    if (reception.appointment_at or reception.appointment_papers) and reception.appointment_on is None:
        yield from checks.needed(reception, "appointment_on", "Đã ghi giờ hoặc giấy tờ hẹn")
    groups = {"transferred": "transfer", "guided": "guide", "refused": "refuse", "accepted": "accept"}
    wanted = groups.get(reception.status or "")
    if wanted and reception.direction not in choices.codes(choices.DIRECTIONS, wanted):
        yield Problem(
            "direction", "Trạng thái và hướng xử lý chưa khớp nhau. Xem lại.", code="status_without_direction"
        )


def status_follows_the_steps(reception: Reception, context: RuleContext) -> Iterator[Problem]:
    """The status moves by lawful steps; anything else is a correction and asked about.

    Source: Luật Tiếp công dân 42/2013 arts 26, 28.
    """
    return unlawful_step(reception, context, STEPS)


def session_ends_after_it_begins(reception: Reception, context: RuleContext) -> Iterator[Problem]:
    """The minutes close after the session opened.

    Source: practice (minutes of a reception name both hours).
    """
    if reception.received_at and reception.ended_at and reception.ended_at < reception.received_at:
        yield Problem("ended_at", "Giờ kết thúc trước giờ tiếp. Kiểm tra lại hai giờ.")


def represented_person_is_named(reception: Reception, context: RuleContext) -> Iterator[Problem]:
    """Whoever comes for another shows for whom and by which paper.

    Source: NĐ 154/2026/NĐ-CP arts 12(1), 13.
    """
    if reception.capacity in ("representative", "authorized", "lawyer", "legal_aid"):
        yield from checks.needed(reception, "represented", "Đến thay người khác", code="no_represented_person")
        yield from checks.needed(reception, "authorization", "Đến thay người khác", code="no_authorization")


def field_has_a_column(reception: Reception, context: RuleContext) -> Iterator[Problem]:
    """The field of level 1 is one the form of this content kind has a column for, and level 2 belongs to it.

    Source: biểu 02/XLD, 03/XLD, 04/XLD, TT 01/2024/TT-TTCP.
    """
    return checks.field_of_kind(reception)


def handling_is_complete(reception: Reception, context: RuleContext) -> Iterator[Problem]:
    """Passing on names the receiving body, refusing names the ground, two grounds need a written notice.

    Source: Mẫu số 03/TCD columns 9–11; NĐ 154/2026/NĐ-CP art 4(2)(3).
    """
    yield from checks.direction_of_kind(reception)
    if reception.direction in choices.TRANSFERS:
        yield from checks.needed(reception, "receiving_body", "Đơn được chuyển")
    if reception.direction in choices.GUIDED_TO_BODY:
        yield from checks.needed(reception, "receiving_body", "Hướng dẫn gửi đúng cơ quan")
    if reception.direction == "refuse":
        yield from checks.needed(reception, "refusal_ground", "Từ chối tiếp")
    elif reception.refusal_ground and reception.direction not in choices.REFUSALS:
        yield Problem(
            "refusal_ground", "Hướng xử lý không phải từ chối. Xem lại căn cứ.", code="ground_without_refusal"
        )
    if reception.refusal_ground == "other":
        yield from checks.needed(reception, "refusal_reason", "Căn cứ là trường hợp khác")
    if _GROUND_NOTICE.get(reception.refusal_ground or "") == "written":
        yield from checks.needed(
            reception,
            "document_number",
            "Căn cứ này phải thông báo bằng văn bản trong 3 ngày làm việc",
            code="no_notice",
        )
    if reception.direction == "explain":
        yield from checks.needed(reception, "answered_on", "Đã giải thích, trả lời trực tiếp", code="no_answer_day")


def repeated_matter_is_marked(reception: Reception, context: RuleContext) -> Iterator[Problem]:
    """A reception linked to an earlier one of the same matter is not the first.

    Source: biểu 01/TCD columns 6–7.
    """
    if reception.earlier_reception and reception.occurrence == "first":
        yield Problem("occurrence", "Đã có lượt tiếp trước của vụ việc. Chọn “Nhiều lần”.")


def conclusion_is_whole(reception: Reception, context: RuleContext) -> Iterator[Problem]:
    """The written conclusion of a head's reception has number, day and the unit in charge.

    Source: NĐ 154/2026/NĐ-CP art 25(2).
    """
    if reception.conclusion_number:
        yield from checks.needed(reception, "conclusion_on", "Đã có số thông báo kết luận")
        yield from checks.needed(
            reception, "responsible_body", "Thông báo kết luận giao việc", code="no_responsible_body"
        )


RULES: tuple[checks.Rule, ...] = (
    empty_session_has_no_citizen,
    citizen_is_recorded,
    nothing_withheld,
    secret_file_only_for_denunciations,
    denunciation_is_received_in_person,
    days_follow_each_other,
    delegation_is_of_the_head,
    group_speaks_through_representatives,
    status_agrees_with_the_facts,
    status_follows_the_steps,
    session_ends_after_it_begins,
    represented_person_is_named,
    field_has_a_column,
    handling_is_complete,
    repeated_matter_is_marked,
    conclusion_is_whole,
)
