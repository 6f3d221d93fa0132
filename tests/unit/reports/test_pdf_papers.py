"""Statutory papers as made: addressees, decisions, lines to write on, slips, and an office's own measures."""

from dataclasses import replace

import pytest

from desktop_app.domain.document import (
    Block,
    Document,
    Heading,
    HeadingStyle,
    Orientation,
    PageSize,
    Paragraph,
    ParagraphStyle,
    SignatureCell,
    Signatures,
    TitleBlock,
)
from desktop_app.reports.pdf import pdf_bytes
from tests.helpers.pdf_reading import ReadLine, ReadPage, read_pdf
from tests.unit.reports.test_pdf_letters import LEFT, PARTY, RIGHT, SENTENCE, STATE, letter

FRONT = Heading(
    style=HeadingStyle.FRONT,
    superior="MTTQ VIỆT NAM TỈNH THÁI NGUYÊN",
    issuer="ỦY BAN MTTQ XÃ PHÚ BÌNH",
    number="12/BC-MTTQ-BTT",
    place="Phú Bình",
)
HEADINGS = {"state": STATE, "party": PARTY, "front": FRONT}
ONE_SIGNATURE = Signatures((SignatureCell(("NGƯỜI TIẾP",)),), place_and_day="Phú Bình, ngày 05 tháng 01 năm 2026")


def page_of(*blocks: Block, heading: Heading | None = None) -> ReadPage:
    [page] = read_pdf(pdf_bytes(Document("Thử", blocks, file_name="thu", heading=heading)))
    return page


def body_lines(page: ReadPage) -> list[ReadLine]:
    return [line for line in page.lines if line.size == 14 and line.font == "LiberationSerif"]


def test_front_heading_has_the_national_title_and_a_line_under_the_issuer():
    """Hướng dẫn 91/HD-MTTW-BTT: the State's national title; Mặt trận's own names on the left."""
    [page] = read_pdf(pdf_bytes(letter(heading=FRONT)))

    assert page.line("CỘNG HÒA").font == "LiberationSerif-Bold"
    assert (page.line("MTTQ VIỆT NAM").font, page.line("ỦY BAN MTTQ").font) == (
        "LiberationSerif",
        "LiberationSerif-Bold",
    )
    assert page.line("Số: 12/BC-MTTQ-BTT").right < LEFT + 0.4 * (RIGHT - LEFT)
    issuer = page.line("ỦY BAN MTTQ")
    assert any(abs((rule.left + rule.right) / 2 - issuer.middle) < 0.1 for rule in page.horizontal_rules)


def test_addressee_alone_is_centred_on_the_line_of_the_label():
    """NĐ 30/2020, Phụ lục I, Phần I, mục II, khoản 9, điểm d: one addressee stands on the same line."""
    page = page_of(Paragraph("Kính gửi: Thanh tra tỉnh", ParagraphStyle.ADDRESSEES))

    assert page.line("Kính gửi: Thanh tra tỉnh").middle == pytest.approx((LEFT + RIGHT) / 2, abs=0.1)


def test_addressees_stand_beneath_each_other_under_the_colon():
    """The same: several stand on lines of their own, their dashes in line under the colon."""
    page = page_of(
        Paragraph("Kính gửi:\n- Thanh tra tỉnh;\n- Ban Tiếp công dân tỉnh.", ParagraphStyle.ADDRESSEES),
        heading=STATE,
    )

    label = page.line("Kính gửi:")
    dashes = [line for line in page.lines if line.text.startswith("- ")]
    assert [line.text for line in dashes] == ["- Thanh tra tỉnh;", "- Ban Tiếp công dân tỉnh."]
    assert dashes[0].left == pytest.approx(dashes[1].left, abs=0.01)
    colon_width = 14 * 0.278 / 72 * 25.4
    assert dashes[0].left == pytest.approx(label.right - colon_width, abs=0.1)
    assert label.base < dashes[0].base < dashes[1].base


def test_addressee_too_long_for_its_line_goes_on_under_its_own_words():
    page = page_of(Paragraph(f"Kính gửi:\n- A;\n- {SENTENCE}", ParagraphStyle.ADDRESSEES))

    words, rest = page.line("- Thực"), [line for line in body_lines(page) if line.text.startswith("tiếp")]
    assert all(line.left > words.left + 1 for line in rest)
    assert all(line.right <= RIGHT + 0.1 for line in body_lines(page))


