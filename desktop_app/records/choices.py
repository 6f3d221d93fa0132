"""Lists of codes that several records share, each code mapped to the class that official statistics count by.

Codes are stored and never change; labels may. An office's wording changes here, in one place, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.fields import Choice


def codes(choices: tuple[Choice, ...], *groups: str) -> tuple[str, ...]:
    """Codes of the choices that belong to one of the groups, in order; all codes when no group is named."""
    return tuple(choice.code for choice in choices if not groups or choice.group in groups)


def label_of(choices: tuple[Choice, ...], code: str | None) -> str:
    """Words of a code; the code itself when the list no longer has it, "" for None."""
    return next((choice.label for choice in choices if choice.code == code), code or "")


def short_of(choices: tuple[Choice, ...], code: str | None) -> str:
    """Abbreviation of a code, its words where it has none, "" for None."""
    return next((choice.short or choice.label for choice in choices if choice.code == code), code or "")


# --- What a matter is about -------------------------------------------------------------------------------------

CONTENT_KINDS = (
    Choice("complaint", "Khiếu nại", "KN", "complaint"),
    Choice("denunciation", "Tố cáo", "TC", "denunciation"),
    Choice("proposal", "Kiến nghị, phản ánh", "KN,PA", "proposal"),
    Choice("mixed", "Nhiều nội dung, không có tố cáo", "NND", "mixed"),
    Choice("mixed_denunciation", "Nhiều nội dung, trong đó có tố cáo", "NND-TC", "mixed"),
)
"""By content, not by the title of the paper (TT 05/2021/TT-TTCP art 6(1)).

Mixed matters are split later; until then one that holds a denunciation is kept as secret as a denunciation (Luật Tố cáo
2018 art 8(3))."""

DENUNCIATIONS = frozenset({"denunciation", "mixed_denunciation"})
"""Content kinds of which nothing that tells who the denouncer is may be stored."""

FIELDS = (
    Choice("policy", "Chế độ, chính sách", "Chính sách", "administrative"),
    Choice("land", "Đất đai, nhà cửa", "Đất đai", "administrative"),
    Choice("civil_service", "Công chức, công vụ", "Công vụ", "administrative"),
    Choice("administrative_other", "Hành chính khác", "Hành chính", "administrative"),
    Choice("corruption", "Tham nhũng", "Tham nhũng", "corruption"),
    Choice("judicial", "Tư pháp", "Tư pháp", "judicial"),
    Choice("party", "Đảng, đoàn thể", "Đảng, đoàn thể", "party"),
    Choice("other", "Khác", "Khác", "other"),
)
"""Level 1: columns of 02/XLD (9–15), 03/XLD (9–17) and 04/XLD (9–12), TT 01/2024/TT-TTCP."""

FIELDS_OF_KIND: Mapping[str, frozenset[str]] = {
    "complaint": frozenset({"policy", "land", "administrative_other", "judicial", "party", "other"}),
    "denunciation": frozenset(
        {"policy", "land", "civil_service", "administrative_other", "corruption", "judicial", "party", "other"}
    ),
    "proposal": frozenset({"policy", "land", "judicial", "other"}),
}
"""Fields of level 1 that the forms have a column for, by content kind; mixed matters may have any."""

FIELD_DETAILS = (
    Choice("land_recovery", "Thu hồi đất, bồi thường, giải phóng mặt bằng", group="land"),
    Choice("land_certificate", "Cấp giấy chứng nhận quyền sử dụng đất", group="land"),
    Choice("land_dispute", "Tranh chấp đất đai", group="land"),
    Choice("illegal_building", "Xây dựng trái phép", group="land"),
    Choice("transport", "Giao thông, hạ tầng", group="administrative_other"),
    Choice("utilities", "Điện, nước", group="administrative_other"),
    Choice("environment", "Môi trường, rác thải", group="administrative_other"),
    Choice("procedures", "Thủ tục hành chính", group="administrative_other"),
    Choice("staff_conduct", "Thái độ, tác phong cán bộ", group="civil_service"),
    Choice("social_protection", "Bảo trợ xã hội", group="policy"),
    Choice("meritorious", "Người có công", group="policy"),
    Choice("insurance", "Bảo hiểm", group="policy"),
    Choice("health", "Y tế", group="policy"),
    Choice("education", "Giáo dục", group="policy"),
    Choice("agriculture", "Nông nghiệp, thủy lợi", group="administrative_other"),
    Choice("poor_households", "Hộ nghèo, hộ cận nghèo", group="policy"),
    Choice("new_countryside", "Nông thôn mới, đóng góp", group="administrative_other"),
    Choice("other", "Khác", group="other"),
)
"""Level 2, for the office's own lists; ``group`` is the field of level 1. Nội bộ: no form prescribes these."""


