"""Where everything of a chart stands: the one geometry from which paper, pictures and the window draw it.

All lengths are millimetres from the upper left corner, sizes of letters points. Little ink: no frame, no grid, the
axis from 0, and every number written out beside what shows it. Series differ in tone and hatching, so that they can be
told apart in grey print.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from desktop_app.domain.charts import NOTHING, Chart, ChartKind, Series, value_words

Measure = Callable[[str, float, bool], float]
"""Words, size in points and whether they are bold, to their width in millimetres."""

MM_PER_POINT = 25.4 / 72
BASE_SIZE = 11.0
"""Size of labels on paper, in points."""
LEAST_WIDTH_MM = 60.0
"""Narrower charts are laid out as wide as this."""
AXIS_PT, HATCH_PT, SERIES_PT = 0.5, 0.5, (1.4, 1.4, 0.8, 0.8)
"""Thickness of lines in points: the axis, the hatching, and the lines of the series."""

_LINE = 1.22  # distance of lines as a multiple of the size
_TITLE, _NOTE = 1.09, 0.86  # sizes as a part of the size of labels
_SMALLEST = 7.0
_HATCH_MM = 1.5
_PLOT_MM = 42.0
_MARK_MM = 2.0
_SWATCH_MM = (6.0, 3.2)


@dataclass(frozen=True, slots=True)
class Box:
    """A filled box with a thin edge: a bar, a column, a mark on a line, a sample in the legend.

    Attributes:
        x, y: Upper left corner.
        tone: 0 dark, 1 light (hatched), 2 middle, 3 white (hatched the other way).
        tag: What stands behind it (`Series.tags`); "" for nothing.
        said: What it shows in words; "" for samples in the legend.
    """

    x: float
    y: float
    width: float
    height: float
    tone: int
    tag: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line, its thickness in points."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float = AXIS_PT
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words; ``x`` is its left end, middle or right end as ``align`` says, ``y`` its base line."""

    x: float
    y: float
    text: str
    size: float
    align: str = "left"
    is_bold: bool = False


Shape = Box | Line | Words


@dataclass(frozen=True, slots=True)
class Layout:
    """A chart laid out; shapes stand in the order in which they are drawn and read."""

    width_mm: float
    height_mm: float
    shapes: tuple[Shape, ...]

    @property
    def bars(self) -> tuple[Box, ...]:
        """What shows a number, in the order of reading."""
        return tuple(one for one in self.shapes if isinstance(one, Box) and one.said)


def lay_out(chart: Chart, *, width_mm: float, measure: Measure, size: float = BASE_SIZE) -> Layout:
    """Lay a chart out.

    Columns or months that do not find room beside each other become lying bars.

    Args:
        width_mm: Width it may take.
        measure: Of the letters it is drawn with.
        size: Of labels, in points; the rest follows.
    """
    pen = _Pen(max(width_mm, LEAST_WIDTH_MM), measure, size)
    title = f"{chart.title} ({chart.unit})" if chart.unit and chart.title else chart.title or chart.unit
    if title:
        pen.paragraph(title, size=size * _TITLE, is_bold=True)
        pen.y += 1.0
    if chart.is_empty:
        pen.paragraph(NOTHING, size=size)
    elif not (
        (chart.kind is ChartKind.COLUMNS and _columns(pen, chart))
        or (chart.kind is ChartKind.LINE and _line(pen, chart))
    ):
        _bars(pen, chart)
    if chart.note:
        pen.y += 1.0
        pen.paragraph(chart.note, size=size * _NOTE)
    return Layout(pen.width, pen.y + 0.5, tuple(pen.shapes))


