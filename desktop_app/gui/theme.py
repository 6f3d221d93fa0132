"""How the program looks: one palette in two lights, one size of letters, and a few style rules."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app.gui.palette import DARK, LIGHT, Colors
from desktop_app.gui.style_sheet import style_sheet
from desktop_app.paths import program_dir, resources_dir

POINT_SIZE = 10.5
ROW_ROOM_PX = 8
SHIPPED_FAMILY = "Liberation Sans"
SYSTEM_FAMILIES = ("Segoe UI",)
TALL_LETTERS = "ẮỄỘ"


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours and sizes for everything that is drawn.

    Attributes:
        scale: Size of letters, 1.0 to 2.0; all lengths grow with it.
        family: Face of the letters.
    """

    colors: Colors = LIGHT
    is_dark: bool = False
    scale: float = 1.0
    family: str = SHIPPED_FAMILY

    def px(self, length: float) -> int:
        """A length at 100 % as pixels at this size of letters."""
        return round(length * self.scale)

    def color(self, role: str) -> QColor:
        """The colour of a role of ``Colors`` (``text``, ``late`` …)."""
        return QColor(getattr(self.colors, role))

    def font(self, *, factor: float = 1.0, is_bold: bool = False) -> QFont:
        """The program's face; factor 1.0 is running text."""
        font = QFont(self.family)
        font.setPointSizeF(POINT_SIZE * self.scale * factor)
        font.setBold(is_bold)
        return font

    @property
    def row_height(self) -> int:
        """Height of a line in lists and tables: no mark on a capital letter is cut off."""
        metrics = QFontMetrics(self.font())
        return max(metrics.height(), metrics.boundingRect(TALL_LETTERS).height()) + self.px(ROW_ROOM_PX)


def choose_theme(*, scheme: str, percent: int) -> Theme:
    """The theme for what a person set ("system", "light", "dark"; percent of the usual size)."""
    hints = QGuiApplication.styleHints()
    is_dark = scheme == "dark" or (scheme == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
    return Theme(DARK if is_dark else LIGHT, is_dark, percent / 100, choose_family())


def choose_family() -> str:
    """Segoe UI where it is installed, else the shipped Liberation Sans; both have all Vietnamese letters."""
    known = set(QFontDatabase.families())
    for family in SYSTEM_FAMILIES:
        if family in known and QFontDatabase.WritingSystem.Vietnamese in QFontDatabase.writingSystems(family):
            return family
    if SHIPPED_FAMILY not in known or not _is_shipped_loaded():
        load_shipped_fonts()
    return SHIPPED_FAMILY


def load_shipped_fonts() -> None:
    """Make the shipped faces known; older copies of Liberation on some systems lack Vietnamese."""
    for name in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(resources_dir() / "fonts" / f"LiberationSans-{name}.ttf"))


def _is_shipped_loaded() -> bool:
    metrics = QFontMetrics(QFont(SHIPPED_FAMILY))
    return metrics.inFontUcs4(ord("ắ"))


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole program this look; may be called again while it runs."""
    app.setStyle("Fusion")
    app.setFont(theme.font())
    app.setPalette(qt_palette(theme.colors))
    arrow = _picture("chevron-down", color=theme.colors.text)
    tick = _picture("check", color=theme.colors.on_accent)
    app.setStyleSheet(style_sheet(theme.colors, scale=theme.scale, arrow=arrow, tick=tick))


def qt_palette(colors: Colors) -> QPalette:
    """The colours as Qt's own widgets ask for them."""
    role = QPalette.ColorRole
    wanted = {
        role.Window: colors.window,
        role.WindowText: colors.text,
        role.Base: colors.paper,
        role.AlternateBase: colors.stripe,
        role.Text: colors.text,
        role.PlaceholderText: colors.muted,
        role.Button: colors.stripe,
        role.ButtonText: colors.text,
        role.BrightText: colors.late,
        role.Highlight: colors.selection,
        role.HighlightedText: colors.on_selection,
        role.Accent: colors.accent,
        role.Link: colors.accent_text,
        role.LinkVisited: colors.accent_text,
        role.ToolTipBase: colors.paper,
        role.ToolTipText: colors.text,
        role.Mid: colors.rule,
        role.Midlight: colors.stripe,
        role.Dark: colors.border,
        role.Light: colors.paper,
        role.Shadow: colors.border,
    }
    palette = QPalette()
    for one, color in wanted.items():
        palette.setColor(one, QColor(color))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(colors.muted))
    return palette


def _picture(name: str, *, color: str) -> str:
    """A style sheet takes pictures from files only, so an icon is drawn in its colour into the program's folder."""
    place = program_dir() / "look" / f"{name}-{color.removeprefix('#')}.svg"
    drawing = (resources_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(drawing.replace("currentColor", color), encoding="utf-8")
    return place.as_posix()
