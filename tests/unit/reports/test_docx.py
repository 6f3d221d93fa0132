"""Letters as DOCX: the same measures as the PDF, read back from the file."""

from dataclasses import replace

import pytest
from docx.shared import Length

from desktop_app.domain.codes import Barcode, QrCode
from desktop_app.domain.document import (
    Block,
    Document,
    Heading,
    Orientation,
    PageBreak,
    PageSize,
    Paragraph,
    ParagraphStyle,
    Recipients,
    SignatureCell,
    Signatures,
    Spacer,
)
from desktop_app.reports.codes import bar_modules
from desktop_app.reports.docx import docx_bytes
from desktop_app.reports.fonts import Face
from desktop_app.reports.pdf_text import FontSet
from tests.unit.reports.code_reading import png_picture, read_barcode
from tests.unit.reports.docx_reading import TWIPS_PER_MM, ReadDocx, V, W
from tests.unit.reports.test_pdf_letters import PARTY, STATE, letter
from tests.unit.reports.test_pdf_papers import FRONT

HEADINGS = {"state": STATE, "party": PARTY, "front": FRONT}
TEXT_WIDTH = round(165 * TWIPS_PER_MM)
LETTER_SIGNATURES = Signatures(
    (
        Recipients(("- Như trên;", "- Lưu: VT, TCD.")),
        SignatureCell(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), note="", name="Nguyễn Văn An"),
    )
)


def read(document: Document) -> ReadDocx:
    return ReadDocx(docx_bytes(document))


def made(*blocks: Block, heading: Heading | None = None) -> ReadDocx:
    return read(Document("Thử", blocks, file_name="thu", heading=heading))


def twips(*lengths: Length | None) -> list[int]:
    return [length.twips for length in lengths if length]


def words_width(text: str, face: Face, size: float) -> float:
    """Length of a line in twips."""
    return FontSet(None).get(face, size).width(text) * 20


@pytest.mark.parametrize(
    ("document", "size_mm", "margins_mm"),
    [
        pytest.param(letter(heading=STATE), (210, 297), (20, 20, 30, 15), id="state"),
        pytest.param(letter(heading=PARTY), (210, 297), (20, 20, 30, 15), id="party"),
        pytest.param(replace(letter(), orientation=Orientation.LANDSCAPE), (297, 210), (20, 20, 30, 15), id="across"),
        pytest.param(replace(letter(), page_size=PageSize.A5), (148, 210), (12, 12, 20, 10), id="a5"),
        pytest.param(
            replace(letter(), measures=(("state.margin_left_mm", 34.0), ("state.margin_bottom_mm", 22.5))),
            (210, 297),
            (20, 22.5, 34, 15),
            id="office",
        ),
    ],
)
def test_page_has_the_size_and_margins_of_its_style(
    document: Document, size_mm: tuple[float, float], margins_mm: tuple[float, ...]
):
    section = read(document).word.sections[0]

    assert twips(section.page_width, section.page_height) == [round(mm * TWIPS_PER_MM) for mm in size_mm]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert twips(*margins) == [round(mm * TWIPS_PER_MM) for mm in margins_mm]
    assert section.orientation == (1 if size_mm[0] > size_mm[1] else 0)


@pytest.mark.parametrize(
    ("heading", "share", "number_line"),
    [(STATE, 0.4, "Số: /BC-UBND"), (PARTY, 0.45, "Số 07-BC/ĐU"), (FRONT, 0.4, "Số: 12/BC-MTTQ-BTT")],
    ids=HEADINGS,
)
def test_heading_is_a_table_without_lines_in_two_columns(heading: Heading, share: float, number_line: str):
    [table] = read(letter(heading=heading)).tables

    assert not table.is_ruled
    assert table.widths == [pytest.approx(TEXT_WIDTH * share, abs=2), pytest.approx(TEXT_WIDTH * (1 - share), abs=2)]
    (issuer, national), (number, place) = table.rows
    assert issuer.text.replace("\n", " ").startswith(f"{heading.superior} {heading.issuer}")
    assert "ĐẢNG CỘNG SẢN" in national.text if heading is PARTY else "Độc lập - Tự do - Hạnh phúc" in national.text
    assert number.text.replace("\u00a0", "") == number_line
    assert place.text.startswith("Phú Bình, ngày")


