"""Statutory terms with the shipped law and calendars; every expected day was counted by hand on the printed calendar.

Days off met below: Tết 16–20/02/2026 and 04–10/02/2027, 27/04/2026 (for Giỗ Tổ), 30/04–01/05/2026, 31/08/2026
(exchanged for Saturday 22/08/2026), 01–02/09/2026, 24/11/2026, 01/01/2027, 03/01/2028 (in lieu, forecast).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from desktop_app.domain.deadlines import DeadlineRule, Extension, Pause, RuleBook, Skipped, Term, Unit, reckon
from tests.helpers.law import LAW, day

MONTH_MORE = Extension(30, "Quyết định gia hạn số 12")

# (number of the term in the table of terms, rule, event, variant, extensions, last day)
ROWS = [
    pytest.param(1, "reception.answer", "02/11/2026", "", (), "16/11/2026", id="1: 3-6 (4), 9-13 (9), 16 (10)"),
    pytest.param(1, "petition.handle", "23/11/2026", "", (), "08/12/2026", id="1: 25-27 (3), 30-4 (8), 7, 8 (10)"),
    pytest.param(2, "reception.refusal_notice", "05/11/2026", "", (), "10/11/2026", id="2: Fri 6, Mon 9, Tue 10"),
    pytest.param(3, "complaint.time_limit", "01/09/2026", "", (), "30/11/2026", id="3: 29 in Sep + 31 + 30"),
    pytest.param(4, "complaint.accept", "02/07/2026", "", (), "13/07/2026", id="4: 3 (1), 6-10 (6), 13 (7)"),
    pytest.param(4, "complaint.accept", "26/06/2026", "", (), "06/07/2026", id="4: old law, 4 in Jun + 6 days"),
    pytest.param(5, "complaint.settle_first", "02/11/2026", "", (), "02/12/2026", id="5: 28 in Nov + 2"),
    pytest.param(5, "complaint.settle_first", "02/11/2026", "complex", (), "17/12/2026", id="5: 28 in Nov + 17"),
    pytest.param(6, "complaint.settle_first", "02/11/2026", "remote", (), "17/12/2026", id="6: 28 in Nov + 17"),
    pytest.param(
        6, "complaint.settle_first", "02/11/2026", "remote_complex", (), "04/01/2027",
        id="6: 28 + 31 + 1 = 01/01, off; 2-3 weekend",
    ),
    pytest.param(7, "complaint.send_first", "20/11/2026", "", (), "26/11/2026", id="7: Mon 23, 24 off, 25, 26"),
    pytest.param(8, "complaint.second_or_court", "26/11/2026", "", (), "28/12/2026", id="8: 4 + 26 = Sat 26/12"),
    pytest.param(
        8, "complaint.second_or_court", "26/11/2026", "remote", (), "11/01/2027", id="8: 4 + 31 + 10 = Sun 10/01"
    ),
    pytest.param(9, "complaint.settle_second", "01/12/2026", "", (), "15/01/2027", id="9: 30 in Dec + 15"),
    pytest.param(9, "complaint.settle_second", "01/12/2026", "complex", (), "01/02/2027", id="9: 30 + 30 = Sat 30/01"),
    pytest.param(9, "complaint.settle_second", "01/12/2026", "remote", (), "01/02/2027", id="9: 30 + 30 = Sat 30/01"),
    pytest.param(
        9, "complaint.settle_second", "01/12/2026", "remote_complex", (), "11/02/2027", id="9: 30 + 31 + 9, Tet"
    ),
    pytest.param(10, "complaint.send_second", "24/04/2026", "", (), "04/05/2026", id="10: Fri 01/05 off, 2-3 weekend"),
    pytest.param(11, "complaint.effect", "16/11/2026", "", (), "16/12/2026", id="11: 14 in Nov + 16"),
    pytest.param(11, "complaint.effect", "16/11/2026", "remote", (), "31/12/2026", id="11: 14 in Nov + 31"),
    pytest.param(12, "complaint.dialogue_notice", "25/11/2026", "", (), "20/11/2026", id="12: 24, 23, 22, 21, 20"),
    pytest.param(12, "complaint.dialogue_notice", "27/11/2026", "", (), "20/11/2026", id="12: Sun 22, back to Fri 20"),
    pytest.param(
        13, "complaint.send_suspension", "28/08/2026", "", (), "07/09/2026", id="13: 31/08-02/09 off; 3, 4, Mon 7"
    ),
    pytest.param(14, "denunciation.check", "11/02/2026", "", (), "27/02/2026", id="14: 12, 13, Tet, 23-27 (7)"),
    pytest.param(
        14, "denunciation.check", "11/02/2026", "many_checks", (), "04/03/2026", id="14: 12, 13, 23-27 (7), 2-4"
    ),
    pytest.param(15, "denunciation.transfer", "02/02/2027", "", (), "16/02/2027", id="15: 3, Tet 4-10, 11, 12, 15, 16"),
    pytest.param(16, "denunciation.notify", "28/04/2026", "", (), "07/05/2026", id="16: 29, 30/4-1/5 off, 4-7 (5)"),
    pytest.param(17, "denunciation.settle", "02/11/2026", "", (), "02/12/2026", id="17: 28 in Nov + 2"),
    pytest.param(
        17, "denunciation.settle", "02/11/2026", "", (MONTH_MORE,), "04/01/2027", id="17: 60 days, 01/01 off, weekend"
    ),
    pytest.param(
        17, "denunciation.settle", "02/11/2026", "", (MONTH_MORE, MONTH_MORE), "01/02/2027", id="17: 90 = Sun 31/01"
    ),
    pytest.param(18, "denunciation.forwarded_answer", "12/11/2026", "", (), "02/12/2026", id="18: 18 in Nov + 2"),
    pytest.param(19, "denunciation.further", "04/11/2026", "", (), "25/11/2026", id="19: Tue 24/11 is off"),
    pytest.param(20, "denunciation.overdue_request", "19/11/2026", "", (), "27/11/2026", id="20: 20, 23, 25, 26, 27"),
    pytest.param(20, "denunciation.overdue_answer", "27/11/2026", "", (), "04/12/2026", id="20: 30, 1, 2, 3, 4"),
    pytest.param(21, "denunciation.publish", "26/08/2026", "", (), "09/09/2026", id="21: 27, 28, 3, 4, 7, 8, 9"),
    pytest.param(21, "denunciation.posting", "09/09/2026", "", (), "24/09/2026", id="21: 9 + 15"),
    pytest.param(
        22, "transfer.report_result", "14/08/2026", "", (), "24/08/2026", id="22: 17-21 (5), Sat 22 is worked (6), 24"
    ),
    pytest.param(23, "proposal.settle", "30/01/2028", "", (), "29/02/2028", id="23: 1 in Jan + 29, leap year"),
    pytest.param(23, "proposal.settle", "31/01/2028", "", (), "01/03/2028", id="23: 29 in Feb + 1"),
    pytest.param(24, "reception.party_answer", "23/12/2026", "", (), "07/01/2027", id="24: 24-25, 28-31 (6), 4-7 (10)"),
    pytest.param(25, "petition.untouched", "02/11/2026", "", (), "17/12/2026", id="25: 28 in Nov + 17"),
    pytest.param(0, "transfer.tell_citizen", "09/11/2026", "", (), "16/11/2026", id="tell: 10-13 (4), 16"),
    pytest.param(0, "denunciation.send_suspension", "16/11/2026", "", (), "23/11/2026", id="art 34(4): 17-20, 23"),
    pytest.param(0, "denunciation.send_conclusion", "20/11/2026", "", (), "30/11/2026", id="art 35(3): 23, 25-27, 30"),
    pytest.param(0, "dialogue.announce", "15/10/2026", "", (), "08/10/2026", id="art 43: 15 - 7"),
    pytest.param(0, "dialogue.announce", "18/10/2026", "", (), "09/10/2026", id="art 43: Sun 11, back to Fri 9"),
    pytest.param(0, "dialogue.announce", "26/02/2026", "", (), "13/02/2026", id="art 43: 19 is Tet, back to Fri 13"),
    pytest.param(0, "dialogue.publish", "15/10/2026", "", (), "26/10/2026", id="art 43: Sun 25, on to Mon 26"),
    pytest.param(0, "dialogue.publish", "06/02/2026", "", (), "23/02/2026", id="art 43: 16 is Tet, on to Mon 23"),
    pytest.param(0, "dialogue.send", "14/11/2026", "", (), "25/11/2026", id="art 43: 24/11 is off"),
]  # fmt: skip


def ends(rule: str, start: str, **values: Any) -> str:
    """Last day of a term as 05/03/2026; "" while it is suspended."""
    found = LAW.deadlines([Term(rule=rule, start=day(start), **values)])[0]
    return found.end.strftime("%d/%m/%Y") if found.end else ""


@pytest.mark.parametrize(("number", "rule", "start", "variant", "extensions", "end"), ROWS)
def test_term_of_the_table_ends_on_the_day_counted_by_hand(number, rule, start, variant, extensions, end):
    assert ends(rule, start, variant=variant, extensions=extensions) == end


def test_cases_above_cover_all_25_terms_every_rule_and_every_variant():
    cases = [case.values for case in ROWS]
    rules = LAW.rules.rules
    assert {number for number, *_ in cases} - {0} == set(range(1, 26))
    assert {(rule, variant) for _, rule, _, variant, *_ in cases} == {
        (rule.key, variant) for rule in rules for variant in ("", *rule.variants)
    }


def test_term_that_runs_back_is_kept_on_a_day_off_while_its_days_lie_between():
    """Announced on the Saturday eight days before a Sunday's meeting: the reckoned day is the Friday before."""
    for done, is_in_time in (("09/10/2026", True), ("10/10/2026", True), ("11/10/2026", True), ("12/10/2026", False)):
        term = Term(rule="dialogue.announce", start=day("18/10/2026"), done=day(done))
        assert LAW.deadlines([term])[0].is_in_time is is_in_time


