"""Stations of meetings, opinions, models and activities: the meeting's tabs, the fast entry, steps, papers, boards."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from desktop_app.gui.hall.hall_window import HallWindow
from desktop_app.gui.records.form_gathered import TimelinePanel
from desktop_app.gui.records.form_saver import Goal
from desktop_app.records import KINDS
from desktop_app.services import gatherings, timeline
from desktop_app.services.workspace import Workspace
from tools import screens_deeds
from tools.screens_stage import Stage, Stations, find
from tools.shot_office import values_of

MEETINGS, OPINIONS, MODELS, ACTIVITIES = "dialogues", "opinions", "civic_models", "activities"
STEPS = {
    MEETINGS: ("announce", "invite", "postpone", "hold"),
    OPINIONS: ("assign", "pass_on", "finish", "remind"),
    MODELS: ("build", "check", "score", "vote", "propose", "recognize", "reward", "replicate", "review", "stop"),
    ACTIVITIES: ("finish",),
}
PAPERS = ("bien-ban-doi-thoai", "bang-tong-hop-doi-thoai", "tra-loi-y-kien", "phieu-cham-mo-hinh", "to-trinh-cong-nhan")
TOLD = ("scores", "recognitions", "rewards", "replications", "checks", "outcomes")
LINE = {
    "hamlet": "Xóm Đồng Vàng",
    "speaker": "Lý Văn Thành",
    "content": "Đề nghị xã kiểm tra lại đường ống nước sạch: mỗi tuần chỉ có nước ba ngày, nước đục.",
    "is_answered_there": True,
    "answer_there": "Xã làm việc với đơn vị cấp nước trong tuần này, trả lời xóm bằng văn bản.",
    "answerer": "Chủ tịch UBND xã",
}


def stations(stage: Stage) -> Stations:
    """All of them."""
    yield from _meeting(stage)
    yield from _hall(stage)
    yield from _matter(stage)
    yield from _model(stage)
    for kind, keys in STEPS.items():
        yield from screens_deeds.all_steps(stage, kind, keys)
    for place, key in enumerate(PAPERS):
        yield from screens_deeds.paper(stage, key, is_chosen_first=place in (0, 3))
    yield from _boards(stage)


def _meeting(stage: Stage) -> Stations:
    page, uid = stage.register(MEETINGS), stage.read(_fullest)
    page.open_record(uid)
    yield from screens_deeds.tabs(stage, page.form, "meeting")
    page.show_list()


def _fullest(work: Workspace) -> str:
    """The meeting of which most is kept."""

    def rank(uid: str) -> int:
        return sum(bool(item.rows) * 100 + len(item.rows) for item in gatherings.gathered(work, kind=MEETINGS, uid=uid))

    return screens_deeds.most(work, MEETINGS, rank=rank)


def _hall(stage: Stage) -> Stations:
    page = stage.register(MEETINGS)
    page.open_record(stage.read(_fullest))
    page.form.save(Goal.ENTER)
    hall = stage.dialog("hall_window")
    assert isinstance(hall, HallWindow)
    yield hall, "hall"
    _type(hall, LINE)
    yield hall, "hall-line"
    _type(hall, {"content": ""})
    hall.save_line()
    yield hall, "hall-problem"
    hall.table.setFocus()
    hall._edit(hall.table.rows[2].uid)
    yield hall, "hall-edit"
    hall.reject()
    _type(hall, dict.fromkeys(LINE, ""))
    hall.reject()
    page.open_record(stage.read(lambda work: screens_deeds.newest(work, MEETINGS)[0].uid))
    page.form.save(Goal.ENTER)
    hall = stage.dialog("hall_window")
    yield hall, "hall-before-meeting"
    hall.reject()
    page.show_list()


def _type(hall: HallWindow, values: dict[str, object]) -> None:
    for key, value in values.items():
        hall.line.fields.rows[key].editor.set_raw(value or None)
        hall.line._field_changed(key)


def _matter(stage: Stage) -> Stations:
    """The opinion whose matter went on longest, and its timeline on paper."""
    page = stage.register(OPINIONS)
    page.open_record(stage.read(_longest))
    yield from screens_deeds.tabs(stage, page.form, "opinion")
    panel = page.form.findChild(TimelinePanel)
    assert panel is not None
    find(panel, QPushButton, "print_timeline").click()
    paper = stage.dialog("report_dialog")
    yield paper, "opinion-timeline-paper"
    paper.close()
    page.show_list()


def _longest(work: Workspace) -> str:
    return screens_deeds.most(work, OPINIONS, rank=lambda uid: len(timeline.timeline(work, kind=OPINIONS, uid=uid)))


def _model(stage: Stage) -> Stations:
    """The model with the longest life: scored, recognised, rewarded, copied."""
    page = stage.register(MODELS)
    page.open_record(stage.read(_most_told))
    yield from screens_deeds.tabs(stage, page.form, "model")
    page.show_list()


def _most_told(work: Workspace) -> str:
    def rank(uid: str) -> int:
        values = values_of(work, kind=MODELS, uid=uid)
        told = [values[key] for key in TOLD]
        return sum(bool(rows) * 100 + len(rows) for rows in told)

    return screens_deeds.most(work, MODELS, rank=rank)


def _boards(stage: Stage) -> Stations:
    for kind in KINDS:
        page = stage.register(kind.key)
        page.list.board.load()
        yield stage.window, f"board-{kind.key}"
        page.list.board.toggle()
        yield stage.window, f"board-{kind.key}-chart"
        page.list.board.toggle()
    strip = stage.register(MODELS).list.board.strip
    assert strip is not None
    strip.print_board()
    paper = stage.dialog("report_dialog")
    yield paper, "board-paper"
    paper.close()