@pytest.mark.parametrize(
    ("heading", "beginning", "face"),
    [
        (STATE, "UBND TỈNH", (12, False, False)),
        (STATE, "UBND XÃ", (12, True, False)),
        (STATE, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (12, True, False)),
        (STATE, "Độc lập - Tự do - Hạnh phúc", (13, True, False)),
        (STATE, "Số:", (13, False, False)),
        (STATE, "Phú Bình, ngày 05 tháng 01 năm 2026", (13, False, True)),
        (STATE, "BÁO CÁO", (14, True, False)),
        (STATE, "Kết quả", (14, True, False)),
        (STATE, "1. Thực hiện", (14, False, False)),
        (PARTY, "ĐẢNG BỘ TỈNH", (14, False, False)),
        (PARTY, "ĐẢNG ỦY XÃ", (14, True, False)),
        (PARTY, "*", (14, True, False)),
        (PARTY, "ĐẢNG CỘNG SẢN VIỆT NAM", (15, True, False)),
        (PARTY, "Số 07-BC/ĐU", (14, False, False)),
        (PARTY, "Phú Bình, ngày", (14, False, True)),
        (PARTY, "BÁO CÁO", (16, True, False)),
        (PARTY, "-----", (14, False, False)),
        (FRONT, "MTTQ VIỆT NAM", (12, False, False)),
        (FRONT, "ỦY BAN MTTQ", (12, True, False)),
        (FRONT, "CỘNG HÒA", (12, True, False)),
    ],
)
def test_letters_have_the_sizes_of_their_style(heading: Heading, beginning: str, face: tuple[float, bool, bool]):
    """NĐ 30/2020/NĐ-CP, Phụ lục I; HD 36-HD/VPTW, Phụ lục 3: the same as on paper."""
    [(_, *found)] = read(letter(heading=heading)).paragraph(beginning).faces

    assert tuple(found) == face


def test_state_lines_have_the_lengths_of_the_decree():
    """Under the motto as long as its words; under the issuer and the abstract 1/3 to 1/2 of the words."""
    found = read(letter())
    [table] = found.tables
    (issuer, national), _ = table.rows
    rules = [item for item in found.body.iter(f"{W}p") if item.find(f"{W}pPr/{W}pBdr") is not None]

    lengths = []
    for rule, room in zip(rules, (issuer.width, national.width, TEXT_WIDTH), strict=True):
        indent = rule.find(f"{W}pPr/{W}ind")
        lengths.append(room - int(indent.get(f"{W}left")) - int(indent.get(f"{W}right")))
    assert 1 / 3 <= lengths[0] / words_width("UBND XÃ PHÚ BÌNH", Face.BOLD, 12) <= 1 / 2
    assert lengths[1] == pytest.approx(words_width("Độc lập - Tự do - Hạnh phúc", Face.BOLD, 13), abs=3)
    assert 1 / 3 <= lengths[2] / words_width("Kết quả công tác tiếp công dân", Face.BOLD, 14) <= 1 / 2


def test_party_heading_has_one_line_and_a_star():
    found = read(letter(heading=PARTY))

    assert len(list(found.body.iter(f"{W}pBdr"))) == 1
    assert found.tables[0].rows[0][0].text.endswith("\n*")
    assert "CỘNG HÒA" not in "".join(item.text for item in found.paragraphs)


