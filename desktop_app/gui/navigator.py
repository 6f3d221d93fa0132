"""Carries wishes to go somewhere (a record, a list, a page, a printed sheet) from any screen to the main window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.query import Period


class Navigator(QObject):
    """Screens ask; the main window goes. Kinds and reports are named by their keys.

    Signals:
        record_wanted: (kind, uid)
        list_wanted: (kind, filter key or "")
        new_wanted: (kind, raw start values)
        records_wanted: (kind, uids, what they are)
        report_wanted: (report key, uid or "")
        paper_wanted: (paper key or "" for the choice, kind, uid)
        page_wanted: (page key)
        writing_wanted: (outline key, Period or None for the latest) the editor of a periodic report
    """

    record_wanted = Signal(str, str)
    list_wanted = Signal(str, str)
    new_wanted = Signal(str, object)
    records_wanted = Signal(str, object, str)
    report_wanted = Signal(str, str)
    paper_wanted = Signal(str, str, str)
    page_wanted = Signal(str)
    writing_wanted = Signal(str, object)

    def open_record(self, *, kind: str, uid: str) -> None:
        """Show one record in its register's form."""
        self.record_wanted.emit(kind, uid)

    def open_list(self, *, kind: str, filter_key: str = "") -> None:
        """Show a register, with one of its saved filters."""
        self.list_wanted.emit(kind, filter_key)

    def open_records(self, *, kind: str, uids: Sequence[str], title: str) -> None:
        """Show just these records in their register: what stands behind a number."""
        self.records_wanted.emit(kind, tuple(uids), title)

    def start_new(self, *, kind: str, raw: Mapping[str, Any] | None = None) -> None:
        """Open the form for a new record, filled with raw values (from a derivation)."""
        self.new_wanted.emit(kind, dict(raw or {}))

    def preview_report(self, *, key: str, uid: str = "") -> None:
        """Show a report before it is printed; uid for the sheet of one record."""
        self.report_wanted.emit(key, uid)

    def print_paper(self, *, kind: str, uid: str, key: str = "") -> None:
        """Offer a paper of a record for printing; without a key the person chooses among those that fit."""
        self.paper_wanted.emit(key, kind, uid)

    def open_page(self, key: str) -> None:
        """Show a page: today, reports, settings or the key of a register."""
        self.page_wanted.emit(key)

    def write_report(self, key: str, period: Period | None = None) -> None:
        """Open the editor of a periodic report at these days; without days at the period of today."""
        self.writing_wanted.emit(key, period)
