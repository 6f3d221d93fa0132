"""The life line of a model: what may come next, what each step asks for and which papers it prints.

No law prescribes it. Order and names follow the guidance of provinces on the movement "Dân vận khéo": registration,
carrying out, check, scoring, vote, proposal, recognition, reward, replication, yearly review, end.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop_app.domain.fields import spec_of
from desktop_app.domain.formats import format_day
from desktop_app.domain.steps import Step
from desktop_app.domain.values import editable
from desktop_app.records.civic_models.progress import shortfalls, unscored
from desktop_app.records.civic_models.record import CivicModel
from desktop_app.records.stepping import needs, new_row, refused_if, today_in

_GUIDANCE = "Hướng dẫn của cấp tỉnh về phong trào “Dân vận khéo”"
_IN_FORCE = ("registered", "building", "surveyed", "proposed", "recognized", "not_recognized", "maintained")
_KEPT = ("recognized", "maintained")
_CHECK: dict[str, Any] = {
    "asks": ("checks",),
    "start": new_row("checks", "visited_on"),
    "papers": ("bien-ban-kiem-tra-mo-hinh",),
    "article": f"{_GUIDANCE}: kiểm tra, đôn đốc, khảo sát",
}
_RECOGNIZE: dict[str, Any] = {
    "asks": ("recognitions",),
    "papers": ("quyet-dinh-cong-nhan",),
    "article": f"{_GUIDANCE}: công nhận mô hình (cấp, số và ngày quyết định)",
}
_REPLICATE: dict[str, Any] = {
    "asks": ("replications",),
    "start": new_row("replications", "started_on"),
    "article": f"{_GUIDANCE}: duy trì, nhân rộng mô hình",
}


def _today_anew(key: str) -> Any:
    """Start values: today, also where an earlier round left its day."""
    return lambda record, today: {key: format_day(today)}


def _this_year(model: CivicModel, today: date) -> dict[str, Any]:
    """The reviews with a new row for this year, unless it is there."""
    rows = editable(spec_of(CivicModel, "reviews"), model.reviews)
    is_there = any(item.reviewed_year == today.year for item in model.reviews)
    return {"reviews": rows if is_there else [*rows, {"reviewed_year": str(today.year)}]}


def _recipient(model: CivicModel) -> str:
    return model.person or model.unit


def _first_shortfall(model: CivicModel) -> str:
    return next(shortfalls(model), "")


BUILDING = (
    Step(
        key="build",
        label="Bắt đầu xây dựng",
        sources=("registered",),
        target="building",
        asks=("starts_on",),
        offers=("ends_on", "targets"),
        start=today_in("starts_on"),
        papers=("phieu-dang-ky-mo-hinh",),
        article=f"{_GUIDANCE}: đăng ký, xây dựng mô hình",
    ),
    Step(
        key="check", label="Ghi lần kiểm tra, khảo sát", sources=("registered", "building"), target="surveyed", **_CHECK
    ),
    Step(
        key="check_again",
        label="Ghi lần kiểm tra tiếp theo",
        sources=("surveyed", "proposed", "recognized", "not_recognized", "maintained"),
        **_CHECK,
    ),
)

JUDGING = (
    Step(
        key="score",
        label="Chấm theo bộ tiêu chí",
        sources=("building", "surveyed", "proposed"),
        asks=("sheet", "scored_on"),
        offers=("scores",),
        start=_today_anew("scored_on"),
        papers=("phieu-cham-mo-hinh",),
        article=f"{_GUIDANCE}: bộ tiêu chí, phiếu chấm",
    ),
    Step(
        key="vote",
        label="Ghi kết quả họp xét",
        sources=("surveyed", "proposed"),
        asks=("voted_on", "voters", "votes_for"),
        offers=("vote_number",),
        start=_today_anew("voted_on"),
        papers=("bien-ban-binh-xet",),
        article=f"{_GUIDANCE}: họp xét, bình xét mô hình",
    ),
    Step(
        key="propose",
        label="Đề nghị công nhận",
        sources=("surveyed",),
        target="proposed",
        asks=("proposal_number", "proposed_on"),
        offers=("highlights", "outcomes", "is_confirmed"),
        start=today_in("proposed_on"),
        papers=("to-trinh-cong-nhan", "bao-cao-thanh-tich"),
        article=f"{_GUIDANCE}: hồ sơ đề nghị công nhận",
        lawful=unscored,
    ),
    Step(
        key="recognize",
        label="Công nhận mô hình",
        sources=("proposed",),
        target="recognized",
        sets={"refusal_reason": ""},
        start=new_row("recognitions", "decided_on", level="grassroots"),
        lawful=refused_if(
            needs("proposal_number", "Chưa có số tờ trình đề nghị công nhận."),
            needs("proposed_on", "Chưa có ngày tờ trình đề nghị công nhận."),
            _first_shortfall,
        ),
        **_RECOGNIZE,
    ),
    Step(
        key="refuse",
        label="Không công nhận",
        sources=("proposed",),
        target="not_recognized",
        asks=("refusal_reason",),
        article=f"{_GUIDANCE}: xét, không công nhận và nêu lý do",
    ),
)

KEEPING = (
    Step(
        key="recognize_higher",
        label="Ghi quyết định công nhận của cấp khác",
        sources=_KEPT,
        start=new_row("recognitions", "decided_on", level="province"),
        lawful=_first_shortfall,
        **_RECOGNIZE,
    ),
    Step(
        key="reward",
        label="Ghi khen thưởng",
        sources=_KEPT,
        asks=("rewards",),
        start=new_row("rewards", "decided_on", recipient=_recipient),
        article=f"{_GUIDANCE}: biểu dương, khen thưởng",
    ),
    Step(key="replicate", label="Ghi nơi nhân rộng", sources=("recognized",), target="maintained", **_REPLICATE),
    Step(key="replicate_again", label="Ghi thêm nơi nhân rộng", sources=("maintained",), **_REPLICATE),
    Step(
        key="maintain",
        label="Chuyển sang duy trì",
        sources=("recognized",),
        target="maintained",
        article=f"{_GUIDANCE}: duy trì, nhân rộng mô hình",
    ),
    Step(
        key="review",
        label="Đánh giá hằng năm",
        sources=("building", "surveyed", "proposed", "recognized", "not_recognized", "maintained"),
        asks=("reviews",),
        start=_this_year,
        article=f"{_GUIDANCE}: rà soát, đánh giá mô hình hằng năm",
    ),
    Step(
        key="stop",
        label="Dừng mô hình",
        sources=_IN_FORCE,
        target="stopped",
        asks=("stopped_on", "stop_reason"),
        start=today_in("stopped_on"),
        article=f"{_GUIDANCE}: mô hình dừng có lý do",
    ),
    Step(
        key="resume",
        label="Xây dựng lại",
        sources=("stopped", "not_recognized"),
        target="building",
        sets={
            "stopped_on": None,
            "stop_reason": "",
            "scored_on": None,
            "voted_on": None,
            "vote_number": "",
            "voters": None,
            "votes_for": None,
            "proposal_number": "",
            "proposed_on": None,
        },
        article=f"{_GUIDANCE}: xây dựng lại, đề nghị công nhận từ đầu",
    ),
)

STEPS: tuple[Step, ...] = (*BUILDING, *JUDGING, *KEEPING)
