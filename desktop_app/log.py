"""The program's log: what it did, by uids and counts only; never names, addresses or texts of petitions."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

from desktop_app.paths import program_dir

MAX_BYTES = 1_000_000
KEPT_FILES = 5

# The messages of these speak of code, not of what a person typed.
_SPEAKS_OF_CODE = (AssertionError, AttributeError, ImportError, NameError, NotImplementedError, TypeError)


def log_folder() -> Path:
    """Folder the log is written to."""
    return program_dir() / "log"


def start_log(*, is_verbose: bool = False) -> None:
    """Write the program's log to a rotating file; where that is impossible the program runs without one."""
    root = logging.getLogger("desktop_app")
    root.setLevel(logging.DEBUG if is_verbose else logging.INFO)
    if any(isinstance(handler, RotatingFileHandler) for handler in root.handlers):
        return
    try:
        log_folder().mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            log_folder() / "so-dan-van.log", maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8"
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)


def describe_error(error: BaseException) -> str:
    """Where an error came from, without what was typed: kinds of the chained errors and the lines of code."""
    return "\n".join(_lines(error))


def _lines(error: BaseException) -> Iterator[str]:
    current: BaseException | None = error
    seen: set[int] = set()
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        message = f": {current}" if isinstance(current, _SPEAKS_OF_CODE) else ""
        yield f"{type(current).__name__}{message}"
        for frame in traceback.extract_tb(current.__traceback__):
            yield f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        current = current.__cause__ or current.__context__
