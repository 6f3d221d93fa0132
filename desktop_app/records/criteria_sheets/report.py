"""Printed pages of the criteria sheets."""

from __future__ import annotations

from desktop_app.domain.document import HeadingStyle
from desktop_app.records.sheet import list_report, sheet_report

REPORTS = (
    sheet_report("criteria_sheets", title="Bộ tiêu chí", style=HeadingStyle.PARTY),
    list_report("criteria_sheets", title="Danh mục bộ tiêu chí", style=HeadingStyle.PARTY),
)
