"""What is to be said about a table: whether its sums come out, what could not be counted, how much was in time."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.formats import format_count, format_decimal
from desktop_app.domain.tables import Failure, Figures, Rate
from desktop_app.gui.building import button, label, row
from desktop_app.gui.texts import tr
from desktop_app.services import tables

TENTH = Decimal("0.1")


class Findings(QWidget):
    """Lines of words, each with a link to its records where it has some.

    Signals:
        records_wanted: (kind, uids, what they are)
    """

    records_wanted = Signal(str, object, str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findings")
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addStretch(1)

    def clear(self) -> None:
        """Say nothing."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines.clear()

    def show_figures(self, figures: Figures, failure_words: Sequence[str]) -> None:
        """Say what was found while the table was counted; ``failure_words`` belong to its failures one by one."""
        self.clear()
        spec = figures.spec
        if spec.identities and not figures.failures:
            printed = {column.code for column in spec.columns}
            shown = [one.text for one in spec.identities if {code for side in one.sides for code in side} <= printed]
            words = tr("Các đẳng thức khớp: {sums}.").format(sums=", ".join(shown))
            if not shown:  # the form prints none; what the program holds the numbers against agrees
                words = tr("Các số của biểu khớp nhau.")
            self._add(words, role="done", name="identities_line")
        for failure, words in zip(figures.failures, failure_words, strict=True):
            self._add_failure(spec.kind, failure, words)
        waiting = self._waiting_words(figures)
        if waiting:
            self._add(waiting, role="soon", name="unclassified_line", kind=spec.kind, uids=figures.unclassified)
        for rate in figures.rates:
            self._add(rate_words(rate), name=f"rate_{rate.key}")
        for remark in figures.remarks:
            if remark != waiting:
                self._add(remark, role="muted")

    def _waiting_words(self, figures: Figures) -> str:
        """What is not classified yet, in the words the table prints."""
        remark = figures.spec.unclassified
        if not figures.unclassified or remark is None:
            return ""
        return remark.text.format(n=format_count(len(figures.unclassified)))

    def add_cross(self, failures: Sequence[Failure]) -> None:
        """Say which sums between this table and others do not come out."""
        for failure in failures:
            numbers = {"left": format_decimal(failure.left), "right": format_decimal(failure.right)}
            words = tr("Không khớp giữa các biểu: {identity} ({left} và {right}).")
            kind = tables.find_table(failure.identity.partition(":")[0]).kind
            self._add_failure(kind, failure, words.format(identity=cross_words(failure.identity), **numbers))

    def _add_failure(self, kind: str, failure: Failure, words: str) -> None:
        self._add(words, role="late", name="failure_line", kind=kind, uids=failure.uids)

    def _add(self, words: str, *, role: str = "", name: str = "", kind: str = "", uids: Sequence[str] = ()) -> None:
        line = QWidget(self)
        line.setObjectName(name)
        said = label(words, role=role, wraps=True)
        layout = row(said)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setStretch(0, 1)
        if uids:
            text = tr("Mở {count} bản ghi").format(count=format_count(len(uids)))
            deed = partial(self.records_wanted.emit, kind, tuple(uids), words)
            layout.addWidget(button(text, name=f"{name}_link", on_click=deed, is_link=True))
        line.setLayout(layout)
        self._column.insertWidget(self._column.count() - 1, line)
        self._lines.append(line)


def rate_words(rate: Rate) -> str:
    """``Tỷ lệ đúng hạn: 92,3% (12 đúng hạn; 12 đã xong, 1 quá hạn chưa xong)``."""
    percent = rate.percent
    if percent is None:
        return tr("{label}: chưa có gì để tính trong kỳ.").format(label=rate.label)
    return tr(
        "{label}: {percent}% ({on_time} đúng hạn trên {total}, gồm {done} đã xong và {overdue} quá hạn chưa xong)."
    ).format(
        label=rate.label,
        percent=format_decimal(percent.quantize(TENTH)),
        on_time=format_count(rate.on_time),
        total=format_count(rate.done + rate.overdue),
        done=format_count(rate.done),
        overdue=format_count(rate.overdue),
    )


def cross_words(identity: str) -> str:
    """``01-xld:8=02-xld:7`` as ``01/XLD cột 8 = 02/XLD cột 7``."""
    sides = (side.split("+") for side in identity.split("="))
    return " = ".join(" + ".join(_cross_word(code) for code in side) for side in sides)


def _cross_word(code: str) -> str:
    key, _, column = code.partition(":")
    return tr("{number} cột {code}").format(number=tables.find_table(key).number, code=column)
