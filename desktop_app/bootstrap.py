"""Builds the program from its parts; only the entry points use it."""

from __future__ import annotations

from pathlib import Path

from desktop_app.log import start_log


def run_window(*, path: Path | None = None, is_verbose: bool = False) -> int:
    """Start the log, then the window; returns the exit code.

    Args:
        path: Office file to open; None for the one used last.
    """
    start_log(is_verbose=is_verbose)
    from desktop_app.gui import application  # Qt only where a window is wanted: the command line does without

    return application.run_window(path=path)
