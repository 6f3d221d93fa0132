"""Tables as workbooks: numbers are numbers, texts stay texts, headings are merged and printed on each page."""

import unicodedata
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.codes import QrCode
from desktop_app.domain.document import (
    Align,
    Block,
    Column,
    Document,
    HeaderCell,
    Heading,
    Orientation,
    Paragraph,
    ParagraphStyle,
    Recipients,
    Row,
    RowStyle,
    SignatureCell,
    Signatures,
    Table,
    TitleBlock,
)
from desktop_app.domain.formats import format_count, format_decimal
from desktop_app.reports.xlsx import write_xlsx, xlsx_bytes
from desktop_app.reports.xlsx_numbers import read_number
from tests.unit.reports.test_pdf_letters import PARTY, STATE
from tests.unit.reports.test_pdf_tables import RECEPTION_COLUMNS, SIGNATURES, reception_row, register
from tests.unit.reports.xlsx_reading import ReadSheet, ReadXlsx, row_of

COLUMNS = (
    Column("STT", 8, Align.CENTER),
    Column("Lĩnh vực", 40),
    Column("Số mô hình", 14, Align.RIGHT),
    Column("Tỷ lệ", 12, Align.RIGHT),
)


def summary(*rows: Row | tuple[str, ...], totals: tuple[str, ...] | None = None) -> Table:
    return Table(columns=COLUMNS, rows=rows, totals=totals, code_row=("A", "B", "1", "2"))


def book(*blocks: Block, heading: Heading | None = None, title: str = "Tổng hợp") -> ReadXlsx:
    return ReadXlsx(xlsx_bytes(Document(title, blocks, file_name="th", heading=heading)))


def body(*rows: Row | tuple[str, ...], totals: tuple[str, ...] | None = None) -> ReadSheet:
    """A sheet whose heading and codes are rows 1 and 2."""
    return book(summary(*rows, totals=totals)).sheet()


def test_cells_of_numeric_columns_are_numbers_and_others_texts():
    sheet = body(("1", "Kinh tế", "1.250", "99,08%"), ("2", "12", "7", ""), totals=("Tổng cộng", "", "1.257", "100%"))

    assert sheet.row(3) == [1, "Kinh tế", 1250, 0.9908]
    assert sheet.row(4) == [2, "12", 7]
    assert sheet.row(5) == ["Tổng cộng", 1257, 1]
    assert "A5:B5" in sheet.merged
    assert sheet.cells["C5"].is_bold
    assert not sheet.cells["C3"].is_bold


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("0", 0, r"[>=1000000]0\.000\.000;[>=1000]0\.000;0"),
        ("1.234.567", 1234567, r"[>=1000000]0\.000\.000;[>=1000]0\.000;0"),
        ("28.000.000.000", 28 * 10**9, r"[>=1000000000]0\.000\.000\.000;[>=1000000]0\.000\.000;0"),
        ("2026", 2026, "0"),
        ("-5", -5, "0;-0"),
        ("-1.234", -1234, r"0\.000;-0\.000"),
        ("12,50", 12.5, "#,##0.00"),
        ("1.234,5", 1234.5, "#,##0.0"),
        ("99,08%", 0.9908, "0.00%"),
        ("100%", 1, "0%"),
    ],
)
def test_number_is_kept_with_the_format_that_shows_it_as_written(text: str, value: float, shown: str):
    cell = body(("1", "a", text, "")).cells["C3"]

    assert cell.number == pytest.approx(value)
    assert cell.shown == shown
    assert cell.align == "right"


@pytest.mark.parametrize(
    "text", ["007", "+3", "1.23", "1,", "5/3", "05/03/2026", "x", "1 234", "1.234.5", "=1+1", "@a", "1234567890123456"]
)
def test_other_text_in_a_numeric_column_stays_text(text: str):
    cell = body(("1", "a", text, "")).cells["C3"]

    assert (cell.text, cell.number) == (text, None)


@pytest.mark.parametrize("text", ["=1+1", "+84 912", "-a", "@SUM(A1)", '=HYPERLINK("x")', "http://x.vn", "{=1}"])
def test_text_never_becomes_a_formula_or_a_link(text: str):
    table = replace(summary(("1", text, "", "")), totals=(text, "", "", ""), columns=(Column(text, 9), *COLUMNS[1:]))
    found = book(TitleBlock(text), table, Paragraph(text))

    sheet = found.sheet()
    assert sheet.formulas == []
    assert [cell.text for cell in sheet.cells.values()].count(text) == 5
    assert not [name for name in found.zip.namelist() if "rels" in name and "worksheets" in name]


def test_centred_columns_are_numeric_only_if_all_in_them_is():
    columns = (Column("STT", 8, Align.CENTER), Column("Mã", 8, Align.CENTER), Column("Số", 8, Align.CENTER))
    table = Table(columns=columns, rows=(("1", "12", "5"), ("2", "012", "–"), Row(("Nhóm",), RowStyle.GROUP)))
    sheet = book(table).sheet()

    assert sheet.row(2) == [1, "12", 5]
    assert sheet.row(3) == [2, "012", "–"]
    assert "A4:C4" in sheet.merged


