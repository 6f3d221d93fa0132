"""What every test may ask for: a clock that stands still, a folder of its own, an open office file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

from desktop_app.services import office_files
from desktop_app.services.workspace import Workspace
from tests.helpers.offices import PASSWORD, Clock, sample_office
from tests.helpers.sample_files import sample_work

# The same examples on every machine, however slow it is; looking for new ones: --hypothesis-profile=search.
hypothesis.settings.register_profile("steady", deadline=None, derandomize=True, database=None)
hypothesis.settings.register_profile("search", deadline=None, max_examples=1000)
hypothesis.settings.load_profile("steady")


@pytest.fixture(autouse=True)
def program_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's own folder, away from the person's real one."""
    folder = tmp_path_factory.mktemp("program")
    monkeypatch.setenv("SODANVAN_HOME", str(folder))
    return folder


@pytest.fixture
def clock() -> Clock:
    """Stands at 22/11/2026 09:00 in Việt Nam until moved."""
    return Clock()


@pytest.fixture
def make_work(tmp_path: Path, clock: Clock) -> Iterator[Callable[..., Workspace]]:
    """Makes office files in tmp_path and closes them at the end."""
    opened: list[Workspace] = []

    def make(name: str = "xa.sodanvan", *, password: str | None = None, user: str = "Hoàng Thị Lan") -> Workspace:
        created = office_files.create_file(
            tmp_path / name, office=sample_office(), password=password, user=user, clock=clock
        )
        opened.append(created.workspace)
        return created.workspace

    yield make
    for work in opened:
        office_files.close_file(work)


@pytest.fixture
def work(make_work: Callable[..., Workspace]) -> Workspace:
    """An open office file without a password."""
    return make_work()


@pytest.fixture
def locked_work(make_work: Callable[..., Workspace]) -> Workspace:
    """An open office file with a password (PASSWORD)."""
    return make_work("mat.sodanvan", password=PASSWORD)


@pytest.fixture
def samples(tmp_path: Path) -> Iterator[Workspace]:
    """A new file of sample records, of the kinds in tests/helpers/sample_kind.py."""
    work = sample_work(tmp_path)
    yield work
    work.file.close()
