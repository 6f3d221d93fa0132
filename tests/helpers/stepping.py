"""Records from which each lawful step can be taken, and what a person would answer in its dialog."""

from __future__ import annotations

from typing import Any

from desktop_app.domain.fields import FieldType
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.steps import Step
from desktop_app.domain.values import parse
from desktop_app.services import records
from desktop_app.services.workspace import Workspace
from tests.helpers import model_samples, opinion_samples
from tests.helpers.examples import TODAY, example

_PERSON = {"hamlet": "Thôn Đông", "people_count": "1"}
_SECRET = {"content_kind": "denunciation", "secret_file": "03-TC/2026", "people_count": "1"}
_CONDITIONS = dict.fromkeys(("is_vietnamese", "is_signed", "names_object", "states_content", "is_unprocessed"), True)
_PETITION = {
    "received_on": "02/11/2026", "source": "direct", "petitioner_kind": "individual",
    "summary": "Xem lại việc thu tiền", "eligibility": "eligible", **_CONDITIONS,
}  # fmt: skip
_ACCEPTED = {"direction": "accept", "authority": "own", "accepted_on": "04/11/2026", "accepted_number": "1/TB"}
_DECIDED = {**_ACCEPTED, "decided_on": "16/11/2026", "decision_number": "9/QĐ-UBND"}
_STATES: dict[str, dict[str, Any]] = {
    "accepted": _ACCEPTED,
    "settling": _ACCEPTED,
    "suspended": {**_ACCEPTED, "suspensions": [{"suspended_on": "09/11/2026"}]},
    "resulted": _DECIDED,
    "answered": {**_DECIDED, "answered_on": "17/11/2026", "decision_sent_on": "17/11/2026"},
    "transferred": {"receiving_body": "Sở Y tế", "document_on": "05/11/2026", "authority": "not_own"},
}
_STATES_OF = {"petitions": _STATES, "civic_models": model_samples.STATES, "opinions": opinion_samples.STATES}
_SORTS: dict[str, dict[str, dict[str, Any]]] = {
    "petitions": {
        "complaint": {**_PETITION, **_PERSON, "content_kind": "complaint", "petitioner": "Nguyễn Văn An"},
        "denunciation": {**_PETITION, **_SECRET},
        "proposal": {**_PETITION, **_PERSON, "content_kind": "proposal", "petitioner": "Nguyễn Văn An"},
        "mixed": {**_PETITION, **_PERSON, "content_kind": "mixed", "petitioner": "Nguyễn Văn An"},
    }
}
_VISIT = {
    "received_on": "11/11/2026", "received_at": "08:00", "reception_type": "scheduled", "form": "in_person",
    "host": "government", "chair": "Lê Văn Cường", "summary": "Đề nghị xem lại việc thu tiền",
}  # fmt: skip
_VISITOR = {**_PERSON, "visitor": "Nguyễn Văn An", "paper_number": "019088001234"}
_SORTS["receptions"] = {
    "complaint": {**_VISIT, **_VISITOR, "content_kind": "complaint"},
    "proposal": {**_VISIT, **_VISITOR, "content_kind": "proposal"},
    "denunciation": {**_VISIT, **_SECRET},
    "mixed": {**_VISIT, **_VISITOR, "content_kind": "mixed"},
    "empty": {key: value for key, value in _VISIT.items() if key != "summary"} | {"no_citizen": True},
}
_SORTS["dialogues"] = {
    "committee": {
        "kind": "peoples_committee", "occasion": "scheduled", "topic": "Môi trường nông thôn", "form": "in_person",
        "scope": "commune", "held_on": "16/11/2026", "place": "Hội trường xã", "announced_on": "05/11/2026",
    },
}  # fmt: skip
_SORTS["activities"] = {
    "class": {"type": "training", "name": "Lớp bồi dưỡng tổ dân vận", "held_on": "16/11/2026", "level": "commune"}
}
_SORTS["civic_models"] = {"model": model_samples.MODEL}
_SORTS["opinions"] = {"opinion": opinion_samples.RAISED}
_DIRECTIONS = {
    ("petitions", "transferred", "complaint"): "transfer_party",
    ("petitions", "transferred", "proposal"): "transfer_proposal",
    ("petitions", "transferred", "denunciation"): "transfer_denunciation",
}
_SITUATIONS: dict[str, dict[str, Any]] = {
    "guide": {"authority": "not_own"},
    "return_originals": {"authority": "not_own", "has_originals": True},
    "return_to_sender": {"authority": "not_own", "source": "agency", "forwarding_body": "Thanh tra tỉnh"},
    "transfer_denunciation": {"authority": "not_own"},
    "transfer_proposal": {"authority": "not_own"},
    "transfer_party": {"authority": "not_own"},
    "file": {"eligibility": None},
    "extend": {"complexity": "complex", "complexity_number": "15/BC-UBND"},
    "report_answered": {"report_requested_on": "17/11/2026"},
    "send_decision": {"decision_sent_on": None},
    "tell_citizen": {"replied_on": "18/11/2026"},
    "answer_forwarder": {"source": "press", "forwarding_body": "Báo Nông thôn", "forwarding_number": "12/CV"},
    "report_back": {"source": "council", "forwarding_body": "Hội đồng nhân dân xã"},
}
"""What must be so besides the state for a step of this key to be lawful."""

