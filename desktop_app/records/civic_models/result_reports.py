"""What models brought: rewards of a period, and counted results by field and kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from desktop_app.domain.document import Align, Column, Document, HeaderCell, HeadingStyle, Orientation, Row, Table
from desktop_app.domain.formats import format_count, format_decimal
from desktop_app.domain.kind import ReportInput
from desktop_app.domain.query import Period
from desktop_app.domain.text import fold
from desktop_app.records import choices, civic_choices
from desktop_app.records.civic_models.counting import models_of
from desktop_app.records.civic_models.record import CivicModel, Reward
from desktop_app.records.pages import count_words, document_words, lines, table_page

_FIELDS = choices.codes(civic_choices.MODEL_FIELDS)
_OTHER = "other"
_OUTCOME_NOTE = (
    "Ghi chú: cộng mọi dòng kết quả có ngày tính trong kỳ, kể cả của mô hình đã dừng. Kết quả ghi “khác” xếp theo đơn"
    " vị tính."
)

# --- Rewards ----------------------------------------------------------------------------------------------------

_REWARD_COLUMNS = (
    Column("STT", 10, Align.CENTER),
    Column("Tập thể, cá nhân", 52),
    Column("Mô hình, điển hình", 58),
    Column("Hình thức khen thưởng", 44),
    Column("Số, ngày quyết định", 44),
    Column("Tiền thưởng (đồng)", 28, Align.RIGHT),
)


def model_rewards(data: ReportInput) -> Document:
    """Danh sách khen thưởng: one row per reward decided in the period, in the order of days, and the money in all.

    Source: list that provinces ask for (collective or person, form, decision, money); practice.
    """
    rewards = sorted(_rewards(data), key=lambda item: (item[1].decided_on is None, item[1].decided_on, item[0].name))
    rows = [
        (
            str(place),
            reward.recipient,
            model.name,
            lines(choices.label_of(civic_choices.REWARD_FORMS, reward.form), reward.issuer),
            document_words(reward.number, reward.decided_on),
            count_words(reward.money),
        )
        for place, (model, reward) in enumerate(rewards, start=1)
    ]
    money = sum(reward.money or 0 for _, reward in rewards)
    return table_page(
        data,
        key="khen-thuong-mo-hinh",
        name="DANH SÁCH KHEN THƯỞNG\nPHONG TRÀO THI ĐUA “DÂN VẬN KHÉO”",
        table=Table(
            columns=_REWARD_COLUMNS, code_row=True, rows=rows, totals=("Tổng", "", "", "", "", format_count(money))
        ),
        style=HeadingStyle.PARTY,
        subject="Khen thưởng mô hình, điển hình Dân vận khéo",
        notes=tuple(_reward_notes([reward for _, reward in rewards])),
    )


def _rewards(data: ReportInput) -> Iterator[tuple[CivicModel, Reward]]:
    for _, model in models_of(data):
        yield from ((model, item) for item in model.rewards if data.period.holds(item.decided_on))


def _reward_notes(rewards: list[Reward]) -> Iterator[str]:
    forms = Counter(reward.form for reward in rewards)
    counted = [
        f"{format_count(forms[choice.code])} {choice.label[:1].lower()}{choice.label[1:]}"
        for choice in civic_choices.REWARD_FORMS
        if forms[choice.code]
    ]
    if counted:
        yield f"Trong đó: {', '.join(counted)}."


# --- Counted results --------------------------------------------------------------------------------------------

_OUTCOME_COLUMNS = (
    Column("STT", 10, Align.CENTER),
    Column("Kết quả", 56),
    Column("Đơn vị tính", 24, Align.CENTER),
    Column("Tổng", 34, Align.RIGHT),
    *(Column(choices.label_of(civic_choices.MODEL_FIELDS, code), 32, Align.RIGHT) for code in _FIELDS),
)
_OUTCOME_GROUPS = ((HeaderCell("", 4), HeaderCell("Chia theo lĩnh vực", 4)),)

Sums = Mapping[str, Mapping[str, Decimal]]
"""Quantities by field code, by unit of measure (folded) or kind of outcome."""


def outcome_sums(data: ReportInput) -> tuple[Sums, dict[str, str]]:
    """Sums of the results counted in the period: by kind of outcome, those of kind "other" by ``other:<unit>``.

    Returns:
        The sums by key and field, and the unit of each key of kind "other" as it was typed first.
    """
    sums: defaultdict[str, defaultdict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    units: dict[str, str] = {}
    for model, key, unit, quantity in _outcomes(data):
        sums[key][model.field or ""] += quantity
        if unit:
            units.setdefault(key, unit)
    return sums, units


def _outcomes(data: ReportInput) -> Iterator[tuple[CivicModel, str, str, Decimal]]:
    for _, model in models_of(data):
        for item in model.outcomes:
            if item.quantity is None or not item.kind or not data.period.holds(item.counted_on):
                continue
            is_other = item.kind == _OTHER
            key = f"{_OTHER}:{fold(item.other_unit)}" if is_other else item.kind
            yield model, key, item.other_unit if is_other else "", item.quantity


def model_outcomes(data: ReportInput) -> Document:
    """Kết quả lượng hóa: every kind of outcome by field with its sum, zeros included; "other" by its units.

    Source: biểu kết quả vận động (households giving land, m², money, work days, km, works); practice.
    """
    sums, units = outcome_sums(data)
    kinds = [code for code in choices.codes(civic_choices.OUTCOMES) if code != _OTHER]
    keys = [*kinds, *sorted(units, key=lambda key: fold(units[key]))]
    rows: list[Row | tuple[str, ...]] = [
        (str(place), *_outcome_names(key, units), *_by_field(sums.get(key, {}))) for place, key in enumerate(keys, 1)
    ]
    rows.append(("", "Số mô hình có kết quả trong kỳ", "mô hình", *_by_field(_counted_models(data, data.period))))
    return table_page(
        data,
        key="ket-qua-mo-hinh",
        name="KẾT QUẢ LƯỢNG HÓA CỦA MÔ HÌNH “DÂN VẬN KHÉO”",
        table=Table(columns=_OUTCOME_COLUMNS, groups=_OUTCOME_GROUPS, code_row=True, rows=rows),
        style=HeadingStyle.PARTY,
        subject="Kết quả vận động theo lĩnh vực",
        orientation=Orientation.LANDSCAPE,
        notes=(_OUTCOME_NOTE,),
    )


def _outcome_names(key: str, units: Mapping[str, str]) -> tuple[str, str]:
    if key in units:
        return f"Kết quả khác ({units[key]})", units[key]
    return choices.label_of(civic_choices.OUTCOMES, key).split(" (", maxsplit=1)[0], civic_choices.OUTCOME_UNITS[key]


def _by_field(quantities: Mapping[str, Decimal]) -> tuple[str, ...]:
    values = [quantities.get(code, Decimal(0)) for code in _FIELDS]
    return tuple(format_decimal(value) for value in (sum(quantities.values(), start=Decimal(0)), *values))


def _counted_models(data: ReportInput, period: Period) -> Mapping[str, Decimal]:
    counted: Counter[str] = Counter()
    for _, model in models_of(data):
        if any(period.holds(item.counted_on) for item in model.outcomes):
            counted[model.field or ""] += 1
    return {code: Decimal(number) for code, number in counted.items()}
