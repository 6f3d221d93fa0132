"""Letters and headings as made: margins, columns, sizes and places measured in the PDF."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.codes import QrCode
from desktop_app.domain.document import (
    Block,
    Document,
    Heading,
    HeadingStyle,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Recipients,
    SignatureCell,
    Signatures,
    Spacer,
    TitleBlock,
)
from desktop_app.reports.pdf import pdf_bytes
from tests.helpers.pdf_reading import ReadPage, read_pdf

STATE = Heading(
    style=HeadingStyle.STATE,
    superior="UBND TỈNH THÁI NGUYÊN",
    issuer="UBND XÃ PHÚ BÌNH",
    number="/BC-UBND",
    place="Phú Bình",
    day=date(2026, 1, 5),
)
PARTY = Heading(
    style=HeadingStyle.PARTY,
    superior="ĐẢNG BỘ TỈNH THÁI NGUYÊN",
    issuer="ĐẢNG ỦY XÃ PHÚ BÌNH",
    number="07-BC/ĐU",
    place="Phú Bình",
    day=date(2026, 1, 5),
)
SENTENCE = "Thực hiện Luật Tiếp công dân, Ủy ban nhân dân xã báo cáo kết quả công tác tiếp công dân, xử lý đơn. "
LEFT, RIGHT, TOP, BOTTOM = 30.0, 210.0 - 15.0, 20.0, 297.0 - 20.0


def letter(*, heading: Heading | None = STATE, paragraphs: int = 3) -> Document:
    body = tuple(Paragraph(f"{number}. {SENTENCE * 4}".strip()) for number in range(1, paragraphs + 1))
    title = TitleBlock("BÁO CÁO", "Kết quả công tác tiếp công dân")
    return Document("Báo cáo", (title, *body), file_name="bao-cao", heading=heading)


def first_page(document: Document) -> ReadPage:
    return read_pdf(pdf_bytes(document))[0]


@pytest.mark.parametrize("heading", [STATE, PARTY], ids=["state", "party"])
def test_letter_text_stays_inside_the_margins(heading: Heading):
    pages = read_pdf(pdf_bytes(letter(heading=heading, paragraphs=20)))

    assert len(pages) > 2
    for page in pages:
        assert page.width == pytest.approx(210, abs=0.1)
        assert page.height == pytest.approx(297, abs=0.1)
        body = [line for line in page.lines if line.size == 14 and not line.text.isdigit()]
        assert min(line.left for line in body) == pytest.approx(LEFT, abs=0.1)
        assert max(line.right for line in body) == pytest.approx(RIGHT, abs=0.2)
        assert max(line.base for line in body) < BOTTOM
        assert min(line.base for line in body) > TOP


def test_letter_body_fills_the_page_to_the_lower_margin():
    pages = read_pdf(pdf_bytes(letter(paragraphs=20)))

    lowest = max(line.base for line in pages[0].lines)

    assert BOTTOM - lowest < 14  # no more than a short paragraph is left open


def test_letter_state_heading_stands_in_columns_of_40_and_60():
    page = first_page(letter())

    border = LEFT + 0.4 * (RIGHT - LEFT)
    for beginning in ("UBND TỈNH", "UBND XÃ", "Số:"):
        assert LEFT <= page.line(beginning).left < page.line(beginning).right < border
        assert page.line(beginning).middle == pytest.approx((LEFT + border) / 2, abs=1.2)
    for beginning in ("CỘNG HÒA", "Độc lập", "Phú Bình, ngày"):
        assert page.line(beginning).left > border
        assert page.line(beginning).middle == pytest.approx((border + RIGHT) / 2, abs=0.2)
    assert page.line("UBND TỈNH").base == pytest.approx(page.line("CỘNG HÒA").base, abs=0.1)
    assert page.line("Số:").base == pytest.approx(page.line("Phú Bình, ngày").base, abs=0.1)


@pytest.mark.parametrize(
    ("heading", "beginning", "font", "size"),
    [
        (STATE, "UBND TỈNH", "LiberationSerif", 12),
        (STATE, "UBND XÃ", "LiberationSerif-Bold", 12),
        (STATE, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "LiberationSerif-Bold", 12),
        (STATE, "Độc lập - Tự do - Hạnh phúc", "LiberationSerif-Bold", 13),
        (STATE, "Số:", "LiberationSerif", 13),
        (STATE, "Phú Bình, ngày 05 tháng 01 năm 2026", "LiberationSerif-Italic", 13),
        (STATE, "BÁO CÁO", "LiberationSerif-Bold", 14),
        (STATE, "Kết quả", "LiberationSerif-Bold", 14),
        (PARTY, "ĐẢNG BỘ TỈNH", "LiberationSerif", 14),
        (PARTY, "ĐẢNG ỦY XÃ", "LiberationSerif-Bold", 14),
        (PARTY, "*", "LiberationSerif-Bold", 14),
        (PARTY, "ĐẢNG CỘNG SẢN VIỆT NAM", "LiberationSerif-Bold", 15),
        (PARTY, "Số 07-BC/ĐU", "LiberationSerif", 14),
        (PARTY, "Phú Bình, ngày", "LiberationSerif-Italic", 14),
        (PARTY, "BÁO CÁO", "LiberationSerif-Bold", 16),
        (PARTY, "-----", "LiberationSerif", 14),
    ],
)
def test_letter_heading_uses_the_sizes_of_its_style(heading: Heading, beginning: str, font: str, size: float):
    """NĐ 30/2020/NĐ-CP, Phụ lục I; HD 36-HD/VPTW: sizes of each element."""
    line = first_page(letter(heading=heading)).line(beginning)

    assert (line.font, line.size) == (font, size)


def test_letter_state_lines_have_the_lengths_of_the_decree():
    """Under the motto as long as its words; under the issuer and the abstract 1/3 to 1/2 of the words."""
    page = first_page(letter())

    issuer, motto, abstract = sorted(page.horizontal_rules, key=lambda rule: (rule.top > 40, rule.left))
    for rule, beginning, least, most in (
        (motto, "Độc lập", 0.99, 1.01),
        (issuer, "UBND XÃ", 1 / 3, 1 / 2),
        (abstract, "Kết quả", 1 / 3, 1 / 2),
    ):
        words = page.line(beginning)
        assert least <= rule.length / (words.right - words.left) <= most
        assert (rule.left + rule.right) / 2 == pytest.approx(words.middle, abs=0.1)
        assert 1 < rule.top - words.base < 4


def test_letter_party_heading_has_one_line_and_no_national_title():
    page = first_page(letter(heading=PARTY))

    [rule] = page.horizontal_rules
    title = page.line("ĐẢNG CỘNG SẢN")
    assert rule.length == pytest.approx(title.right - title.left, abs=0.2)
    assert "CỘNG HÒA" not in page.text


def test_letter_number_without_digits_leaves_room_for_them():
    assert first_page(letter()).line("Số:").text.replace("\u00a0", " ") == "Số:         /BC-UBND"
    assert "Số" not in first_page(letter(heading=replace(STATE, number=""))).text


def test_letter_without_a_day_leaves_the_date_open():
    page = first_page(letter(heading=replace(STATE, day=None)))

    assert page.line("Phú Bình").text == "Phú Bình, ngày … tháng … năm …"


def test_letter_long_name_of_the_issuer_is_broken_evenly():
    heading = replace(STATE, issuer="VĂN PHÒNG HỘI ĐỒNG NHÂN DÂN VÀ ỦY BAN NHÂN DÂN XÃ PHÚ BÌNH")

    page = first_page(letter(heading=heading))

    bold = [line for line in page.lines if line.size == 12 and line.font.endswith("Bold")]
    lengths = [line.right - line.left for line in bold if line.middle < 96]
    assert len(lengths) > 1
    assert min(lengths) > 0.6 * max(lengths)


def test_letter_page_number_stands_centred_in_the_top_margin_from_page_two():
    pages = read_pdf(pdf_bytes(letter(paragraphs=20)))

    assert all(line.base > TOP for line in pages[0].lines)
    for number, page in enumerate(pages[1:], start=2):
        [line] = [line for line in page.lines if line.base < TOP]
        assert (line.text, line.size, line.font) == (str(number), 13, "LiberationSerif")
        assert line.middle == pytest.approx((LEFT + RIGHT) / 2, abs=0.1)
        assert 10 < line.base < 16


def test_paragraph_is_justified_and_its_first_line_indented():
    [page] = read_pdf(pdf_bytes(letter(paragraphs=1)))

    first, *middle, last = [line for line in page.lines if line.font == "LiberationSerif" and line.size == 14]
    assert first.left == pytest.approx(LEFT + 12.7, abs=0.1)
    for line in (first, *middle):
        assert line.right == pytest.approx(RIGHT, abs=0.3)
    assert last.left == pytest.approx(LEFT, abs=0.1)
    assert last.right < RIGHT - 5


@pytest.mark.parametrize("paragraphs", range(4, 14))
def test_paragraph_never_leaves_one_line_alone_on_a_page(paragraphs: int):
    for page in read_pdf(pdf_bytes(letter(paragraphs=paragraphs))):
        body = [line for line in page.lines if line.font == "LiberationSerif" and line.size == 14]
        starts = [index for index, line in enumerate(body) if line.left > LEFT + 5]
        if starts:
            assert starts[0] != 1
            assert starts[-1] != len(body) - 1


@pytest.mark.parametrize("filling", range(20, 36))
def test_heading_of_a_section_stays_with_its_text(filling: int):
    blocks: tuple[Block, ...] = (
        *(Paragraph("dòng", ParagraphStyle.CENTER) for _ in range(filling)),
        Paragraph("I. KẾT QUẢ", ParagraphStyle.BOLD),
        Paragraph(SENTENCE * 3),
    )

    pages = read_pdf(pdf_bytes(Document("Thử", blocks, file_name="thu")))

    [page] = [page for page in pages if "I. KẾT QUẢ" in page.text]
    assert "Thực hiện" in page.text


def test_signature_stands_right_of_the_recipients_with_room_to_sign():
    signatures = Signatures(
        (
            Recipients(("- Như trên;", "- Lưu: VT, TCD (02).")),
            SignatureCell(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), note="", name="Nguyễn Văn An"),
        )
    )
    page = first_page(replace(letter(), blocks=(*letter().blocks, signatures)))

    label, role, post = page.line("Nơi nhận:"), page.line("TM. ỦY BAN"), page.line("CHỦ TỊCH")
    assert (label.font, label.size) == ("LiberationSerif-BoldItalic", 12)
    assert page.line("- Lưu").size == 11
    assert label.left == pytest.approx(LEFT, abs=0.1)
    assert label.base == pytest.approx(role.base, abs=1)
    assert (role.font, role.size) == ("LiberationSerif-Bold", 14)
    name = page.line("Nguyễn Văn An")
    assert name.middle == pytest.approx(role.middle, abs=0.1)
    assert post.middle == pytest.approx(role.middle, abs=0.1)
    assert 25 < name.base - post.base < 40


def test_signature_party_recipients_are_underlined():
    recipients = Recipients(("- Như trên,", "- Lưu Văn phòng."))
    page = first_page(replace(letter(heading=PARTY), blocks=(recipients,)))

    label = page.line("Nơi nhận:")
    assert (label.font, label.size) == ("LiberationSerif", 14)
    [rule] = [rule for rule in page.horizontal_rules if rule.top > label.base]
    assert rule.length == pytest.approx(label.right - label.left, abs=0.1)


def test_signature_alone_stands_on_the_right_under_place_and_day():
    block = Signatures((SignatureCell(("CHỦ TỊCH",), name="An"),), place_and_day="Phú Bình, ngày 05 tháng 01 năm 2026")
    page = first_page(Document("Thử", (Paragraph("a"), block), file_name="thu"))

    place, role, note = page.line("Phú Bình"), page.line("CHỦ TỊCH"), page.line("(Ký, ghi rõ họ tên)")
    assert place.font == note.font == "LiberationSerif-Italic"
    assert place.base < role.base < note.base < page.line("An").base
    assert place.middle == pytest.approx(role.middle, abs=0.1)
    assert role.left > 105


def test_form_label_and_regarding_are_printed_at_their_places():
    document = replace(letter(), form_label="Mẫu số 01/TCD\n(Nghị định số 154/2026/NĐ-CP)")
    page = first_page(replace(document, heading=replace(STATE, regarding="V/v từ chối tiếp công dân")))

    label = page.line("Mẫu số")
    assert label.right == pytest.approx(RIGHT, abs=0.1)
    assert label.base < page.line("(Nghị định").base < page.line("CỘNG HÒA").base
    assert page.line("V/v").size == 12
    assert page.line("V/v").base > page.line("Số:").base


def test_watermark_lies_across_every_page_in_light_grey():
    document = replace(letter(paragraphs=20), watermark="TẬP HUẤN – KHÔNG CÓ GIÁ TRỊ")

    content = pdf_bytes(document)
    plain = pdf_bytes(replace(document, watermark=""))

    pages = read_pdf(content)
    for page in pages:
        drawn = "".join(line.text for line in page.lines)
        assert drawn.startswith("TẬP HUẤN – KHÔNG CÓ GIÁ TRỊ")
    assert len(pages) == len(read_pdf(plain))


def test_page_break_and_spacer_do_nothing_at_the_top_of_a_page():
    blocks = (PageBreak(), Spacer(50), Paragraph("một"), PageBreak(), PageBreak(), Spacer(50), Paragraph("hai"))

    pages = read_pdf(pdf_bytes(Document("Thử", blocks, file_name="thu")))

    assert [page.lines[0].text for page in pages] == ["một", "hai"]
    assert pages[0].lines[0].base == pytest.approx(pages[1].lines[0].base, abs=0.1)


def test_spacer_leaves_its_height():
    def distance(*between: Spacer) -> float:
        blocks: tuple[Block, ...] = (Paragraph("một"), *between, Paragraph("hai"))
        page = first_page(Document("Thử", blocks, file_name="thu"))
        return page.line("hai").base - page.line("một").base

    assert distance(Spacer(20)) - distance() == pytest.approx(20, abs=0.1)


def test_qr_code_is_drawn_centred_in_its_size_with_its_caption():
    page = first_page(Document("Thử", (QrCode("SDV1:ABCDEFGH", 40, "Quét mã"),), file_name="thu"))

    assert min(box.left for box in page.boxes) == pytest.approx((LEFT + RIGHT - 40) / 2, abs=0.1)
    assert max(box.right for box in page.boxes) == pytest.approx((LEFT + RIGHT + 40) / 2, abs=0.1)
    assert max(box.bottom for box in page.boxes) - min(box.top for box in page.boxes) == pytest.approx(40, abs=0.1)
    caption = page.line("Quét mã")
    assert caption.middle == pytest.approx((LEFT + RIGHT) / 2, abs=0.1)
    assert caption.base > max(box.bottom for box in page.boxes) + 4


def test_qr_code_with_too_much_text_is_refused():
    with pytest.raises(ValueError, match="too long"):
        pdf_bytes(Document("Thử", (QrCode("a" * 2001),), file_name="thu"))
