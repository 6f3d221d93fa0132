"""Shows whether the office file is sound: where it lies, what was counted, what was found."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QVBoxLayout, QWidget

from desktop_app.domain.errors import AppError
from desktop_app.domain.formats import format_count
from desktop_app.gui.building import button, label, resize_within_screen, restyle, row
from desktop_app.gui.context import GuiContext
from desktop_app.gui.errors import show_error
from desktop_app.gui.texts import tr
from desktop_app.records import kind_of
from desktop_app.services import checking
from desktop_app.services.checking import CheckResult


class HealthDialog(QDialog):
    """Checks the whole file when it opens and says in one sentence what came of it.

    Signals:
        trouble_found: The check found something.
    """

    trouble_found = Signal()

    def __init__(self, context: GuiContext, *, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("health_dialog")
        self.setWindowTitle(tr("Tình trạng tệp dữ liệu"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._sentence = label(tr("Đang kiểm tra toàn bộ tệp…"), role="heading", wraps=True)
        self._sentence.setObjectName("health_sentence")
        self._where = label(str(path), role="muted", wraps=True)
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lines = QListWidget()
        self._lines.setObjectName("health_lines")
        self._lines.setAccessibleName(tr("Kết quả kiểm tra"))
        self._lines.setWordWrap(True)
        self._again = button(tr("&Kiểm tra lại"), name="check_again_button", on_click=self._check)
        close = button(tr("Đó&ng"), name="close_button", on_click=self.accept, is_primary=True)
        layout = QVBoxLayout(self)
        layout.setSpacing(context.theme.px(8))
        layout.addWidget(self._sentence)
        layout.addWidget(self._where)
        layout.addWidget(self._lines, 1)
        layout.addLayout(row(self._again, 1, close))
        resize_within_screen(self, width=context.theme.px(560), height=context.theme.px(400))
        close.setFocus()
        self._check()

    def _check(self) -> None:
        self._again.setEnabled(False)
        self._context.runner.run_read(
            checking.check, owner=self, on_success=self._show, on_failure=self._fail, supersedes="check"
        )

    def _show(self, result: CheckResult) -> None:
        self._again.setEnabled(True)
        self._lines.clear()
        if result.is_sound:
            self._say(tr("Tệp nguyên vẹn. Mọi bản ghi, nhật ký, chỉ mục và tệp đính kèm khớp nhau."), role="done")
        else:
            self._say(
                tr(
                    "Có {count} điểm cần xem. Giữ nguyên tệp này, mở bản sao lưu gần nhất hoặc gọi người hỗ trợ."
                ).format(count=len(result.problems)),
                role="late",
            )
            self._lines.addItems(list(result.problems))
            self.trouble_found.emit()
        for key, number in result.counted.items():
            self._lines.addItem(f"{tr(kind_of(key).title)}: {format_count(number)}")

    def _fail(self, error: AppError) -> None:
        self._again.setEnabled(True)
        self._say(error.sentence, role="late")
        show_error(self, error)

    def _say(self, sentence: str, *, role: str) -> None:
        self._sentence.setText(sentence)
        self._sentence.setProperty("role", role)
        restyle(self._sentence)
