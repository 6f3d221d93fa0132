"""Which terms bind a petition at which point, until when, and what fulfils them."""

from __future__ import annotations

import pytest

from desktop_app.domain.deadlines import Term
from desktop_app.records import choices
from desktop_app.records.petitions.record import Petition
from desktop_app.records.petitions.terms import computed, handled_day, terms_of
from desktop_app.records.rows import Reminder, TermExtension
from tests.helpers.law import LAW, day
from tests.helpers.petitions import RECEIVED, denunciation, ends, open_rules, petition, suspension


def terms(made: Petition) -> dict[str, Term]:
    """Terms by rule; the last one of a rule that binds several times."""
    return {term.rule: term for term in terms_of(made)}


# ---------------------------------------------------------------- receipt


def test_nothing_binds_before_the_day_of_receipt_is_known():
    assert terms_of(Petition(content_kind="complaint")) == ()


@pytest.mark.parametrize(
    ("values", "rules"),
    [
        pytest.param({"content_kind": None}, {"petition.handle"}, id="not classified"),
        pytest.param({"content_kind": "proposal"}, {"petition.handle"}, id="proposal"),
        pytest.param({"content_kind": "mixed"}, {"petition.handle"}, id="mixed"),
        pytest.param({}, {"petition.handle", "complaint.accept"}, id="complaint"),
        pytest.param({"instance": "second"}, {"petition.handle", "complaint.accept"}, id="second complaint"),
        pytest.param({"authority": "own"}, {"petition.handle", "complaint.accept"}, id="own complaint"),
        pytest.param({"authority": "not_own"}, {"petition.handle"}, id="complaint of another body"),
        pytest.param({"eligibility": "not_eligible"}, {"petition.handle"}, id="complaint that is not eligible"),
        pytest.param({"content_kind": "denunciation"}, {"denunciation.check"}, id="denunciation"),
        pytest.param({"content_kind": "mixed_denunciation"}, {"denunciation.check"}, id="mixed with denunciation"),
        pytest.param(
            {"content_kind": "denunciation", "authority": "not_own"}, {"denunciation.transfer"}, id="not own, denounced"
        ),
        pytest.param(
            {"content_kind": "denunciation", "instance": "further"}, {"denunciation.check", "denunciation.further"},
            id="further denunciation",
        ),
        pytest.param(
            {"content_kind": "denunciation", "instance": "further", "previous_state": "decided"},
            {"denunciation.check", "denunciation.further"}, id="further denunciation after a conclusion",
        ),
        pytest.param(
            {"content_kind": "denunciation", "instance": "further", "previous_state": "no_decision"},
            {"denunciation.check", "denunciation.overdue_request"}, id="further denunciation because it is overdue",
        ),
    ],
)  # fmt: skip
def test_terms_on_receipt(values, rules):
    assert open_rules(petition(**values)) == rules | {"petition.untouched"}


def test_complaint_tells_its_time_limit_once():
    known = {"contested_known_on": "01/09/2026"}
    told = terms(petition(**known))["complaint.time_limit"]
    assert (told.start, told.done, told.is_duty) == (day("01/09/2026"), day(RECEIVED), False)
    assert "complaint.time_limit" not in terms(petition(**known, instance="second"))
    assert "complaint.time_limit" not in terms(petition(**known, content_kind="proposal"))


def test_denunciation_checked_in_many_places_has_longer():
    assert ends(denunciation())["denunciation.check"].length == 7
    assert ends(denunciation(needs_many_checks=True))["denunciation.check"].length == 10


def test_matter_received_before_july_2026_keeps_the_old_terms():
    old = ends(petition(received_on="30/06/2026"))
    assert old["complaint.accept"].end == day("10/07/2026")
    assert old["complaint.accept"].rule.unit.value == "calendar"
    assert "petition.untouched" not in old
    assert ends(petition(received_on="01/07/2026"))["complaint.accept"].rule.unit.value == "working"


# ---------------------------------------------------------------- handled


@pytest.mark.parametrize(
    ("values", "handled"),
    [
        ({}, None),
        ({"accepted_on": "09/11/2026"}, "09/11/2026"),
        ({"direction": "guide", "document_on": "10/11/2026"}, "10/11/2026"),
        ({"document_on": "10/11/2026"}, None),  # a letter without a direction handles nothing
        ({"filed_on": "11/11/2026"}, "11/11/2026"),
        ({"withdrawn_on": "12/11/2026"}, "12/11/2026"),
        ({"withdrawn_on": "12/11/2026", "withdrawal": "part"}, None),
        ({"stopped_on": "13/11/2026"}, "13/11/2026"),
        ({"decided_on": "16/11/2026"}, "16/11/2026"),
        ({"answered_on": "17/11/2026"}, "17/11/2026"),
        ({"answered_on": "17/11/2026", "accepted_on": "09/11/2026"}, "09/11/2026"),
    ],
)
def test_petition_is_handled_on_the_first_day_something_became_of_it(values, handled):
    made = petition(**values)
    assert handled_day(made) == (day(handled) if handled else None)
    assert terms(made)["complaint.accept"].done == handled_day(made)


