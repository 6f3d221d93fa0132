"""Measures the program against the plainest way to do the same, as ratios: ``python -m tools.bench [--quick]``.

Each row runs the two ways in turn in one process (starting: in processes of their own), several times, and compares
medians. Large files are made once in out/bench and used again. ``--quick`` measures smaller ones.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools.bench_data import PASSWORD, bench_file
from tools.bench_measure import Result, print_results
from tools.bench_paper import measure_register
from tools.bench_periodic import measure_periodic
from tools.bench_start import measure_memory, measure_start
from tools.bench_storage import measure_pages, measure_save, measure_search
from tools.bench_tables import measure_tables

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Size:
    """How many petitions the files hold.

    Attributes:
        small, large: Scale of the demo: the sample's 220 so many times.
        tables: Petitions of the file that statistical tables are counted from.
    """

    small: int
    large: int
    tables: int
    runs: int


FULL = Size(small=91, large=4_546, tables=100_000, runs=7)
QUICK = Size(small=20, large=91, tables=10_000, runs=3)
"""20,020 and 1,000,120 petitions; quick: 4,400 and 20,020."""


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; 0 where every ratio is within its bound."""
    parser = argparse.ArgumentParser(prog="bench", description="Measure the speed of the program as ratios.")
    parser.add_argument("--quick", action="store_true", help="smaller files, fewer runs")
    parser.add_argument("--only", metavar="ROW", choices=tuple(ROWS), help="one row: " + ", ".join(ROWS))
    parser.add_argument("--folder", type=Path, default=ROOT / "out" / "bench", help="where the files are kept")
    given = parser.parse_args(arguments)
    size = QUICK if given.quick else FULL
    os.environ["SODANVAN_PASSWORD"] = PASSWORD
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    given.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        os.environ["SODANVAN_HOME"] = home
        results: list[Result] = []
        for name, measure in ROWS.items():
            if given.only in (None, name):
                print(f"… {name}", file=sys.stderr, flush=True)
                results += measure(given.folder, size)
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} processors")
    print_results(results)
    return 0 if all(result.is_within for result in results) else 1


def start(folder: Path, size: Size) -> list[Result]:
    """Row 1."""
    return [measure_start(bench_file(folder, size.small), runs=size.runs)]


def pages(folder: Path, size: Size) -> list[Result]:
    """Row 2."""
    return measure_pages(bench_file(folder, size.large), runs=size.runs)


def search(folder: Path, size: Size) -> list[Result]:
    """Row 3."""
    return measure_search(bench_file(folder, size.large), runs=size.runs)


def save(folder: Path, size: Size) -> list[Result]:
    """Row 4."""
    return [measure_save(bench_file(folder, size.small), runs=size.runs * 40)]


def merge(folder: Path, size: Size) -> list[Result]:
    """Row 5: merging bundles is not part of the program yet."""
    return [
        Result(
            "merge of 100 bundles", "ATTACH, INSERT … SELECT", None, None, 5.0, "s", "not applicable: no bundles yet"
        )
    ]


def paper(folder: Path, size: Size) -> list[Result]:
    """Row 6."""
    return [measure_register(bench_file(folder, size.small), runs=max(3, size.runs // 3))]


def tables(folder: Path, size: Size) -> list[Result]:
    """Row 7."""
    return measure_tables(folder, petitions=size.tables, runs=size.runs)


def periodic(folder: Path, size: Size) -> list[Result]:
    """Row 8."""
    return measure_periodic(bench_file(folder, size.large), runs=max(3, size.runs // 3))


def memory(folder: Path, size: Size) -> list[Result]:
    """Row 9."""
    return [measure_memory(bench_file(folder, size.large))]


ROWS: dict[str, Callable[[Path, Size], list[Result]]] = {
    "start": start,
    "pages": pages,
    "search": search,
    "save": save,
    "merge": merge,
    "paper": paper,
    "tables": tables,
    "periodic": periodic,
    "memory": memory,
}


if __name__ == "__main__":
    sys.exit(main())
