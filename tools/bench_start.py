"""Starting: from the command to the painted register, against an empty window with a table, each in its own process."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from tools.bench_data import data_key
from tools.bench_measure import Result
from tools.bench_painted import READY

_LONGEST = 60.0  # seconds, for a window that never comes
WINDOW, EMPTY = "tools.bench_window", "tools.bench_empty_window"


@dataclass(frozen=True)
class _Run:
    seconds: float
    peak_mb: float


def measure_start(path: Path, *, runs: int) -> Result:
    """Median seconds until the window with its first page, filled, is on the screen."""
    ours, plain = _alternate(path, "today", runs=runs)
    note = "opened by its key: making one from the password is slow on purpose"
    return Result(
        "start to usable window", "empty PySide6 window", _median_seconds(ours), _median_seconds(plain), 1.5, "s", note
    )


def measure_memory(path: Path) -> Result:
    """Greatest memory used until the first page of the register is on the screen."""
    ours, plain = _alternate(path, "register", runs=3)
    return Result(
        "memory, large file open", "empty PySide6 window", _median_peak(ours), _median_peak(plain), 100, "MB",
        is_difference=True,
    )  # fmt: skip


def _median_seconds(runs: list[_Run]) -> float:
    return statistics.median(run.seconds for run in runs)


def _median_peak(runs: list[_Run]) -> float:
    return statistics.median(run.peak_mb for run in runs)


def _alternate(path: Path, page: str, *, runs: int) -> tuple[list[_Run], list[_Run]]:
    kept: tuple[list[_Run], list[_Run]] = ([], [])
    ours = [WINDOW, str(path), data_key(path), page]
    for run in range(runs + 1):
        for arguments, times in zip((ours, [EMPTY]), kept, strict=True):
            made = _started(arguments)
            if run:
                times.append(made)
    return kept


def _started(arguments: list[str]) -> _Run:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        environment = {**os.environ, "SODANVAN_HOME": home}
        begun = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-m", *arguments], stdout=subprocess.PIPE, text=True, env=environment
        ) as process:
            assert process.stdout is not None
            watchdog = threading.Timer(_LONGEST, process.kill)
            watchdog.start()
            line = process.stdout.readline()
            seconds = time.perf_counter() - begun
            process.stdout.read()
            watchdog.cancel()
        if not line.startswith(READY) or process.returncode:
            raise RuntimeError(f"{arguments[0]} did not start: {line!r}")
        return _Run(seconds, float(line.split()[1]))
