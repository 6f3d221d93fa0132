"""Words in the cells of a list: values as people read them, short where room is, covered where somebody looks on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.domain.fields import FieldSpec, FieldType, is_given
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.query import ListRow
from desktop_app.domain.text import mask_name, mask_number
from desktop_app.domain.values import show
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.list_source import ListSource
from desktop_app.gui.records.row_tones import RowTones, Tone, distance_in_words
from desktop_app.gui.texts import tr

LOADING = "…"
COVERED = "•••"


class ListCells:
    """Reads the rows that answer one query; ``begin`` says which columns they carry."""

    def __init__(self, kind: RecordKind, context: GuiContext, source: ListSource) -> None:
        self._context = context
        self._source = source
        self._places: dict[str, int] = {}
        self.tones = RowTones(kind)

    def begin(self, columns: Sequence[str]) -> None:
        """Rows carry the values of these fields from now on."""
        self._places = {key: place for place, key in enumerate(columns)}

    def tone(self, row: ListRow) -> Tone | None:
        """How a row is marked."""
        if self._source.today is None or not self.tones.fields:
            return None
        values = {key: row.values[place] for key, place in self._places.items() if place < len(row.values)}
        return self.tones.tone(values, today=self._source.today, user=self._context.user)

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
        lateness = self._lateness(row, spec, value)
        return (f"{text} · {lateness}" if is_whole else lateness) if lateness else text

    def _lateness(self, row: ListRow, spec: FieldSpec, value: Any) -> str:
        """Words that stand in place of a day that is over or near; "" for any other value."""
        tone = self.tone(row) if spec.key in self.tones.day_fields else None
        if tone is None or tone.day_field != spec.key or self._source.today is None:
            return ""
        return distance_in_words(value, today=self._source.today)


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
