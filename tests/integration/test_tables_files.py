"""Tables are data: those shipped keep the forms, another circular is other files, and a wrong file proves itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.domain.conditions import read_condition
from desktop_app.domain.document import MAX_HEADER_DEPTH
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.table_header import header_groups
from desktop_app.domain.tables import read_identity
from desktop_app.services import reporting, tables
from desktop_app.services.workspace import Workspace
from tests.helpers.pdf_reading import read_pdf
from tests.helpers.table_own import changed, own_circular, tamper
from tests.helpers.table_papers import QUARTER, Papers

KEYS = (
    "01-tcd", "02-tcd", "01-xld", "02-xld", "03-xld", "04-xld", "01-kqgq", "02-kqgq", "03-kqgq", "04-kqgq",
)  # fmt: skip
PRACTICE = (
    "pl1-van-ban", "pl2-tiep-dan", "pl2-don", "pl3-hoi-nghi", "pl3-y-kien", "pl4-mo-hinh", "pl4-khen-thuong", "hoi-thi",
    "pl5-dan-chu", "pl6-ket-qua", "pl6-dong-gop", "pl6-gpmb", "pl7-boi-duong", "hoat-dong",
)  # fmt: skip
PRINTED_ON_BLANKS = {
    "01-tcd": ["1=4+13+22", "2=5+14+23", "3=6+7+15+16+24+25"],
    "02-tcd": ["1=3+5+7=9+11", "2=4+6+8=10+12"],
    "01-xld": ["1=2+3=4+5", "6=8+9+10=11+12+13=14+18", "14=15+16+17", "18=19+20+21"],
    "02-xld": ["1=2+3", "4=5+6", "9=10+11+12", "20=21+22", "23=24+25"],
    "03-xld": ["1=2+3", "4=5+6", "8=9+14+15+16+17=18+19+20=21+24", "9=10+11+12+13", "21=22+23", "24=25+26"],
    "04-xld": ["1=2+3", "4=5+6", "8=9+10+11+12=13+14=15+16", "16=17+18"],
    "01-kqgq": ["1=2+3", "5=20+..+24"],
    "02-kqgq": [],
    "03-kqgq": ["1=2+3", "6=7+..+10=30+31", "8=25+27+29"],
    "04-kqgq": [],
}
"""Row "MS" of the blank forms, where it says more than the number of the column (DOMAIN says where they err)."""

LAST_COLUMN = dict(zip(KEYS, (29, 17, 22, 26, 27, 20, 26, 19, 31, 24), strict=True))


@pytest.fixture
def papers(work: Workspace) -> Papers:
    """An office without records."""
    return Papers(work)


@pytest.fixture
def own_folder(program_folder: Path) -> Path:
    """Where an office puts tables of a new circular."""
    return own_circular(program_folder)


def shipped(key: str) -> str:
    """The text of a shipped table."""
    [path] = (paths.resources_dir() / "tables").glob(f"*/{key}.toml")
    return path.read_text(encoding="utf-8")


# ---------------------------------------------------------------- those shipped


def test_tables_are_shipped_in_the_order_of_the_forms_those_of_practice_last() -> None:
    assert tuple(spec.key for spec in tables.table_list()) == (*KEYS, *PRACTICE)
    assert {spec.circular for spec in tables.table_list() if spec.is_prescribed} == {
        "Thông tư 01/2024/TT-TTCP",
        "Thông tư 02/2021/TT-TTCP",
    }
    assert {spec.key for spec in tables.table_list() if not spec.is_prescribed} == set(PRACTICE)
    assert all(spec.note and spec.source for spec in tables.table_list())


@pytest.mark.parametrize("key", KEYS)
def test_columns_are_numbered_and_printed_as_on_the_blank(key: str) -> None:
    spec = tables.find_table(key)
    assert [column.code for column in spec.columns] == [str(number) for number in range(1, LAST_COLUMN[key] + 1)]
    assert [item.printed for item in spec.columns if item.printed != item.code] == PRINTED_ON_BLANKS[key]
    assert spec.form_label == f"Biểu số: {spec.number}"


@pytest.mark.parametrize("key", KEYS)
def test_every_identity_on_the_blank_is_checked(key: str) -> None:
    spec = tables.find_table(key)
    checked = {frozenset(map(frozenset, pair)) for item in spec.identities for pair in pairs(item.sides)}
    for printed in PRINTED_ON_BLANKS[key]:
        sides = read_identity(re.sub(r"(\d+)\+\.\.\+(\d+)", spread, printed)).sides
        assert {frozenset(map(frozenset, pair)) for pair in pairs(sides)} <= checked, printed


def pairs(sides: tuple[tuple[str, ...], ...]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The first side with each of the others."""
    return [(sides[0], side) for side in sides[1:]]


