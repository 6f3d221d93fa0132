"""Tables 01/TCD, 02/TCD and 01/XLD to 04/XLD, counted by hand on a few papers."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.query import Period
from desktop_app.services import records, tables
from desktop_app.services.workspace import Workspace
from tests.helpers.table_papers import QUARTER, Papers


@pytest.fixture
def papers(work: Workspace) -> Papers:
    """An office without records."""
    return Papers(work)


# ---------------------------------------------------------------- 01/TCD


def test_regular_receptions_are_counted_by_times_people_matters_and_groups(papers: Papers) -> None:
    first = papers.reception("15/03/2026")
    papers.reception("20/04/2026", earlier_reception=first, occurrence="again", people_count=2)
    papers.reception("14/06/2026", people_count=7)
    papers.reception("14/03/2026")  # the day before the period
    papers.reception("15/06/2026")  # the day after
    assert papers.cells("01-tcd") == {
        "1": 3, "2": 10, "3": 2, "4": 3, "5": 10, "6": 1, "7": 1, "8": 1, "9": 7, "10": 1,
    }  # fmt: skip


def test_sessions_of_the_head_count_by_day_and_chair_and_without_citizens(papers: Papers) -> None:
    head = {"reception_type": "scheduled", "chair": "Lý Văn Thắng"}
    papers.reception("18/03/2026", **head)
    papers.reception("18/03/2026", **head, people_count=5, content_kind="complaint")
    papers.session("01/04/2026")
    papers.session("08/04/2026", session="Kỳ 2")
    papers.reception("09/04/2026", **head, session="Kỳ 2")  # the same session on another day
    papers.reception("08/04/2026", reception_type="extraordinary", chair="Hoàng Thị Lan")
    cells = papers.cells("01-tcd")
    assert {code: cells.get(code, 0) for code in ("1", "2", "3", "4", "12", "13", "14", "15", "16")} == {
        "1": 4, "2": 8, "3": 4, "4": 0, "12": 4, "13": 4, "14": 8, "15": 4, "16": 0,
    }  # fmt: skip
    assert {code: cells.get(code) for code in ("17", "18", "19", "20")} == {"17": 1, "18": 5, "19": 1, "20": None}


def test_delegated_receptions_stand_apart_and_a_matter_counts_with_each_who_received_it(papers: Papers) -> None:
    first = papers.reception("20/03/2026")
    delegated = {"reception_type": "scheduled", "is_delegated": True, "chair": "Lý Văn Thắng"}
    papers.reception("25/03/2026", **delegated, earlier_reception=first, occurrence="again", people_count=6)
    papers.session("01/04/2026", is_delegated=True)
    cells = papers.cells("01-tcd")
    assert cells == {
        "1": 2, "2": 7, "3": 2, "4": 1, "5": 1, "6": 1, "21": 2, "22": 1, "23": 6, "25": 1, "26": 1, "27": 6, "29": 1,
    }  # fmt: skip


def test_links_are_followed_to_the_first_reception_of_a_matter(papers: Papers) -> None:
    first = papers.reception("20/03/2026")
    second = papers.reception("25/03/2026", earlier_reception=first, occurrence="again")
    third = papers.reception("30/03/2026", earlier_reception=second, occurrence="again")
    assert papers.cells("01-tcd")["3"] == 1
    assert papers.uids("01-tcd", "7") == {third}
    assert papers.cells("01-tcd", period=Period(date(2026, 3, 29), date(2026, 4, 1)))["3"] == 1


def test_receptions_of_the_party_are_left_out_and_said_to_be(papers: Papers) -> None:
    papers.reception("20/03/2026", host="party")
    assert papers.cells("01-tcd") == {}
    assert tables.figures(papers.work, "01-tcd", period=QUARTER).remarks == (
        "Không tính 1 lượt, buổi tiếp do Đảng ủy chủ trì.",
    )


# ---------------------------------------------------------------- 02/TCD


def test_petitions_through_receptions_are_divided_by_content_and_authority(papers: Papers) -> None:
    through = {"source": "reception"}
    papers.own("20/03/2026", "complaint", **through)
    papers.own("20/03/2026", "proposal", **through)
    papers.other("21/03/2026", "complaint", "guide", **through)
    papers.other("21/03/2026", "denunciation", "transfer_denunciation", **through)
    first = papers.other("22/03/2026", "proposal", "urge", **through)
    papers.other("23/03/2026", "proposal", "transfer_proposal", **through, first_petition=first, relation="repeat")
    papers.own("23/03/2026", "proposal")  # by post
    assert papers.cells("02-tcd") == {
        "1": 6, "2": 5, "3": 2, "4": 2, "5": 1, "6": 1, "7": 3, "8": 2, "9": 2, "10": 2, "11": 4, "12": 3, "13": 1,
        "14": 2,
    }  # fmt: skip


def test_petitions_through_receptions_that_cannot_be_counted_are_told_apart(papers: Papers) -> None:
    open_ = papers.petition("20/03/2026", source="reception")
    papers.petition(
        "20/03/2026", source="reception", eligibility="not_eligible", ineligible_reason="anonymous", direction="file"
    )
    made = tables.figures(papers.work, "02-tcd", period=QUARTER)
    assert made.unclassified == (open_,)
    assert made.remarks == (
        "Không tính 1 đơn không đủ điều kiện xử lý hoặc đơn trùng.",
        "Chưa phân loại xong: 1 đơn, chưa tính vào biểu.",
    )


# ---------------------------------------------------------------- 01/XLD


def test_papers_are_carried_received_handled_and_left(papers: Papers) -> None:
    before, within = {"document_on": "10/03/2026"}, {"document_on": "20/03/2026"}
    papers.other("01/03/2026", **before)  # handled before the period: not looked at
    carried = papers.other("01/03/2026", **within)
    left = papers.petition("02/03/2026")
    late = papers.other("14/06/2026", document_on="15/06/2026")  # handled after the last day
    papers.other("15/03/2026", document_on="14/06/2026")
    papers.petition("15/06/2026")  # received after the last day
    assert {code: number for code, number in papers.cells("01-xld").items() if int(code) <= 5} == {
        "1": 4, "2": 2, "3": 2, "4": 2, "5": 2,
    }  # fmt: skip
    assert papers.uids("01-xld", "2") == {carried, left}
    assert papers.uids("01-xld", "5") == {left, late}


def test_eligible_papers_are_divided_by_content_earlier_settlement_authority_and_way(papers: Papers) -> None:
    papers.own("20/03/2026", "complaint", previous_state="decided", instance="first")
    papers.own("20/03/2026", "denunciation", previous_state="judged")
    papers.own("20/03/2026", "proposal")
    papers.other("20/03/2026", "complaint", "guide", previous_state="decided", instance="second")
    papers.other("20/03/2026", "complaint", "urge", previous_state="no_decision")
    papers.other("20/03/2026", "denunciation", "transfer_denunciation", previous_state="unsettled")
    papers.other("20/03/2026", "proposal", "transfer_proposal", replied_on="20/05/2026", document_on="25/03/2026")
    cells = papers.cells("01-xld")
    assert {code: cells[code] for code in map(str, range(6, 23))} == {
        "6": 7, "7": 7, "8": 3, "9": 2, "10": 2, "11": 1, "12": 2, "13": 4, "14": 3, "15": 1, "16": 1, "17": 1, "18": 4,
        "19": 1, "20": 2, "21": 1, "22": 1,
    }  # fmt: skip


def test_reply_counts_in_the_period_it_came_though_the_paper_was_passed_on_before(papers: Papers) -> None:
    papers.other("01/02/2026", "proposal", "transfer_proposal", document_on="05/02/2026", replied_on="20/03/2026")
    assert papers.cells("01-xld") == {"22": 1}
    assert papers.cells("02-xld") == {}
    papers.other("01/02/2026", "complaint", "urge", document_on="05/02/2026", replied_on="14/06/2026")
    assert papers.cells("02-xld") == {"26": 1}
    assert papers.cells("01-xld") == {"22": 2}


def test_papers_of_one_matter_are_one_case_which_its_newest_paper_stands_for(papers: Papers) -> None:
    first = papers.own("20/03/2026", field="land")
    newest = papers.own("20/05/2026", first_petition=first, relation="repeat", field="policy")
    papers.own("20/04/2026", first_petition=first, relation="repeat")
    assert {code: papers.cells("02-xld").get(code) for code in ("7", "8", "9", "10", "11")} == {
        "7": 3, "8": 1, "9": 1, "10": 1, "11": None,
    }  # fmt: skip
    assert papers.uids("02-xld", "8") == {newest}
    assert papers.cells("01-xld")["7"] == 1


def test_duplicates_are_papers_but_never_eligible(papers: Papers) -> None:
    first = papers.own("20/03/2026")
    papers.petition(
        "21/03/2026", first_petition=first, relation="duplicate", eligibility="not_eligible",
        ineligible_reason="duplicate", direction="file", filed_on="21/03/2026",
    )  # fmt: skip
    cells = papers.cells("01-xld")
    assert (cells["1"], cells["6"], cells["7"]) == (2, 1, 1)
    assert tables.figures(papers.work, "01-xld", period=QUARTER).unclassified == ()


def test_incomplete_classification_is_named_and_left_out(papers: Papers) -> None:
    mixed = papers.petition("20/03/2026", "mixed")
    papers.petition("20/03/2026", "mixed", direction="split", document_on="21/03/2026")  # sent back to be split
    no_authority = papers.own("20/03/2026")
    papers.change(no_authority, authority=None, direction=None)
    no_way = papers.other("20/03/2026", "proposal", direction=None)
    handled = papers.petition("20/03/2026", direction="guide", receiving_body="Sở Tư pháp", document_on="21/03/2026")
    papers.petition("20/03/2026")  # not looked at yet: simply not handled
    made = tables.figures(papers.work, "01-xld", period=QUARTER)
    assert set(made.unclassified) == {mixed, no_authority, no_way, handled}
    assert [made.cells[code] for code in ("1", "6")] == [6, 0]
    assert made.remarks == ("Chưa phân loại xong: 4 đơn, chưa tính vào các cột 6–21.",)
    assert made.failures == ()


def test_deleted_records_are_not_counted(papers: Papers) -> None:
    uid = papers.own("20/03/2026")
    records.delete(papers.work, kind="petitions", uid=uid)
    assert papers.cells("01-xld") == {}


# ---------------------------------------------------------------- 02/XLD to 04/XLD


def test_complaints_are_divided_by_field_with_the_rest_under_other(papers: Papers) -> None:
    for field in ("policy", "land", "administrative_other", "judicial", "party", "other", None):
        papers.own("20/03/2026", field=field)
    cells = papers.cells("02-xld")
    assert {code: cells[code] for code in map(str, range(7, 16))} == {
        "7": 7, "8": 7, "9": 3, "10": 1, "11": 1, "12": 1, "13": 1, "14": 1, "15": 2,
    }  # fmt: skip


def test_complaints_are_divided_by_settlement_authority_and_handling(papers: Papers) -> None:
    papers.own("01/03/2026", previous_state="decided", accepted_on="20/03/2026")
    papers.own("20/03/2026", previous_state="decided", instance="second")
    papers.own("20/03/2026", previous_state="judged", accepted_on="25/03/2026")
    papers.other("20/03/2026", direction="guide")
    papers.other("20/03/2026", direction="urge", document_on="26/03/2026")
    cells = papers.cells("02-xld")
    assert {code: cells.get(code, 0) for code in map(str, range(1, 7))} == {
        "1": 5, "2": 1, "3": 4, "4": 3, "5": 1, "6": 2,
    }  # fmt: skip
    assert {code: cells[code] for code in map(str, range(16, 26))} == {
        "16": 1, "17": 1, "18": 1, "19": 2, "20": 3, "21": 2, "22": 1, "23": 2, "24": 1, "25": 1,
    }  # fmt: skip


def test_denunciations_are_divided_by_field_further_ones_and_handling(papers: Papers) -> None:
    papers.own("20/03/2026", "denunciation", field="civil_service")
    papers.own("20/03/2026", "denunciation", field="corruption", instance="further", previous_state="no_decision")
    papers.own("20/03/2026", "denunciation", field="administrative_other", instance="further", previous_state="decided")
    papers.other("20/03/2026", "denunciation", "transfer_party", field="party")
    papers.other("20/03/2026", "denunciation", "urge")
    cells = papers.cells("03-xld")
    assert {code: cells.get(code, 0) for code in map(str, range(7, 27))} == {
        "7": 5, "8": 5, "9": 2, "10": 0, "11": 0, "12": 1, "13": 1, "14": 1, "15": 0, "16": 1, "17": 1, "18": 1,
        "19": 1, "20": 3, "21": 3, "22": 1, "23": 2, "24": 2, "25": 1, "26": 1,
    }  # fmt: skip


def test_proposals_are_divided_and_those_within_authority_are_settled_or_not(papers: Papers) -> None:
    papers.own("20/03/2026", "proposal", field="land", accepted_on="22/03/2026", answered_on="14/06/2026")
    papers.own("20/03/2026", "proposal", field="policy", accepted_on="22/03/2026", answered_on="15/06/2026")
    papers.own("20/03/2026", "proposal", field="judicial", previous_state="decided")
    papers.other("20/03/2026", "proposal", "transfer_proposal")
    papers.other("20/03/2026", "proposal", "urge", field="other")
    cells = papers.cells("04-xld")
    assert {code: cells.get(code, 0) for code in map(str, range(7, 21))} == {
        "7": 5, "8": 5, "9": 1, "10": 1, "11": 1, "12": 2, "13": 1, "14": 4, "15": 3, "16": 2, "17": 1, "18": 1,
        "19": 1, "20": 2,
    }  # fmt: skip


def test_tables_between_them_count_the_same_eligible_papers_and_cases(papers: Papers) -> None:
    first = papers.own("20/03/2026", "complaint")
    papers.own("21/03/2026", "proposal", first_petition=first, relation="repeat")  # the same matter, otherwise told
    papers.own("21/03/2026", "denunciation")
    assert papers.cells("01-xld")["7"] == 3
    assert tables.cross_failures(papers.work, period=QUARTER) == ()


def test_rate_of_handling_counts_what_is_open_and_overdue(papers: Papers) -> None:
    """On time / (done + open and overdue); handling takes 10 working days (Luật Tiếp công dân Điều 28 khoản 1)."""
    papers.other("01/04/2026", "proposal", "transfer_proposal", document_on="03/04/2026")
    papers.other("01/04/2026", "proposal", "transfer_proposal", document_on="01/06/2026")
    papers.petition("01/04/2026", "proposal")
    papers.petition("12/06/2026", "proposal")  # not late on the last day of the period
    rate = tables.figures(papers.work, "01-xld", period=QUARTER).rate("handling")
    assert rate is not None
    assert (rate.on_time, rate.done, rate.overdue) == (1, 2, 1)
    assert round(float(rate.percent or 0), 2) == 33.33


def test_rate_is_silent_where_there_is_nothing_to_judge(papers: Papers) -> None:
    rate = tables.figures(papers.work, "01-xld", period=QUARTER).rate("handling")
    assert rate is not None
    assert rate.percent is None


def test_rate_of_a_period_that_lasts_is_judged_by_today(papers: Papers) -> None:
    papers.petition("16/11/2026", "proposal")  # due after today, 22/11/2026, but before the period ends
    year = Period(date(2026, 10, 15), date(2027, 1, 14))
    rate = tables.figures(papers.work, "01-xld", period=year).rate("handling")
    assert rate is not None
    assert rate.overdue == 0
