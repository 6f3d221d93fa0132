"""The sample offices: always the same, sound, and as large as promised."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from random import Random

import pdfplumber
import pytest

from desktop_app.domain.errors import InputRefused
from desktop_app.domain.formats import format_count, format_decimal
from desktop_app.domain.kind import RuleContext
from desktop_app.domain.periods import INSPECTION_CLOSING_DAY, Span, period_of
from desktop_app.domain.query import ListQuery, Period
from desktop_app.domain.values import parse, plain
from desktop_app.records import choices, civic_choices
from desktop_app.services import checking, demo, duties, office_files, records, reporting, tables
from desktop_app.services.demo import DEMO_OFFICES, DEMO_TODAY
from desktop_app.services.demo.people import person
from desktop_app.services.workspace import VIETNAM, Workspace
from tests.helpers.law import LAW
from tests.unit.records.cases import cells_of, table_of


def filled(folder: Path, name: str = "commune", **options) -> Workspace:
    created = office_files.create_file(
        folder / f"{name}.sodanvan", office=DEMO_OFFICES[name], password=None, user="Người thử"
    )
    demo.fill(created.workspace, name=name, **options)
    return created.workspace


def told(work: Workspace) -> dict[str, dict[str, object]]:
    """Everything a person can see of every record, by uid."""
    found: dict[str, dict[str, object]] = {}
    for kind in work.file.kinds:
        for row in records.page(work, ListQuery(kind.key, limit=5_000)).rows:
            stored = records.get(work, kind=kind.key, uid=row.uid)
            history = records.history(work, kind=kind.key, uid=row.uid)
            found[row.uid] = {"number": row.number, "values": plain(stored.record), "history": history}
    return found


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """The sample commune, made once; tests only read it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SODANVAN_HOME", str(tmp_path_factory.mktemp("home")))
        work = filled(tmp_path_factory.mktemp("demo"))
        yield work
        office_files.close_file(work)


def test_fill_commune_makes_one_year_of_an_office(office):
    counts = {kind.key: records.count(office, ListQuery(kind.key)) for kind in office.file.kinds}
    assert counts["civic_models"] == 120
    assert counts["dialogues"] == 8
    assert counts["opinions"] == 100
    assert counts["receptions"] == 160
    assert counts["petitions"] == 220
    assert counts["activities"] == 64
    assert 12 <= counts["hamlets"] <= 18
    assert counts["officers"] >= 14


def test_fill_commune_file_is_sound(office):
    assert checking.check(office).problems == ()


def test_fill_commune_records_pass_their_own_rules(office):
    for kind in office.file.kinds:
        for row in records.page(office, ListQuery(kind.key, limit=1_000)).rows:
            stored = records.get(office, kind=kind.key, uid=row.uid)
            record, problems = parse(kind.record_type, plain(stored.record), today=DEMO_TODAY)
            problems += list(kind.rules(record, RuleContext(DEMO_TODAY, law=LAW)))
            assert [problem for problem in problems if not problem.is_warning] == [], (kind.key, row.number)


def test_fill_commune_has_work_left_of_every_sort(office):
    petitions = records_of(office, "petitions")
    states = Counter(petition.status for petition in petitions)
    assert set(states) >= {
        "received", "proposed", "settling", "suspended", "answered", "closed", "transferred", "guided", "filed",
        "refused", "withdrawn", "stopped",
    }  # fmt: skip
    assert sum(petition.people_count >= 5 for petition in petitions) >= 3
    assert sum(bool(petition.reception) for petition in petitions) >= 20
    receptions = records_of(office, "receptions")
    assert set(choices.codes(choices.RECEPTION_STATUSES)) == {reception.status for reception in receptions}
    assert sum(reception.no_citizen for reception in receptions) >= 10
    assert {"government", "party"} == {reception.host for reception in receptions}


def test_fill_commune_dialogues_and_opinions_show_every_state(office):
    opinions = records_of(office, "opinions")
    assert {"not_started", "in_progress", "passed_on", "done", "petition"} == {one.status for one in opinions}
    assert any(one.reminders for one in opinions)
    assert any(one.reopened_on for one in opinions)
    assert any(one.delay_reason for one in opinions)
    dialogues = stored_of(office, "dialogues")
    assert {"planned", "published"} == {one.record.status for one in dialogues}
    for one in dialogues:
        places = sorted(item.place for item in opinions if item.dialogue == one.uid)
        assert places == list(range(1, (one.record.opinions or 0) + 1))
        assert all((one.record.purpose, one.record.tasks, one.record.delegates))


