"""Words in the cells of a list: values as people read them, short where room is, covered where somebody looks on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from desktop_app.domain.fields import FieldSpec, FieldType, is_given
from desktop_app.domain.formats import format_day
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.query import ListRow, Relative
from desktop_app.domain.text import mask_name, mask_number
from desktop_app.domain.values import show
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.list_source import ListSource
from desktop_app.gui.records.row_tones import RowTones, Tone
from desktop_app.gui.texts import tr
from desktop_app.services.deadlines import DUE_FIELD

LOADING = "…"
COVERED = "•••"


class ListCells:
    """Reads the rows that answer one query; ``begin`` says which columns they carry."""

    def __init__(self, kind: RecordKind, context: GuiContext, source: ListSource) -> None:
        self._context = context
        self._source = source
        self._places: dict[str, int] = {}
        self._plain: Mapping[Relative, Any] = {}
        self.tones = RowTones(kind)

    def begin(self, columns: Sequence[str]) -> None:
        """Rows carry the values of these fields from now on; days are counted from the source's day."""
        self._places = {key: place for place, key in enumerate(columns)}
        self._plain = self._source.day.relative_values(self._context.user) if self._source.day else {}

    def tone(self, row: ListRow) -> Tone | None:
        """How a row is marked."""
        if not self._plain or not self.tones.fields:
            return None
        values = {key: row.values[place] for key, place in self._places.items() if place < len(row.values)}
        return self.tones.tone(values, self._plain)

    def text(self, row: ListRow, spec: FieldSpec, *, is_whole: bool = False) -> str:
        """A cell in words; ``is_whole`` leaves nothing out for want of room."""
        at = self._places.get(spec.key, len(row.values))
        if at >= len(row.values):
            return LOADING
        value = row.values[at]
        if row.is_confidential and spec.withheld:
            return tr("(bảo mật)")
        if not is_given(value):
            return ""
        if spec.type is FieldType.REF:
            return self._source.names.get(value, tr("(chưa có trong tệp này)"))
        text = _one_line(show(spec, value))
        if spec.type is FieldType.CHOICE:
            text = tr(text) if is_whole else choice_text(spec, value)
        if spec.personal and self._context.masking.is_on:
            return covered(spec, text)
        distance = self._distance(row, spec, value)
        if not distance:
            return text
        if is_whole:
            return f"{text} · {distance}"
        return f"{self._short_day(value)} · {distance}" if spec.computed else distance

    def _distance(self, row: ListRow, spec: FieldSpec, value: Any) -> str:
        """How far a day is: of every term that runs, and of other days that are over or near; "" for anything else.

        Due days count in working days, whoever set them; the days of meetings as they stand in the calendar.
        """
        day = self._source.day
        if day is None or spec.key not in self.tones.day_fields:
            return ""
        if spec.computed:
            return day.term_in_words(value)
        tone = self.tone(row)
        if tone is None or tone.day_field != spec.key:
            return ""
        return day.term_in_words(value) if spec.key == DUE_FIELD else day.distance_in_words(value)

    def _short_day(self, value: date) -> str:
        """A day without the year where it is this year's."""
        day = self._source.day
        return value.strftime("%d/%m") if day and day.today.year == value.year else format_day(value)


def covered(spec: FieldSpec, text: str) -> str:
    """A personal value as it may be seen over the shoulder."""
    if spec.type is FieldType.PERSON:
        return mask_name(text)
    if spec.type in (FieldType.PHONE, FieldType.IDENTITY):
        return mask_number(text)
    return COVERED if text else ""


def choice_text(spec: FieldSpec, code: str) -> str:
    """A choice in a narrow column: its abbreviation, where every choice of the field has one; else its words."""
    choice = spec.choice(code)
    if choice is None:
        return show(spec, code)
    return tr(choice.short) if has_short_choices(spec) else tr(choice.label)


def has_short_choices(spec: FieldSpec) -> bool:
    """True where a column of this choice can show abbreviations."""
    return bool(spec.choices) and all(choice.short for choice in spec.choices)


def _one_line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text else text
