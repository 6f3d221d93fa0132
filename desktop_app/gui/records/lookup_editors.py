"""Editors with a list behind them: fixed choices, words from the office's lists, links to other records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton, QWidget

from desktop_app.domain.fields import Choice, FieldSpec
from desktop_app.domain.text import fold, has_marks, word_matches, words
from desktop_app.gui.records.field_editor import EditorTools, FieldEditor
from desktop_app.gui.records.pick_popup import PickPopup
from desktop_app.gui.texts import tr
from desktop_app.services import picking

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list: what is kept, what the field shows, what the list shows."""

    value: str
    text: str
    shown: str


class LookupEditor(FieldEditor):
    """A line to type in, and a list that follows what is typed. F4 opens it, arrows mark, Enter takes and moves on."""

    marks_first = True

    def __init__(
        self, spec: FieldSpec, tools: EditorTools, *, is_cell: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, tools, is_cell=is_cell, parent=parent)
        self.line = QLineEdit(self)
        self._adopt(self.line, characters=max([spec.width, *(len(tr(item.label)) for item in spec.choices)]))
        self.line.textEdited.connect(self._edited)
        self.entered.connect(self._invite)
        self.left.connect(self._stop_inviting)
        self._entries: Sequence[Entry] = ()
        self._popup: PickPopup | None = None
        self._opener = QToolButton(self)
        self._opener.setObjectName(f"open.{spec.key}")
        self._opener.setAccessibleName(tr("Mở danh mục"))
        self._opener.setToolTip(tr("Mở danh mục (F4)"))
        self._opener.setArrowType(Qt.ArrowType.DownArrow)
        self._opener.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._opener.clicked.connect(self._open_all)
        self._row.insertWidget(1, self._opener)

    @property
    def keys_hint(self) -> str:
        """Keys that only work here."""
        return tr("F4: danh mục")

    @property
    def invitation(self) -> str:
        """What stands in the empty field while the keyboard is in it."""
        return tr("gõ để lọc, F4 mở danh mục")

    @property
    def is_open(self) -> bool:
        """True while the list is shown."""
        return self._popup is not None and not self._popup.isHidden()

    # ------------------------------------------------------------ for the three kinds of lists

    def _ask(self, typed: str) -> None:
        """Find entries for what is typed ("" for all), then call ``_offer``."""
        raise NotImplementedError

    def _take(self, entry: Entry) -> None:
        """Make an entry the value."""
        raise NotImplementedError

    def _offer(self, entries: Sequence[Entry], *, typed: str) -> None:
        self._entries = entries
        if not self.line.hasFocus():
            return
        marks = self._mark(typed) if entries else None
        self._list().offer([entry.shown for entry in entries], below=self.line, marked=marks, hint=self._hint())

    def _mark(self, typed: str) -> int | None:
        """Which entry is marked at first: the current value in a list of all, else the first."""
        if not self.marks_first:
            return None
        values = [entry.value for entry in self._entries]
        current = self.raw()
        return values.index(current) if not typed.strip() and current in values else 0

    def _hint(self) -> str:
        return "" if self._entries else tr("Không có mục nào khớp. Kiểm tra lại chữ vừa gõ.")

    # ------------------------------------------------------------ inside

    def _invite(self) -> None:
        self.line.setPlaceholderText("" if self.is_cell else self.invitation)

    def _stop_inviting(self) -> None:
        self.line.setPlaceholderText("")

    def _edited(self, text: str) -> None:
        self.changed.emit()
        if text.strip():
            self._ask(text)
        else:  # emptied: Enter must not take the first of all
            self._entries = ()
            self._close()

    def _open_all(self) -> None:
        self.line.setFocus()
        self._ask("")

    def _list(self) -> PickPopup:
        if self._popup is None:
            self._popup = PickPopup(self.tools.context.theme, window=self.window())
            self._popup.chosen.connect(self._choose)
            self.destroyed.connect(self._popup.deleteLater)
        return self._popup

    def _close(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._entries):
            self._take(self._entries[place])
            self.changed.emit()
        self._close()

    def _key_pressed(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_F4 or (key == Qt.Key.Key_Down and (alt or not self.is_open)):
            self._open_all()
            return True
        if self.is_open and self._popup is not None:
            if key in _STEPS:
                self._popup.step(_STEPS[key])
                return True
            if key == Qt.Key.Key_Escape:
                self._close()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab) and self._popup.current is not None:
                self._choose(self._popup.current)
        return super()._key_pressed(event)

    def _override(self, event: QKeyEvent) -> bool:
        return self.is_open and event.key() == Qt.Key.Key_Escape

    def _gone(self) -> None:
        self._close()

    def hideEvent(self, event: Any) -> None:
        """A field that disappears takes its list along."""
        self._close()
        super().hideEvent(event)


