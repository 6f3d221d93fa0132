"""The tabs of a form: its sections, what belongs to the record, files, links, history; numbered, with their counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import AppError
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Change
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.files_panel import FilesPanel
from desktop_app.gui.records.form_fields import FormFields
from desktop_app.gui.records.form_frame import FormFrame
from desktop_app.gui.records.form_gathered import GatheringPanel, TimelinePanel, has_timeline, read_gathered
from desktop_app.gui.records.record_side import HistoryPanel, LinksPanel, SidePanel
from desktop_app.gui.records.row_tones import ListDay
from desktop_app.gui.texts import tr
from desktop_app.services.gatherings import Gathered

MNEMONICS = "1234567890"


class FormTabs(QObject):
    """Shows one section or side panel at a time and takes the keyboard along.

    Signals:
        entry_wanted: Records of a gathering shall be taken down.
    """

    entry_wanted = Signal()

    def __init__(
        self, kind: RecordKind, context: GuiContext, fields: FormFields, frame: FormFrame, *, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._context = context
        self._fields = fields
        self._frame = frame
        self._uid: str | None = None
        self._is_leading = False
        self._gatherings = tuple(GatheringPanel(kind, item, context, parent=frame.pages) for item in kind.gathers)
        timeline = (TimelinePanel(kind, context, parent=frame.pages),) if has_timeline(kind) else ()
        self._panels: tuple[SidePanel, ...] = (
            *self._gatherings,
            *timeline,
            FilesPanel(kind, context, parent=frame.pages),
            LinksPanel(kind, context, parent=frame.pages),
            HistoryPanel(kind, context, parent=frame.pages),
        )
        usual = (*(tr("Diễn biến") for _ in timeline), tr("Tệp"), tr("Liên kết"), tr("Lịch sử"))
        self._usual: tuple[str, ...] = usual
        for _, area in fields.pages:
            frame.add_page(area)
        for panel in self._panels:
            frame.add_page(panel)
        for panel in self._gatherings:
            panel.entry_wanted.connect(self.entry_wanted)
        self.name_all()
        frame.tabs.currentChanged.connect(self._shown)
        if kind.gathers:
            context.hub.changed.connect(self._changed)

    def show_record(self, uid: str | None) -> None:
        """Belong to another record; None for one that is not saved yet."""
        self._uid = uid
        for panel in self._panels:
            panel.show_record(uid)
        self.name_all()
        self._read_gathered()

    def name_all(self) -> None:
        """Number and title of every section, and how many fields in it have to be corrected."""
        sections = [section for section, _ in self._fields.pages]
        titles = [_with_count(tr(section.title), self._fields.wrong_in(section.key)) for section in sections]
        titles += [*(panel.title for panel in self._gatherings), *self._usual]
        for place, title in enumerate(titles):
            words = f"&{MNEMONICS[place]} {title}" if place < len(MNEMONICS) else title
            self._frame.tabs.setTabText(place, words)

    def show_section(self, key: str) -> None:
        """Bring a section into sight; who asked takes care of the keyboard."""
        for place, (section, _) in enumerate(self._fields.pages):
            if section.key == key:
                self._is_leading = True
                self._frame.tabs.setCurrentIndex(place)
                self._is_leading = False

    def step(self, by: int) -> None:
        """Show the next or previous tab."""
        tabs = self._frame.tabs
        tabs.setCurrentIndex(max(0, min(tabs.count() - 1, tabs.currentIndex() + by)))

    # ------------------------------------------------------------ inside

    def _shown(self, place: int) -> None:
        """A tab chosen by hand or by Alt and its number brings the keyboard along."""
        is_side = place >= len(self._fields.pages)
        self._frame.show_help(not is_side)
        if self._is_leading:
            return
        if is_side:
            self._panels[place - len(self._fields.pages)].setFocus()
        else:
            self._fields.focus_section(self._fields.pages[place][0].key)

    def _changed(self, change: Change, _initiator: QObject | None) -> None:
        if any(change.kind == panel.gathering.kind for panel in self._gatherings):
            self._read_gathered()

    def _read_gathered(self) -> None:
        if self._uid is not None and self._gatherings:
            self._context.runner.run_read(
                partial(read_gathered, kind=self._kind.key, uid=self._uid),
                owner=self,
                on_success=partial(self._show_gathered, self._uid),
                on_failure=_pass_over,
                supersedes="gathered",
            )

    def _show_gathered(self, uid: str, found: tuple[Sequence[Gathered], ListDay]) -> None:
        if uid != self._uid:
            return
        rows = {item.gathering.key: item.rows for item in found[0]}
        for panel in self._gatherings:
            panel.show_rows(rows.get(panel.gathering.key, ()), found[1])
        self.name_all()


def _with_count(title: str, count: int) -> str:
    return tr("{title} ({count} lỗi)").format(title=title, count=count) if count else title


def _pass_over(_error: AppError) -> None:
    """The record is gone meanwhile; the form itself says so at the next deed."""
