"""Printed pages of the hamlets: the list and the sheet of one entry."""

from __future__ import annotations

from desktop_app.records.sheet import list_report, sheet_report

REPORTS = (
    list_report("hamlets", title="Danh sách thôn, tổ dân phố"),
    sheet_report("hamlets", title="Phiếu thôn, tổ dân phố"),
)
