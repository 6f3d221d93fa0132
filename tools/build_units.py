"""Builds resources/units/*.csv from the three tables of the public data set of administrative units.

    python3 tools/build_units.py provinces.csv communes.csv commune_predecessors.csv [resources/units]

The words that describe how a commune was formed are free text. They are cut into the names of older units; a
name of which only a part went into the new commune is marked with PART_MARK. The original words are kept beside
the names wherever the names alone do not say the same.
"""

from __future__ import annotations

import argparse
import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SEPARATOR = "|"
PART_MARK = "~"
UNCHANGED = "giữ nguyên"
PROVINCE_HEADING = ("code", "name", "former_names", "formed_from")
COMMUNE_HEADING = ("code", "name", "province_code", "former_names", "formed_from")

# What the parser cannot know: a name without its kind word, a slip of the source, or a place that is no unit.
MENDS: dict[str, tuple[tuple[str, str], ...]] = {
    "00331": (("Sắp xếp một phần", "một phần"),),
    "00922": (("Thôn Mịch A, ", ""),),
    "00994": (("xã Yên Định Xã Yên Định", "Xã Yên Định"),),
    "01304": (("Xóm Tổng Dùn, ", ""),),
    "02305": (("Thôn Nà Lừa, ", ""),),
    "07537": ((", Trường bắn TB1", ""),),
    "14698": ((" và khu vực bãi bồi ven biển (do huyện Kim Sơn quản lý)", ""),),
    "24235": (("Krông Na", "Xã Krông Na"),),
    "28087": (("Nhị Thành, Thủ Thừa", "Nhị Thành, Thị trấn Thủ Thừa"),),
}
SLIPS = (
    ("Phương Liên Trung Tự", "Phương Liên - Trung Tự"),
    ("Văn Miếu Quốc Tử Giám", "Văn Miếu - Quốc Tử Giám"),
    ("Xí m Vàng", "Xím Vàng"),
    ("N’ Thôn", "N’Thôn"),
    ("còn lai", "còn lại"),
    ("30%/04%/2026", "30/04/2026"),
)

_KIND = r"(?:Thị trấn|Xã|Phường|Huyện)"
_BRACKET = re.compile(r"\(([^()]*)\)")
_NAMED = re.compile(rf"(?P<kind>{_KIND})\s+(?!{_KIND}\s)(?P<name>[^\W_].*)$", re.IGNORECASE)
_DISTRICT = re.compile(r"^(?:thuộc\s+)?((?:huyện|quận|thị xã|thành phố)\s.+)$", re.IGNORECASE)
_PART_STARTS = re.compile(r"một phần|phần còn lại", re.IGNORECASE)
_WHOLE_STARTS = re.compile(r"toàn bộ\s+diện tích", re.IGNORECASE)
_PART_ENDS = re.compile(r"\s*sau khi sắp xếp.*$", re.IGNORECASE)


@dataclass(frozen=True)
class FormerUnit:
    """An older unit named in the words; `district` tells it from others of the same name, "" where not given."""

    name: str
    district: str
    is_part: bool

    @property
    def label(self) -> str:
        """The name with its district in brackets."""
        return f"{self.name} ({self.district})" if self.district else self.name

    @property
    def cell(self) -> str:
        """The label as it stands in the table, marked where only a part was taken."""
        return (PART_MARK if self.is_part else "") + self.label


def clean(words: str) -> str:
    """NFC, single spaces, a space after each comma, slips of the source mended."""
    text = unicodedata.normalize("NFC", words)
    for wrong, right in SLIPS:
        text = text.replace(wrong, right)
    text = re.sub(r"\s*,\s*", ", ", text)
    return re.sub(r"\s+", " ", text).strip()


