"""Index of the names of administrative units: finds them by typed words, without marks and in any order."""

from __future__ import annotations

import heapq
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from desktop_app.domain.text import fold, has_marks, place_tones, sort_key, word_matches
from desktop_app.domain.text import words as marked_words

Words = tuple[str, ...]
Rank = tuple[int, ...]

# Kind words as folded, longest first: what may be typed or left out before a name.
_UNIT_KINDS: tuple[Words, ...] = (("dac", "khu"), ("thi", "tran"), ("huyen",), ("phuong",), ("xa",))
_KIND_SPELLING = {
    "dac": "đặc",
    "khu": "khu",
    "thi": "thị",
    "tran": "trấn",
    "huyen": "huyện",
    "phuong": "phường",
    "xa": "xã",
}
_PROVINCE_KINDS: tuple[Words, ...] = (("thanh", "pho"), ("tinh",), ("tp",))
_DISTRICT_KINDS: tuple[Words, ...] = (("thanh", "pho"), ("thi", "xa"), ("huyen",), ("quan",))
# Abbreviations are read as such with their dot: "P. Tân Phong", "TT. Đu".
_SHORT_FORMS = {
    "dk": "dac khu",
    "h": "huyen",
    "p": "phuong",
    "q": "quan",
    "t": "tinh",
    "tp": "thanh pho",
    "tt": "thi tran",
    "tx": "thi xa",
    "x": "xa",
}
_SHORT_FORM = re.compile(rf"\b({'|'.join(_SHORT_FORMS)})\.")
_APOSTROPHES = re.compile("['’ʼ]")
_WORD = re.compile(r"[a-z0-9]+")
_BARE_PROVINCE = re.compile(r"^(?:Tỉnh|Thành phố) ")
# What people call a province besides its official names.
_PROVINCE_NICKNAMES: Mapping[str, tuple[str, ...]] = {
    "46": ("thua thien hue",),
    "79": ("hcm", "tphcm", "sai gon"),
}

_EXACT, _BEGINNING, _PROVINCE_ONLY, _INSIDE = range(4)
_SAME, _ALIKE, _OTHER, _UNRELATED = range(4)
# What a reading costs: all words understood; a province of which only some words are typed; words left over.
_ALL_READ, _PARTLY_READ, _LEFT_OVER = range(3)


def _fold_words(text: str) -> Words:
    plain = _APOSTROPHES.sub("", fold(text))
    return tuple(_WORD.findall(plain))


def _strip(words: Words, *, kinds: tuple[Words, ...]) -> tuple[Words, Words]:
    """The kind words at the beginning, and the rest; no kind where nothing would be left."""
    for kind in kinds:
        if words[: len(kind)] == kind and len(words) > len(kind):
            return kind, words[len(kind) :]
    return (), words


@dataclass(frozen=True, slots=True)
class UnitName:
    """A name under which a commune can be found.

    Attributes:
        text: With kind word and, for some older units, the district in brackets.
        owner: Code of the commune.
        province: Code of its province.
        is_former: A name of before July 2025.
        is_part: Of that older unit only a part came to the commune.
    """

    text: str
    owner: str
    province: str
    is_former: bool = False
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """The name that answered best for its commune; `is_exact` where the whole of it was typed."""

    name: UnitName
    is_exact: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to understand typed words: a kind, a name (folded; and its words with marks), provinces that narrow.

    `is_reversed` where the province stands before the name.
    """

    kind: Words
    name: Words
    marked: Words
    provinces: frozenset[str] | None
    cost: int
    is_reversed: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: its words as spelt, and folded."""

    spelt: Words
    words: Words

    def readings(
        self, start: int, *, end: int, provinces: frozenset[str] | None, cost: int, is_reversed: bool = False
    ) -> Iterator[_Reading]:
        """The words from `start` to before `end` read as a name; and as kind and name where they begin with a kind.

        "phuong tien" may be either, "phượng tiến" is no kind.
        """
        kind, _ = _strip(self.words[start:end], kinds=_UNIT_KINDS)
        for taken in {0, len(kind)}:
            if all(word_matches(_KIND_SPELLING[word], self.spelt[start + at]) for at, word in enumerate(kind[:taken])):
                name = slice(start + taken, end)
                marked = tuple(word for word in self.spelt[name] if has_marks(word))
                yield _Reading(kind[:taken], self.words[name], marked, provinces, cost, is_reversed)


