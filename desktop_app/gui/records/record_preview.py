"""The read-only sheet of a record beside the list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QTextBrowser, QVBoxLayout, QWidget

from desktop_app.domain.errors import AppError
from desktop_app.domain.fields import FieldSpec, FieldType, is_given
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Stored
from desktop_app.domain.values import editable_values, show_with_unit
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.form_section import section_of, sections_of
from desktop_app.gui.records.form_start import link_names
from desktop_app.gui.records.list_cells import covered
from desktop_app.gui.texts import tr
from desktop_app.services import access, records
from desktop_app.services.workspace import Workspace

READ_AFTER_MS = 120


@dataclass(frozen=True, slots=True)
class Sheet:
    """A record with the names behind its links."""

    stored: Stored
    names: Mapping[str, str]


def read_sheet(work: Workspace, *, kind: str, uid: str) -> Sheet:
    """Fetch a record to be looked at; that is logged where it tells of a person."""
    stored = records.get(work, kind=kind, uid=uid)
    access.note(work, kind=kind, uid=uid, deed="viewed")
    return Sheet(stored, link_names(work, kind=kind, raws=[editable_values(stored.record)]))


class RecordPreview(QWidget):
    """Follows the current row while it is shown."""

    closed = Signal()

    def __init__(self, kind: RecordKind, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._context = context
        self._uid: str | None = None
        self._sheet: Sheet | None = None
        self.page = QTextBrowser(self)
        self.page.setObjectName("preview_page")
        self.page.setAccessibleName(tr("Xem nhanh bản ghi"))
        hint = QLabel(tr("Dấu cách: đóng · Enter: mở"), self)
        hint.setProperty("role", "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(context.theme.px(8), 0, 0, 0)
        column.addWidget(self.page, 1)
        column.addWidget(hint)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(READ_AFTER_MS)
        self._timer.timeout.connect(self._read)
        context.masking.toggled.connect(self._paint)

    def show_record(self, uid: str | None) -> None:
        """Show a record soon; quick steps through the list read only the last one."""
        self._uid = uid
        self._timer.start()

    def _read(self) -> None:
        kind, uid = self._kind.key, self._uid
        if uid is None:
            self._sheet = None
            self.page.clear()
            return
        self._context.runner.run(
            lambda work: read_sheet(work, kind=kind, uid=uid),
            owner=self,
            on_success=self._take,
            on_failure=self._missing,
        )

    def _take(self, sheet: Sheet) -> None:
        if sheet.stored.uid == self._uid:
            self._sheet = sheet
            self._paint()

    def _missing(self, error: AppError) -> None:
        self._sheet = None
        self.page.setPlainText(error.message)

    def _paint(self) -> None:
        if self._sheet is not None:
            self.page.setHtml(self._html(self._sheet))

    def _html(self, sheet: Sheet) -> str:
        stamp = sheet.stored.stamp
        parts = [f"<h3 style='margin:0'>{escape(tr(self._kind.title))} {escape(stamp.register_number)}</h3>"]
        for section in sections_of(self._kind):
            lines = [
                self._line(spec, getattr(sheet.stored.record, spec.key), sheet.names)
                for spec in self._kind.specs
                if section_of(self._kind, spec) == section.key and is_given(getattr(sheet.stored.record, spec.key))
            ]
            if lines:
                title = escape(tr(section.title))
                parts.append(
                    f"<p style='margin:10px 0 2px 0'><b>{title}</b></p><table width='100%'>{''.join(lines)}</table>"
                )
        return "".join(parts)

    def _line(self, spec: FieldSpec, value: Any, names: Mapping[str, str]) -> str:
        muted = self._context.theme.color("muted").name()
        label = f"<td width='38%' style='color:{muted};padding:2px 8px 2px 0'>{escape(tr(spec.label))}</td>"
        return f"<tr>{label}<td style='padding:2px 0'>{self._value(spec, value, names)}</td></tr>"

    def _value(self, spec: FieldSpec, value: Any, names: Mapping[str, str]) -> str:
        if spec.type is FieldType.ROWS:
            return "<br>".join(
                escape(
                    " · ".join(
                        text for item in spec.row_specs if (text := self._words(item, getattr(line, item.key), names))
                    )
                )
                for line in value
            )
        return escape(self._words(spec, value, names)).replace("\n", "<br>")

    def _words(self, spec: FieldSpec, value: Any, names: Mapping[str, str]) -> str:
        if spec.type is FieldType.REF:
            return names.get(str(value), "")
        text = tr(show_with_unit(spec, value)) if spec.type is FieldType.CHOICE else show_with_unit(spec, value)
        return covered(spec, text) if spec.personal and self._context.masking.is_on else text
