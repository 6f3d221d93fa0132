"""Outlines of the periodic reports: worded, ordered, taken in from a file and given away, and when each is due."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop_app.domain.errors import AppError
from desktop_app.domain.outline_data import plain_outline
from desktop_app.domain.outlines import Outline
from desktop_app.domain.periods import Span
from desktop_app.gui.building import button, label, line_edit, row
from desktop_app.gui.context import GuiContext
from desktop_app.gui.errors import show_error
from desktop_app.gui.periodic.due_days_form import DueDaysForm
from desktop_app.gui.periodic.outline_edits import Sections
from desktop_app.gui.periodic.outline_table import OutlineTable
from desktop_app.gui.records.notice_strip import NoticeStrip
from desktop_app.gui.saving import JSON, ask_file, ask_place, keep_folder
from desktop_app.gui.texts import tr
from desktop_app.services import outlines
from desktop_app.services.outlines import BrokenOutline

if TYPE_CHECKING:
    from desktop_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OutlineView:
    """An outline with the days on which this office sends its reports."""

    outline: Outline
    due_days: Mapping[Span, int]


@dataclass(frozen=True, slots=True)
class Views:
    """All outlines, and those that can only be restored."""

    whole: tuple[OutlineView, ...]
    broken: tuple[BrokenOutline, ...]


class OutlinesSection(QWidget):
    """The outline is chosen above; every change is kept at once."""

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outlines_section")
        self._context = context
        self._views = Views((), ())
        theme = context.theme
        self._which = QComboBox()
        self._which.setObjectName("outline_box")
        self._which.setAccessibleName(tr("Khung báo cáo"))
        self._which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._which.setMinimumContentsLength(24)
        self._state = label("", role="hint", wraps=True)
        self._state.setObjectName("outline_state")
        self._title = line_edit(name="outline_title", title=tr("Tên báo cáo"))
        self._rename_button = button(tr("Lưu tên"), name="rename_button", on_click=self._rename)
        self._export_button = button(tr("X&uất tệp…"), name="export_outline_button", on_click=self._ask_place)
        self._sections = OutlineTable(theme)
        self._due = DueDaysForm(theme)
        self._restore = button(tr("Về khung &có sẵn"), name="restore_outline_button", on_click=self._go_back)
        self._said = NoticeStrip(theme)
        self._lay_out()
        self._which.currentIndexChanged.connect(self._show_current)
        self._title.returnPressed.connect(self._rename)
        self._sections.edited.connect(self._keep_sections)
        self._due.typed.connect(self._keep_days)
        self._due.reset.connect(lambda: self._keep_days(None))

    def activate(self) -> None:
        """Show the outlines as they are used now."""
        self._context.runner.run_read(_read, owner=self, on_success=self._take, supersedes="outlines")

    # ------------------------------------------------------------ showing

    def _take(self, views: Views) -> None:
        chosen = self._which.currentData()
        self._views = views
        with QSignalBlocker(self._which):
            self._which.clear()
            for view in views.whole:
                self._which.addItem(view.outline.title, view.outline.key)
            for broken in views.broken:
                self._which.addItem(tr("{title} (không đọc được)").format(title=broken.title), broken.key)
            self._which.setCurrentIndex(max(0, self._which.findData(chosen)))
        self._show_current()

    def _view(self) -> OutlineView | None:
        """The chosen outline; None for one that cannot be read."""
        return next((one for one in self._views.whole if one.outline.key == self._which.currentData()), None)

    def _show_current(self) -> None:
        view = self._view()
        for part in (self._title, self._rename_button, self._export_button, self._sections, self._due):
            part.setEnabled(view is not None)
        if view is None:
            self._show_broken()
            return
        outline = view.outline
        owner = tr("Cơ quan đã sửa") if outline.is_own else tr("Theo khung có sẵn của chương trình")
        version = tr("{state}, bản {version}.").format(state=owner, version=outline.version)
        self._state.setText(f"{version} {outline.source}".strip())
        self._title.setText(outline.title)
        self._restore.setEnabled(outline.is_own)
        self._sections.show_sections(outline.sections)
        self._due.show_days(outline.spans, view.due_days)

    def _show_broken(self) -> None:
        for broken in self._views.broken:
            if broken.key == self._which.currentData():
                words = tr(
                    "Không đọc được khung này: {problem} Nhấn “Về khung có sẵn” để dùng lại khung của chương trình."
                )
                self._state.setText(words.format(problem=broken.problem))
                self._title.setText("")
                self._sections.show_sections(())
                self._due.show_days((), {})
                self._restore.setEnabled(True)

    # ------------------------------------------------------------ changing

    def _rename(self) -> None:
        view = self._view()
        if view is not None:
            self._keep(replace(view.outline, title=self._title.text().strip()))

    def _keep_sections(self, sections: Sections) -> None:
        view = self._view()
        if view is not None:
            self._keep(replace(view.outline, sections=sections))

    def _keep(self, outline: Outline) -> None:
        self._run(lambda work: outlines.save_outline(work, plain_outline(outline)), tr("Đã lưu khung báo cáo."))

    def _go_back(self) -> None:
        key = self._which.currentData()
        if key:
            self._run(lambda work: outlines.restore_outline(work, key), tr("Đã về khung có sẵn."))

    def _keep_days(self, days: Mapping[Span, int] | None) -> None:
        view = self._view()
        if view is not None:
            key = view.outline.key
            self._run(lambda work: outlines.save_due_days(work, key, days=days), tr("Đã lưu ngày gửi báo cáo."))

    def _ask_place(self) -> None:
        view = self._view()
        if view is not None:
            name = f"khung-bao-cao-{view.outline.key}"
            ask_place(self, self._context.settings, name=name, suffix=JSON, on_chosen=self.export_to)

    def export_to(self, name: str) -> None:
        """Write the current outline to this place."""
        view, path = self._view(), Path(name)
        if view is None:
            return
        key = view.outline.key
        keep_folder(self._context.settings, path)
        said = tr("Đã ghi {name}. Trong tệp không có lời báo cáo nào.").format(name=path.name)
        self._run(lambda work: outlines.export_outline(work, key, path), said)

    def _ask_file(self) -> None:
        ask_file(self, self._context.settings, suffix=JSON, on_chosen=self.import_from)

    def import_from(self, name: str) -> None:
        """Take in an outline that was handed down."""
        path = Path(name)
        keep_folder(self._context.settings, path)
        self._run(lambda work: outlines.import_outline(work, path), tr("Đã nhập khung báo cáo."))

    def _run(self, deed: Callable[[Workspace], object], said: str) -> None:
        def work_on(work: Workspace) -> tuple[object, Views]:
            return deed(work), _read(work)

        def take(done: tuple[object, Views]) -> None:
            made, views = done
            self._take(views)
            if isinstance(made, Outline):
                self._which.setCurrentIndex(self._which.findData(made.key))
            self._said.say(said, tone="done")

        self._context.runner.run(work_on, owner=self, on_success=take, on_failure=self._refuse)

    def _refuse(self, error: AppError) -> None:
        show_error(self, error)
        self.activate()

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        px = self._context.theme.px
        name = label(tr("Tên &báo cáo"))
        name.setBuddy(self._title)
        first = row(
            self._which,
            1,
            button(tr("Nhậ&p tệp…"), name="import_outline_button", on_click=self._ask_file),
            self._export_button,
            self._restore,
        )
        second = row(name, self._title, self._rename_button)
        second.setStretch(1, 1)
        due = label(tr("Ngày gửi, tính trong tháng cuối của kỳ; để trống là không gửi kỳ đó"), role="muted", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(6))
        layout.addWidget(label(tr("Khung báo cáo"), role="title"))
        layout.addLayout(first)
        layout.addWidget(self._state)
        layout.addLayout(second)
        layout.addWidget(self._sections, 1)
        layout.addWidget(due)
        layout.addWidget(self._due)
        layout.addWidget(self._said)


def _read(work: Workspace) -> Views:
    whole = tuple(OutlineView(one, outlines.due_days(work, one.key)) for one in outlines.outlines(work))
    return Views(whole, outlines.broken_outlines(work))