def spread(found: re.Match[str]) -> str:
    """``20+..+24`` written out."""
    return "+".join(map(str, range(int(found[1]), int(found[2]) + 1)))


@pytest.mark.parametrize("key", KEYS)
def test_header_fits_on_paper(key: str) -> None:
    assert len(header_groups(tables.find_table(key).columns)) < MAX_HEADER_DEPTH


def test_identities_between_tables_name_columns_that_exist() -> None:
    cross = (paths.resources_dir() / "tables" / "tt-01-2024" / "cross.toml").read_text(encoding="utf-8")
    named = re.findall(r"([\d\w-]+):(\d+)", cross)
    assert len(named) >= 10
    assert all(tables.find_table(key).column(code) for key, code in named)


def test_unknown_table_and_column_are_refused_with_what_there_is(papers: Papers) -> None:
    with pytest.raises(InputRefused) as table:
        tables.figures(papers.work, "99-xld", period=QUARTER)
    assert "01-tcd, 02-tcd" in table.value.next_step
    with pytest.raises(InputRefused) as column:
        tables.cell(papers.work, "01-xld", period=QUARTER, code="99")
    assert "1, 2, 3" in column.value.next_step


# ---------------------------------------------------------------- another circular


_MADE_UP = """
key = "07-abc"
title = "TỔNG HỢP ĐƠN THEO NGƯỜI ĐỨNG TÊN"
form_label = "Biểu số: 07/ABC"
base = "petitions"
scope = "in_handling"
identities = ["1=2+3"]

[facts]
many = "people_count >= 5"

[[column]]
code = "1"
heading = "Tổng số"
printed = "1=2+3"

[[column]]
code = "2"
under = ["Trong đó"]
heading = "Đông người"
where = "many"

[[column]]
code = "3"
under = ["Trong đó"]
heading = "Còn lại"
where = "not many"

[[column]]
code = "4"
heading = "Số người"
count = "sum people_count"
"""


def test_next_circular_is_only_new_files(papers: Papers, own_folder: Path) -> None:
    """Found, counted, taken apart and printed without a line of code."""
    (own_folder / "07-abc.toml").write_text(_MADE_UP, encoding="utf-8")
    papers.petition("20/03/2026", people_count=6, petitioner_kind="group")
    many = papers.petition("20/03/2026")
    assert [spec.key for spec in tables.table_list()] == ["07-abc", *KEYS, *PRACTICE]
    assert papers.cells("07-abc") == {"1": 2, "2": 1, "3": 1, "4": 7}
    assert papers.uids("07-abc", "3") == {many}
    [page] = read_pdf(reporting.pdf_bytes(tables.document(papers.work, "07-abc", period=QUARTER)))
    assert "Biểu số: 07/ABC" in page.text
    assert "Thông tư 99/2027/TT-TTCP" in page.text
    assert "Đông người" in " ".join(page.text.split())


def test_new_circular_may_count_another_register(papers: Papers, own_folder: Path) -> None:
    bases = own_folder.parent / "bases"
    bases.mkdir()
    (bases / "models.toml").write_text('kind = "civic_models"\nlisted = ["registered_on"]', encoding="utf-8")
    (own_folder / "08-mh.toml").write_text(
        'key = "08-mh"\ntitle = "MÔ HÌNH"\nform_label = "Biểu số: 08/MH"\nbase = "models"\n'
        'scope = "start <= registered_on <= end"\n[[column]]\ncode = "1"\nheading = "Số mô hình"\n',
        encoding="utf-8",
    )
    assert papers.cells("08-mh") == {}
    assert tables.annex(papers.work, "08-mh", period=QUARTER, code="1").blocks


# ---------------------------------------------------------------- wrong files


_ROW = """
[[row]]
code = "a"
label = "Dòng"
"""


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("x.toml", "key = ", "x.toml"),
        ("x.toml", 'key = "x"', "base"),
        ("x.toml", _MADE_UP.replace('where = "many"', 'wehre = "many"'), "wehre"),
        ("x.toml", _MADE_UP.replace('where = "many"', 'where = "many("'), "condition"),
        ("x.toml", _MADE_UP.replace("1=2+3", "1=2+9", 1), "no columns 9"),
        ("x.toml", _MADE_UP.replace('code = "2"', 'code = "1"'), "two columns"),
        ("x.toml", _MADE_UP.replace("people_count >= 5", "not many"), "names itself"),
        ("x.toml", _MADE_UP.replace("sum people_count", "cases"), "counts “cases”"),
        ("x.toml", _MADE_UP.replace('"07-abc"', '"01-xld"'), "01-xld"),
        ("x.toml", _MADE_UP + _ROW + _ROW, "two rows"),
        ("x.toml", _MADE_UP + _ROW.replace("label", "lable"), "lable"),
        ("x.toml", _MADE_UP.replace('many = "people_count >= 5"', 'many = "any(papers)"'), "condition"),
        ("x.toml", _MADE_UP.replace('many = "people_count >= 5"', 'many = "all(papers, pages > 1)"'), "condition"),
    ],
)
def test_file_that_is_no_table_is_named(own_folder: Path, name: str, text: str, words: str) -> None:
    (own_folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputRefused) as refused:
        tables.table_list()
    assert words in refused.value.sentence
    assert refused.value.next_step


