"""Periodic reports: outlines as data, texts, figures against last year and targets, paper, sending, what is due."""

from __future__ import annotations

from desktop_app.domain.outline_data import plain_outline
from desktop_app.domain.outline_words import Doubt, FigureValue, is_zero, period_name, same_last_year, span_of
from desktop_app.domain.outlines import (
    Outline,
    OutlineAnnex,
    OutlineChart,
    OutlineFigure,
    OutlineHeading,
    OutlineSection,
)
from desktop_app.services.outlines import (
    BrokenOutline,
    broken_outlines,
    due_days,
    export_outline,
    import_outline,
    is_outline,
    outline,
    outlines,
    restore_outline,
    save_due_days,
    save_outline,
)
from desktop_app.services.periodic_figures import figures, save_target, targets
from desktop_app.services.periodic_paper import build, note_access, title_of
from desktop_app.services.periodic_sent import (
    FigureDifference,
    ReportDifferences,
    ReportDue,
    TextDifference,
    difference_document,
    differences,
    due,
    freeze,
    sent,
)
from desktop_app.services.periodic_texts import (
    PeriodicReport,
    SectionText,
    doubts,
    report,
    save_heading,
    save_text,
    use_last,
)
from desktop_app.services.sent_tables import sent_pdf
from desktop_app.storage.sent_reports import Sent

__all__ = [
    "BrokenOutline", "Doubt", "FigureDifference", "FigureValue", "Outline", "OutlineAnnex", "OutlineChart",
    "OutlineFigure", "OutlineHeading", "OutlineSection", "PeriodicReport", "ReportDifferences", "ReportDue",
    "SectionText", "Sent", "TextDifference", "broken_outlines", "build", "difference_document", "differences",
    "doubts", "due", "due_days", "export_outline", "figures", "freeze", "import_outline", "is_outline", "is_zero",
    "note_access", "outline", "outlines", "period_name", "plain_outline", "report", "restore_outline",
    "same_last_year", "save_due_days", "save_heading", "save_outline", "save_target", "save_text", "sent",
    "sent_pdf", "span_of", "targets", "title_of", "use_last",
]  # fmt: skip
