"""The petition: one paper (đơn) as the register keeps it, from receipt to the end of its handling.

Several papers of one case point to the first of them by ``first_petition``. Of a denunciation nothing is kept that
tells who the denouncer is (Luật Tố cáo 25/2018 art 8(3), art 56): those fields are ``withheld``.
"""

from __future__ import annotations

from datetime import date

from desktop_app.domain import fields
from desktop_app.domain.kind import Section
from desktop_app.records import choices
from desktop_app.records.naming import joined, shortened
from desktop_app.records.rows import (
    HandedPaper,
    Outcome,
    ProgressNote,
    Reminder,
    Representative,
    Suspension,
    TermExtension,
)

SECTIONS = (
    Section("intake", "Tiếp nhận"),
    Section("person", "Người đứng đơn"),
    Section("content", "Nội dung"),
    Section("handling", "Phân loại, xử lý"),
    Section("settlement", "Giải quyết"),
    Section("result", "Kết quả"),
)

_INTAKE, _PERSON, _CONTENT, _HANDLING, _SETTLEMENT, _RESULT = (section.key for section in SECTIONS)
_LAW_25 = "Luật Tiếp công dân 42/2013 Điều 25 khoản 2"
_TT05_6 = "TT 05/2021/TT-TTCP Điều 6"
_ID_SOURCE = "NĐ 155/2026 Mẫu số 01, 03 (số, ngày cấp, nơi cấp giấy tờ)"


