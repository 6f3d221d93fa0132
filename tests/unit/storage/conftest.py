"""Files of sample records for tests of storage."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.services.workspace import Workspace
from tests.helpers.sample_files import sample_work


@pytest.fixture
def samples(tmp_path: Path) -> Iterator[Workspace]:
    """A new file of sample records."""
    work = sample_work(tmp_path)
    yield work
    work.file.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """One file for all examples of a property; each example takes its writes back (``trial``)."""
    work = sample_work(tmp_path_factory.mktemp("shared"))
    yield work
    work.file.close()