# ---------------------------------------------------------------- days off


@pytest.mark.parametrize(
    ("rule", "start", "end"),
    [
        pytest.param("petition.handle", "22/11/2026", "07/12/2026", id="from a Sunday: 23, 25-27 (4), 30-4 (9), 7"),
        pytest.param("complaint.accept", "24/11/2026", "03/12/2026", id="from a holiday: 25-27 (3), 30-3 (7)"),
        pytest.param("complaint.settle_first", "05/11/2026", "07/12/2026", id="to Saturday 05/12"),
        pytest.param("complaint.settle_first", "06/11/2026", "07/12/2026", id="to Sunday 06/12"),
        pytest.param("complaint.settle_first", "04/01/2027", "03/02/2027", id="to the eve of Tet"),
        pytest.param("complaint.settle_first", "05/01/2027", "11/02/2027", id="to 04/02, the first day of Tet"),
        pytest.param("petition.handle", "28/01/2027", "18/02/2027", id="over Tet 2027: 29, 1-3 (4), 11, 12, 15-18"),
        pytest.param("petition.handle", "09/02/2026", "02/03/2026", id="over Tet 2026: 10-13 (4), 23-27 (9), 2"),
        pytest.param("petition.handle", "24/04/2026", "13/05/2026", id="27 off: 28, 29, 4-8 (7), 11-13"),
        pytest.param("petition.handle", "19/08/2026", "04/09/2026", id="20, 21, Sat 22, 24-28 (8), 3, 4"),
        pytest.param("petition.handle", "27/12/2027", "11/01/2028", id="28-31 (4), 03/01 in lieu, 4-7 (8), 10, 11"),
    ],
)
def test_term_that_meets_days_off(rule, start, end):
    assert ends(rule, start) == end


