"""The table of lines taken down: number, source and the fields always asked for; a key for every deed on a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from desktop_app.domain.fields import FieldSpec, FieldType
from desktop_app.domain.stamp import Stored
from desktop_app.domain.values import show
from desktop_app.gui.context import GuiContext
from desktop_app.gui.hall.hall_deeds import HallPlan
from desktop_app.gui.plain_table import PlainRows, PlainTable, TableColumn
from desktop_app.gui.records.list_cells import choice_text, covered
from desktop_app.gui.texts import tr

NUMBER_CHARACTERS, MODE_CHARACTERS, FLAG_CHARACTERS, MOST_CHARACTERS = 4, 18, 9, 15


class HallTable(PlainTable):
    """Shows the lines.

    Signals:
        edited: uid of a line to be edited.
        moved: (uid, by): a line shall change places with the one before (-1) or behind (1).
        marked_raised: uid of a line to be marked as raised, or not.
        deleted: uid of a line to be deleted.
        undone: The last deletion shall be taken back.
        left: The keyboard shall go back to the line being typed.
    """

    edited = Signal(str)
    moved = Signal(str, int)
    marked_raised = Signal(str)
    deleted = Signal(str)
    undone = Signal()
    left = Signal()

    def __init__(self, plan: HallPlan, context: GuiContext) -> None:
        cells = _Cells(plan, context)
        self._lines = PlainRows(cells.columns(), theme=context.theme, tone=cells.tone)
        super().__init__(self._lines, name="hall_table", title=tr(plan.gathering.title), theme=context.theme)
        self._lines.setParent(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        context.masking.toggled.connect(self._repaint)
        self.opened.connect(partial(self._tell, self.edited.emit))
        self.removed.connect(partial(self._tell, self.deleted.emit))

    @property
    def rows(self) -> tuple[Stored, ...]:
        """The lines in their order."""
        return self._lines.rows

    @property
    def current_uid(self) -> str:
        """The line the keyboard is on; "" for none."""
        return self.rows[self.place].uid if 0 <= self.place < len(self.rows) else ""

    def show_lines(self, rows: Sequence[Stored], *, current: str = "") -> None:
        """Show these lines; the one named, else the one that was current, else the last is current and in sight."""
        before, wanted = self.place, current or self.current_uid
        self.show_rows(rows)
        found = next((place for place, row in enumerate(rows) if row.uid == wanted), -1)
        self.go_to(found if found >= 0 else before if before >= 0 else len(rows) - 1)
        self.scrollTo(self.currentIndex())

    # ------------------------------------------------------------ Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Deeds by key."""
        deed = self._deed_of(event)
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The current line stays in sight when the line being typed needs more room."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    # ------------------------------------------------------------ inside

    def _deed_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.undone.emit
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if held == Qt.KeyboardModifier.AltModifier:
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key)
            return None if by is None else partial(self._tell, lambda uid: self.moved.emit(uid, by))
        if held == Qt.KeyboardModifier.NoModifier and key == Qt.Key.Key_Space:
            return partial(self._tell, self.marked_raised.emit)
        if held == Qt.KeyboardModifier.NoModifier and key == Qt.Key.Key_Escape:
            return self.left.emit
        return None

    def _tell(self, deed: Callable[[str], object]) -> None:
        if self.current_uid:
            deed(self.current_uid)

    def _repaint(self) -> None:
        for place in range(len(self.rows)):
            self._lines.repaint_row(place)


class _Cells:
    """What a line says in each column."""

    def __init__(self, plan: HallPlan, context: GuiContext) -> None:
        self._plan = plan
        self._context = context
        self._mode = plan.kind.spec(plan.quick.mode)

    def columns(self) -> list[TableColumn[Stored]]:
        specs = [self._plan.kind.spec(key) for key in self._plan.quick.fields if key not in self._plan.quick.asked_with]
        return [
            TableColumn(tr("STT"), self._number, NUMBER_CHARACTERS, is_right=True),
            TableColumn(tr(self._mode.label), self._source, MODE_CHARACTERS),
            *(
                TableColumn(
                    tr(spec.label),
                    partial(self._words, spec),
                    _characters(spec),
                    grows=spec.type is FieldType.LONG_TEXT,
                )
                for spec in specs
            ),
        ]

    def tone(self, row: Stored) -> str:
        return "soon" if self._plan.number_of(row) is None else ""

    def _number(self, row: Stored) -> str:
        number = self._plan.number_of(row)
        return "–" if number is None else str(number)

    def _source(self, row: Stored) -> str:
        code = getattr(row.record, self._mode.key)
        words = tr(show(self._mode, code)) if code else ""
        if not self._plan.waits(row):
            return words
        return f"{tr('Chưa nêu') if self._plan.number_of(row) is None else tr('Đã nêu')} · {words}"

    def _words(self, spec: FieldSpec, row: Stored) -> str:
        value = getattr(row.record, spec.key)
        if spec.type is FieldType.CHOICE:
            return choice_text(spec, value) if value else ""
        text = " ".join(show(spec, value).split())
        return covered(spec, text) if spec.personal and self._context.masking.is_on else text


def _characters(spec: FieldSpec) -> int:
    """Wanted width of a field's column."""
    if spec.type is FieldType.FLAG:
        return FLAG_CHARACTERS
    return min(spec.width or MOST_CHARACTERS, MOST_CHARACTERS)
