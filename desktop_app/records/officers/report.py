"""Printed pages of the officers: the list and the sheet of one entry."""

from __future__ import annotations

from desktop_app.records.sheet import list_report, sheet_report

REPORTS = (
    list_report("officers", title="Danh sách cán bộ", extra=("posts",)),
    sheet_report("officers", title="Phiếu cán bộ"),
)