@given(value=st.integers(-(10**15) + 1, 10**15 - 1))
def test_whole_number_as_written_by_the_program_is_read_back(value: int):
    number = read_number(format_count(value))

    assert number is not None
    assert number.value == value


@given(value=st.decimals(-(10**9), 10**9, places=3))
def test_decimal_as_written_by_the_program_is_read_back(value: Decimal):
    number = read_number(format_decimal(value, decimals=3))

    assert number is not None
    assert number.value == pytest.approx(float(value))


def test_header_is_merged_as_on_paper_and_repeated_on_each_printed_page():
    document = replace(register([reception_row(number) for number in range(1, 41)]), heading=STATE)
    found = ReadXlsx(xlsx_bytes(document))
    sheet = found.sheet()

    top = row_of(sheet.place("STT"))
    assert {f"A{top}:A{top + 1}", f"I{top}:K{top}", f"L{top}:L{top + 1}"} <= sheet.merged
    assert sheet.cells[f"I{top}"].text == "Hướng xử lý"
    assert sheet.row(top + 1) == [column.heading for column in RECEPTION_COLUMNS[8:11]]
    assert sheet.row(top + 2) == [str(number) for number in range(1, 13)]
    assert found.print_titles == [f"Sổ!${top}:${top + 2}"]
    first = sheet.row(top + 3)
    assert first == [1, *(text for text in reception_row(1)[1:6] if text), 1, "x"]
    assert sheet.cells[f"D{top + 3}"].text == "019000000001"


def test_table_of_four_header_rows_has_each_heading_once():
    table = Table(
        columns=(Column("Đơn vị", 18), *(Column(f"cột {index}", 7, Align.RIGHT) for index in range(4))),
        rows=(("UBND xã", "1", "2", "3", "4"),),
        groups=(
            (HeaderCell("", 1), HeaderCell("Số vụ", 4)),
            (HeaderCell("", 1), HeaderCell("Lần đầu", 2), HeaderCell("Nhiều lần", 2)),
        ),
    )
    sheet = book(table).sheet()

    assert sheet.merged == {"A1:A3", "B1:E1", "B2:C2", "D2:E2"}
    assert sheet.row(3) == ["cột 0", "cột 1", "cột 2", "cột 3"]


def test_page_is_a4_across_fitted_to_the_width():
    document = replace(register([reception_row(1)]), watermark="TẬP HUẤN & THỬ", orientation=Orientation.PORTRAIT)
    sheet = ReadXlsx(xlsx_bytes(document)).sheet()

    assert sheet.attribute("pageSetup", "orientation") == "landscape"
    assert sheet.attribute("pageSetup", "paperSize") == "9"
    assert sheet.attribute("pageSetUpPr", "fitToPage") == "1"
    assert sheet.attribute("pageSetup", "fitToHeight") == "0"
    assert float(sheet.attribute("pageMargins", "left") or 0) == pytest.approx(30 / 25.4)
    assert sheet.words("oddFooter").endswith("Trang &P/&N")
    assert sheet.words("oddHeader").endswith("TẬP HUẤN && THỬ")


def test_margin_of_the_office_reaches_the_page():
    document = replace(register([reception_row(1)]), heading=STATE, measures=(("state.margin_left_mm", 35.0),))

    assert float(ReadXlsx(xlsx_bytes(document)).sheet().attribute("pageMargins", "left") or 0) == pytest.approx(
        35 / 25.4
    )


@pytest.mark.parametrize("heading", [STATE, PARTY], ids=["state", "party"])
def test_heading_title_unit_and_signatures_stand_around_the_table(heading: Heading):
    table = replace(summary(("1", "a", "2", "")), unit_line="Đơn vị tính: mô hình")
    blocks = (TitleBlock("TỔNG HỢP", "", "(Năm 2026)"), table, Paragraph("Ghi chú", ParagraphStyle.SMALL), SIGNATURES)
    document = Document("Tổng hợp", blocks, file_name="th", heading=heading, form_label="Biểu 01")
    sheet = ReadXlsx(xlsx_bytes(document)).sheet()

    national = "ĐẢNG CỘNG SẢN VIỆT NAM" if heading is PARTY else "Độc lập - Tự do - Hạnh phúc"
    order = ["Biểu 01", heading.superior, national, "TỔNG HỢP", "(Năm 2026)", "Đơn vị tính: mô hình", "STT", "Ghi chú"]
    rows = [row_of(sheet.place(text)) for text in [*order, "NGƯỜI LẬP BIỂU", "Nguyễn Văn An"]]
    assert rows == sorted(rows)
    assert sheet.place(heading.superior)[0] == "A"
    assert sheet.place(national)[0] > "A"
    assert sheet.place("NGƯỜI LẬP BIỂU")[0] == "A"
    assert sheet.place("CHỦ TỊCH")[0] > "A"
    assert row_of(sheet.place("NGƯỜI LẬP BIỂU")) == row_of(sheet.place("CHỦ TỊCH"))
    assert sheet.cells[sheet.place("TỔNG HỢP")].is_bold