def test_days_passed_over_are_told_with_their_reasons():
    found = LAW.deadlines([Term(rule="complaint.send_suspension", start=day("28/08/2026"))])[0]
    assert [(f"{item.day:%d/%m}", item.reason) for item in found.skipped] == [
        ("29/08", "thứ Bảy"),
        ("30/08", "Chủ nhật"),
        ("31/08", "Nghỉ hoán đổi, làm bù ngày 22/08/2026"),
        ("01/09", "Quốc khánh"),
        ("02/09", "Quốc khánh"),
        ("05/09", "thứ Bảy"),
        ("06/09", "Chủ nhật"),
    ]
    assert (found.counted_to, found.moved) == (found.end, ())


def test_calendar_term_passes_over_nothing_and_tells_what_its_end_was_moved_over():
    found = LAW.deadlines([Term(rule="complaint.send_second", start=day("24/04/2026"))])[0]
    assert found.skipped == ()
    assert found.counted_to == day("01/05/2026")
    assert [(f"{item.day:%d/%m}", item.reason) for item in found.moved] == [
        ("01/05", "Ngày Quốc tế lao động"),
        ("02/05", "thứ Bảy"),
        ("03/05", "Chủ nhật"),
    ]


def test_backward_term_moves_to_the_working_day_before():
    found = LAW.deadlines([Term(rule="complaint.dialogue_notice", start=day("27/11/2026"))])[0]
    assert found.counted_to == day("22/11/2026")
    assert [(f"{item.day:%d/%m}", item.reason) for item in found.moved] == [("22/11", "Chủ nhật"), ("21/11", "thứ Bảy")]