def level_1_of(detail: str, content_kind: str | None) -> str:
    """The field of level 1 a detail is counted under; "other" where the form of this content kind lacks the column."""
    group = next((choice.group for choice in FIELD_DETAILS if choice.code == detail), "other")
    allowed = FIELDS_OF_KIND.get(content_kind or "")
    if allowed is None or group in allowed:
        return group
    return "administrative_other" if "administrative_other" in allowed else "other"


# --- People and their papers ------------------------------------------------------------------------------------

IDENTITY_PAPERS = (
    Choice("identity_card", "Thẻ căn cước", "CC"),
    Choice("citizen_card", "Thẻ căn cước công dân", "CCCD"),
    Choice("identity_certificate", "Giấy chứng nhận căn cước", "GCNCC"),
    Choice("personal_number", "Số định danh cá nhân", "ĐDCN"),
    Choice("passport", "Hộ chiếu", "HC"),
    Choice("old_card", "Chứng minh nhân dân (theo giấy tờ cũ)", "CMND"),
    Choice("other", "Giấy tờ khác", "Khác"),
)
"""NĐ 154/2026/NĐ-CP art 12(1)."""

CAPACITIES = (
    Choice("self", "Bản thân"),
    Choice("representative", "Người đại diện"),
    Choice("authorized", "Người được ủy quyền"),
    Choice("lawyer", "Luật sư"),
    Choice("legal_aid", "Trợ giúp viên pháp lý"),
)
"""NĐ 154/2026/NĐ-CP art 13."""

PETITIONER_KINDS = (
    Choice("individual", "Cá nhân"),
    Choice("group", "Nhiều người"),
    Choice("organization", "Cơ quan, tổ chức"),
)

PAPER_FORMS = (
    Choice("original", "Bản chính"),
    Choice("certified_copy", "Bản sao chứng thực"),
    Choice("copy", "Bản sao, bản chụp"),
)
"""Mẫu số 02/TCD, NĐ 154/2026/NĐ-CP: condition of each paper received."""

# --- Receptions -------------------------------------------------------------------------------------------------

RECEPTION_TYPES = (
    Choice("regular", "Thường xuyên", "TX"),
    Choice("scheduled", "Định kỳ", "ĐK"),
    Choice("extraordinary", "Đột xuất", "ĐX"),
)
"""Biểu 01/TCD, TT 01/2024/TT-TTCP; NĐ 154/2026/NĐ-CP art 25."""

HEAD_RECEPTIONS = frozenset({"scheduled", "extraordinary"})
"""Receptions by the head of the office, or by somebody the head delegated."""

RECEPTION_FORMS = (Choice("in_person", "Trực tiếp"), Choice("online", "Trực tuyến"))
"""NĐ 154/2026/NĐ-CP chapter V."""

OCCURRENCES = (Choice("first", "Lần đầu"), Choice("again", "Nhiều lần"))
"""Biểu 01/TCD columns 6, 7: whether this matter was received before."""

