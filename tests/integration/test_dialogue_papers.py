"""Papers of a dialogue meeting in both layouts: words, figures, who is named, what is owed, and the measures."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.document import Document, Heading, HeadingStyle, Orientation, Paragraph, ParagraphStyle, Table
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.query import Period
from desktop_app.reports.pdf import pdf_bytes
from desktop_app.services import papers, records, reporting, steps
from desktop_app.services.workspace import Workspace
from tests.helpers.dialogue_samples import SPEAKERS, Saved, save_dialogues
from tests.helpers.law import day
from tests.helpers.paper_reading import docx_lines, words
from tests.helpers.pdf_reading import ReadPage, read_pdf

TEMPLATES = papers.templates("dialogues")
BOTH = (HeadingStyle.STATE, HeadingStyle.PARTY)
NAMING = ("bien-ban-doi-thoai", "bang-tong-hop-doi-thoai")
ENGLISH = re.compile(r"\b(None|True|False|the|and|of|not|open|done|planned|held|state|party)\b")

Build = Callable[..., Document]


@pytest.fixture
def saved(work: Workspace) -> Saved:
    return save_dialogues(work)


@pytest.fixture
def build(work: Workspace, saved: Saved) -> Build:
    """Makes a paper of one of the meetings."""

    def make(key: str, meeting: str = "published", **values: object) -> Document:
        return papers.build(work, key, uid=saved.dialogues[meeting].uid, **values)  # type: ignore[arg-type]

    return make


def heading(document: Document) -> Heading:
    assert document.heading is not None
    return document.heading


def rows(document: Document, number: int = 0) -> list[tuple[str, ...]]:
    """The rows of one table of a paper."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [row for row in tables[number].rows if isinstance(row, tuple)]


def test_papers_of_a_dialogue_are_all_there() -> None:
    wanted = (
        "ke-hoach-doi-thoai thong-bao-doi-thoai giay-moi-doi-thoai danh-sach-dai-bieu phieu-dang-ky-y-kien"
        " bien-ban-doi-thoai thong-bao-ket-luan bang-tong-hop-doi-thoai bao-cao-doi-thoai bao-cao-sau-doi-thoai"
        " bien-ban-niem-yet"
    )
    assert [paper.key for paper in TEMPLATES] == wanted.split()
    assert all("thực tế, không có mẫu bắt buộc" in paper.source for paper in TEMPLATES)


# -- words -------------------------------------------------------------------------------------------------------

