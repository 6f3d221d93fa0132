"""What stands beside a record's fields: its files, its links both ways, its history."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain import formats
from desktop_app.domain.errors import AppError
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Change
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.notice_strip import NoticeStrip
from desktop_app.gui.records.record_list import covered
from desktop_app.gui.texts import tr
from desktop_app.services import attachments, records
from desktop_app.services.attachments import Attachment
from desktop_app.services.records import HistoryEntry, Linked
from desktop_app.services.workspace import Workspace

_KIBI = 1024
_DEEDS = {
    "created": "tạo bản ghi",
    "changed": "sửa",
    "deleted": "xóa",
    "restored": "khôi phục",
    "wiped": "xóa hẳn thông tin cần bảo mật",
    "attached": "đính kèm tệp",
    "detached": "gỡ tệp",
}


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

    def showEvent(self, event: object) -> None:
        """Read when the tab comes into sight."""
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
        head = f"<b>{escape(tr(_DEEDS.get(entry.deed, entry.deed)))}</b> · {escape(entry.user or '—')}"
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


class FilesPanel(SidePanel):
    """Attached files: add by dialog or by dropping, look at pictures, save a copy, take off."""

    def __init__(self, kind: RecordKind, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(kind, context, parent=parent)
        self.setAcceptDrops(True)
        self._files: Sequence[Attachment] = ()
        self._picture = QPixmap()
        self.strip = NoticeStrip(context.theme, parent=self)
        self.column.insertWidget(0, self.strip)
        self.buttons = QHBoxLayout()
        self.column.addLayout(self.buttons)
        self.add_button = self._button("attach_file", tr("+ Đính &kèm tệp…"), self.choose_files)
        self.save_button = self._button("save_file", tr("Lưu &bản sao…"), self.choose_target)
        self.detach_button = self._button("detach_file", tr("&Gỡ tệp"), self.ask_to_detach)
        self.buttons.addStretch(1)
        body = QHBoxLayout()
        self.list = QListWidget(self)
        self.list.setObjectName("files_list")
        self.list.setAccessibleName(tr("Tệp đính kèm"))
        self.list.currentRowChanged.connect(self._current_changed)
        self.list.itemActivated.connect(self.choose_target)
        self.preview = QLabel(self)
        self.preview.setObjectName("file_preview")
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setMinimumWidth(context.theme.px(280))
        body.addWidget(self.list, 1)
        body.addWidget(self.preview, 1)
        self.column.addLayout(body, 1)

    def read(self) -> None:
        """Fetch the list of files."""
        is_saved = self.uid is not None
        for button in (self.add_button, self.save_button, self.detach_button):
            button.setEnabled(is_saved)
        if self.uid is None:
            self.list.clear()
            self.say(tr("Lưu bản ghi trước (Ctrl+S), rồi đính kèm tệp."))
            return
        kind, uid = self.kind.key, self.uid
        self.context.runner.run_read(
            lambda work: attachments.listed(work, kind=kind, uid=uid),
            owner=self,
            on_success=self._show,
            supersedes="files",
        )

    def attach(self, paths: Sequence[Path]) -> None:
        """Attach files, all or as far as they can be read; what cannot is said."""
        if self.uid is None or not paths:
            return
        kind, uid = self.kind.key, self.uid

        def work_on(work: Workspace) -> tuple[str, ...]:
            return tuple(attachments.attach(work, kind=kind, uid=uid, path=path).name for path in paths)

        self.context.runner.run(
            work_on,
            owner=self,
            on_success=self._attached,
            on_failure=self._refused,
            progress_title=tr("Đang đính kèm tệp"),
        )

    def choose_files(self) -> None:
        """Ask which files."""
        dialog = QFileDialog(self, tr("Đính kèm tệp"))
        dialog.setObjectName("attach_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._files_chosen)
        dialog.open()

    def choose_target(self) -> None:
        """Ask where a copy of the current file goes."""
        file = self._current()
        if file is None:
            return
        dialog = QFileDialog(self, tr("Lưu bản sao của tệp"))
        dialog.setObjectName("save_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(file.name)
        dialog.fileSelected.connect(partial(self._target_chosen, file))
        dialog.open()

    def save_copy(self, file: Attachment, target: Path) -> None:
        """Write a copy of a file, to be opened with other programs."""
        self.context.runner.run_read(
            lambda work: target.write_bytes(attachments.read(work, sha256=file.sha256)),
            owner=self,
            on_success=lambda _: self.strip.say(tr("Đã lưu bản sao: {name}").format(name=target.name), tone="done"),
            on_failure=self._refused,
        )

    def ask_to_detach(self) -> None:
        """Ask once before a file is taken off."""
        file = self._current()
        if file is None:
            return
        box = QMessageBox(QMessageBox.Icon.Question, tr("Gỡ tệp"), tr("Gỡ tệp “{name}” khỏi bản ghi này?").format(name=file.name), parent=self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setObjectName("detach_question")
        yes = box.addButton(tr("&Gỡ tệp"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("Giữ &lại"), QMessageBox.ButtonRole.RejectRole)
        yes.clicked.connect(partial(self.detach, file))
        box.open()

    def detach(self, file: Attachment) -> None:
        """Take a file off the record."""
        if self.uid is None:
            return
        kind, uid = self.kind.key, self.uid
        self.context.runner.run(
            lambda work: attachments.detach(work, kind=kind, uid=uid, sha256=file.sha256),
            owner=self,
            on_success=self._detached,
            on_failure=self._refused,
        )

    # ------------------------------------------------------------ inside

    def _button(self, name: str, words: str, deed: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAccessibleName(words.replace("&", ""))
        button.clicked.connect(deed)
        self.buttons.addWidget(button)
        return button

    def _show(self, files: Sequence[Attachment]) -> None:
        self._files = files
        self.list.clear()
        self.say("" if files else tr("Chưa có tệp nào. Nhấn nút hoặc kéo tệp thả vào đây."))
        for file in files:
            added = f"{formats.format_moment(file.added_at)} · {file.added_by}"
            self.list.addItem(QListWidgetItem(f"{file.name}\n{size_in_words(file.size)} · {added}"))
        self.list.setCurrentRow(0 if files else -1)

    def _current(self) -> Attachment | None:
        row = self.list.currentRow()
        return self._files[row] if 0 <= row < len(self._files) else None

    def _current_changed(self) -> None:
        self._show_picture(b"")
        file = self._current()
        if file is None or not file.media_type.startswith("image/"):
            return
        self.context.runner.run_read(
            lambda work: attachments.read(work, sha256=file.sha256),
            owner=self,
            on_success=self._show_picture,
            on_failure=self._refused,
            supersedes="picture",
        )

    def _show_picture(self, content: bytes) -> None:
        self._picture = QPixmap()
        if content:
            self._picture.loadFromData(QByteArray(content))
        self._fit_picture()

    def _fit_picture(self) -> None:
        if self._picture.isNull():
            self.preview.setPixmap(QPixmap())
            return
        room = self.preview.size()
        kept, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        self.preview.setPixmap(self._picture.scaled(room, kept, smooth))

    def _files_chosen(self, names: list[str]) -> None:
        self.attach([Path(name) for name in names])

    def _target_chosen(self, file: Attachment, name: str) -> None:
        self.save_copy(file, Path(name))

    def _attached(self, names: Sequence[str]) -> None:
        self.strip.say(tr("Đã đính kèm: {names}").format(names=", ".join(names)), tone="done")
        self.context.hub.announce([Change(self.kind.key, (self.uid or "",), "attached")], self)
        self.read()

    def _detached(self, changes: Sequence[Change]) -> None:
        self.strip.silence()
        self.context.hub.announce(changes, self)
        self.read()

    def _refused(self, error: AppError) -> None:
        self.strip.say(error.message, tone="late")
        self.read()

    # ------------------------------------------------------------ Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped on a saved record."""
        if self.uid is not None and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        self.attach([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture keeps fitting."""
        super().resizeEvent(event)
        self._fit_picture()


def size_in_words(size: int) -> str:
    """A file's size: 812 byte, 34 KB, 1,5 MB."""
    if size < _KIBI:
        return f"{size} byte"
    if size < _KIBI * _KIBI:
        return f"{formats.format_count(round(size / _KIBI))} KB"
    tenths = round(size * 10 / _KIBI / _KIBI)
    return f"{tenths // 10},{tenths % 10} MB" if tenths % 10 else f"{tenths // 10} MB"
