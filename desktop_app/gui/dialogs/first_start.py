"""The first start: begin an office's registers, practise with invented data, or open a file that is there already."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.document import Document
from desktop_app.domain.errors import AppError
from desktop_app.domain.office import make_office
from desktop_app.gui.building import button, label, resize_within_screen, row, strip
from desktop_app.gui.context import GuiContext
from desktop_app.gui.dialogs.first_start_steps import FileStep, UnitStep, WelcomeStep
from desktop_app.gui.report_view import ReportView
from desktop_app.gui.texts import tr
from desktop_app.paths import program_dir
from desktop_app.services import office_files, practice, reporting
from desktop_app.services.office_files import Created, RecoveryCode

if TYPE_CHECKING:
    from desktop_app.services.workspace import Workspace

PRACTICE_FILE = "tap-huan.sodanvan"
WELCOME, UNIT, FILE, SHEET = range(4)
SIZE_PX = (760, 560)


class FirstStart(QDialog):
    """Steps one after the other; when the file is made it is open on the worker.

    Signals:
        finished_with: (Path) The file is made and open.
        open_wanted: Open a file that is there already.
    """

    finished_with = Signal(object)
    open_wanted = Signal()

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("first_start")
        self.setWindowTitle("Sổ Dân Vận")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._made: Path | None = None
        self._title = label("", role="title")
        self._trouble, self._trouble_words = strip("", ground="late")
        self._trouble_words.setObjectName("trouble")
        self._welcome = WelcomeStep(context.theme)
        self._unit = UnitStep(runner=context.runner, theme=context.theme)
        self._file = FileStep(theme=context.theme)
        self._sheet = ReportView(context, is_primary=False)
        self._locked_away = QCheckBox(tr("Phiếu đã &in hoặc đã lưu, và được cất ở nơi có khóa"))
        self._locked_away.setObjectName("sheet_kept_box")
        self._back = button(tr("&Quay lại"), name="back_button", on_click=self.go_back)
        self._next = button(tr("&Tiếp"), name="next_button", on_click=self.go_on, is_primary=True)
        self._next.setDefault(True)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_step(WELCOME)

    @property
    def step(self) -> int:
        """WELCOME, UNIT, FILE or SHEET."""
        return self._stack.currentIndex()

    def go_on(self) -> None:
        """The step is done: go to the next, make the file, or finish."""
        if self.step == UNIT:
            self._show_step(FILE)
        elif self.step == FILE:
            self._make()
        elif self.step == SHEET:
            self._finish()

    def go_back(self) -> None:
        """To the step before."""
        self._show_step(max(WELCOME, self.step - 1))

    def start_practice(self) -> None:
        """Open the practice file; it is made and filled with invented data when it is not there."""
        path, user = program_dir() / PRACTICE_FILE, tr("Người tập")
        self._adopt(lambda: Created(practice.open_practice(path, user=user), None), path, self._finish_practice)

    def _finish_practice(self, _created: Created) -> None:
        self._finish()

    def _make(self) -> None:
        match, path, password, user = self._unit.match, self._file.path, self._file.password, self._unit.user
        assert match is not None
        office = make_office(
            unit_code=match.commune.code,
            unit_name=match.commune.name,
            province_name=match.province.name,
            place=match.commune.place_name(),
        )
        self._context.settings.remember_user(user)
        self._adopt(
            lambda: office_files.create_file(path, office=office, password=password, user=user),
            path,
            self._take_created,
        )

    def _adopt(self, make: Callable[[], Created], path: Path, on_success: Callable[[Created], None]) -> None:
        self._trouble.hide()
        self.setEnabled(False)

        def take(created: Created) -> None:
            self._made = path
            on_success(created)

        self._context.runner.adopt(
            make,
            workspace_of=lambda created: created.workspace,
            owner=self,
            on_success=take,
            on_failure=self._show_trouble,
            on_end=lambda: self.setEnabled(True),
            progress_title=tr("Đang tạo tệp dữ liệu…"),
        )

    def _take_created(self, created: Created) -> None:
        if created.recovery is None:
            self._finish()
            return
        code: RecoveryCode = created.recovery

        def draw(work: Workspace) -> tuple[Document, bytes]:
            document = office_files.recovery_document(code, office=work.office, today=work.today())
            return document, reporting.pdf_bytes(document)

        self._context.runner.run(draw, owner=self, on_success=self._show_sheet)

    def _show_sheet(self, made: tuple[Document, bytes]) -> None:
        self._sheet.show_document(*made)
        self._show_step(SHEET)

    def _finish(self) -> None:
        assert self._made is not None
        self.finished_with.emit(self._made)

    def _show_trouble(self, error: AppError) -> None:
        self._trouble_words.setText(f"{tr(error.sentence)} {tr(error.next_step)}".strip())
        self._trouble.show()

    def _lay_out(self) -> None:
        theme = self._context.theme
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            label(
                tr("Phiếu này mở được tệp khi quên mật khẩu. In ra, cất vào tủ có khóa. Máy không giữ bản nào."),
                role="muted",
                wraps=True,
            )
        )
        column.addWidget(self._sheet, 1)
        column.addWidget(self._locked_away)
        for step in (self._welcome, self._unit, self._file, sheet):
            self._stack.addWidget(step)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.px(24),) * 4)
        layout.setSpacing(theme.px(12))
        layout.addWidget(self._title)
        layout.addWidget(self._trouble)
        layout.addWidget(self._stack, 1)
        layout.addLayout(row(self._back, 1, self._next))
        resize_within_screen(self, width=theme.px(SIZE_PX[0]), height=theme.px(SIZE_PX[1]))

    def _connect(self) -> None:
        self._welcome.own_wanted.connect(lambda: self._show_step(UNIT))
        self._welcome.practice_wanted.connect(self.start_practice)
        self._welcome.open_wanted.connect(self.open_wanted)
        self._unit.completed_changed.connect(self._offer)
        self._file.completed_changed.connect(self._offer)
        self._locked_away.toggled.connect(self._offer)

    def _show_step(self, step: int) -> None:
        titles = (tr("Chào anh/chị"), tr("Đơn vị nào?"), tr("Tệp dữ liệu và mật khẩu"), tr("Phiếu mã khôi phục"))
        self._title.setText(titles[step])
        self._stack.setCurrentIndex(step)
        self._back.setVisible(step in (UNIT, FILE))
        self._next.setVisible(step != WELCOME)
        self._next.setText({FILE: tr("&Tạo sổ"), SHEET: tr("&Bắt đầu dùng")}.get(step, tr("&Tiếp")))
        if step == UNIT:
            self._unit.begin()
        elif step == FILE and self._unit.match is not None:
            self._file.begin(self._unit.match.commune.bare_name)
        self._offer()

    def _offer(self) -> None:
        is_ready = {UNIT: self._unit.is_complete, FILE: self._file.is_complete, SHEET: self._locked_away.isChecked()}
        self._next.setEnabled(is_ready.get(self.step, False))