def test_backward_term_in_working_days_passes_over_days_off():
    rule = DeadlineRule(
        key="notice", title="Thông báo", event="ngày tiếp", days=5, unit=Unit.WORKING, article="x", is_before=True
    )
    # before Fri 27/11/2026: 26, 25, 23 (24 is off), 20, 19
    assert reckon(Term(rule="notice", start=day("27/11/2026")), rule, LAW.calendar).end == day("19/11/2026")
    # before Tue 04/01/2028: 03 in lieu, 31, 30, 29, 28, 27; what was passed over in 2028 is only foretold
    found = reckon(Term(rule="notice", start=day("04/01/2028")), rule, LAW.calendar)
    assert (found.end, found.is_forecast) == (day("27/12/2027"), True)


# ---------------------------------------------------------------- forecasts


@pytest.mark.parametrize(
    ("rule", "start", "is_forecast"),
    [
        pytest.param("complaint.accept", "01/12/2027", False, id="ends 10/12/2027"),
        pytest.param("complaint.accept", "27/12/2027", True, id="working days run into 2028"),
        pytest.param("complaint.settle_first", "01/12/2027", False, id="ends 31/12/2027"),
        pytest.param("complaint.settle_first", "02/12/2027", True, id="ends 01/01/2028, moved"),
        pytest.param("proposal.settle", "30/01/2028", True, id="leap year, 29/02/2028"),
        pytest.param("complaint.dialogue_notice", "04/01/2028", False, id="ends 30/12/2027 whatever 2028 brings"),
        pytest.param("complaint.dialogue_notice", "10/01/2028", True, id="ends 05/01/2028"),
        pytest.param("petition.handle", "10/05/2021", True, id="a year long ago that no file knows"),
    ],
)
def test_deadline_that_rests_on_an_undecided_year_says_so(rule, start, is_forecast):
    assert LAW.deadlines([Term(rule=rule, start=day(start))])[0].is_forecast is is_forecast


# ---------------------------------------------------------------- versions of the law


@pytest.mark.parametrize(
    ("start", "unit", "length", "decree", "end"),
    [
        # 10 days of the calendar: 30/06 + 10 = Fri 10/07
        pytest.param(
            "30/06/2026", Unit.CALENDAR, 10, "Điều 27", "10/07/2026", id="received on the last day of the old"
        ),
        # 7 working days: 2, 3, 6-10
        pytest.param(
            "01/07/2026", Unit.WORKING, 7, "155/2026", "10/07/2026", id="received on the first day of the new"
        ),
    ],
)
def test_matter_keeps_the_term_of_the_law_on_its_day(start, unit, length, decree, end):
    found = LAW.deadlines([Term(rule="complaint.accept", start=day(start))])[0]
    assert (found.rule.unit, found.length, found.end) == (unit, length, day(end))
    assert decree in found.rule.article


