"""Tables, registers and record sheets as made: headers, rows over pages, totals, signatures kept with their table."""

from collections.abc import Sequence
from dataclasses import replace

import pypdfium2
import pytest

from desktop_app.domain.document import (
    Align,
    Column,
    Document,
    FieldSheet,
    HeaderCell,
    Orientation,
    Paragraph,
    ParagraphStyle,
    Row,
    RowStyle,
    SignatureCell,
    Signatures,
    Table,
    TitleBlock,
)
from desktop_app.reports.pdf import pdf_bytes
from desktop_app.reports.table_layout import header_boxes
from tests.helpers.pdf_reading import ReadPage, read_pdf

LEFT, RIGHT, TOP, BOTTOM = 30.0, 297.0 - 15.0, 20.0, 210.0 - 20.0
RECEPTION_COLUMNS = (
    Column("STT", 10, Align.CENTER),
    Column("Ngày tiếp", 18, Align.CENTER),
    Column("Họ tên – Địa chỉ", 30),
    Column("CCCD/Hộ chiếu", 20),
    Column("Tóm tắt nội dung vụ việc", 46),
    Column("Phân loại đơn", 20),
    Column("Số công dân có đơn cùng một nội dung", 18, Align.CENTER),
    Column("Cơ quan đã giải quyết", 24),
    Column("Thụ lý", 11, Align.CENTER),
    Column("Trả lại đơn và hướng dẫn", 22),
    Column("Chuyển đơn", 22),
    Column("Theo dõi quá trình, kết quả giải quyết", 26),
)
RECEPTION_GROUPS = ((HeaderCell("", 8), HeaderCell("Hướng xử lý", 3), HeaderCell("")),)
SIGNATURES = Signatures((SignatureCell(("NGƯỜI LẬP BIỂU",)), SignatureCell(("CHỦ TỊCH",), name="Nguyễn Văn An")))


def reception_row(number: int) -> tuple[str, ...]:
    return (
        str(number),
        f"{number % 28 + 1:02}/06/2026",
        f"Trần Văn Ổn, xóm {number}",
        f"019{number:09}",
        "Đề nghị xem xét việc bồi thường, hỗ trợ khi Nhà nước thu hồi đất làm đường liên xã" if number % 3 else "Ngắn",
        "Kiến nghị, phản ánh",
        "1",
        "",
        "x",
        "",
        "",
        "",
    )


def register(rows: Sequence[Row | tuple[str, ...]], *, totals: tuple[str, ...] | None = None) -> Document:
    table = Table(columns=RECEPTION_COLUMNS, rows=rows, groups=RECEPTION_GROUPS, code_row=True, totals=totals)
    blocks = (TitleBlock("SỔ TIẾP CÔNG DÂN"), table, SIGNATURES)
    return Document("Sổ", blocks, file_name="so", orientation=Orientation.LANDSCAPE)


def small(table: Table) -> ReadPage:
    [page] = read_pdf(pdf_bytes(Document("Thử", (table,), file_name="thu")))
    return page


def texts_of(content: bytes) -> list[str]:
    """Plain text of each page, by a second reader."""
    pdf = pypdfium2.PdfDocument(content)
    texts = [pdf[index].get_textpage().get_text_range() for index in range(len(pdf))]
    pdf.close()
    return texts


def test_register_repeats_header_and_codes_and_counts_pages():
    pages = read_pdf(pdf_bytes(register([reception_row(number) for number in range(1, 41)])))

    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        for heading in ("STT", "Ngày tiếp", "Hướng xử lý", "Chuyển"):
            line = page.line(heading)
            assert (line.font, line.size) == ("LiberationSerif-Bold", 10)
        codes = [line.text for line in page.lines if line.font.endswith("Italic") and line.text.isdigit()]
        assert codes == [str(code) for code in range(1, 13)]
        foot = page.line("Trang ")
        assert foot.text == f"Trang {number}/{len(pages)}"
        assert foot.right == pytest.approx(RIGHT, abs=0.1)
        assert 210 - 15 < foot.base < 210 - 5
        assert min(rule.left for rule in page.rules) == pytest.approx(LEFT, abs=0.1)
        assert max(rule.right for rule in page.rules) == pytest.approx(RIGHT, abs=0.1)
        assert max(rule.bottom for rule in page.rules) <= BOTTOM + 0.1


