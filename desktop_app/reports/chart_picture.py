"""Charts as pictures, for files in which nothing can be drawn: sharp enough for print, the same geometry as the PDF."""

from io import BytesIO
from typing import Any

from desktop_app.domain.chart_layout import Box, Layout, Line, Words
from desktop_app.paths import resources_dir
from desktop_app.reports.chart_style import DASHES_PT, EDGE_PT, INK, TONES
from desktop_app.reports.fonts import Face
from desktop_app.reports.pdf_text import clean

DPI = 220
_FINER = 2  # drawn so much larger and made smaller, so that slanting lines are smooth
_COLOURS = 64
_MM_PER_INCH, _POINTS_PER_INCH = 25.4, 72


def chart_png(layout: Layout) -> bytes:
    """The chart as a PNG of DPI pixels an inch, on white."""
    from PIL import Image, ImageDraw  # heavy, and only charts in a DOCX need it

    scale = DPI * _FINER / _MM_PER_INCH
    size = (round(layout.width_mm * scale), round(layout.height_mm * scale))
    picture = Image.new("RGB", size, "white")
    canvas = _Canvas(ImageDraw.Draw(picture), scale)
    for shape in layout.shapes:
        canvas.draw(shape)
    small = picture.resize((size[0] // _FINER, size[1] // _FINER), Image.Resampling.LANCZOS)
    saved = BytesIO()
    small.quantize(_COLOURS).save(saved, "PNG", optimize=True, dpi=(DPI, DPI))
    return saved.getvalue()


class _Canvas:
    """Draws shapes at a scale in pixels per millimetre."""

    def __init__(self, pen: Any, scale: float) -> None:
        self._pen = pen
        self._scale = scale
        self._per_point = DPI * _FINER / _POINTS_PER_INCH
        self._fonts: dict[tuple[Face, float], Any] = {}

    def draw(self, shape: Box | Line | Words) -> None:
        """Draw one shape."""
        match shape:
            case Box():
                self._box(shape)
            case Line():
                self._line(shape)
            case Words():
                self._words(shape)

    def _box(self, box: Box) -> None:
        if not (box.width and box.height):
            return
        corners = [part * self._scale for part in (box.x, box.y, box.x + box.width, box.y + box.height)]
        self._pen.rectangle(corners, fill=TONES[box.tone], outline=INK, width=round(EDGE_PT * self._per_point))

    def _line(self, line: Line) -> None:
        x1, y1, x2, y2 = (part * self._scale for part in (line.x1, line.y1, line.x2, line.y2))
        width = max(1, round(line.width * self._per_point))
        if not line.is_dashed:
            self._pen.line([x1, y1, x2, y2], fill=INK, width=width)
            return
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        dash, gap = (part * self._per_point for part in DASHES_PT)
        at = 0.0
        while at < length:
            first, last = at / length, min(at + dash, length) / length
            ends = [x1 + (x2 - x1) * first, y1 + (y2 - y1) * first, x1 + (x2 - x1) * last, y1 + (y2 - y1) * last]
            self._pen.line(ends, fill=INK, width=width)
            at += dash + gap

    def _words(self, words: Words) -> None:
        anchor = {"left": "ls", "center": "ms", "right": "rs"}[words.align]
        font = self._font(Face.BOLD if words.is_bold else Face.REGULAR, words.size)
        place = (words.x * self._scale, words.y * self._scale)
        self._pen.text(place, clean(words.text), font=font, fill="black", anchor=anchor)

    def _font(self, face: Face, size: float) -> Any:
        from PIL import ImageFont

        if (face, size) not in self._fonts:
            path = resources_dir() / "fonts" / f"{face.value}.ttf"
            # Without the shaping library: its widths would depend on the machine.
            engine = ImageFont.Layout.BASIC
            self._fonts[face, size] = ImageFont.truetype(str(path), size * self._per_point, layout_engine=engine)
        return self._fonts[face, size]
