"""Sample offices: one commune's year, and a province's models of 2023, always the same for the same seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from random import Random

from desktop_app.domain.errors import InputRefused
from desktop_app.domain.office import Office, make_office
from desktop_app.domain.query import ListQuery
from desktop_app.services import records
from desktop_app.services.demo.activity_story import tell_activities
from desktop_app.services.demo.days import DEMO_TODAY
from desktop_app.services.demo.dialogue_story import tell_dialogues
from desktop_app.services.demo.many import fill_many
from desktop_app.services.demo.model_story import tell_models
from desktop_app.services.demo.office_lists import tell_lists
from desktop_app.services.demo.petition_story import tell_petitions
from desktop_app.services.demo.playing import Progress, play
from desktop_app.services.demo.reception_story import tell_receptions
from desktop_app.services.demo.story import Story
from desktop_app.services.demo.thai_nguyen import tell_thai_nguyen
from desktop_app.services.workspace import Workspace

__all__ = ["DEMO_OFFICES", "DEMO_TODAY", "Progress", "fill"]

DEMO_OFFICES: Mapping[str, Office] = {
    "commune": make_office(
        unit_code="99001", unit_name="Xã Đồng Lam", province_name="Tỉnh Thái Nguyên", place="Đồng Lam"
    ),
    "thai-nguyen-2023": Office(
        unit_code="99019",
        unit_name="Tỉnh Thái Nguyên",
        province_name="",
        place="Thái Nguyên",
        state_superior="ỦY BAN NHÂN DÂN",
        state_issuer="TỈNH THÁI NGUYÊN",
        party_superior="TỈNH ỦY THÁI NGUYÊN",
        party_issuer="BAN TUYÊN GIÁO VÀ DÂN VẬN",
        front_superior="MẶT TRẬN TỔ QUỐC VIỆT NAM",
        front_issuer="ỦY BAN MTTQ VIỆT NAM TỈNH THÁI NGUYÊN",
    ),
}
"""The office of each sample set; the commune and both codes are invented."""


def fill(
    work: Workspace, *, name: str = "commune", scale: int = 1, seed: int = 2026, progress: Progress | None = None
) -> dict[str, int]:
    """Fill an empty office file with a sample set.

    Args:
        name: Key of DEMO_OFFICES.
        scale: Petitions are multiplied by this, the added ones in earlier years; for measuring.
        seed: The same seed makes the same records, uids and moments.
        progress: Told (done, in all) now and then.

    Returns:
        How many records of each kind were made.

    Raises:
        InputRefused: There is no such set, or the file already holds records.
    """
    if name not in DEMO_OFFICES:
        raise InputRefused(f"Không có bộ mẫu “{name}”.", next_step="Các bộ mẫu: " + ", ".join(DEMO_OFFICES) + ".")
    if any(records.count(work, ListQuery(kind.key)) for kind in work.file.kinds):
        raise InputRefused("Tệp này đã có dữ liệu.", next_step="Tạo tệp mới cho dữ liệu mẫu.")
    story = Story(Random(f"{name} {seed}"))
    if name == "commune":
        _tell_commune(story)
    else:
        tell_thai_nguyen(story)
    made: Counter[str] = Counter()
    if scale > 1 and name == "commune":
        made += fill_many(work, story, scale=scale, seed=seed, progress=progress)
    made += play(work, story.in_order(), progress=progress)
    return dict(made)


def _tell_commune(story: Story) -> None:
    staff = tell_lists(story)
    story.chapter("models")
    tell_models(story, staff)
    story.chapter("dialogues")
    opinions = tell_dialogues(story, staff)
    story.chapter("sittings")
    received = tell_receptions(story, staff)
    story.chapter("letters of the year")
    tell_petitions(story, staff, received, opinions)
    story.chapter("activities")
    tell_activities(story, staff)