def test_register_prints_every_row_once_in_order_and_reads_row_by_row():
    pages = read_pdf(pdf_bytes(register([reception_row(number) for number in range(1, 41)])))

    lines = [line.text for page in pages for line in page.lines]
    numbers = [text for text in lines if text.startswith("019")]
    assert numbers == [f"019{number:09}" for number in range(1, 41)]
    start = lines.index("07/06/2026")
    assert lines[start - 1 : start + 3] == ["6", "07/06/2026", "Trần Văn Ổn,", "xóm 6"]


def test_register_number_of_twelve_digits_is_not_cut():
    page = read_pdf(pdf_bytes(register([reception_row(1)])))[0]

    assert page.line("019").text == "019000000001"


def test_register_without_rows_says_so_across_the_whole_table():
    [page] = read_pdf(pdf_bytes(register([])))

    line = page.line("Không phát sinh trong kỳ")
    assert line.middle == pytest.approx((LEFT + RIGHT) / 2, abs=0.2)
    inside = [rule for rule in page.rules if rule.bottom - rule.top > 0.1 and rule.top < line.base < rule.bottom]
    assert [round(rule.left) for rule in inside] == [LEFT, RIGHT]


@pytest.mark.parametrize("count", range(1, 26))
def test_signatures_stay_with_the_last_row(count: int):
    texts = texts_of(pdf_bytes(register([reception_row(number) for number in range(1, count + 1)])))

    [page] = [text for text in texts if "NGƯỜI LẬP BIỂU" in text]
    assert page is texts[-1]
    assert f"019{count:09}" in page
    assert "Nguyễn Văn An" in page


@pytest.mark.parametrize("words", [150, 250, 330, 420, 600])
def test_signatures_stay_with_the_end_of_a_very_long_last_row(words: int):
    long = (*reception_row(2)[:4], " ".join(f"từ{number}" for number in range(words)), *reception_row(2)[5:])

    texts = texts_of(pdf_bytes(register([reception_row(1), long], totals=("Tổng cộng", *[""] * 5, "2", *[""] * 5))))

    assert "NGƯỜI LẬP BIỂU" in texts[-1]
    assert f"từ{words - 1}" in texts[-1]
    assert "Tổng cộng" in texts[-1]


def test_small_notes_between_table_and_signatures_stay_with_both():
    document = register([reception_row(number) for number in range(1, 12)])
    title, table, signatures = document.blocks
    note = Paragraph("Ghi chú: mật danh.", ParagraphStyle.NOTE)

    for count in range(1, 12):
        rows = [reception_row(number) for number in range(1, count + 1)]
        texts = texts_of(pdf_bytes(replace(document, blocks=(title, replace(table, rows=rows), note, signatures))))
        assert "Ghi chú" in texts[-1]
        assert f"019{count:09}" in texts[-1]


def test_row_higher_than_a_page_continues_on_the_next():
    words = [f"từ{number}" for number in range(900)]
    row = (*reception_row(1)[:4], " ".join(words), *reception_row(1)[5:])

    pages = read_pdf(pdf_bytes(register([reception_row(7), row, reception_row(8)])))

    assert len(pages) > 3
    read = " ".join(line.text for page in pages for line in page.lines).split()
    assert [word for word in read if word.startswith("từ")] == words
    for page in pages:
        assert max(line.base for line in page.lines if not line.text.startswith("Trang")) < BOTTOM
        assert page.line("Ngày tiếp")


def test_word_longer_than_its_cell_is_cut_and_stays_inside():
    table = Table(columns=(Column("A", 10), Column("B", 90)), rows=(("x" * 60, "bên cạnh"),))

    page = small(table)

    pieces = [line for line in page.lines if line.text.startswith("x")]
    assert "".join(piece.text for piece in pieces) == "x" * 60
    border = sorted({round(rule.left, 1) for rule in page.rules})[1]
    assert max(piece.right for piece in pieces) <= border


