"""Charts for tests: a few typical ones, and any a report could make."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from desktop_app.domain.charts import MAX_SERIES, Chart, ChartKind, Series


def numbers(*values: int | str | None) -> tuple[Decimal | None, ...]:
    """Values of a series."""
    return tuple(None if value is None else Decimal(value) for value in values)


FIELDS = Chart(
    "Ý kiến theo lĩnh vực",
    ChartKind.BARS,
    ("Đất đai, giải phóng mặt bằng và bồi thường, hỗ trợ, tái định cư", "Môi trường", "Giao thông nông thôn", "Khác"),
    (Series("Năm 2026", numbers(40, 10, 20, 0), tags=("b:1", "b:2", "b:3", "b:4")),),
    unit="ý kiến",
)
QUARTERS = Chart(
    "Hội nghị đối thoại",
    ChartKind.COLUMNS,
    ("Quý I", "Quý II", "Quý III", "Quý IV"),
    (Series("Năm 2025", numbers(2, 3, 1, 4)), Series("Năm 2026", numbers(3, 3, 2, None))),
    unit="hội nghị",
)
MONTHS = Chart(
    "Đơn tiếp nhận theo tháng",
    ChartKind.LINE,
    tuple(f"T{month}" for month in range(1, 13)),
    (
        Series("Năm 2026", numbers(12, 18, 25, 22, 19, 30, 28, 26, 24, 21, 17, None)),
        Series("Năm 2025", numbers(10, 14, 20, 25, 15, 22, 31, 20, 18, 16, 12, 0)),
    ),
    unit="đơn",
)
FOUR_SERIES = Chart(
    "Mô hình theo lĩnh vực",
    ChartKind.BARS,
    ("Kinh tế", "Văn hóa – xã hội"),
    tuple(Series(label, numbers(9, 12)) for label in ("Đăng ký", "Công nhận", "Nhân rộng", "Dừng")),
    unit="mô hình",
)

_LETTERS = "abcđeghiklmnopqrstuvxyắễộẤỢ0123456789-–,"
_WORD = st.text(_LETTERS, min_size=1, max_size=14)
_LABEL = st.lists(_WORD, min_size=1, max_size=14).map(" ".join)
_VALUE = st.one_of(
    st.none(),
    st.integers(0, 10**10).map(Decimal),
    st.decimals(0, 9999, places=2, allow_nan=False, allow_infinity=False),
)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Any chart: long and odd labels, gaps, zeros, numbers far apart."""
    categories = tuple(draw(st.lists(_LABEL, min_size=1, max_size=14)))
    count = len(categories)
    series = draw(
        st.lists(
            st.builds(Series, _LABEL, st.lists(_VALUE, min_size=count, max_size=count).map(tuple), st.just(())),
            min_size=1,
            max_size=MAX_SERIES,
        )
    )
    return Chart(
        draw(st.one_of(st.just(""), _LABEL)),
        draw(st.sampled_from(ChartKind)),
        categories,
        tuple(series),
        unit=draw(st.one_of(st.just(""), _WORD)),
        note=draw(st.one_of(st.just(""), _LABEL)),
    )
