"""What stands beside a record's fields: its links both ways and its history."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.kind import RecordKind
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.list_cells import covered
from desktop_app.gui.texts import tr
from desktop_app.services import records
from desktop_app.services.records import HistoryEntry, Linked


class SidePanel(QWidget):
    """One tab beside the fields; reads anew whenever it comes into sight."""

    def __init__(self, kind: RecordKind, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.context = context
        self.uid: str | None = None
        theme = context.theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        self.column.setSpacing(theme.px(8))
        self.note = QLabel(self)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self.column.addWidget(self.note)

    def show_record(self, uid: str | None) -> None:
        """Belong to this record from now on; None for one that is not saved yet."""
        self.uid = uid
        if self.isVisible():
            self.read()

    def read(self) -> None:
        """Fetch what is shown."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Read when the tab comes into sight."""
        super().showEvent(event)
        self.read()

    def say(self, words: str) -> None:
        """Show a sentence in place of (or above) the content; "" takes it away."""
        self.note.setText(words)
        self.note.setVisible(bool(words))


class HistoryPanel(SidePanel):
    """Who did what, newest first."""

    def __init__(self, kind: RecordKind, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(kind, context, parent=parent)
        self.page = QTextBrowser(self)
        self.page.setObjectName("history_page")
        self.page.setAccessibleName(tr("Lịch sử bản ghi"))
        self.column.addWidget(self.page, 1)
        self.setFocusProxy(self.page)
        context.masking.toggled.connect(self._masking_changed)

    def read(self) -> None:
        """Fetch all deeds on the record."""
        if self.uid is None:
            self.page.hide()
            self.say(tr("Bản ghi chưa được lưu nên chưa có lịch sử."))
            return
        kind, uid = self.kind.key, self.uid
        self.context.runner.run_read(
            lambda work: records.history(work, kind=kind, uid=uid),
            owner=self,
            on_success=self._show,
            supersedes="history",
        )

    def _masking_changed(self) -> None:
        if self.isVisible():
            self.read()

    def _show(self, entries: Sequence[HistoryEntry]) -> None:
        self.page.show()
        self.say("")
        self.page.setHtml("".join(self._entry(entry) for entry in entries))

    def _entry(self, entry: HistoryEntry) -> str:
        muted = self.context.theme.color("muted").name()
        head = f"<b>{escape(deed_in_words(entry.deed))}</b> · {escape(entry.user or '—')}"
        moment = f"<span style='color:{muted}'>{formats.format_moment(entry.at)}</span>"
        lines = [f"<p style='margin:10px 0 2px 0'>{moment} · {head}</p>"]
        if entry.reason:
            lines.append(f"<p style='margin:0 0 2px 16px;color:{muted}'>{escape(entry.reason)}</p>")
        personal = {spec.label: spec for spec in self.kind.specs if spec.personal}
        for change in entry.fields:
            texts = [change.before, change.after]
            if self.context.masking.is_on and change.label in personal:
                texts = [covered(personal[change.label], text) for text in texts]
            before, after = (escape(text).replace("\n", "<br>") or "—" for text in texts)
            shown = f"<span style='color:{muted}'>{before}</span> → {after}"
            lines.append(f"<p style='margin:0 0 0 16px'>{escape(tr(change.label))}: {shown}</p>")
        return "".join(lines)


class LinksPanel(SidePanel):
    """Records this one links to, and records that link to it; Enter opens."""

    def __init__(self, kind: RecordKind, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(kind, context, parent=parent)
        self.list = QListWidget(self)
        self.list.setObjectName("links_list")
        self.list.setAccessibleName(tr("Bản ghi liên quan"))
        self.list.itemActivated.connect(self._open)
        self.column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self._linked: Sequence[Linked] = ()

    def read(self) -> None:
        """Fetch links both ways."""
        self.list.clear()
        if self.uid is None:
            self.say(tr("Lưu bản ghi (Ctrl+S) để xem các bản ghi liên quan."))
            return
        kind, uid = self.kind.key, self.uid
        self.context.runner.run_read(
            lambda work: records.linked(work, kind=kind, uid=uid),
            owner=self,
            on_success=self._show,
            supersedes="links",
        )

    def _show(self, linked: Sequence[Linked]) -> None:
        self._linked = linked
        self.list.clear()
        self.say(tr("Enter: mở bản ghi liên quan.") if linked else tr("Chưa có bản ghi nào liên quan."))
        for item in linked:
            way = "→" if item.is_outgoing else "←"
            self.list.addItem(QListWidgetItem(f"{way}  {tr(item.label)}: {item.name}"))

    def _open(self, item: QListWidgetItem) -> None:
        link = self._linked[self.list.row(item)]
        self.context.navigator.open_record(kind=link.kind, uid=link.uid)


def deed_in_words(deed: str) -> str:
    """What was done to a record, as said in its history."""
    return {
        "created": tr("tạo bản ghi"),
        "changed": tr("sửa"),
        "deleted": tr("xóa"),
        "restored": tr("khôi phục"),
        "wiped": tr("xóa hẳn thông tin cần bảo mật"),
        "attached": tr("đính kèm tệp"),
        "detached": tr("gỡ tệp"),
    }.get(deed, deed)
