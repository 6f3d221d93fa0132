"""Tables on paper: heading, form number, header with its merges, row of codes, one row and its total, notes, lists."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.document import Document, Orientation, Table, TitleBlock
from desktop_app.services import office_files, reporting, tables
from desktop_app.services import papers as paper_files
from desktop_app.services.workspace import Workspace
from desktop_app.storage import office_settings
from tests.helpers.offices import Clock, sample_office
from tests.helpers.pdf_reading import read_pdf
from tests.helpers.table_papers import QUARTER, Papers

KEYS = (
    "01-tcd", "02-tcd", "01-xld", "02-xld", "03-xld", "04-xld", "01-kqgq", "02-kqgq", "03-kqgq", "04-kqgq",
)  # fmt: skip


@pytest.fixture
def papers(work: Workspace) -> Papers:
    """An office with a complaint, a denunciation and a group received."""
    made = Papers(work)
    made.own("20/03/2026", accepted_on="25/03/2026", decided_on="20/04/2026", analysis="right",
             outcomes=[{"what": "state_money", "due": "1250.5"}])  # fmt: skip
    made.own("21/03/2026", "denunciation", field="land")
    made.petition("22/03/2026", "mixed")
    made.reception("20/03/2026", people_count=12)
    return made


def table_of(document: Document) -> Table:
    """The one table of a page."""
    [table] = [block for block in document.blocks if isinstance(block, Table)]
    return table


@pytest.mark.parametrize("key", KEYS)
def test_every_table_stands_on_one_sheet_with_all_its_headings(papers: Papers, key: str) -> None:
    spec = tables.find_table(key)
    document = tables.document(papers.work, key, period=QUARTER)
    [page] = read_pdf(reporting.pdf_bytes(document))
    assert document.orientation is Orientation.LANDSCAPE
    words = " ".join(page.text.split())
    for text in (
        spec.form_label, "XÃ LA BẰNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "MS", "Xã La Bằng", "NGƯỜI LẬP BIỂU",
        "Số liệu tính từ ngày 15/03/2026 đến ngày 14/06/2026", "La Bằng, ngày 22 tháng 11 năm 2026",
        "THỦ TRƯỞNG CƠ QUAN", spec.notes_label, spec.circular,
    ):  # fmt: skip
        assert text in words, text
    assert spec.title in words
    drawn = "".join(page.text.split())
    for heading in {part for column in spec.columns for part in (*column.under, column.heading)}:
        assert "".join(heading.split()) in drawn, heading


@pytest.mark.parametrize("key", KEYS)
def test_row_of_the_office_and_total_hold_the_figures_zeros_too(papers: Papers, key: str) -> None:
    spec = tables.find_table(key)
    made = tables.figures(papers.work, key, period=QUARTER)
    table = table_of(tables.document(papers.work, key, period=QUARTER))
    (cells,) = table.rows
    assert isinstance(cells, tuple)
    assert ["".join(code.split()) for code in table.codes] == ["MS", *(column.printed for column in spec.columns)]
    assert cells[0] == "Xã La Bằng"
    assert table.totals == ("Tổng cộng", *cells[1:])
    for column, shown in zip(spec.columns, cells[1:], strict=True):
        number = made.cells.get(column.code)
        assert shown == ("" if number is None else f"{number:,f}".translate(str.maketrans(",.", ".,")))


def test_header_of_receptions_has_four_rows_merged_as_on_the_blank(papers: Papers) -> None:
    table = table_of(tables.document(papers.work, "01-tcd", period=QUARTER))
    shown = [[(cell.label, cell.span) for cell in level if cell.label] for level in table.groups]
    assert shown == [
        [("Tiếp thường xuyên", 8), ("Tiếp định kỳ và đột xuất của Thủ trưởng", 18)],
        [("Số vụ việc", 2), ("Trong đó đoàn đông người", 4), ("Thủ trưởng tiếp", 9), ("Ủy quyền tiếp", 9)],
        [("Số vụ việc", 2), ("Trong đó đoàn đông người", 4), ("Số vụ việc", 2), ("Trong đó đoàn đông người", 4)],
    ]
    assert len(table.columns) == 30


def test_notes_name_what_is_not_counted(papers: Papers) -> None:
    [page] = read_pdf(reporting.pdf_bytes(tables.document(papers.work, "01-xld", period=QUARTER)))
    assert "Chưa phân loại xong: 1 đơn, chưa tính vào các cột 6–21." in page.text


def test_annex_lists_the_records_behind_a_number_without_names(papers: Papers) -> None:
    document = tables.annex(papers.work, "01-xld", period=QUARTER, code="6")
    table = table_of(document)
    rows = [tuple(row) for row in table.rows if isinstance(row, tuple)]
    assert [row[:4] for row in rows] == [
        ("1", "1/2026", "20/03/2026", "Khiếu nại"),
        ("2", "2/2026", "21/03/2026", "Tố cáo"),
    ]
    assert rows[0][-1] == "Đề nghị xem xét việc của gia đình"
    assert rows[1][-1] == "Tố cáo · Đất đai, nhà cửa · hồ sơ mật số 7/M"
    [page] = read_pdf(reporting.pdf_bytes(document))
    assert "DANH SÁCH KÈM THEO BIỂU 01/XLD" in page.text
    assert "Cột 6: Đủ điều kiện xử lý – Số đơn" in page.text
    assert "Số của ô: 2." in page.text
    assert "Nguyễn Văn Minh" not in page.text


def test_annex_of_a_sum_says_what_each_record_adds(papers: Papers) -> None:
    table = table_of(tables.annex(papers.work, "01-kqgq", period=QUARTER, code="7"))
    [row] = table.rows
    assert isinstance(row, tuple)
    assert (table.columns[-1].heading, row[-1]) == ("Số tính vào ô", "1.250,5")


def test_annex_of_an_empty_cell_is_a_list_too(papers: Papers) -> None:
    document = tables.annex(papers.work, "01-tcd", period=QUARTER, code="12")
    assert list(table_of(document).rows) == []
    assert read_pdf(reporting.pdf_bytes(document))


def test_practice_office_marks_every_table(tmp_path: Path) -> None:
    office = sample_office(is_practice=True)
    work = office_files.create_file(
        tmp_path / "tap.sodanvan", office=office, password=None, user="Lan", clock=Clock()
    ).workspace
    made = (
        tables.document(work, "01-xld", period=QUARTER),
        tables.annex(work, "01-xld", period=QUARTER, code="1"),
        tables.difference_document(work, tables.freeze(work, "01-xld", period=QUARTER).id),
    )
    assert all(document.watermark == "TẬP HUẤN – KHÔNG CÓ GIÁ TRỊ" for document in made)
    office_files.close_file(work)


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".xlsx"])
def test_table_is_written_as_pdf_word_and_excel(papers: Papers, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"bieu{suffix}"
    paper_files.save(tables.document(papers.work, "01-tcd", period=QUARTER), path)
    assert path.stat().st_size > 3_000


def test_title_and_period_stand_in_one_block(papers: Papers) -> None:
    document = tables.document(papers.work, "04-kqgq", period=QUARTER)
    [title] = [block for block in document.blocks if isinstance(block, TitleBlock)]
    assert title.name == "TỔNG HỢP KẾT QUẢ THỰC HIỆN KẾT LUẬN NỘI DUNG TỐ CÁO"
    assert title.period == "Số liệu tính từ ngày 15/03/2026 đến ngày 14/06/2026"


def test_office_may_set_its_own_room_to_sign(make_work: Callable[..., Workspace]) -> None:
    work = make_work("do.sodanvan")
    assert dict(tables.document(work, "01-xld", period=QUARTER).measures) == {"state.signing_room_mm": 15.0}
    with work.file.writing() as connection:
        office_settings.write(connection, "measure.state.signing_room_mm", 30)
    assert dict(tables.document(work, "01-xld", period=QUARTER).measures) == {"state.signing_room_mm": 30.0}


@pytest.mark.parametrize("key", KEYS)
def test_no_code_runs_over_the_edge_of_its_narrow_column(papers: Papers, key: str) -> None:
    """``6=8+9+10=11+12+13=14+18`` stands in a column of a few millimetres, broken into lines."""
    [page] = read_pdf(reporting.pdf_bytes(tables.document(papers.work, key, period=QUARTER)))
    edges = sorted({round(rule.left, 1) for rule in page.rules if rule.right - rule.left < 0.1})
    table = [line for line in page.lines if line.size <= 9.0]
    assert len(edges) > 15
    for line in table:
        crossed = [edge for edge in edges if line.left + 0.2 < edge < line.right - 0.2]
        inside = [edge for edge in edges if edge <= line.left + 0.2]
        assert inside, line
        if line.text.strip() and "=" in line.text:
            assert not crossed, line