def test_totals_are_bold_and_their_label_stretches():
    table = Table(
        columns=(Column("STT", 10), Column("Lĩnh vực", 60), Column("Tập thể", 20, Align.RIGHT)),
        rows=(("1", "Kinh tế", "492"), ("2", "Văn hóa – xã hội", "1.305")),
        totals=("Tổng cộng", "", "1.797"),
        unit_line="Đơn vị tính: mô hình",
    )

    page = small(table)

    label, total = page.line("Tổng cộng"), page.line("1.797")
    assert label.font == total.font == "LiberationSerif-Bold"
    assert total.right == pytest.approx(page.line("492").right, abs=0.01)
    inside = [rule for rule in page.rules if rule.bottom - rule.top > 0.1 and rule.top < label.base < rule.bottom]
    assert len(inside) == 3  # no line between the first two columns
    unit = page.line("Đơn vị tính")
    assert unit.right == pytest.approx(210 - 15, abs=0.1)
    assert unit.font.endswith("Italic")
    assert unit.base < page.line("Lĩnh vực").base


def test_rows_bold_and_group_look_so():
    rows = (Row(("I. Lĩnh vực kinh tế",), RowStyle.GROUP), ("1", "Mô hình"), Row(("", "Cộng"), RowStyle.BOLD))

    page = small(Table(columns=(Column("STT", 10), Column("Tên", 60)), rows=rows))

    assert page.line("I. Lĩnh vực").font == page.line("Cộng").font == "LiberationSerif-Bold"
    assert page.line("Mô hình").font == "LiberationSerif"
    group = page.line("I. Lĩnh vực")
    assert group.right > sorted({round(rule.left, 1) for rule in page.rules})[1]


@pytest.mark.parametrize("count", range(1, 14))
def test_group_row_is_never_the_last_on_a_page(count: int):
    rows: list[Row | tuple[str, ...]] = [reception_row(number) for number in range(1, count + 1)]
    rows += [Row(("NHÓM HAI",), RowStyle.GROUP), reception_row(77), reception_row(78)]

    texts = texts_of(pdf_bytes(register(rows)))

    [page] = [text for text in texts if "NHÓM HAI" in text]
    assert f"019{77:09}" in page


@pytest.mark.parametrize(("align", "side"), [(Align.LEFT, "left"), (Align.CENTER, "middle"), (Align.RIGHT, "right")])
def test_cells_stand_on_their_side(align: Align, side: str):
    page = small(Table(columns=(Column("Cột", 10, align), Column("B", 30)), rows=(("1", ""), ("1.000.000", ""))))

    assert getattr(page.line("1.000.000"), side) == pytest.approx(
        getattr(next(line for line in page.lines if line.text == "1"), side), abs=0.02
    )


def test_line_break_in_a_cell_is_kept():
    page = small(Table(columns=(Column("A"), Column("B")), rows=(("một\nhai", ""),)))

    assert page.line("một").base < page.line("hai").base


def test_header_gaps_are_taken_by_the_heading_below_or_else_above():
    table = Table(
        columns=(Column("STT"), Column(""), Column("Nam"), Column("Nữ")),
        rows=(),
        groups=((HeaderCell(""), HeaderCell("Họ tên"), HeaderCell("Số người", 2)), (HeaderCell("", 4),)),
    )

    places = {box.label: (box.left, box.right, box.top, box.bottom) for box in header_boxes(table)}

    assert places == {"STT": (0, 1, 0, 3), "Họ tên": (1, 2, 0, 3), "Số người": (2, 4, 0, 1), "Nam": (2, 3, 1, 3),
                      "Nữ": (3, 4, 1, 3)}  # fmt: skip


def test_header_without_any_words_still_has_its_boxes():
    table = Table(columns=(Column(""), Column("B")), rows=())

    assert {(box.label, box.left, box.right) for box in header_boxes(table)} == {("", 0, 1), ("B", 1, 2)}


