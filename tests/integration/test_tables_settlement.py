"""Tables 01/KQGQ to 04/KQGQ, counted by hand on a few matters."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.services import tables
from desktop_app.services.workspace import Workspace
from tests.helpers.table_papers import QUARTER, Papers


@pytest.fixture
def papers(work: Workspace) -> Papers:
    """An office without records."""
    return Papers(work)


def decided(day: str, analysis: str | None, **values: Any) -> dict[str, Any]:
    """Values of a matter that was decided."""
    return {"decided_on": day, "decision_number": "9/QĐ-UBND", "analysis": analysis, **values}


def part(cells: dict[str, float], first: int, last: int) -> dict[str, float]:
    """The cells with these codes that are not 0."""
    return {code: number for code, number in cells.items() if first <= int(code) <= last}


# ---------------------------------------------------------------- 01/KQGQ


def test_complaints_are_in_the_table_from_acceptance_to_settlement(papers: Papers) -> None:
    papers.own("01/02/2026", accepted_on="05/02/2026", **decided("14/03/2026", "right"))  # settled before
    papers.own("01/02/2026", accepted_on="14/03/2026")
    papers.own("10/03/2026", accepted_on="15/03/2026", **decided("14/06/2026", "right"))
    papers.own("01/06/2026", accepted_on="14/06/2026")
    papers.own("01/06/2026", accepted_on="15/06/2026")  # accepted after
    papers.own("01/06/2026")  # not accepted
    papers.other("01/06/2026")
    assert part(papers.cells("01-kqgq"), 1, 6) == {"1": 3, "2": 1, "3": 2, "4": 3, "5": 1}


def test_decided_complaints_are_divided_by_result_and_by_their_term(papers: Papers) -> None:
    """First settlement takes 30 days, the second 45 (Luật Khiếu nại Điều 28, 37)."""
    within, late = "10/04/2026", "10/06/2026"
    papers.own("20/03/2026", accepted_on="20/03/2026", instance="first", **decided(within, "right"))
    papers.own("20/03/2026", accepted_on="20/03/2026", **decided(late, "right"))
    papers.own("20/03/2026", accepted_on="20/03/2026", **decided(within, "wrong"))
    papers.own("20/03/2026", accepted_on="20/03/2026", **decided(within, "partly"))
    papers.own("20/03/2026", accepted_on="20/03/2026", instance="second", **decided(late, "upheld"))
    papers.own("20/03/2026", accepted_on="20/03/2026", instance="second", **decided(within, "revised"))
    assert part(papers.cells("01-kqgq"), 5, 26) == {
        "5": 6, "20": 2, "21": 1, "22": 1, "23": 1, "24": 1, "25": 4, "26": 2,
    }  # fmt: skip


def test_withdrawal_counts_where_it_came_from_explaining_and_ended_the_matter(papers: Papers) -> None:
    whole = {"withdrawn_on": "01/04/2026", "withdrawal": "whole"}
    explained = papers.own("20/03/2026", accepted_on="20/03/2026", **whole, is_withdrawn_after_explaining=True)
    papers.own("20/03/2026", accepted_on="20/03/2026", **whole)
    papers.own(
        "20/03/2026", accepted_on="20/03/2026", withdrawn_on="01/04/2026", withdrawal="part",
        withdrawn_content="Một nội dung", is_withdrawn_after_explaining=True,
    )  # fmt: skip
    assert part(papers.cells("01-kqgq"), 1, 26) == {"1": 3, "3": 3, "4": 3, "6": 1}
    assert papers.uids("01-kqgq", "6") == {explained}
    assert tables.figures(papers.work, "01-kqgq", period=QUARTER).cells["open"] == 1


def test_matter_is_settled_by_what_came_first(papers: Papers) -> None:
    papers.own(
        "20/03/2026", accepted_on="20/03/2026", withdrawn_on="01/04/2026", withdrawal="whole",
        is_withdrawn_after_explaining=True, **decided("10/04/2026", "right"),
    )  # fmt: skip
    papers.own("20/03/2026", accepted_on="20/03/2026", stopped_on="12/04/2026", **decided("10/04/2026", "wrong"))
    assert part(papers.cells("01-kqgq"), 5, 24) == {"5": 1, "6": 1, "21": 1}


def test_decision_without_analysis_and_answer_without_decision_are_named(papers: Papers) -> None:
    no_analysis = papers.own("20/03/2026", accepted_on="20/03/2026", **decided("10/04/2026", None))
    answered = papers.own("20/03/2026", accepted_on="20/03/2026", answered_on="10/04/2026")
    papers.own("20/03/2026", accepted_on="20/03/2026", **decided("10/04/2026", "right"))
    made = tables.figures(papers.work, "01-kqgq", period=QUARTER)
    assert set(made.unclassified) == {no_analysis, answered}
    assert made.failures == ()
    assert [made.cells[code] for code in ("1", "5", "settled")] == [3, 1, 3]


def test_money_and_land_of_decisions_are_added_exactly(papers: Papers) -> None:
    """In triệu đồng and m², to the last place; not yet what a decision outside the period ordered."""
    ordered = [
        {"what": "state_money", "due": "0.1", "done": "0"}, {"what": "organization_land", "due": "120.55"},
        {"what": "individuals", "due": "3"}, {"what": "disciplined", "due": "5"},
        {"what": "disciplined_officials", "due": "2"}, {"what": "investigated_people", "due": "1"},
    ]  # fmt: skip
    for _ in range(3):
        papers.own("20/03/2026", accepted_on="20/03/2026", **decided("10/04/2026", "right"), outcomes=ordered)
    papers.own("20/03/2026", accepted_on="20/03/2026", **decided("20/06/2026", "right"), outcomes=ordered)
    assert part(papers.cells("01-kqgq"), 7, 19) == {"7": 0.3, "10": 361.65, "14": 9, "15": 15, "16": 6, "18": 3}
    assert len(papers.uids("01-kqgq", "7")) == 3


def test_first_and_second_complaint_of_a_matter_are_decided_each_for_itself(papers: Papers) -> None:
    first = papers.own("16/03/2026", accepted_on="16/03/2026", instance="first", **decided("01/04/2026", "wrong"))
    papers.own(
        "10/04/2026", accepted_on="12/04/2026", instance="second", first_petition=first, relation="second",
        **decided("20/05/2026", "upheld"),
    )  # fmt: skip
    assert part(papers.cells("01-kqgq"), 1, 24) == {"1": 2, "3": 2, "4": 1, "5": 2, "21": 1, "23": 1}


def test_rate_of_settlement_counts_open_and_overdue_matters(papers: Papers) -> None:
    papers.own("20/03/2026", accepted_on="20/03/2026", **decided("10/04/2026", "right"))
    papers.own("20/03/2026", accepted_on="20/03/2026", **decided("10/06/2026", "right"))
    papers.own("20/03/2026", accepted_on="20/03/2026")
    papers.own("10/06/2026", accepted_on="10/06/2026")
    rate = tables.figures(papers.work, "01-kqgq", period=QUARTER).rate("settlement")
    assert rate is not None
    assert (rate.on_time, rate.done, rate.overdue) == (1, 2, 1)


# ---------------------------------------------------------------- 02/KQGQ


def test_decisions_are_carried_out_and_counted_until_they_are(papers: Papers) -> None:
    outcomes = [
        {"what": "state_money", "due": "10.5", "done": "4.25"}, {"what": "individual_land", "due": "80", "done": "80"},
        {"what": "disciplined", "due": "2", "done": "1"}, {"what": "investigated_cases", "due": "1", "done": "1"},
    ]  # fmt: skip
    accepted = {"accepted_on": "20/01/2026"}
    papers.own("20/01/2026", **accepted, **decided("01/02/2026", "right"), execution="executing", outcomes=outcomes)
    papers.own(
        "20/01/2026", **accepted, **decided("01/04/2026", "right"), execution="executed", executed_on="14/06/2026",
        outcomes=outcomes,
    )  # fmt: skip
    papers.own(
        "20/01/2026", **accepted, **decided("01/02/2026", "right"), execution="executed", executed_on="14/03/2026",
        outcomes=outcomes,
    )  # fmt: skip
    papers.own("20/01/2026", **accepted, **decided("01/02/2026", "right"), outcomes=outcomes)  # nothing to carry out
    papers.own("20/01/2026", **accepted, **decided("15/06/2026", "right"), execution="not_yet")
    assert papers.cells("02-kqgq") == {
        "1": 2, "2": 1, "3": 21, "5": 8.5, "10": 160, "14": 160, "15": 2, "17": 2,
    }  # fmt: skip
    hidden = tables.figures(papers.work, "02-kqgq", period=QUARTER).cells
    assert [hidden[code] for code in ("before", "open")] == [1, 1]


# ---------------------------------------------------------------- 03/KQGQ, 04/KQGQ


def test_denunciations_end_by_conclusion_withdrawal_or_stop(papers: Papers) -> None:
    accepted = {"accepted_on": "20/03/2026"}
    papers.own("20/03/2026", "denunciation", **accepted, **decided("10/04/2026", "right"))
    papers.own("20/03/2026", "denunciation", **accepted, **decided("10/06/2026", "wrong"))
    further = {"instance": "further", "previous_number": "3/KL-UBND"}
    papers.own("20/03/2026", "denunciation", **accepted, **further, **decided("10/04/2026", "partly"))
    papers.own("20/03/2026", "denunciation", **accepted, withdrawn_on="10/06/2026", withdrawal="whole")
    papers.own("20/03/2026", "denunciation", **accepted, stopped_on="10/04/2026", stop_reason="Người bị tố cáo đã mất")
    papers.own("20/03/2026", "denunciation", **accepted, **further)
    assert papers.cells("03-kqgq") == {
        "1": 6, "3": 6, "4": 6, "5": 2, "6": 5, "7": 2, "8": 1, "9": 1, "10": 1, "24": 1, "26": 1, "28": 1, "29": 1,
        "30": 3, "31": 2,
    }  # fmt: skip


def test_conclusion_without_a_fitting_analysis_is_named(papers: Papers) -> None:
    uid = papers.own("20/03/2026", "denunciation", accepted_on="20/03/2026", **decided("10/04/2026", None))
    made = tables.figures(papers.work, "03-kqgq", period=QUARTER)
    assert made.unclassified == (uid,)
    assert made.failures == ()
    assert made.cells["6"] == 0


def test_conclusions_are_carried_out_with_organizations_people_and_money(papers: Papers) -> None:
    outcomes = [
        {"what": "organizations", "due": "2", "done": "1"}, {"what": "organization_money", "due": "7", "done": "6.5"},
        {"what": "disciplined_organizations", "due": "1", "done": "1"},
        {"what": "disciplined", "due": "3", "done": "3"}, {"what": "disciplined_officials", "due": "2", "done": "2"},
        {"what": "investigated_people", "due": "1", "done": "1"},
    ]  # fmt: skip
    papers.own(
        "20/01/2026", "denunciation", accepted_on="20/01/2026", **decided("01/04/2026", "right"),
        execution="executing", outcomes=outcomes,
    )  # fmt: skip
    assert papers.cells("04-kqgq") == {
        "1": 1, "7": 2, "9": 7, "13": 1, "15": 6.5, "19": 1, "20": 3, "21": 2, "23": 1,
    }  # fmt: skip
