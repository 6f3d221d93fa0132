"""Outlines of periodic reports as no program would leave them."""

from __future__ import annotations

from desktop_app.services.workspace import Workspace
from desktop_app.storage import office_settings


def spoil_outline(work: Workspace, key: str) -> None:
    """Keep something under an outline's key that cannot be read as one."""
    with work.file.writing() as connection:
        office_settings.write(connection, f"outline.{key}", {"key": key, "title": "Khung cũ", "sections": 3})
