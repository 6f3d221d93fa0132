"""The language of paper templates and the filling of its places."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

from desktop_app.domain.document import (
    Block,
    Column,
    Document,
    HeadingStyle,
    Orientation,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Recipients,
    SignatureCell,
    Signatures,
    Table,
)
from desktop_app.domain.formats import FormatProblem
from desktop_app.domain.paper_filling import HIDDEN, fill, filled_fields
from desktop_app.domain.papers import (
    PaperBlock,
    PaperCell,
    PaperField,
    PaperHeading,
    PaperTemplate,
    basis_lines,
    holds,
    names_in,
)
from tests.helpers.offices import sample_office


@dataclass(frozen=True)
class Matter:
    """A record with a choice, a flag, a text and rows."""

    status: str | None = "open"
    is_urgent: bool = False
    note: str = ""
    rows: tuple[str, ...] = field(default=())


def template(*blocks: PaperBlock, **parts: Any) -> PaperTemplate:
    """A template with these blocks and the State's heading."""
    usual = {"headings": (PaperHeading(style=HeadingStyle.STATE, number="/TB-{sign}"),)}
    return PaperTemplate(
        key="giay-mau", kinds=("samples",), title="Giấy mẫu", source="-", blocks=blocks, **{**usual, **parts}
    )


def filled(paper: PaperTemplate, *, record: Any = Matter(), basis: str = "", **values: Any) -> Document:
    """The template filled; sign is given."""
    return fill(
        paper, record=record, values={"sign": "UBND", **values}, office=sample_office(), basis=basis,
        today=date(2026, 11, 22),
    )  # fmt: skip


def paragraphs(text: str, *, style: ParagraphStyle = ParagraphStyle.BODY, lines: int = 1, **values: Any) -> list[Block]:
    """What one text block prints."""
    return list(filled(template(PaperBlock(what="text", text=text, style=style, lines=lines)), **values).blocks)


def text(*args: Any, **values: Any) -> str:
    """The words of a block that prints one paragraph."""
    [block] = paragraphs(*args, **values)
    assert isinstance(block, Paragraph)
    return block.text


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({}, True),
        ({"status": ("open", "late")}, True),
        ({"status": ("late",)}, False),
        ({"status": ("open",), "is_urgent": True}, False),
        ({"is_urgent": False, "note": False, "rows": False}, True),
        ({"note": True}, False),
        ({"absent": False}, False),
        ({"absent": ("open",)}, False),
    ],
)
def test_holds_codes_flags_and_given_values_decide(conditions: dict[str, Any], expected: bool) -> None:
    assert holds(conditions, Matter()) is expected


def test_fits_and_is_usual_any_of_the_conditions_is_enough() -> None:
    paper = template(when=({"status": ("late",)}, {"is_urgent": True}), usual=({"note": True},))
    assert not paper.fits(Matter())
    assert paper.fits(Matter(is_urgent=True))
    assert [paper.is_usual(Matter()), paper.is_usual(Matter(note="x"))] == [False, True]
    assert template().fits(Matter())


def test_text_with_values_is_filled_and_says_no_mark_twice() -> None:
    assert text("Về {what}, tại {place}.", what="đất.", place="xã;") == "Về đất, tại xã."


@pytest.mark.parametrize(
    ("template_text", "expected"),
    [
        ("{what} đã nhận", "Đơn đã nhận"),
        ("Kính gửi: {what}", "Kính gửi: Đơn"),
        ("Kính gửi:\n- {what};", "Kính gửi:\n- Đơn;"),
        ("của {what}", "của đơn"),
    ],
)
def test_text_capital_stands_where_a_line_or_addressee_begins(template_text: str, expected: str) -> None:
    assert text(template_text, style=ParagraphStyle.ADDRESSEES, what="đơn") == expected


