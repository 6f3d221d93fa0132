"""The office and the headings of its papers."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QGroupBox, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.office import Office
from desktop_app.domain.text import normalize_line
from desktop_app.gui.building import add_row, button, label, line_edit, row
from desktop_app.gui.context import GuiContext
from desktop_app.gui.texts import tr
from desktop_app.services import office_files


class OfficeSection(QWidget):
    """Name, place and the two lines at the left of each official heading.

    Signals:
        saved: The file holds the new words; carries the sentence that says so.
    """

    saved = Signal(str)

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("office_section")
        self._context = context
        self._fields: dict[str, QLineEdit] = {}
        office = context.office
        unit = QGroupBox(tr("Cơ quan"))
        form = QFormLayout(unit)
        add_row(form, tr("Mã đơn vị"), label(office.unit_code))
        for key, title in self._unit_fields():
            self._add(form, key, title)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, context.theme.px(8), 0)
        column.addWidget(label(tr("Cơ quan và tiêu đề văn bản"), role="title"))
        column.addWidget(unit)
        for title, superior, issuer in self._headings():
            group = QGroupBox(title)
            lines = QFormLayout(group)
            self._add(lines, superior, tr("Cơ quan cấp trên"))
            self._add(lines, issuer, tr("Cơ quan ban hành"))
            column.addWidget(group)
        column.addStretch(1)
        scroller = QScrollArea()
        scroller.setObjectName("office_scroller")
        scroller.setWidgetResizable(True)
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setWidget(inner)
        self._save = button(tr("&Lưu"), name="save_office_button", on_click=self.save, is_primary=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroller, 1)
        layout.addLayout(row(1, self._save))

    def activate(self) -> None:
        """The words shown are those of the open file."""

    def save(self) -> None:
        """Write the words into the file."""
        words = {key: normalize_line(field.text()) for key, field in self._fields.items()}
        office: Office = replace(self._context.office, **words)  # type: ignore[arg-type]  # all of these are str
        self._save.setEnabled(False)
        self._context.runner.run(
            lambda work: office_files.save_office(work, office),
            owner=self,
            on_success=self._note,
            on_end=lambda: self._save.setEnabled(True),
        )

    def _note(self, _result: None) -> None:
        self.saved.emit(tr("Đã lưu tiêu đề. Văn bản in từ bây giờ dùng tiêu đề mới."))

    def _add(self, form: QFormLayout, key: str, title: str) -> None:
        field = line_edit(name=f"{key}_field", title=title)
        field.setText(getattr(self._context.office, key))
        self._fields[key] = field
        add_row(form, title, field)

    def _unit_fields(self) -> tuple[tuple[str, str], ...]:
        return (
            ("unit_name", tr("Tên đơn vị")),
            ("province_name", tr("Tỉnh, thành phố")),
            ("place", tr("Địa danh trên văn bản")),
        )

    def _headings(self) -> tuple[tuple[str, str, str], ...]:
        return (
            (tr("Văn bản của chính quyền"), "state_superior", "state_issuer"),
            (tr("Văn bản của Đảng"), "party_superior", "party_issuer"),
            (tr("Văn bản của Mặt trận"), "front_superior", "front_issuer"),
        )
