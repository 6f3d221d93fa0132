"""The line that is being typed at a meeting: its source, its number, its fields, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.kind import Section
from desktop_app.gui.building import button, label, row
from desktop_app.gui.context import GuiContext
from desktop_app.gui.hall.hall_deeds import HallPlan
from desktop_app.gui.hall.line_layout import build_line, set_cell_shown
from desktop_app.gui.records.field_editor import EditorTools
from desktop_app.gui.records.form_fields import FormFields
from desktop_app.gui.records.form_problems import FormProblems
from desktop_app.gui.records.notice_strip import NoticeStrip
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme

EDGES_PX = 20


class HallLine(QFrame):
    """Typed through with Enter; Enter at its end says that the line is done.

    Signals:
        changed: Key of a field a person changed, or of the source.
        left: A field was left.
        ended: The last field was left by Enter.
    """

    changed = Signal(str)
    left = Signal()
    ended = Signal()

    def __init__(
        self,
        plan: HallPlan,
        context: GuiContext,
        strip: NoticeStrip,
        *,
        today: Callable[[], date],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._plan = plan
        self._today = today
        self._mode = ""
        self.setObjectName("hall_line")
        self.setProperty("ground", "paper")
        specs = tuple(plan.kind.spec(key) for key in plan.quick.fields)
        tools = EditorTools(context, today, is_fast=True)
        self.fields = FormFields([(Section("", ""), specs)], tools, build=build_line, parent=self)
        self.problems = FormProblems(self.fields, strip, parent=self)
        self.number = label("", role="heading")
        self.number.setObjectName("hall_number")
        self._buttons = self._make_modes(context.theme)
        px = context.theme.px
        head = row(self.number, QLabel(self), *self._buttons.values(), label("F2", role="hint"), 1, spacing=px(4))
        head.setContentsMargins(px(12), px(6), px(12), 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.fields.pages[0][1])
        self.fields.changed.connect(self._field_changed)
        self.fields.left.connect(self._field_left)
        self.fields.ended.connect(self.ended)

    # ------------------------------------------------------------ values

    @property
    def mode(self) -> str:
        """Where the line comes from: a code of the plan's mode field."""
        return self._mode

    @property
    def is_blank(self) -> bool:
        """True while nothing is typed but what is repeated from the line before."""
        rows = self.fields.rows
        return all(rows[key].editor.is_empty for key in self._plan.quick.fields if key not in self._plan.quick.repeated)

    def values(self) -> dict[str, Any]:
        """Raw values of the line; what is not asked for is empty."""
        nothing = dict.fromkeys(self._plan.quick.fields)
        return {**nothing, **self.fields.values(), self._plan.quick.mode: self._mode}

    def show_values(self, raw: Mapping[str, Any], *, names: Mapping[str, str]) -> None:
        """Show a line; nothing is wrong with it yet."""
        self.fields.set_values(raw, names=names)
        self.set_mode(str(raw.get(self._plan.quick.mode) or self._plan.quick.modes[0]))
        self._ask_with()

    def set_mode(self, code: str) -> None:
        """Say where this line and those that follow come from."""
        self._mode = code
        if code in self._buttons:
            self._buttons[code].setChecked(True)

    def step_mode(self) -> None:
        """The next source."""
        modes = self._plan.quick.modes
        at = modes.index(self._mode) if self._mode in modes else -1
        self._choose_mode(modes[(at + 1) % len(modes)])

    def repeat(self, raw: Mapping[str, Any], *, names: Mapping[str, str]) -> None:
        """Put the value of the line before into the field at hand."""
        key = self.fields.focused_key()
        if key and raw.get(key):
            self.fields.rows[key].editor.set_raw(raw[key], name=names.get(str(raw[key]), ""))
            self._field_changed(key)
            self.fields.focus(key)

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        self.fields.focus("")

    # ------------------------------------------------------------ inside

    def _field_changed(self, key: str) -> None:
        if key in self._plan.quick.asked_with.values():
            self._ask_with()
        self.changed.emit(key)

    def _field_left(self, key: str) -> None:
        self.fields.rows[key].judge(self._plan.kind.record_type, today=self._today())
        self.problems.recount()
        self.left.emit()

    def _ask_with(self) -> None:
        """Ask for what belongs to a flag only while it is set."""
        for key, flag in self._plan.quick.asked_with.items():
            set_cell_shown(self.fields.rows[key], bool(self.fields.rows[flag].editor.raw()))

    def _choose_mode(self, code: str) -> None:
        self.set_mode(code)
        self.changed.emit(self._plan.quick.mode)

    def _make_modes(self, theme: Theme) -> dict[str, QPushButton]:
        spec, group = self._plan.kind.spec(self._plan.quick.mode), QButtonGroup(self)
        made: dict[str, QPushButton] = {}
        for code in self._plan.quick.modes:
            choice = spec.choice(code)
            words = tr(choice.label) if choice else code
            one = button(words, name=f"mode.{code}", on_click=partial(self._choose_mode, code), is_link=True)
            one.setCheckable(True)
            bold = QFontMetrics(theme.font(is_bold=True)).horizontalAdvance(words)
            one.setMinimumWidth(bold + theme.px(EDGES_PX))  # as wide as it is when it is the chosen one
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            group.addButton(one)
            made[code] = one
        return made
