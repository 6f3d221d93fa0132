"""The civic model: a "Dân vận khéo" model or exemplar from registration to recognition, replication or end.

Its register number is its code; the year of registration is the year of ``registered_on``.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from desktop_app.domain import fields
from desktop_app.domain.kind import Section
from desktop_app.records import civic_choices
from desktop_app.records.naming import shortened

SECTIONS = (
    Section("registration", "Đăng ký"),
    Section("content", "Nội dung, cách làm"),
    Section("results", "Kết quả"),
    Section("review", "Kiểm tra, chấm điểm"),
    Section("recognition", "Công nhận, khen thưởng"),
    Section("spread", "Duy trì, nhân rộng"),
)

_REGISTRATION, _CONTENT, _RESULTS, _REVIEW, _RECOGNITION, _SPREAD = (section.key for section in SECTIONS)
_FORM = "Phiếu đăng ký mô hình (hướng dẫn của cấp tỉnh)"
_LIST = "Danh sách mô hình"
_DOSSIER = "Hồ sơ đề nghị công nhận (hướng dẫn của cấp tỉnh)"
_SCORING = "Phiếu chấm (tiêu chí của cấp tỉnh)"
_OUTCOMES = "Biểu kết quả vận động: hộ, m² đất, tiền, ngày công, km đường, công trình"
_UNIT_HELP = "Chỉ nhập khi chọn “Khác”."


# One field after the other like the lines of a form; the formatter would spread each over a screen.
# fmt: off
@fields.row
class Target(fields.Record):
    """One figure the model promises."""

    kind: str | None = fields.choice("Chỉ tiêu", *civic_choices.OUTCOMES, required=True, source=_FORM)
    quantity: Decimal | None = fields.amount("Số lượng", required=True, source=_FORM)
    other_unit: str = fields.text("Đơn vị tính khác", max_length=40, width=14, help=_UNIT_HELP, source=_FORM)


@fields.row
class Outcome(fields.Record):
    """One counted result; its unit follows from its kind."""

    kind: str | None = fields.choice("Kết quả", *civic_choices.OUTCOMES, required=True, source=_OUTCOMES)
    quantity: Decimal | None = fields.amount("Số lượng", required=True, source=_OUTCOMES)
    other_unit: str = fields.text("Đơn vị tính khác", max_length=40, width=14, help=_UNIT_HELP, source=_OUTCOMES)
    counted_on: date | None = fields.day("Tính đến ngày", past=True, required=True, source=_OUTCOMES)
    evidence: str = fields.text("Minh chứng", max_length=300, source=_DOSSIER)


@fields.row
class CheckVisit(fields.Record):
    """One inspection or survey of the model."""

    visited_on: date | None = fields.day("Ngày", past=True, required=True, source="Kiểm tra, khảo sát mô hình")
    visitor: str = fields.pick("Người, đoàn kiểm tra", target="officers", source="Kiểm tra, khảo sát mô hình")
    finding: str = fields.text(
        "Nhận xét về mô hình", max_length=1_000, width=60, required=True, source="Kiểm tra, khảo sát mô hình"
    )


@fields.row
class Score(fields.Record):
    """One criterion, by points or by passed or not."""

    criterion_group: str = fields.text("Nhóm tiêu chí", max_length=120, width=24, source=_SCORING)
    criterion: str = fields.text(
        "Tiêu chí", max_length=500, width=48, required=True, source=_SCORING
    )
    maximum: Decimal | None = fields.amount("Điểm tối đa", high=1_000, source=_SCORING)
    points: Decimal | None = fields.amount("Điểm chấm", high=1_000, source=_SCORING)
    is_passed: bool = fields.flag("Đạt", help="Khi chấm đạt hoặc chưa đạt.", source=_SCORING)
    is_evidence_needed: bool = fields.flag("Cần minh chứng", source=_SCORING)
    evidence: str = fields.text("Minh chứng", max_length=300, source=_SCORING)


@fields.row
class Recognition(fields.Record):
    """One decision that recognises the model."""

    level: str | None = fields.choice(
        "Cấp công nhận", *civic_choices.RECOGNITION_LEVELS, required=True, source=f"{_LIST} cột 8"
    )
    number: str = fields.text("Số quyết định", max_length=60, width=20, required=True, source=f"{_LIST} cột 8")
    decided_on: date | None = fields.day("Ngày quyết định", past=True, required=True, source=f"{_LIST} cột 8")
    issuer: str = fields.pick("Cơ quan ban hành", target="organizations", source=f"{_LIST} cột 8")


@fields.row
class Reward(fields.Record):
    """One commendation of the model or of those who carry it."""

    recipient: str = fields.text("Tập thể, cá nhân được khen", required=True, source="Danh sách khen thưởng cột 2")
    form: str | None = fields.choice(
        "Hình thức", *civic_choices.REWARD_FORMS, required=True, source="Danh sách khen thưởng cột 3"
    )
    issuer: str = fields.pick("Cấp khen thưởng", target="organizations", source="Danh sách khen thưởng cột 3")
    number: str = fields.text("Số quyết định", max_length=60, width=20, source="Danh sách khen thưởng cột 4")
    decided_on: date | None = fields.day("Ngày quyết định", past=True, source="Danh sách khen thưởng cột 4")
    money: int | None = fields.money("Tiền thưởng", high=10**12, source="Danh sách khen thưởng cột 5")


@fields.row
class Replication(fields.Record):
    """One place the model was copied to; a copy with a record of its own links back by ``original``."""

    place: str = fields.text("Nơi nhân rộng", required=True, source="Theo dõi nhân rộng mô hình")
    unit: str = fields.pick("Đơn vị thực hiện", target="organizations", source="Theo dõi nhân rộng mô hình")
    started_on: date | None = fields.day("Từ ngày", past=True, source="Theo dõi nhân rộng mô hình")


@fields.row
class YearReview(fields.Record):
    """The verdict of one year's review."""

    reviewed_year: int | None = fields.year("Năm", low=2009, required=True, source="Rà soát mô hình hằng năm")
    verdict: str | None = fields.choice(
        "Đánh giá", *civic_choices.YEAR_VERDICTS, required=True, source="Rà soát mô hình hằng năm"
    )
    note: str = fields.text("Ghi chú", max_length=300, source="Rà soát mô hình hằng năm")


