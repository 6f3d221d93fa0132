"""Statistical tables of the inspection sector and of the report on dân vận: counted, printed, taken apart, sent."""

from __future__ import annotations

from desktop_app.services.sent_tables import (
    Difference,
    difference_document,
    differences,
    find_sent,
    freeze,
    sent,
    sent_pdf,
)
from desktop_app.services.table_documents import annex, document, failure_words
from desktop_app.services.table_figures import Cell, cell, cross_failures, figures, find_table, table_list
from desktop_app.storage.sent_reports import Sent

__all__ = [
    "Cell", "Difference", "Sent", "annex", "cell", "cross_failures", "difference_document", "differences", "document",
    "failure_words", "figures", "find_sent", "find_table", "freeze", "sent", "sent_pdf", "table_list",
]  # fmt: skip
