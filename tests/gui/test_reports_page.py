"""Reports: chosen, previewed page by page, saved and printed, with names only where asked for."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLabel, QLineEdit, QListWidget, QPushButton

from desktop_app.domain.periods import Span, latest_number, period_of
from desktop_app.domain.query import Period
from desktop_app.gui.context import GuiContext
from desktop_app.gui.pages.period_chooser import PeriodChooser
from desktop_app.gui.pages.reports_page import ReportsPage
from desktop_app.gui.pdf_pages import print_pages
from desktop_app.gui.preview import PdfPreview
from desktop_app.services import reporting
from tests.helpers.typing import press, type_text
from tests.helpers.windows import close_boxes, find, open_boxes

TODAY = date(2026, 11, 22)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot, context: GuiContext) -> ReportsPage:
    """The page with the first report of a register."""
    made = ReportsPage(context)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.activate()
    made.choose(next(iter(made._list.specs)))
    return made


def test_reports_page_begins_with_the_first_report_though_the_list_took_another_row(qtbot, context) -> None:
    """The keyboard coming to the list makes a row current before day and periodic reports are known."""
    made = ReportsPage(context)
    qtbot.addWidget(made)
    made.choose(next(iter(made._list.specs)))
    assert made.view.page_count == 0
    made.show()
    made.activate()
    assert made.periodic is not None
    assert made.periodic.view.page_count >= 1
    assert find(made, QLabel, "periodic_title").text()


def test_reports_page_lists_every_report_but_sheets(page: ReportsPage) -> None:
    shown = set(page._list.specs)
    assert shown == {spec.key for _, spec in reporting.report_list() if not spec.is_per_record}
    assert shown


@pytest.mark.parametrize("key", [spec.key for _, spec in reporting.report_list() if not spec.is_per_record])
def test_reports_page_shows_each_report_of_an_empty_office(page: ReportsPage, key: str) -> None:
    page.choose(key)
    assert page.view.page_count >= 1
    assert page.view.content.startswith(b"%PDF")
    assert find(page, QLabel, "report_title").text() == reporting.find_report(key)[1].title


def test_reports_page_offers_names_only_where_they_are_hidden(page: ReportsPage) -> None:
    box = find(page, QCheckBox, "show_names_box")
    for _, spec in reporting.report_list():
        if not spec.is_per_record:
            page.choose(spec.key)
            assert box.isVisible() == spec.hides_names, spec.key
            assert not box.isChecked(), "names are asked for each time anew"


def test_reports_page_saves_the_pdf_and_offers_the_folder(page: ReportsPage, tmp_path: Path) -> None:
    target = tmp_path / "sổ tiếp công dân.pdf"
    assert not find(page.view, QPushButton, "open_folder_button").isVisible()
    page.view.save_to(str(target))
    assert target.read_bytes().startswith(b"%PDF")
    assert find(page.view, QPushButton, "open_folder_button").isVisible()


@pytest.mark.parametrize(
    ("key", "modifiers", "suffix"),
    [
        (Qt.Key.Key_S, CTRL, "pdf"),
        (Qt.Key.Key_S, CTRL | Qt.KeyboardModifier.ShiftModifier, "docx"),
        (Qt.Key.Key_E, CTRL, "xlsx"),
    ],
)
def test_reports_page_saves_every_format_by_key_from_its_list(
    page: ReportsPage, qtbot, tmp_path: Path, key: Qt.Key, modifiers: Qt.KeyboardModifier, suffix: str
) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    press(find(page, QListWidget, "report_list"), key, modifiers)
    [chooser] = page.findChildren(QFileDialog)
    find(chooser, QLineEdit, "fileNameEdit").setText(str(tmp_path / "so"))
    chooser.accept()
    assert (tmp_path / f"so.{suffix}").read_bytes()[:4] == (b"%PDF" if suffix == "pdf" else b"PK\x03\x04")


def test_reports_page_that_cannot_save_says_so(page: ReportsPage, tmp_path: Path) -> None:
    page.view.save_to(str(tmp_path / "không có" / "thư mục" / "x.pdf"))
    assert [box.text() for box in open_boxes()] == ["Không ghi được tệp “x.pdf”."]
    close_boxes()


def test_reports_page_without_a_printer_says_what_to_do(page: ReportsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    find(page.view, QPushButton, "print_button").click()
    assert [box.text() for box in open_boxes()] == ["Máy này chưa có máy in."]
    close_boxes()


def test_print_pages_draws_what_is_previewed(page: ReportsPage, tmp_path: Path) -> None:
    target = tmp_path / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    count = print_pages(page.view.content, printer)
    printed, shown = pypdfium2.PdfDocument(target), pypdfium2.PdfDocument(page.view.content)
    assert count == len(printed) == len(shown)
    assert printed.get_page_size(0) == pytest.approx(shown.get_page_size(0), abs=2)
    printed.close()
    shown.close()


# ---------------------------------------------------------------- preview


@pytest.fixture
def preview(qtbot, context: GuiContext) -> PdfPreview:
    made = PdfPreview(context.runner)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    made.show_pdf(many_pages())
    return made


def many_pages() -> bytes:
    """Twelve A4 pages."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(12):
        document.new_page(595, 842)
    buffer = BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def test_preview_draws_only_the_pages_in_view(preview: PdfPreview) -> None:
    drawn = [sheet for sheet in preview.findChildren(QLabel) if not sheet.pixmap().isNull()]
    assert preview.page_count == 12
    assert 1 <= len(drawn) <= 3


