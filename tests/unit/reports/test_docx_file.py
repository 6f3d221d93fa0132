"""The DOCX file itself: the same words as the PDF, the same bytes for the same document, whole or not at all."""

import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.codes import Barcode
from desktop_app.domain.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    ParagraphStyle,
    TitleBlock,
)
from desktop_app.reports.docx import docx_bytes, write_docx
from desktop_app.reports.pdf import pdf_bytes
from tests.helpers.pdf_reading import read_pdf
from tests.unit.reports.docx_reading import ReadDocx
from tests.unit.reports.test_docx import HEADINGS, LETTER_SIGNATURES, made, read
from tests.unit.reports.test_pdf_letters import SENTENCE, STATE


def paper() -> Document:
    blocks: tuple[Block, ...] = (
        TitleBlock("QUYẾT ĐỊNH", "Về việc tạm đình chỉ giải quyết khiếu nại", "(Bản thử)"),
        Paragraph("Kính gửi:\n- Thanh tra tỉnh;\n- Sở Nội vụ.", ParagraphStyle.ADDRESSEES),
        Paragraph("Căn cứ Luật Khiếu nại;\nCăn cứ Nghị định.", ParagraphStyle.ITALIC),
        Paragraph((SENTENCE * 3).strip(), lead="Điều 1."),
        Paragraph("I. MỤC", ParagraphStyle.BOLD),
        Barcode("TCD-57/2026", 12, "TCD-57/2026"),
        LETTER_SIGNATURES,
    )
    heading = replace(STATE, regarding="V/v tạm đình chỉ")
    return Document("Quyết định", blocks, file_name="qd", heading=heading, form_label="Mẫu số 14a")


@pytest.mark.parametrize("heading", HEADINGS.values(), ids=HEADINGS)
def test_docx_and_pdf_say_the_same_words(heading: Heading):
    document = replace(paper(), heading=heading)

    on_paper = " ".join(line.text for page in read_pdf(pdf_bytes(document)) for line in page.lines)
    in_file = " ".join(item.text for item in read(document).paragraphs)
    assert Counter(in_file.replace("\u00a0", " ").split()) == Counter(on_paper.replace("\u00a0", " ").split())


def test_same_document_gives_the_same_bytes_without_a_moment_of_making():
    first, second = docx_bytes(paper()), docx_bytes(paper())

    assert first == second
    found = ReadDocx(first)
    assert {item.date_time for item in found.zip.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert found.word.core_properties.created == found.word.core_properties.modified


def test_file_names_its_title_subject_author_and_language_and_no_program():
    found = read(replace(paper(), subject="Một quyết định"))
    properties = found.word.core_properties

    assert (properties.title, properties.subject, properties.author) == (
        "Quyết định",
        "Một quyết định",
        "UBND XÃ PHÚ BÌNH",
    )
    assert properties.language == "vi-VN"
    assert not [name for name in found.zip.namelist() if "thumbnail" in name or "app.xml" in name]
    assert b"python-docx" not in b"".join(found.zip.read(name) for name in found.zip.namelist())


def test_text_is_composed_and_signs_of_xml_stay_as_they_are():
    text = "Ắc Ễnh <b> & \"'  ]]> x"
    found = made(Paragraph(unicodedata.normalize("NFD", text)), Paragraph("a\x07b\u200bc"))

    assert [item.text for item in found.paragraphs] == [text, "a bc"]
    assert found.content == made(Paragraph(text), Paragraph("a bc")).content


def test_empty_document_opens_with_one_paragraph():
    assert [paragraph.text for paragraph in made().word.paragraphs] == [""]


def test_write_docx_replaces_the_file_and_leaves_nothing_beside_it(tmp_path: Path):
    path = tmp_path / "Quyết định.docx"
    path.write_bytes(b"old")

    write_docx(paper(), path)

    assert path.read_bytes() == docx_bytes(paper())
    assert list(tmp_path.iterdir()) == [path]


def test_write_docx_onto_a_folder_fails_and_leaves_nothing(tmp_path: Path):
    target = tmp_path / "thu-muc"
    target.mkdir()

    with pytest.raises(OSError, match="thu-muc"):
        write_docx(paper(), target)

    assert list(tmp_path.iterdir()) == [target]
