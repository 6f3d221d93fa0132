"""Lists of codes of dialogues, opinions, civic models and the look-up lists; the others stand in ``choices``."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.fields import Choice

# --- Dialogues and opinions -------------------------------------------------------------------------------------

DIALOGUE_KINDS = (
    Choice("heads", "Đối thoại của người đứng đầu cấp ủy, chính quyền với Nhân dân", "Cấp ủy, chính quyền", "party"),
    Choice("peoples_committee", "Hội nghị trao đổi, đối thoại giữa UBND cấp xã với Nhân dân", "UBND xã", "state"),
    Choice(
        "before_decision", "Đối thoại trước khi ra quyết định liên quan quyền, nghĩa vụ", "Trước quyết định", "state"
    ),
    Choice("thematic", "Đối thoại chuyên đề (thanh niên, phụ nữ, nông dân…)", "Chuyên đề", "plan"),
)
"""``group`` is the root of the duty: Party, State law or a plan.

Voter contacts and village conferences are other meetings and are not counted here; the dialogue with a complainant (Mẫu
số 14, NĐ 155/2026) belongs to the petition."""

DIALOGUE_LAW: Mapping[str, str] = {
    "heads": "Quy định 11-QĐi/TW ngày 18/02/2019; Kết luận 215-KL/TW ngày 23/11/2025",
    "peoples_committee": "Luật 10/2022/QH15 Điều 32; Luật 72/2025/QH15 Điều 43",
    "before_decision": "Luật 10/2022/QH15 Điều 27",
    "thematic": "Kế hoạch của cấp ủy, chính quyền",
}
"""Legal basis of each kind of dialogue, as printed."""

DIALOGUE_OCCASIONS = (
    Choice("scheduled", "Định kỳ"),
    Choice("extraordinary", "Đột xuất, khi cần thiết"),
    Choice("voters", "Khi có từ 10% cử tri yêu cầu"),
)
"""Luật 72/2025/QH15 art 43."""

DIALOGUE_FORMS = (
    Choice("in_person", "Trực tiếp"),
    Choice("online", "Trực tuyến"),
    Choice("combined", "Trực tiếp kết hợp trực tuyến"),
    Choice("social_network", "Qua mạng xã hội"),
)
"""Luật 72/2025/QH15 art 43."""

DIALOGUE_SCOPES = (
    Choice("commune", "Toàn xã"),
    Choice("cluster", "Cụm thôn, tổ dân phố"),
    Choice("group", "Theo đối tượng, chuyên đề"),
)

DIALOGUE_STATUSES = (
    Choice("planned", "Đã có kế hoạch", "Kế hoạch", "open"),
    Choice("announced", "Đã thông báo, mời họp", "Đã thông báo", "open"),
    Choice("held", "Đã tổ chức, chờ kết luận", "Đã tổ chức", "open"),
    Choice("concluded", "Đã có thông báo kết luận", "Đã kết luận", "open"),
    Choice("published", "Đã công khai kết quả", "Đã công khai", "closed"),
    Choice("cancelled", "Không tổ chức", "Không tổ chức", "cancelled"),
)
"""Steps of a meeting: Luật 72/2025/QH15 art 43 (announcement, publication); plan and conclusion are practice."""

OPINION_SOURCES = (
    Choice("before", "Gửi trước hội nghị", group="dialogue"),
    Choice("meeting", "Nêu tại hội nghị", group="dialogue"),
    Choice("slip", "Phiếu ý kiến tại hội nghị", group="dialogue"),
    Choice("community", "Họp thôn, tổ dân phố", group="other"),
    Choice("ballot", "Phiếu lấy ý kiến hộ gia đình", group="other"),
    Choice("box", "Hòm thư, đường dây nóng", group="other"),
    Choice("front", "Qua Ban công tác Mặt trận", group="other"),
    Choice("website", "Trang thông tin, mạng xã hội", group="other"),
)
"""Luật 10/2022/QH15 art 26."""

LEVELS = (
    Choice("commune", "Cấp xã", "Xã"),
    Choice("province", "Cấp tỉnh", "Tỉnh"),
    Choice("other", "Cơ quan khác", "Khác"),
)
"""Authority to settle an opinion: bảng tổng hợp ý kiến, kiến nghị, column 6."""

OPINION_STATUSES = (
    Choice("not_started", "Chưa giải quyết", "Chưa", "open"),
    Choice("in_progress", "Đang giải quyết", "Đang", "open"),
    Choice("passed_on", "Đã chuyển cấp có thẩm quyền, chờ trả lời", "Chờ trả lời", "open"),
    Choice("done", "Đã giải quyết xong", "Đã xong", "closed"),
    Choice("petition", "Đã chuyển thành đơn hoặc lượt tiếp công dân", "Chuyển đơn", "closed"),
)

# --- Models -----------------------------------------------------------------------------------------------------

MODEL_FIELDS = (
    Choice("economy", "Kinh tế", "KT"),
    Choice("culture_society", "Văn hóa – xã hội", "VH-XH"),
    Choice("defence_security", "Quốc phòng – an ninh", "QP-AN"),
    Choice("political_system", "Xây dựng hệ thống chính trị", "HTCT"),
)
"""The four fields of the movement "Dân vận khéo", in the order every table prints them."""

MODEL_TYPES = (Choice("model", "Mô hình"), Choice("exemplar", "Điển hình"))
MODEL_SUBJECTS = (Choice("collective", "Tập thể", "TT"), Choice("individual", "Cá nhân", "CN"))
MODEL_PHASES = (
    Choice("2016_2020", "2016–2020"),
    Choice("2021_2025", "2021–2025"),
    Choice("2026_2030", "2026–2030"),
    Choice("2031_2035", "2031–2035"),
)

MODEL_STATUSES = (
    Choice("registered", "Đã đăng ký", group="open"),
    Choice("building", "Đang xây dựng", group="open"),
    Choice("surveyed", "Đã kiểm tra, khảo sát", group="waiting"),
    Choice("proposed", "Đề nghị công nhận", group="waiting"),
    Choice("recognized", "Được công nhận", group="open"),
    Choice("not_recognized", "Không được công nhận", group="open"),
    Choice("maintained", "Duy trì, nhân rộng", group="open"),
    Choice("stopped", "Đã dừng", group="stopped"),
)
"""``group`` "waiting": the next step is a decision of the recognising level."""

RECOGNITION_LEVELS = (
    Choice("grassroots", "Cấp cơ sở (xã, phường, đặc khu)", "Cơ sở"),
    Choice("district", "Cấp huyện (trước ngày 01/7/2025)", "Huyện"),
    Choice("province", "Cấp tỉnh", "Tỉnh"),
    Choice("central", "Cấp Trung ương", "Trung ương"),
)

SCORINGS = (
    Choice("points", "Chấm điểm"),
    Choice("pass_fail", "Đạt, chưa đạt"),
)
"""How a criteria sheet judges; there is no national scale."""

YEAR_VERDICTS = (
    Choice("effective", "Hiệu quả"),
    Choice("not_effective", "Chưa hiệu quả"),
    Choice("stopped", "Dừng trong năm"),
)

REWARD_FORMS = (
    Choice("commune_certificate", "Giấy khen"),
    Choice("merit", "Bằng khen"),
    Choice("praise", "Biểu dương, tôn vinh"),
    Choice("letter", "Thư khen"),
    Choice("other", "Hình thức khác"),
)

OUTCOMES = (
    Choice("land_households", "Hộ hiến đất (hộ)", group="whole"),
    Choice("land_area", "Đất hiến (m²)"),
    Choice("money", "Tiền, hiện vật quy ra tiền (đồng)", group="whole"),
    Choice("work_days", "Ngày công (ngày công)"),
    Choice("road_length", "Đường làm mới, mở rộng (km)"),
    Choice("works", "Công trình (công trình)", group="whole"),
    Choice("households", "Hộ tham gia (hộ)", group="whole"),
    Choice("people", "Người tham gia (người)", group="whole"),
    Choice("talks", "Buổi tuyên truyền, vận động (buổi)", group="whole"),
    Choice("mediations", "Vụ hòa giải thành (vụ)", group="whole"),
    Choice("other", "Khác (ghi đơn vị tính)"),
)
"""What people gave and what came of it; ``group`` is "whole" where fractions make no sense."""

OUTCOME_UNITS: Mapping[str, str] = {
    "land_households": "hộ",
    "land_area": "m²",
    "money": "đồng",
    "work_days": "ngày công",
    "road_length": "km",
    "works": "công trình",
    "households": "hộ",
    "people": "người",
    "talks": "buổi",
    "mediations": "vụ",
}
"""Unit of each outcome but "other", which names its own."""

# --- Activities -------------------------------------------------------------------------------------------------

ACTIVITY_TYPES = (
    Choice("contest", "Hội thi, hội diễn", "Hội thi"),
    Choice("training", "Lớp bồi dưỡng, tập huấn", "Lớp"),
    Choice("programme", "Chương trình phối hợp", "Chương trình"),
    Choice("inspection", "Kiểm tra, giám sát", "Kiểm tra"),
    Choice("criticism", "Hội nghị phản biện xã hội, góp ý", "Phản biện"),
    Choice("document", "Văn bản ban hành", "Văn bản"),
    Choice("clearance", "Vận động bồi thường, giải phóng mặt bằng", "GPMB"),
    Choice("briefing", "Giao ban, sơ kết, tổng kết", "Giao ban"),
    Choice("hamlet_meeting", "Họp thôn, tổ dân phố", "Họp thôn"),
    Choice("disclosure", "Công khai theo quy chế dân chủ", "Công khai"),
    Choice("community_supervision", "Giám sát của cộng đồng, thanh tra nhân dân", "Giám sát"),
    Choice("donation", "Vận động đóng góp", "Đóng góp"),
    Choice("other", "Hoạt động khác", "Khác"),
)
"""What a report on dân vận counts beside models, dialogues, receptions and petitions; practice, no list is prescribed.

