"""The periodic report of the sample offices on paper: every length, both layouts, numbers of the tables, measures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from desktop_app.domain.charts import Chart
from desktop_app.domain.document import Document, HeadingStyle, PageBreak, Paragraph, Table, TitleBlock
from desktop_app.domain.periods import Span, period_of
from desktop_app.domain.query import Period
from desktop_app.services import demo, office_files, papers, periodic, periodic_paper, reporting, tables
from desktop_app.services.demo import DEMO_OFFICES
from desktop_app.services.demo.thai_nguyen import FIGURES
from desktop_app.services.workspace import Workspace
from tests.helpers.pdf_reading import ReadPage, read_pdf

LENGTHS = [
    (Span.MONTH, 11, "tháng 11 năm 2026"),
    (Span.QUARTER, 3, "quý III năm 2026"),
    (Span.HALF_YEAR, 1, "6 tháng đầu năm 2026"),
    (Span.NINE_MONTHS, 1, "9 tháng đầu năm 2026"),
    (Span.YEAR, 1, "năm 2026"),
]
STYLES = [HeadingStyle.PARTY, HeadingStyle.STATE]
ENGLISH = re.compile(r"\b(?:None|null|nan|true|false|the|of|total|year|month|report|text|section)\b", re.IGNORECASE)


def _made(folder: Path, name: str) -> Workspace:
    made = office_files.create_file(folder / f"{name}.sodanvan", office=DEMO_OFFICES[name], password=None, user="Thử")
    demo.fill(made.workspace, name=name)
    return made.workspace


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Workspace]]:
    """Both sample offices, made once; tests only read them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SODANVAN_HOME", str(tmp_path_factory.mktemp("home")))
        folder = tmp_path_factory.mktemp("demo")
        made = {name: _made(folder, name) for name in DEMO_OFFICES}
        yield made
        for work in made.values():
            office_files.close_file(work)


@pytest.fixture(scope="module")
def commune(offices: dict[str, Workspace]) -> Workspace:
    return offices["commune"]


@cache
def period_for(key: str, span: Span, number: int) -> Period:
    return period_of(span, year=2026, number=number, closing_day=14 if key == "kntc" else 0)


def words_of(document: Document) -> str:
    """All words of a document, those of tables and charts too."""
    found: list[str] = []
    for block in document.blocks:
        match block:
            case Paragraph():
                found.append(block.text)
            case TitleBlock():
                found += [block.name, block.abstract, block.period]
            case Table():
                found += [column.heading for column in block.columns]
                found += [cell for row in block.rows for cell in (row if isinstance(row, tuple) else row.cells)]
            case Chart():
                found.append(block.description)
    return "\n".join(found)


@pytest.mark.parametrize("style", STYLES, ids=lambda item: item.value)
@pytest.mark.parametrize(("span", "number", "name"), LENGTHS, ids=lambda item: str(getattr(item, "name", item)))
@pytest.mark.parametrize("key", ["dan-van", "kntc"])
def test_report_of_every_length_reads_well(
    commune: Workspace, key: str, span: Span, number: int, name: str, style: HeadingStyle
) -> None:
    document = periodic.build(commune, key, period=period_for(key, span, number), style=style)
    words = words_of(document)
    assert document.title.endswith(name)
    assert words.count(name) >= 3
    for section in periodic.outline(commune, key).shown:
        assert section.heading in words
    assert not set("{}") & set(words)
    assert not ENGLISH.search(words)
    assert ".." not in re.sub(r"\.{3,}", "", words)
    assert "  " not in words
    assert not re.search(
        r"\d{4,}(?![./-]|\d*/)", re.sub(r"năm \d{4}|/\d{4}|[-/\w]*QĐ[-/\w]*|\d+-\w+", "", prose_of(document))
    )


def prose_of(document: Document) -> str:
    """The words before the annexes."""
    end = next(place for place, block in enumerate(document.blocks) if isinstance(block, PageBreak))
    return "\n".join(block.text for block in document.blocks[:end] if isinstance(block, Paragraph))


@pytest.mark.parametrize("key", ["dan-van", "kntc"])
def test_every_number_in_the_prose_is_the_number_of_its_table(commune: Workspace, key: str) -> None:
    period = period_for(key, Span.YEAR, 1)
    outline = periodic.outline(commune, key)
    prose = prose_of(periodic.build(commune, key, period=period))
    counted = {name: tables.figures(commune, name, period=period) for name in outline.tables}
    for figure in periodic.figures(commune, key, period=period):
        assert figure.value == counted[figure.table].cells[figure.code]
    numbers = {format(int(number)) for made in counted.values() for number in made.cells.values()}
    printed = re.findall(r"(?<![\d./,])\d+(?= (?:hội nghị|lượt|đơn|ý kiến|mô hình|vụ việc|cuộc|lớp)\b)", prose)
    assert printed
    assert set(printed) <= numbers


@pytest.mark.parametrize("key", ["dan-van", "kntc"])
def test_shipped_words_raise_no_doubt(commune: Workspace, key: str) -> None:
    assert periodic.doubts(commune, key, period=period_for(key, Span.YEAR, 1)) == ()


def test_annexes_are_the_tables_to_the_digit(commune: Workspace) -> None:
    period = period_for("dan-van", Span.YEAR, 1)
    blocks = periodic.build(commune, "dan-van", period=period).blocks
    printed = [block for block in blocks if isinstance(block, Table)]
    for key in periodic.outline(commune, "dan-van").tables:
        page = tables.document(commune, key, period=period)
        assert next(block for block in page.blocks if isinstance(block, Table)) in printed


