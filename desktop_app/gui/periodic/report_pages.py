"""The pages of a periodic report beside its text: made anew a moment after it changed, never while somebody types."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop_app.domain.document import Document
from desktop_app.domain.errors import AppError
from desktop_app.domain.query import Period
from desktop_app.gui.context import GuiContext
from desktop_app.gui.report_view import ReportView
from desktop_app.gui.texts import tr
from desktop_app.services import periodic, reporting

if TYPE_CHECKING:
    from desktop_app.services.workspace import Workspace

PAUSE_MS = 900


class ReportPages(QObject):
    """Feeds a view; printing and saving wait for the pages as they are to be."""

    def __init__(self, view: ReportView, context: GuiContext, *, keep_first: Callable[[], None]) -> None:
        """Make it.

        Args:
            keep_first: Writes what is typed, so that the pages hold it.
        """
        super().__init__(view)
        self._view = view
        self._context = context
        self._keep_first = keep_first
        self._wish: tuple[str, Period] | None = None
        self._turn = 0
        self._is_stale = True
        self._waiting: Callable[[], object] | None = None
        view.ready_first = self._when_fresh
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.make_if_seen)

    def show_report(self, key: str, period: Period) -> None:
        """Show this report; another one that was shown goes away at once."""
        if self._wish != (key, period):
            self._wish = (key, period)
            self._view.forget()
            self._view.say(tr("Đang lập…"))
        self.make()

    def note_change(self) -> None:
        """The report says something else now."""
        self._is_stale = True
        self._turn += 1
        self._timer.start()

    def make_if_seen(self) -> None:
        """Make the pages where they are out of date and somebody looks at them."""
        if self._is_stale and self._view.isVisible():
            self.make()

    def make(self) -> None:
        """Make the pages now; an older making that comes later is dropped."""
        if self._wish is None:
            return
        self._timer.stop()
        self._keep_first()
        key, period = self._wish
        self._turn += 1
        turn = self._turn

        def work_on(work: Workspace) -> tuple[int, Document, bytes]:
            document = periodic.build(work, key, period=period)
            return turn, document, reporting.pdf_bytes(document)

        self._context.runner.run_read(
            work_on,
            owner=self,
            on_success=self._take,
            on_failure=lambda error: self._refuse(turn, error),
            supersedes="pages",
            is_background=True,  # what is typed meanwhile is written first
        )

    def _take(self, made: tuple[int, Document, bytes]) -> None:
        turn, document, content = made
        if turn != self._turn:
            return
        self._is_stale = False
        self._view.show_document(document, content, keeps_place=self._view.page_count > 0)
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    def _when_fresh(self, deed: Callable[[], object]) -> None:
        if self._is_stale:
            self._waiting = deed
            self.make()
        else:
            deed()

    def _refuse(self, turn: int, error: AppError) -> None:
        if turn == self._turn:
            self._waiting = None
            self._view.say(f"{tr(error.sentence)} {tr(error.next_step)}".strip(), role="error")
