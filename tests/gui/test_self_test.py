"""The program's test of itself, run as a person runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from desktop_app.records import KINDS


def run_program(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "SODANVAN_HOME": str(home), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "desktop_app", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


def test_self_test_goes_through_every_step_and_leaves_nothing_behind(tmp_path: Path) -> None:
    done = run_program("--self-test", home=tmp_path / "home")
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout + done.stderr
    assert [f"saved one record: {kind.key}" for kind in KINDS] == lines[1 : 1 + len(KINDS)]
    assert lines[-2] == f"opened the window and drew its {len(KINDS) + 3} pages"
    assert lines[-1] == "Everything works."
    assert not (tmp_path / "home").exists()


def test_program_with_wrong_usage_says_so(tmp_path: Path) -> None:
    done = run_program("--no-such-thing", home=tmp_path)
    assert done.returncode == 2
    assert "--self-test" in done.stderr