@pytest.mark.parametrize(
    ("place", "room"),
    [
        ("{what:7}", "." * 7),
        ("{signed_on}", "ngày ...... tháng ...... năm .........."),
        ("{signed_day}", "....../....../.........."),
        ("{signed_at}", "...... giờ ......"),
        ("{person}", "ông (bà) " + "." * 30),
        ("{what}", "." * 30),
    ],
)
def test_text_open_place_leaves_room_of_its_sort(place: str, room: str) -> None:
    empty = dict.fromkeys(("what", "signed_on", "signed_day", "signed_at", "person"), "")
    assert text(f"Nay {place} xong", **empty) == f"Nay {room} xong"


def test_text_open_place_at_the_end_is_dotted_to_the_margin_for_its_lines() -> None:
    dotted = ParagraphStyle.DOTTED
    assert paragraphs("Lý do: {what}.", lines=3, what="") == [
        Paragraph("Lý do:", dotted), Paragraph("", dotted), Paragraph("", dotted)
    ]  # fmt: skip
    assert paragraphs("Nhận của {person}", person="") == [Paragraph("Nhận của ông (bà)", dotted)]
    assert paragraphs("{what}", lines=1, what="") == [Paragraph("", dotted)]
    assert paragraphs("Lý do: {what}.", lines=3, what="ốm") == [Paragraph("Lý do: ốm.")]


def test_block_drops_by_needs_lacks_and_conditions() -> None:
    block = PaperBlock(what="text", text="Có {what}", needs=("what",))
    assert filled(template(block), what="").blocks == ()
    assert len(filled(template(block), what="đơn").blocks) == 1
    lacking = replace(block, needs=(), lacks=("what",))
    assert filled(template(lacking), what="đơn").blocks == ()
    late = replace(block, when={"status": ("late",)})
    assert filled(template(late), what="đơn").blocks == ()
    assert len(filled(template(late), record=Matter(status="late"), what="đơn").blocks) == 1
    in_time = replace(block, unless={"status": ("late",)})
    assert filled(template(in_time), record=Matter(status="late"), what="đơn").blocks == ()
    assert len(filled(template(in_time), what="đơn").blocks) == 1


def test_hidden_value_counts_as_given_but_prints_dots() -> None:
    block = PaperBlock(what="text", text="Của {person}, địa chỉ: {what:5} nhé", needs=("person",))
    [made] = filled(template(block), person=HIDDEN, what=HIDDEN).blocks
    assert made == Paragraph("Của ông (bà) " + "." * 30 + ", địa chỉ: ..... nhé")
    assert paragraphs("Của {person}", person=HIDDEN) == [Paragraph("Của ông (bà)", ParagraphStyle.DOTTED)]


@pytest.mark.parametrize(
    "block",
    [
        PaperBlock(what="text", text="Của {nobody}"),
        PaperBlock(what="text", text="Của", needs=("nobody",)),
        PaperBlock(what="table", rows="nobody", columns=(Column("A"),)),
        PaperBlock(what="signatures", cells=(PaperCell(post=("{nobody}",)),)),
        PaperBlock(what="poem"),
    ],
)
def test_fill_unknown_name_or_part_is_an_error(block: PaperBlock) -> None:
    with pytest.raises(ValueError, match=r"nobody|poem"):
        filled(template(block))


def test_names_lists_every_place_of_a_template() -> None:
    paper = template(
        PaperBlock(what="title", name="{a}", text="{b}"),
        PaperBlock(what="text", text="{c:12} {basis}", lead="{d}", needs=("e",), lacks=("f",)),
        PaperBlock(what="table", rows="g", totals="n", columns=(Column("A"),)),
        PaperBlock(what="signatures", cells=(PaperCell(post=("{h}",), name="{i}"), PaperCell(recipients=("{j}",)))),
        regarding="{k}", basis="{l}", fields=(PaperField("own", "Ô", "{m}"),),
    )  # fmt: skip
    assert paper.names() == {*"abcdefghijklmn", "sign"}
    assert names_in("{a} {B} {} {c d}") == {"a"}