@pytest.mark.parametrize(
    ("rule", "before", "since"),
    [
        ("complaint.dialogue_notice", "30/06/2026", "01/07/2026"),
        ("complaint.send_suspension", "30/06/2026", "01/07/2026"),
        ("reception.refusal_notice", "30/06/2026", "01/07/2026"),
        ("petition.untouched", "30/06/2026", "01/07/2026"),
        ("denunciation.check", "31/12/2018", "01/01/2019"),
        ("complaint.settle_first", "30/06/2012", "01/07/2012"),
    ],
)
def test_event_before_the_law_came_into_force_has_no_such_term(rule, before, since):
    terms = [Term(rule=rule, start=day(before)), Term(rule=rule, start=day(since))]
    assert [item.term.start for item in LAW.deadlines(terms)] == [day(since)]


def test_rule_nobody_knows_is_an_error():
    with pytest.raises(KeyError):
        LAW.deadlines([Term(rule="complaint.unknown", start=day("01/07/2026"))])


def test_versions_of_one_rule_never_hold_on_the_same_day():
    rules = LAW.rules.rules
    edges = {day("01/01/2010"), day("01/01/2030")}
    edges |= {
        edge + timedelta(days=n)
        for rule in rules
        for edge in (rule.valid_from, rule.valid_to)
        if edge
        for n in (-1, 0, 1)
    }
    for key in {rule.key for rule in rules}:
        for edge in edges:
            assert sum(rule.key == key and rule.holds_on(edge) for rule in rules) <= 1, (key, edge)


def test_every_rule_names_title_event_and_article():
    for rule in LAW.rules.rules:
        assert all((rule.title, rule.event, rule.article)), rule.key
        assert rule.is_verified or rule.note or "Nội bộ" in rule.article
        assert not rule.note or rule.note.endswith(".")


def test_only_lengths_that_are_not_verified_can_be_corrected():
    corrected = LAW.rules.corrected({"proposal.settle": 20, "petition.handle": 5})
    today = day("02/11/2026")
    lengths = [
        book.at(key, today).days for book in (LAW.rules, corrected) for key in ("proposal.settle", "petition.handle")
    ]
    assert lengths == [30, 10, 20, 10]


# ---------------------------------------------------------------- suspension


def settled(*pauses: tuple[str, str | None], start: str = "18/01/2027") -> str:
    """Last day of a first settlement with suspensions; without any it is 17/02/2027: 13 days in January, 17 after."""
    made = tuple(Pause(day(first), day(last) if last else None) for first, last in pauses)
    return ends("complaint.settle_first", start, pauses=made)


@pytest.mark.parametrize(
    ("pauses", "end"),
    [
        pytest.param((), "17/02/2027", id="none"),
        pytest.param(
            (("01/02/2027", "15/02/2027"),), "03/03/2027", id="over Tet: 1-14/02 are 14 days, Tet costs nothing"
        ),
        pytest.param((("19/01/2027", "20/01/2027"),), "18/02/2027", id="one day"),
        pytest.param(
            (("01/02/2027", "15/02/2027"), ("22/02/2027", "24/02/2027")), "05/03/2027", id="twice: 14 + 2 days"
        ),
        pytest.param(
            (("22/01/2027", "25/01/2027"), ("24/01/2027", "27/01/2027")), "22/02/2027", id="overlapping: 22-26"
        ),
        pytest.param((("01/02/2027", None),), "", id="not resumed"),
        pytest.param((("25/01/2027", "27/01/2027"), ("15/02/2027", None)), "", id="resumed once, then not"),
        pytest.param((("01/03/2027", None),), "17/02/2027", id="suspended after it had ended"),
        pytest.param((("01/02/2027", "01/02/2027"),), "17/02/2027", id="resumed the same day"),
        pytest.param((("10/01/2027", "19/01/2027"),), "17/02/2027", id="before the first day counted"),
    ],
)
def test_suspended_days_are_given_back(pauses, end):
    assert settled(*pauses) == end