def test_denunciation_that_is_withdrawn_ends_only_when_its_status_says_so():
    """Signs of a violation oblige to go on (Luật Tố cáo 25/2018 art 33(3))."""
    withdrawn = {"accepted_on": "09/11/2026", "withdrawn_on": "16/11/2026", "withdrawal": "whole"}
    assert "denunciation.settle" in open_rules(denunciation(**withdrawn, status="settling"))
    ended = denunciation(**withdrawn, status="withdrawn")
    assert terms(ended)["denunciation.settle"].done == day("16/11/2026")


def test_proposal_to_handle_stops_the_45_days_and_not_the_ten():
    made = petition(proposed_on="05/11/2026")
    assert terms(made)["petition.untouched"].done == day("05/11/2026")
    assert "petition.handle" in open_rules(made)


def test_overdue_request_is_done_by_the_letter_that_urges():
    overdue = {"instance": "further", "previous_state": "unsettled"}
    by_row = denunciation(**overdue, reminders=(Reminder(sent_on=day("06/11/2026")),))
    by_letter = denunciation(**overdue, direction="urge", document_on="05/11/2026")
    assert terms(by_row)["denunciation.overdue_request"].done == day("06/11/2026")
    assert terms(by_letter)["denunciation.overdue_request"].done == day("05/11/2026")


# ---------------------------------------------------------------- settlement


@pytest.mark.parametrize(
    ("values", "rule", "length"),
    [
        ({}, "complaint.settle_first", 30),
        ({"instance": "first"}, "complaint.settle_first", 30),
        ({"complexity": "complex"}, "complaint.settle_first", 45),
        ({"complexity": "very_complex"}, "complaint.settle_first", 45),  # "especially" exists for denunciations only
        ({"is_remote": True}, "complaint.settle_first", 45),
        ({"is_remote": True, "complexity": "complex"}, "complaint.settle_first", 60),
        ({"instance": "second"}, "complaint.settle_second", 45),
        ({"instance": "second", "complexity": "complex"}, "complaint.settle_second", 60),
        ({"instance": "second", "is_remote": True}, "complaint.settle_second", 60),
        ({"instance": "second", "is_remote": True, "complexity": "complex"}, "complaint.settle_second", 70),
        ({"content_kind": "proposal"}, "proposal.settle", 30),
        ({"content_kind": "denunciation"}, "denunciation.settle", 30),
        ({"content_kind": "denunciation", "is_remote": True, "complexity": "complex"}, "denunciation.settle", 30),
    ],
)
def test_settlement_runs_from_acceptance(values, rule, length):
    found = ends(petition(accepted_on="09/11/2026", **values))[rule]
    assert (found.term.start, found.length) == (day("09/11/2026"), length)
    assert found.is_open


def test_extensions_by_decision_lengthen_a_denunciation_and_name_themselves():
    rows = (
        TermExtension(number="12/QĐ-UBND", decided_on=day("07/12/2026"), days=30),
        TermExtension(number="19/QĐ-UBND", days=15),
    )
    found = ends(denunciation(accepted_on="09/11/2026", extensions=rows))["denunciation.settle"]
    assert found.length == 75
    assert [item.words for item in found.term.extensions] == [
        "Quyết định gia hạn số 12/QĐ-UBND ngày 07/12/2026",
        "Quyết định gia hạn số 19/QĐ-UBND",
    ]
    assert ends(petition(accepted_on="09/11/2026", extensions=rows))["complaint.settle_first"].length == 30


def test_suspension_stops_the_settlement_until_it_is_resumed():
    row = suspension(suspended_on="16/11/2026", sent_on="17/11/2026")
    suspended = petition(accepted_on="09/11/2026", suspensions=(row,), status="suspended")
    assert ends(suspended)["complaint.settle_first"].end is None
    assert computed(suspended, LAW)["settle_due_on"] is None
    assert computed(suspended, LAW)["due_on"] is None
    row = suspension(suspended_on="16/11/2026", resumed_on="26/11/2026")
    # 9/11 + 30 = 9/12, ten days are given back: Sat 19/12, moved to Mon 21/12
    assert ends(petition(accepted_on="09/11/2026", suspensions=(row,)))["complaint.settle_first"].end == day(
        "21/12/2026"
    )