def test_table_without_rows_leaves_blank_ones() -> None:
    block = PaperBlock(what="table", rows="items", columns=(Column("STT"), Column("Tên")), blank_rows=2)
    [empty] = filled(template(block), items=()).blocks
    [given] = filled(template(block), items=(("1", "Đơn"),)).blocks
    assert isinstance(empty, Table)
    assert isinstance(given, Table)
    assert [tuple(cell.strip() for cell in row) for row in empty.rows if isinstance(row, tuple)] == [("", "")] * 2
    assert given.rows == (("1", "Đơn"),)


def test_table_with_sums_and_codes_prints_them() -> None:
    block = PaperBlock(what="table", rows="items", totals="sums", columns=(Column("STT"), Column("Số")), has_codes=True)
    [made] = filled(template(block), items=(("1", "5"),), sums=(("Tổng", "5"),)).blocks
    assert isinstance(made, Table)
    assert (made.totals, made.codes) == (("Tổng", "5"), ("1", "2"))
    [empty] = filled(template(block), items=(), sums=()).blocks
    assert isinstance(empty, Table)
    assert empty.totals is None


PARTY = PaperHeading(style=HeadingStyle.PARTY, number="-TB/ĐU", when={"status": ("late",)})
STATE = PaperHeading(style=HeadingStyle.STATE, number="/TB-UBND")


def test_headings_the_usual_one_first_another_by_its_style() -> None:
    paper = template(headings=(PARTY, STATE))
    late, other = Matter(status="late"), Matter()
    assert (paper.styles(late), paper.styles(other)) == (
        (HeadingStyle.PARTY, HeadingStyle.STATE),
        (HeadingStyle.STATE, HeadingStyle.PARTY),
    )
    assert (paper.heading_of(late), paper.heading_of(other)) == (PARTY, STATE)
    assert paper.heading_of(other, HeadingStyle.PARTY) is PARTY
    assert paper.heading_of(other, HeadingStyle.FRONT) is None
    assert template(headings=()).styles(late) == ()


def test_chosen_style_is_the_printed_heading_and_lays_the_sheet_as_the_template_says() -> None:
    paper = template(headings=(PARTY, STATE), orientation=Orientation.LANDSCAPE)
    made = fill(
        paper, record=Matter(), values={}, office=sample_office(), basis="", today=date(2026, 11, 22),
        style=HeadingStyle.PARTY,
    )  # fmt: skip
    assert made.heading is not None
    assert (made.heading.style, made.heading.number) == (HeadingStyle.PARTY, "-TB/ĐU")
    assert made.orientation is Orientation.LANDSCAPE


def test_basis_has_its_first_lines_before_the_offices_and_its_last_after() -> None:
    block = PaperBlock(what="basis", lead="{what}\nCăn cứ {person}", text="Căn cứ đơn của {person}")
    made = filled(template(block), basis="Căn cứ Quy chế", what="Căn cứ Luật A;\nCăn cứ Luật B.", person="").blocks
    assert [getattr(line, "text", "") for line in made] == [
        "Căn cứ Luật A;", "Căn cứ Luật B;", "Căn cứ Quy chế.",
    ]  # fmt: skip


def test_page_break_may_turn_the_sheets() -> None:
    turned = PaperBlock(what="page_break", orientation=Orientation.LANDSCAPE)
    assert filled(template(turned)).blocks == (PageBreak(Orientation.LANDSCAPE),)


def test_signatures_posts_by_line_names_open_recipients_without_value_left_out() -> None:
    left = PaperCell(recipients=("- Như trên;", "- {what} (để biết);", "- {person} (thay trả lời);"))
    right = PaperCell(post=("{post}",), note="(Ký)", name="{what}")
    block = PaperBlock(what="signatures", cells=(left, right))
    [made] = filled(template(block), what="", person="ông Tư", post="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH").blocks
    assert made == Signatures((
        Recipients(("- Như trên;", "- Ông Tư (thay trả lời);")),
        SignatureCell(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), note="(Ký)"),
    ))  # fmt: skip


