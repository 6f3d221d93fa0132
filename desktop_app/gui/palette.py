"""All colours of the program: a light and a dark set with the same roles; every text reaches 4.5:1."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colors:
    """One set of colours, as ``#rrggbb``.

    Attributes:
        window: Ground of the frame and the side bar.
        paper: Ground of pages, lists and fields.
        stripe: Ground of headers, every second row and disabled fields.
        rule: Thin lines; never the only sign of anything.
        border: Edge of fields and buttons (3:1 on paper, WCAG 2.1 SC 1.4.11).
        text, muted: Words; and less important words.
        accent, on_accent: Primary button, current page; and the words on it.
        accent_text: Links and the current page's words.
        selection, on_selection: Marked rows and marked text; and the words on them.
        focus: Ring around what has the keyboard.
        late, soon, done: Words that mean overdue or wrong, due within three working days, done.
        late_ground, soon_ground, done_ground: Grounds for strips with these words.
    """

    window: str
    paper: str
    stripe: str
    rule: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_text: str
    selection: str
    on_selection: str
    focus: str
    late: str
    soon: str
    done: str
    late_ground: str
    soon_ground: str
    done_ground: str


LIGHT = Colors(
    window="#F2F4F4",
    paper="#FFFFFF",
    stripe="#F6F8F8",
    rule="#D5DBDB",
    border="#7F8C8C",
    text="#1B2424",
    muted="#566363",
    accent="#0F6B6B",
    on_accent="#FFFFFF",
    accent_text="#0B5C5C",
    selection="#CFE6E5",
    on_selection="#10201F",
    focus="#0F6B6B",
    late="#B3261E",
    soon="#7A4E00",
    done="#1E6B34",
    late_ground="#FDECEA",
    soon_ground="#FFF4DC",
    done_ground="#E6F4EA",
)

DARK = Colors(
    window="#161C1C",
    paper="#1E2525",
    stripe="#252E2E",
    rule="#384444",
    border="#7B8989",
    text="#E7EDEC",
    muted="#A9B6B5",
    accent="#6FC7C4",
    on_accent="#0B1F1F",
    accent_text="#86D3D0",
    selection="#1F4F4E",
    on_selection="#F1F7F6",
    focus="#86D3D0",
    late="#FF9C92",
    soon="#F2C46B",
    done="#86D69A",
    late_ground="#3D2220",
    soon_ground="#3A3019",
    done_ground="#1E3526",
)

PAIRS: tuple[tuple[str, str], ...] = (
    *((text, ground) for text in ("text", "muted", "accent_text") for ground in ("window", "paper", "stripe")),
    *((text, ground) for text in ("late", "soon", "done") for ground in ("window", "paper", "stripe")),
    ("late", "late_ground"),
    ("soon", "soon_ground"),
    ("done", "done_ground"),
    *(("text", ground) for ground in ("late_ground", "soon_ground", "done_ground")),
    ("on_accent", "accent"),
    ("on_selection", "selection"),
)
"""Every (words, ground) that occurs; the contrast of each is tested."""


def contrast(first: str, second: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    channels = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