def test_language_and_typeface_are_set_for_all_text():
    styles = read(letter()).part("word/styles.xml")

    [fonts], [language] = styles.iter(f"{W}rFonts"), styles.iter(f"{W}lang")
    assert {fonts.get(f"{W}{script}") for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    assert language.get(f"{W}val") == "vi-VN"


def test_page_number_is_a_field_centred_in_the_top_margin_but_not_on_the_first_page():
    found = read(letter(paragraphs=20))
    section = found.word.sections[0]

    assert section.different_first_page_header_footer
    assert section.header_distance.twips == round(10 * TWIPS_PER_MM)
    assert section.first_page_header.paragraphs[0].text == ""
    [paragraph] = section.header._element.iter(f"{W}p")
    [field] = paragraph.iter(f"{W}fldSimple")
    assert field.get(f"{W}instr").strip() == "PAGE"
    assert paragraph.find(f"{W}pPr/{W}jc").get(f"{W}val") == "center"
    assert paragraph.find(f".//{W}sz").get(f"{W}val") == "26"
    assert found.edges("footer") == []


def test_watermark_stands_in_the_header_of_the_first_and_of_the_other_pages():
    found = read(replace(letter(), watermark="TẬP HUẤN & THỬ"))

    section = found.word.sections[0]
    for header in (section.first_page_header, section.header):
        [shape] = header._element.iter(f"{V}shape")
        assert shape.find(f"{V}textpath").get("string") == "TẬP HUẤN & THỬ"
        assert shape.get("fillcolor") == "#e6e6e6"
    assert not list(read(letter()).word.sections[0].header._element.iter(f"{V}shape"))


def test_body_is_justified_indented_and_spaced_as_the_decree_wants():
    """NĐ 30/2020, Phụ lục I, Phần I, mục II, khoản 6, điểm e: both edges, 1.27 cm, at least 6 pt, 1 to 1.5 lines."""
    paragraph = read(letter()).paragraph("1. Thực hiện")

    assert paragraph.measure("jc", "val") == "both"
    assert paragraph.measure("ind", "firstLine") == str(round(12.7 * TWIPS_PER_MM))
    assert paragraph.measure("spacing", "after") == "120"
    assert 240 <= int(paragraph.measure("spacing", "line") or 0) <= 360
    assert paragraph.measure("spacing", "lineRule") == "auto"


def test_measures_of_the_office_reach_the_text():
    measures = (("state.body_size", 13.0), ("state.paragraph_gap", 9.0), ("state.number_top_mm", 12.0))
    found = read(replace(letter(), measures=measures))

    paragraph = found.paragraph("1. Thực hiện")
    assert paragraph.faces[0][1] == 13
    assert paragraph.measure("spacing", "after") == "180"
    assert found.word.sections[0].header_distance.twips == round(12 * TWIPS_PER_MM)


def test_paragraph_styles_lie_as_on_paper():
    found = made(
        Paragraph("QUYẾT ĐỊNH:", ParagraphStyle.CENTER_BOLD),
        Paragraph("Tạm đình chỉ", lead="Điều 1."),
        Paragraph("Địa chỉ:", ParagraphStyle.DOTTED),
        Paragraph("Ghi chú", ParagraphStyle.NOTE),
        Paragraph("I. KẾT QUẢ", ParagraphStyle.BOLD),
    )

    title, article, dotted = found.paragraph("QUYẾT"), found.paragraph("Điều 1."), found.paragraph("Địa chỉ")
    assert (title.measure("jc", "val"), title.has("keepNext")) == ("center", True)
    assert [(text, bold) for text, _, bold, _ in article.faces] == [("Điều 1. ", True), ("Tạm đình chỉ", False)]
    assert dotted.text.endswith("\t")
    stop = dotted.element.find(f"{W}pPr/{W}tabs/{W}tab")
    assert (stop.get(f"{W}leader"), stop.get(f"{W}val")) == ("dot", "right")
    assert int(stop.get(f"{W}pos")) == pytest.approx(TEXT_WIDTH, abs=2)
    assert found.paragraph("Ghi chú").faces == [("Ghi chú", 11, False, True)]
    assert found.paragraph("I. KẾT QUẢ").has("keepNext")


def test_addressees_stand_beneath_each_other_under_the_colon():
    found = made(Paragraph("Kính gửi:\n- Thanh tra tỉnh;\n- Sở Nội vụ.", ParagraphStyle.ADDRESSEES))

    label, first, second = (found.paragraph(words) for words in ("Kính gửi:", "- Thanh", "- Sở"))
    dash = [
        int(item.measure("ind", "left") or 0) - int(item.measure("ind", "hanging") or 0) for item in (first, second)
    ]
    assert dash[0] == dash[1]
    colon = int(label.measure("ind", "left") or 0) + words_width("Kính gửi", Face.REGULAR, 14)
    assert dash[0] == pytest.approx(colon, abs=3)


def test_signatures_stand_beside_the_recipients_with_room_to_sign():
    found = read(replace(letter(), blocks=(*letter().blocks, LETTER_SIGNATURES)))

    table = found.tables[-1]
    (recipients, post), (below, name) = table.rows
    assert not table.is_ruled
    assert table.widths == [pytest.approx(TEXT_WIDTH / 2, abs=2)] * 2
    assert (recipients.merge, below.merge) == ("restart", "continue")
    assert recipients.paragraphs[0].faces == [("Nơi nhận:", 12, True, True)]
    assert recipients.paragraphs[1].faces == [("- Như trên;", 11, False, False)]
    assert post.text == "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"
    assert name.text == "Nguyễn Văn An"
    assert int(name.paragraphs[0].measure("spacing", "before") or 0) == round(24 * TWIPS_PER_MM)
    assert all(item.has("keepNext") for item in (*recipients.paragraphs, *post.paragraphs))


def test_party_recipients_are_underlined():
    found = made(Recipients(("- Như trên,",)), heading=PARTY)

    label = found.paragraph("Nơi nhận:")
    assert label.faces == [("Nơi nhận:", 14, False, False)]
    assert label.element.find(f".//{W}u").get(f"{W}val") == "single"


def test_signatures_in_rows_are_tables_kept_apart():
    pairs = [Signatures((SignatureCell((f"TRÁI {row}",)), SignatureCell((f"PHẢI {row}",)))) for row in (1, 2, 3)]
    found = made(*pairs)

    assert [table.rows[0][1].text.split("\n")[0] for table in found.tables] == ["PHẢI 1", "PHẢI 2", "PHẢI 3"]
    assert all(table.element.getnext().tag == f"{W}p" for table in found.tables)


def test_signature_alone_stands_on_the_right_under_place_and_day():
    block = Signatures((SignatureCell(("CHỦ TỊCH",), name="An"),), place_and_day="Phú Bình, ngày 05 tháng 01 năm 2026")
    [table] = made(block).tables

    texts = [[cell.text for cell in row] for row in table.rows]
    assert texts == [["", "Phú Bình, ngày 05 tháng 01 năm 2026"], ["", "CHỦ TỊCH\n(Ký, ghi rõ họ tên)"], ["", "An"]]


def test_form_label_stands_on_the_right_above_the_heading():
    found = read(replace(letter(), form_label="Mẫu số 01/TCD\n(Nghị định số 154/2026/NĐ-CP)"))

    first, second = found.paragraphs[:2]
    assert (first.faces, first.measure("jc", "val")) == ([("Mẫu số 01/TCD", 12, True, False)], "right")
    assert second.faces[0][2:] == (False, True)


def test_page_break_and_spacer_do_nothing_at_the_top_of_a_page():
    found = made(PageBreak(), Spacer(50), Paragraph("một"), PageBreak(), PageBreak(), Spacer(50), Paragraph("hai"))

    breaks = [item for item in found.body.iter(f"{W}br") if item.get(f"{W}type") == "page"]
    assert len(breaks) == 1
    assert not [item for item in found.body.iter(f"{W}spacing") if int(item.get(f"{W}line")) > 1000]


def test_spacer_leaves_its_height():
    found = made(Paragraph("một"), Spacer(20), Paragraph("hai"))

    [empty] = [item for item in found.body.iter(f"{W}spacing") if item.get(f"{W}lineRule") == "exact"]
    assert int(empty.get(f"{W}line")) == round(20 * TWIPS_PER_MM)


def test_codes_are_pictures_in_their_size_that_read_back():
    found = made(QrCode("SDV1:ABC", 40, "Quét mã"), Barcode("TCD-57/2026", 12, "TCD-57/2026"))

    qr, bars = found.word.inline_shapes
    assert (qr.width.mm, qr.height.mm) == (pytest.approx(40, abs=0.01), pytest.approx(40, abs=0.01))
    assert bars.width.mm == pytest.approx(len(bar_modules("TCD-57/2026")) * 0.33, abs=0.01)
    assert bars.height.mm == pytest.approx(12, abs=0.01)
    pictures = [found.zip.read(name) for name in sorted(found.zip.namelist()) if name.endswith(".png")]
    assert read_barcode(png_picture(pictures[1])) == "TCD-57/2026"
    properties = [shape._inline.docPr for shape in (qr, bars)]
    assert [item.get("descr") for item in properties] == ["QR: SDV1:ABC", "Code 128: TCD-57/2026"]
    assert len({item.get("id") for item in properties}) == 2
    assert found.paragraph("Quét mã").measure("jc", "val") == "center"
