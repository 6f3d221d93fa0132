"""Catches what nobody expected on the window's thread: logged, shown, and the program stays open."""

from __future__ import annotations

import logging
import sys
from types import TracebackType

from PySide6.QtWidgets import QApplication

from desktop_app.gui.errors import show_crash
from desktop_app.log import describe_error

logger = logging.getLogger(__name__)


def install_crash_hook() -> None:
    """Let every uncaught error end here instead of on a console nobody sees."""
    sys.excepthook = _take


def _take(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, traceback)
        return
    logger.error("unexpected error\n%s", describe_error(error))
    if QApplication.instance() is not None:
        show_crash(QApplication.activeWindow(), error)
