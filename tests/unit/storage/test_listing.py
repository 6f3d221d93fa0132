"""Lists page by page, against an oracle that filters and sorts plain records in Python."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import InputRefused
from desktop_app.domain.fields import FieldSpec, FieldType
from desktop_app.domain.query import Condition, Cursor, ListQuery, Operator
from desktop_app.domain.stamp import Stored
from desktop_app.domain.text import fold, has_marks, name_sort_key, sort_key, word_matches, words
from desktop_app.domain.values import show
from desktop_app.services import records
from desktop_app.services.workspace import Workspace
from desktop_app.storage import listing, repository, search
from tests.helpers.conditions import holds
from tests.helpers.sample_files import add, save, trial
from tests.helpers.sample_kind import SAMPLES, item, sample

COLUMNS = tuple(spec for spec in SAMPLES.specs if spec.type is not FieldType.ROWS)
ORDERED = (Operator.AT_LEAST, Operator.AT_MOST, Operator.BEFORE, Operator.AFTER)


def order_of(spec: FieldSpec | None) -> Callable[[tuple[int, Stored]], Any]:
    """Sort key of a numbered record: empty ones before all others, then by value, then by entry."""

    def key(place: tuple[int, Stored]) -> Any:
        index, stored = place
        if spec is None:
            return index
        value = getattr(stored.record, spec.key)
        if value is None:
            return (0, 0, index)
        if spec.type.is_text:
            value = (name_sort_key(value) if spec.type is FieldType.PERSON else sort_key(value))[:96]
        return (1, value, index)

    return key


_FEW: dict[str, tuple[Any, ...]] = {
    "title": ("An", "Án", "ân nhân", "an toàn đất đai", "Đất đai", ""),
    "story": ("", "Đề nghị làm đường", "Dat dai"),
    "person": ("", "Lò Văn An", "Bùi Thị Án", "An Thị Bình"),
    "phone_number": ("", "0912345678"),
    "paper": ("", "019088001234"),
    "place": ("", "Thôn 2", "Thôn 10", "bản Áng"),
    "held_on": (date(2025, 12, 31), date(2026, 1, 1), date(2026, 11, 22), None),
    "due_on": (None, date(2026, 3, 5), date(2026, 3, 6)),
    "at": (None, time(8, 5), time(14, 0)),
    "sort": (None, "open", "closed", "secret", "gone"),
    "people": (None, 0, 1, 9, 10),
    "since": (None, 1999, 2026),
    "money": (None, 0, 1_500_000),
    "area": (None, Decimal(9), Decimal(10), Decimal("2.5"), Decimal(0)),
    "is_done": (False, True),
    "earlier": (None, "0001", "nowhere"),
    "items": ((), (item(what="Đắp đường"),), (item(what=""), item(what="đào mương", cost=5))),
}
"""Few values for every field, so that lists have equal keys, empty ones, and conditions have hits."""


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    """A condition on any field, with values the field has in some records."""
    spec = draw(st.sampled_from(COLUMNS))
    operators = [Operator.IS, Operator.IS_NOT, Operator.ONE_OF, Operator.NONE_OF, Operator.EMPTY, Operator.GIVEN]
    if spec.type.is_integer or spec.type in (FieldType.DAY, FieldType.TIME, FieldType.AMOUNT):
        operators += ORDERED
    operator = draw(st.sampled_from(operators))
    value = st.sampled_from([value for value in _FEW[spec.key] if value is not None])
    if operator in (Operator.EMPTY, Operator.GIVEN):
        return Condition(spec.key, operator)
    if operator in (Operator.ONE_OF, Operator.NONE_OF):
        return Condition(spec.key, operator, tuple(draw(st.lists(value, max_size=3))))
    return Condition(spec.key, operator, draw(value))


RECORDS: st.SearchStrategy[list[tuple[Any, bool]]] = st.lists(
    st.tuples(
        st.fixed_dictionaries({key: st.sampled_from(values) for key, values in _FEW.items()}).map(
            lambda values: sample(**values)
        ),
        st.integers(0, 7).map(lambda number: number == 5),
    ),
    min_size=4,
    max_size=14,
)
SORTS = st.sampled_from(["", *(spec.key for spec in SAMPLES.specs if spec.is_sortable)])
TYPED = st.sampled_from(["", "", "", "dat", "an", "đường", "án", "khai", "57", "2026", "đ"])
FILTERS: st.SearchStrategy[list[Condition]] = st.one_of(
    st.just([]), st.just([]), st.lists(conditions(), min_size=1, max_size=2)
)


@pytest.mark.parametrize("dense_hits", [listing.DENSE_HITS, 2], ids=["sorting hits", "walking the order"])
@settings(max_examples=200)
@given(RECORDS, TYPED, SORTS, st.booleans(), st.integers(1, 5), FILTERS)
def test_pages_joined_are_the_whole_list_in_order(
    shared: Workspace, dense_hits: int, made: list[tuple[Any, bool]], typed: str, sort: str, is_descending: bool,
    limit: int, wanted: list[Condition],
) -> None:  # fmt: skip
    """Nothing twice, nothing left out, in both directions, over empty values, with search, conditions and sort."""
    with trial(shared) as connection, pytest.MonkeyPatch.context() as patched:
        patched.setattr(listing, "DENSE_HITS", dense_hits)
        stored = [add(shared, record) for record, _ in made]
        for one, (_, is_deleted) in zip(stored, made, strict=True):
            if is_deleted:
                connection.execute("UPDATE samples SET is_deleted = 1 WHERE uid = ?", (one.uid,))
                place = repository.find(connection, SAMPLES, one.uid)
                assert place is not None
                search.remove_index(connection, SAMPLES, place[0])
        kept = [
            (index, one)
            for index, one in enumerate(stored)
            if not made[index][1] and all(holds(condition, one) for condition in wanted) and is_hit(one, typed)
        ]
        spec = SAMPLES.spec(sort) if sort else None
        expected = [one.uid for _, one in sorted(kept, key=order_of(spec), reverse=is_descending)]
        query = ListQuery(
            SAMPLES.key, search=typed, conditions=tuple(wanted), sort=sort, is_descending=is_descending, limit=limit
        )
        assert joined(shared, query) == expected
        assert listing.count(connection, SAMPLES, query) == len(expected)
        register = [one.uid for _, one in sorted(kept, key=lambda place: (place[1].stamp.year, place[0]))]
        assert listing.uids(connection, SAMPLES, query) == register


@given(RECORDS, conditions())
def test_condition_takes_exactly_the_records_it_is_true_of(
    shared: Workspace, made: list[tuple[Any, bool]], condition: Condition
) -> None:
    with trial(shared) as connection:
        stored = [add(shared, record) for record, _ in made]
        query = ListQuery(SAMPLES.key, conditions=(condition,), is_descending=False, limit=99)
        found = [row.uid for row in listing.page(connection, SAMPLES, query).rows]
        assert found == [one.uid for one in stored if holds(condition, one)]


def is_hit(stored: Stored, typed: str) -> bool:
    """Whether the typed words find a record, by looking through its texts."""
    record: Any = stored.record
    texts = [
        record.title, record.story, record.person, record.place, show(SAMPLES.spec("sort"), record.sort),
        show(SAMPLES.spec("held_on"), record.held_on), stored.stamp.register_number,
        *(line.what for line in record.items),
    ]  # fmt: skip
    have = {word for text in texts for word in words(text)}
    return all(
        any(word_matches(word, part) if has_marks(part) else fold(word).startswith(part) for word in have)
        for part in words(typed)
    )


def joined(work: Workspace, query: ListQuery) -> list[str]:
    """The uids of all pages, one after the other; every page but the last is full."""
    found: list[str] = []
    after: Cursor | None = None
    while True:
        page = listing.page(work.file.connection, SAMPLES, ListQuery(**{**_fields(query), "after": after}))
        found += [row.uid for row in page.rows]
        after = page.next
        if after is None:
            return found
        assert len(page.rows) == query.limit


def _fields(query: ListQuery) -> dict[str, Any]:
    return {name: getattr(query, name) for name in ListQuery.__slots__}


def test_columns_come_as_their_types_in_the_order_asked_for(samples: Workspace) -> None:
    earlier = save(samples)
    save(
        samples, due_on="06/03/2026", at="8h30", money="1,5 triệu", area="2,5", is_done="có", sort="closed",
        earlier=earlier.uid, person="Lò Văn Ba",
    )  # fmt: skip
    columns = ("at", "person", "area", "is_done", "earlier", "due_on", "money", "sort", "register_year", "created_by")
    row = records.page(samples, ListQuery(SAMPLES.key, columns=columns)).rows[0]
    assert row.values == (
        time(8, 30), "Lò Văn Ba", Decimal("2.5"), True, earlier.uid, date(2026, 3, 6), 1_500_000, "closed", 2026, "Lan",
    )  # fmt: skip
    assert (row.number, row.is_confidential) == ("2/2026", False)


def test_confidential_rows_are_marked(samples: Workspace) -> None:
    save(samples, sort="secret")
    query = ListQuery(SAMPLES.key, conditions=(Condition("is_confidential", Operator.IS, True),))
    assert records.page(samples, query).rows[0].is_confidential
    assert records.count(samples, query) == 1


def test_amounts_compare_by_value_not_by_letters(samples: Workspace) -> None:
    for area in ("9", "10", "100,5"):
        save(samples, title=area, area=area)

    def titles(operator: Operator, value: Any) -> list[Any]:
        query = ListQuery(SAMPLES.key, conditions=(Condition("area", operator, value),), columns=("title",))
        return [row.values[0] for row in records.page(samples, query).rows]

    assert titles(Operator.AFTER, Decimal(9)) == ["100,5", "10"]
    assert titles(Operator.BEFORE, Decimal(10)) == ["9"]
    assert titles(Operator.IS, Decimal("100.50")) == ["100,5"]


@pytest.mark.parametrize(
    "query",
    [
        ListQuery(SAMPLES.key, sort="colour"), ListQuery(SAMPLES.key, sort="story"),
        ListQuery(SAMPLES.key, sort="area"), ListQuery(SAMPLES.key, sort="items"),
        ListQuery(SAMPLES.key, columns=("items",)), ListQuery(SAMPLES.key, columns=("1; DROP TABLE samples",)),
        ListQuery(SAMPLES.key, conditions=(Condition("colour", Operator.IS, 1),)),
        ListQuery(SAMPLES.key, conditions=(Condition("is_deleted", Operator.IS, 1),)),
    ],
)  # fmt: skip
def test_unknown_fields_are_refused_with_a_sentence(samples: Workspace, query: ListQuery) -> None:
    with pytest.raises(InputRefused, match=r"không"):
        records.page(samples, query)


def test_page_after_a_row_that_is_gone_goes_on_behind_it(samples: Workspace) -> None:
    """The cursor is a place in the order, not a row: deleting the last row shown neither repeats nor skips any."""
    uids = [save(samples, title=f"Tên {turn}").uid for turn in range(6)]
    first = records.page(samples, ListQuery(SAMPLES.key, sort="title", is_descending=False, limit=2))
    records.delete(samples, kind=SAMPLES.key, uid=uids[1])
    query = ListQuery(SAMPLES.key, sort="title", is_descending=False, limit=2, after=first.next)
    assert [row.uid for row in records.page(samples, query).rows] == uids[2:4]


@pytest.mark.parametrize("sort", ["", *(spec.key for spec in SAMPLES.specs if spec.is_sortable)])
@pytest.mark.parametrize("is_descending", [True, False])
def test_every_sort_walks_an_index(samples: Workspace, sort: str, is_descending: bool) -> None:
    """No page of any list sorts the table: a million rows cost what one page costs."""
    for value in ("", "5"):
        save(samples, people=value, since="2020" if value else "", due_on="06/03/2026" if value else "")
    explained: list[str] = []

    class Explaining:
        """Passes statements on and keeps their plans."""

        def execute(self, sql: str, parameters: Any = ()) -> Any:
            plan = samples.file.connection.execute(f"EXPLAIN QUERY PLAN {sql}", parameters).fetchall()
            explained.extend(row[3] for row in plan)
            return samples.file.connection.execute(sql, parameters)

    after: Cursor | None = None
    for _ in range(2):
        query = ListQuery(SAMPLES.key, sort=sort, is_descending=is_descending, limit=1, after=after)
        after = listing.page(Explaining(), SAMPLES, query).next
    assert explained
    assert not [line for line in explained if "TEMP B-TREE" in line]


def test_sort_by_person_is_by_given_name(samples: Workspace) -> None:
    for name in ("Nguyễn Văn Ứng", "Đặng Thị An", "Lò Văn Án", "", "Bùi Thị Ân"):
        save(samples, person=name)
    query = ListQuery(SAMPLES.key, sort="person", is_descending=False, columns=("person",))
    names = [row.values[0] for row in records.page(samples, query).rows]
    assert names == ["", "Đặng Thị An", "Lò Văn Án", "Bùi Thị Ân", "Nguyễn Văn Ứng"]


def test_long_equal_beginnings_keep_the_order_of_entry(samples: Workspace) -> None:
    title = "Đề nghị sửa chữa đường liên thôn " * 4
    with samples.file.writing() as connection:
        uids = [records.add(samples, connection, SAMPLES, sample(title=f"{title} {turn}"))[0].uid for turn in (3, 1, 2)]
    assert joined(samples, ListQuery(SAMPLES.key, sort="title", is_descending=False, limit=1)) == uids