def test_preview_turns_pages_by_keys(preview: PdfPreview) -> None:
    press(preview, Qt.Key.Key_PageDown)
    press(preview, Qt.Key.Key_PageDown)
    assert preview.current_page() == 2
    press(preview, Qt.Key.Key_PageUp)
    assert preview.current_page() == 1
    press(preview, Qt.Key.Key_End)
    assert preview.current_page() == 11
    press(preview, Qt.Key.Key_Home)
    assert preview.current_page() == 0


def test_preview_zooms_and_stays_on_the_page(preview: PdfPreview) -> None:
    preview.go_to(5)
    before = preview.dpi
    preview.zoom_by(1)
    assert preview.dpi > before
    assert preview.current_page() == 5
    preview.fit_width()
    assert preview.dpi == pytest.approx(before)


# ---------------------------------------------------------------- periods


@pytest.fixture
def chooser(qtbot) -> PeriodChooser:
    made = PeriodChooser(today=TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def pick(chooser: PeriodChooser, name: str, data: object) -> None:
    box = find(chooser, QComboBox, name)
    box.setCurrentIndex(box.findData(data))


def test_period_chooser_begins_with_this_year(chooser: PeriodChooser) -> None:
    assert chooser.period() == Period(date(2026, 1, 1), date(2026, 12, 31))


def test_period_chooser_quarter_is_the_one_of_today(chooser: PeriodChooser) -> None:
    pick(chooser, "span_box", "QUARTER")
    assert chooser.period() == Period(date(2026, 10, 1), date(2026, 12, 31))
    assert find(chooser, QComboBox, "period_box").currentText() == "Quý IV/2026"


def test_period_chooser_closes_on_the_14th_for_the_inspection_sector(chooser: PeriodChooser) -> None:
    pick(chooser, "closing_box", 14)
    assert chooser.period() == Period(date(2025, 12, 15), date(2026, 12, 14))


def test_period_chooser_takes_typed_days(chooser: PeriodChooser) -> None:
    pick(chooser, "span_box", "free")
    for name, typed in (("start_day", "5/3"), ("end_day", "310326")):
        field = find(chooser, QLineEdit, name)
        field.clear()
        type_text(field, typed)
        press(field, Qt.Key.Key_Return)
    assert chooser.period() == Period(date(2026, 3, 5), date(2026, 3, 31))
    assert find(chooser, QLineEdit, "start_day").text() == "05/03/2026"


def test_period_chooser_with_a_day_that_does_not_exist_gives_none(chooser: PeriodChooser) -> None:
    pick(chooser, "span_box", "free")
    field = find(chooser, QLineEdit, "start_day")
    field.clear()
    type_text(field, "31/02/2026")
    press(field, Qt.Key.Key_Return)
    assert chooser.period() is None
    assert field.toolTip().startswith("Ngày 31/02/2026 không có trong lịch")


def test_period_chooser_all_leaves_both_sides_open(chooser: PeriodChooser) -> None:
    pick(chooser, "span_box", "all")
    assert chooser.period() == Period()


def test_latest_number_past_the_closing_day_is_in_the_next_year() -> None:
    """From 15 December the inspection sector's next year runs."""
    assert latest_number(Span.YEAR, today=date(2026, 12, 15), closing_day=14) == (2027, 1)
    assert latest_number(Span.MONTH, today=date(2026, 12, 14), closing_day=14) == (2026, 12)


def test_period_of_a_thirteenth_month_is_refused() -> None:
    with pytest.raises(ValueError, match="MONTH 13"):
        period_of(Span.MONTH, year=2026, number=13)
