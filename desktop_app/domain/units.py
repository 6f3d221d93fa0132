"""Provinces and communes of Việt Nam since 1 July 2025, found by typing their names or those of before.

Codes and names: Quyết định 19/2025/QĐ-TTg; two tiers of local government (Luật 72/2025/QH15). A commune is known by
its code: 245 names occur in more than one province.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from desktop_app.domain.unit_search import UnitIndex, UnitName, read_typed

LIST_SEPARATOR = "|"
PART_MARK = "~"
COMMUNE_KINDS = ("Xã", "Phường", "Đặc khu")
PROVINCE_KINDS = ("Tỉnh", "Thành phố")

_CODE = re.compile(r"\s*([0-9]{5})\s*")


def _kind_of(name: str, *, kinds: tuple[str, ...]) -> str:
    return next((kind for kind in kinds if name.startswith(kind + " ")), "")


def _running(name: str) -> str:
    return name[:1].lower() + name[1:]


@dataclass(frozen=True, slots=True)
class Province:
    """A province or a city under the central government.

    Attributes:
        code: Two digits.
        name: With its kind word: ``Tỉnh Thái Nguyên``.
        former_names: Provinces of before July 2025 that form it, itself included; empty where it was kept as it was.
        formed_from: The words of the source on how it was formed.
    """

    code: str
    name: str
    former_names: tuple[str, ...] = ()
    formed_from: str = ""

    @property
    def kind(self) -> str:
        """``Tỉnh`` or ``Thành phố``."""
        return _kind_of(self.name, kinds=PROVINCE_KINDS)

    @property
    def bare_name(self) -> str:
        """The name without the kind word: ``Thái Nguyên``."""
        return self.name.removeprefix(self.kind).strip()

    @property
    def running_name(self) -> str:
        """The name inside a sentence: ``tỉnh Thái Nguyên``."""
        return _running(self.name)


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune, ward or special zone.

    Attributes:
        code: Five digits.
        name: With its kind word: ``Xã La Bằng``.
        province_code: Code of its province.
        former_names: Units of before July 2025 it was formed from, with the district in brackets where several had
            the name: ``Xã Tân Thành (huyện Đức Trọng)``. Empty where it was kept as it was.
        part_names: Those of ``former_names`` of which only a part came here.
        formed_from: The words of the source where the names alone do not say the same, else "".
        keeps_unit_word: Named after a person or an event: the place of a document keeps the kind word.
    """

    code: str
    name: str
    province_code: str
    former_names: tuple[str, ...] = ()
    part_names: tuple[str, ...] = ()
    formed_from: str = ""
    keeps_unit_word: bool = False

    @property
    def kind(self) -> str:
        """``Xã``, ``Phường`` or ``Đặc khu``."""
        return _kind_of(self.name, kinds=COMMUNE_KINDS)

    @property
    def bare_name(self) -> str:
        """The name without the kind word: ``La Bằng``."""
        return self.name.removeprefix(self.kind).strip()

    @property
    def running_name(self) -> str:
        """The name inside a sentence: ``xã La Bằng``."""
        return _running(self.name)

    @property
    def formation(self) -> str:
        """How it was formed in 2025, in the words of the source: names of older units or ``giữ nguyên``."""
        return self.formed_from or ", ".join(self.former_names)

    def place_name(self) -> str:
        """The place before the date of a document: ``Phú Bình``, but ``Phường Phan Đình Phùng``.

        Names from persons, events and figures keep the kind word; so does every name with a figure in it.

        Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4 (địa danh).
        """
        has_figure = any(letter.isdigit() for letter in self.bare_name)
        return self.name if self.keeps_unit_word or has_figure else self.bare_name


@dataclass(frozen=True, slots=True)
class Match:
    """A commune that answers what was typed.

    Attributes:
        commune, province: The commune of today and its province.
        matched_name: The name that answered, of today or of before.
        is_former: The name is one of before July 2025.
        is_part: Only a part of that older unit came to this commune.
        is_exact: The whole name was typed, kind word and marks aside.
    """

    commune: Commune
    province: Province
    matched_name: str
    is_former: bool = False
    is_part: bool = False
    is_exact: bool = False

    @property
    def label(self) -> str:
        """``Xã La Bằng, tỉnh Thái Nguyên``."""
        return f"{self.commune.name}, {self.province.running_name}"

    @property
    def note(self) -> str:
        """Why an older name answered: ``trước là Xã Hùng Sơn``; "" for a name of today."""
        if not self.is_former:
            return ""
        return f"trước là một phần {self.matched_name}" if self.is_part else f"trước là {self.matched_name}"


