"""What a form says over its fields: which record it shows, what a save or a step did, which papers come next."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from desktop_app.domain import formats
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Stored
from desktop_app.gui.navigator import Navigator
from desktop_app.gui.records.form_steps import StepTaken
from desktop_app.gui.records.notice_strip import Deed
from desktop_app.gui.texts import tr
from desktop_app.services.records import Saved


def paper_deeds(result: StepTaken, navigator: Navigator, *, kind: str) -> list[Deed]:
    """Buttons that print the papers of a step: the usual one by name, the others behind one more."""
    show = partial(navigator.print_paper, kind=kind, uid=result.saved.stored.uid)
    deeds = [
        Deed(f"paper.{key}", tr("&In: {title}").format(title=title), partial(show, key=key))
        for key, title in result.papers[:1]
    ]
    if len(result.papers) > 1:
        deeds.append(Deed("other_papers", tr("Giấy tờ &khác"), show))
    return deeds


def step_words(result: StepTaken) -> str:
    """That a step is on disk."""
    return tr("Đã ghi bước “{step}” lúc {moment}.").format(step=tr(result.step.label), moment=moment_of(result.at))


def saved_words(kind: RecordKind, saved: Saved, at: datetime) -> str:
    """That a record is saved, and what the save did besides."""
    name = name_of(kind, saved.stored)
    words = tr("Đã lưu {one} {name} lúc {moment}.").format(one=tr(kind.one), name=name, moment=moment_of(at))
    if saved.wiped:
        words += " " + tr("Thông tin cần bảo mật đã được xóa hẳn khỏi tệp.")
    return words


def moment_of(at: datetime) -> str:
    """The local time of day."""
    return formats.format_moment(at).split(" ")[-1]


def title_of(kind: RecordKind, stored: Stored | None) -> str:
    """What stands over the form: the register, and which of its records."""
    if stored is None:
        return tr("{title} (mới)").format(title=tr(kind.title))
    name = name_of(kind, stored)
    return name if kind.is_list else f"{tr(kind.title)} {name}"


def name_of(kind: RecordKind, stored: Stored) -> str:
    """A record's number, or its words where the kind is not numbered."""
    return stored.stamp.register_number or kind.name_of(stored.record)
