"""Letters, fonts and the file itself: what is written can be read back, and the same document gives the same file."""

import unicodedata
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.document import Document, Heading, HeadingStyle, Paragraph, ParagraphStyle
from desktop_app.reports.fonts import Face
from desktop_app.reports.pdf import pdf_bytes, write_pdf
from desktop_app.reports.pdf_text import FaceText, clean
from tests.helpers.pdf_reading import read_pdf

BASES = "aăâeêioôơuưy"
MARKS = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
LOWER = [unicodedata.normalize("NFC", base + mark) for base in BASES for mark in MARKS] + ["đ"]
VIETNAMESE = [*LOWER, *(letter.upper() for letter in LOWER)]
OTHERS = "0123456789 .,;:-–—/()[]%+=\"'“”…&@#*<>\\_?!₫²°×≤≥"


def document(*texts: str, style: ParagraphStyle = ParagraphStyle.SMALL) -> Document:
    blocks = tuple(Paragraph(text, style) for text in texts)
    return Document("Thử chữ", blocks, file_name="thu-chu", subject="Thử các chữ cái")


def words(content: bytes) -> str:
    return " ".join(line.text for page in read_pdf(content) for line in page.lines)


@pytest.mark.parametrize(
    "style", [ParagraphStyle.BODY, ParagraphStyle.BOLD, ParagraphStyle.ITALIC, ParagraphStyle.NOTE]
)
def test_every_vietnamese_letter_reads_back(style: ParagraphStyle):
    text = " ".join(VIETNAMESE)

    assert "Ắ" in text
    assert "Ễ" in text
    assert words(pdf_bytes(document(text, style=style))) == text


def test_more_letters_than_one_subset_holds_read_back_with_their_signs():
    """A PDF font of this kind holds 255 letters; the rest goes to a second one, in the middle of words."""
    text = " ".join([*VIETNAMESE, "".join(chr(code) for code in range(0x391, 0x3C9) if chr(code).isalpha())])
    mixed = "aΩẮωđ(₫)Ễ"

    assert words(pdf_bytes(document(text, OTHERS, mixed))) == f"{text} {OTHERS} {mixed}"


def test_decomposed_text_gives_the_same_file_as_composed():
    text = "Xã Phú Bình, Ắc Ễnh, ₫"

    assert pdf_bytes(document(unicodedata.normalize("NFD", text))) == pdf_bytes(document(text))


@pytest.mark.parametrize(
    ("raw", "drawn"),
    [
        pytest.param("a\tb\x07c", "a b c", id="control signs"),
        pytest.param("a\u200bb\ufeffc\u00add", "abcd", id="invisible signs"),
        pytest.param("Số:\u00a0\u00a07", "Số:\u00a0\u00a07", id="no-break spaces stay"),
        pytest.param("một\nhai", "một\nhai", id="line breaks stay"),
        pytest.param("a\u0323\u0302", "ậ", id="marks are joined"),
    ],
)
def test_clean_leaves_only_what_can_be_drawn(raw: str, drawn: str):
    assert clean(raw) == drawn


def test_emoji_is_drawn_as_an_empty_square():
    assert words(pdf_bytes(document("vui 😀 vẻ"))) == "vui □ vẻ"


def test_only_liberation_is_used_and_every_face_is_embedded():
    heading = Heading(style=HeadingStyle.STATE, issuer="UBND XÃ PHÚ BÌNH", place="Phú Bình")
    content = pdf_bytes(
        Document("Thử", (Paragraph("a"), Paragraph("b", ParagraphStyle.BOLD)), file_name="thu", heading=heading)
    )

    assert b"Helvetica" not in content
    fonts = {line.font for page in read_pdf(content) for line in page.lines}
    assert fonts == {"LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic"}
    assert content.count(b"/Type /FontDescriptor") == content.count(b"/FontFile2 ") == len(fonts)


def test_same_document_gives_the_same_bytes():
    assert pdf_bytes(document("Một", "Hai")) == pdf_bytes(document("Một", "Hai"))


def test_file_names_its_title_subject_and_language():
    pdf = pypdfium2.PdfDocument(pdf_bytes(document("a")))

    assert pdf.get_metadata_value("Title") == "Thử chữ"
    assert pdf.get_metadata_value("Subject") == "Thử các chữ cái"
    assert b"/Lang (vi)" in pdf_bytes(document("a"))
    pdf.close()


def test_empty_document_is_one_empty_page():
    [page] = read_pdf(pdf_bytes(document()))

    assert page.lines == ()


def test_write_pdf_replaces_the_file_and_leaves_nothing_beside_it(tmp_path: Path):
    path = tmp_path / "Báo cáo.pdf"
    path.write_bytes(b"old")

    write_pdf(document("a"), path)

    assert path.read_bytes() == pdf_bytes(document("a"))
    assert list(tmp_path.iterdir()) == [path]


def test_write_pdf_onto_a_folder_fails_and_leaves_nothing(tmp_path: Path):
    target = tmp_path / "thu-muc"
    target.mkdir()

    with pytest.raises(OSError, match="thu-muc"):
        write_pdf(document("a"), target)

    assert list(tmp_path.iterdir()) == [target]


def test_write_pdf_into_a_missing_folder_fails(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        write_pdf(document("a"), tmp_path / "khong-co" / "a.pdf")


SERIF = FaceText(Face.REGULAR, pdf=None)
LETTERS = st.sampled_from([*VIETNAMESE, *"0123456789-/.,", " ", " ", "\n"])


@given(text=st.text(LETTERS, max_size=200), limit=st.integers(1200, 30_000), indent=st.integers(0, 1000))
def test_lines_keep_every_letter_and_never_exceed_the_width(text: str, limit: int, indent: int):
    lines = SERIF.lines(text, limit=limit + indent, indent=indent)

    assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert all(SERIF.width(line) <= limit + indent + 0.01 for line in lines)
    assert SERIF.width(lines[0]) <= limit + 0.01


def test_lines_break_long_numbers_after_their_signs():
    assert SERIF.lines("1125/QĐ-UBND", limit=5000) == ["1125/QĐ-", "UBND"]