Họp thôn: Luật 10/2022/QH15 art 33; công khai: art 11; giám sát: arts 35–41 (thanh tra nhân dân, giám sát đầu tư)."""

ACTIVITY_LEVELS = (
    Choice("hamlet", "Thôn, tổ dân phố", "Thôn"),
    Choice("commune", "Cấp xã", "Xã"),
    Choice("district", "Cấp huyện (trước ngày 01/7/2025)", "Huyện"),
    Choice("province", "Cấp tỉnh", "Tỉnh"),
    Choice("central", "Trung ương"),
)

ACTIVITY_STATUSES = (
    Choice("planned", "Chưa thực hiện", "Chưa", "open"),
    Choice("running", "Đang thực hiện", "Đang", "open"),
    Choice("done", "Đã xong", "Xong", "closed"),
    Choice("cancelled", "Không thực hiện", "Không", "closed"),
)

ISSUED_TYPES = (
    Choice("resolution", "Nghị quyết", "NQ"),
    Choice("directive", "Chỉ thị", "CT"),
    Choice("conclusion", "Kết luận", "KL"),
    Choice("decision", "Quyết định", "QĐ"),
    Choice("regulation", "Quy định, quy chế", "QyĐ"),
    Choice("programme", "Chương trình", "CTr"),
    Choice("plan", "Kế hoạch", "KH"),
    Choice("guidance", "Hướng dẫn", "HD"),
    Choice("notice", "Thông báo", "TB"),
    Choice("report", "Báo cáo", "BC"),
    Choice("letter", "Công văn", "CV"),
    Choice("other", "Văn bản khác", "Khác"),
)
"""NĐ 30/2020/NĐ-CP Phụ lục III; Hướng dẫn 36-HD/VPTW."""

# --- Look-up lists ----------------------------------------------------------------------------------------------

HAMLET_KINDS = tuple(
    Choice(code, label)
    for code, label in (
        ("thon", "Thôn"), ("xom", "Xóm"), ("lang", "Làng"), ("ap", "Ấp"), ("ban", "Bản"), ("buon", "Buôn"),
        ("bon", "Bon"), ("phum", "Phum"), ("soc", "Sóc"), ("to_dan_pho", "Tổ dân phố"), ("khu_pho", "Khu phố"),
        ("khoi_pho", "Khối phố"), ("khom", "Khóm"), ("tieu_khu", "Tiểu khu"), ("other", "Khác"),
    )
)  # fmt: skip
"""NĐ 185/2026/NĐ-CP art 2."""

ORGANIZATION_LEVELS = (
    Choice("commune", "Cấp xã"),
    Choice("province", "Cấp tỉnh"),
    Choice("central", "Trung ương"),
    Choice("other", "Khác"),
)

DOCUMENT_SYSTEMS = (
    Choice("party", "Văn bản của Đảng"),
    Choice("state", "Văn bản của Nhà nước"),
    Choice("front", "Văn bản của Mặt trận, đoàn thể"),
)
