"""The periodic report as it is written: texts and where they come from, figures, targets, outlines, what is due."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.charts import Chart
from desktop_app.domain.document import Document, HeadingStyle, Paragraph, Table, TitleBlock
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.periods import Span, period_of
from desktop_app.domain.query import Period
from desktop_app.services import office_files, periodic, tables
from desktop_app.services.workspace import Workspace
from tests.helpers.offices import Clock
from tests.helpers.outlines import spoil_outline
from tests.helpers.table_papers import Papers

KEY = "dan-van"
NOVEMBER = period_of(Span.MONTH, year=2026, number=11)
OCTOBER = period_of(Span.MONTH, year=2026, number=10)
YEAR = period_of(Span.YEAR, year=2026)
NOTHING = "Trong kỳ không phát sinh."


@pytest.fixture
def papers(work: Workspace) -> Papers:
    """An office with two petitions in November, one in October and one a year before."""
    made = Papers(work)
    for day in ("03/11/2026", "04/11/2026", "05/10/2026", "10/11/2025"):
        made.petition(day)
    return made


def prose(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def section_text(work: Workspace, section: str, period: Period = NOVEMBER) -> periodic.SectionText:
    return periodic.report(work, KEY, period=period).texts[section]


# ---------------------------------------------------------------- texts


def test_text_is_the_outlines_until_something_is_typed(work: Workspace, clock: Clock) -> None:
    shipped = periodic.outline(work, KEY).section("kien-nghi")
    assert shipped is not None
    assert section_text(work, "kien-nghi") == periodic.SectionText(shipped.text, "outline")
    periodic.save_text(work, KEY, period=NOVEMBER, section="kien-nghi", text="  Đề nghị cấp kinh phí. ")
    kept = section_text(work, "kien-nghi")
    assert (kept.text, kept.origin, kept.changed_at) == ("Đề nghị cấp kinh phí.", "typed", clock())
    assert kept.changed_by == "Hoàng Thị Lan"
    assert section_text(work, "kien-nghi", OCTOBER).origin == "outline"


@pytest.mark.parametrize("back", [None, "Trong kỳ không có kiến nghị, đề xuất."])
def test_text_taken_back_is_the_outlines_again(work: Workspace, back: str | None) -> None:
    periodic.save_text(work, KEY, period=NOVEMBER, section="kien-nghi", text="Đề nghị.")
    periodic.save_text(work, KEY, period=NOVEMBER, section="kien-nghi", text=back)
    assert section_text(work, "kien-nghi").origin == "outline"


def test_emptied_text_prints_nothing_in_its_section(work: Workspace) -> None:
    periodic.save_text(work, KEY, period=NOVEMBER, section="kien-nghi", text="")
    lines = prose(periodic.build(work, KEY, period=NOVEMBER))
    assert lines[lines.index("V. KIẾN NGHỊ, ĐỀ XUẤT") + 1].startswith("Trên đây là báo cáo")


def test_what_was_typed_is_there_after_closing_and_opening(work: Workspace) -> None:
    periodic.save_text(work, KEY, period=NOVEMBER, section="van-ban", text="Một.\nHai {kỳ}.")
    periodic.save_heading(work, KEY, period=NOVEMBER, style=HeadingStyle.STATE, number="07", day=date(2026, 12, 5))
    path = work.file.path
    office_files.close_file(work)
    again = office_files.open_file(Path(path), password=None, user="Khác", clock=Clock())
    found = periodic.report(again, KEY, period=NOVEMBER)
    assert (found.texts["van-ban"].text, found.style, found.number, found.day) == (
        "Một.\nHai {kỳ}.", HeadingStyle.STATE, "07", date(2026, 12, 5),
    )  # fmt: skip
    office_files.close_file(again)


def test_last_text_is_offered_and_taken_over_with_its_places(papers: Papers) -> None:
    work = papers.work
    assert section_text(work, "don").last_period is None
    typed = "Riêng {kỳ}: nhận {số đơn tiếp nhận} đơn."
    periodic.save_text(work, KEY, period=OCTOBER, section="don", text=typed)
    periodic.save_text(work, KEY, period=period_of(Span.QUARTER, year=2026, number=3), section="don", text="Quý.")
    offered = section_text(work, "don")
    assert (offered.origin, offered.last_period) == ("outline", OCTOBER)
    assert periodic.use_last(work, KEY, period=NOVEMBER, section="don") == typed
    taken = section_text(work, "don")
    assert (taken.text, taken.origin) == (typed, "last")
    assert "Riêng tháng 11 năm 2026: nhận 2 đơn." in prose(periodic.build(work, KEY, period=NOVEMBER))
    assert "Riêng tháng 10 năm 2026: nhận 1 đơn." in prose(periodic.build(work, KEY, period=OCTOBER))
    periodic.save_text(work, KEY, period=NOVEMBER, section="don", text=f"{typed} Thêm.")
    assert section_text(work, "don").origin == "typed"


def test_last_text_is_that_of_the_same_length_and_the_newest(work: Workspace) -> None:
    for number, text in ((8, "Tám."), (9, "Chín.")):
        period = period_of(Span.MONTH, year=2026, number=number)
        periodic.save_text(work, KEY, period=period, section="kien-nghi", text=text)
    periodic.save_text(work, KEY, period=YEAR, section="kien-nghi", text="Năm.")
    assert periodic.use_last(work, KEY, period=NOVEMBER, section="kien-nghi") == "Chín."


def test_nothing_to_take_over_is_said(work: Workspace) -> None:
    with pytest.raises(InputRefused, match="Kỳ trước chưa có lời văn riêng"):
        periodic.use_last(work, KEY, period=NOVEMBER, section="don")


def test_unknown_section_and_too_long_a_text_are_refused(work: Workspace) -> None:
    with pytest.raises(InputRefused, match="không có mục “x”"):
        periodic.save_text(work, KEY, period=NOVEMBER, section="x", text="a")
    with pytest.raises(InputRefused, match="quá dài"):
        periodic.save_text(work, KEY, period=NOVEMBER, section="don", text="a" * 20_001)


# ---------------------------------------------------------------- figures


def value_of(work: Workspace, name: str, period: Period) -> periodic.FigureValue:
    return next(item for item in periodic.figures(work, KEY, period=period) if item.name == name)


def test_figures_are_the_cells_of_the_tables_with_last_year(papers: Papers) -> None:
    work = papers.work
    for item in periodic.figures(work, KEY, period=NOVEMBER):
        assert item.value == tables.figures(work, item.table, period=NOVEMBER).cells[item.code]
        before = period_of(Span.MONTH, year=2025, number=11)
        assert item.last_year == tables.figures(work, item.table, period=before).cells[item.code]
    received = value_of(work, "số đơn tiếp nhận", NOVEMBER)
    assert (int(received.value), int(received.last_year), received.label) == (2, 1, "Số đơn tiếp nhận")


def test_target_is_held_against_the_year_so_far(papers: Papers) -> None:
    work = papers.work
    periodic.save_target(work, year=2026, cell="pl2-don:3", number=Decimal(6))
    month, year = (value_of(work, "số đơn tiếp nhận", period) for period in (NOVEMBER, YEAR))
    assert [month.value, month.reached, month.target, month.percent_of_target] == [2, 3, 6, 50]
    assert [year.value, year.reached] == [3, 3]
    assert value_of(work, "số đơn tiếp nhận", period_of(Span.YEAR, year=2025)).target is None
    periodic.save_target(work, year=2026, cell="pl2-don:3", number=None)
    assert value_of(work, "số đơn tiếp nhận", NOVEMBER).target is None


@pytest.mark.parametrize(("cell", "number"), [("pl2-don:99", 5), ("x:1", 5), ("pl2-don:3", 0), ("pl2-don", 1)])
def test_senseless_target_is_refused(work: Workspace, cell: str, number: int) -> None:
    with pytest.raises(InputRefused):
        periodic.save_target(work, year=2026, cell=cell, number=Decimal(number))


def test_number_typed_by_hand_is_doubted_with_the_figure(papers: Papers) -> None:
    periodic.save_text(papers.work, KEY, period=NOVEMBER, section="don", text="Nhận 9 đơn, {số gì} đơn.")
    found = periodic.doubts(papers.work, KEY, period=NOVEMBER)
    assert [(item.section, item.typed, item.is_unknown) for item in found] == [
        ("don", "9", False), ("don", "{số gì}", True),
    ]  # fmt: skip
    assert (found[0].name, found[0].value) == ("số đơn phải xử lý", Decimal(4))


def test_nothing_but_what_goes_on_makes_a_zero_report(work: Workspace) -> None:
    periodic.save_text(work, KEY, period=NOVEMBER, section="mat-tran", text="Mặt trận đã họp.")
    assert periodic.is_zero(periodic.figures(work, KEY, period=NOVEMBER))
    document = periodic.build(work, KEY, period=NOVEMBER)
    lines = prose(document)
    assert lines[lines.index("c) Đối thoại với Nhân dân và giải quyết ý kiến, kiến nghị") + 1] == NOTHING
    assert lines[lines.index("4. Mặt trận Tổ quốc và các tổ chức chính trị – xã hội") + 1] == "Mặt trận đã họp."
    assert "Trong kỳ không có kiến nghị, đề xuất." in lines
    assert not any(isinstance(block, Chart) for block in document.blocks)
    Papers(work).petition("03/11/2026")
    assert not periodic.is_zero(periodic.figures(work, KEY, period=NOVEMBER))


# ---------------------------------------------------------------- paper


def test_heading_number_and_day_are_printed_as_they_were_kept(work: Workspace) -> None:
    for number, printed in (("", "-BC/ĐU"), ("7", "07-BC/ĐU"), ("12-BC/BDV", "12-BC/BDV")):
        periodic.save_heading(
            work, KEY, period=NOVEMBER, style=HeadingStyle.PARTY, number=number, day=date(2026, 12, 5)
        )
        heading = periodic.build(work, KEY, period=NOVEMBER).heading
        assert heading is not None
        assert (heading.style, heading.number, heading.day) == (HeadingStyle.PARTY, printed, date(2026, 12, 5))
    state = periodic.build(work, KEY, period=NOVEMBER, style=HeadingStyle.STATE)
    assert state.heading is not None
    assert state.heading.style is HeadingStyle.STATE
    titles = [block for block in state.blocks if isinstance(block, TitleBlock)]
    assert titles[0] == TitleBlock(
        "BÁO CÁO", "Kết quả công tác dân vận tháng 11 năm 2026", "(Số liệu tính từ ngày 01/11/2026 đến ngày 30/11/2026)"
    )
    assert titles[1].period == (
        "(Kèm theo Báo cáo số 12-BC/BDV ngày 05 tháng 12 năm 2026 của Ủy ban nhân dân xã La Bằng)"
    )


def test_heading_that_the_outline_has_not_is_refused(work: Workspace) -> None:
    with pytest.raises(InputRefused, match="không có thể thức đó"):
        periodic.save_heading(work, KEY, period=NOVEMBER, style=HeadingStyle.FRONT, number="", day=None)


def test_comparison_table_shows_targets_only_where_there_are_some(papers: Papers) -> None:
    work = papers.work
    data = periodic.plain_outline(periodic.outline(work, KEY))
    next(item for item in data["section"] if item["key"] == "don")["figures"] = ["số đơn tiếp nhận", "số đơn tố cáo"]
    periodic.save_outline(work, data)

    def table() -> Table:
        return next(block for block in periodic.build(work, KEY, period=NOVEMBER).blocks if isinstance(block, Table))

    assert [tuple(row) for row in table().rows if isinstance(row, tuple)] == [
        ("Số đơn tiếp nhận", "đơn", "2", "1", "+1"), ("Số đơn tố cáo", "đơn", "0", "0", "0"),
    ]  # fmt: skip
    periodic.save_target(work, year=2026, cell="pl2-don:3", number=Decimal(4))
    assert [tuple(row) for row in table().rows if isinstance(row, tuple)] == [
        ("Số đơn tiếp nhận", "đơn", "2", "1", "+1", "4", "75"), ("Số đơn tố cáo", "đơn", "0", "0", "0", "", ""),
    ]  # fmt: skip


def test_period_without_days_is_refused(work: Workspace) -> None:
    with pytest.raises(InputRefused, match="đủ ngày đầu kỳ"):
        periodic.build(work, KEY, period=Period(date(2026, 1, 1), None))


# ---------------------------------------------------------------- outlines


def changed(work: Workspace, change: Callable[[dict[str, Any]], object]) -> periodic.Outline:
    data = periodic.plain_outline(periodic.outline(work, KEY))
    change(data)
    return periodic.save_outline(work, data)


def test_sections_are_renamed_hidden_moved_and_added(work: Workspace) -> None:
    def change(data: dict[str, Any]) -> None:
        sections = data["section"]
        sections.insert(0, sections.pop(next(n for n, item in enumerate(sections) if item["key"] == "kien-nghi")))
        next(item for item in sections if item["key"] == "tinh-hinh-chung")["title"] = "Đặc điểm tình hình"
        next(item for item in sections if item["key"] == "danh-gia")["hidden"] = True
        sections.append({"key": "rieng", "title": "Việc riêng của xã", "text": "Lời riêng {kỳ}."})

    assert changed(work, change).is_own
    is_part = re.compile(r"[IV]+\. ").match
    parts = [line for line in prose(periodic.build(work, KEY, period=NOVEMBER)) if is_part(line)]
    assert parts == [
        "I. KIẾN NGHỊ, ĐỀ XUẤT", "II. ĐẶC ĐIỂM TÌNH HÌNH", "III. KẾT QUẢ THỰC HIỆN", "IV. NHIỆM VỤ TRỌNG TÂM KỲ TỚI",
        "V. VIỆC RIÊNG CỦA XÃ",
    ]  # fmt: skip
    periodic.restore_outline(work, KEY)
    assert not periodic.outline(work, KEY).is_own
    assert periodic.outline(work, KEY).section("rieng") is None


def test_text_of_a_section_that_went_is_kept(work: Workspace) -> None:
    changed(work, lambda data: data["section"].append({"key": "rieng", "title": "Riêng", "text": "a"}))
    periodic.save_text(work, KEY, period=NOVEMBER, section="rieng", text="Chữ của xã.")
    periodic.restore_outline(work, KEY)
    assert periodic.report(work, KEY, period=NOVEMBER).left_over["rieng"].text == "Chữ của xã."


def test_outline_travels_as_a_file_to_another_office(make_work: Callable[..., Workspace], tmp_path: Path) -> None:
    one, other = make_work("mot.sodanvan"), make_work("hai.sodanvan")
    changed(one, lambda data: data.update(version="tỉnh 2026.2", title="Báo cáo dân vận của tỉnh"))
    path = tmp_path / "khung.json"
    periodic.export_outline(one, KEY, path)
    assert json.loads(path.read_text(encoding="utf-8"))["format"] == "so-dan-van/khung-bao-cao"
    made = periodic.import_outline(other, path)
    assert (made.version, periodic.outline(other, KEY).title) == ("tỉnh 2026.2", "Báo cáo dân vận của tỉnh")


def test_outline_with_a_key_of_its_own_stands_beside_the_shipped_ones(work: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "khung.toml"
    path.write_text(
        'key = "rieng"\nversion = "1"\ntitle = "Báo cáo riêng"\nspans = ["month"]\n'
        '[[heading]]\nstyle = "state"\nnumber = "/BC-{sign}"\npost = ["{head_post}"]\n'
        '[[section]]\nkey = "a"\ntitle = "Việc"\ntext = "Trong {kỳ}."\n',
        encoding="utf-8",
    )
    periodic.import_outline(work, path)
    assert [item.key for item in periodic.outlines(work)] == ["dan-van", "kntc", "rieng"]
    assert "Trong tháng 11 năm 2026." in prose(periodic.build(work, "rieng", period=NOVEMBER))
    periodic.restore_outline(work, "rieng")
    assert [item.key for item in periodic.outlines(work)] == ["dan-van", "kntc"]


@pytest.mark.parametrize("content", ["", "[]", "{", '{"format": "khac"}', '{"key": "x"}', "\ufeff\x00", "[" * 5000])
def test_file_that_is_no_outline_is_refused_by_a_sentence(work: Workspace, tmp_path: Path, content: str) -> None:
    path = tmp_path / "khung.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputRefused):
        periodic.import_outline(work, path)
    with pytest.raises(InputRefused):
        periodic.import_outline(work, tmp_path / "không có.json")
    assert not any(item.is_own for item in periodic.outlines(work))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda data: data["annex"][0].update(tables=["bieu-la"]), "biểu không có: bieu-la"),
        (lambda data: data["figure"][0].update(cell="pl1-van-ban:x.1"), "ô không có"),
        (lambda data: data["annex"][0].update(reports=["petitions-sheet"]), "báo cáo không có"),
        (lambda data: data["section"][0].update(text="{số lạ}"), "số liệu chưa có"),
    ],
)
def test_outline_that_names_what_is_not_there_is_refused(
    work: Workspace, change: Callable[[dict[str, Any]], object], words: str
) -> None:
    with pytest.raises(InputRefused, match=words):
        changed(work, change)
    assert not periodic.outline(work, KEY).is_own


def test_kept_outline_that_cannot_be_read_is_named_and_leaves_the_others(work: Workspace) -> None:
    spoil_outline(work, KEY)
    assert [item.key for item in periodic.outlines(work)] == ["kntc"]
    [broken] = periodic.broken_outlines(work)
    assert (broken.key, broken.title) == (KEY, "Khung cũ")
    assert {item.key for item in periodic.due(work)} == {"kntc"}
    with pytest.raises(InputRefused, match="có chỗ sai") as refused:
        periodic.outline(work, KEY)
    assert "Về khung có sẵn" in refused.value.next_step
    periodic.restore_outline(work, KEY)
    assert [item.key for item in periodic.outlines(work)] == ["dan-van", "kntc"]
    assert periodic.broken_outlines(work) == ()


def test_unknown_outline_names_the_known_ones(work: Workspace) -> None:
    with pytest.raises(InputRefused) as refused:
        periodic.report(work, "x", period=NOVEMBER)
    assert "dan-van, kntc" in refused.value.next_step


# ---------------------------------------------------------------- due


def due_of(work: Workspace, key: str = KEY) -> list[tuple[Span, Period, int]]:
    return [(item.span, item.period, item.left) for item in periodic.due(work) if item.key == key]


def test_next_report_of_each_length_is_due_on_its_day(work: Workspace) -> None:
    assert due_of(work) == [(Span.MONTH, NOVEMBER, -2), (Span.YEAR, YEAR, 13)]


def test_month_that_ends_with_a_longer_period_is_not_reported_for_itself(work: Workspace, clock: Clock) -> None:
    clock.move(days=-80)  # 3 September
    nine = period_of(Span.NINE_MONTHS, year=2026)
    assert due_of(work) == [(Span.NINE_MONTHS, nine, 7), (Span.YEAR, YEAR, 93)]


def test_report_begun_and_not_sent_stays_due_after_its_period(work: Workspace, clock: Clock) -> None:
    periodic.save_text(work, KEY, period=OCTOBER, section="don", text="Một.")
    first = periodic.due(work)[0]
    assert (first.period, first.is_begun, first.is_sent, first.left) == (OCTOBER, True, False, -33)
    periodic.freeze(work, KEY, period=OCTOBER)
    assert due_of(work)[0] == (Span.MONTH, NOVEMBER, -2)
    periodic.freeze(work, KEY, period=NOVEMBER)
    assert periodic.due(work)[0].is_sent


def test_office_sets_its_own_lengths_and_days(work: Workspace) -> None:
    periodic.save_due_days(work, KEY, days={Span.MONTH: 31})
    assert due_of(work) == [(Span.MONTH, NOVEMBER, 8)]
    periodic.save_due_days(work, KEY, days={})
    assert due_of(work) == []
    periodic.save_due_days(work, KEY, days=None)
    assert len(due_of(work)) == 2
    with pytest.raises(InputRefused, match="từ 1 đến 31"):
        periodic.save_due_days(work, KEY, days={Span.MONTH: 0})
