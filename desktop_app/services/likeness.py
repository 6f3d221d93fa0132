"""How much two matters are alike: who brings them, from where, about what; in a score and in words.

Only matters are compared, never persons: a name alone says nothing once the contents are known. Of a denunciation
nothing but its content and the accused are looked at (Luật Tố cáo 25/2018/QH14 Điều 8 khoản 3).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from desktop_app.domain.text import fold, has_marks, words

LEAST_CONTENT_WORDS = 4
"""Telling words from which on a content can be compared."""

CONTENT_WORDS_ALONE = 7
"""Telling words from which on a content speaks for itself, whoever brings it."""

_MIDDLES = frozenset({"thi", "van"})
_NEAR_NAME = 88.0
_SAME_OBJECT = 90.0
_OTHER_SUBJECT = 0.5
_UNLIKE = 40.0

_PLACE_KINDS = "thôn|xóm|ấp|bản|buôn|làng|phum|sóc|khóm|khu phố|khu dân cư|khu|tổ dân phố|tổ|tdp"
_ANY_PLACE_KIND = f"(?:{_PLACE_KINDS}|{fold(_PLACE_KINDS)})"
_PLACE_START = re.compile(rf"\s*{_ANY_PLACE_KIND}\b[\s.:]*", re.IGNORECASE)
_PLACE_NAMED = re.compile(rf"\b(?i:{_ANY_PLACE_KIND})\s+((?:[^\W_]\w*\s?){{1,4}})")
_NUMBERED = re.compile(
    r"\b(?:thửa(?: đất)?(?: số)?|tờ(?: bản đồ)?(?: số)?|số|lô|nhà|ngõ|quốc lộ|tỉnh lộ|km)\s*(\d+)", re.IGNORECASE
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n–-]\s*)[\"“(]*\w+")
_WORD = re.compile(r"[^\W_]+")
_Y_TO_I = str.maketrans("yỳỷỹýỵ", "iìỉĩíị")
_DOCUMENT = re.compile(r"\d+(?:/\d{4})?/[^\W\d_][\w-]*", re.IGNORECASE)

# How much the contents must have in common (0 to 100) for two matters to be probably one, by name and place. Measured
# on the sample matters: of two that are not the same, one pair in a thousand reaches 54, none 60.
_LEAST_CONTENT = {
    ("same", "same"): 55, ("same", ""): 58, ("same", "other"): 66,
    ("near", "same"): 58, ("near", ""): 64, ("near", "other"): 90,
    ("other", "same"): 62, ("other", ""): 68, ("other", "other"): 95,
    ("", "same"): 62, ("", ""): 68, ("", "other"): 95,
}  # fmt: skip
_BY_ACCUSED, _BY_CONTENT = 55, 68

# Words of every petition; they tell nothing about the matter. Folded.
_USUAL = frozenset(
    words(
        "anh ba cac cho chung cua cung da de den deu duoc gia dinh giai quyet giup gui kien kinh la lam len mong nay"
        " nghi nguoi nhung o ong phan qua rat se tai theo thi thuong toi tren trong uy ban nhan dan ubnd va ve vi viec"
        " voi xa xem xet xin"
    )
)
_OFFICIAL = frozenset(
    words(
        "anh ba ban bi chi chu dan dang dinh dong gia hdnd hoi luat mat nam nghi nha nhan nuoc ong pho phong quoc quyet"
        " so thong thu tich tinh to tran truong tu ubnd uy viet xa"
    )
)


@dataclass(frozen=True)
class Matter:
    """What of a record is compared; "" for what is not given.

    Attributes:
        name: Who brings it.
        place: Hamlet; where it is "", the address may name one.
        content: Summary and request.
        accused: Body or person complained of, denounced or reported.
        contested: Decision or act complained of.
        is_confidential: A denunciation: ``name``, ``place`` and ``address`` are not looked at.
    """

    name: str = ""
    place: str = ""
    address: str = ""
    content: str = ""
    accused: str = ""
    contested: str = ""
    is_confidential: bool = False

    @cached_property
    def content_words(self) -> tuple[str, ...]:
        """Telling words of the content, folded, in order."""
        return tuple(word for word in map(_folded, words(self.content)) if word not in _USUAL)

    @cached_property
    def name_words(self) -> tuple[str, ...]:
        """Words of the name, tones placed, without the middle words Thị and Văn."""
        return () if self.is_confidential else _without_middles(words(self.name))

    @cached_property
    def hamlet(self) -> str:
        """The hamlet's own name, folded, without thôn, xóm and the like; "" where none is known."""
        return "" if self.is_confidential else _own_name(self.place) or _hamlet_in(self.address)

    @cached_property
    def subjects(self) -> tuple[frozenset[str], ...]:
        """What the content names, folded: hamlets, numbers of plots and the like, other names."""
        return _hamlets_named(self.content), frozenset(_NUMBERED.findall(self.content)), _names_in(self.content)

    @cached_property
    def documents(self) -> frozenset[str]:
        """Numbers of documents complained of, folded."""
        return frozenset(fold(found) for found in _DOCUMENT.findall(self.contested))


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two matters are alike: 0 to 100, and why, in words."""

    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Signs:
    """What the two have in common.

    Attributes:
        name: same, near, other, or "" where it is not known.
        place: same, other, or "".
        content: 0 to 100; None where one of the contents says too little.
        is_short: One of the contents says so little that many matters hold it.
    """

    name: str
    place: str
    content: float | None
    is_short: bool
    has_same_accused: bool
    has_same_document: bool


def compare(new: Matter, earlier: Matter) -> Likeness | None:
    """How much the new matter is like the earlier one; None where they are probably two matters.

    A confidential and an open matter are never alike: a link between them would tell who denounced.
    """
    if new.is_confidential != earlier.is_confidential:
        return None
    signs = _Signs(
        name=_compare_names(new, earlier),
        place=_compare_places(new, earlier),
        content=_compare_contents(new, earlier),
        is_short=min(len(new.content_words), len(earlier.content_words)) < CONTENT_WORDS_ALONE,
        has_same_accused=_same_object(new.accused, earlier.accused),
        has_same_document=bool(new.documents & earlier.documents),
    )
    if not _is_probable(signs, is_confidential=new.is_confidential):
        return None
    return Likeness(_score(signs), _reasons(signs, is_confidential=new.is_confidential))


def _is_probable(signs: _Signs, *, is_confidential: bool) -> bool:
    content = signs.content
    if content is None:  # not typed yet: only who and where, or the very decision
        if is_confidential:
            return signs.has_same_accused
        return signs.has_same_document or (signs.name == "same" and signs.place != "other")
    if signs.has_same_document and not is_confidential:
        return content >= _UNLIKE
    if is_confidential:
        least = _BY_ACCUSED if signs.has_same_accused else _BY_CONTENT
        return content >= least and (signs.has_same_accused or not signs.is_short)
    is_known = signs.name == "same" or not signs.is_short
    return is_known and content >= _LEAST_CONTENT[signs.name, signs.place]


def _score(signs: _Signs) -> int:
    """The contents count most; who and where bring the rest nearer to 100."""
    weight = {"same": 0.4, "near": 0.2}.get(signs.name, 0.0) + (0.2 if signs.place == "same" else 0.0)
    weight += 0.3 if signs.has_same_document else 0.0
    weight += 0.2 if signs.has_same_accused else 0.0
    content = 40.0 if signs.content is None else signs.content
    return min(100, round(content + (100 - content) * min(weight, 0.9)))


def _reasons(signs: _Signs, *, is_confidential: bool) -> tuple[str, ...]:
    found = {"same": "cùng họ tên", "near": "họ tên gần giống"}.get(signs.name, "")
    place = "cùng thôn" if signs.place == "same" else ""
    document = "cùng quyết định, hành vi bị khiếu nại" if signs.has_same_document else ""
    accused = ("cùng người bị tố cáo" if is_confidential else "cùng đối tượng") if signs.has_same_accused else ""
    content = f"nội dung giống {round(signs.content)} %" if signs.content is not None and signs.content >= 40 else ""
    return tuple(words for words in (found, place, document, accused, content) if words)


# ---------------------------------------------------------------- who


def _compare_names(new: Matter, earlier: Matter) -> str:
    if not new.name_words or not earlier.name_words:
        return ""
    mine, theirs = (" ".join(map(_spelt_alike, matter.name_words)) for matter in (new, earlier))
    bare_mine, bare_theirs = _folded(mine), _folded(theirs)
    is_other_middle = len({_middle(new.name), _middle(earlier.name)} - {""}) > 1
    if mine == theirs or (bare_mine == bare_theirs and not (has_marks(mine) and has_marks(theirs))):
        return "near" if is_other_middle else "same"
    if bare_mine == bare_theirs:
        return "near"
    has_same_given_name = bare_mine.split()[-1] == bare_theirs.split()[-1]
    is_near = has_same_given_name and len(new.name_words) > 1 and _ratio(bare_mine, bare_theirs) >= _NEAR_NAME
    return "near" if is_near else "other"


def _without_middles(name: Sequence[str]) -> tuple[str, ...]:
    """Thị and Văn stand between family and given name; as either of those they stay."""
    last = len(name) - 1
    return tuple(word for place, word in enumerate(name) if not 0 < place < last or _folded(word) not in _MIDDLES)


def _middle(name: str) -> str:
    return next((found for word in words(name)[1:-1] if (found := _folded(word)) in _MIDDLES), "")


def _spelt_alike(word: str) -> str:
    """A word whose last y is written as i where both sound alike (Lý, Lí; Quý, Quí)."""
    bare = _folded(word)
    is_alike = bare[-1:] == "y" and (bare[-2:-1] not in "aeou" or bare[-3:] == "quy")
    return word[:-1] + word[-1].translate(_Y_TO_I) if is_alike else word


# ---------------------------------------------------------------- where


def _compare_places(new: Matter, earlier: Matter) -> str:
    if not new.hamlet or not earlier.hamlet:
        return ""
    return "same" if new.hamlet == earlier.hamlet else "other"


def _own_name(place: str) -> str:
    return " ".join(map(_folded, words(_PLACE_START.sub("", place, count=1))))


def _hamlet_in(address: str) -> str:
    parts = (part for part in address.split(",") if _PLACE_START.match(part))
    return next((_own_name(part) for part in parts), "")


# ---------------------------------------------------------------- about what


def _compare_contents(new: Matter, earlier: Matter) -> float | None:
    """How much the contents are alike, 0 to 100; None where one of them says too little.

    Half of it is how alike the words are, half how many neighbouring words both have. It counts half where both name
    hamlets, plots or people and none is the same: the same complaint about another road is another matter.
    """
    mine, theirs = new.content_words, earlier.content_words
    if min(len(mine), len(theirs)) < LEAST_CONTENT_WORDS:
        return None
    pairs = [set(pairwise(side)) for side in (mine, theirs)]
    shared = 100 * len(pairs[0] & pairs[1]) / min(map(len, pairs))
    likeness = (_ratio(" ".join(mine), " ".join(theirs), in_any_order=True) + shared) / 2
    if likeness < _UNLIKE:
        return likeness
    subjects = zip(new.subjects, earlier.subjects, strict=True)
    is_other_subject = any(named and others and not named & others for named, others in subjects)
    return likeness * _OTHER_SUBJECT if is_other_subject else likeness


def _hamlets_named(content: str) -> frozenset[str]:
    """Names after thôn, xóm and the like, as far as they are written with capitals or digits."""
    found: set[str] = set()
    for named in _PLACE_NAMED.findall(content):
        name: list[str] = []
        for word in _WORD.findall(named):
            if not _is_name(word):
                break
            name.append(_folded(word))
        if name:
            found.add(" ".join(name))
    return frozenset(found)


def _names_in(content: str) -> frozenset[str]:
    """Words with a capital that begin no sentence and belong to no office; none where all is written in capitals."""
    if content.isupper():
        return frozenset()
    starts = {found.end() for found in _SENTENCE_START.finditer(content)}
    names = (item[0] for item in _WORD.finditer(content) if item.end() not in starts and item[0][0].isupper())
    return frozenset(word for word in map(_folded, names) if word not in _OFFICIAL)


def _is_name(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()


def _same_object(mine: str, theirs: str) -> bool:
    """The same body or person, however it is put: with or without post, in any order."""
    one, other = ([_folded(word) for word in words(text)] for text in (mine, theirs))
    if min(len(one), len(other)) < 2:
        return False
    return _ratio(" ".join(one), " ".join(other), in_any_order=True) >= _SAME_OBJECT


def _ratio(one: str, other: str, *, in_any_order: bool = False) -> float:
    """How much two texts are alike, 0 to 100; in any order, one may say more than the other."""
    from rapidfuzz import fuzz  # loaded with the first comparison: it takes as long as all the rest of a register

    return fuzz.token_set_ratio(one, other) if in_any_order else fuzz.ratio(one, other)


_folded = lru_cache(maxsize=20_000)(fold)
