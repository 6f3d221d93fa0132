"""What screens and commands read: names, links, start values, search over all registers, pick lists, the first page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desktop_app.domain.errors import FileDamaged, InputRefused, StorageUnavailable
from desktop_app.domain.kind import Derivation
from desktop_app.domain.query import Condition, ListQuery, Operator, Relative
from desktop_app.services import access, picking, records, today
from desktop_app.services.workspace import Workspace
from tests.helpers.sample_files import save
from tests.helpers.sample_kind import PLACES, SAMPLES

KIND = SAMPLES.key


def as_user(work: Workspace, user: str) -> Workspace:
    """The same file with another person at the keyboard."""
    return replace(work, user=user)


def counted(work: Workspace, *conditions: Condition) -> int:
    """How many records satisfy the conditions."""
    return records.count(work, ListQuery(KIND, conditions=conditions))


def test_names_are_number_and_words_and_unknown_uids_are_left_out(samples: Workspace) -> None:
    uid = save(samples, title="Đào mương").uid
    assert records.names(samples, kind=KIND, uids=[uid, "unknown", uid, ""]) == {uid: "1/2026 · Đào mương"}
    place = records.create(samples, kind="places", raw={"name": "Bản A"}).stored.uid
    assert records.names(samples, kind="places", uids=[place]) == {place: "Bản A"}


def test_relative_values_are_those_of_the_moment(samples: Workspace) -> None:
    save(samples, due_on="21/11/2026", held_on="05/03/2026")
    save(as_user(samples, "Minh"), due_on="22/11/2026", held_on="05/03/2025")
    assert counted(samples, Condition("due_on", Operator.BEFORE, Relative.TODAY)) == 1
    assert counted(samples, Condition("due_on", Operator.AT_MOST, Relative.TODAY)) == 2
    assert counted(samples, Condition("created_by", Operator.IS, Relative.USER)) == 1
    assert counted(samples, Condition("register_year", Operator.IS, Relative.YEAR)) == 1
    samples.clock.move(days=1)  # type: ignore[attr-defined]  # the tests' clock
    assert counted(samples, Condition("due_on", Operator.BEFORE, Relative.TODAY)) == 2


def test_today_is_the_day_in_vietnam(samples: Workspace) -> None:
    samples.clock.move(hours=14)  # type: ignore[attr-defined]  # 22/11/2026 16:00 UTC is 23:00 there
    assert f"{samples.today():%d/%m}" == "22/11"
    samples.clock.move(hours=1)  # type: ignore[attr-defined]
    assert f"{samples.today():%d/%m}" == "23/11"


def test_filters_are_counted_within_a_search(samples: Workspace) -> None:
    save(samples, title="Đào mương", due_on="21/11/2026")
    save(samples, title="Đắp đường", due_on="21/11/2026")
    save(as_user(samples, "Minh"), title="Đắp đường")
    assert records.filter_counts(samples, kind=KIND) == {"late": 2, "mine": 2, "all": 3}
    assert records.filter_counts(samples, kind=KIND, search="duong") == {"late": 1, "mine": 1, "all": 2}


def test_links_are_shown_from_both_ends(samples: Workspace) -> None:
    first = save(samples, title="Trước")
    second = save(samples, title="Sau", earlier=first.uid)
    there = records.linked(samples, kind=KIND, uid=second.uid)
    back = records.linked(samples, kind=KIND, uid=first.uid)
    assert [(item.uid, item.name, item.label, item.is_outgoing) for item in (*there, *back)] == [
        (first.uid, "1/2026 · Trước", "Bản ghi trước", True),
        (second.uid, "2/2026 · Sau", "Bản ghi trước", False),
    ]
    records.delete(samples, kind=KIND, uid=second.uid)
    assert records.linked(samples, kind=KIND, uid=first.uid) == ()


def test_link_to_a_record_of_another_computer_is_shown_as_not_here_yet(samples: Workspace) -> None:
    uid = save(samples).uid
    samples.file.connection.execute("UPDATE samples SET earlier = 'elsewhere'")
    assert records.linked(samples, kind=KIND, uid=uid)[0].name == "(chưa có trong tệp này)"


def test_new_form_opens_with_defaults_and_today(samples: Workspace) -> None:
    assert records.start_values(samples, kind=KIND) == {"sort": "open", "held_on": "22/11/2026"}
    assert records.start_values(samples, kind="places") == {}


def test_day_that_may_lie_ahead_is_not_guessed(work: Workspace) -> None:
    assert records.start_values(work, kind="petitions")["received_on"] == "22/11/2026"
    assert "held_on" not in records.start_values(work, kind="dialogues")


def test_last_values_are_the_users_own_without_persons(samples: Workspace) -> None:
    assert records.last_values(samples, kind=KIND) == {}
    save(samples, title="Của Lan", person="Lò Văn Ba", phone_number="0912345678", items=[{"what": "x"}], area="2,5")
    save(as_user(samples, "Minh"), title="Của Minh")
    values = records.last_values(samples, kind=KIND)
    assert (values["title"], values["held_on"], values["area"]) == ("Của Lan", "05/03/2026", "2,5")
    assert not {"person", "phone_number", "paper", "items"} & set(values)
    problems = records.judge(samples, kind=KIND, raw=values)
    assert problems == (), "they can be saved as they are"


def test_derivation_gives_raw_values_of_another_record(samples: Workspace) -> None:
    copying = Derivation("copy", "Sao chép", KIND, lambda stored: {"title": getattr(stored.record, "title", "")})
    samples.file.kinds = (replace(SAMPLES, derivations=(copying,)), PLACES)
    uid = save(samples, title="Gốc").uid
    assert records.derived(samples, kind=KIND, uid=uid, key="copy") == (KIND, {"title": "Gốc"})
    with pytest.raises(InputRefused):
        records.derived(samples, kind=KIND, uid=uid, key="move")


def test_search_everywhere_shares_its_room_and_leaves_lists_out(samples: Workspace) -> None:
    for turn in range(5):
        save(samples, title=f"Mương {turn}")
    records.create(samples, kind="places", raw={"name": "Bản Mương"})
    found = records.search_all(samples, "muong", limit=3)
    assert [(item.kind, item.name, item.number) for item in found] == [
        (KIND, "Mương 4", "5/2026"),
        (KIND, "Mương 3", "4/2026"),
        (KIND, "Mương 2", "3/2026"),
    ]
    assert records.search_all(samples, "  ") == ()


def test_words_are_picked_tone_free_and_best_first(samples: Workspace) -> None:
    for name in ("Thôn Đông Đình", "Bản Đình", "Đình Làng", "Thôn Đoài", "Bản Đình"):
        records.create(samples, kind="places", raw={"name": name})
    assert picking.words(samples, target="places", typed="dinh") == ("Đình Làng", "Thôn Đông Đình", "Bản Đình")
    assert picking.words(samples, target="places", typed="đoà") == ("Thôn Đoài",)
    assert picking.words(samples, target="places", typed="định làng") == ()
    assert len(picking.words(samples, target="places", typed="")) == 4
    assert len(picking.words(samples, target="places", typed="", limit=2)) == 2


def test_records_are_picked_newest_first(samples: Workspace) -> None:
    first, second = save(samples, title="Mương một"), save(samples, title="Mương hai")
    assert picking.records(samples, target=KIND, typed="mương") == (
        (second.uid, "2/2026 · Mương hai"),
        (first.uid, "1/2026 · Mương một"),
    )
    assert picking.records(samples, target=KIND, typed="1/2026") == ((first.uid, "1/2026 · Mương một"),)


def test_access_is_logged_where_persons_stand(samples: Workspace) -> None:
    uid = save(samples).uid
    place = records.create(samples, kind="places", raw={"name": "Bản A"}).stored.uid
    for deed in ("viewed", "printed"):
        access.note(samples, kind=KIND, uid=uid, deed=deed)
    access.note(samples, kind="places", uid=place, deed="viewed")
    rows = samples.file.connection.execute("SELECT at, user, kind, uid, deed FROM accesses").fetchall()
    at = "2026-11-22T02:00:00.000+00:00"
    assert rows == [(at, "Lan", KIND, uid, "viewed"), (at, "Lan", KIND, uid, "printed")]


def test_first_page_shows_what_waits_most_urgent_first(samples: Workspace) -> None:
    assert today.overview(samples).blocks == ()
    for turn in range(7):
        save(samples, title=f"Việc {turn}", due_on=f"{14 + turn}/11/2026")
    save(samples, title="Chưa đến hạn", due_on="30/11/2026")
    late, mine = today.overview(samples).blocks
    assert (late.key, late.title, late.tone, late.count) == ("samples.late", "Sổ mẫu: Quá hạn", "late", 7)
    assert (mine.tone, mine.count) == ("", 8)
    assert [line.text for line in late.lines] == [f"{turn + 1}/2026 · Việc {turn}" for turn in range(5)]
    assert late.lines[0].detail == "14/11/2026, quá 6 ngày làm việc"
    query = ListQuery(KIND, conditions=SAMPLES.filters[0].conditions)
    assert records.count(samples, query) == late.count, "every number is a link to its list"


def test_reader_sees_the_file_as_it_was_while_a_write_runs(samples: Workspace) -> None:
    save(samples)
    reader = samples.file.reader()
    try:
        with samples.file.writing() as connection:
            connection.execute("DELETE FROM samples")
            assert reader.execute("SELECT count(*) FROM samples").fetchone() == (1,)
        assert reader.execute("SELECT count(*) FROM samples").fetchone() == (0,)
        with pytest.raises(Exception, match="readonly"):
            reader.execute("DELETE FROM places")
    finally:
        reader.close()


def test_damage_while_reading_is_a_sentence(samples: Workspace) -> None:
    """A broken page in the middle of the file is told by whatever reads it, not by a fault of the program."""
    for turn in range(300):
        save(samples, title=f"Việc {turn}", story="Nội dung dài. " * 20)
    path = samples.file.path
    samples.file.erase_traces()
    content = bytearray(path.read_bytes())
    for place in range(4096 * 8, len(content), 4096):
        content[place : place + 200] = b"\xff" * 200
    path.write_bytes(content)
    samples.file.connection.execute("PRAGMA cache_size = 0")
    reads: list[Any] = [
        lambda: records.page(samples, ListQuery(KIND, sort="title")),
        lambda: records.count(samples, ListQuery(KIND, conditions=(Condition("story", Operator.IS, "x"),))),
        lambda: records.search_all(samples, "việc"),
        lambda: records.history(samples, kind=KIND, uid="0150"),
        lambda: picking.words(samples, target=KIND, typed="viec"),
    ]
    told = 0
    for read in reads:
        try:
            read()
        except (FileDamaged, StorageUnavailable):
            told += 1
    assert told >= 3
