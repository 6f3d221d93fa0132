"""Stations of one matter: its terms and their sums, earlier matters, lawful steps, papers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from desktop_app.domain.query import ListQuery
from desktop_app.services import deadlines, records
from desktop_app.services.deadlines import Due
from desktop_app.services.workspace import Workspace
from tools import screens_deeds
from tools.screens_stage import Stage, Stations
from tools.shot_office import values_of

KIND = "petitions"
SOON_DAYS = 3
FAR = timedelta(days=120)
PAPERS = ("thu-ly-khieu-nai", "bien-nhan", "phieu-tiep-nhan", "chuyen-to-cao", "bien-ban-to-cao", "doi-thoai-khieu-nai")
STEPS = ("accept_complaint", "refuse_complaint", "suspend", "dialogue", "extend", "transfer", "guide", "conclude")


def stations(stage: Stage) -> Stations:
    """All of them."""
    yield from _terms(stage)
    yield from _similar(stage)
    yield from screens_deeds.all_steps(stage, KIND, STEPS)
    for place, key in enumerate(PAPERS):
        yield from screens_deeds.paper(stage, key, is_chosen_first=not place)


def _terms(stage: Stage) -> Stations:
    page = stage.register(KIND)
    wanted: dict[str, Callable[[Due], bool]] = {
        "late": lambda one: one.days_left < 0,
        "soon": lambda one: 0 <= one.days_left <= SOON_DAYS,
        "open": lambda one: one.days_left > SOON_DAYS,
    }
    found = stage.read(lambda work: deadlines.due(work, until=work.today() + FAR))
    for name, fits in wanted.items():
        uid = next(one.uid for one in found if one.kind == KIND and fits(one))
        page.open_record(uid)
        yield stage.window, f"due-{name}"
        page.form.aids.due.show_sum()
        dialog = stage.dialog("due_dialog")
        yield dialog, f"due-sum-{name}"
        dialog.close()
    page.show_list()


def _similar(stage: Stage) -> Stations:
    page = stage.register(KIND)
    earlier = stage.read(_named_record)
    page.start_new({key: earlier[key] for key in ("petitioner", "hamlet", "address", "summary", "content_kind")})
    page.form.aids.finder._seen = []
    page.form.aids.finder.look()
    yield stage.window, "similar"
    page.form.aids.finder.join()
    yield stage.window, "similar-joined"
    page.form.keeper.rest()
    page.show_list()


def _named_record(work: Workspace) -> dict[str, str]:
    for row in records.page(work, ListQuery(KIND, sort="received_on", is_descending=True, limit=40)).rows:
        values = values_of(work, kind=KIND, uid=row.uid)
        if values.get("petitioner") and values.get("hamlet"):
            return values
    raise AssertionError("no record names its petitioner")
