"""Papers of models in the layouts of the Party, the State and the Front: numbers, signer, last words."""

from __future__ import annotations

import pytest

from desktop_app.domain.document import HeadingStyle
from desktop_app.services import papers
from desktop_app.services.workspace import Workspace
from tests.helpers.paper_reading import words
from tests.helpers.paper_samples import save_all

LETTERS = [
    ("to-trinh-cong-nhan", "5-TTr/ĐU", "/TTr-UBND", "/TTr-MTTQ"),
    ("quyet-dinh-cong-nhan", "9-QĐ/ĐU", "/QĐ-UBND", "/QĐ-MTTQ"),
]


@pytest.mark.parametrize(("key", "party", "state", "front"), LETTERS)
def test_number_of_the_party_stands_in_its_own_heading_alone(
    work: Workspace, key: str, party: str, state: str, front: str
) -> None:
    uid = save_all(work)["civic_models-recognized"].uid
    expected = {HeadingStyle.PARTY: party, HeadingStyle.STATE: state, HeadingStyle.FRONT: front}
    for style, number in expected.items():
        heading = papers.build(work, key, uid=uid, style=style).heading
        assert heading is not None
        assert heading.number == number


@pytest.mark.parametrize("key", [letter[0] for letter in LETTERS])
def test_each_layout_signs_files_and_ends_in_its_own_way(work: Workspace, key: str) -> None:
    uid = save_all(work)["civic_models-recognized"].uid
    party, state, front = (
        words(papers.build(work, key, uid=uid, style=style))
        for style in (HeadingStyle.PARTY, HeadingStyle.STATE, HeadingStyle.FRONT)
    )
    assert "T/M ĐẢNG ỦY" in party
    assert "- Lưu Văn phòng." in party
    assert "Ủy ban nhân dân" not in party
    assert "./." not in party
    assert "TM. ỦY BAN NHÂN DÂN" in state
    assert "- Lưu: VT." in state
    assert "./." in state
    assert "Đảng ủy" not in state
    assert "TM. BAN THƯỜNG TRỰC" in front
    assert "- Lưu: VT." in front


def test_slip_names_its_criteria_in_running_words(work: Workspace) -> None:
    uid = save_all(work)["civic_models-recognized"].uid
    slip = words(papers.build(work, "phieu-cham-mo-hinh", uid=uid))
    assert "Bộ tiêu chí: " in slip
    assert "·" not in slip
