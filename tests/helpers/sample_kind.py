"""A small record kind with a field of every type, and a look-up list, for tests that need no kind of ours."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from typing import Any

from sqlite_utils import Database, Migrations

from desktop_app.domain import fields
from desktop_app.domain.errors import Problem
from desktop_app.domain.fields import Choice
from desktop_app.domain.kind import RecordKind, RuleContext, Section, Steps
from desktop_app.domain.query import Condition, Operator, Relative, SavedFilter
from desktop_app.storage.schema import create_statements

_SOURCE = "Nội bộ: mẫu thử"


@fields.row
class Item(fields.Record):
    """One line of the small table."""

    what: str = fields.text("Việc", required=True, searchable=True, max_length=60, source=_SOURCE)
    done_on: date | None = fields.day("Ngày xong", source=_SOURCE)
    cost: int | None = fields.money("Kinh phí", source=_SOURCE)
    share: Decimal | None = fields.amount("Phần", decimals=3, source=_SOURCE)
    grade: str | None = fields.choice("Mức", Choice("a", "Tốt"), Choice("b", "Khá"), source=_SOURCE)
    is_checked: bool = fields.flag("Đã xem", source=_SOURCE)


@fields.record
class Sample(fields.Record):
    """A field of every type."""

    title: str = fields.text(
        "Tên gọi", section="main", required=True, listed=True, searchable=True, max_length=80, source=_SOURCE
    )
    story: str = fields.long_text("Nội dung", section="main", searchable=True, max_length=400, source=_SOURCE)
    person: str = fields.person(
        "Người gửi", section="main", listed=True, searchable=True, personal=True, withheld=True, source=_SOURCE
    )
    phone_number: str = fields.phone("Điện thoại", section="main", personal=True, withheld=True, source=_SOURCE)
    paper: str = fields.identity("Số giấy tờ", section="main", personal=True, withheld=True, source=_SOURCE)
    place: str = fields.pick("Thôn", target="places", section="main", listed=True, searchable=True, source=_SOURCE)
    held_on: date | None = fields.day(
        "Ngày", past=True, section="main", required=True, listed=True, searchable=True, source=_SOURCE
    )
    due_on: date | None = fields.day("Hạn", section="main", listed=True, source=_SOURCE)
    at: time | None = fields.time_of_day("Giờ", section="main", listed=True, source=_SOURCE)
    sort: str | None = fields.choice(
        "Loại", Choice("open", "Công khai", "CK"), Choice("closed", "Đã đóng", "ĐĐ"), Choice("secret", "Tố cáo", "TC"),
        section="main", listed=True, searchable=True, default="open", source=_SOURCE,
    )  # fmt: skip
    people: int | None = fields.count("Số người", section="main", listed=True, high=5000, source=_SOURCE)
    since: int | None = fields.year("Năm", section="main", listed=True, source=_SOURCE)
    money: int | None = fields.money("Số tiền", section="main", listed=True, source=_SOURCE)
    area: Decimal | None = fields.amount("Diện tích", section="main", unit="m²", listed=True, source=_SOURCE)
    is_done: bool = fields.flag("Đã xong", section="main", listed=True, source=_SOURCE)
    earlier: str | None = fields.ref("Bản ghi trước", target="samples", section="main", source=_SOURCE)
    items: tuple[Item, ...] = fields.rows("Việc đã làm", Item, section="main", high=20, source=_SOURCE)


@fields.record
class Place(fields.Record):
    """An entry of the look-up list."""

    name: str = fields.text("Tên", section="main", required=True, listed=True, searchable=True, source=_SOURCE)


def sample(**values: Any) -> Sample:
    """A sample; what is not given is empty. Type checkers cannot see that every field has a default."""
    return Sample(**values)


def item(**values: Any) -> Item:
    """A line of the small table."""
    return Item(**values)


def _rules(sample: Sample, context: RuleContext) -> Iterable[Problem]:
    if sample.sort == "secret":
        for spec in SAMPLES.withheld:
            if fields.is_given(getattr(sample, spec.key)):
                yield Problem(spec.key, "Tố cáo không lưu thông tin này.")
    if sample.due_on and sample.held_on and sample.due_on < sample.held_on:
        yield Problem("due_on", "Hạn đứng trước ngày. Kiểm tra lại.")
    if sample.people == 0:
        yield Problem("people", "Không có người nào? Kiểm tra lại.", code="nobody")
    for index, item in enumerate(sample.items):
        if item.cost and not item.done_on:
            yield Problem(f"items[{index}].done_on", "Đã chi tiền thì nhập ngày xong.")


def _migrations(key: str) -> Migrations:
    made = Migrations(key)

    def create(db: Database) -> None:
        for statement in create_statements(next(kind for kind in SAMPLE_KINDS if kind.key == key)):
            db.execute(statement)

    made(name="0001_create")(create)
    return made


_SECTIONS = (Section("main", "Nội dung"),)

SAMPLES = RecordKind(
    key="samples",
    title="Sổ mẫu",
    one="mẫu",
    record_type=Sample,
    sections=_SECTIONS,
    migrations=Steps(("0001_create",), lambda: _migrations("samples")),
    name_of=lambda sample: sample.title,
    rules=_rules,
    filters=(
        SavedFilter("late", "Quá hạn", (Condition("due_on", Operator.BEFORE, Relative.TODAY),), tone="late"),
        SavedFilter("mine", "Của tôi", (Condition("created_by", Operator.IS, Relative.USER),), is_attention=True),
        SavedFilter("all", "Tất cả"),
    ),
    confidential_when=lambda sample: sample.sort == "secret",
    numbered_by="held_on",
)
PLACES = RecordKind(
    key="places",
    title="Thôn",
    one="thôn",
    record_type=Place,
    sections=_SECTIONS,
    migrations=Steps(("0001_create",), lambda: _migrations("places")),
    name_of=lambda place: place.name,
    is_list=True,
)
SAMPLE_KINDS = (SAMPLES, PLACES)
