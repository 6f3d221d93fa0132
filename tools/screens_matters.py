"""Stations of one matter: its terms and their sums, earlier matters, lawful steps, papers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from desktop_app.domain.query import ListQuery
from desktop_app.gui.papers.paper_dialog import PaperDialog
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.gui.records.step_dialog import StepDialog
from desktop_app.gui.records.step_list import StepList
from desktop_app.services import deadlines, papers, records, steps
from desktop_app.services.deadlines import Due
from desktop_app.services.workspace import Workspace
from tools.screens_stage import Stage, Stations, find
from tools.shot_office import values_of
from tools.shot_papers import sample_record, typed_secrets

KIND = "petitions"
SOON_DAYS = 3
FAR = timedelta(days=120)
MOST_STEPS_TRIED = 60
PAPERS = ("thu-ly-khieu-nai", "bien-nhan", "phieu-tiep-nhan", "chuyen-to-cao", "bien-ban-to-cao", "doi-thoai-khieu-nai")
STEPS = ("accept_complaint", "refuse_complaint", "suspend", "dialogue", "extend", "transfer", "guide", "conclude")


def stations(stage: Stage) -> Stations:
    """All of them."""
    yield from _terms(stage)
    yield from _similar(stage)
    yield from _steps(stage)
    yield from _papers(stage)


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


def _steps(stage: Stage) -> Stations:
    page = stage.register(KIND)
    shown: set[str] = set()
    rows = stage.read(
        lambda work: records.page(work, ListQuery(KIND, sort="received_on", is_descending=True, limit=400)).rows
    )
    for row in rows:
        offers = stage.read(partial(steps.offered, kind=KIND, uid=row.uid))
        free = {offer.step.key for offer in offers if not offer.refusal}
        new = [key for key in STEPS if key in free and key not in shown]
        for key in new:
            yield from _step(stage, page, row.uid, key, is_first=not shown)
            shown.add(key)


def _step(stage: Stage, page: RecordPage, uid: str, key: str, *, is_first: bool) -> Stations:
    page.open_record(uid)
    page.form.next_step()
    window = stage.dialog("step_list")
    assert isinstance(window, StepList)
    if is_first:
        yield window, "steps"
    offers = window._offers
    window.list.setCurrentRow(next(place for place, offer in enumerate(offers) if offer.step.key == key))
    window._take_current()
    dialog = stage.dialog("step_dialog")
    assert isinstance(dialog, StepDialog)
    yield dialog, f"step-{key}"
    for row in dialog.fields.rows.values():
        if row.spec.required:
            row.editor.set_raw("")
    dialog.confirm()
    if dialog.isVisible():
        yield dialog, f"step-{key}-problems"
        dialog.reject()
    page.show_list()


def _papers(stage: Stage) -> Stations:
    stage.register(KIND)
    uid = stage.read(lambda work: sample_record(work, papers.find(PAPERS[0])))
    assert uid is not None
    stage.window.print_paper("", *uid)
    chooser = stage.dialog("paper_chooser")
    yield chooser, "paper-chooser"
    chooser.close()
    for key in PAPERS:
        yield from _paper(stage, key)


def _paper(stage: Stage, key: str) -> Stations:
    found = stage.read(lambda work: sample_record(work, papers.find(key)))
    assert found is not None, key
    stage.window.print_paper(key, *found)
    dialog = stage.dialog("paper_dialog")
    assert isinstance(dialog, PaperDialog)
    yield dialog, f"paper-{key}"
    secrets = stage.read(lambda work: typed_secrets(work, key, uid=found[1]))
    for field, text in secrets.items():
        find(dialog, QPlainTextEdit, f"field_{field}").setPlainText(text)
    if secrets:
        dialog._render()
        scroll_to_end(dialog)
        yield dialog, f"paper-{key}-secrets"
    dialog.close()


def scroll_to_end(dialog: PaperDialog) -> None:
    """Show what stands below all fields."""
    box = dialog.findChild(QCheckBox, "with_secrets_box")
    widget: QWidget | None = box if box is not None else dialog._fields
    if widget is not None:
        dialog._scroll.ensureWidgetVisible(widget)