def test_fill_commune_opinions_that_became_petitions_are_closed_by_them(office):
    moved = [one for one in stored_of(office, "opinions") if one.record.status == "petition"]
    petitions = {one.opinion: one for one in records_of(office, "petitions") if one.opinion}
    assert {one.uid for one in moved} == set(petitions)
    assert [one.record.moved_on for one in moved] == [petitions[one.uid].received_on for one in moved]


def test_fill_commune_next_meeting_owes_what_earlier_ones_left_open(office):
    as_then = replace(office, clock=lambda: datetime.combine(DEMO_TODAY, time(9), VIETNAM))
    [owed] = duties.owed(as_then)
    assert owed.meetings >= 2
    assert owed.count == records.filter_counts(as_then, kind="opinions")["owed"] >= 10


@pytest.mark.parametrize("key", ["petitions", "receptions", "opinions"])
def test_fill_commune_has_something_late_and_something_due_soon(office, key):
    """As of the demo's own day; a handful, not a heap."""
    as_then = replace(office, clock=lambda: datetime.combine(DEMO_TODAY, time(9), VIETNAM), user="")
    counts = records.filter_counts(as_then, kind=key)
    assert 2 <= counts["overdue"] <= 20
    assert 2 <= counts["soon"] <= 20
    assert counts.get("not_in_database", 10) >= 10


def test_fill_commune_procedures_use_every_part_of_the_law(office):
    petitions = records_of(office, "petitions")
    assert {(one.relation, one.instance) for one in petitions if one.first_petition} >= {
        ("repeat", "first"), ("duplicate", "first"), ("second", "second"), ("further", "further"),
    }  # fmt: skip
    duplicates = [one for one in petitions if one.relation == "duplicate"]
    assert all((one.status, one.ineligible_reason) == ("filed", "duplicate") for one in duplicates)
    assert any(row.resumed_on for one in petitions for row in one.suspensions)
    assert {len(one.extensions) for one in petitions} == {0, 1, 2}
    assert all(row.number and row.decided_on for one in petitions for row in one.extensions)
    assert {"complex", "very_complex"} <= {one.complexity for one in petitions}
    assert {"whole", "part"} <= {one.withdrawal for one in petitions}
    assert any(one.reminders for one in petitions)
    assert any(one.replied_on and one.answered_on for one in petitions)
    assert any(one.published_on and one.is_confidential for one in petitions)
    assert any(one.report_answered_on for one in petitions)
    assert any(one.reported_back_on for one in petitions)
    assert any(one.dialogue_notice_on for one in petitions)
    assert {"executing", "executed"} <= {one.execution for one in petitions}
    carried_out = [row for one in petitions for row in one.outcomes]
    assert {"state_money", "individual_land", "individual_money", "disciplined"} <= {row.what for row in carried_out}
    assert any(row.done and row.done < row.due for row in carried_out), "partly carried out"


def test_fill_commune_models_show_every_stage_and_every_gap(office):
    models = records_of(office, "civic_models")
    assert {model.status for model in models} == set(choices.codes(civic_choices.MODEL_STATUSES))
    as_then = replace(office, clock=lambda: datetime.combine(DEMO_TODAY, time(9), VIETNAM), user="")
    counts = records.filter_counts(as_then, kind="civic_models")
    assert 3 <= counts["unvisited"] <= 30
    assert 2 <= counts["without_evidence"] <= 20
    assert counts["without_numbers"] >= 1
    scored = [model for model in models if model.scored_on]
    assert all(model.sheet and "ví dụ" in model.sheet_version and model.score_maximum == 100 for model in scored)
    assert all(model.score_total >= 80 for model in scored if model.status == "recognized")
    copies = [model for model in models if model.original]
    assert len(copies) >= 8
    assert sum(len(model.replications) for model in models) == len(copies)
    assert any(model.rewards for model in models)
    assert sum(hamlet.model_target is not None for hamlet in records_of(office, "hamlets")) >= 3


