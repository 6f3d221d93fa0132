"""Identities of records: UUIDs of version 7, so that they sort by the moment they were made."""

from __future__ import annotations

import secrets
import time
import uuid


def new_uid() -> str:
    """A fresh UUID version 7 (RFC 9562, section 5.7) as text."""
    milliseconds = time.time_ns() // 1_000_000
    number = (milliseconds << 80) | secrets.randbits(80)
    number = (number & ~(0xF << 76)) | (0x7 << 76)
    number = (number & ~(0x3 << 62)) | (0x2 << 62)
    return str(uuid.UUID(int=number))
