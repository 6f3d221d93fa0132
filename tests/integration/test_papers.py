"""Working papers from the templates to the file: every one is made, and the statutory ones say the law's words."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop_app import paths
from desktop_app.domain.codes import Barcode, QrCode
from desktop_app.domain.document import Document, HeadingStyle, Orientation, PageSize, Paragraph, Table
from desktop_app.domain.errors import InputRefused, RecordMissing
from desktop_app.domain.fields import FieldType
from desktop_app.domain.kind import PaperInput, RecordKind
from desktop_app.domain.stamp import Stored
from desktop_app.domain.steps import Step
from desktop_app.records import KINDS
from desktop_app.reports.docx import docx_bytes
from desktop_app.reports.pdf import pdf_bytes
from desktop_app.services import papers, records
from desktop_app.services.law import law_of
from desktop_app.services.workspace import Workspace
from tests.helpers.paper_reading import counted, docx_lines, words
from tests.helpers.paper_samples import SAMPLES, fitting, save_all
from tests.helpers.pdf_reading import read_pdf
from tests.unit.records.cases import changed

TEMPLATES = papers.templates()


def kind_with(key: str) -> RecordKind:
    return next(kind for kind in KINDS if kind.key == key)


@pytest.fixture
def saved(work: Workspace) -> dict[str, Stored]:
    """All sample records in one file, by kind and name."""
    return save_all(work)


# -- every template ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", TEMPLATES, ids=lambda paper: paper.key)
def test_template_is_made_for_every_sample_without_holes(work, saved, paper):
    """A place without a value prints dots: nothing stays in braces, no "ông (bà)" stands before nothing."""
    for name, stored in saved.items():
        if name.partition("-")[0] not in paper.kinds:
            continue
        text = words(papers.build(work, paper.key, uid=stored.uid))
        assert "{" not in text, name
        dotted = text.replace("....", "…")
        assert not re.search(r"ông \(bà\) ?[,;:]|[:,] ?[,;]|: \.(?!\.)", dotted), name


@pytest.mark.parametrize("paper", TEMPLATES, ids=lambda paper: paper.key)
def test_template_names_only_what_its_kinds_know(work, saved, paper):
    own = {field.key for field in paper.fields}
    for key in paper.kinds:
        known = {"code", "register_number", *_value_names(work, kind_with(key), saved[f"{key}-bare"])}
        assert paper.names() - own <= known


def _value_names(work: Workspace, kind: RecordKind, stored: Stored) -> set[str]:
    return set(kind.paper_values(stored, PaperInput(work.office, work.today(), law_of(work))))


@pytest.mark.parametrize("paper", TEMPLATES, ids=lambda paper: paper.key)
def test_template_is_declared_whole(paper):
    """Fields have names of their own, conditions name fields that exist, what is printed has a source."""
    keys = [field.key for field in paper.fields]
    assert len(keys) == len(set(keys))
    assert all(field.label and not field.label.endswith(".") for field in paper.fields)
    assert paper.source.endswith(".")
    assert paper.title
    assert "!" not in paper.title
    known = {spec.key for key in paper.kinds for spec in kind_with(key).specs}
    conditions = [*paper.when, *paper.usual, *(item.when for item in (*paper.headings, *paper.blocks))]
    conditions += [block.unless for block in paper.blocks]
    assert {key for item in conditions for key in item} <= known
    codes = {(spec.key, choice.code) for key in paper.kinds for spec in kind_with(key).specs for choice in spec.choices}
    named = {
        (key, code) for item in conditions for key, some in item.items() if some not in (True, False) for code in some
    }
    assert named <= codes


def test_templates_every_one_fits_a_sample_and_is_listed_in_the_sources():
    listed = (paths.resources_dir() / "papers" / "SOURCES.md").read_text(encoding="utf-8")
    for paper in TEMPLATES:
        assert any(paper.fits(SAMPLES[key][name]) for key in paper.kinds for name in SAMPLES[key]), paper.key
        assert f"`{paper.key}.toml`" in listed


def test_templates_those_of_the_contract_are_there():
    wanted = (
        "bien-nhan tu-choi-tiep phieu-hen bien-ban-tiep bien-ban-khong-co-nguoi bien-ban-to-cao de-xuat-thu-ly"
        " huong-dan huong-dan-tach-don tra-lai-don chuyen-to-cao chuyen-kien-nghi thu-ly-khieu-nai don-doc"
        " khong-thu-ly-khieu-nai doi-thoai-khieu-nai tam-dinh-chi dinh-chi tiep-tuc gia-han-to-cao rut-to-cao"
        " quyet-dinh-thu-ly-to-cao thong-bao-thu-ly-to-cao khong-thu-ly-to-cao ket-luan-tiep phieu-tiep-nhan"
    )
    assert set(wanted.split()) <= {paper.key for paper in TEMPLATES}


@pytest.mark.parametrize("paper", TEMPLATES, ids=lambda paper: paper.key)
def test_docx_says_the_same_words_as_the_pdf(work, saved, paper, tmp_path):
    document = papers.build(work, paper.key, uid=saved[fitting(paper)[0]].uid)
    (tmp_path / "a.docx").write_bytes(docx_bytes(document))
    in_docx, in_pdf = counted(" ".join(docx_lines(tmp_path / "a.docx"))), counted(words(document))
    assert in_docx - in_pdf == Counter()
    assert in_pdf - in_docx - _repeated(document) == Counter()


def _repeated(document: Document) -> Counter[str]:
    """What a PDF says on its further pages and a word processor adds by itself: page numbers, headers of tables."""
    pages = len(read_pdf(pdf_bytes(document)))
    is_across = document.orientation is Orientation.LANDSCAPE
    found = Counter({str(number): 1 for number in range(2, pages + 1)})
    if is_across:
        found = counted(" ".join(f"Trang {number}/{pages}" for number in range(1, pages + 1)))
    for table in (block for block in document.blocks if isinstance(block, Table)):
        header = counted(" ".join([*(column.heading for column in table.columns), *table.codes]))
        found += Counter({word: number * (pages - 1) for word, number in header.items()})
    return found


# -- the law's words ---------------------------------------------------------------------------------------------

FIXED = tomllib.loads((Path(__file__).parent / "statutory_words.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("key", FIXED)
def test_statutory_form_says_the_words_of_the_law(work, saved, key):
    text = words(papers.build(work, key, uid=saved[FIXED[key]["sample"]].uid))
    assert [sentence for sentence in FIXED[key]["says"] if sentence not in text] == []


def test_minutes_of_dialogue_have_six_signatures_in_three_rows(work, saved):
    made = papers.build(work, "doi-thoai-khieu-nai", uid=saved["petitions-complaint"].uid)
    assert [len(block.cells) for block in made.blocks if hasattr(block, "cells")] == [2, 2, 2]


def test_party_reception_prints_the_party_heading_and_number(work, saved):
    for key, number in (("ket-luan-tiep", "-TB/ĐU"), ("bien-ban-tiep", ""), ("tu-choi-tiep", "-TB/ĐU")):
        made = papers.build(work, key, uid=saved["receptions-party"].uid)
        assert made.heading is not None
        assert (made.heading.style, made.heading.number) == (HeadingStyle.PARTY, number)
        assert made.form_label == ""


# -- the receipt slip --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["petitions-complaint", "petitions-denunciation", "receptions-group"])
def test_slip_carries_the_code_that_search_finds(work, saved, name):
    stored = saved[name]
    made = papers.build(work, "phieu-tiep-nhan", uid=stored.uid)
    assert made.page_size is PageSize.A5
    [barcode] = [block.text for block in made.blocks if isinstance(block, Barcode)]
    assert [block.text for block in made.blocks if isinstance(block, QrCode)] == [barcode]
    assert [item.uid for item in records.search_all(work, barcode)] == [stored.uid]
    assert len(read_pdf(pdf_bytes(made))) == 1


def test_slip_of_a_denunciation_names_nobody(work, saved):
    assert "Người gửi: ông (bà) Nguyễn Thị Mơ" in words(
        papers.build(work, "phieu-tiep-nhan", uid=saved["petitions-complaint"].uid)
    )
    assert "Người gửi" not in words(papers.build(work, "phieu-tiep-nhan", uid=saved["petitions-denunciation"].uid))


# -- which papers fit --------------------------------------------------------------------------------------------


def offered(work: Workspace, kind: str, stored: Stored) -> list[str]:
    return [paper.key for paper in papers.offered(work, kind=kind, uid=stored.uid)]


def test_offered_usual_papers_come_first(work, saved):
    empty = offered(work, "receptions", saved["receptions-empty"])
    assert empty == ["bien-ban-khong-co-nguoi"]
    refused = offered(work, "receptions", saved["receptions-refused"])
    assert "tu-choi-tiep" in refused[:2]
    transferred = offered(work, "petitions", saved["petitions-transferred"])
    assert transferred[0] == "chuyen-to-cao"
    assert "thu-ly-khieu-nai" not in transferred
    complaint = offered(work, "petitions", saved["petitions-complaint"])
    assert {"thu-ly-khieu-nai", "doi-thoai-khieu-nai", "tam-dinh-chi", "tiep-tuc"} <= set(complaint)
    assert not {"rut-to-cao", "chuyen-to-cao", "khong-thu-ly-to-cao"} & set(complaint)


STEPS = [pytest.param(kind, step, id=f"{kind.key}-{step.key}") for kind in KINDS for step in kind.steps if step.papers]


@pytest.mark.parametrize(("kind", "step"), STEPS)
def test_papers_of_a_step_fit_a_record_that_took_it(kind, step):
    """What a step prints is among the papers offered afterwards, for every sort of matter it belongs to."""
    ready = [changed(record, {"status": step.sources[0]}) for record in SAMPLES[kind.key].values()]
    ready = [
        record for record in ready if step.fits(record) and not step.lawful(record) and _agrees(kind, step, record)
    ]
    for record in ready:
        after = changed(record, {**step.sets, "status": step.target or step.sources[0]})
        assert [key for key in step.papers if not papers.find(key).fits(after)] == [], record
    assert ready


def _agrees(kind: RecordKind, step: Step, record: Any) -> bool:
    """A session without citizens has only its own steps; rows that a step asks for are given."""
    rows = [key for key in step.asks if kind.spec(key).type is FieldType.ROWS]
    is_empty = getattr(record, "no_citizen", False)
    return is_empty is ("empty" in step.sources) and all(getattr(record, key) for key in rows)


def test_offered_unknown_record_is_refused(work):
    with pytest.raises(RecordMissing):
        papers.offered(work, kind="petitions", uid="không có")


# -- what is typed -----------------------------------------------------------------------------------------------


def test_typed_text_goes_before_the_record_and_empty_leaves_room(work, saved):
    uid = saved["petitions-complaint"].uid
    text = words(papers.build(work, "thu-ly-khieu-nai", uid=uid, typed={"person": "bà Nguyễn Thị Mơ", "address": ""}))
    assert "của: bà Nguyễn Thị Mơ" in text
    assert "Địa chỉ: .... Số căn cước" in text


def test_typed_number_and_day_stand_in_the_heading(work, saved):
    uid = saved["petitions-refused"].uid
    typed = {"number": "3", "day": "5/1/2027"}
    text = words(papers.build(work, "khong-thu-ly-khieu-nai", uid=uid, typed=typed))
    assert "Số: 03/TB-UBND" in text
    assert "La Bằng, ngày 05 tháng 01 năm 2027" in text


@pytest.mark.parametrize(
    "typed", [{"nobody": "x"}, {"day": "hôm qua"}, {"person": "x" * 20_001}], ids=["field", "day", "length"]
)
def test_typed_nonsense_is_refused(work, saved, typed):
    with pytest.raises(InputRefused):
        papers.build(work, "thu-ly-khieu-nai", uid=saved["petitions-complaint"].uid, typed=typed)


def test_unknown_paper_and_record_of_another_kind_are_refused(work, saved):
    with pytest.raises(InputRefused):
        papers.build(work, "giay-la", uid=saved["petitions-bare"].uid)
    with pytest.raises(RecordMissing):
        papers.build(work, "thu-ly-khieu-nai", uid=saved["receptions-bare"].uid)


def test_practice_office_prints_its_watermark(work, saved):
    work.file.save_office(replace(work.office, is_practice=True))
    assert papers.build(work, "bien-nhan", uid=saved["petitions-complaint"].uid).watermark


# -- Căn cứ ------------------------------------------------------------------------------------------------------


def test_basis_is_edited_printed_and_reset(work, saved):
    uid, key = saved["petitions-complaint"].uid, "tam-dinh-chi"
    shipped = papers.form(work, key, uid=uid).basis
    papers.save_basis(work, key, "Căn cứ Luật Mới số 1/2027/QH16.\nCăn cứ Quy chế của Ủy ban;")
    assert papers.form(work, key, uid=uid).basis == "Căn cứ Luật Mới số 1/2027/QH16.\nCăn cứ Quy chế của Ủy ban;"
    text = words(papers.build(work, key, uid=uid))
    assert "Căn cứ Luật Mới số 1/2027/QH16; Căn cứ Quy chế của Ủy ban." in text
    assert "Luật Khiếu nại số 02/2011" not in text
    papers.save_basis(work, key, None)
    assert papers.form(work, key, uid=uid).basis == shipped
    assert "Luật Khiếu nại số 02/2011/QH13" in words(papers.build(work, key, uid=uid))


def test_basis_of_a_letter_stands_in_its_sentence(work, saved):
    papers.save_basis(work, "huong-dan", "Căn cứ Luật A;\nCăn cứ Luật B.")
    text = words(papers.build(work, "huong-dan", uid=saved["receptions-guided"].uid))
    assert "Căn cứ Luật A; Căn cứ Luật B; sau khi xem xét" in text


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("tam-dinh-chi", " \n "),
        ("tam-dinh-chi", "Căn cứ {lạ} {person}"),
        ("tam-dinh-chi", "x" * 5_000),
        ("bien-nhan", "x"),
    ],
)
def test_basis_nonsense_is_refused_and_nothing_changes(work, key, text):
    with pytest.raises(InputRefused):
        papers.save_basis(work, key, text)


# -- files -------------------------------------------------------------------------------------------------------


def test_save_by_ending_and_refuses_others(work, saved, tmp_path):
    document = papers.build(work, "bien-nhan", uid=saved["petitions-complaint"].uid)
    papers.save(document, tmp_path / "a.PDF")
    papers.save(document, tmp_path / "a.docx")
    assert (tmp_path / "a.PDF").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "a.docx").read_bytes().startswith(b"PK")
    with pytest.raises(InputRefused):
        papers.save(document, tmp_path / "a.txt")
    with pytest.raises(InputRefused):
        papers.save(document, tmp_path / "không có" / "a.pdf")
    assert not (tmp_path / "a.txt").exists()


def test_paragraphs_no_line_is_only_a_sign(work, saved):
    """Dropped places leave no lonely "-" or ";" behind."""
    for paper in TEMPLATES:
        for name in fitting(paper):
            blocks = papers.build(work, paper.key, uid=saved[name].uid).blocks
            texts = [line for block in blocks if isinstance(block, Paragraph) for line in block.text.split("\n")]
            assert not [text for text in texts if text.strip() in ("-", ";", "- ;", ".")], (paper.key, name)
