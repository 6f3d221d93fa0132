"""Where things are: shipped resources, and the program's own folder of the person at this computer."""

from __future__ import annotations

import os
import sys
import uuid
from pathlib import Path

_HOME_VARIABLE = "SODANVAN_HOME"


def resources_dir() -> Path:
    """The shipped ``resources`` folder, in a source tree and in a frozen program alike."""
    bundle = getattr(sys, "_MEIPASS", None)
    return (Path(bundle) if bundle else Path(__file__).resolve().parent.parent) / "resources"


def program_dir() -> Path:
    """The program's own folder (log, device name, spare envelopes); made when missing. SODANVAN_HOME overrides it."""
    chosen = os.environ.get(_HOME_VARIABLE)
    if chosen:
        folder = Path(chosen)
    elif sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "SoDanVan"
    else:
        folder = Path(os.environ.get("XDG_DATA_HOME", str(Path.home() / ".local" / "share"))) / "so-dan-van"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def device_name() -> str:
    """Eight letters that name this computer (for this person) in clocks and logs; made at the first start."""
    place = program_dir() / "device"
    if place.is_file():
        name = place.read_text(encoding="ascii").strip()
        if name:
            return name
    name = uuid.uuid4().hex[:8]
    place.write_text(name, encoding="ascii")
    return name