def test_year_report_of_the_fixed_set_prints_the_press_figures(offices: dict[str, Workspace]) -> None:
    document = periodic.build(offices["thai-nguyen-2023"], "dan-van", period=period_of(Span.YEAR, year=2023))
    rows = {
        row[1]: row[2:5]
        for block in document.blocks
        if isinstance(block, Table)
        for row in block.rows
        if isinstance(row, tuple)
        and len(row) == 9
        and row[1] in ("Kinh tế", "Văn hóa – xã hội", "Quốc phòng – an ninh", "Xây dựng hệ thống chính trị")
    }
    assert rows == {
        "Kinh tế": ("748", "492", "256"),
        "Văn hóa – xã hội": ("806", "634", "172"),
        "Quốc phòng – an ninh": ("502", "428", "74"),
        "Xây dựng hệ thống chính trị": ("303", "243", "60"),
    }
    assert sum(map(sum, FIGURES.values())) == 2359
    assert "Đến cuối kỳ có 2.359 mô hình" in words_of(document)


# ---------------------------------------------------------------- measured


def pages_of(commune: Workspace, style: HeadingStyle) -> list[ReadPage]:
    document = periodic.build(commune, "dan-van", period=period_for("dan-van", Span.YEAR, 1), style=style)
    return read_pdf(reporting.pdf_bytes(document))


@pytest.mark.parametrize(
    ("style", "issuer", "national", "sizes"),
    [
        (HeadingStyle.PARTY, "ĐẢNG ỦY XÃ ĐỒNG LAM", "ĐẢNG CỘNG SẢN VIỆT NAM", (14, 15, 16)),
        (HeadingStyle.STATE, "XÃ ĐỒNG LAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (12, 12, 14)),
    ],
)
def test_first_page_keeps_the_measures_of_its_layout(
    commune: Workspace, style: HeadingStyle, issuer: str, national: str, sizes: tuple[int, int, int]
) -> None:
    page = pages_of(commune, style)[0]
    assert (round(page.width), round(page.height)) == (210, 297)
    assert [page.line(words).size for words in (issuer, national, "BÁO CÁO")] == list(sizes)
    assert page.line("BÁO CÁO").middle == pytest.approx((30 + 195) / 2, abs=0.3)
    body = [line for line in page.lines if line.size == 14 and line.base > page.line("BÁO CÁO").base + 15]
    assert min(line.left for line in body) == pytest.approx(30, abs=0.2)
    assert max(line.right for line in body) == pytest.approx(195, abs=0.3)
    assert page.line("I. TÌNH HÌNH CHUNG").left == pytest.approx(30 + 12.7, abs=0.2)
    assert max(line.base for line in page.lines) < 297 - 20


@pytest.mark.parametrize("style", STYLES, ids=lambda item: item.value)
def test_every_annex_begins_a_page_and_wide_ones_lie_across(commune: Workspace, style: HeadingStyle) -> None:
    pages = pages_of(commune, style)
    numerals = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
    first_pages = {numeral: page for numeral in numerals for page in pages if f"Phụ lục {numeral}\n" in page.text}
    assert tuple(first_pages) == numerals
    assert [round(first_pages[numeral].width) for numeral in numerals] == [210, 297, 297, 297, 297, 297, 210, 297]
    for numeral, page in first_pages.items():
        assert page.line(f"Phụ lục {numeral}").base < 45
        assert page.line("(Kèm theo Báo cáo số").font.endswith("Italic")
        assert max(line.right for line in page.lines) <= page.width - 14.8


@pytest.mark.parametrize("style", STYLES, ids=lambda item: item.value)
def test_every_annex_is_numbered_by_itself(commune: Workspace, style: HeadingStyle) -> None:
    """NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục III, khoản 1; the Party's reports the same."""
    expected = 1
    for page in pages_of(commune, style)[1:]:
        expected = 1 if "\nPhụ lục " in f"\n{page.text}" else expected + 1
        assert [line.text for line in page.lines if line.base < 20] == ([str(expected)] if expected > 1 else [])


def test_only_annex_has_no_numeral(commune: Workspace) -> None:
    outline = periodic.outline(commune, "dan-van")
    current = replace(
        periodic.report(commune, "dan-van", period=period_for("dan-van", Span.MONTH, 11)),
        outline=replace(outline, annexes=outline.annexes[:1]),
    )
    document = periodic_paper.report_document(commune, current, periodic_paper.counted(commune, current))
    assert [block.name for block in document.blocks if isinstance(block, TitleBlock)] == ["BÁO CÁO", "Phụ lục"]


def test_list_of_models_goes_with_the_year_alone(commune: Workspace) -> None:
    def titles(span: Span) -> list[str]:
        document = periodic.build(commune, "dan-van", period=period_for("dan-van", span, 1))
        return [block.abstract for block in document.blocks if isinstance(block, TitleBlock)]

    assert titles(Span.YEAR)[-1] == "DANH SÁCH MÔ HÌNH “DÂN VẬN KHÉO”"
    assert len(titles(Span.YEAR)) == len(titles(Span.MONTH)) + 1


def test_word_file_holds_the_same_words(commune: Workspace, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = periodic.build(commune, "dan-van", period=period_for("dan-van", Span.YEAR, 1))
    papers.save(document, tmp_path / "bao-cao.docx")
    read = docx.Document(str(tmp_path / "bao-cao.docx"))
    lines = [paragraph.text for paragraph in read.paragraphs]
    for block in document.blocks:
        if isinstance(block, Paragraph):
            assert any(block.text in line for line in lines)