REFUSAL_GROUNDS = (
    Choice("art9_1", "Say do dùng chất kích thích, không điều khiển được hành vi", group="oral"),
    Choice("art9_2", "Đe dọa, xúc phạm, vi phạm nội quy nơi tiếp", group="oral"),
    Choice("art9_3", "Đã giải quyết đúng, đã thông báo mà cố tình kéo dài", group="written"),
    Choice("point_a", "Mang vũ khí, vật nguy hiểm không gửi lại", group="oral"),
    Choice("point_b", "Không chấp hành kiểm tra an ninh", group="oral"),
    Choice("point_c", "Tự ý ghi âm, ghi hình, phát trực tiếp, gây mất trật tự", group="oral"),
    Choice("point_d", "Kích động gây rối", group="oral"),
    Choice("point_dd", "Không đủ năng lực hành vi, không có người đại diện", group="oral"),
    Choice("point_e", "Người đại diện không có giấy tờ chứng minh", group="oral"),
    Choice("point_g", "Không phải khiếu nại, tố cáo, kiến nghị, phản ánh", group="oral"),
    Choice("point_h", "Đã trả lời bằng văn bản, không có tình tiết mới", group="written"),
    Choice("point_i", "Bản án có hiệu lực, không có căn cứ xem xét lại", group="oral"),
    Choice("point_k", "Cơ quan khác đang giải quyết", group="oral"),
    Choice("other", "Trường hợp khác theo quy định của pháp luật", group="oral"),
)
"""Luật Tiếp công dân 42/2013 art 9 and NĐ 154/2026/NĐ-CP art 4.

``group``: "written" where a notice on Mẫu số 01/TCD is due within 3 working days, "oral" where the refusal is explained
at once. The printed form cites point g where art 4(3) cites point h, and art 4(2) does not list points a and i: all
follow the article here until the gazetted text is checked."""

REFUSAL_CITATIONS: Mapping[str, str] = {
    "art9_1": "Luật Tiếp công dân Điều 9 khoản 1",
    "art9_2": "Luật Tiếp công dân Điều 9 khoản 2",
    "art9_3": "Luật Tiếp công dân Điều 9 khoản 3",
    "point_a": "NĐ 154/2026 Điều 4 điểm a",
    "point_b": "NĐ 154/2026 Điều 4 điểm b",
    "point_c": "NĐ 154/2026 Điều 4 điểm c",
    "point_d": "NĐ 154/2026 Điều 4 điểm d",
    "point_dd": "NĐ 154/2026 Điều 4 điểm đ",
    "point_e": "NĐ 154/2026 Điều 4 điểm e",
    "point_g": "NĐ 154/2026 Điều 4 điểm g",
    "point_h": "NĐ 154/2026 Điều 4 điểm h",
    "point_i": "NĐ 154/2026 Điều 4 điểm i",
    "point_k": "NĐ 154/2026 Điều 4 điểm k",
    "other": "Luật Tiếp công dân Điều 9 khoản 4",
}
"""Each ground as papers cite it."""

PREVIOUS_STATES = (
    Choice("unsettled", "Chưa được giải quyết"),
    Choice("no_decision", "Đang giải quyết, chưa có quyết định"),
    Choice("decided", "Đã có quyết định, kết luận giải quyết"),
    Choice("judged", "Đã có bản án"),
)

# --- Handling ---------------------------------------------------------------------------------------------------

HANDLING_GROUPS: Mapping[str, str] = {
    "accept": "Thụ lý",
    "guide": "Hướng dẫn",
    "transfer": "Chuyển đơn",
    "urge": "Đôn đốc",
    "file": "Lưu",
    "refuse": "Từ chối",
}
"""The classes statistics count by (biểu 01/XLD to 04/XLD); every handling direction belongs to exactly one."""

