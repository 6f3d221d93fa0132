"""The reception: one line of the citizen reception book (Mẫu số 03/TCD, NĐ 154/2026/NĐ-CP).

One record is one person or group received, or a session to which no citizen came (it proves that the session was held).
Of a denunciation nothing is kept that tells who the denouncer is (Luật Tố cáo 25/2018 art 8(3), art 56).
"""

from __future__ import annotations

from datetime import date, time

from desktop_app.domain import fields
from desktop_app.domain.formats import format_day
from desktop_app.domain.kind import Section
from desktop_app.records import choices
from desktop_app.records.naming import joined, shortened
from desktop_app.records.rows import HandedPaper, ProgressNote, Representative

SECTIONS = (
    Section("session", "Buổi tiếp"),
    Section("person", "Người đến"),
    Section("content", "Nội dung"),
    Section("handling", "Xử lý"),
    Section("follow_up", "Theo dõi"),
)

_SESSION, _PERSON, _CONTENT, _HANDLING, _FOLLOW_UP = (section.key for section in SECTIONS)
_BOOK = "Mẫu số 03/TCD NĐ 154/2026"
_LAW_25 = "Luật Tiếp công dân 42/2013 Điều 25 khoản 2"
_ID_SOURCE = f"NĐ 154/2026 Điều 12 khoản 1; {_BOOK} cột 4"