class ChoiceEditor(LookupEditor):
    """One of the field's choices, by its words, its abbreviation or its number in the list."""

    def __init__(
        self, spec: FieldSpec, tools: EditorTools, *, is_cell: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, tools, is_cell=is_cell, parent=parent)
        self._code: str | None = None
        self._shown = ""

    def raw(self) -> Any:
        """The code; None when empty; what was typed where it fits no choice."""
        text = self.line.text()
        if text == self._shown:
            return self._code
        found = self._match(text)
        return found.code if found else (text.strip() or None)

    def set_raw(self, value: Any, *, name: str = "") -> None:
        """Show the words of a code; an unknown code is kept and shown as it is."""
        known = self.spec.choice(value) or (self._match(str(value)) if value else None)
        self._code = known.code if known else (value or None)
        self._shown = (
            tr(known.label) if known else (tr("{code} (không còn trong danh mục)").format(code=value) if value else "")
        )
        self.line.setText(self._shown)
        self.line.setCursorPosition(0)

    def _ask(self, typed: str) -> None:
        if not typed.strip():
            found = list(enumerate(self.spec.choices, start=1))
        else:
            found = [
                (number, item) for number, item in enumerate(self.spec.choices, start=1) if _fits(item, typed, number)
            ]
            found.sort(key=lambda pair: not _is_exact(pair[1], typed, pair[0]))
        entries = [Entry(item.code, tr(item.label), _numbered(number, item)) for number, item in found]
        self._offer(entries, typed=typed)

    def _take(self, entry: Entry) -> None:
        self.set_raw(entry.value)

    def _match(self, text: str) -> Choice | None:
        """The choice that is meant: exactly named, or the only one that fits."""
        numbered = list(enumerate(self.spec.choices, start=1))
        exact = [item for number, item in numbered if _is_exact(item, text, number)]
        if exact:
            return exact[0]
        fitting = [item for number, item in numbered if _fits(item, text, number)]
        return fitting[0] if len(fitting) == 1 and text.strip() else None

    def _gone(self) -> None:
        super()._gone()
        if self.line.text() != self._shown:
            code = self.raw()
            if code is None or self.spec.choice(code):
                self.set_raw(code)


class PickEditor(LookupEditor):
    """Words from a list of the office, or any other words."""

    marks_first = False
    _asked = ""

    def raw(self) -> Any:
        """The text as it stands."""
        return self.line.text()

    def set_raw(self, value: Any, *, name: str = "") -> None:
        """Show words."""
        self.line.setText("" if value is None else str(value))
        self.line.setCursorPosition(0)

    def _ask(self, typed: str) -> None:
        self.tools.context.runner.run_read(
            lambda work: picking.words(work, target=self.spec.target, typed=typed),
            owner=self,
            on_success=partial(self._found, typed),
            supersedes="entries",
        )

    def _found(self, typed: str, found: Sequence[str]) -> None:
        self._asked = typed
        self._offer([Entry(item, item, item) for item in found], typed=typed)
        if not self.line.hasFocus() and self._take_bare():
            self.changed.emit()  # the list came after fast hands had moved on

    def _hint(self) -> str:
        return (
            tr("↓ chọn · Enter nhận · gõ tự do cũng được")
            if self._entries
            else tr("Chưa có trong danh mục. Chữ vừa gõ vẫn được giữ.")
        )

    def _take(self, entry: Entry) -> None:
        self.set_raw(entry.value)

    def _gone(self) -> None:
        """Words typed without marks become the listed entry they are the bare letters of.

        Small letters that fit one entry alone stand for it, in haste any; words begun with a capital are meant as
        they are (UBND).
        """
        super()._gone()
        self._take_bare()

    def _take_bare(self) -> bool:
        typed = self.line.text().strip()
        if not typed or has_marks(typed):
            return False
        same = [entry.text for entry in self._entries if fold(entry.text) == fold(typed)]
        if not same and (self.tools.is_fast or typed.islower()) and self._asked == self.line.text():
            same = [entry.text for entry in self._entries]
        if len(same) != 1 or same[0] == self.line.text():
            return False
        self.set_raw(same[0])
        return True


