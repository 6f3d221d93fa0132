"""Says on standard output when a widget has been painted, and how much memory the process took so far."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QTableView, QWidget

READY = "ready"


def peak_mb() -> float:
    """Greatest memory of this process so far in MB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)


def has_rows(table: QTableView) -> bool:
    """True once the table has something to show."""
    return table.model().rowCount() > 0


class _Watcher(QObject):
    def __init__(self, widget: QWidget, is_ready: Callable[[], bool], then: Callable[[], object]) -> None:
        super().__init__(widget)
        self._is_ready, self._then, self._is_told = is_ready, then, False
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if event.type() is QEvent.Type.Paint and not self._is_told and self._is_ready():
            self._is_told = True
            QTimer.singleShot(0, self._tell)  # after this paint
        return False

    def _tell(self) -> None:
        print(READY, peak_mb(), flush=True)
        self._then()


def tell_when_painted(
    widget: QWidget, *, then: Callable[[], object], is_ready: Callable[[], bool] = lambda: True
) -> None:
    """Print "ready" and the peak memory in MB once the widget was painted while ready, then call ``then``."""
    _Watcher(widget, is_ready, then)