class _Pen:
    """Shapes being gathered from top to bottom; ``y`` is the upper edge of the free room."""

    def __init__(self, width: float, measure: Measure, size: float) -> None:
        self.width = width
        self.size = size
        self.shapes: list[Shape] = []
        self.y = 0.0
        self._measure = measure

    def length(self, text: str, *, size: float | None = None, is_bold: bool = False) -> float:
        """Width of one line."""
        return self._measure(text, size or self.size, is_bold)

    def pitch(self, size: float | None = None) -> float:
        """Distance from line to line."""
        return (size or self.size) * _LINE * MM_PER_POINT

    def wrapped(self, text: str, width: float, *, size: float | None = None, is_bold: bool = False) -> list[str]:
        """The text in lines of at most this width; longer words are cut."""
        lines: list[str] = []
        line = ""
        for word in text.split():
            longer = f"{line} {word}" if line else word
            if self.length(longer, size=size, is_bold=is_bold) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = self._cut(word, width, size=size, is_bold=is_bold)
            lines += full
        return [*lines, line] if line or not lines else lines

    def _cut(self, word: str, width: float, *, size: float | None, is_bold: bool) -> list[str]:
        pieces = [""]
        for letter in word:
            if pieces[-1] and self.length(pieces[-1] + letter, size=size, is_bold=is_bold) > width:
                pieces.append("")
            pieces[-1] += letter
        return pieces

    def words(self, text: str, *, x: float, middle: float, size: float | None = None, align: str = "left") -> None:
        """One line whose letters stand around this height."""
        letters = size or self.size
        self.shapes.append(Words(x, middle + letters * MM_PER_POINT * 0.34, text, letters, align))

    def lines(self, lines: list[str], *, x: float, top: float, size: float | None = None, align: str = "left") -> None:
        """Lines below each other."""
        pitch = self.pitch(size)
        for number, line in enumerate(lines):
            self.words(line, x=x, middle=top + (number + 0.5) * pitch, size=size, align=align)

    def paragraph(self, text: str, *, size: float, is_bold: bool = False) -> None:
        """Running words over the whole width."""
        pitch = self.pitch(size)
        for line in self.wrapped(text, self.width, size=size, is_bold=is_bold):
            base = self.y + pitch / 2 + size * MM_PER_POINT * 0.34
            self.shapes.append(Words(0.0, base, line, size, "left", is_bold))
            self.y += pitch

    def box(self, box: Box) -> None:
        """A box with its hatching."""
        self.shapes.append(box)
        if box.tone in (1, 3) and box.width and box.height:
            self.shapes += _hatching(box, is_rising=box.tone == 1)

    def line(self, x1: float, y1: float, x2: float, y2: float, *, width: float = AXIS_PT, dashed: bool = False) -> None:
        """A straight line."""
        self.shapes.append(Line(x1, y1, x2, y2, width, dashed))


def _hatching(box: Box, *, is_rising: bool) -> Iterator[Line]:
    """Slanting lines inside a box."""
    reach, number = box.width + box.height, 1
    while number * _HATCH_MM < reach:
        along = number * _HATCH_MM
        # From the left or lower edge up to the upper or right one.
        x1, y1 = max(0.0, along - box.height), min(along, box.height)
        x2, y2 = min(along, box.width), max(0.0, along - box.width)
        if is_rising:
            yield Line(box.x + x1, box.y + y1, box.x + x2, box.y + y2, HATCH_PT)
        else:
            yield Line(box.x + x1, box.y + box.height - y1, box.x + x2, box.y + box.height - y2, HATCH_PT)
        number += 1


# --- Parts of a chart -------------------------------------------------------------------------------------------


def _values(chart: Chart) -> Iterator[Decimal]:
    return (value for one in chart.series for value in one.values if value is not None)


def _said(chart: Chart, one: Series, index: int) -> str:
    """``Năm 2026, Đất đai: 12 ý kiến``."""
    name = f"{one.label}, " if len(chart.series) > 1 else ""
    unit = f" {chart.unit}" if chart.unit else ""
    return f"{name}{chart.categories[index]}: {value_words(one.values[index])}{unit}"


def _tag(one: Series, index: int) -> str:
    return one.tags[index] if one.tags else ""


def _legend(pen: _Pen, chart: Chart) -> None:
    """Samples with names in a row, in as many rows as they need."""
    if len(chart.series) < 2:
        return
    (width, height), pitch, x = _SWATCH_MM, pen.pitch(), 0.0
    for tone, one in enumerate(chart.series):
        lines = pen.wrapped(one.label, pen.width - width - 2)
        longest = max(map(pen.length, lines))
        if x and x + width + 2 + longest > pen.width:
            x, pen.y = 0.0, pen.y + pitch
        pen.box(Box(x, pen.y + (pitch - height) / 2, width, height, tone))
        pen.lines(lines, x=x + width + 2, top=pen.y)
        x += width + 2 + longest + 6
        if len(lines) > 1:
            x, pen.y = pen.width, pen.y + pitch * (len(lines) - 1)
    pen.y += pitch + 1.5


def _bars(pen: _Pen, chart: Chart) -> None:
    """Lying bars below each other, long labels wrapped beside them."""
    _legend(pen, chart)
    pitch, count = pen.pitch(), len(chart.series)
    value_width = max(pen.length(value_words(value)) for one in chart.series for value in one.values) + 1.5
    natural = max(map(pen.length, chart.categories))
    label_width = max(min(natural + 0.1, pen.width * 0.42, pen.width - value_width - 14), pen.width * 0.12)
    left = label_width + 2
    scale = max(pen.width - left - value_width, 4.0) / float(max(_values(chart)))
    top = pen.y
    pen.y += 0.6
    for index, category in enumerate(chart.categories):
        lines = pen.wrapped(category, label_width)
        height = max(len(lines), count) * pitch
        pen.lines(lines, x=label_width, top=pen.y + (height - len(lines) * pitch) / 2, align="right")
        start = pen.y + (height - count * pitch) / 2
        for tone, one in enumerate(chart.series):
            value, middle = one.values[index], start + (tone + 0.5) * pitch
            length = float(value or 0) * scale
            if value is not None:
                thick = pitch * 0.8
                said = _said(chart, one, index)
                pen.box(Box(left, middle - thick / 2, length, thick, tone, _tag(one, index), said))
            pen.words(value_words(value), x=left + length + 1.0, middle=middle)
        pen.y += height + pitch * 0.35
    pen.line(left, top, left, pen.y - pitch * 0.35 + 0.6)


