"""Charts on a PDF page: the shapes of their layout as lines, boxes and text that can be read back."""

from desktop_app.domain.chart_layout import Box, Layout, Line, Words, lay_out
from desktop_app.domain.charts import Chart
from desktop_app.reports.chart_style import DASHES_PT, EDGE_PT, GAP_PT, INK, TONES, label_size, measure_with
from desktop_app.reports.fonts import Face
from desktop_app.reports.pdf_page import Pages
from desktop_app.reports.pdf_text import clean
from desktop_app.reports.styles import POINTS_PER_MM


def draw_chart(pages: Pages, chart: Chart, *, tail: float = 0.0) -> None:
    """Draw a chart in one piece; one that is higher than a page is drawn smaller.

    Args:
        pages: Where.
        chart: What.
        tail: Height of what must stay on its page (the signatures), in points.
    """
    layout, scale, height = _measured(pages, chart)
    pages.need(height + GAP_PT * 2 + tail if height + GAP_PT * 2 + tail <= pages.full_room else height)
    pages.skip(GAP_PT)
    _draw(pages, layout, scale=scale)
    pages.y -= height
    pages.skip(GAP_PT)


def chart_height(pages: Pages, chart: Chart) -> float:
    """Height of a chart with the gaps around it, in points."""
    return _measured(pages, chart)[2] + 2 * GAP_PT


def _measured(pages: Pages, chart: Chart) -> tuple[Layout, float, float]:
    """Its layout, the scale it is drawn at and its height in points."""
    size = label_size(pages.style.body_size)
    width_mm = pages.text_width / POINTS_PER_MM
    layout = lay_out(chart, width_mm=width_mm, measure=measure_with(pages.fonts), size=size)
    scale = min(1.0, pages.full_room / (layout.height_mm * POINTS_PER_MM))
    return layout, scale, layout.height_mm * POINTS_PER_MM * scale


def _draw(pages: Pages, layout: Layout, *, scale: float) -> None:
    unit = POINTS_PER_MM * scale
    left, top = pages.left, pages.y
    drawn: list[str] = [f"q {_colour(INK)} RG"]
    for shape in layout.shapes:
        match shape:
            case Box(x, y, width, height, tone):
                if width and height:
                    lower = top - (y + height) * unit
                    place = f"{left + x * unit:.2f} {lower:.2f} {width * unit:.2f} {height * unit:.2f} re"
                    drawn.append(f"[] 0 d {_colour(TONES[tone])} rg {EDGE_PT} w {place} B")
            case Line(x1, y1, x2, y2, width, is_dashed):
                dash = f"[{DASHES_PT[0]} {DASHES_PT[1]}] 0 d" if is_dashed else "[] 0 d"
                start = f"{left + x1 * unit:.2f} {top - y1 * unit:.2f} m"
                drawn.append(f"{dash} {width} w {start} {left + x2 * unit:.2f} {top - y2 * unit:.2f} l S")
            case Words():
                _write(pages, shape, x=left + shape.x * unit, y=top - shape.y * unit, scale=scale)
    pages.draw("\n".join([*drawn, "Q"]))


def _write(pages: Pages, words: Words, *, x: float, y: float, scale: float) -> None:
    font = pages.font(Face.BOLD if words.is_bold else Face.REGULAR, round(words.size * scale, 2))
    line = clean(words.text)
    part = {"left": 0.0, "center": 0.5, "right": 1.0}[words.align]
    pages.write(line, font=font, x=x - font.width(line) * part, y=y)


def _colour(parts: tuple[int, int, int]) -> str:
    return " ".join(f"{part / 255:.3f}" for part in parts)
