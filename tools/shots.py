"""Draws every screen and every printed page of the sample office into a folder.

    python -m tools.shots OUT [--quick]

OUT/pdf holds the reports, OUT/pages their pages as PNG, OUT/screens/<variant> the screens. ``--quick`` draws the
screens in one variant only: light, 1366×768 at 100 %.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

import pypdfium2

from desktop_app.domain.periods import Span, period_of
from desktop_app.domain.query import ListQuery, Period
from desktop_app.records import KINDS
from desktop_app.services import demo, office_files, records, reporting
from desktop_app.services.workspace import Workspace

NOW = datetime.combine(demo.DEMO_TODAY, time(1, 30), tzinfo=UTC)  # 8:30 in Việt Nam
YEAR = period_of(Span.YEAR, year=NOW.year)
USER = "Hoàng Thị Lan"
FILE_NAME = "la-bang.sodanvan"
PAGE_DPI = 80
SAMPLE = "commune"


@dataclass(frozen=True)
class Variant:
    """One way a screen may look; width and height are pixels of the monitor."""

    name: str
    width: int
    height: int
    scaling: float
    scheme: str
    language: str = "vi"


VARIANTS = (
    Variant("1366x768-100-light", 1366, 768, 1.0, "light"),
    Variant("1366x768-100-dark", 1366, 768, 1.0, "dark"),
    Variant("1920x1080-150-light", 1920, 1080, 1.5, "light"),
    Variant("1920x1080-150-dark", 1920, 1080, 1.5, "dark"),
    Variant("1366x768-100-english", 1366, 768, 1.0, "light", "en"),
)


def make_office(folder: Path) -> Path:
    """The sample office in a file without a password."""
    path = folder / FILE_NAME
    made = office_files.create_file(path, office=demo.DEMO_OFFICES[SAMPLE], password=None, user=USER, clock=lambda: NOW)
    demo.fill(made.workspace, name=SAMPLE)
    office_files.close_file(made.workspace)
    return path


def open_office(path: Path) -> Workspace:
    """The sample office on the sample day."""
    return office_files.open_file(path, user=USER, clock=lambda: NOW)


def documents(work: Workspace) -> Iterator[tuple[str, bytes]]:
    """Every report and one sheet of every register, as (name, PDF)."""
    for kind, spec in reporting.report_list():
        uid = None
        if spec.is_per_record:
            rows = records.page(work, ListQuery(kind.key, limit=1)).rows
            if not rows or kind not in KINDS:
                continue
            uid = rows[0].uid
        period = YEAR if spec.period_field else Period()
        yield spec.key, reporting.pdf_bytes(reporting.build(work, spec.key, period=period, uid=uid))


def draw_pages(path: Path, out: Path) -> None:
    """The reports as PDF and as pictures."""
    (out / "pdf").mkdir(parents=True, exist_ok=True)
    (out / "pages").mkdir(parents=True, exist_ok=True)
    work = open_office(path)
    for name, content in documents(work):
        (out / "pdf" / f"{name}.pdf").write_bytes(content)
        document = pypdfium2.PdfDocument(content)
        for number, page in enumerate(document, start=1):
            page.render(scale=PAGE_DPI / 72).to_pil().save(out / "pages" / f"{name}-{number:02}.png")
        print(f"{name}: {len(document)} pages")
        document.close()
    office_files.close_file(work)


def draw_screens(path: Path, out: Path, variant: Variant) -> int:
    """The screens of one variant, in a process of its own: Qt reads the scaling once."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": str(variant.scaling),
        "SODANVAN_HOME": str(path.parent / f"home-{variant.name}"),
    }
    command = [sys.executable, "-m", "tools.screens", str(path), str(out / "screens" / variant.name), variant.name]
    return subprocess.call(command, env=environment)


def main(arguments: list[str] | None = None) -> int:
    """Draw everything; 0 where all went well."""
    parser = argparse.ArgumentParser(prog="shots", description="Draw every screen and every printed page.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--quick", action="store_true", help="screens in one variant only")
    parser.add_argument("--screens-only", action="store_true", help="no reports")
    given = parser.parse_args(arguments)
    variants = VARIANTS[:1] if given.quick else VARIANTS
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ["SODANVAN_HOME"] = folder
        path = make_office(Path(folder))
        if not given.screens_only:
            draw_pages(path, given.out)
        return max(draw_screens(path, given.out, variant) for variant in variants)


if __name__ == "__main__":
    sys.exit(main())
