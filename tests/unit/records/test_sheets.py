"""Record sheets and lists of every kind, made from the FieldSpecs."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.document import Document, FieldSheet, HeadingStyle, TitleBlock
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.values import parse
from desktop_app.records import KINDS, LISTS, kind_of
from desktop_app.records.officers.record import Officer, Post
from desktop_app.records.opinions.record import Opinion
from desktop_app.records.petitions.record import Petition
from desktop_app.records.receptions.record import Reception
from desktop_app.records.rows import HandedPaper
from tests.helpers.examples import example
from tests.unit.records.cases import TODAY, changed, made, printed, stored, words_of

ALL = [pytest.param(kind, id=kind.key) for kind in (*KINDS, *LISTS)]
PETITION = made(
    Petition,
    received_on=date(2026, 11, 2),
    content_kind="complaint",
    petitioner="Nguyễn Văn An",
    summary="Xem lại việc thu hồi đất",
    papers=(made(HandedPaper, title="Quyết định 15", pages=3, form="copy"),),
    reception="r",
)
RECEPTION = stored(
    made(Reception, content_kind="complaint", visitor="Nguyễn Văn An", summary="Thu hồi đất"), uid="r", number=41
)


def sheet_of(kind: RecordKind) -> str:
    """Key of the kind's record sheet."""
    return f"{kind.key}-sheet"


def build(key: str, kind: str, *arguments: object, **options: object) -> Document:
    """Build one report of a kind."""
    report = kind_of(kind).report(key)
    assert report is not None
    return report.build(printed(*arguments, **options))  # type: ignore[arg-type]  # passed on as it is


@pytest.mark.parametrize("kind", ALL)
def test_sheet_shows_every_given_field_under_its_section(kind: RecordKind) -> None:
    record, problems = parse(kind.record_type, example(kind), today=TODAY)
    assert not problems
    number = None if kind.is_list else 57
    document = build(sheet_of(kind), kind.key, [stored(record, number=number)], show_names=True)
    sheet = next(block for block in document.blocks if isinstance(block, FieldSheet))
    titles = {section.key: section.title for section in kind.sections}
    shown = {(title, label) for title, pairs in sheet.sections for label, _ in pairs}
    for spec in kind.specs:
        value = getattr(record, spec.key)
        if value not in (None, "", (), False):
            assert (titles[spec.section], spec.label) in shown, spec.key
    assert document.file_name == (sheet_of(kind) if kind.is_list else f"{sheet_of(kind)}_57-2026")


@pytest.mark.parametrize("kind", ALL)
def test_every_report_is_made_of_nothing_and_of_many(kind: RecordKind) -> None:
    records = [
        stored(
            parse(kind.record_type, example(kind, turn=turn), today=TODAY)[0], number=None if kind.is_list else turn + 1
        )
        for turn in range(4)
    ]
    for report in kind.reports:
        if report.is_per_record:
            continue
        assert report.build(printed([])).title
        assert words_of(report.build(printed(records))) != words_of(report.build(printed(records[:1])))


def test_report_keys_are_unique_and_every_kind_has_a_sheet() -> None:
    keys = [report.key for kind in (*KINDS, *LISTS) for report in kind.reports]
    assert len(keys) == len(set(keys))
    assert {sheet_of(kind) for kind in (*KINDS, *LISTS)} <= set(keys)
    assert {
        "so-tiep-cong-dan",
        "so-theo-doi-don",
        "danh-sach-mo-hinh",
        "bieu-tong-hop-mo-hinh",
        "tong-hop-y-kien",
    } <= set(keys)


def test_sheet_names_linked_records_and_writes_rows_out() -> None:
    document = build("petitions-sheet", "petitions", [stored(PETITION, number=57)], related=[RECEPTION])
    text = words_of(document)
    assert "Lượt tiếp công dân: 41/2026 · KN · Thu hồi đất" in text
    assert "Tài liệu kèm theo: 1. Quyết định 15; Số trang: 3; Tình trạng: Bản sao, bản chụp" in text
    assert document.blocks[0] == TitleBlock("PHIẾU ĐƠN", period="(Số 57/2026)")


def test_sheet_lists_records_that_link_to_this_one() -> None:
    record = stored(PETITION, uid="p", number=57)
    document = build("receptions-sheet", "receptions", [RECEPTION], related=[record])
    assert "Đơn thư: 57/2026 · KN · Xem lại việc thu hồi đất" in words_of(document)


def test_sheet_of_denunciation_prints_nothing_of_the_denouncer() -> None:
    """Luật Tố cáo 25/2018/QH14 art 8(3): neither withheld values left behind nor a record that names the person."""
    secret = changed(PETITION, {"content_kind": "denunciation", "secret_file": "03"})
    text = words_of(build("petitions-sheet", "petitions", [stored(secret)], related=[RECEPTION], show_names=True))
    assert "Bảo mật: Đơn tố cáo – bảo mật thông tin người tố cáo" in text
    assert "Hồ sơ mật số: 03" in text
    for told in ("Nguyễn Văn An", "Quyết định 15", "41/2026"):
        assert told not in text


def test_list_of_officers_shows_posts_as_of_today() -> None:
    officer = made(Officer, name="Lê Văn Cường", posts=(made(Post, title="Chủ tịch UBND", held_from=date(2026, 3, 1)),))
    document = build("officers-list", "officers", [stored(officer, number=None)])
    assert "Chủ tịch UBND; Từ ngày: 01/03/2026" in words_of(document)
    assert document.blocks[0] == TitleBlock("DANH SÁCH CÁN BỘ", period="(Tính đến ngày 22/11/2026)")


def test_sheet_of_opinion_hides_the_speaker_unless_asked_for() -> None:
    opinion = stored(made(Opinion, content="Sửa đường", speaker="Trần Thị Bình", raised_on=date(2026, 10, 15)))
    assert "Bình" not in words_of(build("opinions-sheet", "opinions", [opinion]))
    assert "Người nêu: Trần Thị Bình" in words_of(build("opinions-sheet", "opinions", [opinion], show_names=True))


def test_sheets_of_party_work_carry_the_party_heading() -> None:
    for key, style in (("opinions", HeadingStyle.PARTY), ("petitions", HeadingStyle.STATE)):
        kind = kind_of(key)
        record = parse(kind.record_type, example(kind), today=TODAY)[0]
        heading = build(sheet_of(kind), key, [stored(record)]).heading
        assert heading is not None
        assert heading.style is style