def read_typed(text: str) -> Typed:
    """Cuts typed text into words; "P." and the like become the words they stand for."""
    plain = _APOSTROPHES.sub("", text).lower().replace("đk.", "dk.")
    spelt = tuple(marked_words(_SHORT_FORM.sub(lambda short: f"{_SHORT_FORMS[short[1]]} ", plain)))
    return Typed(spelt=spelt, words=tuple(fold(word) for word in spelt))


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name made ready: its kind and words folded, the words of its district, and its place among equals."""

    name: UnitName
    kind: Words
    words: Words
    joined: str
    every_word: Words
    order: tuple[str, int, str]


class UnitIndex:
    """Names of communes by the beginnings of their words."""

    def __init__(self, *, names: Iterable[UnitName], provinces: Mapping[str, tuple[str, ...]]) -> None:
        """Folds every name once.

        Args:
            names: All names of all communes.
            provinces: Code of each province, and its names of today (first) and before.
        """
        by_name = sorted(provinces, key=lambda code: sort_key(_BARE_PROVINCE.sub("", provinces[code][0])))
        self._province_order = {code: place for place, code in enumerate(by_name)}
        self._province_names = [(code, words) for code in by_name for words in self._called(code, provinces[code])]
        self._entries = [self._entry(name) for name in names]
        by_word: dict[str, list[int]] = {}
        for number, entry in enumerate(self._entries):
            for word in {*entry.words, *entry.every_word}:
                by_word.setdefault(word, []).append(number)
        self._words = sorted(by_word)
        self._numbers = [by_word[word] for word in self._words]

    @staticmethod
    def _called(code: str, names: tuple[str, ...]) -> Iterator[Words]:
        seen: set[Words] = set()
        for name in (*names, *_PROVINCE_NICKNAMES.get(code, ())):
            _, words = _strip(_fold_words(name), kinds=_PROVINCE_KINDS)
            if words not in seen:
                seen.add(words)
                yield words

    def _entry(self, name: UnitName) -> _Entry:
        base, _, district = name.text.partition(" (")
        kind, words = _strip(_fold_words(base), kinds=_UNIT_KINDS)
        joined = " ".join(words)
        return _Entry(
            name=name,
            kind=kind,
            words=words,
            joined=joined,
            every_word=(*words, *_fold_words(district)),
            order=(joined, self._province_order[name.province], name.owner),
        )

    def search(self, typed: Typed, *, limit: int) -> list[Hit]:
        """The best names for what is typed, at most one of each commune, best first.

        Where no name has all the words, those behind it are left out of account: old addresses give a district
        ("xã Hùng Sơn, huyện Đại Từ, tỉnh Thái Nguyên").
        """
        best = self._best(self._readings(typed))
        for end in _ends(typed.words):
            if best:
                break
            best = self._best(self._left_over_readings(typed, end=end))
        chosen = heapq.nsmallest(limit, best.values(), key=lambda found: (found[0], self._entries[found[1]].order))
        return [Hit(self._entries[number].name, is_exact=rank[:2] == (_ALL_READ, _EXACT)) for rank, number in chosen]

    def _best(self, readings: Iterable[_Reading]) -> dict[str, tuple[Rank, int]]:
        """The best rank of each commune, and the number of the name that has it."""
        best: dict[str, tuple[Rank, int]] = {}
        for reading in readings:
            for rank, number in self._answers(reading):
                owner = self._entries[number].name.owner
                if owner not in best or rank < best[owner][0]:
                    best[owner] = (rank, number)
        return best

    def _readings(self, typed: Typed) -> Iterator[_Reading]:
        """Every way to part the words into a name and a province before or behind it."""
        words, count = typed.words, len(typed.words)
        if not words:
            return
        yield from typed.readings(0, end=count, provinces=None, cost=_ALL_READ)
        for provinces, cost in self._provinces_called(words):
            if cost == _ALL_READ:
                yield _Reading((), (), (), provinces, cost)
        for at in range(1, count):
            for provinces, cost in self._provinces_called(words[at:]):
                yield from typed.readings(0, end=at, provinces=provinces, cost=cost)
            for provinces, cost in self._provinces_called(words[:at]):
                yield from typed.readings(at, end=count, provinces=provinces, cost=cost, is_reversed=True)

    def _left_over_readings(self, typed: Typed, *, end: int) -> Iterator[_Reading]:
        """The first `end` words as a name, narrowed by a province whose whole name ends the others.

        A single word is a name only before the word for a district; elsewhere it would answer to anything.
        """
        words = typed.words
        narrowed = (
            provinces
            for start in range(end, len(words))
            for provinces, cost in self._provinces_called(words[start:])
            if cost == _ALL_READ
        )
        readings = typed.readings(0, end=end, provinces=next(narrowed, None), cost=_LEFT_OVER)
        yield from (reading for reading in readings if len(reading.name) > 1 or _is_district(words[end:]))

    def _provinces_called(self, typed: Words) -> Iterator[tuple[frozenset[str], int]]:
        """The provinces whose whole name is typed (_ALL_READ), and those of which some words are."""
        _, words = _strip(typed, kinds=_PROVINCE_KINDS)
        whole: set[str] = set()
        partly: set[str] = set()
        for code, called in self._province_names:
            if called == words:
                whole.add(code)
            elif any(_is_beginning(called[at:], words) for at in range(len(called))):
                partly.add(code)
        if whole:
            yield frozenset(whole), _ALL_READ
        if partly - whole:
            yield frozenset(partly - whole), _PARTLY_READ

    def _answers(self, reading: _Reading) -> Iterator[tuple[Rank, int]]:
        """Names that answer a reading, each with its rank; lower is better."""
        typed, provinces = " ".join(reading.name), reading.provinces
        for number in self._candidates(reading.name):
            entry = self._entries[number]
            name = entry.name
            if provinces is not None and name.province not in provinces:
                continue
            if not typed:
                if not name.is_former:
                    yield (reading.cost, _PROVINCE_ONLY), number
                continue
            if entry.joined == typed:
                quality = _EXACT
            elif entry.joined.startswith(typed):
                quality = _BEGINNING
            else:
                quality = _INSIDE
            marks = _marks_apart(name.text, reading.marked) if reading.marked else _SAME
            other_kind = bool(reading.kind) and entry.kind != reading.kind
            rank = (quality, marks, reading.is_reversed, name.is_former, other_kind, name.is_part)
            yield (reading.cost, *rank), number

    def _candidates(self, typed: Words) -> Iterable[int]:
        """Numbers of the names in which every typed word begins a word; all of them for no words."""
        if not typed:
            return range(len(self._entries))
        found: set[int] | None = None
        for word in sorted(set(typed), key=len, reverse=True):
            beginning = self._beginning_with(word)
            found = beginning if found is None else found & beginning
            if not found:
                break
        return found or ()

    def _beginning_with(self, word: str) -> set[int]:
        numbers: set[int] = set()
        for at in range(bisect_left(self._words, word), len(self._words)):
            if not self._words[at].startswith(word):
                break
            numbers.update(self._numbers[at])
        return numbers


def _ends(words: Words) -> Iterator[int]:
    """Where the name may end: before the word for a district, else before ever more of the last words."""
    places = range(len(words) - 1, 0, -1)
    yield from (at for at in places if _is_district(words[at:]))
    yield from places


def _is_district(words: Words) -> bool:
    """Whether the words begin with the word for a district."""
    return any(words[: len(kind)] == kind for kind in _DISTRICT_KINDS)


def _is_beginning(called: Words, typed: Words) -> bool:
    """Whether the typed words begin the called ones; the last may be unfinished."""
    if not typed or len(typed) > len(called):
        return False
    return called[: len(typed) - 1] == typed[:-1] and called[len(typed) - 1].startswith(typed[-1])


def _marks_apart(text: str, marked: Words) -> int:
    """How far the marks of a name are from those typed: _SAME, _ALIKE or _OTHER; words it lacks are not asked for."""
    own = _APOSTROPHES.sub("", text).lower().split()
    return max(min(_agreement(word, typed) for word in own) % _UNRELATED for typed in marked)


@cache
def _agreement(word: str, typed: str) -> int:
    if not fold(word).startswith(fold(typed)):
        return _UNRELATED
    if place_tones(word) == typed:
        return _SAME
    return _ALIKE if word_matches(word, typed) else _OTHER