@fields.record
class Reception(fields.Record):
    """One reception. Days and times are local."""

    # One field after the other like the lines of a form; the formatter would spread each over a screen.
    # fmt: off
    received_on: date | None = fields.day(
        "Ngày tiếp", section=_SESSION, required=True, past=True, listed=True, source=f"{_BOOK} cột 2"
    )
    received_at: time | None = fields.time_of_day(
        "Giờ tiếp", section=_SESSION, source="Mẫu số 02/TCD NĐ 154/2026 (giờ, ngày)"
    )
    reception_type: str | None = fields.choice(
        "Loại tiếp", *choices.RECEPTION_TYPES, section=_SESSION, required=True, default="regular", listed=True,
        width=14, source="Biểu 01/TCD cột 4, 12; NĐ 154/2026 Điều 25",
    )
    form: str | None = fields.choice(
        "Hình thức", *choices.RECEPTION_FORMS, section=_SESSION, required=True, default="in_person", width=14,
        source="NĐ 154/2026 Điều 20–24",
    )
    content_kind: str | None = fields.choice(
        "Loại nội dung", *choices.CONTENT_KINDS, section=_SESSION, listed=True,
        help="Chọn trước khi nhập người đến. Nội dung tố cáo thì không lưu thông tin người tố cáo.",
        source=f"{_BOOK} cột 6",
    )
    status: str | None = fields.choice(
        "Trạng thái", *choices.RECEPTION_STATUSES, section=_SESSION, default="received", required=True, listed=True,
        source="Luật Tiếp công dân 42/2013 Điều 28 khoản 1",
    )
    host: str | None = fields.choice(
        "Buổi tiếp của", *choices.HOSTS, section=_SESSION, default="government", required=True, width=18,
        source="Luật Tiếp công dân 42/2013 Điều 15; Quy định 11-QĐi/TW",
    )
    no_citizen: bool = fields.flag(
        "Không có công dân đến", section=_SESSION, help="Ghi nhận buổi tiếp đã tổ chức nhưng không có người đến.",
        source="Biểu 01/TCD cột 12, 21 (số kỳ tiếp)",
    )
    chair: str = fields.pick(
        "Người tiếp", target="officers", section=_SESSION, listed=True, searchable=True, width=24,
        help="Người chủ trì buổi tiếp.", source="Biểu 01/TCD cột 12–29; NĐ 154/2026 Điều 25",
    )
    chair_post: str = fields.text(
        "Chức vụ người tiếp", max_length=120, section=_SESSION, width=24, source="Biểu 01/TCD cột 12–29"
    )
    is_delegated: bool = fields.flag(
        "Tiếp theo ủy quyền", section=_SESSION, help="Người đứng đầu ủy quyền cho người khác tiếp.",
        source="Biểu 01/TCD cột 21–29",
    )
    session: str = fields.text(
        "Kỳ tiếp", max_length=60, section=_SESSION, width=16,
        help="Ghi giống nhau cho các lượt cùng kỳ; để trống thì tính theo ngày và người tiếp.",
        source="Biểu 01/TCD cột 12, 21 (số kỳ tiếp)",
    )
    participants: str = fields.long_text(
        "Thành phần cùng tiếp", max_length=1_000, section=_SESSION, help="Họ tên, chức vụ, mỗi người một dòng.",
        source="Biên bản tiếp công dân (thực tế); NĐ 154/2026 Điều 25",
    )
    ended_at: time | None = fields.time_of_day(
        "Giờ kết thúc", section=_SESSION, source="Biên bản tiếp công dân (thực tế)"
    )
    officer: str = fields.pick(
        "Người ghi sổ", target="officers", section=_SESSION, searchable=True, width=24,
        source="NĐ 154/2026 Điều 26 khoản 1 điểm b",
    )
    secret_file: str = fields.text(
        "Hồ sơ mật số", max_length=60, section=_SESSION, width=16,
        help="Chỉ dùng cho nội dung tố cáo: số hồ sơ giấy giữ thông tin người tố cáo.",
        source="Luật Tố cáo 25/2018 Điều 56",
    )
    secret_cabinet: str = fields.text(
        "Tủ lưu hồ sơ mật", max_length=60, section=_SESSION, width=16, source="Luật Tố cáo 25/2018 Điều 56"
    )

    visitor: str = fields.person(
        "Họ tên người đến", section=_PERSON, listed=True, searchable=True, personal=True, withheld=True,
        source=f"{_BOOK} cột 3",
    )
    hamlet: str = fields.pick(
        "Thôn, tổ dân phố", target="hamlets", section=_PERSON, searchable=True, withheld=True, width=24,
        source=f"{_BOOK} cột 3",
    )
    address: str = fields.text(
        "Địa chỉ", section=_PERSON, searchable=True, personal=True, withheld=True, width=60,
        help="Số nhà, đường; người ở xã khác thì ghi đủ xã, tỉnh.", source=f"{_BOOK} cột 3",
    )
    phone_number: str = fields.phone(
        "Điện thoại", section=_PERSON, personal=True, withheld=True, source="NĐ 154/2026 Điều 25 (người liên hệ)"
    )
    paper_kind: str | None = fields.choice(
        "Loại giấy tờ", *choices.IDENTITY_PAPERS, section=_PERSON, personal=True, withheld=True, source=_ID_SOURCE
    )
    paper_number: str = fields.identity(
        "Số giấy tờ", section=_PERSON, personal=True, withheld=True, source=_ID_SOURCE
    )
    paper_issued_on: date | None = fields.day(
        "Ngày cấp", past=True, section=_PERSON, personal=True, withheld=True, source="Mẫu số 01/TCD NĐ 154/2026"
    )
    paper_issuer: str = fields.text(
        "Nơi cấp", section=_PERSON, personal=True, withheld=True, source="Mẫu số 01/TCD NĐ 154/2026"
    )
    capacity: str | None = fields.choice(
        "Tư cách", *choices.CAPACITIES, section=_PERSON, withheld=True, source="NĐ 154/2026 Điều 13"
    )
    represented: str = fields.person(
        "Người được đại diện", section=_PERSON, personal=True, withheld=True,
        help="Chỉ nhập khi người đến đại diện cho người khác.", source="NĐ 154/2026 Điều 12 khoản 1, Điều 13",
    )
    authorization: str = fields.text(
        "Giấy ủy quyền, giấy giới thiệu", section=_PERSON, personal=True, withheld=True, help="Số, ngày, nơi xác nhận.",
        source="NĐ 154/2026 Điều 12 khoản 1",
    )
    people_count: int | None = fields.count(
        "Số người cùng nội dung", high=100_000, section=_PERSON,
        help="Kể cả người trình bày. Từ 5 người là đoàn đông người.", source=f"{_BOOK} cột 7; biểu 01/TCD cột 5, 8–11",
    )
    representatives: tuple[Representative, ...] = fields.rows(
        "Người đại diện của đoàn", Representative, high=5, section=_PERSON, personal=True, withheld=True,
        help="5–10 người: cử 1–2 người; trên 10 người: tối đa 5 người.", source="Luật Tiếp công dân 42/2013 Điều 29",
    )

    summary: str = fields.long_text(
        "Tóm tắt nội dung", max_length=2_000, section=_CONTENT, listed=True, searchable=True,
        help="Nội dung tố cáo: không ghi họ tên, địa chỉ, số điện thoại của người tố cáo.", source=f"{_BOOK} cột 5",
    )
    request: str = fields.long_text(
        "Yêu cầu, đề nghị", max_length=2_000, section=_CONTENT, searchable=True, help="In cùng cột 5 của sổ.",
        source=_LAW_25,
    )
    field: str | None = fields.choice(
        "Lĩnh vực", *choices.FIELDS, section=_CONTENT, source="Biểu 02/XLD cột 9–15, 03/XLD cột 9–17, 04/XLD cột 9–12"
    )
    field_detail: str | None = fields.choice(
        "Lĩnh vực chi tiết", *choices.FIELD_DETAILS, section=_CONTENT, width=36,
        source="Nội bộ: thống kê theo việc của xã",
    )
    accused: str = fields.text(
        "Cơ quan, người bị khiếu nại, tố cáo, phản ánh", max_length=300, section=_CONTENT, searchable=True,
        personal=True, width=60, help="Ưu tiên ghi cơ quan, chức vụ; chỉ ghi họ tên khi cần.",
        source="Mẫu số 01 NĐ 155/2026",
    )
    papers: tuple[HandedPaper, ...] = fields.rows(
        "Thông tin, tài liệu tiếp nhận", HandedPaper, high=100, section=_CONTENT, withheld=True,
        source="Mẫu số 02/TCD NĐ 154/2026",
    )
    settled_by: str = fields.pick(
        "Cơ quan đã giải quyết", target="organizations", section=_CONTENT, searchable=True, source=f"{_BOOK} cột 8"
    )
    previous_state: str | None = fields.choice(
        "Tình trạng giải quyết trước đó", *choices.PREVIOUS_STATES, section=_CONTENT, source=f"{_BOOK} cột 8"
    )
    occurrence: str | None = fields.choice(
        "Lần tiếp", *choices.OCCURRENCES, section=_CONTENT, width=14, source="Biểu 01/TCD cột 6–7"
    )
    earlier_reception: str | None = fields.ref(
        "Lượt tiếp trước của vụ việc", target="receptions", section=_CONTENT, source="Biểu 01/TCD cột 7"
    )
    opinion: str | None = fields.ref(
        "Ý kiến tại hội nghị đối thoại", target="opinions", section=_CONTENT, withheld=True,
        source="Luật 10/2022/QH15 Điều 26; nội bộ: theo dõi ý kiến đã chuyển thành lượt tiếp",
    )

    direction: str | None = fields.choice(
        "Hướng xử lý", *choices.DIRECTIONS, section=_HANDLING, listed=True, width=36, source=f"{_BOOK} cột 9–11"
    )
    receiving_body: str = fields.pick(
        "Cơ quan được hướng dẫn đến, cơ quan nhận đơn", target="organizations", section=_HANDLING, searchable=True,
        source=f"{_BOOK} cột 10–11",
    )
    document_number: str = fields.text(
        "Số văn bản hướng dẫn, chuyển, từ chối", max_length=60, section=_HANDLING, searchable=True, width=20,
        help="Văn thư cấp số; có thể nhập sau khi in.", source=f"{_BOOK} cột 10–11; Mẫu số 01/TCD",
    )
    document_on: date | None = fields.day(
        "Ngày văn bản", past=True, section=_HANDLING, source=f"{_BOOK} cột 10–11; Mẫu số 01/TCD"
    )
    refusal_ground: str | None = fields.choice(
        "Căn cứ từ chối", *choices.REFUSAL_GROUNDS, section=_HANDLING, width=48,
        source="Luật Tiếp công dân 42/2013 Điều 9; NĐ 154/2026 Điều 4",
    )
    refusal_reason: str = fields.long_text(
        "Lý do từ chối", max_length=2_000, section=_HANDLING, source="Mẫu số 01/TCD NĐ 154/2026"
    )
    due_on: date | None = fields.day(
        "Hạn", section=_HANDLING, listed=True, computed=True,
        source="Tính từ các thời hạn trong resources/law; ngày gần nhất còn phải làm",
    )
    appointment_on: date | None = fields.day(
        "Ngày hẹn", section=_HANDLING, source="Phiếu hẹn (thực tế); Luật Tiếp công dân 42/2013 Điều 28 khoản 1"
    )
    appointment_at: time | None = fields.time_of_day("Giờ hẹn", section=_HANDLING, source="Phiếu hẹn (thực tế)")
    appointment_papers: str = fields.text(
        "Giấy tờ cần mang theo", max_length=300, section=_HANDLING, width=60, source="Phiếu hẹn (thực tế)"
    )
    answered_on: date | None = fields.day(
        "Ngày trả lời", past=True, section=_HANDLING, help="Trả lời ngay tại buổi tiếp thì nhập ngày tiếp.",
        source="Luật Tiếp công dân 42/2013 Điều 28 khoản 1",
    )
    answer: str = fields.long_text(
        "Nội dung trả lời", max_length=4_000, section=_HANDLING, source="NĐ 154/2026 Điều 25 khoản 3"
    )
    members_opinion: str = fields.long_text(
        "Ý kiến của thành phần cùng tiếp", max_length=4_000, section=_HANDLING,
        source="Biên bản tiếp công dân (thực tế)",
    )
    chair_conclusion: str = fields.long_text(
        "Kết luận của người chủ trì", max_length=4_000, section=_HANDLING, source="NĐ 154/2026 Điều 25 khoản 2"
    )
    citizen_opinion: str = fields.long_text(
        "Ý kiến của công dân sau kết luận", max_length=2_000, section=_HANDLING, withheld=True,
        source="Biên bản tiếp công dân (thực tế)",
    )

    conclusion_number: str = fields.text(
        "Số thông báo kết luận tiếp công dân", max_length=60, section=_FOLLOW_UP, searchable=True, width=20,
        help="Buổi tiếp của người đứng đầu phải có thông báo kết luận.", source="NĐ 154/2026 Điều 25 khoản 2",
    )
    conclusion_on: date | None = fields.day(
        "Ngày thông báo kết luận", past=True, section=_FOLLOW_UP, source="NĐ 154/2026 Điều 25 khoản 2"
    )
    responsible_body: str = fields.pick(
        "Đơn vị được giao giải quyết", target="organizations", section=_FOLLOW_UP, searchable=True,
        source="NĐ 154/2026 Điều 25 khoản 2",
    )
    settle_due_on: date | None = fields.day(
        "Thời hạn giải quyết được giao", section=_FOLLOW_UP, source="NĐ 154/2026 Điều 25 khoản 2"
    )
    progress: tuple[ProgressNote, ...] = fields.rows(
        "Theo dõi quá trình, kết quả", ProgressNote, section=_FOLLOW_UP, source=f"{_BOOK} cột 12"
    )
    national_database_on: date | None = fields.day(
        "Ngày cập nhật CSDL quốc gia", past=True, section=_FOLLOW_UP, source="NĐ 55/2022; NĐ 154/2026 Điều 27"
    )
    # fmt: on

    @property
    def is_confidential(self) -> bool:
        """Whether the content is, or holds, a denunciation."""
        return self.content_kind in choices.DENUNCIATIONS


def name_of(reception: Reception) -> str:
    """Kind and matter, never a person: ``KN,PA · Đề nghị sửa đường thôn Đông``."""
    if reception.no_citizen:
        return joined("Không có công dân đến", format_day(reception.received_on) if reception.received_on else "")
    if reception.is_confidential:
        file = f"hồ sơ mật số {reception.secret_file}" if reception.secret_file else ""
        kind = choices.label_of(choices.CONTENT_KINDS, reception.content_kind)
        return joined(kind, choices.label_of(choices.FIELDS, reception.field), file)
    return joined(choices.short_of(choices.CONTENT_KINDS, reception.content_kind), shortened(reception.summary))
