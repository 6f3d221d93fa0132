"""A file of sample records for properties of storage."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop_app.services.workspace import Workspace
from tests.helpers.sample_files import sample_work


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """One file for all examples of a property; each example takes its writes back (``trial``)."""
    work = sample_work(tmp_path_factory.mktemp("shared"))
    yield work
    work.file.close()
