"""Lists of the records behind a number: as many uids as a year has petitions go into one condition."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.query import Condition, ListQuery, Operator
from desktop_app.services import records
from desktop_app.services.workspace import Workspace
from desktop_app.storage import listing
from tests.helpers.sample_files import save
from tests.helpers.sample_kind import SAMPLES

MANY = 100_000


@pytest.mark.parametrize("number", [0, 1, listing.MOST_PARAMETERS, listing.MOST_PARAMETERS + 1, MANY])
def test_list_of_many_uids_holds_just_those_records(samples: Workspace, number: int) -> None:
    made = [save(samples, title=f"Bản ghi {index}").uid for index in range(6)]
    wanted = tuple([*made[:4], *(f"khong-co-{index}" for index in range(number))][:number])
    one_of = ListQuery(SAMPLES.key, conditions=(Condition("uid", Operator.ONE_OF, wanted),))
    none_of = ListQuery(SAMPLES.key, conditions=(Condition("uid", Operator.NONE_OF, wanted),))
    expected = set(made[:4]) & set(wanted)
    assert {row.uid for row in records.page(samples, one_of).rows} == expected
    assert records.count(samples, one_of) == len(expected)
    assert {row.uid for row in records.page(samples, none_of).rows} == set(made) - expected


def test_many_values_of_a_field_that_may_be_missing_leave_out_what_is_missing(samples: Workspace) -> None:
    given = save(samples, title="có", people=7).uid
    missing = save(samples, title="không").uid
    numbers = tuple(range(listing.MOST_PARAMETERS + 1))
    one_of = ListQuery(SAMPLES.key, conditions=(Condition("people", Operator.ONE_OF, numbers),))
    none_of = ListQuery(SAMPLES.key, conditions=(Condition("people", Operator.NONE_OF, numbers),))
    assert [row.uid for row in records.page(samples, one_of).rows] == [given]
    assert [row.uid for row in records.page(samples, none_of).rows] == [missing]


def test_many_values_keep_the_order_and_pages_of_the_list(samples: Workspace) -> None:
    uids = [save(samples, title=f"Bản ghi {index:03}").uid for index in range(30)]
    wanted = (*uids, *(f"khong-co-{index}" for index in range(1_000)))
    query = ListQuery(
        SAMPLES.key,
        conditions=(Condition("uid", Operator.ONE_OF, wanted),),
        sort="title",
        is_descending=False,
        limit=20,
    )
    first = records.page(samples, query)
    assert [row.uid for row in first.rows] == uids[:20]
    assert first.next is not None
    assert [row.uid for row in records.page(samples, replace(query, after=first.next)).rows] == uids[20:]