def test_suspended_deadline_tells_nothing_it_does_not_know():
    term = Term(rule="complaint.settle_first", start=day("18/01/2027"), pauses=(Pause(day("01/02/2027")),))
    found = LAW.deadlines([term])[0]
    assert (found.end, found.counted_to, found.moved, found.is_forecast) == (None, None, (), False)
    assert LAW.days_left(found, day("10/02/2027")) is None
    assert found.is_open
    assert not replace(found, term=replace(term, done=day("02/02/2027"))).is_in_time


def test_last_day_never_lies_in_a_suspension():
    """30 days end on Saturday 05/12/2026 and would move to Monday 07/12, the day it is suspended."""
    assert settled(("07/12/2026", "21/12/2026"), start="05/11/2026") == "21/12/2026"
    assert settled(("07/12/2026", None), start="05/11/2026") == ""


def test_suspension_stands_in_the_sum_day_by_day():
    term = Term(
        rule="complaint.settle_first", start=day("18/01/2027"), pauses=(Pause(day("25/01/2027"), day("27/01/2027")),)
    )
    assert LAW.deadlines([term])[0].skipped == (
        Skipped(day("25/01/2027"), "tạm đình chỉ"),
        Skipped(day("26/01/2027"), "tạm đình chỉ"),
    )


# ---------------------------------------------------------------- extension


@pytest.mark.parametrize(
    ("rule", "days", "length"),
    [
        ("denunciation.settle", 20, 50),
        ("denunciation.settle", 30, 60),
        ("denunciation.settle", 45, 60),  # the law allows no more than 30 at once
        ("complaint.settle_first", 30, 30),  # a complaint is longer when it is complex, not by extension
    ],
)
def test_extension_counts_as_far_as_the_law_allows(rule, days, length):
    term = Term(rule=rule, start=day("02/11/2026"), extensions=(Extension(days),))
    assert LAW.deadlines([term])[0].length == length


# ---------------------------------------------------------------- how far off, in time or late


@pytest.mark.parametrize(
    ("today", "left"),
    [
        ("30/11/2026", 2),  # 1, 2
        ("28/11/2026", 3),  # on a Saturday: 30, 1, 2
        ("02/12/2026", 0),
        ("03/12/2026", -1),
        ("04/12/2026", -2),
        ("05/12/2026", -3),  # on a Saturday as on Monday 07: 3, 4, 7
        ("07/12/2026", -3),
    ],
)
def test_days_left_are_working_days(today, left):
    found = LAW.deadlines([Term(rule="complaint.settle_first", start=day("02/11/2026"))])[0]  # ends Wed 02/12
    assert LAW.days_left(found, day(today)) == left


def test_term_of_friday_is_late_on_saturday():
    assert LAW.days_until(day("27/11/2026"), day("28/11/2026")) == -1


@pytest.mark.parametrize(
    ("done", "is_duty", "is_open", "is_in_time"),
    [
        (None, True, True, False),
        ("02/12/2026", True, False, True),
        ("03/12/2026", True, False, False),
        (None, False, False, False),
    ],
)
def test_duty_is_open_until_done_and_in_time_until_its_last_day(done, is_duty, is_open, is_in_time):
    term = Term(
        rule="complaint.settle_first", start=day("02/11/2026"), done=day(done) if done else None, is_duty=is_duty
    )
    found = LAW.deadlines([term])[0]
    assert (found.is_open, found.is_in_time) == (is_open, is_in_time)


def test_rule_book_keeps_the_order_of_the_file():
    rules = [
        replace(LAW.rules.rules[0], key=key, valid_from=date(2026, 1, number)) for number, key in enumerate("bab", 1)
    ]
    assert RuleBook(rules).rules == tuple(rules)
