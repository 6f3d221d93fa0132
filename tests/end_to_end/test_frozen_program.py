"""The one-folder program that PyInstaller makes starts elsewhere and passes its own test."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TIME_LIMIT_S = 600


@pytest.mark.heavy
def test_frozen_program_passes_its_self_test(tmp_path: Path) -> None:
    folders = ["--distpath", str(tmp_path / "dist"), "--workpath", str(tmp_path / "build"), "--noconfirm"]
    built = subprocess.run(
        [sys.executable, "-m", "PyInstaller", *folders, str(ROOT / "build_installer.spec")],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=TIME_LIMIT_S,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr[-3000:]
    program = tmp_path / "dist" / "so-dan-van" / ("so-dan-van-app.exe" if os.name == "nt" else "so-dan-van-app")
    done = subprocess.run(
        [str(program), "--self-test"],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=TIME_LIMIT_S,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "SODANVAN_HOME": str(tmp_path / "home")},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Everything works" in done.stdout
