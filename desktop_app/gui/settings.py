"""What a person chose on this machine: look, language, sizes of windows and columns, files used lately."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

LANGUAGES = ("vi", "en")
SCHEMES = ("system", "light", "dark")
SCALES = (100, 110, 125, 150, 175, 200)
RECENT_FILES = 8


class Settings:
    """Remembers choices in an INI file of this person; nothing that belongs to the office file."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    def value(self, key: str, default: Any = None) -> Any:
        """A remembered value; lists and byte arrays come back as they were, numbers may come back as text."""
        found = self._store.value(key)
        return default if found is None else found

    def set_value(self, key: str, value: Any) -> None:
        """Remember a value; None forgets it."""
        if value is None:
            self._store.remove(key)
        else:
            self._store.setValue(key, value)

    def flush(self) -> None:
        """Write everything to disk now."""
        self._store.sync()

    @property
    def language(self) -> str:
        """ "vi" or "en"."""
        return self._one_of("look/language", LANGUAGES)

    @language.setter
    def language(self, code: str) -> None:
        self.set_value("look/language", code)

    @property
    def scheme(self) -> str:
        """ "system", "light" or "dark"."""
        return self._one_of("look/scheme", SCHEMES)

    @scheme.setter
    def scheme(self, name: str) -> None:
        self.set_value("look/scheme", name)

    @property
    def scale(self) -> int:
        """Size of letters in percent, one of SCALES."""
        raw = str(self.value("look/scale", SCALES[0]))
        return int(raw) if raw in {str(item) for item in SCALES} else SCALES[0]

    @scale.setter
    def scale(self, percent: int) -> None:
        self.set_value("look/scale", percent)

    @property
    def user(self) -> str:
        """Name last used by the person at this machine."""
        return str(self.value("user/name", ""))

    @user.setter
    def user(self, name: str) -> None:
        self.set_value("user/name", name)

    @property
    def known_users(self) -> list[str]:
        """Names used at this machine, newest first."""
        raw = self.value("user/names", [])
        return [raw] if isinstance(raw, str) else [str(name) for name in raw]

    def remember_user(self, name: str) -> None:
        """Put a name first among those used at this machine."""
        self.user = name
        if name:
            others = [one for one in self.known_users if one != name]
            self.set_value("user/names", [name, *others][:RECENT_FILES])

    @property
    def recent_files(self) -> list[Path]:
        """Office files opened lately, newest first."""
        raw = self.value("files/recent", [])
        names = [raw] if isinstance(raw, str) else list(raw)
        return [Path(str(name)) for name in names if name]

    def remember_file(self, path: Path) -> None:
        """Put a file first among those opened lately."""
        others = [str(item) for item in self.recent_files if item != path]
        self.set_value("files/recent", [str(path), *others][:RECENT_FILES])

    def forget_file(self, path: Path) -> None:
        """Strike a file from those opened lately."""
        self.set_value("files/recent", [str(item) for item in self.recent_files if item != path])

    def geometry(self, name: str) -> QByteArray | None:
        """Remembered place of a window, or None."""
        found = self.value(f"windows/{name}")
        return found if isinstance(found, QByteArray) else None

    def set_geometry(self, name: str, geometry: QByteArray) -> None:
        """Remember the place of a window."""
        self.set_value(f"windows/{name}", geometry)

    def _one_of(self, key: str, allowed: tuple[str, ...]) -> str:
        found = str(self.value(key, allowed[0]))
        return found if found in allowed else allowed[0]
