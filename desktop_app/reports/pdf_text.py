"""Text set in one face: cleaning, measuring, breaking into lines, and the bytes a PDF page wants."""

import re
import unicodedata
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

from desktop_app.reports.fonts import Face, load_face

_REPLACEMENT = "\u25a1"  # □, for letters no Liberation face has, such as emoji
_ESCAPED = {ord(letter): f"\\{ord(letter):03o}" for letter in "()\\\r\n"}
_NAMES = re.compile(
    r"ủy ban nhân dân|hội đồng nhân dân|mặt trận tổ quốc|việt nam|đảng ủy|ủy ban|cấp ủy|chính quyền|nhân dân|hội nghị"
    r"|kiến nghị|đối thoại|công dân|khiếu nại|tố cáo|dân vận khéo",
    re.IGNORECASE,
)
_NAME_SHARE = 0.6
"""Part of a line that a name kept whole may take."""
_SUM_SIGNS = ("=", "+")
_BREAK_AFTER = "-/.,;:_@=+"
ASCENT = 0.891
"""Base line below the top of its line, as a part of the size (Liberation Serif's own table, like Times New Roman's)."""


def clean(text: str) -> str:
    """The text as it can be drawn: NFC (marks of NFD text would float), no control or invisible signs.

    Line breaks and no-break spaces stay.
    """
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text)
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() or letter in "\n\u00a0" else _substitute(letter) for letter in text)


def _substitute(letter: str) -> str:
    return "" if unicodedata.category(letter) == "Cf" else " "


class _Widths(dict[str, float]):
    """Widths of words in 1/1000 of the size, measured once."""

    def __init__(self, by_code: dict[int, float]) -> None:
        super().__init__()
        self._by_code = by_code
        self._fallback = by_code[ord(_REPLACEMENT)]

    def __missing__(self, word: str) -> float:
        get, fallback = self._by_code.get, self._fallback
        width = self[word] = sum(get(ord(letter), fallback) for letter in word)
        return width


class _Glyphs(dict[int, str]):
    """Letter to the inside of a PDF string; a letter outside the font's first 255 switches the font around itself."""

    def __init__(self, font: TTFont, *, size: float, pdf: Any) -> None:
        super().__init__()
        self._font, self._pdf, self._size = font, pdf, size

    def __missing__(self, code: int) -> str:
        known = code if code in self._font.face.charToGlyph else ord(_REPLACEMENT)
        [(subset, encoded)] = self._font.splitString(chr(known), self._pdf)
        drawn = _ESCAPED.get(encoded[0], chr(encoded[0]))
        if subset:
            drawn = f")Tj {self.select(subset)}({drawn})Tj {self.select(0)}("
        self[code] = drawn
        return drawn

    def select(self, subset: int) -> str:
        return f"{self._font.getSubsetInternalName(subset, self._pdf)} {self._size:g} Tf"