def test_matter_stopped_while_suspended_was_in_time():
    row = suspension(suspended_on="16/11/2026")
    made = petition(accepted_on="09/11/2026", suspensions=(row,), stopped_on="20/01/2027", status="stopped")
    found = ends(made)["complaint.settle_first"]
    assert found.is_in_time
    assert found.end is not None


@pytest.mark.parametrize(
    ("values", "done"),
    [
        ({"decided_on": "01/12/2026"}, "01/12/2026"),
        ({"stopped_on": "02/12/2026"}, "02/12/2026"),
        ({"withdrawn_on": "03/12/2026"}, "03/12/2026"),
        ({"withdrawn_on": "03/12/2026", "withdrawal": "part"}, None),
        ({"answered_on": "04/12/2026"}, None),  # a complaint is settled by a decision
    ],
)
def test_settlement_of_a_complaint_ends_with_decision_stop_or_whole_withdrawal(values, done):
    made = petition(accepted_on="09/11/2026", **values)
    assert terms(made)["complaint.settle_first"].done == (day(done) if done else None)


def test_proposal_is_settled_by_the_answer():
    made = petition(content_kind="proposal", accepted_on="09/11/2026", answered_on="01/12/2026")
    assert terms(made)["proposal.settle"].done == day("01/12/2026")


def test_denunciation_tells_both_sides_of_its_acceptance():
    assert ends(denunciation(accepted_on="09/11/2026"))["denunciation.notify"].end == day("16/11/2026")
    told = denunciation(accepted_on="09/11/2026", notified_on="10/11/2026")
    assert terms(told)["denunciation.notify"].done == day("10/11/2026")
    assert "denunciation.notify" not in open_rules(denunciation(accepted_on="09/11/2026", decided_on="01/12/2026"))


def test_dialogue_is_announced_before_it_is_held():
    made = petition(accepted_on="09/11/2026", dialogue_on="25/11/2026")
    assert ends(made)["complaint.dialogue_notice"].end == day("20/11/2026")
    assert "complaint.dialogue_notice" in open_rules(made)
    for over in ({"dialogue_notice_on": "18/11/2026"}, {"decided_on": "01/12/2026"}):
        done = petition(accepted_on="09/11/2026", dialogue_on="25/11/2026", **over)
        assert "complaint.dialogue_notice" not in open_rules(done)
    assert "complaint.dialogue_notice" not in terms(denunciation(accepted_on="09/11/2026", dialogue_on="25/11/2026"))


# ---------------------------------------------------------------- suspension and stop decisions are sent


def sends(made: Petition) -> list[tuple[str, str, bool]]:
    """Start, last day and whether it is open of the duties to send decisions on suspension."""
    return [
        (f"{item.term.start:%d/%m}", f"{item.end:%d/%m}", item.is_open)
        for item in LAW.deadlines(terms_of(made))
        if item.rule.key.endswith(".send_suspension") and item.end
    ]


def test_each_suspension_resumption_and_stop_is_sent():
    row = suspension(suspended_on="16/11/2026", sent_on="17/11/2026", resumed_on="26/11/2026")
    made = petition(accepted_on="09/11/2026", suspensions=(row,))
    assert sends(made) == [("16/11", "19/11", False), ("26/11", "01/12", True)]
    stopped = petition(accepted_on="09/11/2026", suspensions=(row,), stopped_on="10/12/2026", status="stopped")
    # the resumption decision nobody entered is moot, the decision to stop is not
    assert sends(stopped) == [("16/11", "19/11", False), ("26/11", "01/12", False), ("10/12", "15/12", True)]


def test_denunciation_sends_suspension_and_stop_within_five_days_but_not_the_resumption():
    """Luật Tố cáo 25/2018 art 34(4) names the first two."""
    row = suspension(suspended_on="16/11/2026", resumed_on="26/11/2026")
    assert sends(denunciation(accepted_on="09/11/2026", suspensions=(row,))) == [("16/11", "23/11", True)]


def test_suspension_before_the_decree_has_no_day_to_send_it():
    row = suspension(suspended_on="15/06/2026", resumed_on="25/06/2026")
    assert sends(petition(received_on="01/06/2026", accepted_on="08/06/2026", suspensions=(row,))) == []


# ---------------------------------------------------------------- after the decision


