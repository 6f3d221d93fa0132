"""Contract tests run over every record kind and every list, whoever adds one."""

from __future__ import annotations

import pytest

from desktop_app.domain.kind import RecordKind
from desktop_app.records import KINDS, LISTS


@pytest.fixture(params=[*KINDS, *LISTS], ids=lambda kind: kind.key)
def kind(request: pytest.FixtureRequest) -> RecordKind:
    """Each kind in turn."""
    made: RecordKind = request.param
    return made
