"""How charts look on paper: tones that differ in grey print, how words are measured, and their numbers as a table."""

from collections.abc import Callable

from desktop_app.domain.chart_layout import MM_PER_POINT
from desktop_app.domain.charts import Chart, value_words
from desktop_app.domain.document import Align, Column, Table
from desktop_app.reports.fonts import Face
from desktop_app.reports.pdf_text import FontSet, clean

INK = (16, 78, 78)
"""Edges, lines and hatching: a dark teal, nearly black in grey print; parts of 255."""
TONES = (INK, (196, 216, 216), (104, 152, 152), (255, 255, 255))
"""Grounds of the series by tone."""
EDGE_PT = 0.6
"""Thickness of the edges of boxes, in points."""
DASHES_PT = (4.0, 2.5)
"""Length of dashes and of the gaps between them, in points."""
GAP_PT = 8.0
"""Room above and below a chart, in points."""
LARGEST = 12.0
"""Letters of labels at most; in points."""


def label_size(body_size: float) -> float:
    """Size of a chart's labels beside running text of this size: a step smaller."""
    return min(LARGEST, body_size - 2.0)


def measure_with(fonts: FontSet) -> Callable[[str, float, bool], float]:
    """Widths in millimetres of words set in the faces of the paper."""

    def measure(text: str, size: float, is_bold: bool) -> float:
        return fonts.get(Face.BOLD if is_bold else Face.REGULAR, size).width(clean(text)) * MM_PER_POINT

    return measure


def chart_table(chart: Chart) -> Table:
    """The numbers of a chart: a row per category, a column per series."""
    headings = [one.label or chart.unit or "Số lượng" for one in chart.series]
    rows = tuple(
        (category, *("" if one.values[index] is None else value_words(one.values[index]) for one in chart.series))
        for index, category in enumerate(chart.categories)
    )
    columns = (Column("Nội dung", 60), *(Column(heading, 20, Align.RIGHT) for heading in headings))
    return Table(columns=columns, rows=rows, unit_line=f"Đơn vị tính: {chart.unit}" if chart.unit else "")
