"""Which columns a list shows, in what order and width, and what it is sorted by; kept per person and register."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop_app.domain.fields import FieldSpec, FieldType
from desktop_app.domain.kind import RecordKind
from desktop_app.gui.records.list_cells import has_short_choices
from desktop_app.gui.records.record_list import NUMBER
from desktop_app.gui.settings import Settings
from desktop_app.services.deadlines import DUE_FIELD

NUMBER_CHARACTERS = 9
HEADING_CHARACTERS = 16
LEAST_CHARACTERS = 10
LEAST_NAME_CHARACTERS = 12
LEAST_LONG_CHARACTERS = 15
LEAST_NUMBER_CHARACTERS = 10
MOST_CHARACTERS = {
    FieldType.DAY: 11,
    FieldType.PERSON: 20,
    FieldType.PICK: 18,
    FieldType.TEXT: 26,
    FieldType.LONG_TEXT: 36,
    FieldType.REF: 24,
    FieldType.CHOICE: 20,
}
TONED_DAY_CHARACTERS = 12
TERM_CHARACTERS = 27  # "07/12 · quá 14 ngày làm việc"
LEAST_TERM_CHARACTERS = 25
SET_TERM_CHARACTERS = 20  # "quá 14 ngày làm việc"
_FLEXIBLE = (
    FieldType.LONG_TEXT,
    FieldType.TEXT,
    FieldType.REF,
    FieldType.PERSON,
    FieldType.PICK,
    FieldType.CHOICE,
)
_NUMBERS = (FieldType.COUNT, FieldType.AMOUNT)
_NEVER = frozenset({FieldType.ROWS})


@dataclass(frozen=True, slots=True)
class ListLayout:
    """The look of one list.

    Attributes:
        keys: Fields shown, in order.
        widths: Width in pixels by field key (or NUMBER) where a person changed it.
        sort: Field key, "" for the order of entry.
    """

    keys: tuple[str, ...]
    widths: Mapping[str, int] = field(default_factory=dict)
    sort: str = ""
    is_descending: bool = True

    def toggled(self, key: str, *, order: Sequence[str]) -> ListLayout:
        """With a column added (at its place in the declared order) or taken away; the last one stays."""
        if key in self.keys:
            return replace(self, keys=tuple(item for item in self.keys if item != key) or self.keys)
        places = {item: place for place, item in enumerate(order)}
        behind = [place for place, item in enumerate(self.keys) if places.get(item, 0) < places.get(key, 0)]
        at = behind[-1] + 1 if behind else 0
        return replace(self, keys=(*self.keys[:at], key, *self.keys[at:]))

    def moved(self, key: str, *, by: int) -> ListLayout:
        """With a column moved by so many places."""
        keys = [item for item in self.keys if item != key]
        at = max(0, min(len(keys), self.keys.index(key) + by))
        return replace(self, keys=(*keys[:at], key, *keys[at:]))


def choosable(kind: RecordKind) -> tuple[FieldSpec, ...]:
    """Fields that can be columns."""
    return tuple(spec for spec in kind.specs if spec.type not in _NEVER)


def load_layout(settings: Settings, kind: RecordKind) -> ListLayout:
    """The remembered look; what is no longer known is passed over."""
    known = {spec.key: spec for spec in choosable(kind)}
    usual = ListLayout(tuple(spec.key for spec in kind.listed if spec.key in known) or tuple(known)[:4])
    if kind.is_list and any(spec.is_sortable for spec in kind.listed):
        first = next(spec.key for spec in kind.listed if spec.is_sortable)
        usual = replace(usual, sort=first, is_descending=False)
    parts = [part.partition(":") for part in str(settings.value(f"columns/{kind.key}", "")).split(",") if part]
    keys = tuple(key for key, _, _ in parts if key in known)
    widths = {key: int(width) for key, _, width in parts if (key in known or key == NUMBER) and width.isdigit()}
    layout = replace(usual, keys=keys or usual.keys, widths={key: width for key, width in widths.items() if width > 0})
    sort, _, way = str(settings.value(f"sort/{kind.key}", "")).partition(":")
    if way in ("up", "down") and (not sort or (sort in known and known[sort].is_sortable)):
        layout = replace(layout, sort=sort, is_descending=way == "down")
    return layout


def keep_layout(settings: Settings, kind: RecordKind, layout: ListLayout) -> None:
    """Remember the look."""
    parts = [f"{key}:{layout.widths.get(key, 0)}" for key in (NUMBER, *layout.keys)]
    settings.set_value(f"columns/{kind.key}", ",".join(parts))
    settings.set_value(f"sort/{kind.key}", f"{layout.sort}:{'down' if layout.is_descending else 'up'}")


def usual_widths(
    specs: Sequence[FieldSpec | None],
    *,
    toned: Collection[str],
    room: float,
    most: Mapping[FieldType, int] = MOST_CHARACTERS,
    has_shorts: bool = True,
) -> list[float]:
    """Widths in characters for columns (None: the number) that together fill the room, if it is not too narrow.

    What is too much is taken from the columns that can bear it; what is left over goes to the longest text.

    Args:
        toned: Day fields that may carry words such as "quá 4 ngày".
        room: Characters that fit side by side.
        most: What a column asks for at most, by the type of its field.
        has_shorts: Choices are shown by their short words.
    """
    contents = [_content(spec, toned, most, has_shorts) for spec in specs]
    headings = [min(len(spec.label) + 1, HEADING_CHARACTERS) if spec else 0 for spec in specs]
    widths: list[float] = [max(pair) for pair in zip(contents, headings, strict=True)]
    excess = sum(widths) - room
    least = [_least(spec, width, content) for spec, width, content in zip(specs, widths, contents, strict=True)]
    spare = [max(0.0, width - narrow) for width, narrow in zip(widths, least, strict=True)]
    total = sum(spare)
    if excess > 0 and total > 0:
        share = min(1.0, excess / total)
        return [width - share * part for width, part in zip(widths, spare, strict=True)]
    flexible = [place for type_ in _FLEXIBLE for place, spec in enumerate(specs) if spec and spec.type is type_]
    if flexible:
        widths[flexible[0]] -= min(0.0, excess)
    return widths


def _least(spec: FieldSpec | None, width: float, content: float) -> float:
    if spec is None:
        return width
    if spec.type is FieldType.LONG_TEXT:
        return LEAST_LONG_CHARACTERS
    if spec.type is FieldType.DAY and width == TERM_CHARACTERS:
        return LEAST_TERM_CHARACTERS
    if spec.type is FieldType.PERSON:
        return min(width, LEAST_NAME_CHARACTERS)
    if spec.type in _NUMBERS:
        return min(width, LEAST_NUMBER_CHARACTERS)
    return LEAST_CHARACTERS if spec.type in _FLEXIBLE else max(content, broken_length(spec.label) + 1)


def _content(spec: FieldSpec | None, toned: Collection[str], most: Mapping[FieldType, int], has_shorts: bool) -> float:
    if spec is None:
        return NUMBER_CHARACTERS
    if spec.key in toned:
        if spec.computed:
            return TERM_CHARACTERS
        return SET_TERM_CHARACTERS if spec.key == DUE_FIELD else TONED_DAY_CHARACTERS
    if spec.type is FieldType.CHOICE:
        shown = [item.short if has_shorts and has_short_choices(spec) else item.label for item in spec.choices]
        return min(max(map(len, shown), default=0), most.get(FieldType.CHOICE, MOST_CHARACTERS[FieldType.CHOICE]))
    return min(spec.width, most.get(spec.type, spec.width))


def broken_length(heading: str) -> int:
    """Characters of the longer line when a heading is broken into two between words where it fits best."""
    words = heading.split()
    breaks = [(" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words))]
    return min((max(map(len, lines)) for lines in breaks), default=len(heading))