DIRECTIONS = (
    Choice("accept", "Đề xuất thụ lý", "Thụ lý", "accept"),
    Choice("not_accept", "Thông báo không thụ lý", "Không thụ lý", "refuse"),
    Choice("guide", "Hướng dẫn gửi đúng cơ quan", "Hướng dẫn", "guide"),
    Choice("return_originals", "Trả lại đơn và hướng dẫn", "Trả lại đơn", "guide"),
    Choice("transfer_denunciation", "Chuyển đơn tố cáo", "Chuyển TC", "transfer"),
    Choice("transfer_proposal", "Chuyển đơn kiến nghị, phản ánh", "Chuyển KN,PA", "transfer"),
    Choice("split", "Hướng dẫn tách đơn nhiều nội dung", "Tách đơn", "guide"),
    Choice("urge", "Ra văn bản đôn đốc, yêu cầu báo cáo", "Đôn đốc", "urge"),
    Choice("file", "Lưu đơn", "Lưu", "file"),
    Choice("return_to_sender", "Trả lại đơn chuyển không đúng thẩm quyền", "Trả nơi chuyển", "guide"),
    Choice("transfer_party", "Chuyển cơ quan Đảng", "Chuyển CQ Đảng", "transfer"),
    Choice("transfer_investigation", "Chuyển cơ quan điều tra", "Chuyển CQĐT", "transfer"),
    Choice("refuse", "Từ chối tiếp, từ chối thụ lý", "Từ chối", "refuse"),
    Choice("explain", "Giải thích, trả lời trực tiếp", "Trả lời ngay", "guide"),
    Choice("write_down", "Hướng dẫn viết đơn, ghi lại nội dung trình bày", "Hướng dẫn viết đơn", "guide"),
)
"""TT 05/2021/TT-TTCP arts 13–15; NĐ 155/2026; NĐ 154/2026 arts 4, 14(1), 25(3); the last two are for receptions.

``group`` is a key of HANDLING_GROUPS."""

TRANSFERS = frozenset(codes(DIRECTIONS, "transfer"))
RECEPTION_ONLY = frozenset({"explain", "write_down"})
"""Directions that end or shape the reception itself and say nothing about a paper."""

REFUSALS = frozenset(codes(DIRECTIONS, "refuse"))
GUIDED_TO_BODY = frozenset({"guide", "return_originals"})
"""Directions that send the citizen to a named body (Mẫu số 03/TCD column 10)."""

NON_ACCEPTANCE_GROUNDS = (
    Choice("internal_decision", "Quyết định nội bộ, văn bản quy phạm, bí mật nhà nước", group="complaint"),
    Choice("not_own_right", "Không liên quan trực tiếp đến quyền, lợi ích của người khiếu nại", group="complaint"),
    Choice("no_capacity", "Không đủ năng lực hành vi, không có người đại diện hợp pháp", group="complaint"),
    Choice("unlawful_representative", "Người đại diện không hợp pháp", group="complaint"),
    Choice("unsigned", "Đơn không có chữ ký hoặc điểm chỉ", group="complaint"),
    Choice("time_barred", "Hết thời hiệu, không có lý do chính đáng", group="complaint"),
    Choice("second_decision", "Đã có quyết định giải quyết lần hai", group="complaint"),
    Choice("stopped_30_days", "Đã đình chỉ, sau 30 ngày không tiếp tục khiếu nại", group="complaint"),
    Choice("in_court", "Tòa án đã thụ lý hoặc đã có bản án, quyết định", group="complaint"),
    Choice("form_unmet", "Tố cáo không đúng hình thức, điều kiện (Luật Tố cáo Điều 23, 29)", group="denunciation"),
    Choice("denouncer_capacity", "Người tố cáo không đủ năng lực, không có đại diện", group="denunciation"),
    Choice("not_own_authority", "Không thuộc thẩm quyền giải quyết", group=""),
    Choice("no_basis", "Không có cơ sở xác định người, hành vi vi phạm", group="denunciation"),
    Choice("already_answered", "Đã trả lời bằng văn bản, không có tình tiết mới", group="proposal"),
    Choice("other", "Lý do khác (nêu rõ)", group=""),
)
"""Luật Khiếu nại 02/2011 art 11; Luật Tố cáo 25/2018 art 29; NĐ 154/2026 art 4(1)h.

``group`` is the content kind it applies to, "" for all."""

# --- Petitions --------------------------------------------------------------------------------------------------

