"""Keeps the term beside a form up to date, and shows its sum when asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from desktop_app.domain.errors import AppError
from desktop_app.domain.kind import RecordKind
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.due_dialog import DueDialog
from desktop_app.gui.records.due_reading import DueView, read_due
from desktop_app.gui.records.due_strip import DueStrip


class FormDue(QObject):
    """Reckons on the worker whenever values changed and a field was left; an answer that came too late is dropped."""

    def __init__(
        self,
        kind: RecordKind,
        context: GuiContext,
        strip: DueStrip,
        *,
        values: Callable[[], dict[str, Any]],
        title: Callable[[], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._context = context
        self._strip = strip
        self._values = values
        self._title = title
        self._asked: dict[str, Any] | None = None
        self._round = 0
        strip.sum_wanted.connect(self.show_sum)

    @property
    def _has_terms(self) -> bool:
        return any(spec.computed for spec in self._kind.specs)

    def begin(self) -> None:
        """Another record is shown."""
        self._asked = None
        self._strip.hide()
        self.refresh()

    def refresh(self) -> None:
        """Reckon anew, if anything changed since the last time."""
        raw = self._values()
        if not self._has_terms or raw == self._asked:
            return
        self._asked = raw
        self._round += 1
        self._read(raw, partial(self._show, self._round), name="due")

    def show_sum(self) -> None:
        """Open the whole sum of every term, from what stands in the form now."""
        if self._has_terms:
            self._read(self._values(), self._open, name="due sum")

    def _read(self, raw: dict[str, Any], then: Callable[[DueView], None], *, name: str) -> None:
        self._context.runner.run_read(
            partial(read_due, kind=self._kind.key, raw=raw),
            owner=self,
            on_success=then,
            on_failure=self._fail,
            supersedes=name,
        )

    def _fail(self, _error: AppError) -> None:
        """The file cannot be read now: tell no day rather than an old one; the save will say what is wrong."""
        self._strip.hide()

    def _show(self, round_: int, view: DueView) -> None:
        if round_ == self._round:
            self._strip.show_due(view)

    def _open(self, view: DueView) -> None:
        window = self._strip.window()
        DueDialog(view, title=self._title(), theme=self._context.theme, parent=window).open()
