"""What is on the screen: first start, opening a file, or the main window; and the way from one to the next."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog

from desktop_app.domain.errors import AppError
from desktop_app.domain.office import Office
from desktop_app.domain.stamp import Change
from desktop_app.gui.change_hub import ChangeHub
from desktop_app.gui.context import GuiContext
from desktop_app.gui.errors import show_message
from desktop_app.gui.main_window import SETTINGS, TODAY, MainWindow
from desktop_app.gui.masking import Masking
from desktop_app.gui.navigator import Navigator
from desktop_app.gui.reckoning import reckon, stopped_words
from desktop_app.gui.settings import Settings
from desktop_app.gui.task_runner import Progress, Runner
from desktop_app.gui.texts import install_language, tr
from desktop_app.gui.theme import Theme, apply_theme, choose_theme
from desktop_app.services import backups, deadlines, office_files
from desktop_app.services.office_files import FileState
from desktop_app.services.workspace import Workspace

NOBODY = Office(unit_code="", unit_name="", province_name="", place="")
"""The office of a window that stands before any file is open."""


class Session(QObject):
    """Shows one window at a time and hands each what it needs.

    Signals:
        ended: The last window was closed and the file with it.
    """

    ended = Signal()

    def __init__(self, app: QApplication, *, runner: Runner, settings: Settings) -> None:
        super().__init__(app)
        self._app, self._runner, self._settings = app, runner, settings
        self._path: Path | None = None
        self._dialog: QDialog | None = None
        self._window: MainWindow | None = None
        self._is_changing = False
        self._theme = self._dress()
        app.setQuitOnLastWindowClosed(False)

    @property
    def window(self) -> MainWindow | None:
        """The main window, while there is one."""
        return self._window

    @property
    def dialog(self) -> QDialog | None:
        """The first start or the opening of a file, while one of them is on the screen."""
        return self._dialog

    def start(self, path: Path | None = None) -> None:
        """Begin with this file, else with the one used last, else with the first start."""
        known = [path] if path else [one for one in self._settings.recent_files if one.exists()][:1]
        if not known:
            self.show_first_start()
            return
        chosen = known[0]
        self._runner.run_apart(
            lambda: office_files.state_of(chosen), owner=self, on_success=lambda state: self._begin(chosen, state)
        )

    def show_first_start(self) -> None:
        """The wizard."""
        from desktop_app.gui.dialogs.first_start import FirstStart  # seen once: not loaded at every start

        dialog = FirstStart(self._context(NOBODY, ""))
        dialog.finished_with.connect(self.open_window)
        dialog.open_wanted.connect(lambda: self.show_unlock(None))
        self._show_dialog(dialog)

    def show_unlock(self, path: Path | None, *, error: AppError | None = None) -> None:
        """The window that opens a file."""
        from desktop_app.gui.dialogs.unlock import UnlockDialog

        dialog = UnlockDialog(runner=self._runner, settings=self._settings, theme=self._theme, path=path)
        dialog.opened.connect(self.open_window)
        dialog.new_wanted.connect(self.show_first_start)
        if error is not None:
            dialog.say(error)
        self._show_dialog(dialog)

    def lock(self) -> None:
        """Back the file up, close it and ask who is working; that no copy could be made is said there."""
        self._leave_window()
        failed: list[AppError] = []
        self._runner.release(
            lambda work: failed.extend(filter(None, [backups.back_up_and_close(work)])),
            owner=self,
            on_success=lambda _none: self.show_unlock(self._path, error=next(iter(failed), None)),
        )

    def rebuild(self, sentence: str = "") -> None:
        """Make the main window anew in the look, language and office that are set now; the page stays."""
        if self._window is None:
            return
        page = self._window.current_key
        self._window.keep_drafts()
        self._theme = self._dress()
        self._runner.run_read(
            _who, owner=self, on_success=lambda who: self._show_window(who, page=page, sentence=sentence)
        )

    def open_window(self, path: Path, uses_code: bool = False) -> None:
        """Show the main window for the file that is open on the worker; after the recovery code, the password first."""
        self._path = path
        self._settings.remember_file(path)
        sentence = tr("Đã mở bằng mã khôi phục. Đặt mật khẩu mới ở đây.") if uses_code else ""
        page = SETTINGS if uses_code else TODAY
        self._runner.run_read(
            _who, owner=self, on_success=lambda who: self._show_window(who, page=page, sentence=sentence)
        )

    def end(self) -> None:
        """Back the file up, close it, end the worker, and say so."""
        self._runner.release(_back_up_and_close, owner=self, on_success=lambda _none: None)
        self._runner.stop()
        self._settings.flush()
        self.ended.emit()

    def _begin(self, path: Path, state: FileState) -> None:
        if state.needs_password or not self._settings.user:
            self.show_unlock(path)
            return
        self._runner.adopt(
            lambda: office_files.open_file(path, user=self._settings.user),
            workspace_of=_itself,
            owner=self,
            on_success=lambda _work: self.open_window(path),
            on_failure=lambda error: self.show_unlock(path, error=error),
        )

    def _show_window(self, who: tuple[Office, str], *, page: str, sentence: str) -> None:
        assert self._path is not None
        old, self._is_changing = self._window, True
        context = self._context(*who)
        self._window = MainWindow(context, path=self._path)
        self._window.lock_wanted.connect(self.lock)
        self._window.open_wanted.connect(self.lock)
        self._window.rebuild_wanted.connect(self.rebuild)
        self._window.closed.connect(self._note_closed)
        self._window.show()
        self._window.show_page(page)
        self._window.refresh_counts()
        window = self._window
        reckon(
            context,
            _reckon_again,
            owner=window,
            on_done=lambda _count: None,
            on_stopped=lambda: show_message(window, title="Sổ Dân Vận", text=stopped_words()),
        )
        if old is not None:
            old.close()
        self._close_dialog()
        self._is_changing = False
        if sentence:
            show_message(self._window, title="Sổ Dân Vận", text=sentence)

    def _leave_window(self) -> None:
        window, self._window, self._is_changing = self._window, None, True
        if window is not None:
            window.close()
        self._is_changing = False

    def _show_dialog(self, dialog: QDialog) -> None:
        old, self._dialog = self._dialog, dialog
        dialog.finished.connect(self._note_dialog_closed)
        dialog.show()
        if old is not None:
            old.finished.disconnect(self._note_dialog_closed)
            old.close()

    def _close_dialog(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.finished.disconnect(self._note_dialog_closed)
            dialog.close()

    def _note_dialog_closed(self) -> None:
        self._dialog = None
        if self._window is None:
            self.end()

    def _note_closed(self) -> None:
        if not self._is_changing:
            self._window = None
            self.end()

    def _context(self, office: Office, user: str) -> GuiContext:
        return GuiContext(
            runner=self._runner,
            hub=ChangeHub(),
            navigator=Navigator(),
            masking=Masking(),
            settings=self._settings,
            theme=self._theme,
            office=office,
            user=user,
        )

    def _dress(self) -> Theme:
        install_language(self._app, self._settings.language)
        theme = choose_theme(scheme=self._settings.scheme, percent=self._settings.scale)
        apply_theme(self._app, theme)
        return theme


def _who(work: Workspace) -> tuple[Office, str]:
    return work.office, work.user


def _itself(work: Workspace) -> Workspace:
    return work


def _reckon_again(work: Workspace, progress: Progress) -> tuple[Change, ...]:
    """Due days that were reckoned by another calendar or other terms, as after an update of the program."""
    return () if deadlines.is_current(work) else deadlines.refresh(work, progress=progress)


def _back_up_and_close(work: Workspace) -> None:
    backups.back_up_and_close(work)
