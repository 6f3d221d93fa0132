"""Printed pages of the guidance documents: the list and the sheet of one entry."""

from __future__ import annotations

from desktop_app.records.sheet import list_report, sheet_report

REPORTS = (
    list_report("guidance_documents", title="Danh mục văn bản căn cứ"),
    sheet_report("guidance_documents", title="Phiếu văn bản căn cứ"),
)
