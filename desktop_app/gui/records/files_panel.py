"""Files attached to a record: add by dialog or dropping, look at pictures, save a copy, take off; looks are logged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
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
    QWidget,
)

from desktop_app.domain import formats
from desktop_app.domain.errors import AppError, StorageUnavailable
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Change
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.notice_strip import NoticeStrip
from desktop_app.gui.records.record_side import SidePanel
from desktop_app.gui.texts import tr
from desktop_app.services import access, attachments
from desktop_app.services.attachments import Attachment
from desktop_app.services.workspace import Workspace

_KIBI = 1024


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
        self.detach_button = self._button("detach_file", tr("Gỡ tệp"), self.ask_to_detach)
        self.setFocusProxy(self.add_button)
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
        self.preview.setMinimumWidth(context.theme.px(360))
        self.preview.hide()
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
        if self.uid is None:
            return
        self.context.runner.run(
            partial(write_copy, kind=self.kind.key, uid=self.uid, file=file, target=target),
            owner=self,
            on_success=self._copied,
            on_failure=self._refused,
        )

    def ask_to_detach(self) -> None:
        """Ask once before a file is taken off."""
        file = self._current()
        if file is None:
            return
        box = QMessageBox(
            QMessageBox.Icon.Question,
            tr("Gỡ tệp"),
            tr("Gỡ tệp “{name}” khỏi bản ghi này?").format(name=file.name),
            parent=self,
        )
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

    def _button(self, name: str, words: str, deed: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAccessibleName(words.replace("&", ""))
        button.clicked.connect(deed)
        button.setAutoDefault(True)
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
        if file is None or self.uid is None or not file.media_type.startswith("image/"):
            return
        self.context.runner.run(
            partial(read_picture, kind=self.kind.key, uid=self.uid, file=file),
            owner=self,
            on_success=partial(self._take_picture, file),
            on_failure=self._say_refused,
        )

    def _take_picture(self, file: Attachment, content: bytes) -> None:
        if file is self._current():
            self._show_picture(content)

    def _show_picture(self, content: bytes) -> None:
        self._picture = QPixmap()
        if content:
            self._picture.loadFromData(QByteArray(content))
        self._fit_picture()

    def _fit_picture(self) -> None:
        self.preview.setVisible(not self._picture.isNull())
        if self._picture.isNull():
            return
        room = self.preview.size()
        kept, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        self.preview.setPixmap(self._picture.scaled(room, kept, smooth))

    def _files_chosen(self, names: list[str]) -> None:
        self.attach([Path(name) for name in names])

    def _target_chosen(self, file: Attachment, name: str) -> None:
        self.save_copy(file, Path(name))

    def _copied(self, name: str) -> None:
        self.strip.say(tr("Đã lưu bản sao: {name}").format(name=name), tone="done")

    def _attached(self, names: Sequence[str]) -> None:
        self.strip.say(tr("Đã đính kèm: {names}").format(names=", ".join(names)), tone="done")
        self.context.hub.announce([Change(self.kind.key, (self.uid or "",), "attached")], self)
        self.read()

    def _detached(self, changes: Sequence[Change]) -> None:
        self.strip.silence()
        self.context.hub.announce(changes, self)
        self.read()

    def _refused(self, error: AppError) -> None:
        self._say_refused(error)
        self.read()

    def _say_refused(self, error: AppError) -> None:
        self.strip.say(error.message, tone="late")

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


def read_picture(work: Workspace, *, kind: str, uid: str, file: Attachment) -> bytes:
    """An attached picture to be looked at; that is logged where its record tells of a person."""
    content = attachments.read(work, sha256=file.sha256)
    access.note(work, kind=kind, uid=uid, deed="viewed")
    return content


def write_copy(work: Workspace, *, kind: str, uid: str, file: Attachment, target: Path) -> str:
    """Write a copy of an attached file; returns its name. It is logged where the record tells of a person.

    Raises:
        StorageUnavailable: The place cannot be written to.
    """
    content = attachments.read(work, sha256=file.sha256)
    try:
        target.write_bytes(content)
    except OSError as error:
        sentence = f"Chưa ghi được tệp “{target.name}” vào thư mục này."
        raise StorageUnavailable(sentence, next_step="Chọn thư mục khác rồi lưu lại.") from error
    access.note(work, kind=kind, uid=uid, deed="exported")
    return target.name


def size_in_words(size: int) -> str:
    """A file's size: 812 byte, 34 KB, 1,5 MB."""
    if size < _KIBI:
        return f"{size} byte"
    if size < _KIBI * _KIBI:
        return f"{formats.format_count(round(size / _KIBI))} KB"
    tenths = round(size * 10 / _KIBI / _KIBI)
    return f"{tenths // 10},{tenths % 10} MB" if tenths % 10 else f"{tenths // 10} MB"
