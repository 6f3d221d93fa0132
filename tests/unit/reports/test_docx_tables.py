"""Tables, registers and record sheets as DOCX: merged headings repeated on each page, rows, totals."""

from dataclasses import replace

import pytest

from desktop_app.domain.document import (
    Align,
    Column,
    Document,
    FieldSheet,
    HeaderCell,
    Orientation,
    PageBreak,
    Paragraph,
    Row,
    RowStyle,
    Signatures,
    Table,
)
from desktop_app.reports.docx import docx_bytes
from tests.unit.reports.docx_reading import TWIPS_PER_MM, ReadDocx, ReadTable, V, W
from tests.unit.reports.test_pdf_tables import (
    RECEPTION_COLUMNS,
    RECEPTION_GROUPS,
    SIGNATURES,
    reception_row,
    register,
)

TOTALS = ("Tổng cộng", "", "", "", "", "", "30", "", "", "", "", "")


def table_of(table: Table) -> ReadTable:
    [found] = ReadDocx(docx_bytes(Document("Thử", (table,), file_name="thu"))).tables
    return found


def test_register_repeats_its_header_and_merges_its_headings():
    found = ReadDocx(docx_bytes(register([reception_row(number) for number in range(1, 41)], totals=TOTALS)))

    table = found.tables[0]
    upper, lower, codes = table.rows[:3]
    assert table.header_rows == 3
    assert [cell.text for cell in upper] == [
        *(column.heading for column in RECEPTION_COLUMNS[:8]),
        "Hướng xử lý",
        RECEPTION_COLUMNS[-1].heading,
    ]
    assert [cell.span for cell in upper] == [1] * 8 + [3, 1]
    assert [cell.merge for cell in upper] == ["restart"] * 8 + ["", "restart"]
    assert [cell.merge for cell in lower] == ["continue"] * 8 + ["", "", "", "continue"]
    assert [cell.text for cell in lower if not cell.merge] == [column.heading for column in RECEPTION_COLUMNS[8:11]]
    assert [cell.text for cell in codes] == [str(number) for number in range(1, 13)]
    assert codes[0].paragraphs[0].faces[0][1:] == (10, False, True)


def test_register_holds_every_row_and_fills_the_width():
    found = ReadDocx(docx_bytes(register([reception_row(number) for number in range(1, 41)])))

    table = found.tables[0]
    assert [[cell.text for cell in row] for row in table.rows[3:]] == [list(reception_row(n)) for n in range(1, 41)]
    assert sum(table.widths) == pytest.approx((297 - 45) * TWIPS_PER_MM, abs=12)
    assert table.is_ruled
    for row in table.element.iter(f"{W}tr"):
        assert row.find(f"{W}trPr/{W}cantSplit") is not None
    for row in table.rows:
        assert sum(cell.width for cell in row) == sum(table.widths)