SAYS = tomllib.loads((Path(__file__).parent / "dialogue_words.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("style", BOTH, ids=lambda style: style.value)
@pytest.mark.parametrize("key", SAYS)
def test_paper_says_its_words_in_pdf_and_docx_in_both_layouts(build: Build, tmp_path: Path, key, style) -> None:
    document = build(key, style=style)
    assert heading(document).style is style
    papers.save(document, tmp_path / "a.docx")
    in_docx = " ".join(" ".join(docx_lines(tmp_path / "a.docx")).split())
    in_pdf = words(document)
    for said in SAYS[key]:
        assert said in in_pdf
        assert said in in_docx
    for text in (in_pdf, in_docx):
        assert "{" not in text
        assert "}" not in text
        assert not ENGLISH.search(text), ENGLISH.search(text)


@pytest.mark.parametrize("key", SAYS)
def test_paper_of_the_other_layout_names_the_other_body(build: Build, key: str) -> None:
    state, party = (words(build(key, style=style)) for style in BOTH)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in state
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in party
    assert "ĐẢNG ỦY" not in state
    assert "T/M" not in state
    assert "TM. ỦY BAN NHÂN DÂN" not in party
    assert "./." not in party


@pytest.mark.parametrize(
    ("meeting", "key", "style", "number"),
    [
        ("published", "ke-hoach-doi-thoai", None, "86/KH-UBND"),
        ("published", "thong-bao-doi-thoai", None, "41/TB-UBND"),
        ("published", "giay-moi-doi-thoai", None, "52/GM-UBND"),
        ("published", "thong-bao-ket-luan", None, "45/TB-UBND"),
        ("published", "bao-cao-doi-thoai", None, "/BC-UBND"),
        ("party", "ke-hoach-doi-thoai", None, "99-KH/ĐU"),
        ("party", "thong-bao-ket-luan", None, "60-TB/ĐU"),
        ("party", "giay-moi-doi-thoai", None, "52-GM/ĐU"),
        ("party", "bao-cao-sau-doi-thoai", None, "-BC/ĐU"),
        ("party", "ke-hoach-doi-thoai", HeadingStyle.STATE, "/KH-UBND"),
        ("published", "thong-bao-doi-thoai", HeadingStyle.PARTY, "-TB/ĐU"),
        ("published", "bien-ban-doi-thoai", None, ""),
    ],
)
def test_number_has_the_signs_of_its_layout(build: Build, meeting, key, style, number) -> None:
    """A number of the other system is left to the clerk."""
    assert heading(build(key, meeting, style=style)).number == number


def test_layout_follows_the_kind_of_meeting_unless_one_is_chosen(work: Workspace, saved: Saved, build: Build) -> None:
    for meeting, usual, other in (
        ("published", HeadingStyle.STATE, HeadingStyle.PARTY),
        ("held", HeadingStyle.STATE, HeadingStyle.PARTY),
        ("party", HeadingStyle.PARTY, HeadingStyle.STATE),
        ("thematic", HeadingStyle.PARTY, HeadingStyle.STATE),
    ):
        form = papers.form(work, "bien-ban-doi-thoai", uid=saved.dialogues[meeting].uid)
        assert (form.styles, form.style) == ((usual, other), usual)
        assert heading(build("bien-ban-doi-thoai", meeting)).style is usual
    with pytest.raises(InputRefused):
        build("bien-ban-doi-thoai", style=HeadingStyle.FRONT)


def test_form_of_the_chosen_layout_has_its_signer_and_number(work: Workspace, saved: Saved) -> None:
    def fields(style: HeadingStyle | None) -> dict[str, str]:
        form = papers.form(work, "ke-hoach-doi-thoai", uid=saved.dialogues["published"].uid, style=style)
        return {item.key: item.value for item in form.fields}

    assert (fields(None)["signer_post"], fields(None)["number"]) == ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "86")
    assert fields(HeadingStyle.PARTY)["signer_post"] == "T/M ĐẢNG ỦY\nBÍ THƯ"


def test_basis_is_upright_in_party_papers_and_in_italics_in_those_of_the_state(build: Build) -> None:
    for style, face in ((HeadingStyle.STATE, ParagraphStyle.ITALIC), (HeadingStyle.PARTY, ParagraphStyle.BODY)):
        lines = [
            block
            for block in build("ke-hoach-doi-thoai", style=style).blocks
            if isinstance(block, Paragraph) and block.text.startswith("Căn cứ")
        ]
        assert [line.style for line in lines] == [face] * 3
        assert [line.text[-1] for line in lines] == [";", ";", "."]
        assert "72/2025/QH15" in lines[0].text


def test_legal_basis_follows_the_kind_of_meeting(build: Build) -> None:
    for meeting, law in (("party", "11-QĐi/TW"), ("held", "Điều 27 Luật Thực hiện dân chủ"), ("published", "Điều 32")):
        assert law in words(build("ke-hoach-doi-thoai", meeting))
    assert "Luật" not in words(build("ke-hoach-doi-thoai", "thematic")).partition("I. MỤC ĐÍCH")[0]


# -- who is named ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("style", BOTH, ids=lambda style: style.value)
@pytest.mark.parametrize("paper", TEMPLATES, ids=lambda paper: paper.key)
def test_speakers_are_named_nowhere_unless_asked_for(build: Build, tmp_path: Path, paper, style) -> None:
    document = build(paper.key, style=style)
    papers.save(document, tmp_path / "a.docx")
    for text in (words(document), " ".join(docx_lines(tmp_path / "a.docx"))):
        assert not [name for name in SPEAKERS if name in text]


@pytest.mark.parametrize("key", NAMING)
def test_speakers_are_named_when_asked_for(build: Build, key: str) -> None:
    text = words(build(key, show_names=True))
    assert "Ông (bà) Quàng Thị Zoẵn, thôn Đông" in text
    assert not [name for name in SPEAKERS if name not in text]


@pytest.mark.parametrize("paper", [paper for paper in TEMPLATES if paper.key not in NAMING], ids=lambda p: p.key)
def test_speakers_cannot_be_named_in_what_leaves_the_office(build: Build, paper) -> None:
    assert not paper.hides_names
    with pytest.raises(InputRefused, match="họ tên"):
        build(paper.key, show_names=True)


# -- figures counted from the opinions ---------------------------------------------------------------------------


def test_fields_add_up_to_the_opinions(build: Build) -> None:
    document = build("bao-cao-doi-thoai")
    assert [row[1:] for row in rows(document)] == [
        ("Giao thông, hạ tầng", "1", "0", "1"),
        ("Điện, nước", "1", "0", "1"),
        ("Môi trường, rác thải", "1", "1", "0"),
        ("Chưa phân lĩnh vực", "1", "0", "1"),
    ]
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert table.totals == ("Tổng", "", "4", "1", "3")


def test_opinions_stand_in_the_order_of_the_meeting(build: Build) -> None:
    said = [row[1] for row in rows(build("thong-bao-ket-luan"))]
    assert said == [
        "Đề nghị đặt điểm thu gom rác ở thôn Đông.",
        "Đường vào khu sản xuất lầy lội",
        "Giá nước sạch cao",
        "Cấp lại sổ bảo hiểm",
    ]


def test_table_of_opinions_has_its_ten_columns_across_the_sheet(build: Build) -> None:
    document = build("bang-tong-hop-doi-thoai")
    assert document.orientation is Orientation.LANDSCAPE
    assert rows(document)[0] == (
        "1", "Đề nghị đặt điểm thu gom rác ở thôn Đông.", "Cử tri thôn Đông", "Môi trường, rác thải",
        "Sẽ đặt điểm thu gom trong tháng 11/2026", "Xã", "Phòng Kinh tế\nPhối hợp: Thôn Đông", "30/11/2026",
        "Đã giải quyết xong ngày 05/11/2026\nSố 81/UBND-VP ngày 05/11/2026", "",
    )  # fmt: skip
    assert rows(document)[2][-1] == "Lý do chậm: đang chờ đơn vị trả lời"


def test_meeting_without_opinions_prints_lines_to_write_on(build: Build) -> None:
    """Minutes printed for the hall are written by hand; the report afterwards says that nothing was raised."""
    minutes = build("bien-ban-doi-thoai", "announced")
    dotted = [
        block for block in minutes.blocks if isinstance(block, Paragraph) and block.style is ParagraphStyle.DOTTED
    ]
    assert len(dotted) > 12
    assert "Không có ý kiến, kiến nghị." in words(build("bien-ban-doi-thoai", "party"))
    assert "Có 0 ý kiến, kiến nghị" in words(build("bao-cao-doi-thoai", "party"))


def test_sign_in_sheet_has_a_line_for_everybody_invited(build: Build) -> None:
    signed = rows(build("danh-sach-dai-bieu"))
    assert [row[0] for row in signed] == [str(number) for number in range(1, 61)]
    assert signed[1][:3] == ("2", "", "Trưởng Công an xã")
    assert len(rows(build("danh-sach-dai-bieu", "planned"))) == 15


# -- what is owed from earlier meetings --------------------------------------------------------------------------

OWED = ("Đề nghị lắp điện chiếu sáng thôn Đông", "Đề nghị mở rộng đường tỉnh qua thôn Nam")


@pytest.mark.parametrize(
    "key", ["ke-hoach-doi-thoai", "bien-ban-doi-thoai", "bao-cao-doi-thoai", "bao-cao-sau-doi-thoai"]
)
def test_owed_opinions_stand_in_the_next_meetings_papers_by_themselves(build: Build, key: str) -> None:
    text = words(build(key))
    assert all(matter in text for matter in OWED)
    assert "Đề nghị sửa cầu thôn Đoài" not in text  # settled before the meeting


def test_owed_opinions_stand_as_of_the_day_of_the_meeting(build: Build) -> None:
    """One was settled since: at the meeting it was late. The report tells both its state then and today's."""
    at_meeting = rows(build("bien-ban-doi-thoai"))
    assert [(row[1], row[2], row[4], row[5]) for row in at_meeting] == [
        (OWED[0], "12/03/2026", "30/09/2026", "Quá hạn"),
        (OWED[1], "12/03/2026", "31/12/2026", "Đã chuyển Sở Xây dựng (số 31/UBND ngày 02/04/2026)\nTrong hạn"),
    ]
    today = rows(build("bao-cao-doi-thoai"), 1)
    assert today[0][4] == "Đã giải quyết xong ngày 10/11/2026\nSố 77/UBND-VP ngày 10/11/2026"
    assert today[1][4] == "Đã chuyển cấp có thẩm quyền, chờ trả lời"


def test_owed_opinions_of_this_meeting_are_owed_to_the_next(build: Build) -> None:
    earliest, *others = [row[1] for row in rows(build("bien-ban-doi-thoai", "announced"))]
    assert earliest == OWED[1]
    assert sorted(others) == ["Cấp lại sổ bảo hiểm", "Giá nước sạch cao", "Đường vào khu sản xuất lầy lội"]


def test_first_meeting_owes_nothing(build: Build) -> None:
    assert "không còn ý kiến chưa giải quyết xong" in words(build("bien-ban-doi-thoai", "earlier"))


# -- measures ----------------------------------------------------------------------------------------------------


def first_page(document: Document) -> ReadPage:
    return read_pdf(pdf_bytes(document))[0]


def test_state_layout_has_the_decrees_measures(build: Build) -> None:
    """Nghị định 30/2020/NĐ-CP, Phụ lục I: margins 20/20/30/15 mm, sizes 12-14."""
    page = first_page(build("thong-bao-ket-luan"))
    assert (round(page.width), round(page.height)) == (210, 297)
    assert page.line("CỘNG HÒA").size == 12
    assert page.line("Độc lập").size == 13
    assert page.line("Số: 45/TB-UBND").size == 13
    assert page.line("XÃ LA BẰNG").font.endswith("Bold")
    assert page.line("THÔNG BÁO").size == 14
    assert page.line("THÔNG BÁO").middle == pytest.approx((30 + 195) / 2, abs=0.5)
    assert min(line.left for line in page.lines) >= 29.9
    assert max(line.right for line in page.lines) <= 195.1
    assert max(line.base for line in page.lines) <= 277.1
    assert {line.size for line in page.lines if line.text.startswith("Sau khi") or "tổ chức Hội nghị" in line.text} == {
        14
    }


def test_party_layout_has_the_guides_measures(build: Build) -> None:
    """Hướng dẫn 36-HD/VPTW: 15 capitals at the right, 14 at the left, a star, no colon after "Số"."""
    page = first_page(build("thong-bao-ket-luan", "party"))
    assert page.line("ĐẢNG CỘNG SẢN").size == 15
    assert page.line("ĐẢNG BỘ").size == 14
    assert page.line("ĐẢNG ỦY XÃ").font.endswith("Bold")
    assert page.line("*").size == 14
    assert page.line("Số 60-TB/ĐU").size == 14
    assert page.line("THÔNG BÁO").size == 16
    assert min(line.left for line in page.lines) >= 29.9
    assert max(line.right for line in page.lines) <= 195.1


@pytest.mark.parametrize("style", BOTH, ids=lambda style: style.value)
def test_table_of_opinions_lies_across_with_its_margins(build: Build, style: HeadingStyle) -> None:
    page = first_page(build("bang-tong-hop-doi-thoai", style=style))
    assert (round(page.width), round(page.height)) == (297, 210)
    assert min(rule.left for rule in page.horizontal_rules) >= 29.9
    assert max(rule.right for rule in page.horizontal_rules) <= 297 - 14.9


def test_annex_of_the_report_lies_across_after_upright_pages(build: Build) -> None:
    pages = read_pdf(pdf_bytes(build("bao-cao-doi-thoai")))
    assert [page.width < page.height for page in pages] == [True] * (len(pages) - 1) + [False]
    assert "PHỤ LỤC" in pages[-1].text


def test_long_table_goes_on_with_its_header_and_keeps_the_signatures_company(work: Workspace) -> None:
    """35 opinions: the header stands on every page, no signature alone on its page."""
    saved = save_dialogues(work)
    uid = saved.dialogues["party"].uid
    for number in range(1, 36):
        raw = {
            "dialogue": uid, "place": str(number), "raised_on": "15/10/2026", "source": "meeting",
            "status": "not_started",
            "content": f"Đề nghị sửa đường, khơi thông cống rãnh ở ngõ số {number} của thôn trước mùa mưa.",
            "hamlet": "Thôn Đông", "lead_unit": "Phòng Kinh tế",
        }  # fmt: skip
        records.create(work, kind="opinions", raw=raw, accepted=None)
    for key in ("thong-bao-ket-luan", "bang-tong-hop-doi-thoai", "bao-cao-sau-doi-thoai"):
        pages = read_pdf(pdf_bytes(papers.build(work, key, uid=uid)))
        assert len(pages) > 2
        in_table = [page for page in pages if re.search(r"ở ngõ số", page.text)]
        assert all("STT" in page.text for page in in_table)
        assert "ngõ số 35" in pages[-1].text or "thông báo" in pages[-1].text or "báo cáo" in pages[-1].text
        assert max(line.base for page in pages for line in page.lines) <= pages[0].height - 9


# -- the whole way -----------------------------------------------------------------------------------------------


def test_meeting_goes_from_plan_to_publication_by_its_steps(work: Workspace) -> None:
    raw = {
        "kind": "peoples_committee", "occasion": "scheduled", "topic": "Môi trường", "held_on": "16/11/2026",
        "place": "Hội trường", "form": "in_person", "scope": "commune", "status": "planned",
    }  # fmt: skip
    uid = records.create(work, kind="dialogues", raw=raw, accepted=None).stored.uid

    def take(step: str, **values: object) -> object:
        made = steps.take(work, kind="dialogues", uid=uid, step=step, raw=values, accepted=None)
        return made.stored.record

    assert take("announce", announced_on="06/11/2026", announcement_number="41").due_on == day("26/11/2026")  # type: ignore[attr-defined]
    take("invite", invited_on="07/11/2026")
    take("postpone", held_on="18/11/2026")
    take("hold", held_on="18/11/2026", attendees="50")
    take("conclude", conclusion_on="20/11/2026", conclusion_number="45")
    last = take("publish", posted_on="20/11/2026", sent_on="21/11/2026")
    assert (last.status, last.due_on) == ("published", None)  # type: ignore[attr-defined]
    with pytest.raises(InputRefused):
        take("cancel", cancel_reason="Mưa")


def test_reports_of_a_year_are_made_from_the_file(work: Workspace, saved: Saved) -> None:
    year = Period(day("01/01/2026"), day("31/12/2026"))
    register = words(reporting.build(work, "so-doi-thoai", period=year))
    assert "Không tổ chức: Mưa lũ" in register
    text = words(reporting.build(work, "tuan-thu-doi-thoai", period=year))
    assert "KẾT QUẢ THỰC HIỆN QUY ĐỊNH VỀ ĐỐI THOẠI VỚI NHÂN DÂN" in text
    assert not [name for name in SPEAKERS if name in register + text]
