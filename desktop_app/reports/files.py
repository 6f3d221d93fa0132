"""Files that appear complete or not at all, and packages that hold no moment of making."""

import os
import tempfile
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from types import MappingProxyType


def write_whole(content: bytes, path: Path) -> None:
    """Write a file beside its place, have it on the disk, then rename it into place.

    Args:
        content: All of it.
        path: Target, replaced if it exists; its folder must exist.

    Raises:
        OSError: The folder cannot be written, the disk is full; the target is as it was.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


_FIRST_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def timeless_zip(content: bytes, *, replaced: Mapping[str, str] = MappingProxyType({})) -> bytes:
    """The same package with its parts in the same order, without the moments and the system they were packed on.

    Args:
        content: The package.
        replaced: New texts of parts, by their names.
    """
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _FIRST_ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, replaced[name] if name in replaced else source.read(name))
    return packed.getvalue()
