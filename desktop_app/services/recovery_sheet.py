"""The sheet with the recovery code, to be printed once and locked away."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.codes import QrCode
from desktop_app.domain.document import (
    Document,
    FieldSheet,
    Paragraph,
    ParagraphStyle,
    SignatureCell,
    Signatures,
    Spacer,
    TitleBlock,
)
from desktop_app.domain.formats import format_day, format_day_long
from desktop_app.domain.office import Office
from desktop_app.storage.envelope import RecoveryCode

_GROUPS_A_LINE = 5


def recovery_document(code: RecoveryCode, *, office: Office, today: date) -> Document:
    """One page: the code as groups of letters and as QR, and what to do with it."""
    groups = code.text.split("-")
    lines = ["  –  ".join(groups[i : i + _GROUPS_A_LINE]) for i in range(0, len(groups), _GROUPS_A_LINE)]
    return Document(
        title="Phiếu mã khôi phục",
        file_name="phieu-ma-khoi-phuc",
        subject="Mã khôi phục tệp dữ liệu Sổ Dân Vận",
        watermark="TẬP HUẤN" if office.is_practice else "",
        blocks=(
            TitleBlock("PHIẾU MÃ KHÔI PHỤC", abstract="Tệp dữ liệu Sổ Dân Vận"),
            FieldSheet((("", (("Đơn vị", office.title), ("Ngày lập", format_day(today)))),)),
            Spacer(4),
            *(Paragraph(line, ParagraphStyle.CENTER) for line in lines),
            Spacer(4),
            QrCode(code.text, 45, "Mã khôi phục ở dạng QR"),
            Spacer(4),
            Paragraph(
                "Mã này mở được tệp dữ liệu khi quên mật khẩu hoặc mất tệp khóa. Ai có mã này và tệp dữ liệu thì đọc"
                " được toàn bộ nội dung. Không chụp ảnh, không gửi qua mạng.",
            ),
            Paragraph(
                "Bỏ phiếu vào phong bì niêm phong, ghi ngày và chữ ký trên mép dán, cất trong tủ có khóa của cơ quan,"
                " tách khỏi máy tính và bản sao lưu.",
            ),
            Paragraph(
                "Cách dùng: ở màn hình mở tệp, chọn “Dùng mã khôi phục”, nhập các nhóm ký tự trên (không cần gạch nối),"
                " rồi đặt mật khẩu mới.",
            ),
            Signatures(
                (SignatureCell(("NGƯỜI GIỮ PHIẾU",)), SignatureCell(("NGƯỜI LẬP PHIẾU",))),
                place_and_day=f"{office.place}, {format_day_long(today)}",
            ),
        ),
    )
