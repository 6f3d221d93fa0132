"""What may be done to the sections of an outline: moved with what stands below them, hidden, added; numbers follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.domain.outlines import OutlineSection

Sections = tuple[OutlineSection, ...]
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def moved(sections: Sequence[OutlineSection], place: int, *, by: int) -> tuple[Sections, int]:
    """The sections with one of them, and all below it, moved past its neighbour of the same level; and its new place.

    Args:
        by: -1 up, 1 down. At the end of its part a section stays.
    """
    end = _end(sections, place)
    if by > 0:
        if end == len(sections) or sections[end].level < sections[place].level:
            return tuple(sections), place
        last = _end(sections, end)
        made = (*sections[:place], *sections[end:last], *sections[place:end], *sections[last:])
        return numbered(made), place + last - end
    before = next((at for at in range(place - 1, -1, -1) if sections[at].level <= sections[place].level), -1)
    if before < 0 or sections[before].level < sections[place].level:
        return tuple(sections), place
    made = (*sections[:before], *sections[place:end], *sections[before:place], *sections[end:])
    return numbered(made), before


def with_hidden(sections: Sequence[OutlineSection], place: int, *, is_hidden: bool) -> Sections:
    """The sections with one of them, and all below it, printed or not."""
    end = _end(sections, place)
    changed = (replace(one, is_hidden=is_hidden) for one in sections[place:end])
    return numbered((*sections[:place], *changed, *sections[end:]))


def with_new(sections: Sequence[OutlineSection], place: int, *, title: str) -> tuple[Sections, int]:
    """The sections with a new one of the same level behind one of them (-1: at the start); and its place."""
    known = {one.key for one in sections}
    key = next(key for number in range(1, len(sections) + 2) if (key := f"muc-{number}") not in known)
    level = sections[place].level if place >= 0 else 1
    at = _end(sections, place) if place >= 0 else 0
    like = next((one.number for one in sections if one.level == level and one.number), "1")
    new = OutlineSection(key, like, title, level)
    return numbered((*sections[:at], new, *sections[at:])), at


def numbered(sections: Sequence[OutlineSection]) -> Sections:
    """The sections numbered through in the manner of each level's first number; hidden ones do not count."""
    manner: dict[int, str] = {}
    for one in sections:
        if one.number and one.level not in manner:
            manner[one.level] = one.number
    counts: dict[int, int] = {}
    above: dict[int, str] = {}
    made: list[OutlineSection] = []
    for one in sections:
        for level in [level for level in counts if level > one.level]:
            del counts[level]
        if one.number and not one.is_hidden:
            counts[one.level] = counts.get(one.level, 0) + 1
            number = _number(counts[one.level], like=manner[one.level], above=above.get(one.level - 1, ""))
            above[one.level] = number
            made.append(replace(one, number=number))
        else:
            made.append(one)
    return tuple(made)


def _end(sections: Sequence[OutlineSection], place: int) -> int:
    """The place behind a section and all below it."""
    level = sections[place].level
    return next((at for at in range(place + 1, len(sections)) if sections[at].level <= level), len(sections))


def _number(count: int, *, like: str, above: str) -> str:
    if like.isdigit():
        return str(count)
    if "." in like and above:
        return f"{above}.{count}"
    if like.islower():
        return chr(ord("a") + count - 1)
    words, left = "", count
    for value, sign in _ROMAN:
        words += sign * (left // value)
        left %= value
    return words