def test_register_counts_its_pages_at_the_foot_of_each():
    document = replace(register([reception_row(1)]), watermark="TẬP HUẤN")
    section = ReadDocx(docx_bytes(document)).word.sections[0]

    assert not section.different_first_page_header_footer
    [paragraph] = section.footer._element.iter(f"{W}p")
    fields = [field.get(f"{W}instr").strip() for field in paragraph.iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "".join(node.text for node in paragraph.iter(f"{W}t")) == "Trang 1/1"
    assert paragraph.find(f"{W}pPr/{W}jc").get(f"{W}val") == "right"
    assert len(list(section.header._element.iter(f"{V}shape"))) == 1


def test_totals_are_bold_and_their_label_stretches():
    table = Table(
        columns=(Column("STT", 10), Column("Lĩnh vực", 60), Column("Tập thể", 20, Align.RIGHT)),
        rows=(("1", "Kinh tế", "492"),),
        totals=("Tổng cộng", "", "492"),
        unit_line="Đơn vị tính: mô hình",
    )
    found = ReadDocx(docx_bytes(Document("Thử", (table,), file_name="thu")))

    label, total = found.tables[0].rows[-1]
    assert (label.span, total.span) == (2, 1)
    assert (label.text, total.text) == ("Tổng cộng", "492")
    for cell, side in ((label, "center"), (total, "right")):
        assert cell.paragraphs[0].faces[0][2]
        assert cell.paragraphs[0].measure("jc", "val") == side
    unit = found.paragraph("Đơn vị tính")
    assert (unit.measure("jc", "val"), unit.faces[0][1:]) == ("right", (11, False, True))


def test_rows_bold_and_group_and_none_look_so():
    rows = (Row(("I. Lĩnh vực",), RowStyle.GROUP), ("1", "Mô hình"), Row(("", "Cộng"), RowStyle.BOLD))
    columns = (Column("STT", 10), Column("Tên", 60))

    _, group, plain, bold = table_of(Table(columns=columns, rows=rows)).rows
    assert (group[0].span, group[0].paragraphs[0].faces[0][2]) == (2, True)
    assert group[0].paragraphs[0].has("keepNext")
    assert not plain[1].paragraphs[0].faces[0][2]
    assert bold[1].paragraphs[0].faces[0][2]
    [_, [nothing]] = table_of(Table(columns=columns, rows=())).rows
    assert (nothing.text, nothing.span) == ("Không phát sinh trong kỳ", 2)


def test_line_break_in_a_cell_is_kept():
    _, [cell, _] = table_of(Table(columns=(Column("A"), Column("B")), rows=(("một\nhai", ""),))).rows

    assert cell.text == "một\nhai"
    assert len(cell.paragraphs) == 1


def test_last_row_stays_with_the_signatures():
    rows = tuple((str(number),) for number in range(9))
    document = Document("Thử", (Table(columns=(Column("A"),), rows=rows), SIGNATURES), file_name="thu")

    kept = [row[0].paragraphs[0].has("keepNext") for row in ReadDocx(docx_bytes(document)).tables[0].rows]
    assert kept == [True, *[False] * 8, True]


def test_short_table_is_kept_in_one_piece():
    kept = [
        row[0].paragraphs[0].has("keepNext") for row in table_of(Table(columns=(Column("A"),), rows=(("1",),) * 3)).rows
    ]
    assert kept == [True, True, True, False]


def test_field_sheet_has_a_line_per_field_and_merged_titles():
    sheet = FieldSheet((("I. Thông tin chung", (("Họ tên", "Trần Thị Ễnh"),)), ("", (("Nội dung", "a\nb"),))))
    found = ReadDocx(docx_bytes(Document("Phiếu", (sheet,), file_name="phieu")))

    [table] = found.tables
    [title], name, content = table.rows
    assert (title.text, title.span, title.paragraphs[0].faces[0][2]) == ("I. Thông tin chung", 2, True)
    assert [cell.text for cell in name] == ["Họ tên", "Trần Thị Ễnh"]
    assert content[1].text == "a\nb"
    assert table.widths[0] / sum(table.widths) == pytest.approx(0.34, abs=0.01)


def test_tables_in_a_row_do_not_grow_together():
    table = Table(columns=(Column("A"),), rows=(("1",),))
    document = Document("Thử", (table, table, Signatures(SIGNATURES.cells), PageBreak(), table), file_name="thu")

    found = ReadDocx(docx_bytes(document))
    assert all(item.element.getnext().tag == f"{W}p" for item in found.tables)


def test_table_of_four_header_rows_fits_its_spans():
    table = Table(
        columns=(Column("Đơn vị", 18), *(Column(f"{index}", 7) for index in range(4))),
        rows=(("UBND xã", "1", "2", "3", "4"),),
        groups=(
            (HeaderCell("", 1), HeaderCell("Số vụ", 4)),
            (HeaderCell("", 1), HeaderCell("Lần đầu", 2), HeaderCell("Nhiều lần", 2)),
        ),
    )
    document = Document("B", (table,), file_name="b", orientation=Orientation.LANDSCAPE)
    rows = ReadDocx(docx_bytes(document)).tables[0].rows

    assert [[(cell.text, cell.span, cell.merge) for cell in row] for row in rows[:3]] == [
        [("Đơn vị", 1, "restart"), ("Số vụ", 4, "")],
        [("", 1, "continue"), ("Lần đầu", 2, ""), ("Nhiều lần", 2, "")],
        [("", 1, "continue"), ("0", 1, ""), ("1", 1, ""), ("2", 1, ""), ("3", 1, "")],
    ]
    assert all(sum(cell.span for cell in row) == 5 for row in rows)


def test_register_of_thousands_of_rows_is_written_to_the_last():
    rows = [reception_row(number) for number in range(1, 5001)]
    table = Table(columns=RECEPTION_COLUMNS, rows=rows, groups=RECEPTION_GROUPS)
    content = docx_bytes(Document("Sổ", (table, Paragraph("hết")), file_name="so", orientation=Orientation.LANDSCAPE))

    text = ReadDocx(content).zip.read("word/document.xml").decode()
    assert text.count("<w:tr>") == 5002
    assert "019000005000" in text


def test_long_code_breaks_behind_its_signs_without_blanks():
    columns = (Column("Số", 6), Column("Nội dung", 60))
    codes = table_of(Table(columns=columns, rows=[("1", "a")], code_row=("1=4+13+22", "2"))).rows[1]

    lines = codes[0].text.split("\n")
    assert len(lines) > 1
    assert "".join(lines) == "1=4+13+22"
    assert all(line[-1] in "=+" for line in lines[:-1])