def _columns(pen: _Pen, chart: Chart) -> bool:
    """Standing columns in groups; False where they find no room."""
    count, slot = len(chart.series), pen.width / len(chart.categories)
    widest = max(pen.length(value_words(value)) for one in chart.series for value in one.values) + 1.4
    step = min((slot - 4) / count, max(widest, 14.0))
    if step < max(widest, 3.0) or _longest_word(pen, chart) > slot - 2:
        return False
    _legend(pen, chart)
    thick, base = min(step * 0.8, 11.0), pen.y + pen.pitch() + _PLOT_MM
    scale = _PLOT_MM / float(max(_values(chart)))
    deepest = 0
    for index, category in enumerate(chart.categories):
        middle = (index + 0.5) * slot
        lines = pen.wrapped(category, slot - 2)
        deepest = max(deepest, len(lines))
        for tone, one in enumerate(chart.series):
            value, x = one.values[index], middle + (tone - (count - 1) / 2) * step
            height = float(value or 0) * scale
            if value is not None:
                said = _said(chart, one, index)
                pen.box(Box(x - thick / 2, base - height, thick, height, tone, _tag(one, index), said))
            pen.words(value_words(value), x=x, middle=base - height - pen.pitch() / 2, align="center")
        pen.lines(lines, x=middle, top=base + 1.0, align="center")
    pen.line(0.0, base, pen.width, base)
    pen.y = base + 1.0 + deepest * pen.pitch()
    return True


def _longest_word(pen: _Pen, chart: Chart, *, size: float | None = None) -> float:
    words = [word for category in chart.categories for word in category.split()]
    return max((pen.length(word, size=size) for word in words), default=0.0)


def _line(pen: _Pen, chart: Chart) -> bool:
    """Lines from point to point, the numbers in rows beneath; False where these find no room."""
    names = [pen.wrapped(one.label, pen.width * 0.28 - 9) for one in chart.series]
    left = max(pen.length(line) for lines in names for line in lines) + 9
    slot = (pen.width - left) / len(chart.categories)
    size = pen.size
    while _widest(pen, chart, size=size) + 1.0 > slot:
        size -= 0.5
        if size < _SMALLEST:
            return False
    base = pen.y + 2.0 + _PLOT_MM
    scale = _PLOT_MM / float(max(_values(chart)))
    pen.line(left, base, pen.width, base)
    for tone in range(len(chart.series)):
        _draw_line(pen, chart, tone=tone, base=base, left=left, slot=slot, scale=scale)
    labels = [pen.wrapped(category, slot - 0.6, size=size) for category in chart.categories]
    for index, lines in enumerate(labels):
        pen.lines(lines, x=left + (index + 0.5) * slot, top=base + 1.2, size=size, align="center")
    pen.y = base + 1.2 + max(map(len, labels)) * pen.pitch(size) + 0.8
    for tone, (one, lines) in enumerate(zip(chart.series, names, strict=True)):
        middle = pen.y + len(lines) * pen.pitch() / 2
        pen.line(0.0, middle, 7.0, middle, width=SERIES_PT[tone], dashed=bool(tone % 2))
        pen.shapes.append(Box(3.5 - _MARK_MM / 2, middle - _MARK_MM / 2, _MARK_MM, _MARK_MM, tone))
        pen.lines(lines, x=8.5, top=pen.y)
        for index, value in enumerate(one.values):
            pen.words(value_words(value), x=left + (index + 0.5) * slot, middle=middle, size=size, align="center")
        pen.y += len(lines) * pen.pitch()
    return True


def _widest(pen: _Pen, chart: Chart, *, size: float) -> float:
    numbers = max(pen.length(value_words(value), size=size) for one in chart.series for value in one.values)
    return max(numbers, _longest_word(pen, chart, size=size))


def _draw_line(pen: _Pen, chart: Chart, *, tone: int, base: float, left: float, slot: float, scale: float) -> None:
    """One series: its line, broken where there is no number, and a mark on each point."""
    one = chart.series[tone]
    points = [
        None if value is None else (left + (index + 0.5) * slot, base - float(value) * scale)
        for index, value in enumerate(one.values)
    ]
    for first, second in pairwise(points):
        if first and second:
            pen.line(*first, *second, width=SERIES_PT[tone], dashed=bool(tone % 2))
    for index, point in enumerate(points):
        if point:
            x, y = point[0] - _MARK_MM / 2, point[1] - _MARK_MM / 2
            pen.shapes.append(Box(x, y, _MARK_MM, _MARK_MM, tone, _tag(one, index), _said(chart, one, index)))