class UnitTable:
    """All provinces and communes, by code and by typed name."""

    def __init__(self, *, provinces: Iterable[Province], communes: Iterable[Commune]) -> None:
        self.provinces: tuple[Province, ...] = tuple(provinces)
        self.communes: tuple[Commune, ...] = tuple(communes)
        self._provinces = {province.code: province for province in self.provinces}
        self._communes = {commune.code: commune for commune in self.communes}

    @classmethod
    def parse(cls, *, provinces: Iterable[str], communes: Iterable[str], person_names: Iterable[str] = ()) -> UnitTable:
        """Reads the lines of the three files in resources/units.

        Args:
            provinces: CSV lines, heading first: code, name, former_names, formed_from.
            communes: CSV lines, heading first: code, name, province_code, former_names, formed_from.
            person_names: One name (``Phan Đình Phùng``) or code (``05443``) a line; # starts a remark.

        Raises:
            ValueError: a commune names a province that is not in the list, or a column is missing.
        """
        kept = frozenset(_plain_lines(person_names))
        try:
            table = cls(
                provinces=[_province(row) for row in csv.DictReader(provinces)],
                communes=[_commune(row, kept=kept) for row in csv.DictReader(communes)],
            )
        except KeyError as missing:
            raise ValueError(f"no column {missing} in the table of units") from missing
        strangers = {commune.province_code for commune in table.communes} - set(table._provinces)
        if strangers:
            raise ValueError(f"communes of unknown provinces: {', '.join(sorted(strangers))}")
        return table

    def by_code(self, code: str) -> Commune | None:
        """The commune with this five-digit code, or None."""
        return self._communes.get(code)

    def province(self, code: str) -> Province | None:
        """The province with this two-digit code, or None."""
        return self._provinces.get(code)

    def province_of(self, commune: Commune) -> Province:
        """The province a commune of this table lies in."""
        return self._provinces[commune.province_code]

    def communes_of(self, province_code: str) -> tuple[Commune, ...]:
        """The communes of a province, by code; empty for an unknown province."""
        return tuple(commune for commune in self.communes if commune.province_code == province_code)

    def find(self, typed: str, *, limit: int = 20) -> list[Match]:
        """The communes that answer what is typed, best first, each once.

        Marks, order of words and kind words (xã, phường, đặc khu, tỉnh, thành phố) need not be typed; the last word
        may be unfinished. A province, new or old, narrows: ``la bang thai nguyen``. A five-digit code answers too.
        A whole name stands before the beginning of one, that before words inside one; in each of these, names with
        the typed marks and names of today come first.

        Args:
            typed: Anything; nothing is found for an empty text.
            limit: Greatest number of answers.
        """
        code = _CODE.fullmatch(typed)
        if code:
            commune = self.by_code(code[1])
            return [self._match(commune, name=commune.name, is_exact=True)] if commune else []
        hits = self._index.search(read_typed(typed), limit=limit)
        return [
            self._match(
                self._communes[hit.name.owner],
                name=hit.name.text,
                is_former=hit.name.is_former,
                is_part=hit.name.is_part,
                is_exact=hit.is_exact,
            )
            for hit in hits
        ]

    def _match(
        self, commune: Commune, *, name: str, is_former: bool = False, is_part: bool = False, is_exact: bool = False
    ) -> Match:
        return Match(
            commune=commune,
            province=self.province_of(commune),
            matched_name=name,
            is_former=is_former,
            is_part=is_part,
            is_exact=is_exact,
        )

    @cached_property
    def _index(self) -> UnitIndex:
        provinces = {province.code: (province.name, *province.former_names) for province in self.provinces}
        return UnitIndex(names=self._names(), provinces=provinces)

    def _names(self) -> Iterator[UnitName]:
        for commune in self.communes:
            code, province = commune.code, commune.province_code
            yield UnitName(text=commune.name, owner=code, province=province)
            for name in commune.former_names:
                if name != commune.name:
                    is_part = name in commune.part_names
                    yield UnitName(text=name, owner=code, province=province, is_former=True, is_part=is_part)


def _plain_lines(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        text = line.partition("#")[0].strip()
        if text:
            yield text


def _items(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(LIST_SEPARATOR)) if cell else ()


def _province(row: dict[str, str]) -> Province:
    return Province(
        code=row["code"],
        name=row["name"],
        former_names=_items(row["former_names"]),
        formed_from=row["formed_from"],
    )


def _commune(row: dict[str, str], *, kept: frozenset[str]) -> Commune:
    cells = _items(row["former_names"])
    bare = row["name"].removeprefix(_kind_of(row["name"], kinds=COMMUNE_KINDS)).strip()
    return Commune(
        code=row["code"],
        name=row["name"],
        province_code=row["province_code"],
        former_names=tuple(cell.removeprefix(PART_MARK) for cell in cells),
        part_names=tuple(cell.removeprefix(PART_MARK) for cell in cells if cell.startswith(PART_MARK)),
        formed_from=row["formed_from"],
        keeps_unit_word=bare in kept or row["code"] in kept,
    )