def test_folder_without_its_circular_is_named(own_folder: Path) -> None:
    (own_folder / "circular.toml").unlink()
    (own_folder / "07-abc.toml").write_text(_MADE_UP, encoding="utf-8")
    with pytest.raises(InputRefused, match=r"circular\.toml"):
        tables.table_list()


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("people_count >= 5", "peple_count >= 5", "peple_count"),
        ("people_count >= 5", "petitioner", "neither a fact"),
        ("people_count >= 5", "content_kind in ('xyz',)", "xyz"),
        ("people_count >= 5", "direction in group('xyz')", "xyz"),
        ("people_count >= 5", "any(papres, pages > 1)", "papres"),
        ("people_count >= 5", "any(papers, pags > 1)", "pags"),
        ("people_count >= 5", "any(papers, any(papers, pages > 1))", "papers"),
        ("sum people_count", "sum papers.pags", "pags"),
        ("sum people_count", "sum papres.pages", "papres"),
        ("sum people_count", "sum summary", "summary"),
    ],
)
def test_table_that_names_what_the_register_has_not_is_refused(
    papers: Papers, own_folder: Path, before: str, after: str, words: str
) -> None:
    (own_folder / "07-abc.toml").write_text(_MADE_UP.replace(before, after), encoding="utf-8")
    with pytest.raises(InputRefused, match=words):
        tables.figures(papers.work, "07-abc", period=QUARTER)


def test_wrong_table_names_identity_both_sides_and_the_records(papers: Papers, own_folder: Path) -> None:
    """A file whose column 5 forgets what is not within authority: 1=4+5 fails by just those papers."""
    text = changed(
        shipped("01-xld"),
        ('key = "01-xld"', 'key = "01-sai"'),
        ('where = "not processed"', 'where = "not processed and own"'),
    )
    (own_folder / "01-sai.toml").write_text(text, encoding="utf-8")
    papers.own("20/03/2026")
    forgotten = {papers.other("20/03/2026"), papers.petition("21/03/2026")}
    [failure] = tables.figures(papers.work, "01-sai", period=QUARTER).failures
    assert (failure.identity, int(failure.left), int(failure.right)) == ("1=2+3=4+5", 3, 1)
    assert set(failure.uids) == forgotten
    [page] = read_pdf(reporting.pdf_bytes(tables.document(papers.work, "01-sai", period=QUARTER)))
    assert "Không khớp 1=2+3=4+5 (3 và 1): xem số 2/2026, 3/2026." in page.text


def test_tampered_cell_of_cases_and_of_sums_is_found_out(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    first = papers.reception("20/03/2026", people_count=3)
    again = papers.reception("25/03/2026", earlier_reception=first, occurrence="again", people_count=4)
    tamper(monkeypatch, "01-tcd", "7", where=read_condition("regular and again and people_count > 9"))
    [failure] = tables.figures(papers.work, "01-tcd", period=QUARTER).failures
    assert (failure.identity, failure.uids) == ("3=6+7+15+16+24+25", (again,))
    tamper(monkeypatch, "01-tcd", "5", where=read_condition("came and regular and people_count != 3"))
    [failure] = tables.figures(papers.work, "01-tcd", period=QUARTER).failures
    assert (failure.identity, int(failure.left), int(failure.right)) == ("2=5+14+23", 7, 4)
    assert failure.uids == (first,)


def test_tampered_cell_between_tables_is_found_out(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    uid = papers.own("20/03/2026", field="land")
    tamper(monkeypatch, "02-xld", "7", where=read_condition("eligible and not land"))
    broken = tables.cross_failures(papers.work, period=QUARTER)
    assert [failure.identity for failure in broken] == ["01-xld:8=02-xld:7", "01-xld:6=02-xld:7+03-xld:7+04-xld:7"]
    assert {failure.uids for failure in broken} == {(uid,)}