def test_basis_lines_end_with_semicolons_and_a_full_stop() -> None:
    assert basis_lines("Căn cứ A.\n\n  Căn cứ B;\nCăn cứ C") == ["Căn cứ A;", "Căn cứ B;", "Căn cứ C."]
    assert basis_lines(" \n") == []


def test_basis_block_is_italic_and_drops_lines_with_open_places() -> None:
    block = PaperBlock(what="basis", text="Căn cứ {what}\nXét đề nghị của {person}")
    italic = ParagraphStyle.ITALIC
    made = filled(template(block), basis="Căn cứ Luật A", what="", person="ông Tư").blocks
    assert made == (Paragraph("Căn cứ Luật A;", italic), Paragraph("Xét đề nghị của ông Tư.", italic))
    inline = PaperBlock(what="text", text="{basis}; nay báo")
    assert filled(template(inline), basis="Căn cứ A;\nCăn cứ B.").blocks == (Paragraph("Căn cứ A; Căn cứ B; nay báo"),)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("", "/TB-UBND"), ("7", "07/TB-UBND"), ("123", "123/TB-UBND"), ("12/TB-VP", "12/TB-VP"), (HIDDEN, "/TB-UBND")],
)
def test_heading_number_is_open_completed_or_as_typed(typed: str, printed: str) -> None:
    heading = filled(template(), number=typed).heading
    assert heading is not None
    assert heading.number == printed


def test_heading_day_is_open_until_given_and_no_day_is_refused() -> None:
    made = [filled(template(), day=typed).heading for typed in ("", "5/1/2026")]
    assert [heading.day for heading in made if heading] == [None, date(2026, 1, 5)]
    assert [heading.place for heading in made if heading] == ["La Bằng", "La Bằng"]
    without = filled(template(has_place=False), day="5/1/2026").heading
    assert without is not None
    assert (without.place, without.day) == ("", None)
    with pytest.raises(FormatProblem):
        filled(template(), day="hôm qua")


def test_heading_first_whose_conditions_hold_is_taken() -> None:
    party = PaperHeading(
        style=HeadingStyle.PARTY, number="-TB/ĐU", form_label="", when={"status": ("late",)}
    )  # fmt: skip
    paper = template(headings=(party, PaperHeading(style=HeadingStyle.STATE)), form_label="Mẫu số 1")
    late, usual = filled(paper, record=Matter(status="late")), filled(paper)
    assert late.heading is not None
    assert usual.heading is not None
    assert (late.heading.style, late.heading.issuer) == (HeadingStyle.PARTY, sample_office().party_issuer)
    assert (late.heading.number, late.form_label) == ("-TB/ĐU", "")
    assert (usual.heading.style, usual.heading.number, usual.form_label) == (HeadingStyle.STATE, "", "Mẫu số 1")
    assert filled(template(headings=())).heading is None


def test_file_name_carries_the_record_code() -> None:
    assert filled(template(), code="DT-57-2026").file_name == "giay-mau-DT-57-2026"
    assert filled(template()).file_name == "giay-mau"


def test_filled_fields_secret_has_no_default_in_a_confidential_record() -> None:
    fields = (PaperField("who", "Ai", "{person}", is_secret=True), PaperField("why", "Vì sao", "về {what}"))
    paper = template(fields=fields)
    values = {"person": "bà Mơ", "what": ""}
    who, why = filled_fields(paper, values, is_confidential=False)
    assert (who.value, who.is_secret, why.value) == ("bà Mơ", False, "")
    who, _ = filled_fields(paper, values, is_confidential=True)
    assert (who.value, who.is_secret) == ("", True)
