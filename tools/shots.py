"""Draws every screen and every printed page of the sample office into a folder.

    python -m tools.shots OUT [--quick]

OUT/pdf holds reports, papers and tables, OUT/pages their pages as PNG, OUT/screens/<variant> the screens.
``--quick`` draws the screens in one variant only: light, 1366×768 at 100 %.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from desktop_app.services import office_files
from tools.shot_office import make_office, open_office
from tools.shot_papers import documents

PAGE_DPI = 80


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


def _screen_file(folder: Path, variant: Variant) -> Path:
    """Tells Qt how large the monitor is that nobody sees; dialogs keep within it."""
    made = folder / f"screen-{variant.name}.json"
    screen = {"name": "screen", "x": 0, "y": 0, "width": variant.width, "height": variant.height}
    made.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return made


def draw_screens(path: Path, out: Path, variant: Variant) -> int:
    """The screens of one variant, in a process of its own: Qt reads the scaling once."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={_screen_file(path.parent, variant)}",
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