class FaceText:
    """One face in one PDF: measures words and breaks lines, whatever the size."""

    def __init__(self, face: Face, *, pdf: Any) -> None:
        self._font = load_face(face)
        self._pdf = pdf
        self._widths = _Widths(self._font.face.charWidths)
        self._space = self._widths[" "]

    def glyphs(self, size: float) -> _Glyphs:
        """The table that turns letters into the inside of a PDF string at this size."""
        return _Glyphs(self._font, size=size, pdf=self._pdf)

    def width(self, line: str) -> float:
        """Length of one line, in thousandths of the size."""
        widths = self._widths
        words = line.split(" ")
        return sum([widths[word] for word in words]) + self._space * (len(words) - 1)

    def lines(self, text: str, *, limit: float, indent: float = 0.0) -> list[str]:
        """Break cleaned text into lines no longer than `limit`, both in thousandths of the size.

        Words longer than a line break inside, after a "-", "/" or the like if there is one, else anywhere.
        Line breaks in the text are kept; blanks at the ends of a line are dropped.

        Args:
            text: From `clean`.
            limit: Longest line.
            indent: Shortens the first line of each paragraph.

        Returns:
            At least one line; an empty text gives one empty line.
        """
        if "\n" in text:
            return [line for part in text.split("\n") for line in self.lines(part, limit=limit, indent=indent)]
        widths, space = self._widths, self._space
        words = text.split(" ")
        lengths = [widths[word] for word in words]
        if "" not in words and sum(lengths) + space * (len(words) - 1) <= limit - indent:
            return [text]
        lines: list[str] = []
        start, used = 0, indent - space
        words = [word for word in words if word]
        lengths = [length for length in lengths if length]
        if lengths and max(lengths) > limit - indent:
            limit, used = limit - indent, -space  # all lines as short as the first: no two pieces fit into one
            words = [piece for word in words for piece in self._pieces(word, limit=limit)]
            lengths = [widths[word] for word in words]
        for index, length in enumerate(lengths):
            used += space + length
            if used > limit and index > start:
                lines.append(" ".join(words[start:index]))
                start, used = index, length
        lines.append(" ".join(words[start:]))
        return lines

    def _pieces(self, word: str, *, limit: float) -> list[str]:
        """The word, cut where it would not fit a line."""
        pieces: list[str] = []
        widths = self._widths
        while widths[word] > limit and len(word) > 1:
            used, end = 0.0, 0
            while used + widths[word[end]] <= limit:
                used += widths[word[end]]
                end += 1
            end = max(end, 1)
            nice = max(word.rfind(sign, 0, end) for sign in _BREAK_AFTER) + 1
            if word.startswith(_SUM_SIGNS, nice):
                nice = max(word.rfind(sign, 0, end) for sign in _SUM_SIGNS) + 1
            end = nice if nice > end // 2 or word[:nice].endswith(_SUM_SIGNS) else end
            pieces.append(word[:end])
            word = word[end:]
        return [*pieces, word] if word else pieces


class TextFont:
    """A face at a size, ready to be drawn with."""

    def __init__(self, text: FaceText, *, size: float) -> None:
        self.size = size
        self.ascent = ASCENT * size
        self._text = text
        self._glyphs = text.glyphs(size)
        self._scale = 1000 / size

    @property
    def select(self) -> str:
        """The operator that chooses this font."""
        return self._glyphs.select(0)

    def width(self, line: str) -> float:
        """Length of one cleaned line in points."""
        return self._text.width(line) / self._scale

    def lines(self, text: str, *, width: float, indent: float = 0.0) -> list[str]:
        """The text cleaned and broken into lines of at most `width` points; see FaceText.lines."""
        return self._text.lines(clean(text), limit=width * self._scale, indent=indent * self._scale)

    def balanced(self, text: str, *, width: float) -> list[str]:
        """As `lines`, but of about equal length: headings and titles with no single word in the last line.

        Names that read badly in two lines ("Ủy / ban nhân dân", "Việt / Nam") stay whole where they fit.
        """
        bound = _NAMES.sub(lambda name: self._bound(name[0], width=width), clean(text))
        return [line.replace("\u00a0", " ") for line in self._balanced(bound, width=width)]

    def _bound(self, name: str, *, width: float) -> str:
        return name.replace(" ", "\u00a0") if self.width(name) <= width * _NAME_SHARE else name

    def _balanced(self, text: str, *, width: float) -> list[str]:
        lines = self.lines(text, width=width)
        longest = max([self.width(word) for word in clean(text).split()], default=0.0)
        while len(lines) > text.count("\n") + 1 and width - self.size >= longest:
            width -= self.size
            narrower = self.lines(text, width=width)
            if len(narrower) > len(lines):
                break
            lines = narrower
        return lines

    def encoded(self, line: str) -> str:
        """The inside of a PDF string that draws this cleaned line."""
        return line.translate(self._glyphs)


class FontSet:
    """The fonts of one PDF, made when first used."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._faces: dict[Face, FaceText] = {}
        self._fonts: dict[tuple[Face, float], TextFont] = {}

    def get(self, face: Face, size: float) -> TextFont:
        """This face at this size in points."""
        if face not in self._faces:
            self._faces[face] = FaceText(face, pdf=self._pdf)
        if (face, size) not in self._fonts:
            self._fonts[face, size] = TextFont(self._faces[face], size=size)
        return self._fonts[face, size]