@fields.record
class Petition(fields.Record):
    """One petition. Days are local calendar days."""

    # One field after the other like the lines of a form; the formatter would spread each over a screen.
    # fmt: off
    received_on: date | None = fields.day(
        "Ngày nhận đơn", section=_INTAKE, required=True, past=True, listed=True,
        source="TT 05/2021/TT-TTCP Điều 5; sổ theo dõi đơn cột 2")
    content_kind: str | None = fields.choice(
        "Loại đơn", *choices.CONTENT_KINDS, section=_INTAKE, required=True, listed=True,
        help="Chọn theo nội dung, trước khi nhập người đứng đơn. Đơn tố cáo không lưu thông tin người tố cáo.",
        source=f"{_TT05_6} khoản 1; biểu 01/XLD cột 8–10")
    source: str | None = fields.choice(
        "Nguồn đơn", *choices.PETITION_SOURCES, section=_INTAKE, required=True,
        source="TT 05/2021/TT-TTCP Điều 5; sổ theo dõi đơn cột 6")
    officer: str = fields.pick(
        "Cán bộ xử lý", target="officers", section=_INTAKE, listed=True, searchable=True, width=24,
        source="Sổ theo dõi đơn cột 8")
    forwarding_body: str = fields.pick(
        "Cơ quan, người chuyển đơn", target="organizations", section=_INTAKE, searchable=True,
        source="TT 05/2021/TT-TTCP Điều 5; Luật Tố cáo 25/2018 Điều 26")
    forwarding_number: str = fields.text(
        "Số văn bản chuyển", max_length=60, section=_INTAKE, searchable=True, width=20,
        source="Luật Tố cáo 25/2018 Điều 26 khoản 2")
    forwarded_on: date | None = fields.day(
        "Ngày văn bản chuyển", past=True, section=_INTAKE, source="Luật Tố cáo 25/2018 Điều 26 khoản 2")
    written_on: date | None = fields.day(
        "Ngày ghi trên đơn", past=True, section=_INTAKE, source=f"{_TT05_6} khoản 2 (đơn ghi ngày, tháng, năm)")
    instance: str | None = fields.choice(
        "Lần khiếu nại, tố cáo", *choices.INSTANCES, section=_INTAKE,
        source="Biểu 02/XLD cột 21–22; biểu 03/XLD cột 18–23")
    first_petition: str | None = fields.ref(
        "Đơn đầu tiên của vụ việc", target="petitions", section=_INTAKE,
        help="Chọn khi đơn này cùng vụ việc với một đơn đã vào sổ; mỗi vụ việc chỉ tính một lần.",
        source="Biểu 01/XLD cột 7 (số vụ việc)")
    relation: str | None = fields.choice(
        "Quan hệ với đơn đầu tiên", *choices.RELATIONS, section=_INTAKE,
        help="Đơn trùng không tính là vụ việc mới.", source="Biểu 01/XLD cột 1, 7, 11–12 (số đơn, số vụ việc)")
    reception: str | None = fields.ref(
        "Lượt tiếp công dân", target="receptions", section=_INTAKE, source="Sổ theo dõi đơn cột 9 (lượt tiếp)")
    opinion: str | None = fields.ref(
        "Ý kiến tại hội nghị đối thoại", target="opinions", section=_INTAKE, withheld=True,
        source="Luật 10/2022/QH15 Điều 26; nội bộ: theo dõi ý kiến đã chuyển thành đơn")
    has_originals: bool = fields.flag(
        "Có giấy tờ gốc kèm theo", section=_INTAKE, help="Đơn không thụ lý thì phải trả lại giấy tờ gốc.",
        source=f"{_TT05_6} khoản 5")
    papers: tuple[HandedPaper, ...] = fields.rows(
        "Tài liệu kèm theo", HandedPaper, section=_INTAKE, high=100, withheld=True, source="Mẫu số 02/TCD NĐ 154/2026")
    secret_file: str = fields.text(
        "Hồ sơ mật số", max_length=60, section=_INTAKE, width=16,
        help="Chỉ dùng cho đơn tố cáo: số hồ sơ giấy giữ thông tin người tố cáo.",
        source="Luật Tố cáo 25/2018 Điều 56")
    secret_cabinet: str = fields.text(
        "Tủ lưu hồ sơ mật", max_length=60, section=_INTAKE, width=16, source="Luật Tố cáo 25/2018 Điều 56")

    petitioner_kind: str | None = fields.choice(
        "Người đứng đơn là", *choices.PETITIONER_KINDS, section=_PERSON, default="individual", required=True,
        source="Biểu 01/XLD (TT 02/2021) cột 2–3; Luật Khiếu nại 02/2011 Điều 8")
    petitioner: str = fields.person(
        "Họ tên người đứng đơn", section=_PERSON, listed=True, searchable=True, personal=True, withheld=True,
        source=f"{_LAW_25}; sổ theo dõi đơn cột 3")
    petitioner_body: str = fields.text(
        "Cơ quan, tổ chức đứng đơn", section=_PERSON, searchable=True, withheld=True,
        source="Luật Khiếu nại 02/2011 Điều 2 khoản 2")
    capacity: str | None = fields.choice(
        "Tư cách", *choices.CAPACITIES, section=_PERSON, withheld=True, source="NĐ 154/2026 Điều 13; NĐ 155/2026 Điều 3"
    )
    hamlet: str = fields.pick(
        "Thôn, tổ dân phố", target="hamlets", section=_PERSON, searchable=True, withheld=True, width=24, source=_LAW_25)
    address: str = fields.text(
        "Địa chỉ ghi trên đơn", section=_PERSON, searchable=True, personal=True, withheld=True, width=60,
        help="Ghi đúng như trên đơn, kể cả tên xã, huyện cũ.", source=_LAW_25)
    phone_number: str = fields.phone(
        "Điện thoại", section=_PERSON, personal=True, withheld=True, source=f"{_TT05_6} (cách liên hệ)")
    paper_kind: str | None = fields.choice(
        "Loại giấy tờ", *choices.IDENTITY_PAPERS, section=_PERSON, personal=True, withheld=True, source=_ID_SOURCE)
    paper_number: str = fields.identity("Số giấy tờ", section=_PERSON, personal=True, withheld=True, source=_ID_SOURCE)
    paper_issued_on: date | None = fields.day(
        "Ngày cấp", past=True, section=_PERSON, personal=True, withheld=True, source=_ID_SOURCE)
    paper_issuer: str = fields.text("Nơi cấp", section=_PERSON, personal=True, withheld=True, source=_ID_SOURCE)
    people_count: int | None = fields.count(
        "Số người đứng tên", low=1, high=100_000, section=_PERSON, default=1, required=True,
        help="Đơn từ 5 người trở lên là đơn đông người.", source=f"{_TT05_6} khoản 4; sổ theo dõi đơn cột 5")
    representatives: tuple[Representative, ...] = fields.rows(
        "Người đại diện", Representative, high=5, section=_PERSON, personal=True, withheld=True,
        help="5–10 người: cử 1–2 người; trên 10 người: tối đa 5 người.", source="Luật Tiếp công dân 42/2013 Điều 29")

    summary: str = fields.long_text(
        "Tóm tắt nội dung", max_length=2_000, section=_CONTENT, required=True, listed=True, searchable=True,
        help="Đơn tố cáo: không ghi họ tên, địa chỉ, số điện thoại của người tố cáo.",
        source=f"{_LAW_25}; sổ theo dõi đơn cột 4")
    request: str = fields.long_text(
        "Yêu cầu, đề nghị", max_length=2_000, section=_CONTENT, searchable=True, source=_LAW_25)
    field: str | None = fields.choice(
        "Lĩnh vực", *choices.FIELDS, section=_CONTENT, listed=True,
        source="Biểu 02/XLD cột 9–15, 03/XLD cột 9–17, 04/XLD cột 9–12 (TT 01/2024)")
    field_detail: str | None = fields.choice(
        "Lĩnh vực chi tiết", *choices.FIELD_DETAILS, section=_CONTENT, width=36,
        source="Nội bộ: thống kê theo việc của xã")
    accused: str = fields.text(
        "Cơ quan, người bị khiếu nại, tố cáo, phản ánh", max_length=300, section=_CONTENT, searchable=True,
        personal=True, width=60, help="Ưu tiên ghi cơ quan, chức vụ; chỉ ghi họ tên khi cần.",
        source=f"{_TT05_6} khoản 2; Mẫu số 01 NĐ 155/2026")
    contested: str = fields.text(
        "Quyết định, hành vi bị khiếu nại", max_length=300, section=_CONTENT, searchable=True, width=60,
        help="Số, ngày quyết định hoặc hành vi.", source="Luật Khiếu nại 02/2011 Điều 9; Mẫu số 01 NĐ 155/2026")
    contested_known_on: date | None = fields.day(
        "Ngày nhận hoặc biết quyết định, hành vi", past=True, section=_CONTENT,
        help="Thời hiệu khiếu nại là 90 ngày kể từ ngày này.", source="Luật Khiếu nại 02/2011 Điều 9")
    competent_kind: str | None = fields.choice(
        "Loại cơ quan có thẩm quyền", *choices.BODY_KINDS, section=_CONTENT, source=f"{_TT05_6} khoản 6")
    settled_by: str = fields.pick(
        "Cơ quan đã giải quyết", target="organizations", section=_CONTENT, searchable=True,
        source="Sổ theo dõi đơn cột 7; phiếu đề xuất thụ lý đơn, Mẫu số 01 TT 05/2021")
    previous_state: str | None = fields.choice(
        "Tình trạng giải quyết trước đó", *choices.PREVIOUS_STATES, section=_CONTENT, source="Biểu 02/XLD cột 16–19")
    previous_number: str = fields.text(
        "Số quyết định, kết luận trước đó", max_length=60, section=_CONTENT, width=20,
        source="Phiếu đề xuất thụ lý đơn, Mẫu số 01 TT 05/2021")
    previous_on: date | None = fields.day(
        "Ngày quyết định, kết luận trước đó", past=True, section=_CONTENT,
        source="Phiếu đề xuất thụ lý đơn, Mẫu số 01 TT 05/2021")

    is_vietnamese: bool = fields.flag(
        "Viết bằng tiếng Việt hoặc có bản dịch công chứng", section=_HANDLING, source=f"{_TT05_6} khoản 2")
    is_signed: bool = fields.flag(
        "Có ngày tháng, họ tên, địa chỉ, chữ ký hoặc điểm chỉ", section=_HANDLING, source=f"{_TT05_6} khoản 2")
    names_object: bool = fields.flag(
        "Nêu rõ cơ quan, người bị khiếu nại hoặc bị tố cáo", section=_HANDLING, source=f"{_TT05_6} khoản 2")
    states_content: bool = fields.flag(
        "Nêu rõ nội dung, lý do, yêu cầu", section=_HANDLING, source=f"{_TT05_6} khoản 2")
    is_unprocessed: bool = fields.flag(
        "Chưa được cơ quan này xử lý hoặc được khiếu nại tiếp theo luật", section=_HANDLING, source=f"{_TT05_6} khoản 2"
    )
    eligibility: str | None = fields.choice(
        "Điều kiện xử lý", *choices.ELIGIBILITIES, section=_HANDLING, source=f"{_TT05_6} khoản 2; biểu 01/XLD cột 6")
    ineligible_reason: str | None = fields.choice(
        "Lý do không đủ điều kiện", *choices.INELIGIBLE_REASONS, section=_HANDLING, width=36,
        source="TT 07/2014/TT-TTCP Điều 6, 28 (TT 05/2021 giữ nguyên)")
    authority: str | None = fields.choice(
        "Thẩm quyền", *choices.AUTHORITIES, section=_HANDLING, source=f"{_TT05_6} khoản 3; biểu 01/XLD cột 14, 18")
    status: str | None = fields.choice(
        "Trạng thái", *choices.PETITION_STATUSES, section=_HANDLING, default="received", required=True, listed=True,
        source="Nội bộ: theo dõi đơn còn việc phải làm; biểu 01/XLD cột 4–5")
    direction: str | None = fields.choice(
        "Hướng xử lý", *choices.DIRECTIONS, section=_HANDLING, width=36,
        source="TT 05/2021/TT-TTCP Điều 13–15; sổ theo dõi đơn cột 10")
    due_on: date | None = fields.day(
        "Hạn", section=_HANDLING, listed=True, computed=True,
        source="Tính từ các thời hạn trong resources/law; ngày gần nhất còn phải làm")
    handle_due_on: date | None = fields.day(
        "Hạn xử lý đơn", section=_HANDLING, computed=True,
        source="Luật Tiếp công dân 42/2013 Điều 28 khoản 1; Luật Tố cáo 25/2018 Điều 24")
    handled_on: date | None = fields.day(
        "Ngày xử lý xong", section=_HANDLING, computed=True, source="Biểu 01/XLD cột 4–5 (đã xử lý, chưa xử lý)")
    proposed_on: date | None = fields.day(
        "Ngày đề xuất xử lý", past=True, section=_HANDLING, source="Mẫu số 01 TT 05/2021 (phiếu đề xuất thụ lý đơn)")
    filed_on: date | None = fields.day(
        "Ngày xếp lưu đơn", past=True, section=_HANDLING, help="Đơn xếp lưu giữ 1 năm rồi trình tiêu hủy.",
        source="TT 07/2014/TT-TTCP Điều 28 (TT 05/2021 giữ nguyên)")
    refusal_ground: str | None = fields.choice(
        "Căn cứ không thụ lý", *choices.NON_ACCEPTANCE_GROUNDS, section=_HANDLING, width=36,
        source="Luật Khiếu nại 02/2011 Điều 11; Luật Tố cáo 25/2018 Điều 29; Mẫu số 04 NĐ 155/2026")
    refusal_reason: str = fields.long_text(
        "Lý do không thụ lý", max_length=2_000, section=_HANDLING, source="Mẫu số 04 NĐ 155/2026")
    receiving_body: str = fields.pick(
        "Cơ quan nhận đơn chuyển, cơ quan được hướng dẫn đến", target="organizations", section=_HANDLING,
        searchable=True, source="Mẫu số 02, 03, 04 TT 05/2021; Mẫu số 03/TCD cột 10–11")
    document_number: str = fields.text(
        "Số văn bản xử lý", max_length=60, section=_HANDLING, searchable=True, width=20,
        help="Văn thư cấp số; có thể nhập sau khi in.", source="Mẫu số 02, 03, 04 TT 05/2021")
    document_on: date | None = fields.day(
        "Ngày văn bản xử lý", past=True, section=_HANDLING, source="Mẫu số 02, 03, 04 TT 05/2021")
    reply_number: str = fields.text(
        "Số văn bản phúc đáp của cơ quan nhận", max_length=60, section=_HANDLING, searchable=True, width=20,
        source="Biểu 01/XLD cột 22")
    replied_on: date | None = fields.day(
        "Ngày văn bản phúc đáp", past=True, section=_HANDLING, source="Luật Tiếp công dân 42/2013 Điều 27 khoản 2")
    accepted_number: str = fields.text(
        "Số thông báo, quyết định thụ lý", max_length=60, section=_SETTLEMENT, searchable=True, width=20,
        source="Mẫu số 03 NĐ 155/2026; Mẫu số 04 NĐ 156/2026")
    accepted_on: date | None = fields.day(
        "Ngày thụ lý", past=True, section=_SETTLEMENT, help="Thời hạn giải quyết tính từ ngày này.",
        source="Luật Khiếu nại 02/2011 Điều 28; Luật Tố cáo 25/2018 Điều 30")
    notified_on: date | None = fields.day(
        "Ngày thông báo việc thụ lý", past=True, section=_SETTLEMENT,
        help="Tố cáo: thông báo cho người tố cáo và người bị tố cáo.", source="Luật Tố cáo 25/2018 Điều 29 khoản 3")
    is_remote: bool = fields.flag(
        "Vùng sâu, vùng xa đi lại khó khăn", section=_SETTLEMENT, help="Thời hạn giải quyết khiếu nại dài hơn.",
        source="Luật Khiếu nại 02/2011 Điều 28, 37")
    needs_many_checks: bool = fields.flag(
        "Kiểm tra ở nhiều nơi hoặc ủy quyền kiểm tra", section=_HANDLING,
        help="Tố cáo: thời hạn kiểm tra điều kiện thụ lý được kéo dài.", source="Luật Tố cáo 25/2018 Điều 24 khoản 1")
    complexity: str | None = fields.choice(
        "Tính chất phức tạp", *choices.COMPLEXITIES, section=_SETTLEMENT,
        source="NĐ 155/2026 Điều 2; NĐ 31/2019 Điều 3")
    complexity_number: str = fields.text(
        "Văn bản xác định vụ việc phức tạp", max_length=120, section=_SETTLEMENT, width=36,
        help="Số, ngày văn bản; lưu trong hồ sơ.", source="NĐ 155/2026 Điều 2 khoản 2")
    extensions: tuple[TermExtension, ...] = fields.rows(
        "Gia hạn giải quyết tố cáo", TermExtension, high=2, section=_SETTLEMENT,
        source="Luật Tố cáo 25/2018 Điều 30; Mẫu số 01 NĐ 31/2019")
    reminders: tuple[Reminder, ...] = fields.rows(
        "Văn bản đôn đốc", Reminder, high=20, section=_HANDLING, source="TT 05/2021/TT-TTCP Điều 14 khoản 2")

    settle_due_on: date | None = fields.day(
        "Hạn giải quyết", section=_SETTLEMENT, computed=True,
        source="Luật Khiếu nại 02/2011 Điều 28, 37; Luật Tố cáo 25/2018 Điều 30")
    finished_on: date | None = fields.day(
        "Ngày kết thúc", section=_RESULT, computed=True, source="Nội bộ: đơn còn phải làm; thời hạn lưu hồ sơ")
    verifier: str = fields.pick(
        "Người hoặc tổ xác minh", target="officers", section=_SETTLEMENT,
        source="Luật Khiếu nại 02/2011 Điều 29; NĐ 31/2019")
    dialogue_on: date | None = fields.day(
        "Ngày đối thoại với người khiếu nại", section=_SETTLEMENT, source="Mẫu số 14 NĐ 155/2026")
    dialogue_notice_on: date | None = fields.day(
        "Ngày thông báo đối thoại", past=True, section=_SETTLEMENT, source="NĐ 155/2026 Điều 11")
    suspensions: tuple[Suspension, ...] = fields.rows(
        "Tạm đình chỉ, tiếp tục giải quyết", Suspension, high=10, section=_SETTLEMENT,
        source="Mẫu số 14a, 14b NĐ 155/2026")
    stop_number: str = fields.text(
        "Số quyết định đình chỉ", max_length=60, section=_SETTLEMENT, width=20, source="Mẫu số 14a NĐ 155/2026")
    stopped_on: date | None = fields.day(
        "Ngày đình chỉ", past=True, section=_SETTLEMENT, source="Mẫu số 14a NĐ 155/2026")
    stop_reason: str = fields.text(
        "Lý do đình chỉ", max_length=500, section=_SETTLEMENT, width=60, source="Mẫu số 14a NĐ 155/2026")
    stop_sent_on: date | None = fields.day(
        "Ngày gửi quyết định đình chỉ", past=True, section=_SETTLEMENT, source="NĐ 155/2026 Điều 12 (28b khoản 1)")
    withdrawal: str | None = fields.choice(
        "Rút đơn", *choices.WITHDRAWALS, section=_SETTLEMENT,
        source="Luật Khiếu nại 02/2011 Điều 10; NĐ 156/2026 Điều 1")
    withdrawn_content: str = fields.text(
        "Nội dung được rút", max_length=500, section=_SETTLEMENT, width=60, source="NĐ 156/2026 Mẫu số 02, 03")
    withdrawn_on: date | None = fields.day(
        "Ngày rút đơn", past=True, section=_SETTLEMENT,
        source="Luật Khiếu nại 02/2011 Điều 10; NĐ 156/2026 Mẫu số 02, 03")
    is_withdrawn_after_explaining: bool = fields.flag(
        "Rút đơn sau khi được giải thích, thuyết phục", section=_SETTLEMENT, source="Biểu 01/KQGQ cột 6")
    decision_number: str = fields.text(
        "Số quyết định, kết luận, văn bản trả lời", max_length=60, section=_RESULT, searchable=True, width=20,
        source="Luật Khiếu nại 02/2011 Điều 31; Luật Tố cáo 25/2018 Điều 35")
    decided_on: date | None = fields.day(
        "Ngày quyết định, kết luận, văn bản trả lời", past=True, section=_RESULT,
        source="Luật Khiếu nại 02/2011 Điều 31; Luật Tố cáo 25/2018 Điều 35")
    decision_sent_on: date | None = fields.day(
        "Ngày gửi quyết định, kết luận", past=True, section=_RESULT, source="Luật Khiếu nại 02/2011 Điều 32, 41")
    published_on: date | None = fields.day(
        "Ngày công khai kết luận tố cáo", past=True, section=_RESULT, source="Luật Tố cáo 25/2018 Điều 40")
    report_requested_on: date | None = fields.day(
        "Ngày cấp trên yêu cầu báo cáo", past=True, section=_RESULT,
        help="Tố cáo quá hạn mà cấp trên yêu cầu báo cáo lý do.", source="Luật Tố cáo 25/2018 Điều 38")
    report_answered_on: date | None = fields.day(
        "Ngày báo cáo cấp trên", past=True, section=_RESULT, source="Luật Tố cáo 25/2018 Điều 38")
    analysis: str | None = fields.choice(
        "Kết quả phân tích", *choices.ANALYSES, section=_RESULT, source="Biểu 01/KQGQ cột 20–24; biểu 03/KQGQ")
    result: str = fields.long_text("Tóm tắt kết quả", max_length=4_000, section=_RESULT, source="Mẫu số 03/TCD cột 12")
    answered_on: date | None = fields.day(
        "Ngày trả lời người gửi", past=True, section=_RESULT, source="Luật Tiếp công dân 42/2013 Điều 28")
    forward_answered_on: date | None = fields.day(
        "Ngày trả lời cơ quan, báo chí chuyển tố cáo", past=True, section=_RESULT,
        help="Trả lời về việc xử lý; kết quả giải quyết báo sau.", source="Luật Tố cáo 25/2018 Điều 26 khoản 2")
    reported_back_on: date | None = fields.day(
        "Ngày báo kết quả cho nơi chuyển đơn", past=True, section=_RESULT,
        source="Luật Tiếp công dân 42/2013 Điều 27 khoản 2; Luật Tố cáo 25/2018 Điều 26 khoản 2")
    outcomes: tuple[Outcome, ...] = fields.rows(
        "Kiến nghị xử lý và kết quả thực hiện", Outcome, high=40, section=_RESULT,
        source="Biểu 01/KQGQ–04/KQGQ TT 01/2024")
    execution: str | None = fields.choice(
        "Thi hành quyết định", *choices.EXECUTIONS, section=_RESULT, source="Biểu 02/KQGQ, 04/KQGQ")
    executed_on: date | None = fields.day(
        "Ngày thi hành xong", past=True, section=_RESULT, source="Biểu 02/KQGQ, 04/KQGQ")
    progress: tuple[ProgressNote, ...] = fields.rows(
        "Theo dõi quá trình", ProgressNote, section=_RESULT, source="Mẫu số 03/TCD cột 12")
    national_database_on: date | None = fields.day(
        "Ngày cập nhật CSDL quốc gia", past=True, section=_RESULT, source="NĐ 55/2022; NĐ 154/2026 Điều 27, 35")
    # fmt: on

    @property
    def is_confidential(self) -> bool:
        """Whether the content is, or holds, a denunciation."""
        return self.content_kind in choices.DENUNCIATIONS


def name_of(petition: Petition) -> str:
    """Kind and matter, never a person: ``KN · Đề nghị xem lại việc thu hồi đất``."""
    if petition.is_confidential:
        file = f"hồ sơ mật số {petition.secret_file}" if petition.secret_file else ""
        return joined(
            choices.label_of(choices.CONTENT_KINDS, petition.content_kind),
            choices.label_of(choices.FIELDS, petition.field),
            file,
        )
    return joined(choices.short_of(choices.CONTENT_KINDS, petition.content_kind), shortened(petition.summary))
