"""Printed pages of the organizations: the list and the sheet of one entry."""

from __future__ import annotations

from desktop_app.records.sheet import list_report, sheet_report

REPORTS = (
    list_report("organizations", title="Danh sách cơ quan, tổ chức"),
    sheet_report("organizations", title="Phiếu cơ quan, tổ chức"),
)
