"""Draws the screens of the sample office in one look; started by tools.shots, once for each look.

python -m tools.screens OFFICE_FILE OUT_FOLDER VARIANT
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QPushButton, QTabWidget, QWidget

from desktop_app.domain.errors import StorageUnavailable
from desktop_app.domain.query import ListQuery
from desktop_app.gui import application
from desktop_app.gui.dialogs.first_start import FirstStart
from desktop_app.gui.errors import show_crash, show_error
from desktop_app.gui.main_window import REPORTS, SETTINGS, TODAY, MainWindow
from desktop_app.gui.pages.reports_page import ReportsPage
from desktop_app.gui.pages.search_everywhere import SearchEverywhere
from desktop_app.gui.pages.settings_page import SettingsPage
from desktop_app.gui.progress_dialog import ProgressDialog
from desktop_app.gui.session import Session
from desktop_app.gui.settings import Settings
from desktop_app.gui.task_runner import InlineRunner
from desktop_app.paths import program_dir
from desktop_app.records import KINDS, LISTS
from desktop_app.services import office_files, records, reporting
from tools import screens_civic, screens_deeds, screens_matters, screens_reports, screens_tables
from tools.screens_stage import Stage, Stations, find
from tools.shot_office import USER, open_office
from tools.shots import VARIANTS, Variant

MENU_AND_FRAME = 32  # title bar of the system, not drawn here

NEWEST = 6
"""The last of so many records is shown; the newest ones hold little yet."""

REST_MS = 200  # searches wait 60 to 80 ms for the next letter


class Screens:
    """Goes through the program and keeps a picture of each station."""

    def __init__(self, app: QApplication, *, office: Path, out: Path, variant: Variant) -> None:
        self._app, self._office, self._out = app, office, out
        self._size = (
            round(variant.width / variant.scaling),
            round(variant.height / variant.scaling) - MENU_AND_FRAME,
        )
        self._fresh = office.with_name(f"xa-moi-{variant.name}.sodanvan")
        self._number = 0
        out.mkdir(parents=True, exist_ok=True)
        settings = Settings(program_dir() / "settings.ini")
        settings.scheme, settings.language = variant.scheme, variant.language
        self._runner = InlineRunner()
        self._session = Session(app, runner=self._runner, settings=settings)
        self._stations = self._go()

    def draw(self) -> None:
        """Go to the next station; its picture is taken when Qt has come to rest."""
        try:
            station = next(self._stations, None)
        except BaseException:
            self._app.exit(1)
            raise
        if station is None:
            print(f"{self._out.name}: {self._number} screens")
            self._app.quit()
        else:
            QTimer.singleShot(REST_MS, lambda: self._shoot(*station))

    def _shoot(self, widget: QWidget, name: str) -> None:
        self._number += 1
        widget.grab().save(str(self._out / f"{self._number:03}-{name}.png"))
        self.draw()

    def _go(self) -> Stations:
        yield from self._first_start()
        yield from self._unlock()
        yield from self._window()

    def _first_start(self) -> Stations:
        self._session.show_first_start()
        wizard = self._session.dialog
        assert isinstance(wizard, FirstStart)
        yield wizard, "first-start"
        find(wizard, QPushButton, "own_button").click()
        find(wizard, QLineEdit, "unit_field").setText("hùng sơn")
        find(wizard, QLineEdit, "user_field").setText(USER)
        yield wizard, "first-start-unit"
        find(wizard, QPushButton, "next_button").click()
        find(wizard, QLineEdit, "path_field").setText(str(self._fresh))
        find(wizard, QLineEdit, "first_password").setText("Đường về làng")
        yield wizard, "first-start-password"
        find(wizard, QLineEdit, "second_password").setText("Đường về làng")
        find(wizard, QPushButton, "next_button").click()
        yield wizard, "first-start-recovery"
        self._runner.release(office_files.close_file, owner=self._app, on_success=_nothing)

    def _unlock(self) -> Stations:
        locked = self._fresh
        self._session.show_unlock(locked)
        dialog = self._session.dialog
        assert dialog is not None
        yield dialog, "unlock"
        find(dialog, QLineEdit, "password_field").setText("sai mật khẩu")
        find(dialog, QPushButton, "open_button").click()
        yield dialog, "unlock-wrong-password"

    def _window(self) -> Stations:
        office = self._office
        self._runner.adopt(
            lambda: open_office(office), workspace_of=lambda made: made, owner=self._app, on_success=_nothing
        )
        self._session.open_window(office)
        window = self._session.window
        assert window is not None
        window.resize(*self._size)
        stage = Stage(self._app, self._runner, window)
        window.show_page(TODAY)
        yield window, "today"
        for kind in KINDS:
            yield from self._register(stage, kind.key)
        yield from screens_civic.stations(stage)
        yield from screens_matters.stations(stage)
        yield from self._search(window)
        yield from self._reports(window)
        yield from screens_tables.stations(stage)
        yield from screens_reports.stations(stage)
        yield from self._settings_page(window)
        yield from self._boxes(window)

    def _register(self, stage: Stage, key: str) -> Stations:
        window, page = stage.window, stage.register(key)
        yield window, f"{key}-list"
        page.list.toggle_preview()
        yield window, f"{key}-preview"
        page.list.toggle_preview()
        rows = stage.read(lambda work: records.page(work, ListQuery(key, limit=NEWEST)).rows)
        if not rows:
            return
        page.open_record(rows[-1].uid)
        yield from screens_deeds.tabs(stage, page.form, f"{key}-form")
        page.start_new({})
        yield window, f"{key}-new"
        page.show_list()

    def _search(self, window: MainWindow) -> Stations:
        window.show_page(TODAY)
        find(window, QPushButton, "search_button").click()
        dialog = window.findChild(SearchEverywhere)
        assert dialog is not None
        find(dialog, QLineEdit, "search_field").setText("duong thon")
        yield dialog, "search-all"
        dialog.close()

    def _reports(self, window: MainWindow) -> Stations:
        window.show_page(REPORTS)
        page = window._stack.page(REPORTS)
        assert isinstance(page, ReportsPage)
        for _, spec in reporting.report_list():
            if not spec.is_per_record:
                page.choose(spec.key)
                yield window, f"report-{spec.key}"

    def _settings_page(self, window: MainWindow) -> Stations:
        window.show_page(SETTINGS)
        page = window._stack.page(SETTINGS)
        assert isinstance(page, SettingsPage)
        for entry in page._entries:
            section = page.show_section(entry.key)
            yield window, f"settings-{entry.key}"
            years = section.findChild(QComboBox, "calendar_year")
            if years is not None:
                years.setCurrentIndex(years.count() - 1)
                yield window, f"settings-{entry.key}-forecast"
            tabs = section.findChild(QTabWidget)
            for number in range(1, tabs.count() if tabs is not None else 1):
                cast("QTabWidget", tabs).setCurrentIndex(number)
                yield window, f"settings-{entry.key}-{number + 1}"
        for kind in LISTS:
            page.show_list(kind.key).activate()
            yield window, f"settings-{kind.key}"

    def _boxes(self, window: MainWindow) -> Stations:
        for name, action in (("health", "check_file"), ("keys", "keys")):
            window._actions[action].trigger()
            dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
            yield dialog, name
            dialog.close()
        error = StorageUnavailable(
            "Chưa lưu được vì đĩa đã đầy. Nội dung anh/chị vừa nhập vẫn được giữ.",
            next_step="Giải phóng chỗ trên ổ đĩa rồi lưu lại.",
        )
        for name, box in (("error", show_error(window, error)), ("crash", show_crash(window, ValueError()))):
            yield box, name
            box.close()
        progress = ProgressDialog("Đang lập báo cáo…", parent=window)
        progress.offer_cancel()
        progress.show_state(40, 100)
        progress.show()
        yield progress, "progress"
        progress.accept()


def _nothing(_result: object) -> None:
    """Nothing is left to do."""


def _pass_on(_kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    """Qt's words on standard error, but for what the screenless platform says of every window."""
    if "propagateSizeHints" not in words:
        print(words, file=sys.stderr)


def main(arguments: list[str]) -> int:
    """Draw the screens of one variant."""
    qInstallMessageHandler(_pass_on)
    office, out, name = Path(arguments[0]), Path(arguments[1]), arguments[2]
    app = application.make_application()
    variant = next(one for one in VARIANTS if one.name == name)
    screens = Screens(app, office=office, out=out, variant=variant)
    QTimer.singleShot(0, screens.draw)
    return application.stay(app)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
