"""One register: its list and, over it, the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Change
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.draft_offer import DraftOffer
from desktop_app.gui.records.list_deeds import ListDeeds
from desktop_app.gui.records.list_pane import ListPane
from desktop_app.gui.records.record_form import RecordForm
from desktop_app.services.drafts import Draft


class RecordPage(QWidget):
    """The page of one register or look-up list. Reads nothing before it is activated or told what to open."""

    def __init__(self, kind: RecordKind, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._context = context
        self._form: RecordForm | None = None
        self._is_filled = False
        self._is_stale = False
        self._last_uid: str | None = None
        self.setObjectName(f"page.{kind.key}")
        self.list = ListPane(kind, context, parent=self)
        self.offer = DraftOffer(kind, context, self.list.drafts, parent=self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.deeds = ListDeeds(kind, context, self.list, parent=self)
        self._connect()

    # ------------------------------------------------------------ for the main window

    @property
    def form(self) -> RecordForm:
        """The form, made when it is first needed."""
        if self._form is None:
            self._form = RecordForm(self.kind, self._context, parent=self)
            self._form.shown.connect(self._show_form)
            self._form.closed.connect(self.show_list)
            self._form.saved.connect(self._saved)
            self._form.derive_wanted.connect(self._derive)
            self.stack.addWidget(self._form)
        return self._form

    @property
    def is_form_shown(self) -> bool:
        """True while the form lies over the list."""
        return self._form is not None and self.stack.currentWidget() is self._form

    def activate(self) -> None:
        """The page came to the front: fill or refresh the list, and take the keyboard."""
        if not self._is_filled:
            self._is_filled = True
            self.list.ask()
        elif self._is_stale:
            self.list.refresh()
        self._is_stale = False
        if self.is_form_shown:
            self.form.focus_again()
        else:
            self.offer.look()
            self.list.focus_list()

    def show_filter(self, key: str) -> None:
        """Show the list under one of its saved filters; "" for all."""
        self._is_filled = True
        self.keep_draft()
        self._show_list_pane()
        self.list.show_filter(key)

    def show_records(self, uids: Sequence[str], words: str) -> None:
        """Show just these records in the list; ``words`` say what they are."""
        self._is_filled = True
        self.keep_draft()
        self._show_list_pane()
        self.list.show_only(uids, words)

    def open_record(self, uid: str) -> None:
        """Show a record in the form."""
        self.form.open_record(uid)

    def start_new(self, raw: Mapping[str, Any] | None = None) -> None:
        """Show the form for a new record, begun from raw values where given."""
        self.form.open_new(raw)

    def focus_search(self) -> None:
        """Give the keyboard to the search box."""
        if self.is_form_shown:
            self.form.close_form()
        self.list.focus_search()

    def keep_draft(self) -> None:
        """Keep what the form holds now."""
        if self.is_form_shown:
            self.form.keep_draft()

    # ------------------------------------------------------------ between list and form

    def show_list(self) -> None:
        """Go back to the list, to the record just saved."""
        self._show_list_pane()
        if not self._is_filled:
            self._is_filled = True
            self.list.ask(uid=self._last_uid)
        elif self._is_stale:
            self.list.refresh(uid=self._last_uid)
        self._is_stale = False
        self._last_uid = None

    def _show_form(self) -> None:
        self.stack.setCurrentWidget(self.form)

    def _show_list_pane(self) -> None:
        self.stack.setCurrentWidget(self.list)
        self.offer.look()
        self.list.focus_list()

    def _saved(self, uid: str) -> None:
        self._last_uid = uid
        self.deeds.remember((uid,))

    def _derive(self, key: str) -> None:
        self.deeds.derive(key, self.form.uid)

    def _open_draft(self, draft: Draft) -> None:
        self.form.open_draft(draft)

    def _changed(self, change: Change, _initiator: QObject | None) -> None:
        """Something was written: refresh now if it is seen, else when it will be."""
        touches = change.kind == self.kind.key or any(spec.target == change.kind for spec in self.kind.listed)
        if not touches:
            return
        if self._is_filled and self.isVisible() and not self.is_form_shown:
            self.list.refresh()
        else:
            self._is_stale = True

    def _connect(self) -> None:
        self.list.new_wanted.connect(self.start_new)
        self.list.table.opened.connect(self.open_record)
        self.deeds.opened.connect(self.open_record)
        self.offer.opened.connect(self._open_draft)
        self._context.hub.changed.connect(self._changed)
