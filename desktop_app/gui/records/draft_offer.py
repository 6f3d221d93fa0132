"""Offers drafts that were never saved, above the list: open again, or let go (which can be taken back)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from desktop_app.domain import formats
from desktop_app.domain.fields import FieldType
from desktop_app.domain.kind import RecordKind
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.notice_strip import Deed, NoticeStrip
from desktop_app.gui.texts import tr
from desktop_app.services import drafts
from desktop_app.services.drafts import Draft
from desktop_app.services.workspace import Workspace

MOST_IN_MENU = 15
LONGEST_WORDS = 60
_TELLING = frozenset({FieldType.TEXT, FieldType.LONG_TEXT})


class DraftOffer(QObject):
    """Fills the strip above a list.

    Signals:
        opened: The Draft to be opened again.
    """

    opened = Signal(object)

    def __init__(self, kind: RecordKind, context: GuiContext, strip: NoticeStrip, *, parent: QObject) -> None:
        super().__init__(parent)
        self._kind = kind
        self._context = context
        self._strip = strip
        self._waiting: Sequence[Draft] = ()

    def look(self) -> None:
        """See whether drafts wait."""
        self._context.runner.run_read(
            partial(drafts.waiting, kind=self._kind.key), owner=self, on_success=self._show, supersedes="drafts"
        )

    def drop(self, draft: Draft) -> None:
        """Let a draft go."""
        self._context.runner.run(
            partial(drafts.drop, draft=draft.id), owner=self, on_success=partial(self._dropped, draft)
        )

    def _show(self, waiting: Sequence[Draft]) -> None:
        self._waiting = waiting
        if not waiting:
            self._strip.silence()
            return
        newest = waiting[0]
        words = tr("Có {count} nháp chưa lưu, giữ lúc {moment}: {words}").format(
            count=len(waiting), moment=_moment(newest), words=self._words(newest)
        )
        deeds = [
            Deed("open_draft", tr("&Mở lại"), partial(self.opened.emit, newest)),
            Deed("drop_draft", tr("&Bỏ"), partial(self.drop, newest)),
        ]
        if len(waiting) > 1:
            deeds.insert(1, Deed("all_drafts", tr("&Chọn nháp khác…"), self._show_menu))
        self._strip.say(words, tone="soon", deeds=deeds)

    def _dropped(self, draft: Draft, _nothing: None) -> None:
        bring_back = Deed("bring_draft_back", tr("&Lấy lại"), partial(self._bring_back, draft))
        self._strip.say(tr("Đã bỏ nháp."), tone="paper", deeds=[bring_back])

    def _bring_back(self, draft: Draft) -> None:
        self._context.runner.run(partial(_keep_again, draft), owner=self, on_success=self._brought_back)

    def _brought_back(self, _nothing: None) -> None:
        self.look()

    def _show_menu(self) -> None:
        menu = QMenu(self._strip)
        menu.setObjectName("drafts_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for draft in self._waiting[:MOST_IN_MENU]:
            action = menu.addAction(f"{_moment(draft)}   {self._words(draft)}")
            action.triggered.connect(partial(self.opened.emit, draft))
        menu.popup(self._strip.mapToGlobal(QPoint(0, self._strip.height())))

    def _words(self, draft: Draft) -> str:
        """A few words a person knows the draft by; nothing personal, somebody may look over the shoulder."""
        texts = [
            " ".join(str(draft.raw[spec.key]).split())
            for spec in self._kind.specs
            if spec.type in _TELLING and not spec.personal and not spec.withheld and draft.raw.get(spec.key)
        ]
        words = max(texts, key=len, default=tr("chưa có chữ"))
        return words if len(words) <= LONGEST_WORDS else f"{words[: LONGEST_WORDS - 1]}…"


def _keep_again(draft: Draft, work: Workspace) -> None:
    drafts.keep(work, draft=draft.id, kind=draft.kind, uid=draft.uid, raw=draft.raw, field=draft.field)


def _moment(draft: Draft) -> str:
    return formats.format_moment(draft.kept_at).split(" ")[-1]