def test_fill_commune_reports_of_models_agree_with_the_register(office):
    models = records_of(office, "civic_models")
    running = [model for model in models if model.status != "stopped"]
    document = reporting.build(office, "chi-tieu-mo-hinh", period=Period(end=DEMO_TODAY))
    hamlets = [row.name for row in sorted(records_of(office, "hamlets"), key=lambda row: row.code)]
    rows = cells_of(document)
    assert [row[1] for row in rows[1 : len(hamlets) + 1]] == hamlets, "every hamlet, in the order of its code"
    assert {row[1]: row[3] for row in rows[1 : len(hamlets) + 1]} == {
        name: str(sum(model.hamlet == name for model in running)) for name in hamlets
    }
    assert {row[2] for row in rows[1 : len(hamlets) + 1]} >= {"1", "4", "8", "10"}, "the minimum and own targets"
    assert next(row for row in rows if row[1:2] == ("Cộng",))[3] == str(len(running))
    land = sum(row.quantity for model in models for row in model.outcomes if row.kind == "land_area")
    outcomes = {row[1]: row[3] for row in cells_of(reporting.build(office, "ket-qua-mo-hinh"))}
    assert outcomes["Đất hiến"] == format_decimal(land)
    funnel = table_of(reporting.build(office, "pheu-mo-hinh")).totals
    recognized = [model for model in models if model.recognitions]
    replicated = sum(bool(model.replications) for model in recognized)
    assert (funnel[2], funnel[3], funnel[5]) == ("120", str(len(recognized)), str(replicated))
    copies = [row for row in cells_of(reporting.build(office, "nhan-rong-mo-hinh")) if len(row) > 1]
    assert len(copies) == sum(bool(model.original or model.original_place) for model in models)
    money = sum(row.money or 0 for model in models for row in model.rewards)
    assert table_of(reporting.build(office, "khen-thuong-mo-hinh")).totals[-1] == format_count(money)


def test_fill_commune_histories_are_lawful(office):
    """Every change of a status was a lawful step, named in the log, or the petition that came of an opinion."""
    for key in ("petitions", "receptions", "dialogues", "opinions"):
        for row in records.page(office, ListQuery(key, limit=1_000)).rows:
            history = records.history(office, kind=key, uid=row.uid)
            for entry in history:
                changes_status = any(change.label == "Trạng thái" for change in entry.fields)
                assert not changes_status or entry.reason.startswith(("Bước: ", "Khép lại: ")), row.number
                assert "Chỉ lưu khi sửa số liệu nhập sai" not in entry.reason


def test_fill_commune_activities_are_of_every_type_and_state(office):
    activities = records_of(office, "activities")
    of_type = Counter(activity.type for activity in activities)
    assert set(of_type) == set(choices.codes(civic_choices.ACTIVITY_TYPES))
    assert of_type["document"] == 26
    assert (of_type["training"], of_type["inspection"], of_type["clearance"]) == (2, 3, 2)
    assert {activity.status for activity in activities} == {"planned", "running", "done"}
    numbers = [activity.document_number for activity in activities if activity.type == "document"]
    assert len(set(numbers)) == 26
    assert any("-KH/" in number for number in numbers)
    assert any("/KH-UBND" in number for number in numbers)
    as_then = replace(office, clock=lambda: datetime.combine(DEMO_TODAY, time(9), VIETNAM), user="")
    counts = records.filter_counts(as_then, kind="activities")
    assert (counts["overdue"], counts["soon"]) == (1, 1)


def test_fill_commune_denunciations_hold_no_identity(office):
    for key in ("petitions", "receptions"):
        kind = office.kind(key)
        secret = [stored.record for stored in stored_of(office, key) if kind.confidential_when(stored.record)]
        assert len(secret) >= 5
        assert not [record for record in secret if any(getattr(record, spec.key) for spec in kind.withheld)]


def test_fill_commune_holds_the_model_names_known_from_the_press(office):
    names = " ".join(stored.record.name for stored in stored_of(office, "civic_models"))
    known = ["Năm không, ba sạch", "Ngôi nhà xanh", "Tuyến đường Sáng, xanh, sạch, đẹp", "Camera an ninh", "Tổ tự quản",
             "Tổ liên gia phòng cháy chữa cháy", "Tổ hòa giải", "Tết sum vầy", "Mái ấm Công đoàn"]  # fmt: skip
    assert [name for name in known if name not in names] == []


def test_fill_same_seed_makes_the_same_office(office, tmp_path):
    again = filled(tmp_path)
    assert told(again) == told(office)
    office_files.close_file(again)


def test_fill_other_seed_makes_another_office_without_hard_errors(office, tmp_path):
    other = filled(tmp_path, seed=7)
    assert set(told(other)).isdisjoint(told(office))
    assert checking.check(other).is_sound
    office_files.close_file(other)


