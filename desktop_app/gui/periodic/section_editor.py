"""The text of a section with what belongs to it: where it came from, what a name stands for, numbers to look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.formats import format_decimal
from desktop_app.domain.outline_words import Doubt, FigureValue, doubts, last_year_words, target_words
from desktop_app.domain.outlines import LAST_YEAR, OutlineSection, split_place
from desktop_app.domain.text import normalize_text
from desktop_app.gui.building import button, label, row
from desktop_app.gui.context import GuiContext
from desktop_app.gui.periodic.doubt_list import DoubtList
from desktop_app.gui.periodic.section_list import section_words
from desktop_app.gui.periodic.section_text import SectionEdit
from desktop_app.gui.periodic.text_keeper import Place, TextKeeper
from desktop_app.gui.texts import tr
from desktop_app.services import periodic
from desktop_app.services.periodic import SectionText

if TYPE_CHECKING:
    from desktop_app.services.workspace import Workspace


class SectionEditor(QWidget):
    """What is typed is kept by itself; nothing is asked when it is left.

    Signals:
        typed: A person changed the text.
        kept: (Kept) it lies in the file.
        failed: (AppError) it could not be written yet.
        refilled: Another text was put in its place, and lies in the file.
    """

    typed = Signal()
    kept = Signal(object)
    failed = Signal(object)
    refilled = Signal()

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("section_editor")
        self._context = context
        self._values: Mapping[str, FigureValue] = {}
        self._outline_text = ""
        theme = context.theme
        self._title = label("", role="heading", wraps=True)
        self._title.setObjectName("section_heading")
        self._origin = label("", role="muted")
        self._origin.setObjectName("section_origin")
        self.text = SectionEdit(theme, parent=self)
        self.keeper = TextKeeper(context.runner, text=self.text.toPlainText, parent=self)
        self._named = label(_places_words(), role="hint")
        self._named.setObjectName("named_figure")
        self._doubts = DoubtList(theme)
        self._last = button(tr("Lấy lại lời kỳ t&rước"), name="use_last_button", on_click=self.use_last)
        self._shipped = button(tr("Trở &về lời mẫu"), name="use_outline_button", on_click=self.use_outline)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        layout.addWidget(self._title)
        layout.addWidget(self.text, 1)
        layout.addWidget(self._named)
        layout.addWidget(self._doubts)
        layout.addLayout(row(self._last, self._shipped, 1, self._origin))
        self.text.typed.connect(self._note_typing)
        self.text.left.connect(self.keeper.keep_now)
        self.text.placed.connect(self._name_figure)
        self.keeper.kept.connect(self.kept)
        self.keeper.failed.connect(self.failed)
        self._doubts.figure_wanted.connect(self._use_figure)

    # ------------------------------------------------------------ showing

    def show_section(self, place: Place, section: OutlineSection, kept: SectionText) -> None:
        """Show a section; what is being typed in the same one and is not kept yet stays."""
        is_same = place == self.keeper.place
        if not is_same:
            self.keeper.begin(place)
        self._title.setText(section_words(section))
        self._outline_text = section.text
        self.show_origin(kept)
        newest = self.keeper.newest(place)
        text = kept.text if newest is None else newest
        if is_same and (self.keeper.holds(place) or normalize_text(text) == normalize_text(self.text.toPlainText())):
            return
        self.text.show_text(text)
        self.keeper.forget_change()

    def show_origin(self, kept: SectionText) -> None:
        """Where the text came from, and whether there is one of an earlier report."""
        self._origin.setText(_origin_words(kept.origin))
        self._last.setEnabled(kept.last_period is not None)
        before = tr("Chưa có lời của kỳ trước cho mục này")
        if kept.last_period is not None:
            before = tr("Lời của báo cáo {period}").format(period=periodic.period_name(kept.last_period))
        self._last.setToolTip(before)
        self._shipped.setEnabled(kept.origin != "outline")

    def show_values(self, values: Sequence[FigureValue]) -> None:
        """The figures that a text may name."""
        self._values = {one.name: one for one in values}
        self.text.show_names(frozenset(self._values))

    def show_doubts(self) -> None:
        """Say what is to be looked at in this section; not while somebody types in it."""
        place = self.keeper.place
        if place is None or self.keeper.holds(place):
            return
        found = doubts(place.section, self.text.toPlainText(), self._values.values())
        self._doubts.show_doubts(found)
        for before, after in pairwise((self.text, *self._doubts.buttons, self._last)):
            QWidget.setTabOrder(before, after)
        self.text.mark_doubts([(one.start, one.length) for one in found])

    def set_writable(self, is_writable: bool) -> None:
        """Whether there is a section to be typed in."""
        self.text.setEnabled(is_writable)
        if not is_writable:
            self._last.setEnabled(False)
            self._shipped.setEnabled(False)

    # ------------------------------------------------------------ changing

    def insert(self, name: str, *, is_compared: bool) -> None:
        """Put a figure, or its comparison with last year, at the cursor."""
        self.text.insert_place(f"{LAST_YEAR}: {name}" if is_compared else name)

    def use_last(self) -> None:
        """Take over the text of the last report of this sort."""
        place = self.keeper.place
        if place is not None:
            self._refill(
                place, lambda work: periodic.use_last(work, place.key, period=place.period, section=place.section)
            )

    def use_outline(self) -> None:
        """Go back to the words of the outline."""
        place = self.keeper.place
        if place is not None:
            self._refill(place, partial(_go_back, place=place, text=self._outline_text))

    def _refill(self, place: Place, make: Callable[[Workspace], str]) -> None:
        self.keeper.keep_now()
        self.text.setReadOnly(True)

        def take(text: str) -> None:
            self.keeper.note_written(place, text)
            if place == self.keeper.place:
                self.text.replace_text(text)
                self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            self.refilled.emit()

        self._context.runner.run(make, owner=self, on_success=take, on_end=lambda: self.text.setReadOnly(False))

    def _use_figure(self, doubt: Doubt) -> None:
        if self.text.replace_part(doubt.start, doubt.length, typed=doubt.typed, words=doubt.name):
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.keeper.keep_now()

    def _note_typing(self) -> None:
        self.keeper.note_change()
        self.typed.emit()

    def _name_figure(self, place: str) -> None:
        comparison, name = split_place(place)
        value = self._values.get(name)
        if value is None:
            self._named.setText(_places_words())
            return
        words = f"{format_decimal(value.value)} {value.unit}".strip()
        if comparison:
            words = last_year_words(value) if comparison == LAST_YEAR else target_words(value)
        self._named.setText(tr("Khi in: {words}").format(words=words))


def _go_back(work: Workspace, *, place: Place, text: str) -> str:
    """Keep nothing typed in a section; returns the words it has then."""
    periodic.save_text(work, place.key, period=place.period, section=place.section, text=None)
    return text


def _places_words() -> str:
    return tr("Tên số liệu trong ngoặc nhọn được thay bằng số khi in.")


def _origin_words(origin: str) -> str:
    return {"typed": tr("Đã soạn"), "last": tr("Lời kỳ trước"), "outline": tr("Lời mẫu")}.get(origin, "")
