"""Values that come with a chosen link: put into the fields at once, taken back by one key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import AppError
from desktop_app.domain.fields import FieldType
from desktop_app.domain.kind import RecordKind
from desktop_app.gui.records.form_fields import FormFields
from desktop_app.gui.records.lookup_editors import RefEditor
from desktop_app.gui.records.notice_strip import Deed, NoticeStrip
from desktop_app.gui.task_runner import Runner
from desktop_app.gui.texts import tr
from desktop_app.services import filling

Lines = Sequence[Mapping[str, Any]]


class FormFills(QObject):
    """Watches the links of a form or a step that bring values along.

    It asks only where lines a person filled in would be lost: then a strip offers to replace them or to keep them, and
    with them the link as it was.

    Signals:
        filled: Key of a field that has another value now.
        said: The strip tells what happened.
    """

    filled = Signal(str)
    said = Signal()

    def __init__(
        self, kind: RecordKind, runner: Runner, fields: FormFields, strip: NoticeStrip, *, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._runner = runner
        self._fields = fields
        self._strip = strip
        self._links = {fill.field for fill in kind.fills if fill.field in fields.rows}
        self._seen: dict[str, tuple[Any, str]] = {}
        self._question: tuple[str, dict[str, Any]] | None = None

    def watch(self) -> None:
        """Look at the links from now on; called once, after the owner listens to its fields itself."""
        if self._links:
            self._fields.changed.connect(self._look)
            self._fields.left.connect(self._look)

    def begin(self) -> None:
        """Another record is shown: its links stand as they are."""
        self._seen = {key: self._state(key) for key in self._links}
        self._question = None

    # ------------------------------------------------------------ inside

    def _state(self, key: str) -> tuple[Any, str]:
        editor = self._fields.rows[key].editor
        return editor.raw(), editor.name if isinstance(editor, RefEditor) else ""

    def _look(self, key: str) -> None:
        """A field was changed or left: a link that leads elsewhere now brings its values."""
        if key not in self._links:
            if self._question is not None:
                self._ask()
            return
        editor = self._fields.rows[key].editor
        before, now = self._seen.get(key, (None, "")), self._state(key)
        if now[0] == before[0] or not isinstance(editor, RefEditor) or not editor.is_resolved:
            return
        self._seen[key] = now
        self._question = None
        if not now[0]:
            return
        self._runner.run_read(
            partial(filling.fill_values, kind=self._kind.key, field=key, uid=now[0]),
            owner=self,
            on_success=partial(self._found, key, before),
            on_failure=self._fail,
            supersedes=f"fill {key}",
        )

    def _found(self, key: str, before: tuple[Any, str], values: Mapping[str, Any]) -> None:
        here = {name: value for name, value in values.items() if name in self._fields.rows}
        old = {name: self._fields.rows[name].editor.raw() for name in here} | {key: before}
        if not here:
            return
        lost = [name for name in here if self._is_lost(name, old[name], here[name])]
        if lost:
            self._question = (lost[0], {"key": key, "values": here, "old": old})
            self._ask()
        else:
            self._fill(key, here, old)

    def _is_lost(self, name: str, before: Any, after: Any) -> bool:
        """True where a person filled columns in that the new lines leave empty."""
        if self._kind.spec(name).type is not FieldType.ROWS:
            return False
        given = {column for line in after or () for column, value in line.items() if _is_given(value)}
        return any(_is_given(value) and column not in given for line in before or () for column, value in line.items())

    def _ask(self) -> None:
        assert self._question is not None
        name, choice = self._question
        words = tr("“{field}” đã có nội dung ghi tay. Thay bằng nội dung của “{link}” vừa chọn?")
        deeds = [
            Deed("replace_filled", tr("Th&ay  Alt+A"), partial(self._fill, **choice)),
            Deed("keep_filled", tr("&Giữ như cũ  Alt+G"), partial(self._restore, choice["key"], choice["old"])),
        ]
        label, link = tr(self._kind.spec(name).label), tr(self._kind.spec(choice["key"]).label)
        self._strip.say(words.format(field=label, link=link), tone="soon", deeds=deeds)
        self.said.emit()

    def _fill(self, key: str, values: Mapping[str, Any], old: Mapping[str, Any]) -> None:
        self._question = None
        for name, value in values.items():
            self._put(name, value)
        undo = Deed("undo_fill", tr("&Hoàn tác điền  Alt+H"), partial(self._restore, key, old))
        labels = ", ".join(tr(self._kind.spec(name).label) for name in values)
        words = tr("Đã điền theo “{link}”: {fields}.").format(link=tr(self._kind.spec(key).label), fields=labels)
        self._strip.say(words, tone="done", deeds=[undo])
        self.said.emit()

    def _restore(self, key: str, old: Mapping[str, Any]) -> None:
        """Everything as it was before the link was chosen, the link too."""
        self._question = None
        uid, name = old[key]
        self._seen[key] = (uid, name)
        for field in old:
            if field == key:
                self._put(key, uid, name=name)
            else:
                self._put(field, old[field])
        self._strip.silence()

    def _put(self, field: str, value: Any, *, name: str = "") -> None:
        row = self._fields.rows[field]
        row.editor.set_raw(value, name=name)
        row.show_problems(())
        self.filled.emit(field)

    def _fail(self, error: AppError) -> None:
        self._strip.say(error.message, tone="late")


def _is_given(value: Any) -> bool:
    return bool(value.strip()) if isinstance(value, str) else bool(value)
