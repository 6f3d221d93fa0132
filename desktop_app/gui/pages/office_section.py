"""The office: its name, the headings of its papers, who signs, and when its head receives citizens."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QGroupBox, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.errors import InputRefused
from desktop_app.domain.formats import FormatProblem, format_time, parse_time
from desktop_app.domain.office import Office
from desktop_app.domain.text import normalize_line
from desktop_app.gui.building import add_row, button, label, line_edit, restyle, row
from desktop_app.gui.context import GuiContext
from desktop_app.gui.errors import show_error
from desktop_app.gui.pages.scrolling import scrolled
from desktop_app.gui.texts import tr
from desktop_app.services import office_files


class OfficeSection(QWidget):
    """Name, place, headings, signs and reception days.

    Signals:
        saved: The file holds the new words; carries the sentence that says so.
    """

    saved = Signal(str)

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("office_section")
        self._context = context
        self._fields: dict[str, QLineEdit] = {}
        self._days: list[QCheckBox] = []
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, context.theme.px(8), 0)
        column.addWidget(label(tr("Cơ quan và tiêu đề văn bản"), role="title"))
        column.addWidget(self._unit_group())
        column.addWidget(self._reception_group())
        column.addWidget(self._signing_group())
        for title, superior, issuer in self._headings():
            group = QGroupBox(title)
            lines = QFormLayout(group)
            self._add(lines, superior, tr("Cơ quan cấp trên"))
            self._add(lines, issuer, tr("Cơ quan ban hành"))
            column.addWidget(group)
        column.addStretch(1)
        self._save = button(tr("&Lưu"), name="save_office_button", on_click=self.save, is_primary=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner, name="office_scroller"), 1)
        layout.addLayout(row(1, self._save))

    def activate(self) -> None:
        """The words shown are those of the open file."""

    def save(self) -> None:
        """Write the words into the file; a time that is none is said first."""
        values: dict[str, Any] = {key: normalize_line(field.text()) for key, field in self._fields.items()}
        if not self._read_time(values):
            return
        values["reception_days"] = tuple(number for number, box in enumerate(self._days) if box.isChecked())
        values["is_remote"] = self._remote.isChecked()
        office: Office = replace(self._context.office, **values)
        self._save.setEnabled(False)
        self._context.runner.run(
            lambda work: office_files.save_office(work, office),
            owner=self,
            on_success=self._note,
            on_end=lambda: self._save.setEnabled(True),
        )

    def _read_time(self, values: dict[str, Any]) -> bool:
        field = self._fields["reception_time"]
        sentence = ""
        try:
            moment = parse_time(field.text())
        except FormatProblem as problem:
            sentence, moment = problem.sentence, None
        if moment is None and values["reception_time"]:
            sentence = sentence or tr("Nhập giờ theo dạng 08:00.")
        field.setProperty("invalid", "true" if sentence else "false")
        restyle(field)
        if sentence:
            field.setFocus()
            show_error(self, InputRefused(sentence))
            return False
        values["reception_time"] = format_time(moment) if moment is not None else ""
        return True

    def _note(self, _result: None) -> None:
        self.saved.emit(tr("Đã lưu. Văn bản in từ bây giờ dùng tiêu đề và người ký mới."))

    # ------------------------------------------------------------ building

    def _unit_group(self) -> QGroupBox:
        group = QGroupBox(tr("Cơ quan"))
        form = QFormLayout(group)
        add_row(form, tr("Mã đơn vị"), label(self._context.office.unit_code))
        self._add(form, "unit_name", tr("Tên đơn vị"))
        self._add(form, "province_name", tr("Tỉnh, thành phố"))
        self._add(form, "place", tr("Địa danh trên văn bản"))
        self._remote = _box("is_remote_box", tr("Vùng sâu, vùng xa đi lại khó khăn"), self._context.office.is_remote)
        self._remote.setToolTip(tr("Khiếu nại mới nhận được tính thời hạn của vùng sâu, vùng xa."))
        form.addRow("", self._remote)
        return group

    def _reception_group(self) -> QGroupBox:
        group = QGroupBox(tr("Người đứng đầu tiếp công dân"))
        column, form = QVBoxLayout(group), QFormLayout()
        column.addLayout(form)
        days = QWidget()
        names = (tr("T2"), tr("T3"), tr("T4"), tr("T5"), tr("T6"), tr("T7"), tr("Chủ nhật"))
        for day, name in enumerate(names):
            self._days.append(_box(f"reception_day_{day}", name, day in self._context.office.reception_days))
        line = row(*self._days, 1, spacing=self._context.theme.px(4))
        line.setContentsMargins(0, 0, 0, 0)
        days.setLayout(line)
        form.addRow(label(tr("Thứ trong tuần")), days)
        time = self._add(form, "reception_time", tr("Giờ bắt đầu"))
        time.setFixedWidth(time.fontMetrics().horizontalAdvance("00:00") + self._context.theme.px(36))
        hint = tr(
            "Chủ tịch UBND cấp xã tiếp công dân ít nhất 1 ngày trong tuần (Luật Tiếp công dân 42/2013/QH13 Điều 15)."
            " Rơi vào ngày nghỉ thì lùi sang ngày làm việc kế tiếp."
        )
        column.addWidget(label(hint, role="hint", wraps=True))
        return group

    def _signing_group(self) -> QGroupBox:
        group = QGroupBox(tr("Ký hiệu và người ký văn bản"))
        form = QFormLayout(group)
        short = self._context.theme.px(160)
        self._add(form, "sign", tr("Ký hiệu cơ quan (chính quyền)")).setMaximumWidth(short)
        self._add(form, "party_sign", tr("Ký hiệu cơ quan (Đảng)")).setMaximumWidth(short)
        self._add(form, "head_post", tr("Chức vụ người ký"))
        self._add(form, "head_name", tr("Họ tên người ký"))
        return group

    def _add(self, form: QFormLayout, key: str, title: str) -> QLineEdit:
        field = line_edit(name=f"{key}_field", title=title)
        field.setText(getattr(self._context.office, key))
        self._fields[key] = field
        add_row(form, title, field)
        return field

    def _headings(self) -> tuple[tuple[str, str, str], ...]:
        return (
            (tr("Văn bản của chính quyền"), "state_superior", "state_issuer"),
            (tr("Văn bản của Đảng"), "party_superior", "party_issuer"),
            (tr("Văn bản của Mặt trận"), "front_superior", "front_issuer"),
        )


def _box(name: str, title: str, is_on: bool) -> QCheckBox:
    made = QCheckBox(title)
    made.setObjectName(name)
    made.setAccessibleName(title)
    made.setChecked(is_on)
    return made
