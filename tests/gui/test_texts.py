"""The English catalogue holds every text of the program, is compiled from what stands beside it, and is used."""

from __future__ import annotations

import gettext
import io
import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.gui.texts import install_language, tr
from desktop_app.records import KINDS
from tools.build_texts import CATALOGUE, collect, compile_mo, read_po, write_po, written_texts

FIELD = re.compile(r"\{[a-z_]*\}")
VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


@pytest.fixture
def english() -> dict[str, str]:
    return read_po(CATALOGUE.read_text(encoding="utf-8"))


@pytest.fixture
def in_english(qapp: QApplication) -> Iterator[None]:
    install_language(qapp, "en")
    yield
    install_language(qapp, "vi")


def test_catalogue_holds_exactly_the_texts_of_the_program(english: dict[str, str]) -> None:
    """`python -m tools.build_texts` brings it up to date."""
    wanted = set(collect())
    assert wanted - set(english) == set()
    assert set(english) - wanted == set()


def test_catalogue_has_english_for_every_text(english: dict[str, str]) -> None:
    assert [text for text, words in english.items() if not words] == []


def test_catalogue_keeps_the_fields_that_are_filled_in(english: dict[str, str]) -> None:
    differing = [text for text, words in english.items() if set(FIELD.findall(text)) != set(FIELD.findall(words))]
    assert differing == []


def test_catalogue_is_english(english: dict[str, str]) -> None:
    """Names of papers and registers may stay in Vietnamese, between quotation marks or brackets."""
    allowed = re.compile(r"[(“].*?[)”]|Sổ Dân Vận")
    assert [words for words in english.values() if VIETNAMESE.search(allowed.sub("", words))] == []


def test_catalogue_keeps_an_alt_letter_where_there_is_one(english: dict[str, str]) -> None:
    marked = re.compile(r"&\w")
    without = [text for text, words in english.items() if bool(marked.search(text)) != bool(marked.search(words))]
    assert without == []


def test_alt_letters_are_letters_of_the_keyboard(english: dict[str, str]) -> None:
    """Alt and a Vietnamese letter cannot be pressed together."""
    marked = re.compile(r"&[^\sa-zA-Z0-9&]")
    assert [words for pair in english.items() for words in pair if marked.search(words)] == []


def test_compiled_catalogue_is_current(english: dict[str, str]) -> None:
    assert CATALOGUE.with_suffix(".mo").read_bytes() == compile_mo(english)


def test_compile_mo_is_read_back_by_gettext() -> None:
    entries = {"Lưu": "Save", "Đơn “mật”\nhai dòng": 'Petition "secret"\ntwo lines', "Trống": ""}
    read = gettext.GNUTranslations(io.BytesIO(compile_mo(entries)))
    assert [read.gettext(text) for text in entries] == ["Save", 'Petition "secret"\ntwo lines', "Trống"]


def test_read_po_reads_what_write_po_writes() -> None:
    entries = {'Nói "có"': 'Say "yes"', "Hai\ndòng": "Two\nlines", "Chéo \\": "Back \\"}
    assert read_po(write_po(entries, places=dict.fromkeys(entries, "somewhere"))) == entries


def test_written_texts_finds_words_of_the_window_and_sentences_of_errors() -> None:
    code = 'tr("Lưu"); tr(name); raise AppError("Không được.", next_step="Thử lại."); Problem("day", "Thiếu ngày.")'
    assert sorted(written_texts(code, is_window=True)) == ["Không được.", "Lưu", "Thiếu ngày.", "Thử lại."]
    assert sorted(written_texts(code, is_window=False)) == ["Không được.", "Thiếu ngày.", "Thử lại."]


def test_tr_in_vietnamese_gives_the_text_back(qapp: QApplication) -> None:
    install_language(qapp, "vi")
    assert tr("Hôm nay") == "Hôm nay"
    assert tr("") == ""


@pytest.mark.usefixtures("in_english")
def test_tr_in_english_translates_window_and_declarations(english: dict[str, str]) -> None:
    assert tr("Hôm nay") == "Today"
    for kind in KINDS:
        for text in (kind.title, *(step.label for step in kind.steps)):
            assert tr(text) == english[text] != text
    assert tr("không có trong danh mục nào") == "không có trong danh mục nào"