def test_first_decision_is_sent_takes_effect_and_may_be_complained_of():
    decided = {"accepted_on": "09/11/2026", "decided_on": "01/12/2026", "status": "resulted"}
    found = ends(petition(**decided))
    assert found["complaint.send_first"].end == day("04/12/2026")
    assert found["complaint.effect"].end == day("31/12/2026")
    assert "complaint.second_or_court" not in found  # nobody knows yet when it is sent
    assert open_rules(petition(**decided)) == {"complaint.send_first"}
    found = ends(petition(**decided, decision_sent_on="03/12/2026", is_remote=True))
    assert found["complaint.second_or_court"].end == day("18/01/2027")  # 3/12 + 45 = Sun 17/01
    assert found["complaint.effect"].end == day("15/01/2027")
    assert not any(item.is_open for item in found.values())


def test_answer_counts_as_sending_the_decision():
    made = petition(accepted_on="09/11/2026", decided_on="01/12/2026", answered_on="02/12/2026", status="answered")
    assert terms(made)["complaint.send_first"].done == day("02/12/2026")


def test_second_decision_has_a_week_and_no_further_complaint():
    found = ends(
        petition(instance="second", accepted_on="09/11/2026", decided_on="01/12/2026", decision_sent_on="02/12/2026")
    )
    assert found["complaint.send_second"].end == day("08/12/2026")
    assert "complaint.second_or_court" not in found


def test_conclusion_is_sent_published_and_posted():
    made = denunciation(accepted_on="09/11/2026", decided_on="01/12/2026", status="resulted")
    found = ends(made)
    assert found["denunciation.send_conclusion"].end == day("08/12/2026")
    assert found["denunciation.publish"].end == day("10/12/2026")
    assert "denunciation.posting" not in found
    assert open_rules(made) == {"denunciation.send_conclusion", "denunciation.publish"}
    made = denunciation(
        accepted_on="09/11/2026", decided_on="01/12/2026", decision_sent_on="03/12/2026", published_on="04/12/2026"
    )
    assert ends(made)["denunciation.posting"].end == day("21/12/2026")  # 4/12 + 15 = Sat 19/12
    assert open_rules(made) == set()


# ---------------------------------------------------------------- between bodies


@pytest.mark.parametrize("source", choices.codes(choices.PETITION_SOURCES))
def test_whoever_passed_a_denunciation_on_hears_within_20_days(source):
    is_forwarded = source in choices.codes(choices.PETITION_SOURCES, "forwarded")
    found = ends(denunciation(source=source))
    assert ("denunciation.forwarded_answer" in found) == is_forwarded
    if is_forwarded:
        assert found["denunciation.forwarded_answer"].end == day("23/11/2026")  # 2/11 + 20 = Sun 22/11
        told = terms(denunciation(source=source, reported_back_on="10/11/2026"))
        assert told["denunciation.forwarded_answer"].done == day("10/11/2026")


@pytest.mark.parametrize("source", choices.codes(choices.PETITION_SOURCES))
@pytest.mark.parametrize("kind", ["complaint", "denunciation", "proposal"])
def test_result_is_reported_to_the_bodies_the_law_names(source, kind):
    """Complaints and denunciations that came from delegates or reception committees (42/2013 art 27(2))."""
    binds = source in ("national_assembly", "council", "agency") and kind != "proposal"
    found = terms(petition(content_kind=kind, source=source, accepted_on="09/11/2026", decided_on="01/12/2026"))
    assert ("transfer.report_result" in found) == binds


def test_report_before_the_decision_is_no_report_of_the_result():
    decided = {"source": "council", "accepted_on": "09/11/2026", "decided_on": "01/12/2026"}
    assert terms(denunciation(**decided, reported_back_on="10/11/2026"))["transfer.report_result"].done is None
    assert terms(petition(**decided, reported_back_on="03/12/2026"))["transfer.report_result"].done == day("03/12/2026")


def test_superior_who_asks_about_an_overdue_denunciation_is_answered():
    asked = denunciation(accepted_on="09/11/2026", report_requested_on="14/12/2026")
    assert ends(asked)["denunciation.overdue_answer"].end == day("21/12/2026")
    answered = denunciation(accepted_on="09/11/2026", report_requested_on="14/12/2026", report_answered_on="16/12/2026")
    assert "denunciation.overdue_answer" not in open_rules(answered)
    assert "denunciation.overdue_answer" not in terms(petition(report_requested_on="14/12/2026"))


def test_answer_from_elsewhere_tells_a_day_but_makes_no_duty():
    made = petition(
        content_kind="proposal", direction="transfer_proposal", document_on="09/11/2026", replied_on="16/11/2026",
        status="transferred",
    )  # fmt: skip
    assert ends(made)["transfer.tell_citizen"].end == day("23/11/2026")
    assert open_rules(made) == set()
