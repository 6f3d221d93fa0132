"""Running the command line inside the test: what it printed, and its exit code."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop_app.cli.main import main


@dataclass(frozen=True)
class Said:
    """What one command said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


class CommandLine:
    """Runs commands on one office file."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
        self.path = path
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: str | Path, typed: bytes = b"") -> Said:
        """Run a command with ``--file``; ``typed`` stands on its standard input."""
        return self.bare("--file", self.path, *arguments, typed=typed)

    def bare(self, *arguments: str | Path, typed: bytes = b"") -> Said:
        """Run a command as it stands."""
        self._monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))
        self._capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        captured = self._capsys.readouterr()
        return Said(code, captured.out, captured.err)

    def add(self, kind: str, *records: dict[str, Any]) -> Said:
        """Add records given as objects."""
        lines = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
        return self("add", kind, "--json", typed=lines.encode())


def petition(**values: Any) -> dict[str, Any]:
    """A petition the register accepts, less or more some values."""
    return {
        "received_on": "2026-11-02",
        "content_kind": "proposal",
        "source": "direct",
        "petitioner": "Nguyễn Thị Mơ",
        "hamlet": "Xóm Đông",
        "summary": "Đề nghị sửa đường xóm Đông",
        **values,
    }
