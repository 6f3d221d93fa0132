"""What is kept too long is listed, destroyed by decision alone, and is then in no byte of the file.

Source: Thông tư 07/2014/TT-TTCP art 28(2): petitions put away are kept one year; the head of the office decides.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop_app import paths
from desktop_app.domain.errors import InputRefused, RecordMissing
from desktop_app.domain.query import ListQuery
from desktop_app.domain.retention import last_day
from desktop_app.records import KINDS
from desktop_app.reports import pdf
from desktop_app.services import access, attachments, backups, checking, drafts, office_files, records, retention
from desktop_app.services.bulk import with_defaults
from desktop_app.services.workspace import Workspace
from desktop_app.storage import duty_files, office_file
from tests.helpers.command_line import CommandLine, petition
from tests.helpers.offices import PASSWORD
from tests.helpers.pdf_reading import read_pdf
from tests.helpers.secret_search import file_views, forms

NAME = "Quàng Thị Zoẵn"
DECISION: dict[str, Any] = {
    "decision_number": "15/QĐ-UBND",
    "decided_on": date(2026, 11, 20),
    "present": ("Hoàng Thị Lan, văn thư", "Bùi Văn Khoan, Phó Chủ tịch"),
}
PUT_AWAY: dict[str, Any] = {
    "petitioner": NAME, "received_on": "2025-03-03", "status": "filed", "direction": "file", "filed_on": "2025-03-05",
    "eligibility": "not_eligible", "ineligible_reason": "guided_before",
}  # fmt: skip


def put_away(work: Workspace, *, filed_on: str = "2025-03-05", **values: Any) -> str:
    """A petition that was put away on a day; returns its uid."""
    made = with_defaults(work.kind("petitions"), petition(**(PUT_AWAY | {"filed_on": filed_on} | values)))
    return records.create(work, kind="petitions", raw=made, accepted=None).stored.uid


def destroy(work: Workspace, *uids: str, **changed: Any) -> retention.Destroyed:
    return retention.destroy(work, uids={"petitions": uids}, **(DECISION | changed))


def listed(work: Workspace, **options: Any) -> list[str]:
    return [item.uid for item in retention.due(work, **options)]


def words_of(document: Any) -> str:
    return " ".join("\n".join(page.text for page in read_pdf(pdf.pdf_bytes(document))).split())


# -- the rules ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        (date(2025, 3, 5), 12, date(2026, 3, 5)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2025, 12, 31), 1, date(2026, 1, 31)),
    ],
)
def test_term_ends_with_the_day_of_the_same_number(start: date, months: int, last: date) -> None:
    assert last_day(start, months) == last


def test_shipped_rules_name_fields_and_codes_that_exist() -> None:
    kinds = {kind.key: kind for kind in KINDS}
    rules = duty_files.load_retention(paths.resources_dir())
    for rule in rules:
        kind = kinds[rule.kind]
        assert kind.spec(rule.start).type.value == "day", rule.key
        for field, codes in rule.when.items():
            assert set(codes) <= {choice.code for choice in kind.spec(field).choices}, rule.key
    assert [rule.key for rule in rules if rule.months] == ["petition.put_away"]
    assert all(rule.is_verified for rule in rules if rule.months)


def test_list_begins_on_the_day_after_the_year(work: Workspace) -> None:
    uid = put_away(work, filed_on="2025-03-05")  # the year ends on Thursday 05/03/2026
    assert listed(work, on=date(2026, 3, 5)) == []
    assert listed(work, on=date(2026, 3, 6)) == [uid]


def test_year_that_ends_on_a_day_off_runs_to_the_next_working_day(work: Workspace) -> None:
    uid = put_away(work, filed_on="2025-03-07")  # 07/03/2026 is a Saturday
    assert listed(work, on=date(2026, 3, 9)) == []
    assert listed(work, on=date(2026, 3, 10)) == [uid]


def test_open_settled_and_other_petitions_are_not_listed(work: Workspace) -> None:
    raw = with_defaults(work.kind("petitions"), petition(received_on="2020-01-06"))
    records.create(work, kind="petitions", raw=raw, accepted=None)
    answered = raw | {"status": "answered", "answered_on": "2020-01-10"}
    records.create(work, kind="petitions", raw=answered, accepted=None)
    put_away(work, filed_on="2026-11-20")
    assert listed(work) == []


def test_office_sets_its_own_term_but_none_below_the_law(work: Workspace) -> None:
    uid = put_away(work, filed_on="2025-03-05")
    raw = with_defaults(work.kind("petitions"), petition(received_on="2020-01-06"))
    settled = records.create(
        work, kind="petitions", raw=raw | {"status": "answered", "answered_on": "2020-01-10"}, accepted=None
    ).stored.uid

    retention.save_term(work, "petition.put_away", months=24)
    assert listed(work) == []
    retention.save_term(work, "petition.put_away", months=None)
    retention.save_term(work, "petition.settled", months=60)
    assert listed(work) == [uid, settled]
    for key, months in (("petition.put_away", 11), ("petition.settled", -1), ("petition.settled", 1201), ("x", 12)):
        with pytest.raises(InputRefused):
            retention.save_term(work, key, months=months)


def test_deleted_petition_is_listed_for_it_still_stands_in_the_file(work: Workspace) -> None:
    uid = put_away(work)
    records.delete(work, kind="petitions", uid=uid)
    assert listed(work) == [uid]

    destroy(work, uid)

    assert checking.check(work).problems == ()
    assert listed(work) == []


def test_list_says_why_and_names_no_person(work: Workspace) -> None:
    put_away(work)
    [item] = retention.due(work)
    assert item.reason == (
        "Đơn xếp lưu từ 05/03/2025, lưu 1 năm, hết hạn 05/03/2026 (Thông tư 07/2014/TT-TTCP Điều 28 khoản 2)"
    )

    text = words_of(retention.list_document(work))

    assert "DANH MỤC ĐƠN XẾP LƯU ĐỀ NGHỊ TIÊU HỦY" in text
    for part in ("1/2025", "03/03/2025", "05/03/2026", "Đề nghị sửa đường", "Điều 28"):
        assert part in text
    assert "Zoẵn" not in text


# -- the destruction ------------------------------------------------------------------------------------------------


def test_destruction_is_refused_without_decision_people_or_list_and_changes_nothing(work: Workspace) -> None:
    ripe, young = put_away(work), put_away(work, filed_on="2026-11-10")
    changes = work.file.connection.execute("SELECT count(*) FROM changes").fetchone()
    refused: list[tuple[tuple[str, ...], dict[str, Any]]] = [
        ((ripe,), {"decision_number": "  "}),
        ((ripe,), {"decided_on": date(2026, 11, 23)}),
        ((ripe,), {"present": (" ",)}),
        ((ripe,), {"decided_on": date(2026, 3, 5)}),  # not yet on the list of that day
        ((ripe, young), {}),
        (("chưa-có",), {}),
        ((), {}),
    ]
    for uids, changed in refused:
        with pytest.raises(InputRefused):
            destroy(work, *uids, **changed)
    assert listed(work) == [ripe]
    assert work.file.connection.execute("SELECT count(*) FROM changes").fetchone() == changes
    assert retention.destructions(work) == ()


@pytest.fixture(params=[None, PASSWORD], ids=["plain", "encrypted"])
def office(request: pytest.FixtureRequest, make_work: Any) -> Workspace:
    made: Workspace = make_work(password=request.param)
    return made


def everything(work: Workspace, folder: Path) -> bytes:
    """All that can be read out of the file, its log and a copy, decrypted where needed, free pages too."""
    office_file.copy_to(work.file, folder / "doc.sodanvan")
    places = [folder / "doc.sodanvan", work.file.path, work.file.path.with_name(work.file.path.name + "-wal")]
    return b"\n".join(view for place in places for view in file_views(place, key=work.file.key))


MARKERS = (
    "Zoẵn", "zoan", "Khoẵng", "khoang", "Woọng", "0987650123", "Xuýnh", "Yoẹt", "Vuẩy", "Qizzel", "Ngoắt",
)  # fmt: skip


def test_destroyed_petition_is_in_no_byte_of_the_file(office: Workspace, tmp_path: Path) -> None:
    """Row, small tables, history, drafts, attachments, search index, word list, free pages, write-ahead log."""
    work, folder = office, tmp_path / "ban-doc"
    folder.mkdir()
    for turn in range(30):
        put_away(work, filed_on="2026-10-10", summary=f"Đề nghị khơi mương {turn}", petitioner="Lò Văn Ba")
    uid = put_away(
        work, summary="Khoẵng Pế lần một", address="Bản Woọng", phone_number="0987650123",
        papers=[{"title": "Giấy Xuýnh", "pages": "3"}], progress=[{"noted_on": "2025-03-04", "note": "Gọi Yoẹt"}],
    )  # fmt: skip
    shared, own = tmp_path / "chung.pdf", tmp_path / "Vuẩy.pdf"
    shared.write_bytes(b"%PDF-1.4 trang chung")
    own.write_bytes(b"%PDF-1.4 trang rieng Qizzel")
    other = records.page(work, ListQuery("petitions", limit=2)).rows[1].uid
    for target, path in ((uid, own), (uid, shared), (other, shared)):
        attachments.attach(work, kind="petitions", uid=target, path=path)
    raw = with_defaults(work.kind("petitions"), petition(**PUT_AWAY)) | {"summary": "Ngoắt lần hai"}
    records.update(work, kind="petitions", uid=uid, raw=raw, accepted=None)
    drafts.keep(work, draft=drafts.new_id(work), kind="petitions", uid=uid, raw={"summary": "nháp Khoẵng"}, field="")
    access.note(work, kind="petitions", uid=uid, deed="viewed")
    before = everything(work, folder)
    assert [marker for marker in MARKERS if marker.encode() not in before] == [], "the test must be able to find them"

    done = destroy(work, uid)

    after = everything(work, folder)
    assert [marker for marker in MARKERS if any(form in after for form in forms(marker))] == []
    assert [change.deed for change in done.changes] == ["destroyed"]
    kept = attachments.listed(work, kind="petitions", uid=other)
    assert attachments.read(work, sha256=kept[0].sha256) == shared.read_bytes()
    assert records.page(work, ListQuery("petitions", search="Ngoắt")).rows == ()
    assert checking.check(work).problems == ()


def test_register_keeps_number_day_and_decision_alone(work: Workspace) -> None:
    first, second = put_away(work), put_away(work)
    destroy(work, first)

    [stone] = retention.tombstones(work)
    assert (stone.kind, stone.register_number, stone.entered_on) == ("petitions", "1/2025", date(2025, 3, 3))
    [done] = retention.destructions(work)
    assert (done.decision_number, done.decided_on, done.done_by) == ("15/QĐ-UBND", date(2026, 11, 20), "Hoàng Thị Lan")
    assert records.get(work, kind="petitions", uid=second).stamp.register_number == "2/2025"
    third = put_away(work)
    assert records.get(work, kind="petitions", uid=third).stamp.register_number == "3/2025"
    with pytest.raises(RecordMissing):
        records.get(work, kind="petitions", uid=first)
    with pytest.raises(RecordMissing):
        records.undo(work, kind="petitions", uid=first)
    with pytest.raises(RecordMissing):
        records.restore(work, kind="petitions", uid=first)


def test_history_keeps_who_did_what_without_values(work: Workspace) -> None:
    uid = put_away(work)
    access.note(work, kind="petitions", uid=uid, deed="viewed")
    destroy(work, uid)

    newest, created = records.history(work, kind="petitions", uid=uid)

    assert (newest.deed, newest.reason) == ("destroyed", "theo Quyết định số 15/QĐ-UBND ngày 20/11/2026")
    assert (created.deed, created.reason, created.fields) == ("created", "", ())
    [seen] = access.entries(work)
    assert (seen.number, seen.is_destroyed) == ("1/2025", True)
    assert "1/2025 (đã tiêu hủy)" in words_of(access.document(work))


def test_petition_of_the_same_case_keeps_its_link_and_the_file_stays_sound(work: Workspace) -> None:
    uid = put_away(work)
    raw = with_defaults(work.kind("petitions"), petition(first_petition=uid, relation="repeat"))
    later = records.create(work, kind="petitions", raw=raw, accepted=None).stored.uid
    destroy(work, uid)

    assert checking.check(work).problems == ()
    changed = records.update(work, kind="petitions", uid=later, raw=raw | {"summary": "Nhắc lại"}, accepted=None)
    assert changed.changes


def test_form_left_open_keeps_no_draft_of_a_destroyed_petition(work: Workspace) -> None:
    uid = put_away(work)
    destroy(work, uid)
    drafts.keep(work, draft="nhap", kind="petitions", uid=uid, raw={"petitioner": NAME}, field="")
    assert drafts.waiting(work) == ()


TAMPERINGS = {
    "record taken out by hand": "DELETE FROM petitions WHERE register_number = 2",
    "tombstone made by hand": (
        "INSERT INTO destroyed_records SELECT kind, 'khac', unit_code, register_year, 9, entered_on, destruction"
        " FROM destroyed_records"
    ),
    "tombstone of a live record": "UPDATE destroyed_records SET uid = (SELECT uid FROM petitions)",
    "tombstone taken out": "DELETE FROM destroyed_records",
    "number given again": "UPDATE petitions SET register_number = 1",
    "counter set back": "UPDATE register_numbers SET last = 0",
    "reason in the log": "UPDATE changes SET reason = 'theo chỉ đạo' WHERE deed = 'destroyed'",
    "entry in the log": "DELETE FROM changes WHERE deed = 'destroyed'",
}


@pytest.mark.parametrize("sql", TAMPERINGS.values(), ids=TAMPERINGS.keys())
def test_destruction_made_up_or_hidden_is_found(work: Workspace, sql: str) -> None:
    first = put_away(work)
    put_away(work)
    destroy(work, first)
    assert checking.check(work).problems == ()

    work.file.connection.execute("PRAGMA foreign_keys = OFF")
    work.file.connection.execute(sql)

    assert checking.check(work).problems


def test_minutes_name_decision_people_numbers_and_the_copies_that_still_hold_it(work: Workspace, clock: Any) -> None:
    uid = put_away(work)
    backups.back_up(work)
    clock.move(minutes=5)
    done = destroy(work, uid)

    for text in (words_of(done.document), words_of(retention.minutes(work, done.id))):
        for part in (
            "BIÊN BẢN TIÊU HỦY", "15/QĐ-UBND", "20/11/2026", "Hoàng Thị Lan, văn thư", "Bùi Văn Khoan, Phó Chủ tịch",
            "1/2025", "03/03/2025", "đang có 1 bản", "bản sao lưu",
        ):  # fmt: skip
            assert part in text
        assert "Zoẵn" not in text
        assert "sửa đường" not in text
    clock.move(days=3)
    backups.back_up(work)
    assert "đang có 1 bản" in words_of(retention.minutes(work, done.id))
    with pytest.raises(InputRefused):
        retention.minutes(work, 99)


def test_traces_are_erased_when_the_file_is_opened_after_a_crash(
    work: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = put_away(work, summary="Khoẵng Pế lần một")
    monkeypatch.setattr("desktop_app.storage.wiping.erase_traces", lambda *given: None)
    destroy(work, uid)
    monkeypatch.undo()
    monkeypatch.setenv("SODANVAN_HOME", str(tmp_path))
    assert list(work.file.connection.execute("SELECT word FROM search_words WHERE word = 'khoẵng'"))
    path = work.file.path
    office_files.close_file(work)

    again = office_files.open_file(path, user="Lan")
    try:
        assert "Khoẵng".encode() not in path.read_bytes()
        assert list(again.file.connection.execute("SELECT word FROM search_words WHERE word = 'khoẵng'")) == []
        assert checking.check(again).problems == ()
    finally:
        office_files.close_file(again)


# -- the command line -----------------------------------------------------------------------------------------------


def test_retention_and_destroy_from_the_command_line(tmp_path, capsys, monkeypatch) -> None:
    monkeypatch.delenv("SODANVAN_PASSWORD", raising=False)
    command = CommandLine(capsys, monkeypatch, tmp_path / "xa.sodanvan")
    assert command.bare("new", command.path, "--unit-code", "05818", "--no-password").code == 0
    assert command.add("petitions", petition(**PUT_AWAY), petition(**PUT_AWAY), petition()).code == 0
    today = date.today()  # noqa: DTZ011  # the command line goes by the computer's clock
    yesterday = (today - timedelta(days=1)).strftime("%d/%m/%Y")

    found = command("retention", "--json").json["due"]
    assert [item["number"] for item in found] == ["1/2025", "2/2025"]
    assert command("retention", "--on", "5/3/2026", "--json").json["due"] == []
    assert command("retention", "--out", tmp_path / "danh-muc.pdf").code == 0

    refused = command("destroy", "--decision", "1/QĐ", "--on", yesterday, "DT-1-2026")
    assert (refused.code, "1/2026" in refused.err) == (1, True)
    done = command(
        "destroy", "--decision", "1/QĐ-UBND", "--on", yesterday, "--present", "Bùi Văn Khoan", "--user", "Lan",
        "--out", tmp_path / "bien-ban.pdf", "DT-1-2025", found[1]["uid"], "--json",
    )  # fmt: skip
    assert (done.code, done.json["destroyed"]) == (0, 2), done.err
    assert command("retention", "--minutes", "1", "--out", tmp_path / "lai.pdf").code == 0
    assert (tmp_path / "lai.pdf").read_bytes() == (tmp_path / "bien-ban.pdf").read_bytes()
    assert command("check").code == 0
    assert "Tiêu hủy theo quyết định" in command("history", "petitions", found[0]["uid"]).out
    assert command("retention", "--json").json["destructions"][0]["decision_number"] == "1/QĐ-UBND"