def test_letter_without_a_title_keeps_its_text_off_the_heading():
    page = page_of(Paragraph("Kính gửi: A", ParagraphStyle.ADDRESSEES), heading=STATE)

    assert page.line("Kính gửi").base - page.line("Số:").base > 10


def test_lead_is_bold_and_its_text_goes_on_justified():
    """NĐ 30/2020, Phụ lục I, Phần I, mục II, khoản 6, điểm đ: "Điều 1." upright and bold; forms 14a and 14b."""
    page = page_of(Paragraph((SENTENCE * 3).strip(), lead="Điều 1."))

    lead, first, *_, last = [line for line in page.lines if line.size == 14]
    assert (lead.text.strip(), lead.font) == ("Điều 1.", "LiberationSerif-Bold")
    assert lead.left == pytest.approx(LEFT + 12.7, abs=0.1)
    assert first.base == lead.base
    assert lead.right <= first.left < lead.right + 4
    assert first.right == pytest.approx(RIGHT, abs=0.3)
    assert last.left == pytest.approx(LEFT, abs=0.1)


def test_lead_belongs_to_the_first_of_several_paragraphs():
    page = page_of(Paragraph("một\nhai", lead="Điều 1."))

    assert [line.text.strip() for line in page.lines] == ["Điều 1.", "một", "hai"]


@pytest.mark.parametrize("filling", range(24, 36))
def test_centred_bold_words_stay_with_what_follows(filling: int):
    blocks: tuple[Block, ...] = (
        *(Paragraph("dòng", ParagraphStyle.CENTER) for _ in range(filling)),
        Paragraph("QUYẾT ĐỊNH:", ParagraphStyle.CENTER_BOLD),
        Paragraph(SENTENCE * 3),
    )

    pages = read_pdf(pdf_bytes(Document("Thử", blocks, file_name="thu")))

    [page] = [page for page in pages if "QUYẾT ĐỊNH:" in page.text]
    assert "Thực hiện" in page.text
    words = page.line("QUYẾT ĐỊNH:")
    assert words.font == "LiberationSerif-Bold"
    assert words.middle == pytest.approx((LEFT + RIGHT) / 2, abs=0.1)


def test_dotted_line_is_filled_to_the_right_margin():
    """Mẫu số 02/TCD, Mẫu số 03 and 14: places left open for the hand."""
    page = page_of(Paragraph("Địa chỉ: xóm 5", ParagraphStyle.DOTTED))

    [line] = page.lines
    assert line.left == pytest.approx(LEFT + 12.7, abs=0.1)
    assert line.text.rstrip(".") == "Địa chỉ: xóm 5"
    assert line.text.count(".") > 50
    assert line.right == pytest.approx(RIGHT, abs=0.1)


def test_dotted_line_without_words_is_as_wide_as_the_text():
    [dots] = page_of(Paragraph("", ParagraphStyle.DOTTED)).lines

    assert dots.left == pytest.approx(LEFT, abs=1.3)
    assert dots.right == pytest.approx(RIGHT, abs=0.1)


def test_dotted_line_with_no_room_to_write_gets_one_more():
    text = "Nội dung " + "a" * 57
    lines = page_of(Paragraph(text, ParagraphStyle.DOTTED)).lines

    assert "".join(line.text for line in lines[:-1]).replace(" ", "") == text.replace(" ", "")
    assert set(lines[-1].text) == {"."}
    assert lines[-1].left < LEFT + 2


def test_signatures_in_rows_stand_in_columns_beneath_each_other():
    """Mẫu số 14: six cells in two columns."""
    pairs = [Signatures((SignatureCell((f"TRÁI {row}",)), SignatureCell((f"PHẢI {row}",)))) for row in (1, 2, 3)]
    page = page_of(*pairs)

    for side in ("TRÁI", "PHẢI"):
        middles = [page.line(f"{side} {row}").middle for row in (1, 2, 3)]
        assert max(middles) - min(middles) < 0.1
    tops = [page.line(f"TRÁI {row}").base for row in (1, 2, 3)]
    assert tops[1] - tops[0] == pytest.approx(tops[2] - tops[1], abs=0.1)
    assert tops[1] - tops[0] > 24