@fields.record
class CivicModel(fields.Record):
    """One model (mô hình) or exemplar (điển hình). Days are local calendar days."""

    name: str = fields.text(
        "Tên mô hình", max_length=300, section=_REGISTRATION, required=True, listed=True, searchable=True, width=60,
        help="Có tên và địa chỉ rõ ràng, ví dụ: Ngôi nhà xanh thôn Đông.", source=f"{_FORM}; {_LIST} cột 2",
    )
    field: str | None = fields.choice(
        "Lĩnh vực", *civic_choices.MODEL_FIELDS, section=_REGISTRATION, required=True, listed=True,
        source=f"{_LIST} cột 4"
    )
    type: str | None = fields.choice(
        "Loại", *civic_choices.MODEL_TYPES, section=_REGISTRATION, required=True, default="model", width=14,
        help="Mô hình là cách làm; điển hình là người hoặc đơn vị.", source=_FORM,
    )
    subject: str | None = fields.choice(
        "Chủ thể", *civic_choices.MODEL_SUBJECTS, section=_REGISTRATION, required=True, listed=True, width=14,
        source="Biểu tổng hợp mô hình (tập thể, cá nhân)",
    )
    unit: str = fields.pick(
        "Đơn vị thực hiện", target="organizations", section=_REGISTRATION, required=True, listed=True, searchable=True,
        help="Với điển hình cá nhân: đơn vị của người đó.", source=f"{_LIST} cột 3",
    )
    person: str = fields.person(
        "Cá nhân thực hiện", section=_REGISTRATION, searchable=True, personal=True,
        help="Chỉ nhập khi chủ thể là cá nhân.", source=f"{_LIST} cột 3",
    )
    person_post: str = fields.text(
        "Chức vụ của cá nhân", max_length=120, section=_REGISTRATION, width=28, source=_FORM
    )
    hamlet: str = fields.pick(
        "Thôn, tổ dân phố", target="hamlets", section=_REGISTRATION, listed=True, searchable=True, width=24,
        source=f"{_LIST} cột 5",
    )
    place: str = fields.text("Địa điểm cụ thể", section=_REGISTRATION, searchable=True, source=f"{_LIST} cột 5")
    contact: str = fields.person("Người phụ trách", section=_REGISTRATION, personal=True, source=_FORM)
    contact_phone: str = fields.phone("Điện thoại người phụ trách", section=_REGISTRATION, personal=True, source=_FORM)
    registered_on: date | None = fields.day(
        "Ngày đăng ký", section=_REGISTRATION, required=True, past=True, listed=True,
        help="Ngày ghi trên phiếu hoặc danh sách đăng ký; năm đăng ký tính theo ngày này.", source=_FORM,
    )
    phase: str | None = fields.choice(
        "Giai đoạn", *civic_choices.MODEL_PHASES, section=_REGISTRATION, width=14,
        source="Hướng dẫn phong trào theo giai đoạn"
    )
    is_confirmed: bool = fields.flag(
        "Cấp ủy cơ sở đã xác nhận", section=_REGISTRATION, source=f"{_FORM}; tiêu chí: cấp ủy lãnh đạo, có đăng ký"
    )

    reason: str = fields.long_text(
        "Thực trạng, lý do chọn", max_length=4_000, section=_CONTENT, source=_FORM
    )
    objective: str = fields.long_text("Mục tiêu", max_length=4_000, section=_CONTENT, searchable=True, source=_FORM)
    participants: str = fields.long_text(
        "Đối tượng tham gia", max_length=2_000, section=_CONTENT,
        help="Ghi theo nhóm việc, không lập danh sách người dân.", source=_FORM,
    )
    method: str = fields.long_text(
        "Nội dung, cách làm", max_length=8_000, section=_CONTENT, searchable=True, source=_FORM
    )
    forces: str = fields.long_text("Lực lượng phối hợp", max_length=2_000, section=_CONTENT, source=_FORM)
    starts_on: date | None = fields.day("Ngày bắt đầu", section=_CONTENT, source=f"{_LIST} cột 6")
    ends_on: date | None = fields.day(
        "Ngày kết thúc dự kiến", section=_CONTENT, help="Để trống khi duy trì lâu dài.", source=f"{_LIST} cột 6"
    )
    targets: tuple[Target, ...] = fields.rows("Chỉ tiêu", Target, high=40, section=_CONTENT, source=_FORM)

    households: int | None = fields.count("Số hộ tham gia", high=200_000, section=_RESULTS, source=_OUTCOMES)
    people: int | None = fields.count("Số người tham gia", section=_RESULTS, source=_OUTCOMES)
    outcomes: tuple[Outcome, ...] = fields.rows(
        "Kết quả lượng hóa", Outcome, high=200, section=_RESULTS,
        help="Mỗi dòng là số làm thêm từ lần ghi trước, kèm ngày tính; các dòng được cộng lại khi báo cáo.",
        source=_OUTCOMES,
    )
    highlights: str = fields.long_text(
        "Kết quả nổi bật", max_length=4_000, section=_RESULTS, searchable=True, source=f"{_LIST} cột 7"
    )

    checks: tuple[CheckVisit, ...] = fields.rows(
        "Lần kiểm tra, khảo sát", CheckVisit, high=100, section=_REVIEW, source="Kiểm tra, khảo sát mô hình"
    )
    sheet: str | None = fields.ref(
        "Bộ tiêu chí", target="criteria_sheets", section=_REVIEW,
        help="Chọn bộ tiêu chí thì phiếu chấm được điền sẵn; mô hình giữ đúng phiên bản đã chấm.", source=_SCORING,
    )
    sheet_version: str = fields.text(
        "Phiên bản bộ tiêu chí", max_length=400, section=_REVIEW, width=60, source=_SCORING
    )
    scoring: str | None = fields.choice("Cách chấm", *civic_choices.SCORINGS, section=_REVIEW, source=_SCORING)
    pass_points: Decimal | None = fields.amount(
        "Điểm công nhận từ", high=1_000, section=_REVIEW, source=_SCORING
    )
    exemplary_points: Decimal | None = fields.amount(
        "Điểm tiêu biểu từ", high=1_000, section=_REVIEW, source=_SCORING
    )
    is_visit_needed: bool = fields.flag("Cần kiểm tra trước khi công nhận", section=_REVIEW, source=_SCORING)
    is_vote_needed: bool = fields.flag("Cần họp xét trước khi công nhận", section=_REVIEW, source=_SCORING)
    scored_on: date | None = fields.day("Ngày chấm", past=True, section=_REVIEW, source=_SCORING)
    scores: tuple[Score, ...] = fields.rows(
        "Phiếu chấm", Score, high=100, section=_REVIEW,
        help="Chấm điểm hoặc chỉ đánh dấu đạt, theo tiêu chí của cấp tỉnh.", source=_SCORING,
    )
    score_total: Decimal | None = fields.amount("Tổng điểm", computed=True, section=_REVIEW, source=_SCORING)
    score_maximum: Decimal | None = fields.amount("Tổng điểm tối đa", computed=True, section=_REVIEW, source=_SCORING)
    voted_on: date | None = fields.day("Ngày họp xét", past=True, section=_REVIEW, source=_DOSSIER)
    vote_number: str = fields.text(
        "Số biên bản họp xét", max_length=60, section=_REVIEW, width=20, source=_DOSSIER
    )
    voters: int | None = fields.count("Số người dự bình xét", high=1_000, section=_REVIEW, source=_DOSSIER)
    votes_for: int | None = fields.count("Số phiếu đồng ý", high=1_000, section=_REVIEW, source=_DOSSIER)
    last_visited_on: date | None = fields.day(
        "Kiểm tra gần nhất", computed=True, section=_REVIEW, source="Kiểm tra, khảo sát mô hình"
    )
    visit_due_on: date | None = fields.day(
        "Nên kiểm tra trước ngày", computed=True, listed=True, section=_REVIEW,
        help="12 tháng sau lần kiểm tra gần nhất, hoặc sau ngày đăng ký.",
        source="Nội bộ: mô hình được kiểm tra hằng năm",
    )
    evidence_count: int | None = fields.count(
        "Số minh chứng đã ghi", computed=True, section=_RESULTS, source=_DOSSIER
    )
    result_count: int | None = fields.count(
        "Số con số kết quả đã ghi", computed=True, section=_RESULTS, source=_OUTCOMES
    )

    status: str | None = fields.choice(
        "Trạng thái", *civic_choices.MODEL_STATUSES, section=_RECOGNITION, required=True, default="registered",
        listed=True, source="Các bước: đăng ký, xây dựng, kiểm tra, đề nghị, công nhận, nhân rộng, dừng",
    )
    proposal_number: str = fields.text(
        "Số tờ trình đề nghị công nhận", max_length=60, section=_RECOGNITION, searchable=True, width=20, source=_DOSSIER
    )
    proposed_on: date | None = fields.day("Ngày tờ trình", past=True, section=_RECOGNITION, source=_DOSSIER)
    recognitions: tuple[Recognition, ...] = fields.rows(
        "Quyết định công nhận", Recognition, high=20, section=_RECOGNITION, source=f"{_LIST} cột 8"
    )
    recognized_on: date | None = fields.day(
        "Ngày công nhận đầu tiên", computed=True, section=_RECOGNITION, source=f"{_LIST} cột 8"
    )
    refusal_reason: str = fields.text(
        "Lý do không công nhận", max_length=500, section=_RECOGNITION, width=60, source=_DOSSIER
    )
    rewards: tuple[Reward, ...] = fields.rows(
        "Khen thưởng", Reward, high=50, section=_RECOGNITION, source="Danh sách khen thưởng"
    )

    original: str | None = fields.ref(
        "Nhân rộng từ mô hình", target="civic_models", section=_SPREAD, source="Theo dõi nhân rộng mô hình"
    )
    original_place: str = fields.text(
        "Nhân rộng từ nơi khác", section=_SPREAD, help="Khi mô hình gốc không có trong sổ này.",
        source="Theo dõi nhân rộng mô hình",
    )
    replications: tuple[Replication, ...] = fields.rows(
        "Nơi đã nhân rộng", Replication, high=200, section=_SPREAD, source="Theo dõi nhân rộng mô hình"
    )
    reviews: tuple[YearReview, ...] = fields.rows(
        "Đánh giá từng năm", YearReview, high=60, section=_SPREAD, source="Rà soát mô hình hằng năm"
    )
    stopped_on: date | None = fields.day(
        "Ngày dừng", past=True, section=_SPREAD, source="Biểu tổng hợp mô hình (dừng)"
    )
    stop_reason: str = fields.text(
        "Lý do dừng", max_length=500, section=_SPREAD, width=60, source="Biểu tổng hợp mô hình (dừng)"
    )
    note: str = fields.long_text("Ghi chú", max_length=2_000, section=_SPREAD, source=f"{_LIST} cột 9")
    # fmt: on


def name_of(model: CivicModel) -> str:
    """The model's name."""
    return shortened(model.name)
