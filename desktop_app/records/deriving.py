"""Start values of a record that begins from another one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.domain.fields import is_given, spec_of
from desktop_app.domain.stamp import Stored
from desktop_app.domain.values import editable


def copied(stored: Stored, keys: Mapping[str, str]) -> dict[str, Any]:
    """Raw values for a form, taken from fields of a stored record.

    Args:
        keys: Field of the new record to field of the stored one. Fields that are not given are left out.
    """
    record = stored.record
    return {
        target: editable(spec_of(type(record), source), getattr(record, source))
        for target, source in keys.items()
        if is_given(getattr(record, source))
    }


def same(*keys: str) -> dict[str, str]:
    """The mapping for ``copied`` of fields that have the same key in both records."""
    return {key: key for key in keys}
