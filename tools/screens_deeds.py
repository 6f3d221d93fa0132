"""Stations that every register shares: its form's tabs, its steps, the papers of a record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QTabBar, QWidget

from desktop_app.domain.query import ListQuery, ListRow
from desktop_app.gui.papers.paper_dialog import PaperDialog
from desktop_app.gui.records.form_saver import Goal
from desktop_app.gui.records.step_dialog import StepDialog
from desktop_app.gui.records.step_list import StepList
from desktop_app.services import papers, records, steps
from desktop_app.services.workspace import Workspace
from tools.screens_stage import Stage, Stations, find
from tools.shot_papers import sample_record, typed_secrets

MOST_TRIED = 400


def newest(work: Workspace, kind: str) -> Sequence[ListRow]:
    """The newest records of a register."""
    query = ListQuery(kind, sort=work.kind(kind).numbered_by, is_descending=True, limit=MOST_TRIED)
    return records.page(work, query).rows


def most(work: Workspace, kind: str, *, rank: Callable[[str], int]) -> str:
    """The newest record that ranks highest."""
    return max((row.uid for row in newest(work, kind)), key=rank)


def tabs(stage: Stage, form: QWidget, name: str) -> Stations:
    """Every tab of a form."""
    bar = find(form, QTabBar, "form_sections")
    for number in range(bar.count()):
        bar.setCurrentIndex(number)
        yield stage.window, f"{name}-{number + 1}"


def all_steps(stage: Stage, kind: str, keys: Sequence[str]) -> Stations:
    """The dialog of each step at the newest record where it is lawful, then with nothing in it."""
    page, shown = stage.register(kind), set[str]()
    for row in stage.read(partial(newest, kind=kind)):
        offers = stage.read(partial(steps.offered, kind=kind, uid=row.uid))
        free = {offer.step.key for offer in offers if not offer.refusal}
        for key in keys:
            if key in free and key not in shown:
                page.open_record(row.uid)
                yield from _step(stage, kind, key, is_first=not shown)
                shown.add(key)
    if shown != set(keys):
        print(f"{kind}: no record of the sample office offers {', '.join(set(keys) - shown)}")
    page.show_list()


def _step(stage: Stage, kind: str, key: str, *, is_first: bool) -> Stations:
    stage.register(kind).form.save(Goal.STEP)
    window = stage.dialog("step_list")
    assert isinstance(window, StepList)
    if is_first:
        yield window, f"{kind}-steps"
    offers = window._offers
    window.list.setCurrentRow(next(place for place, offer in enumerate(offers) if offer.step.key == key))
    window._take_current()
    dialog = stage.dialog("step_dialog")
    assert isinstance(dialog, StepDialog)
    yield dialog, f"{kind}-step-{key}"
    for row in dialog.fields.rows.values():
        if row.spec.required:
            row.editor.set_raw("")
    dialog.confirm()
    if dialog.isVisible():
        yield dialog, f"{kind}-step-{key}-problems"
        dialog.reject()


def paper(stage: Stage, key: str, *, is_chosen_first: bool = False) -> Stations:
    """The dialog of a paper; with its other layout, hidden names and secrets where it has any."""
    found = stage.read(lambda work: sample_record(work, papers.find(key)))
    assert found is not None, key
    if is_chosen_first:
        stage.window.print_paper("", *found)
        chooser = stage.dialog("paper_chooser")
        yield chooser, f"paper-chooser-{found[0]}"
        chooser.close()
    stage.window.print_paper(key, *found)
    dialog = stage.dialog("paper_dialog")
    assert isinstance(dialog, PaperDialog)
    yield dialog, f"paper-{key}"
    layouts, names = find(dialog, QComboBox, "paper_style"), find(dialog, QCheckBox, "paper_names")
    if layouts.count() > 1:
        layouts.setCurrentIndex(layouts.count() - 1)
        yield dialog, f"paper-{key}-layout"
    if not names.isHidden():
        names.setChecked(True)
        yield dialog, f"paper-{key}-names"
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