def test_each_table_has_a_sheet_with_its_own_title_and_remarks():
    blocks = (
        TitleBlock("BIỂU MỘT"),
        summary(("1", "a", "2", "")),
        Paragraph("Ghi chú một", ParagraphStyle.NOTE),
        TitleBlock("BIỂU HAI"),
        summary(("1", "b", "3", "")),
        Paragraph("I. PHẦN BA", ParagraphStyle.BOLD),
        summary(("1", "c", "4", "")),
        SIGNATURES,
    )
    found = book(*blocks)

    assert found.names == ["Bảng 1", "Bảng 2", "Bảng 3"]
    texts = [{cell.text for cell in found.sheet(number).cells.values()} for number in (1, 2, 3)]
    assert {"BIỂU MỘT", "Ghi chú một", "a"} <= texts[0]
    assert {"BIỂU HAI", "b"} <= texts[1]
    assert {"BIỂU HAI", "I. PHẦN BA", "c", "NGƯỜI LẬP BIỂU"} <= texts[2]
    assert not {"BIỂU MỘT", "Ghi chú một", "NGƯỜI LẬP BIỂU"} & texts[1]
    assert len(found.print_titles) == 3


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Sổ tiếp công dân", "Sổ tiếp công dân"),
        ("Biểu 01/TCD: [năm]", "Biểu 01 TCD   năm"),
        ("a" * 40, "a" * 31),
        ("", "Bảng 1"),
        ("''", "Bảng 1"),
    ],
)
def test_sheet_is_named_after_the_document_as_far_as_names_allow(title: str, name: str):
    assert book(summary(), title=title).names == [name]


def test_narrow_table_puts_its_heading_and_signatures_beneath_each_other():
    table = Table(columns=(Column("Nội dung"),), rows=(("a",),))
    signatures = Signatures((Recipients(("- A;",)), SignatureCell(("CHỦ TỊCH",), name="An")), place_and_day="Phú Bình")
    sheet = book(table, signatures, heading=STATE).sheet()

    order = ["UBND TỈNH THÁI NGUYÊN", "Độc lập - Tự do - Hạnh phúc", "Nội dung", "Phú Bình", "CHỦ TỊCH", "An"]
    places = [sheet.place(text) for text in order]
    assert {place[0] for place in places} == {"A"}
    assert [row_of(place) for place in places] == sorted(row_of(place) for place in places)


def test_row_is_as_high_as_its_words_and_left_to_the_spreadsheet_if_they_fit():
    sheet = body(("1", "dài " * 60, "2", ""), ("2", "ngắn", "3", ""))

    heights = {row.get("r"): row.get("ht") for row in sheet.element.iter() if row.tag.endswith("}row")}
    assert float(heights["3"] or 0) > 30
    assert heights["4"] is None


def test_text_is_composed_and_codes_are_left_out():
    found = book(QrCode("X"), summary(("1", unicodedata.normalize("NFD", "Ắc Ễnh"), "", "")))

    assert found.sheet().cells["B3"].text == "Ắc Ễnh"


def test_document_without_a_table_is_refused():
    with pytest.raises(ValueError, match="without a table"):
        book(TitleBlock("BÁO CÁO"), Paragraph("a"))


def test_same_document_gives_the_same_bytes_without_a_moment_of_making():
    document = replace(register([reception_row(number) for number in range(1, 20)]), heading=STATE)
    content = xlsx_bytes(document)

    assert content == xlsx_bytes(document)
    assert {item.date_time for item in ReadXlsx(content).zip.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"2000-01-01T00:00:00Z" in ReadXlsx(content).zip.read("docProps/core.xml")


def test_write_xlsx_replaces_the_file_and_leaves_nothing_beside_it(tmp_path: Path):
    path = tmp_path / "Sổ.xlsx"
    path.write_bytes(b"old")
    document = register([reception_row(1)])

    write_xlsx(document, path)

    assert path.read_bytes() == xlsx_bytes(document)
    assert list(tmp_path.iterdir()) == [path]


def test_long_code_breaks_behind_its_signs_without_blanks():
    columns = (Column("Số", 6), Column("Nội dung", 60))
    code = book(Table(columns=columns, rows=[("1", "a")], code_row=("1=4+13+22+31+40", "2"))).sheet().row(2)[0]

    lines = str(code).split("\n")
    assert len(lines) > 1
    assert "".join(lines) == "1=4+13+22+31+40"
    assert all(line[-1] in "=+" for line in lines[:-1])
