"""What one lawful step asks for and offers, in a small form of its own; problems stand under their fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from desktop_app.domain.errors import AppError, RecordInvalid
from desktop_app.domain.fields import FieldSpec, FieldType
from desktop_app.domain.kind import RecordKind, Section
from desktop_app.domain.steps import Step
from desktop_app.gui.building import button, label, resize_within_screen, row
from desktop_app.gui.context import GuiContext
from desktop_app.gui.errors import show_error
from desktop_app.gui.records.field_editor import EditorTools
from desktop_app.gui.records.form_fields import FormFields
from desktop_app.gui.records.form_fills import FormFills
from desktop_app.gui.records.form_problems import FormProblems
from desktop_app.gui.records.notice_strip import NoticeStrip
from desktop_app.gui.records.rows_aids import rows_keys
from desktop_app.gui.records.rows_editor import RowsEditor
from desktop_app.gui.texts import tr

WIDTH_PX = 860
WIDTH_WITH_ROWS_PX = 1120
MOST_HEIGHT_PX = 640
FRAME_PX = 230


class StepDialog(QDialog):
    """Filled in by keyboard like any form; nothing is written before it is confirmed.

    Signals:
        confirmed: (raw values, codes of accepted warnings): take the step with these; ``refuse`` tells what was wrong,
            ``accept`` closes it.
    """

    confirmed = Signal(object, object)

    def __init__(
        self,
        kind: RecordKind,
        step: Step,
        context: GuiContext,
        *,
        title: str,
        today: Callable[[], date],
        is_confidential: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("step_dialog")
        self.setWindowTitle(tr(step.label))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._kind = kind
        self._theme = context.theme
        self._today = today
        self._accepted: frozenset[str] = frozenset()
        self._is_taking = False
        specs = asked_specs(kind, step, is_confidential=is_confidential)
        self.fields = FormFields([(Section("", ""), specs)], EditorTools(context, today), parent=self)
        self.strip = NoticeStrip(context.theme, parent=self)
        self.problems = FormProblems(self.fields, self.strip, parent=self)
        self.save_button = button(
            f"{tr(step.label)}  Ctrl+S", name="take_step", on_click=self.confirm, is_primary=True
        )  # fmt: skip
        self.save_button.setAutoDefault(True)
        self._lay_out(title, step, context)
        self._connect()
        self.fills = FormFills(kind, context.runner, self.fields, self.strip, parent=self)
        self.fills.filled.connect(self._field_changed)
        self.fills.watch()

    def show_values(self, raw: Mapping[str, Any], *, names: Mapping[str, str]) -> None:
        """Show what the step begins with, with the keyboard in the first field."""
        self.fields.set_values(raw, names=names)
        self._fit()
        self.fills.begin()
        if self.fields.rows:
            self.fields.focus("")
            self._go_to_new_line(raw)
        else:
            self.save_button.setFocus()

    def confirm(self) -> None:
        """Take the step, unless a link names no record."""
        if self._is_taking:
            return
        self.fields.settle()
        problems = self.fields.unresolved_links()
        if problems:
            self.problems.show(problems)
        else:
            self._is_taking = True
            self.confirmed.emit(self.fields.values(), self._accepted)

    def refuse(self, error: AppError) -> None:
        """The step was not taken: say why, at the fields where it can be put right."""
        if isinstance(error, RecordInvalid):
            self.problems.show_here(error.problems, self._kind)
        else:
            show_error(self, error)

    def free(self) -> None:
        """The save ended, whatever its outcome."""
        self._is_taking = False

    def reject(self) -> None:
        """Close, but not while the step is being written."""
        if not self._is_taking:
            super().reject()

    # ------------------------------------------------------------ inside

    def _go_to_new_line(self, raw: Mapping[str, Any]) -> None:
        """A step that begins with a table adds a line to it: the keyboard goes there."""
        editor = self.fields.rows[self.fields.order()[0]].editor
        if isinstance(editor, RowsEditor):
            editor.open_cell(max(0, len(raw.get(editor.spec.key) or ()) - 1), "")

    def _field_changed(self, _key: str) -> None:
        self._accepted = frozenset()
        if self.strip.tone == "soon":  # it may be put right by now
            self.strip.silence()

    def _field_left(self, key: str) -> None:
        self.fields.rows[key].judge(self._kind.record_type, today=self._today())
        self.problems.recount()

    def _accept_warnings(self, codes: frozenset[str]) -> None:
        self._accepted |= codes
        self.confirm()

    def _connect(self) -> None:
        self.fields.changed.connect(self._field_changed)
        self.fields.left.connect(self._field_left)
        self.fields.ended.connect(self.save_button.setFocus)
        self.problems.accepted.connect(self._accept_warnings)
        for keys, deed in (("Ctrl+S", self.confirm), ("F8", partial(self.problems.go_on))):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    def _lay_out(self, title: str, step: Step, context: GuiContext) -> None:
        theme = context.theme
        cancel = button(tr("&Thôi  Esc"), name="cancel_step", on_click=self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(6))
        column.addWidget(label(tr(step.label), role="title", wraps=True))
        under = " · ".join(part for part in (title, step.article) if part)
        column.addWidget(label(under, role="muted", wraps=True))
        column.addWidget(self.strip)
        _, area = self.fields.pages[0]
        paper = QFrame(self)
        paper.setProperty("ground", "paper")
        inner = QVBoxLayout(paper)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(area)
        column.addWidget(paper, 1)
        has_rows = any(row.spec.type is FieldType.ROWS for row in self.fields.rows.values())
        keys = [rows_keys() if has_rows else tr("Enter: ô tiếp"), tr("F4: danh mục · Ctrl+S: thực hiện · Esc: thôi")]
        column.addWidget(label(" · ".join(keys), role="hint"))
        column.addLayout(row(1, cancel, self.save_button))
        self._fit()

    def _fit(self) -> None:
        """As wide as a table needs, and as high as the fields are with what stands in them, up to a limit."""
        page, px = self.fields.pages[0][1].widget(), self._theme.px
        has_rows = any(row.spec.type is FieldType.ROWS for row in self.fields.rows.values())
        wanted = (page.sizeHint().height() if page else 0) + px(FRAME_PX)
        width = px(WIDTH_WITH_ROWS_PX if has_rows else WIDTH_PX)
        resize_within_screen(self, width=width, height=min(wanted, px(MOST_HEIGHT_PX)))


def asked_specs(kind: RecordKind, step: Step, *, is_confidential: bool) -> tuple[FieldSpec, ...]:
    """The step's fields, those it asks for marked as required; a confidential record has no withheld ones."""
    specs: Sequence[FieldSpec] = [replace(kind.spec(key), required=key in step.asks) for key in step.fields]
    return tuple(spec for spec in specs if not (is_confidential and spec.withheld))
