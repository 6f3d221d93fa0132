"""The tabs of a form: its sections, then files, links and history; numbered, with the count of what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop_app.domain.kind import RecordKind
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.files_panel import FilesPanel
from desktop_app.gui.records.form_fields import FormFields
from desktop_app.gui.records.form_frame import FormFrame
from desktop_app.gui.records.record_side import HistoryPanel, LinksPanel, SidePanel
from desktop_app.gui.texts import tr

MOST_MNEMONICS = 9


class FormTabs(QObject):
    """Shows one section or side panel at a time and takes the keyboard along."""

    def __init__(
        self, kind: RecordKind, context: GuiContext, fields: FormFields, frame: FormFrame, *, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._fields = fields
        self._frame = frame
        self._is_leading = False
        self._panels: tuple[SidePanel, ...] = (
            FilesPanel(kind, context, parent=frame.pages),
            LinksPanel(kind, context, parent=frame.pages),
            HistoryPanel(kind, context, parent=frame.pages),
        )
        for _, area in fields.pages:
            frame.add_page(area)
        for panel in self._panels:
            frame.add_page(panel)
        self.name_all()
        frame.tabs.currentChanged.connect(self._shown)

    def show_record(self, uid: str | None) -> None:
        """Belong to another record; None for one that is not saved yet."""
        self.name_all()
        for panel in self._panels:
            panel.show_record(uid)

    def name_all(self) -> None:
        """Number and title of every section, and how many fields in it have to be corrected."""
        sections = [section for section, _ in self._fields.pages]
        titles = [_with_count(tr(section.title), self._fields.wrong_in(section.key)) for section in sections]
        for place, title in enumerate([*titles, tr("Tệp"), tr("Liên kết"), tr("Lịch sử")]):
            number = place + 1
            self._frame.tabs.setTabText(place, f"&{number} {title}" if number <= MOST_MNEMONICS else title)

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


def _with_count(title: str, count: int) -> str:
    return tr("{title} ({count} lỗi)").format(title=title, count=count) if count else title