PETITION_SOURCES = (
    Choice("direct", "Nộp trực tiếp", group="own"),
    Choice("reception", "Qua buổi tiếp công dân", group="own"),
    Choice("box", "Hộp thư góp ý", group="own"),
    Choice("post", "Bưu chính", group="own"),
    Choice("opinion", "Từ ý kiến tại hội nghị đối thoại", group="own"),
    Choice("leader", "Lãnh đạo giao", group="forwarded"),
    Choice("agency", "Cơ quan khác chuyển", group="forwarded"),
    Choice("national_assembly", "Đại biểu Quốc hội chuyển", group="forwarded"),
    Choice("council", "Đại biểu Hội đồng nhân dân chuyển", group="forwarded"),
    Choice("front", "Mặt trận Tổ quốc và tổ chức thành viên chuyển", group="forwarded"),
    Choice("press", "Cơ quan báo chí chuyển", group="forwarded"),
)
"""TT 07/2014/TT-TTCP art 5, kept in TT 05/2021."""

INSTANCES = (
    Choice("first", "Lần đầu"),
    Choice("second", "Khiếu nại lần hai"),
    Choice("further", "Tố cáo tiếp"),
)

ELIGIBILITIES = (Choice("eligible", "Đủ điều kiện xử lý"), Choice("not_eligible", "Không đủ điều kiện xử lý"))
"""TT 05/2021/TT-TTCP art 6(2) (numbering of TT 07/2014)."""

INELIGIBLE_REASONS = (
    Choice("lacks_conditions", "Thiếu điều kiện của đơn (ngày tháng, chữ ký, nội dung…)"),
    Choice("anonymous", "Không có họ tên, địa chỉ người gửi"),
    Choice("sent_to_many", "Gửi nhiều nơi, trong đó đã gửi đúng cơ quan có thẩm quyền"),
    Choice("guided_before", "Đã được hướng dẫn một lần về cùng nội dung"),
    Choice("illegible", "Rách nát, chữ bị tẩy xóa, không đọc được"),
    Choice("time_barred", "Khiếu nại hết thời hiệu"),
    Choice("finally_settled", "Đã giải quyết hết thẩm quyền, không có tình tiết mới"),
    Choice("duplicate", "Trùng với đơn đã vào sổ"),
)
"""TT 07/2014/TT-TTCP arts 6(2)b, 28, kept in TT 05/2021."""

AUTHORITIES = (Choice("own", "Thuộc thẩm quyền"), Choice("not_own", "Không thuộc thẩm quyền"))

BODY_KINDS = (
    Choice("administration", "Cơ quan hành chính nhà nước"),
    Choice("elected", "Cơ quan dân cử"),
    Choice("judicial", "Cơ quan tiến hành tố tụng, thi hành án"),
    Choice("political", "Tổ chức chính trị, chính trị – xã hội"),
    Choice("public_service", "Đơn vị sự nghiệp công lập"),
    Choice("state_enterprise", "Doanh nghiệp nhà nước"),
    Choice("community", "Thôn, tổ dân phố, tổ chức tự quản"),
    Choice("other", "Khác"),
)
"""TT 07/2014/TT-TTCP art 6(6), kept in TT 05/2021; the last two are nội bộ, for lists of units."""

PETITION_STATUSES = (
    Choice("received", "Mới tiếp nhận", group="open"),
    Choice("proposed", "Đã đề xuất xử lý", group="open"),
    Choice("accepted", "Đã thụ lý", group="open"),
    Choice("settling", "Đang giải quyết", group="open"),
    Choice("resulted", "Có kết quả, chưa trả lời", group="open"),
    Choice("suspended", "Tạm đình chỉ", group="open"),
    Choice("answered", "Đã trả lời", group="closed"),
    Choice("refused", "Không thụ lý", group="closed"),
    Choice("transferred", "Đã chuyển", group="closed"),
    Choice("guided", "Đã hướng dẫn, trả lại", group="closed"),
    Choice("filed", "Lưu đơn", group="closed"),
    Choice("withdrawn", "Đã rút đơn", group="closed"),
    Choice("stopped", "Đình chỉ", group="closed"),
    Choice("closed", "Đã kết thúc", group="closed"),
)
"""Side states: NĐ 155/2026 (tạm đình chỉ, đình chỉ), Luật Khiếu nại art 10, NĐ 156/2026 art 1 (rút)."""

