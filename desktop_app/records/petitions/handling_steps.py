"""Lawful steps of a petition before it is settled: propose, accept, guide, pass on, refuse or put away."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop_app.domain.steps import Step
from desktop_app.records.petitions import lawfulness as law
from desktop_app.records.petitions.record import Petition
from desktop_app.records.stepping import today_in

BEFORE = ("received", "proposed")
"""Statuses in which nothing was decided about the petition yet."""

CONDITIONS = ("is_vietnamese", "is_signed", "names_object", "states_content", "is_unprocessed")
_SENT = ("receiving_body", "document_on")
_LETTER = ("document_number", "competent_kind", "answered_on")
_ELIGIBLE_AND_OWN = {"direction": "accept", "eligibility": "eligible", "authority": "own"}
_LAW_PARTS = "TT 05/2021/TT-TTCP Điều 6, 13"


def conditions_of(petition: Petition) -> tuple[str, ...]:
    """The conditions a petition of this kind has to meet (TT 05/2021/TT-TTCP art 6(2))."""
    if petition.content_kind in ("complaint", "denunciation"):
        return CONDITIONS
    return tuple(key for key in CONDITIONS if key != "names_object")


def _proposal(petition: Petition, today: date) -> dict[str, Any]:
    """Today, and what follows from the conditions ticked and the authority named so far."""
    values = today_in("proposed_on")(petition, today)
    eligibility = petition.eligibility
    if not eligibility and all(getattr(petition, key) for key in conditions_of(petition)):
        eligibility = "eligible"
    direction = petition.direction or _usual_direction(petition, eligibility)
    return values | {"eligibility": eligibility, "direction": direction}


def _usual_direction(petition: Petition, eligibility: str | None) -> str | None:
    if eligibility == "not_eligible":
        return "file"
    if law.is_mixed(petition):
        return "split"
    if petition.authority == "own":
        return "accept"
    if petition.authority == "not_own":
        elsewhere = {"complaint": "guide", "denunciation": "transfer_denunciation", "proposal": "transfer_proposal"}
        return elsewhere.get(petition.content_kind or "")
    return None


def _filing(petition: Petition, today: date) -> dict[str, Any]:
    values = today_in("filed_on")(petition, today)
    if petition.relation == "duplicate" and not petition.ineligible_reason:
        values["ineligible_reason"] = "duplicate"
    return values


PROPOSE = Step(
    key="propose",
    label="Đề xuất xử lý",
    sources=BEFORE,
    target="proposed",
    asks=("proposed_on", "eligibility", "direction"),
    offers=(
        "authority",
        *CONDITIONS,
        "ineligible_reason",
        "competent_kind",
        "receiving_body",
        "refusal_ground",
        "refusal_reason",
        "relation",
        "first_petition",
        "officer",
    ),
    start=_proposal,
    papers=("de-xuat-thu-ly",),
    article=f"{_LAW_PARTS}; Mẫu số 01",
)

ACCEPTING = (
    Step(
        key="accept_complaint",
        label="Thụ lý khiếu nại",
        sources=BEFORE,
        target="accepted",
        asks=("accepted_on",),
        offers=("accepted_number", *CONDITIONS, "verifier"),
        sets=_ELIGIBLE_AND_OWN,
        start=today_in("accepted_on"),
        papers=("thu-ly-khieu-nai",),
        article="Luật Khiếu nại 02/2011 Điều 27, 36; NĐ 124/2020 Điều 16 (sửa đổi bởi NĐ 155/2026 Điều 10)",
        fits=law.is_complaint,
        lawful=law.may_accept,
    ),
    Step(
        key="accept_denunciation",
        label="Thụ lý tố cáo",
        sources=BEFORE,
        target="accepted",
        asks=("accepted_on",),
        offers=("accepted_number", *CONDITIONS, "needs_many_checks", "verifier"),
        sets=_ELIGIBLE_AND_OWN,
        start=today_in("accepted_on"),
        papers=("quyet-dinh-thu-ly-to-cao", "thong-bao-thu-ly-to-cao"),
        article="Luật Tố cáo 25/2018 Điều 24, 29",
        fits=law.is_denunciation,
        lawful=law.may_accept,
    ),
    Step(
        key="accept_proposal",
        label="Thụ lý kiến nghị, phản ánh",
        sources=BEFORE,
        target="accepted",
        asks=("accepted_on",),
        offers=("accepted_number", *CONDITIONS, "verifier"),
        sets=_ELIGIBLE_AND_OWN,
        start=today_in("accepted_on"),
        papers=("de-xuat-thu-ly",),
        article="Luật Tiếp công dân 42/2013 Điều 26 khoản 2 điểm a",
        fits=law.is_proposal,
        lawful=law.may_accept,
    ),
)

REFUSING = (
    Step(
        key="refuse_complaint",
        label="Không thụ lý khiếu nại",
        sources=BEFORE,
        target="refused",
        asks=("refusal_ground", "document_on"),
        offers=("refusal_reason", "document_number", "answered_on"),
        sets={"direction": "not_accept"},
        start=today_in("document_on"),
        papers=("khong-thu-ly-khieu-nai",),
        article="Luật Khiếu nại 02/2011 Điều 11, 27; Mẫu số 04 NĐ 155/2026",
        fits=law.is_complaint,
        lawful=law.may_refuse,
    ),
    Step(
        key="refuse_denunciation",
        label="Không thụ lý tố cáo",
        sources=BEFORE,
        target="refused",
        asks=("refusal_ground", "document_on"),
        offers=("refusal_reason", "document_number", "answered_on", "reported_back_on"),
        sets={"direction": "not_accept"},
        start=today_in("document_on"),
        papers=("khong-thu-ly-to-cao",),
        article="Luật Tố cáo 25/2018 Điều 24 khoản 1, Điều 29",
        fits=law.is_denunciation,
        lawful=law.may_refuse,
    ),
    Step(
        key="refuse_proposal",
        label="Không thụ lý kiến nghị, phản ánh",
        sources=BEFORE,
        target="refused",
        asks=("refusal_ground", "document_on"),
        offers=("refusal_reason", "document_number", "answered_on"),
        sets={"direction": "refuse"},
        start=today_in("document_on", refusal_ground="already_answered"),
        article="NĐ 154/2026 Điều 4 khoản 1 điểm h",
        fits=law.is_proposal,
        lawful=law.may_refuse,
    ),
)

GUIDING = (
    Step(
        key="guide",
        label="Hướng dẫn gửi đúng cơ quan",
        sources=BEFORE,
        target="guided",
        asks=_SENT,
        offers=_LETTER,
        sets={"direction": "guide", "authority": "not_own"},
        start=today_in("document_on"),
        papers=("huong-dan",),
        article="Luật Tiếp công dân 42/2013 Điều 26 khoản 1 điểm b; Luật Tố cáo 25/2018 Điều 24 khoản 2",
        fits=lambda petition: not law.is_mixed(petition),
        lawful=law.may_guide,
    ),
    Step(
        key="return_originals",
        label="Trả lại đơn, giấy tờ gốc và hướng dẫn",
        sources=BEFORE,
        target="guided",
        asks=_SENT,
        offers=_LETTER,
        sets={"direction": "return_originals", "authority": "not_own"},
        start=today_in("document_on"),
        papers=("tra-lai-don",),
        article="TT 07/2014/TT-TTCP Điều 8, 10 (TT 05/2021 giữ nguyên)",
        fits=law.is_complaint,
        lawful=law.may_return_originals,
    ),
    Step(
        key="return_to_sender",
        label="Trả lại nơi chuyển đơn không đúng thẩm quyền",
        sources=BEFORE,
        target="guided",
        asks=("document_on",),
        offers=("document_number", "competent_kind", "reported_back_on"),
        sets={"direction": "return_to_sender", "authority": "not_own"},
        start=today_in("document_on"),
        papers=("tra-lai-noi-chuyen",),
        article="TT 07/2014/TT-TTCP Điều 8 khoản 2 (TT 05/2021 giữ nguyên)",
        fits=law.is_complaint,
        lawful=law.may_return_to_sender,
    ),
    Step(
        key="split",
        label="Hướng dẫn tách đơn",
        sources=BEFORE,
        target="guided",
        asks=("document_on",),
        offers=("document_number", "answered_on"),
        sets={"direction": "split"},
        start=today_in("document_on"),
        papers=("huong-dan-tach-don",),
        article="Luật Tiếp công dân 42/2013 Điều 25 khoản 3; TT 07/2014/TT-TTCP Điều 22 (TT 05/2021 giữ nguyên)",
        fits=law.is_mixed,
    ),
)

TRANSFERRING = (
    Step(
        key="transfer_denunciation",
        label="Chuyển đơn tố cáo",
        sources=BEFORE,
        target="transferred",
        asks=_SENT,
        offers=_LETTER,
        sets={"direction": "transfer_denunciation", "authority": "not_own"},
        start=today_in("document_on"),
        papers=("chuyen-to-cao", "thong-bao-chuyen-to-cao"),
        article="Luật Tố cáo 25/2018 Điều 24 khoản 2; TT 05/2021/TT-TTCP Điều 14",
        fits=law.is_denunciation,
        lawful=law.may_transfer,
    ),
    Step(
        key="transfer_proposal",
        label="Chuyển đơn kiến nghị, phản ánh",
        sources=BEFORE,
        target="transferred",
        asks=_SENT,
        offers=_LETTER,
        sets={"direction": "transfer_proposal", "authority": "not_own"},
        start=today_in("document_on"),
        papers=("chuyen-kien-nghi",),
        article="Luật Tiếp công dân 42/2013 Điều 26 khoản 2 điểm b",
        fits=law.is_proposal,
        lawful=law.may_transfer,
    ),
    Step(
        key="transfer_party",
        label="Chuyển cơ quan Đảng",
        sources=BEFORE,
        target="transferred",
        asks=_SENT,
        offers=_LETTER,
        sets={"direction": "transfer_party", "authority": "not_own"},
        start=today_in("document_on", competent_kind="political"),
        papers=("chuyen-to-cao", "thong-bao-chuyen-to-cao"),
        article="TT 05/2021/TT-TTCP Điều 15",
        fits=law.is_denunciation,
        lawful=law.may_transfer,
    ),
    Step(
        key="transfer_investigation",
        label="Chuyển cơ quan điều tra",
        sources=BEFORE,
        target="transferred",
        asks=_SENT,
        offers=_LETTER,
        sets={"direction": "transfer_investigation"},
        start=today_in("document_on", competent_kind="judicial"),
        papers=("chuyen-to-cao", "thong-bao-chuyen-to-cao"),
        article="Luật Tố cáo 25/2018 Điều 27 khoản 1",
        fits=law.is_denunciation,
        lawful=law.may_transfer_crime,
    ),
)

FILE = Step(
    key="file",
    label="Xếp lưu đơn",
    sources=BEFORE,
    target="filed",
    asks=("ineligible_reason", "filed_on"),
    offers=("relation", "first_petition", "authority", *CONDITIONS),
    sets={"direction": "file", "eligibility": "not_eligible"},
    start=_filing,
    article="TT 07/2014/TT-TTCP Điều 28 (TT 05/2021 giữ nguyên)",
    lawful=law.may_file,
)

HANDLING: tuple[Step, ...] = (PROPOSE, *ACCEPTING, *TRANSFERRING, *GUIDING, *REFUSING, FILE)
"""In the order of an officer's questions: is it ours, whose is it, why not."""
