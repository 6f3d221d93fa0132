"""Who looked at, printed, exported or copied the record of a person: noted, listed, printed, never changed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop_app.domain.query import Period
from desktop_app.reports import pdf
from desktop_app.services import access, checking, records
from desktop_app.services.bulk import with_defaults
from desktop_app.services.workspace import Workspace
from tests.helpers.command_line import CommandLine, petition
from tests.helpers.offices import Clock
from tests.helpers.pdf_reading import read_pdf

NAME = "Quàng Thị Zoẵn"


def new_petition(work: Workspace, **values: Any) -> str:
    raw = with_defaults(work.kind("petitions"), petition(petitioner=NAME, **values))
    return records.create(work, kind="petitions", raw=raw, accepted=None).stored.uid


def seen(work: Workspace, **options: Any) -> list[tuple[str, str]]:
    """(number, deed) of the log."""
    return [(item.number, item.deed) for item in access.entries(work, **options)]


def test_entries_of_a_period_and_of_a_record_are_found_by_local_days(work: Workspace, clock: Clock) -> None:
    first, second = new_petition(work), new_petition(work)
    access.note(work, kind="petitions", uid=first, deed="viewed")
    clock.move(hours=14, minutes=59)  # 23:59 of the same day in Việt Nam
    access.note(work, kind="petitions", uid=second, deed="printed")
    clock.move(minutes=2)
    access.note_all(work, kind="petitions", uids=[first, second], deed="exported")

    assert seen(work) == [("1/2026", "viewed"), ("2/2026", "printed"), ("1/2026", "exported"), ("2/2026", "exported")]
    assert seen(work, period=Period(end=date(2026, 11, 22))) == [("1/2026", "viewed"), ("2/2026", "printed")]
    assert seen(work, period=Period(date(2026, 11, 23))) == [("1/2026", "exported"), ("2/2026", "exported")]
    assert seen(work, uid=second) == [("2/2026", "printed"), ("2/2026", "exported")]


def test_kinds_without_persons_are_not_logged(work: Workspace) -> None:
    access.note_all(work, kind="hamlets", uids=["a", "b"], deed="exported")
    assert access.entries(work) == ()


def test_report_of_a_period_notes_every_record_it_tells_of(work: Workspace) -> None:
    new_petition(work, received_on="2026-10-05")
    new_petition(work, received_on="2026-11-05")
    new_petition(work, received_on="2026-11-06")

    access.note_report(work, "so-theo-doi-don", deed="printed", period=Period(date(2026, 11, 1), date(2026, 11, 30)))

    assert seen(work) == [("2/2026", "printed"), ("3/2026", "printed")]


def test_report_that_hides_names_is_noted_only_with_names(work: Workspace) -> None:
    raw = {"raised_on": "2026-11-05", "source": "meeting", "content": "Sửa đường", "speaker": NAME}
    records.create(work, kind="opinions", raw=with_defaults(work.kind("opinions"), raw), accepted=None)

    access.note_report(work, "tong-hop-y-kien", deed="printed")
    assert access.entries(work) == ()
    access.note_report(work, "tong-hop-y-kien", deed="printed", show_names=True)
    assert seen(work) == [("1/2026", "printed")]


def test_printed_log_names_numbers_and_officers_but_no_citizen(work: Workspace) -> None:
    uid = new_petition(work)
    access.note(work, kind="petitions", uid=uid, deed="viewed")
    access.note(work, kind="petitions", uid=uid, deed="copied")

    document = access.document(work, period=Period(date(2026, 11, 1), date(2026, 11, 30)))
    text = "\n".join(page.text for page in read_pdf(pdf.pdf_bytes(document)))

    assert "NHẬT KÝ TRUY CẬP" in text
    assert "(Từ ngày 01/11/2026 đến ngày 30/11/2026)" in text
    for words in ("22/11/2026 09:00", "Hoàng Thị Lan", "Xem", "Chép", "Đơn thư", "1/2026"):
        assert words in text
    assert "Zoẵn" not in text


TAMPERINGS = {
    "who": "UPDATE accesses SET user = 'Khác' WHERE id = 2",
    "when": "UPDATE accesses SET at = '2020-01-01T00:00:00.000+00:00' WHERE id = 1",
    "which record": "UPDATE accesses SET uid = 'khac' WHERE id = 2",
    "what": "UPDATE accesses SET deed = 'viewed' WHERE id = 3",
    "taken out": "DELETE FROM accesses WHERE id = 2",
    "put in": "INSERT INTO accesses VALUES (9, '2026-11-22T02:00:00.000+00:00', 'Lan', 'petitions', 'x', 'in', x'00')",
}


@pytest.mark.parametrize("sql", TAMPERINGS.values(), ids=TAMPERINGS.keys())
def test_entry_changed_outside_the_program_is_found(work: Workspace, sql: str) -> None:
    uid = new_petition(work)
    for deed in ("viewed", "printed", "exported"):
        access.note(work, kind="petitions", uid=uid, deed=deed)
    assert checking.check(work).problems == ()

    work.file.connection.execute(sql)

    assert any("Nhật ký truy cập" in problem for problem in checking.check(work).problems)


# -- the command line -----------------------------------------------------------------------------------------------


@pytest.fixture
def command(tmp_path, capsys, monkeypatch) -> CommandLine:
    """The command line on a file with one petition."""
    monkeypatch.delenv("SODANVAN_PASSWORD", raising=False)
    line = CommandLine(capsys, monkeypatch, tmp_path / "xa.sodanvan")
    assert line.bare("new", line.path, "--unit-code", "05818", "--no-password").code == 0
    assert line.add("petitions", petition()).code == 0
    return line


NOTED: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "show": (("show", "petitions", "1/2026"), ["viewed"]),
    "history": (("history", "petitions", "1/2026"), ["viewed"]),
    "list": (("list", "petitions"), ["exported"]),
    "list as JSON": (("list", "petitions", "--json"), ["exported"]),
    "an empty list": (("list", "petitions", "--search", "không có"), []),
    "a sheet": (("report", "petitions-sheet", "--uid", "1/2026", "--out", "{folder}/a.pdf"), ["exported"]),
    "a register": (("report", "so-theo-doi-don", "--out", "{folder}/a.pdf"), ["exported"]),
    "fields to type again": (("national", "--json"), ["exported"]),
    "fields as CSV": (("national", "--kind", "petitions", "--out", "{folder}/a.csv"), ["exported"]),
    "names of matters alone": (("national",), []),
}


@pytest.mark.parametrize(("arguments", "deeds"), NOTED.values(), ids=NOTED.keys())
def test_command_that_shows_persons_is_noted(command: CommandLine, tmp_path, arguments, deeds) -> None:
    said = command(*(argument.format(folder=tmp_path) for argument in arguments), "--user", "Lan")
    assert said.code == 0, said.err

    noted = command("accesses", "--json").json["accesses"]

    assert [(item["deed"], item["number"]) for item in noted] == [(deed, "1/2026") for deed in deeds]
    assert {item["user"] for item in noted} <= {"Lan"}


def test_accesses_lists_by_code_and_prints(command: CommandLine, tmp_path) -> None:
    assert command.add("petitions", petition(summary="Đề nghị khơi mương")).code == 0
    for number in ("1/2026", "2/2026"):
        command("show", "petitions", number)

    only = command("accesses", "--uid", "DT-2-2026", "--json").json["accesses"]
    printed = command("accesses", "--from", "1/1/2026", "--out", tmp_path / "nhat-ky.pdf")

    assert [item["number"] for item in only] == ["2/2026"]
    assert printed.code == 0
    assert (tmp_path / "nhat-ky.pdf").read_bytes().startswith(b"%PDF")
    assert "2 lượt." in command("accesses").out
    assert command("accesses", "--from", "1/1/2030").out == "Không có lượt truy cập nào.\n"