ANALYSES = (
    Choice("right", "Đúng", group="first"),
    Choice("partly", "Đúng một phần", group="first"),
    Choice("wrong", "Sai", group="first"),
    Choice("upheld", "Công nhận quyết định lần đầu", group="second"),
    Choice("revised", "Sửa, hủy quyết định lần đầu", group="second"),
)
"""Biểu 01/KQGQ columns 20–24, TT 01/2024/TT-TTCP."""

OUTCOMES = (
    Choice("state_money", "Thu hồi cho Nhà nước: tiền (triệu đồng)"),
    Choice("state_land", "Thu hồi cho Nhà nước: đất (m²)"),
    Choice("organization_money", "Trả lại cho tổ chức: tiền (triệu đồng)"),
    Choice("organization_land", "Trả lại cho tổ chức: đất (m²)"),
    Choice("individual_money", "Trả lại cho cá nhân: tiền (triệu đồng)"),
    Choice("individual_land", "Trả lại cho cá nhân: đất (m²)"),
    Choice("organizations", "Số tổ chức được trả lại quyền lợi"),
    Choice("individuals", "Số cá nhân được trả lại quyền lợi"),
    Choice("disciplined", "Xử lý hành chính: tổng số người"),
    Choice("disciplined_officials", "Xử lý hành chính: cán bộ, công chức, viên chức"),
    Choice("disciplined_organizations", "Xử lý hành chính: số tổ chức"),
    Choice("investigated_cases", "Chuyển cơ quan điều tra, khởi tố: số vụ"),
    Choice("investigated_people", "Chuyển cơ quan điều tra, khởi tố: số người"),
    Choice("investigated_officials", "Chuyển cơ quan điều tra, khởi tố: cán bộ, công chức, viên chức"),
)
"""Biểu 01/KQGQ columns 7–19, 02/KQGQ columns 3–19, 03/KQGQ, 04/KQGQ."""

COMPLEXITIES = (
    Choice("complex", "Phức tạp"),
    Choice("very_complex", "Đặc biệt phức tạp (chỉ tố cáo)"),
)
"""NĐ 155/2026 art 2 (complaints); NĐ 31/2019 art 3 (denunciations: two or more of the seven criteria)."""

RELATIONS = (
    Choice("repeat", "Gửi lại, cùng vụ việc"),
    Choice("duplicate", "Đơn trùng"),
    Choice("second", "Khiếu nại lần hai"),
    Choice("further", "Tố cáo tiếp"),
)
"""How a paper belongs to the case of an earlier one: n papers can be one case (biểu 01/XLD columns 1 and 7)."""

WITHDRAWALS = (Choice("whole", "Rút toàn bộ"), Choice("part", "Rút một phần"))
"""Luật Khiếu nại 02/2011 art 10; Luật Tố cáo 25/2018 art 33; NĐ 156/2026 art 1."""

RECEPTION_STATUSES = (
    Choice("received", "Mới tiếp", group="open"),
    Choice("appointed", "Hẹn trả lời", group="open"),
    Choice("accepted", "Đã nhận đơn, thụ lý", group="closed"),
    Choice("guided", "Đã hướng dẫn", group="closed"),
    Choice("transferred", "Đã chuyển", group="closed"),
    Choice("refused", "Từ chối tiếp", group="closed"),
    Choice("answered", "Đã trả lời", group="closed"),
    Choice("empty", "Không có người đến", group="closed"),
)
"""Luật Tiếp công dân 42/2013 art 28(1): within 10 working days the citizen hears that the matter is accepted, needs
more time, is refused or is transferred."""

HOSTS = (Choice("government", "Ủy ban nhân dân"), Choice("party", "Đảng ủy"))
"""Whose reception it is: Luật Tiếp công dân 42/2013 art 15; Quy định 11-QĐi/TW."""

EXECUTIONS = (
    Choice("not_yet", "Chưa thi hành", group="open"),
    Choice("executing", "Đang thi hành", group="open"),
    Choice("executed", "Đã thi hành", group="closed"),
)
