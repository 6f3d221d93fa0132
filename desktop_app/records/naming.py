"""Short words by which lists, links and histories name a record."""

from __future__ import annotations

_LONGEST = 90


def shortened(text: str, *, longest: int = _LONGEST) -> str:
    """The text on one line, cut after a whole word with "…" where it is longer than ``longest`` characters."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    kept = line[: longest - 1]
    return f"{kept.rsplit(' ', 1)[0] if ' ' in kept else kept}…"


def joined(*parts: str) -> str:
    """The given parts with a middle dot between them; empty ones are left out."""
    return " · ".join(part for part in parts if part)