class RefEditor(LookupEditor):
    """A link to a record, found by its words or number; Alt+Enter goes there."""

    def __init__(
        self, spec: FieldSpec, tools: EditorTools, *, is_cell: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, tools, is_cell=is_cell, parent=parent)
        self._uid: str | None = None
        self._name = ""
        self._asked = ""
        self._go = QPushButton(tr("Mở"), self)
        self._go.setObjectName(f"go.{spec.key}")
        self._go.setAccessibleName(tr("Mở bản ghi liên kết"))
        self._go.setToolTip(tr("Mở bản ghi liên kết (Alt+Enter)"))
        self._go.setProperty("flat_link", "true")
        self._go.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._go.clicked.connect(self._open_linked)
        self._go.hide()
        if not is_cell:
            self._row.insertWidget(2, self._go)

    def raw(self) -> Any:
        """The uid; None when empty; what was typed where no record was chosen."""
        text = self.line.text()
        return self._uid if text == self._name else (text.strip() or None)

    def set_raw(self, value: Any, *, name: str = "") -> None:
        """Show a linked record by its name."""
        self._uid = value or None
        self._name = (name or tr("(chưa có trong tệp này)")) if value else ""
        self.line.setText(self._name)
        self.line.setCursorPosition(0)
        self._go.setVisible(bool(value) and not self.is_cell)

    @property
    def keys_hint(self) -> str:
        """Keys that only work here."""
        return tr("F4: tìm bản ghi · Alt+Enter: mở bản ghi")

    @property
    def invitation(self) -> str:
        """What stands in the empty field while the keyboard is in it."""
        return tr("gõ số hoặc vài chữ để tìm")

    @property
    def is_resolved(self) -> bool:
        """False while words stand here that name no chosen record."""
        return self.line.text() == self._name or not self.line.text().strip()

    @property
    def name(self) -> str:
        """What the linked record is shown by."""
        return self._name

    def _ask(self, typed: str) -> None:
        self.tools.context.runner.run_read(
            lambda work: picking.records(work, target=self.spec.target, typed=typed),
            owner=self,
            on_success=partial(self._found, typed),
            supersedes="entries",
        )

    def _found(self, typed: str, found: Sequence[tuple[str, str]]) -> None:
        self._asked = typed
        self._offer([Entry(uid, name, name) for uid, name in found], typed=typed)

    def _take(self, entry: Entry) -> None:
        self.set_raw(entry.value, name=entry.text)

    def _gone(self) -> None:
        """The only record that fits is taken; of several none is."""
        super()._gone()
        if not self.is_resolved and self._asked == self.line.text() and len(self._entries) == 1:
            self._take(self._entries[0])

    def _key_pressed(self, event: QKeyEvent) -> bool:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._open_linked()
            return True
        return super()._key_pressed(event)

    def _open_linked(self) -> None:
        if self._uid and self.is_resolved:
            self.tools.context.navigator.open_record(kind=self.spec.target, uid=self._uid)


def _fits(item: Choice, typed: str, number: int) -> bool:
    """Every typed word begins a word of the choice, or its abbreviation or number begins with what is typed."""
    bare = fold(typed.strip())
    if bare.isdigit():
        return str(number).startswith(bare) or fold(item.short).startswith(bare)
    if any(part.startswith(bare) for part in (fold(item.short), *words(fold(item.short)))):
        return True
    known = words(tr(item.label))
    return all(any(word_matches(word, part) for word in known) for part in words(typed))


def _is_exact(item: Choice, typed: str, number: int) -> bool:
    bare = fold(typed.strip())
    return bool(bare) and bare in (
        fold(tr(item.label)),
        fold(item.label),
        fold(item.short),
        fold(item.code),
        str(number),
    )


def _numbered(number: int, item: Choice) -> str:
    short = f" ({item.short})" if item.short else ""
    return f"{number}  {tr(item.label)}{short}"
