"""Pictures beside words, drawn in the theme's colours from the shipped line drawings."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop_app.gui.theme import Theme
from desktop_app.paths import resources_dir

SIZES_PX = (16, 24, 32, 48)
_DRAWN_IN = b"currentColor"


def icon(name: str, *, theme: Theme, role: str = "muted") -> QIcon:
    """The icon resources/icons/<name>.svg in the colour of a role; disabled ones are drawn in the colour of rules.

    Raises:
        FileNotFoundError: There is no such icon.
    """
    drawing = (resources_dir() / "icons" / f"{name}.svg").read_bytes()
    made = QIcon()
    modes = ((QIcon.Mode.Normal, role), (QIcon.Mode.Selected, role), (QIcon.Mode.Disabled, "border"))
    for mode, color in modes:  # Qt would pale the chosen one by itself
        for size in SIZES_PX:
            made.addPixmap(_pixmap(drawing, color=theme.color(color).name(), size=size), mode)
    return made


def _pixmap(drawing: bytes, *, color: str, size: int) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(drawing.replace(_DRAWN_IN, color.encode("ascii"))))
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
