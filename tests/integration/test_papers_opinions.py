"""Papers of opinions: whose task it is, whose paper, and that nobody is named unless asked for."""

from __future__ import annotations

import pytest

from desktop_app.domain.document import HeadingStyle
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.stamp import Stored
from desktop_app.services import papers, records
from desktop_app.services.workspace import Workspace
from tests.helpers.opinion_samples import OPINIONS
from tests.helpers.paper_reading import words
from tests.helpers.paper_samples import save_all
from tests.integration.test_duties import meeting
from tests.integration.test_succession import SPEAKER, opinion

KEYS = ("chuyen-y-kien", "don-doc-y-kien", "tra-loi-y-kien", "phieu-theo-doi-y-kien")


@pytest.fixture
def saved(work: Workspace) -> dict[str, Stored]:
    """All sample records in one file."""
    return save_all(work)


@pytest.mark.parametrize("key", KEYS)
def test_paper_names_nobody_unless_asked(work: Workspace, saved: dict[str, Stored], key: str) -> None:
    uid = saved["opinions-assigned"].uid
    assert OPINIONS["assigned"].speaker == SPEAKER
    hidden = words(papers.build(work, key, uid=uid))
    assert SPEAKER not in hidden
    assert "cử tri xóm Đông" in hidden
    assert f"ông (bà) {SPEAKER}, xóm Đông" in words(papers.build(work, key, uid=uid, show_names=True))
    assert papers.form(work, key, uid=uid).hides_names


@pytest.mark.parametrize("key", KEYS)
def test_paper_is_of_the_state_or_of_the_party(work: Workspace, saved: dict[str, Stored], key: str) -> None:
    uid = saved["opinions-done"].uid
    assert papers.form(work, key, uid=uid).styles == (HeadingStyle.STATE, HeadingStyle.PARTY)
    party = papers.build(work, key, uid=uid, style=HeadingStyle.PARTY)
    assert party.heading is not None
    assert party.heading.style is HeadingStyle.PARTY
    if key != "phieu-theo-doi-y-kien":
        assert party.heading.number == "-CV/ĐU"
        assert "Đảng ủy xã La Bằng" in words(party)
        assert "- Lưu Văn phòng." in words(party)
        assert "./." not in words(party)
        state = words(papers.build(work, key, uid=uid))
        assert "TM. ỦY BAN NHÂN DÂN" in state
        assert "./." in state
    with pytest.raises(InputRefused):
        papers.build(work, key, uid=uid, style=HeadingStyle.FRONT)


def test_letter_goes_to_the_unit_in_charge_or_to_whom_it_was_passed_on(
    work: Workspace, saved: dict[str, Stored]
) -> None:
    given = words(papers.build(work, "chuyen-y-kien", uid=saved["opinions-assigned"].uid))
    assert "Kính gửi: Phòng Kinh tế xã" in given
    assert "Phối hợp giải quyết: Công an xã." in given
    assert "trước ngày 30/11/2026" in given
    passed = words(papers.build(work, "chuyen-y-kien", uid=saved["opinions-passed"].uid))
    assert "Kính gửi: Sở Xây dựng" in passed
    assert "Số: 15/UBND-VP" in passed
    assert "Phối hợp" not in passed


def test_letter_says_at_which_meeting_it_was_raised(work: Workspace) -> None:
    held = meeting(work, "11/11/2026")
    text = words(papers.build(work, "chuyen-y-kien", uid=opinion(work, dialogue=held, lead_unit="Phòng Kinh tế xã")))
    assert (
        "Tại hội nghị trao đổi, đối thoại giữa Ủy ban nhân dân với Nhân dân ngày 11 tháng 11 năm 2026, cử tri xóm Đông"
        " nêu ý kiến, kiến nghị:"
    ) in text


def test_letter_on_what_came_otherwise_names_the_way(work: Workspace, saved: dict[str, Stored]) -> None:
    text = words(papers.build(work, "chuyen-y-kien", uid=saved["opinions-box"].uid))
    assert "Ngày 15 tháng 10 năm 2026, qua hòm thư, đường dây nóng, cử tri nêu ý kiến, kiến nghị:" in text


def test_reminder_names_the_letter_before_it_or_the_task(work: Workspace, saved: dict[str, Stored]) -> None:
    passed = words(papers.build(work, "don-doc-y-kien", uid=saved["opinions-urged"].uid))
    assert "đã có văn bản số 15/UBND-VP ngày 20/10/2026" in passed
    given = words(papers.build(work, "don-doc-y-kien", uid=saved["opinions-assigned"].uid))
    assert "đã giao Phòng Kinh tế xã giải quyết, thời hạn trước ngày 30/11/2026" in given
    assert "Số: 31/UBND-VP" in given


def test_answer_goes_to_the_hamlet_with_the_result(work: Workspace, saved: dict[str, Stored]) -> None:
    text = words(papers.build(work, "tra-loi-y-kien", uid=saved["opinions-done"].uid))
    assert "Kính gửi: Nhân dân xóm Đông" in text
    assert "Đã làm 120 m rãnh, bàn giao cho xóm." in text
    assert "ngày 18 tháng 11 năm 2026" in text


def test_follow_up_sheet_lists_what_happened_and_leaves_lines(work: Workspace, saved: dict[str, Stored]) -> None:
    text = words(papers.build(work, "phieu-theo-doi-y-kien", uid=saved["opinions-done"].uid))
    assert "20/10/2026 Giao Phòng Kinh tế xã giải quyết, hạn 30/11/2026" in text
    assert "18/11/2026 Giải quyết xong" in text


def test_usual_paper_is_the_next_one(work: Workspace, saved: dict[str, Stored]) -> None:
    first = {
        name: papers.offered(work, kind="opinions", uid=saved[f"opinions-{name}"].uid)[0].key
        for name in ("passed", "urged", "done")
    }
    assert first == {"passed": "chuyen-y-kien", "urged": "don-doc-y-kien", "done": "tra-loi-y-kien"}
    assert records.get(work, kind="opinions", uid=saved["opinions-done"].uid).record == OPINIONS["done"]
