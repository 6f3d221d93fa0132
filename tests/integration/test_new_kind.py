"""A kind made from the template passes every contract test untouched, and its code is as clean as the rest."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.new_kind import make_kind

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the program's sources, so that the made kind does not enter the real ones."""
    for name in ("desktop_app", "tests", "tools", "resources"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def run(folder: Path, *arguments: str) -> str:
    """Run a Python module there; its output when it fails is the test's."""
    done = subprocess.run([sys.executable, "-m", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    return done.stdout


def test_made_kind_passes_the_contract(copied: Path) -> None:
    run(copied, "tools.new_kind", "working_visits", "Cuộc làm việc")
    said = run(copied, "pytest", "tests/contract", "-q", "-k", "working_visits", "-p", "no:cacheprovider")
    assert "passed" in said
    assert "skipped" not in said
    made = str(copied / "desktop_app" / "records" / "working_visits")
    run(copied, "ruff", "check", made)
    run(copied, "mypy", made)


def test_taken_or_ill_formed_key_is_refused(copied: Path) -> None:
    for key in ("petitions", "Activities", "visit", "../visits"):
        with pytest.raises(ValueError, match=r"the key is|there is a kind"):
            make_kind(copied, key=key, title="x")
