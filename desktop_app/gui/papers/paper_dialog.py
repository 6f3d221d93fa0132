"""One paper of a record: its places at the left, its real pages at the right, printed or saved from there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.document import Document, HeadingStyle
from desktop_app.domain.errors import AppError
from desktop_app.gui.building import button, label, resize_within_screen, row
from desktop_app.gui.context import GuiContext
from desktop_app.gui.papers.paper_fields import PaperFields
from desktop_app.gui.papers.paper_options import PaperOptions
from desktop_app.gui.report_view import ReportView
from desktop_app.gui.saving import PDF, WORD
from desktop_app.gui.texts import tr
from desktop_app.services import access, papers, reporting
from desktop_app.services.papers import PaperForm

if TYPE_CHECKING:
    from desktop_app.services.workspace import Workspace

PAUSE_MS = 350
LEFT_PX = 400
SIZE_PX = (1300, 690)


class PaperDialog(QDialog):
    """Typing is seen on the pages after a short pause; what may be kept nowhere is forgotten when it closes.

    A paper is printed from memory. Where secret places are filled, a file gets dotted lines in their place unless the
    person asks for them.
    """

    def __init__(self, context: GuiContext, *, key: str, uid: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper_dialog")
        self.setWindowTitle(tr("In giấy tờ"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._key, self._uid = key, uid
        self._kind = ""
        self._fields: PaperFields | None = None
        self._turn = 0
        self._is_stale = True
        self._waiting: Callable[[], object] | None = None
        self._title = label("", role="heading", wraps=True)
        self._title.setObjectName("paper_title")
        self._hint = label("", role="hint", wraps=True)
        self._options = PaperOptions(context.theme, parent=self)
        self._options.style_chosen.connect(self._change_words)
        self._options.names_toggled.connect(self._change_words)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view = ReportView(context, formats=(PDF, WORD), keys_on=self, parent=self)
        self.view.ready_first = self._when_fresh
        self.view.delivered.connect(self._note_access)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._render)
        self._lay_out()
        resize_within_screen(self, width=context.theme.px(SIZE_PX[0]), height=context.theme.px(SIZE_PX[1]))

    def begin(self) -> None:
        """Open over the window and fetch what the paper asks for."""
        self.open()
        self.activateWindow()  # the choice of papers, closed just now, was the active window
        self._ask_form(None, on_success=self._show_form)

    def _ask_form(self, style: HeadingStyle | None, *, on_success: Callable[[PaperForm], None]) -> None:
        key, uid, shows_names = self._key, self._uid, self._options.shows_names
        self._context.runner.run_read(
            lambda work: papers.form(work, key, uid=uid, style=style, show_names=shows_names),
            owner=self,
            on_success=on_success,
            on_failure=self._refuse,
            supersedes="form",
        )

    def done(self, result: int) -> None:
        """Close; what was typed to be kept nowhere is gone before the window is."""
        self._timer.stop()
        self._turn += 1
        self._waiting = None
        if self._fields is not None:
            self._fields.forget()
        self.view.file_source = None
        self.view.forget()
        super().done(result)

    # ------------------------------------------------------------ showing

    def _lay_out(self) -> None:
        px = self._context.theme.px
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addWidget(self._options)
        column.addWidget(self._scroll, 1)
        close = button(tr("Đó&ng  Esc"), name="close_button", on_click=self.reject)
        column.addLayout(row(close, 1))
        left.setFixedWidth(px(LEFT_PX))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(12), px(12), px(12), px(12))
        layout.setSpacing(px(16))
        layout.addWidget(left)
        layout.addWidget(self.view, 1)

    def _show_form(self, form: PaperForm) -> None:
        self._kind = form.kind
        self.setWindowTitle(form.template.title)
        self._title.setText(form.template.title)
        self._hint.setText(form.template.form_label)
        self._hint.setVisible(bool(form.template.form_label))
        self._options.offer(form.styles, style=form.style, hides_names=form.hides_names)
        self._show_fields(form)
        if self._fields is not None:
            self._fields.focus_first()
        self._render()

    def _change_words(self) -> None:
        """Another layout, or names, bring other words to the places; what a person typed into them stays."""
        self._ask_form(self._options.chosen_style, on_success=self._show_words)

    def _show_words(self, form: PaperForm) -> None:
        if self._fields is None or form.style is not self._options.chosen_style:
            return
        typed = self._fields.changed_by_hand()
        self._show_fields(form)
        self._fields.put(typed)
        self._render()

    def _show_fields(self, form: PaperForm) -> None:
        self._fields = PaperFields(form, theme=self._context.theme)
        if self._fields.is_secret:
            self._fields.end_with(self._fields.with_secrets)
            self.view.may_print_to_file = False
        self._fields.changed.connect(self._note_typing)
        self._fields.basis_kept.connect(self._keep_basis)
        self._scroll.setWidget(self._fields)

    def _note_typing(self) -> None:
        self._is_stale = True
        self._timer.start()

    def _render(self) -> None:
        """Make the pages anew; an older making that comes later is dropped."""
        fields = self._fields
        if fields is None:
            return
        self._timer.stop()
        self._turn += 1
        turn = self._turn
        made_with = partial(
            papers.build,
            key=self._key,
            uid=self._uid,
            typed=fields.typed(),
            basis=fields.basis,
            style=self._options.chosen_style,
            show_names=self._options.shows_names,
        )

        def make(work: Workspace) -> tuple[int, Document, bytes]:
            document = made_with(work)
            return turn, document, reporting.pdf_bytes(document)

        self.view.file_source = partial(made_with, with_secrets=fields.with_secrets.isChecked())
        self.view.saved_note = self._words_for_file(fields)
        self._context.runner.run_read(
            make, owner=self, on_success=self._take, on_failure=partial(self._say_refused, turn), supersedes="pages"
        )

    def _take(self, made: tuple[int, Document, bytes]) -> None:
        turn, document, content = made
        if turn != self._turn:
            return
        self._is_stale = self._timer.isActive()
        self.view.show_document(document, content, keeps_place=self.view.page_count > 0)
        waiting, self._waiting = self._waiting, None
        if waiting is not None and not self._is_stale:
            waiting()

    def _when_fresh(self, deed: Callable[[], object]) -> None:
        """Do it with the pages as typed, not as they were before the last letters."""
        if self._is_stale:
            self._waiting = deed
            self._render()
        else:
            deed()

    def _say_refused(self, turn: int, error: AppError) -> None:
        if turn == self._turn:
            self._waiting = None
            self.view.say(f"{tr(error.sentence)} {tr(error.next_step)}".strip(), role="error")

    def _refuse(self, error: AppError) -> None:
        self.view.say(f"{tr(error.sentence)} {tr(error.next_step)}".strip(), role="error")

    # ------------------------------------------------------------ deeds

    def _words_for_file(self, fields: PaperFields) -> str:
        if not fields.has_secrets:
            return ""
        if fields.with_secrets.isChecked():
            return tr("Tệp có ghi thông tin mật: anh/chị tự bảo quản, không gửi qua mạng.")
        return tr("Tệp không có thông tin mật: các chỗ đó là dòng chấm để viết tay.")

    def _keep_basis(self, text: str | None) -> None:
        key = self._key

        def keep(work: Workspace) -> str:
            papers.save_basis(work, key, text)
            return papers.form(work, key, uid=self._uid).basis

        def take(kept: str) -> None:
            if self._fields is not None and self._fields.basis != kept:
                self._fields.show_basis(kept)
            self.view.say(said)

        said = tr("Đã lưu làm căn cứ của cơ quan.") if text is not None else tr("Đã trở về căn cứ mặc định.")
        self._context.runner.run(keep, owner=self, on_success=take)

    def _note_access(self, deed: str) -> None:
        kind, uid = self._kind, self._uid
        self._context.runner.run(
            lambda work: access.note(work, kind=kind, uid=uid, deed=deed), owner=self.view, on_success=_nothing
        )


def _nothing(_result: object) -> None:
    """Nothing is left to do."""