def test_fill_scale_adds_petitions_of_earlier_years_and_stays_sound(tmp_path):
    work = filled(tmp_path, scale=11)
    assert records.count(work, ListQuery("petitions")) == 11 * 220
    assert records.count(work, ListQuery("receptions")) == 160
    assert checking.check(work).problems == ()
    numbers = [stored.stamp.number for stored in stored_of(work, "petitions") if stored.stamp.year == 2024]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    computed = work.kind("petitions").computed
    for stored in stored_of(work, "petitions")[::25]:
        due = computed(stored.record, LAW)
        assert {key: getattr(stored.record, key) for key in due} == due
        assert not stored.record.first_petition or stored.record.first_petition in uids_of(work)
    before = {name for (name,) in work.file.connection.execute("SELECT sql FROM sqlite_master WHERE type = 'index'")}
    office_files.close_file(work)
    plain_work = filled(tmp_path, name="thai-nguyen-2023")
    after = {
        name for (name,) in plain_work.file.connection.execute("SELECT sql FROM sqlite_master WHERE type = 'index'")
    }
    office_files.close_file(plain_work)
    assert before == after


def uids_of(work: Workspace) -> set[str]:
    return {uid for (uid,) in work.file.connection.execute("SELECT uid FROM petitions")}


def test_fill_over_existing_records_is_refused(tmp_path):
    work = filled(tmp_path, name="thai-nguyen-2023")
    with pytest.raises(InputRefused, match="đã có dữ liệu"):
        demo.fill(work)
    with pytest.raises(InputRefused, match="Không có bộ mẫu"):
        demo.fill(work, name="tỉnh khác")
    office_files.close_file(work)


def test_fill_tells_its_progress_to_the_end(tmp_path):
    told_progress = []
    work = filled(tmp_path, progress=lambda done, total: told_progress.append((done, total)))
    office_files.close_file(work)
    assert told_progress[-1][0] == told_progress[-1][1] > 600


def test_thai_nguyen_summary_prints_the_published_figures(tmp_path):
    """Kinh tế 492 + 256, văn hóa – xã hội 634 + 172, quốc phòng – an ninh 428 + 74, hệ thống chính trị 243 + 60."""
    work = filled(tmp_path, name="thai-nguyen-2023")
    document = reporting.build(work, "bieu-tong-hop-mo-hinh")
    with pdfplumber.open(BytesIO(reporting.pdf_bytes(document))) as pdf:
        words = " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)
    office_files.close_file(work)
    assert "Kinh tế 748 492 256" in words
    assert "Văn hóa – xã hội 806 634 172" in words
    assert "Quốc phòng – an ninh 502 428 74" in words
    assert "Xây dựng hệ thống chính trị 303 243 60" in words
    assert "Tổng 2.359 1.797 562" in words


def test_person_numbers_belong_to_nobody():
    random = Random(1)
    numbers = {person(random, commune="xã Đồng Lam").paper_number for _ in range(200)}
    assert {number[3] for number in numbers} <= {"4", "5"}, "born in the 22nd century"


def records_of(work: Workspace, key: str):
    return [stored.record for stored in stored_of(work, key)]


def stored_of(work: Workspace, key: str):
    rows = records.page(work, ListQuery(key, limit=5_000)).rows
    return [records.get(work, kind=key, uid=row.uid) for row in rows]


def test_commune_leaves_no_open_place_in_any_text(work: Workspace) -> None:
    """No template's brace is left in what an officer would read."""
    demo.fill(work)
    texts = [str(facts["values"]) for facts in told(work).values()]
    assert texts
    assert not [text for text in texts if re.search(r"\{[a-z_]+\}", text)]


@pytest.mark.parametrize("key", [spec.key for spec in tables.table_list()])
def test_year_of_the_sample_office_gives_every_table_and_its_identities_hold(office, key):
    year = period_of(Span.YEAR, year=2026, closing_day=INSPECTION_CLOSING_DAY)
    made = tables.figures(office, key, period=year)
    assert made.failures == ()
    assert any(made.cells.values()), "a year of an office is not a blank form"
    for month in range(1, 12):
        part = period_of(Span.MONTH, year=2026, number=month, closing_day=INSPECTION_CLOSING_DAY)
        assert tables.figures(office, key, period=part).failures == (), month


def test_year_of_the_sample_office_agrees_between_its_tables(office):
    year = period_of(Span.YEAR, year=2026, closing_day=INSPECTION_CLOSING_DAY)
    assert tables.cross_failures(office, period=year) == ()
