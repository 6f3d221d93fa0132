"""Who viewed, printed or exported the record of a person (DOMAIN E.3: access to personal data is logged)."""

from __future__ import annotations

from desktop_app.services.workspace import Workspace
from desktop_app.storage import accesses


def note(work: Workspace, *, kind: str, uid: str, deed: str) -> None:
    """Log one access; ``deed`` is viewed, printed or exported. Kinds without personal fields are not logged."""
    if not any(spec.personal for spec in work.kind(kind).specs):
        return
    with work.file.writing() as connection:
        accesses.add(connection, at=work.now(), user=work.user, kind=kind, uid=uid, deed=deed)