_ANSWERS: dict[str, Any] = {
    **opinion_samples.ANSWERS,
    "eligibility": "eligible", "dialogue_on": "30/11/2026", "direction": "accept", "verifier": "Tổ xác minh",
    "receiving_body": "Sở Y tế",
    "ineligible_reason": "illegible", "complexity": "complex", "complexity_number": "15/BC-UBND",
    "stop_reason": "Người khiếu nại chết", "withdrawn_content": "Nội dung thứ hai", "decision_number": "9/QĐ-UBND",
    "analysis": "partly", "result": "Đã giải quyết", "execution": "executing", "answer": "Đã giải thích",
    "proposal_number": "5-TTr/ĐU", "voters": "15", "votes_for": "12",
    "attendees": "50", "cancel_reason": "Mưa lũ",
    "refusal_reason": "Đã trả lời bằng văn bản", "responsible_body": "Phòng Kinh tế", "chair_conclusion": "Giao",
}  # fmt: skip
_GROUNDS = {
    "refuse_complaint": "unsigned", "refuse_denunciation": "no_basis", "refuse_proposal": "already_answered",
    "refuse_oral": "point_k", "refuse_written": "point_h",
}  # fmt: skip
_OPTIONAL = {"minutes": {"ended_at": "09:30"}, "minutes_denunciation": {"ended_at": "09:30"}, "minutes_empty": {
    "ended_at": "11:30"}, "postpone": {"held_on": "20/11/2026"}}  # fmt: skip


def suitable(kind: RecordKind, step: Step) -> dict[str, Any]:
    """Raw values of a record from whose state the step is lawful."""
    for sort, base in _SORTS[kind.key].items():
        for status in step.sources:
            if (status == "empty") != (sort == "empty"):
                continue
            raw = {**base, **_STATES_OF.get(kind.key, {}).get(status, {}), "status": status}
            direction = _DIRECTIONS.get((kind.key, status, sort))
            raw |= {"direction": direction} if direction else {}
            raw |= _SITUATIONS.get(step.key, {}) if kind.key == "petitions" else {}
            record: Any = parse(kind.record_type, raw, today=TODAY)[0]
            if step.fits(record) and not step.lawful(record):
                return raw
    raise AssertionError(f"{kind.key}: no record from which {step.key} can be taken")


def values_for(kind: RecordKind, step: Step, opened: dict[str, Any]) -> dict[str, Any]:
    """What a person adds to the values the dialog opens with, so that everything asked for is given."""
    values: dict[str, Any] = dict(_OPTIONAL.get(step.key, {}))
    for key in step.asks:
        if key == "refusal_ground":
            values[key] = _GROUNDS[step.key]
        elif key in _ANSWERS:
            values[key] = opened.get(key) or _ANSWERS[key]
        elif kind.spec(key).type is FieldType.REF:
            continue  # chosen before the dialog opens: see chosen_links
        elif key == "extensions":
            values[key] = [row | {"number": row.get("number") or "5/QĐ-UBND"} for row in opened[key]]
        elif kind.spec(key).type is FieldType.ROWS and kind.key == "civic_models":
            values[key] = model_samples.completed(key, opened[key])
        elif not opened.get(key):
            values[key] = "20/11/2026"
    if "scores" in step.offers:
        values["scores"] = model_samples.completed("scores", opened["scores"])
    return values


def chosen_links(work: Workspace, kind: RecordKind, step: Step) -> dict[str, Any]:
    """A new record for every link the step asks for, as a person would choose it."""
    links = [kind.spec(key) for key in step.asks if kind.spec(key).type is FieldType.REF]
    return {
        spec.key: records.create(
            work, kind=spec.target, raw=example(work.kind(spec.target)), accepted=None
        ).stored.uid
        for spec in links
    }  # fmt: skip