def test_table_of_31_columns_and_four_header_rows_cuts_no_word():
    """Biểu 01/TCD of TT 01/2024 has 31 columns under four header rows."""
    leaves = tuple(Column("Tiếp lần đầu" if index % 2 else "Tiếp nhiều lần", 7) for index in range(30))
    table = Table(
        columns=(Column("Đơn vị", 18), *leaves),
        rows=(("UBND xã Phú Bình", *map(str, range(30))),),
        groups=(
            (HeaderCell("", 1), HeaderCell("Tiếp thường xuyên", 30)),
            (HeaderCell("", 1), HeaderCell("Số vụ việc", 10), HeaderCell("Trong đó đoàn đông người", 20)),
            (HeaderCell("", 1), *(HeaderCell("Số người", 2) for _ in range(15))),
        ),
    )

    page = read_pdf(pdf_bytes(Document("B", (table,), file_name="b", orientation=Orientation.LANDSCAPE)))[0]

    words = [line.text for line in page.lines if line.font.endswith("Bold")]
    assert " ".join(words).split().count("nhiều") == 15
    assert {line.size for line in page.lines if line.font.endswith("Bold")} == {8}


def test_totals_larger_than_any_cell_are_not_broken():
    columns = (Column("Lĩnh vực", 60), *(Column("Số", 4, Align.RIGHT) for _ in range(10)))
    table = Table(columns=columns, rows=(("a", *"1234567890"),), totals=("Cộng", *("1.234.567" for _ in range(10))))

    assert [line.text for line in small(table).lines].count("1.234.567") == 10


def test_table_too_wide_for_its_words_takes_smaller_letters():
    count = 20
    columns = (Column("Đơn vị", 18), *(Column("Số", 7, Align.RIGHT) for _ in range(count)))
    table = Table(columns=columns, rows=(("UBND xã Phú Bình", *("12.345" for _ in range(count))),))
    page = small(table)

    numbers = [line for line in page.lines if "12.345" in line.text]  # so close that they read as one
    assert "".join(line.text for line in numbers).count("12.345") == count
    assert {line.size for line in numbers} == {6.5}
    assert "UBND" in page.text


def test_field_sheet_prints_labels_and_long_values_over_pages():
    story = " ".join(f"từ{number}" for number in range(1500))
    sheet = FieldSheet(
        (("I. Thông tin chung", (("Họ tên", "Trần Thị Ễnh"),)), ("", (("Nội dung", story), ("Hết", ""))))
    )

    pages = read_pdf(pdf_bytes(Document("Phiếu", (sheet, SIGNATURES), file_name="phieu")))

    assert len(pages) > 1
    assert pages[0].line("I. Thông tin chung").font == "LiberationSerif-Bold"
    label, value = pages[0].line("Họ tên"), pages[0].line("Trần Thị Ễnh")
    assert label.base == value.base
    assert label.right < value.left
    read = " ".join(line.text for page in pages for line in page.lines).split()
    assert [word for word in read if word.startswith("từ")] == story.split()
    assert "NGƯỜI LẬP BIỂU" in pages[-1].text


def test_register_of_20000_rows_is_drawn_to_the_last():
    rows = [reception_row(number) for number in range(1, 20_001)]

    content = pdf_bytes(register(rows))

    pdf = pypdfium2.PdfDocument(content)
    count = len(pdf)
    last = pdf[count - 1].get_textpage().get_text_range()
    pdf.close()
    assert "019000020000" in last
    assert f"Trang {count}/{count}" in last
    assert count > 1000


@pytest.mark.parametrize("code", ["1=4+13+22", "9=10+11+12", "6=7+..+10=30+31"])
def test_long_code_breaks_behind_its_signs_without_blanks(code: str):
    page = small(Table(columns=(Column("Số", 6), Column("Nội dung", 60)), rows=[("1", "a")], code_row=(code, "2")))

    parts = [line for line in page.lines if line.font.endswith("Italic") and line.text != "2"]
    assert len(parts) > 1
    assert "".join(line.text for line in parts) == code
    assert all(line.text[-1] in "=+" for line in parts[:-1])
