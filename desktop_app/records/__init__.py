"""The registers and look-up lists of the office, one folder each, and the only list of them."""

from __future__ import annotations

from desktop_app.domain.kind import RecordKind
from desktop_app.records import (
    activities,
    civic_models,
    criteria_sheets,
    dialogues,
    guidance_documents,
    hamlets,
    officers,
    opinions,
    organizations,
    petitions,
    receptions,
)

KINDS: tuple[RecordKind, ...] = (
    civic_models.KIND,
    dialogues.KIND,
    opinions.KIND,
    receptions.KIND,
    petitions.KIND,
    activities.KIND,
)
"""The registers, in the order of the window."""

LISTS: tuple[RecordKind, ...] = (
    hamlets.KIND,
    officers.KIND,
    organizations.KIND,
    guidance_documents.KIND,
    criteria_sheets.KIND,
)
"""The look-up lists that pick fields choose from."""

_BY_KEY = {kind.key: kind for kind in (*KINDS, *LISTS)}


def kind_of(key: str) -> RecordKind:
    """The register or look-up list with this key; KeyError when there is none."""
    return _BY_KEY[key]
