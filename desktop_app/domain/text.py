"""Vietnamese text: clean storage form, search keys, tone placement, alphabetical order and names.

All functions are pure. Wherever "letter" is said, a precomposed (NFC) letter is meant: "ệ" is one letter.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Tones in alphabetical order after ngang (index 0): huyền, hỏi, ngã, sắc, nặng.
_TONE_MARKS: Final = "\u0300\u0309\u0303\u0301\u0323"
_VOWELS: Final = "aăâeêioôơuưy"
_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"


def _toned_letters() -> dict[str, tuple[str, int]]:
    toned: dict[str, tuple[str, int]] = {}
    for vowel in _VOWELS + _VOWELS.upper():
        for tone, mark in enumerate(_TONE_MARKS, start=1):
            toned[unicodedata.normalize("NFC", vowel + mark)] = (vowel, tone)
    return toned


# "ấ" -> ("â", 4); both cases.
_TONED: Final = _toned_letters()
_WITH_TONE: Final = {parts: letter for letter, parts in _TONED.items()}
_HAS_TONE: Final = re.compile(f"[{''.join(_TONED)}]")


# --- Storage form -----------------------------------------------------------------------------------------------

_PICTOGRAPH: Final = "\U0001f000-\U0001faff\u2600-\u27bf\u2190-\u21ff\u2b00-\u2bff\ufe0f"
_NONCHARACTERS: Final = "\ufdd0-\ufdef" + "".join(
    chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
# Control characters that are not white space, lone surrogates (no UTF-8 form), noncharacters (not allowed in XML).
_UNPRINTABLE: Final = re.compile(f"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff{_NONCHARACTERS}]")
# The zero-width joiner is kept inside a compound emoji only.
_STRAY_JOINER: Final = re.compile(f"(?<![{_PICTOGRAPH}])\u200d|\u200d(?![{_PICTOGRAPH}])")
_MAYBE_INVISIBLE: Final = re.compile("[^\x00-\x7e\u00a0-\u00ac\u00ae-\u024f\u0300-\u036f\u1e00-\u1eff]")
_JOINER: Final = "\u200d"
_BLANK_LINES: Final = re.compile("\n{4,}")


def _without_invisible(raw: str) -> str:
    text = _UNPRINTABLE.sub("", raw)
    if _MAYBE_INVISIBLE.search(text) is None:
        return text
    text = _STRAY_JOINER.sub("", text)
    return "".join(letter for letter in text if letter == _JOINER or unicodedata.category(letter) != "Cf")


def normalize_line(raw: str) -> str:
    """The one-line form in which text is stored and compared.

    NFC; control, zero-width and direction characters removed (also the soft hyphen: convert legacy TCVN3 text
    first, there it stands for "ư"); every run of white space, line breaks and no-break spaces included, becomes one
    space; no space at the ends. Emoji and other printable characters stay. Applying it twice changes nothing.
    """
    if raw.isprintable() and "  " not in raw and raw.strip() == raw and unicodedata.is_normalized("NFC", raw):
        return raw
    return " ".join(unicodedata.normalize("NFC", _without_invisible(raw)).split())


def normalize_text(raw: str) -> str:
    """The form in which text of several lines is stored.

    Every line as by normalize_line, lines parted by a line feed, at most two blank lines in a row, none at the ends.
    """
    lines = "\n".join(normalize_line(line) for line in raw.splitlines())
    return _BLANK_LINES.sub("\n\n\n", lines).strip("\n")


def capitalize_first(text: str) -> str:
    """The text with its first letter in upper case and the rest untouched."""
    return text[:1].upper() + text[1:]


# --- Search -----------------------------------------------------------------------------------------------------


def _fold_table() -> dict[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys(range(0x300, 0x370))
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if chr(code).lower() == chr(code) and base.isascii():
            table[code] = base
    # U+00F0 looks like "đ" in capitals (U+00D0) and is often typed for it.
    return table | {ord("đ"): "d", 0xF0: "d"}


_FOLD: Final = _fold_table()
# What is left after the table and needs the slow way; common punctuation folds to itself.
_UNFOLDED: Final = re.compile("[^\x00-\x7f–—‘’“”…²³°•₫§×±½→€]")


def fold(text: str) -> str:
    """Search key without tones, marks and case: "Đường Thuỷ" and "duong thuy" have the same one.

    NFC and NFD spellings give the same key; folding twice changes nothing.
    """
    folded = text.lower().translate(_FOLD)
    return folded if _UNFOLDED.search(folded) is None else _fold_any(text)


def _fold_any(text: str) -> str:
    spread = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())
    bare = "".join(letter for letter in spread if unicodedata.category(letter) != "Mn")
    return unicodedata.normalize("NFC", bare).translate(_FOLD)


_SYLLABLE: Final = re.compile(
    rf"(?:qu(?=[{_VOWELS}])|gi(?=[{_VOWELS}])|[bcdđfghjklmnpqrstvwxz]*)([{_VOWELS}]+)(ch|nh|ng|[ckmnpt])?"
)
_WORD_OF_LETTERS: Final = re.compile(r"[^\W\d_]+")
_TONE_ON_FIRST: Final = frozenset(("ai", "ao", "au", "ay", "eo", "ia", "iu", "oi", "ua", "ui"))
_TONE_ON_SECOND: Final = frozenset(("oa", "oe", "uy", "oai", "oao", "oay", "oeo", "uay", "uya", "uyu"))


def _tone_index(vowels: str, *, closed: bool) -> int | None:
    """Where the tone stands in a vowel group given without tone; None where the group is not Vietnamese."""
    marked = max(vowels.rfind(vowel) for vowel in "ăâêôơư")
    if marked >= 0:
        return marked
    if closed or len(vowels) == 1:
        return len(vowels) - 1
    if vowels in _TONE_ON_FIRST:
        return 0
    return 1 if vowels in _TONE_ON_SECOND else None


@lru_cache(maxsize=20_000)
def _placed(word: str) -> str:
    at = [index for index, letter in enumerate(word) if letter in _TONED]
    if len(at) != 1:
        return word
    vowel, tone = _TONED[word[at[0]]]
    letters = [*word[: at[0]], vowel, *word[at[0] + 1 :]]
    syllable = _SYLLABLE.fullmatch("".join(letters).lower())
    if syllable is None:
        return word
    index = _tone_index(syllable[1], closed=syllable[2] is not None)
    if index is None:
        return word
    position = syllable.start(1) + index
    letters[position] = _WITH_TONE[letters[position], tone]
    return "".join(letters)


def place_tones(text: str) -> str:
    """The text in NFC with each syllable's tone on one agreed letter, so that equal words are spelt alike.

    "hòa" and "hoà" both become "hoà", "thủy" becomes "thuỷ", a misplaced "tòan" becomes "toàn". The newer placement
    is the agreed one because official unit names use it and because it is a prefix of the longer syllables ("hoà",
    "hoàn"). Words that are no Vietnamese syllable, or carry two tones, stay as they are. Case is kept.
    """
    text = unicodedata.normalize("NFC", text)
    if _HAS_TONE.search(text) is None:
        return text
    return _WORD_OF_LETTERS.sub(lambda match: _placed(match[0]), text)


_WORD: Final = re.compile("(?:[^\\W_][\u0300-\u036f]*)+")


def words(text: str) -> list[str]:
    """The words of a text, lower case, NFC, tones placed as by place_tones; all but letters and digits parts them.

    "Đơn 57/2026" gives ["đơn", "57", "2026"].
    """
    lowered = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower())
    return _WORD.findall(place_tones(lowered))


@lru_cache(maxsize=20_000)
def has_marks(word: str) -> bool:
    """Whether any letter carries a tone or another mark; "đ" counts as marked."""
    return fold(word) != unicodedata.normalize("NFC", word).casefold()


_OLD_PLACEMENT: Final = {
    new[0] + _WITH_TONE[new[1], tone]: _WITH_TONE[new[0], tone] + new[1]
    for new in ("oa", "oe", "uy")
    for tone in range(1, 6)
}


def _spellings(word: str) -> tuple[str, ...]:
    """The word as spelt by words(), and the older spelling where there is one ("hoà": also "hòa")."""
    old = _OLD_PLACEMENT.get(word[-2:])
    return (word,) if old is None or word[-3:-2] == "q" else (word, word[:-2] + old)


def _begins_with(word: str, typed: str) -> bool:
    return len(typed) <= len(word) and all(
        wanted in (letter, _TONED.get(letter, (letter, 0))[0], fold(letter))
        for letter, wanted in zip(word, typed, strict=False)
    )


def word_matches(word: str, typed: str) -> bool:
    """Whether a word begins with what is typed, letter by letter.

    A typed letter without marks stands for every letter of its base ("a" for "ấ", "d" for "đ"); one with a mark but
    no tone leaves the tone open ("ô" for "ồ"); one with a tone must be exactly that letter. Where the tone stands in
    the syllable makes no difference: "hòa" and "hoà" find both spellings, and so does "hò" on the way to "hòa".
    """
    word, typed = (unicodedata.normalize("NFC", text).lower() for text in (word, typed))
    targets = _spellings(place_tones(word))
    return any(_begins_with(target, wanted) for target in targets for wanted in {typed, place_tones(typed)})


# --- Alphabetical order -----------------------------------------------------------------------------------------
#
# A key is bytes to be compared as bytes (memcmp; a BLOB column in SQLite). It has three levels, as in ICU's Vietnamese
# collation: all letters first, then the tones word by word, then the case word by word. Levels are parted by 01,
# which is lower than any weight.
#   02-3e        white space and common punctuation, in ICU's order
#   40 + 3 bytes any other character that is no letter or digit, by code point
#   41 + n + n   a number: count of its digits, then the digits, so 2 < 10
#   42 + 3 bytes a number sign such as ½ or ², by code point
#   50-70        the letters a ă â b c d đ ... x y z
#   80 + 3 bytes a letter of another alphabet, by code point
# A tone is 02 (ngang) to 07 (nặng), 0a for a foreign mark; case is 02 lower to 06 upper. Trailing 02 are left out.

_LEVEL: Final = b"\x01"
_LOWEST: Final = b"\x02"
_PUNCTUATION: Final = " _-–—,;:!?.…'‘’\"“”()[]{}§@*/\\&#%•`^°→+±×<=>|~$₫€"
_WEIGHTS: Final = {
    **{sign: bytes([0x02 + index]) for index, sign in enumerate(_PUNCTUATION)},
    **{letter: bytes([0x50 + index]) for index, letter in enumerate(_ALPHABET)},
}
_FOREIGN_MARK: Final = 8
_LONGEST_NUMBER: Final = 254
_PIECE: Final = re.compile("(\\d+)|((?:[^\\W\\d_][\u0300-\u036f]*)+)|.", re.DOTALL)


def _number_weight(digits: str) -> bytes:
    plain = "".join(str(unicodedata.decimal(digit)) for digit in digits).lstrip("0")
    chunks = [plain[at : at + _LONGEST_NUMBER] for at in range(0, max(len(plain), 1), _LONGEST_NUMBER)]
    return b"".join(b"\x41" + bytes([len(chunk)]) + chunk.encode("ascii") for chunk in chunks)


_LETTERS: Final = {letter: (_WEIGHTS[letter], 0) for letter in _ALPHABET} | {
    letter: (_WEIGHTS[vowel], tone) for letter, (vowel, tone) in _TONED.items() if vowel in _WEIGHTS
}


def _letter_weight(letter: str) -> tuple[bytes, int]:
    """Weight of a small letter and its tone: 0 none, 1-5 as in _TONE_MARKS, 8 a foreign mark."""
    known = _LETTERS.get(letter)
    if known is not None:
        return known
    spread = unicodedata.normalize("NFD", letter)
    base = spread[0]
    if unicodedata.combining(base):
        return b"", _TONE_MARKS.find(base) + 1 or _FOREIGN_MARK
    other = (b"\x80" if base.isalpha() else b"\x42") + ord(base).to_bytes(3, "big")
    return _WEIGHTS.get(base, other), _FOREIGN_MARK if len(spread) > 1 else 0


def _case_weight(word: str) -> int:
    if word == word.lower():
        return 2
    if word == capitalize_first(word.lower()):
        return 4
    if word == word.upper():
        return 6
    return 5 if word[0].isupper() else 3


def _levels(text: str) -> tuple[bytes, bytes, bytes]:
    """Letters, tones and case of text as normalize_line gives it."""
    letters, tones, cases = bytearray(), bytearray(), bytearray()
    for piece in _PIECE.finditer(text):
        number, word = piece[1], piece[2]
        if number is not None:
            letters += _number_weight(number)
        elif word is not None:
            weights = [_letter_weight(letter) for letter in unicodedata.normalize("NFC", word.lower())]
            letters += b"".join(weight for weight, _ in weights)
            tones.append(2 + next((tone for _, tone in weights if tone), 0))
            cases.append(_case_weight(word))
        else:
            letters += _WEIGHTS.get(piece[0], b"\x40" + ord(piece[0]).to_bytes(3, "big"))
    return bytes(letters), bytes(tones).rstrip(_LOWEST), bytes(cases).rstrip(_LOWEST)


def sort_key(text: str) -> bytes:
    """Key whose byte order is the Vietnamese alphabetical order, the same on every system.

    Letters a ă â b c d đ e ê ... come first, then tones (ngang, huyền, hỏi, ngã, sắc, nặng) word by word, then case
    (small before capital). Signs come before digits, digits before letters; numbers count by value, so "2" < "10".
    Two spellings of one word ("hòa", "hoà") have the same key.
    """
    return _LEVEL.join(_levels(normalize_line(text)))


def name_sort_key(full_name: str) -> bytes:
    """Key for lists of persons: by given name (the last word), then family name (the first), then the words between.

    Tones of the given name count before the family name: every "An" stands before every "Án".
    """
    parts = normalize_line(full_name).split(" ")
    given, family, middle = parts[-1], parts[0] if len(parts) > 1 else "", " ".join(parts[1:-1])
    levels = [_levels(part) for part in (given, family, middle)]
    return _LEVEL.join(
        [*(level for letters, tones, _ in levels for level in (letters, tones)), *(c for *_, c in levels)]
    )


# --- Masking ----------------------------------------------------------------------------------------------------

_VISIBLE_DIGITS: Final = 3


def mask_name(full_name: str) -> str:
    """Initials in place of a person's name: "Nguyễn Văn An" gives "N.V.A"; empty stays empty."""
    initials = (next((letter for letter in word if letter.isalnum()), "") for word in normalize_line(full_name).split())
    return ".".join(initial.upper() for initial in initials if initial)


def mask_number(number: str) -> str:
    """Dots in place of all but the last three characters; a number of three or fewer is hidden altogether."""
    hidden = len(number) - _VISIBLE_DIGITS if len(number) > _VISIBLE_DIGITS else len(number)
    return "•" * hidden + number[hidden:]
