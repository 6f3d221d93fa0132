"""QR and bar codes: what a scanner reads is what was given."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.codes import MAX_BARCODE, Barcode
from desktop_app.domain.document import Document, PageSize
from desktop_app.reports.codes import bar_modules, dark_runs, qr_rows
from desktop_app.reports.pdf import pdf_bytes
from desktop_app.reports.png import png_bytes
from tests.helpers.pdf_reading import read_pdf
from tests.unit.reports.code_reading import page_picture, png_picture, read_barcode

PRINTABLE = "".join(chr(code) for code in range(32, 127))


def slip(text: str, *, page_size: PageSize = PageSize.A4, height_mm: float = 12.0, caption: str = "") -> Document:
    return Document("Thử", (Barcode(text, height_mm, caption),), file_name="thu", page_size=page_size)


@pytest.mark.parametrize("page_size", PageSize)
@pytest.mark.parametrize(
    "text", ["TCD-57/2026", "A", "1234567890", "12345", "A1B22C333D4444", "x" * MAX_BARCODE, "#$%&'()*+,-./:;<=>?@[]"]
)
def test_barcode_on_paper_reads_back(text: str, page_size: PageSize):
    assert read_barcode(page_picture(pdf_bytes(slip(text, page_size=page_size)), dots_per_inch=600)) == text


@given(text=st.text(PRINTABLE, min_size=1, max_size=MAX_BARCODE))
def test_barcode_of_any_text_reads_back(text: str):
    assert read_barcode(png_picture(png_bytes([[False, *bar_modules(text), False]], scale=2))) == text


def test_barcode_stands_centred_with_its_height_and_caption():
    [page] = read_pdf(pdf_bytes(slip("TCD-57/2026", height_mm=15, caption="TCD-57/2026")))

    left, right = min(box.left for box in page.boxes), max(box.right for box in page.boxes)
    assert (left + right) / 2 == pytest.approx(30 + 165 / 2, abs=0.1)
    assert right - left == pytest.approx(len(bar_modules("TCD-57/2026")) * 0.33, abs=0.1)
    for bar in page.boxes:
        assert bar.bottom - bar.top == pytest.approx(15, abs=0.05)
    assert page.line("TCD-57").middle == pytest.approx((left + right) / 2, abs=0.1)
    assert page.line("TCD-57").base > max(bar.bottom for bar in page.boxes)


def test_barcode_too_long_for_its_page_is_drawn_finer_with_its_quiet_zones():
    text = "x" * MAX_BARCODE
    [page] = read_pdf(pdf_bytes(replace(slip(text), page_size=PageSize.A5)))

    module = (148 - 20 - 10) / (len(bar_modules(text)) + 20)
    assert module >= 0.19
    assert min(bar.left for bar in page.boxes) == pytest.approx(20 + 10 * module, abs=0.05)
    assert max(bar.right for bar in page.boxes) == pytest.approx(148 - 10 - 10 * module, abs=0.05)


@pytest.mark.parametrize("text", ["", "x" * (MAX_BARCODE + 1), "Đơn 57", "a\nb", "a\tb"])
def test_barcode_of_other_text_is_refused(text: str):
    with pytest.raises(ValueError, match="printable ASCII"):
        Barcode(text)


def test_qr_rows_are_square_with_three_corner_marks():
    rows = qr_rows("TCD-57/2026")

    assert {len(row) for row in rows} == {len(rows)}
    ring = [True] * 7
    assert rows[0][:7] == rows[0][-7:] == rows[-1][:7] == ring
    assert rows[-1][-7:] != ring


def test_dark_runs_name_every_dark_place_once():
    row = [True, False, False, True, True, True, False, True]

    assert list(dark_runs(row)) == [(0, 1), (3, 3), (7, 1)]


def test_png_holds_each_place_as_large_as_asked():
    picture = png_picture(png_bytes([[True, False, True]], scale=3, row_height=5))

    assert picture.size == (9, 5)
    assert [picture.getpixel((x, 2)) for x in (0, 2, 3, 5, 6, 8)] == [0, 0, 255, 255, 0, 0]