def split_words(words: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Cuts words at commas and "và" outside brackets; yields each piece with the texts of its brackets."""
    brackets = _BRACKET.findall(words)
    marked = _BRACKET.sub("\x00", words)
    position = 0
    for piece in re.split(r",\s*(?:và\s+)?|\s+và\s+", marked):
        count = piece.count("\x00")
        yield piece.replace("\x00", " ").strip(), tuple(brackets[position : position + count])
        position += count


def parse_former(words: str) -> tuple[FormerUnit, ...]:
    """The older units named in `words`, in their order, each once; () for a commune kept as it was.

    Raises:
        ValueError: a piece of the text names no unit and does not announce the next one.
    """
    if words in ("", UNCHANGED):
        return ()
    found: dict[str, FormerUnit] = {}
    kind, in_part = "Xã", False
    for piece, brackets in split_words(words):
        if _WHOLE_STARTS.search(piece):
            in_part = False
        if _PART_STARTS.search(piece):
            in_part = True
        text = _PART_ENDS.sub("", piece)
        named = _NAMED.search(text)
        if named and (named["name"][0].isupper() or named["name"][0].isdigit()):
            kind, name = named["kind"].capitalize(), named["name"].strip()
        elif text[:1].isupper() and not _PART_STARTS.match(text) and not _WHOLE_STARTS.match(text):
            name = text
        elif re.search(r"diện tích|quy mô|phần còn lại", text):
            continue
        else:
            raise ValueError(f"no unit in {piece!r} of {words!r}")
        districts = [match[1] for bracket in brackets if (match := _DISTRICT.match(bracket))]
        unit = FormerUnit(
            f"{kind} {name}",
            districts[0] if districts else "",
            in_part or any(_PART_STARTS.search(bracket) for bracket in brackets),
        )
        found.setdefault(unit.label, unit)
        if text != piece:
            in_part = False
    return tuple(found.values())


def former_provinces(words: str) -> tuple[str, ...]:
    """The provinces of before July 2025 named in `words`; () where the province was kept as it was."""
    if words == UNCHANGED:
        return ()
    names = re.split(r",\s*|\s+và\s+", words.partition(".")[0].replace("TPHCM", "thành phố Hồ Chí Minh"))
    return tuple(name[:1].upper() + name[1:].strip() for name in names)


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file with a heading row, UTF-8."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, heading: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Writes a CSV file, UTF-8, lines ended by a line feed."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)


def province_row(row: dict[str, str]) -> tuple[str, ...]:
    """code, name, former provinces, words."""
    words = clean(row["formed_from"])
    return row["code"], clean(row["name"]), SEPARATOR.join(former_provinces(words)), words


def commune_row(row: dict[str, str], words: str | None) -> tuple[str, ...]:
    """code, name, province code, former units, words where the units alone do not say the same.

    Args:
        row: The commune.
        words: How it was formed; None where the source says nothing.
    """
    code = row["code"]
    original = clean(words or "")
    mended = original
    for wrong, right in MENDS.get(code, ()):
        if wrong not in mended:
            raise ValueError(f"{code}: {wrong!r} is no longer in the source; look at MENDS again")
        mended = mended.replace(wrong, right)
    units = parse_former(mended)
    said = ", ".join(unit.label for unit in units)
    is_said = said == original and not any(unit.is_part for unit in units)
    cells = SEPARATOR.join(unit.cell for unit in units)
    return code, clean(row["name"]), row["province_code"], cells, "" if is_said else original


def main() -> None:
    """Reads the three tables and writes provinces.csv and communes.csv."""
    parser = argparse.ArgumentParser(description="Builds resources/units from the tables of administrative units.")
    parser.add_argument("provinces", type=Path)
    parser.add_argument("communes", type=Path)
    parser.add_argument("predecessors", type=Path)
    parser.add_argument("out", type=Path, nargs="?", default=Path("resources/units"))
    arguments = parser.parse_args()
    words = {row["code"]: row["formed_from"] for row in read_rows(arguments.predecessors)}
    provinces = [province_row(row) for row in read_rows(arguments.provinces)]
    communes = [commune_row(row, words.get(row["code"])) for row in read_rows(arguments.communes)]
    write_rows(arguments.out / "provinces.csv", PROVINCE_HEADING, provinces)
    write_rows(arguments.out / "communes.csv", COMMUNE_HEADING, communes)
    print(f"{len(provinces)} provinces, {len(communes)} communes")


if __name__ == "__main__":
    main()
