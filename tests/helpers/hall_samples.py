"""What people said at two meetings of the size the press reports: invented words of real length."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

HAMLETS = (
    "Thôn Đồng Đình",
    "Thôn Lau Sau",
    "Thôn La Kham",
    "Thôn Non Beo",
    "Xóm Đồng Tâm",
    "Xóm Cây Thị",
    "Thôn Rẫy Mới",
)


@dataclass(frozen=True, slots=True)
class Said:
    """One opinion as it is typed: words of a list by the letters that name them.

    Attributes:
        hamlet: Letters that name the hamlet; "" for the one of the opinion before.
        field: Letters that name the choice.
        answer: What was answered on the spot; "" for nothing.
        unit: Unit in charge, as typed.
    """

    content: str
    field: str
    hamlet: str = ""
    speaker: str = ""
    answer: str = ""
    answerer: str = ""
    unit: str = ""


SEVENTEEN = tuple(
    Said(**line) for line in json.loads((Path(__file__).parent / "hall_opinions.json").read_text(encoding="utf-8"))
)
"""A meeting with 35 people and 17 opinions."""

THIRTEEN = (replace(SEVENTEEN[4], hamlet="dong dinh"), *SEVENTEEN[5:])
"""A meeting with 50 people and 13 opinions."""