@pytest.mark.parametrize("orientation", Orientation)
@pytest.mark.parametrize("heading", HEADINGS.values(), ids=HEADINGS)
def test_slip_on_a5_keeps_its_heading_side_by_side_in_its_margins(heading: Heading, orientation: Orientation):
    blocks = (TitleBlock("GIẤY HẸN", "Thời gian tiếp công dân"), Paragraph(SENTENCE), ONE_SIGNATURE)
    document = Document("Giấy", blocks, file_name="giay", heading=heading, page_size=PageSize.A5)
    [page] = read_pdf(pdf_bytes(replace(document, orientation=orientation)))

    width, height = (148, 210) if orientation is Orientation.PORTRAIT else (210, 148)
    assert [page.width, page.height] == pytest.approx([width, height], abs=0.1)
    assert min(line.left for line in page.lines) >= 20 - 0.1
    assert max(line.right for line in page.lines) <= width - 10 + 0.1
    national = page.line("ĐẢNG CỘNG SẢN" if heading is PARTY else "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    issuer = [line for line in page.lines if line.base < national.base + 12 and line.middle < national.left]
    assert max(line.right for line in issuer) + 1 < national.left
    assert len([line for line in page.lines if line.text.startswith("Phú Bình, ngày 05 tháng 01 năm 2026")]) >= 1
    assert "Trang" not in page.text


def test_place_and_day_wider_than_its_column_stands_in_one_line_at_the_margin():
    cells = tuple(SignatureCell((f"CỘT {index}",)) for index in range(4))
    page = page_of(Signatures(cells, place_and_day="Phú Bình, ngày 05 tháng 01 năm 2026"))

    assert page.line("Phú Bình").text == "Phú Bình, ngày 05 tháng 01 năm 2026"
    assert page.line("Phú Bình").right == pytest.approx(RIGHT, abs=0.1)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("state", "margin_left_mm", 35.0),
        ("state", "margin_right_mm", 18.0),
        ("party", "margin_left_mm", 32.5),
        ("party", "margin_right_mm", 20.0),
        ("front", "margin_left_mm", 31.0),
    ],
)
def test_margin_of_the_office_moves_the_text_by_exactly_so_many_millimetres(kind: str, field: str, value: float):
    document = replace(letter(heading=HEADINGS[kind], paragraphs=8), measures=((f"{kind}.{field}", value),))

    for page in read_pdf(pdf_bytes(document)):
        lines = body_lines(page)
        left, right = min(line.left for line in lines), max(line.right for line in lines if line.text[0] != "-")
        assert left == pytest.approx(value if field == "margin_left_mm" else LEFT, abs=0.1)
        assert right == pytest.approx(210 - value if field == "margin_right_mm" else RIGHT, abs=0.2)


@pytest.mark.parametrize("kind", HEADINGS)
def test_upper_margin_of_the_office_moves_the_first_line_by_exactly_so_many_millimetres(kind: str):
    plain = letter(heading=HEADINGS[kind])
    [before], [after] = (
        read_pdf(pdf_bytes(document))
        for document in (plain, replace(plain, measures=((f"{kind}.margin_top_mm", 23.0),)))
    )

    for first, second in zip(before.lines, after.lines, strict=True):
        assert second.base - first.base == pytest.approx(3, abs=0.02)
        assert (second.text, second.size) == (first.text, first.size)
        assert second.left == pytest.approx(first.left)


def test_page_number_and_room_to_sign_of_the_office_move_by_exactly_so_many_millimetres():
    plain = replace(letter(heading=PARTY, paragraphs=9))
    plain = replace(plain, blocks=(*plain.blocks, Signatures((SignatureCell(("BÍ THƯ",), note="", name="An"),))))
    moved = replace(plain, measures=(("party.number_top_mm", 12.5), ("party.signing_room_mm", 30.0)))
    before, after = read_pdf(pdf_bytes(plain)), read_pdf(pdf_bytes(moved))

    numbers = [next(line for line in pages[1].lines if line.text == "2") for pages in (before, after)]
    assert numbers[1].base - numbers[0].base == pytest.approx(2.5, abs=0.02)
    rooms = [pages[-1].line("An").base - pages[-1].line("BÍ THƯ").base for pages in (before, after)]
    assert rooms[1] - rooms[0] == pytest.approx(6, abs=0.02)


def test_letters_of_the_office_have_exactly_their_size():
    measures = (("front.issuer_size", 13.0), ("front.body_size", 13.0), ("front.title_size", 15.0))
    [page] = read_pdf(pdf_bytes(replace(letter(heading=FRONT), measures=measures)))

    assert [page.line(words).size for words in ("ỦY BAN MTTQ", "1. Thực", "BÁO CÁO")] == [13, 13, 15]
