"""What is asked for while opinions are taken down at a meeting, one line each."""

from __future__ import annotations

from desktop_app.domain.kind import QuickEntry

QUICK_ENTRY = QuickEntry(
    title="Ghi ý kiến tại hội trường",
    fields=(
        "hamlet",
        "speaker",
        "content",
        "field",
        "is_answered_there",
        "answer_there",
        "answerer",
        "lead_unit",
    ),
    order="place",
    mode="source",
    modes=("meeting", "slip", "before"),
    waiting=("before",),
    repeated=("hamlet", "answerer"),
    asked_with={"answer_there": "is_answered_there", "answerer": "is_answered_there"},
)
"""The order is that of speaking: from where, who, what; then what the chair says to it."""
