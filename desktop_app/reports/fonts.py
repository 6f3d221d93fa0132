"""The shipped typefaces: Liberation Serif, never a face of the machine, so that a paper looks the same everywhere."""

from enum import Enum
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFont

from desktop_app.paths import resources_dir

TYPEFACE = "Times New Roman"
"""What documents to be edited name: every office has it, and Liberation Serif has the same measures."""


class Face(Enum):
    """A face of Liberation Serif 2.1.5, by the name of its file."""

    REGULAR = "LiberationSerif-Regular"
    BOLD = "LiberationSerif-Bold"
    ITALIC = "LiberationSerif-Italic"
    BOLD_ITALIC = "LiberationSerif-BoldItalic"


def load_face(face: Face, *, folder: Path | None = None) -> TTFont:
    """Read one face; each document reads its own, since reportlab keeps drawing state in the font (3 ms).

    Args:
        face: Which one.
        folder: Folder of the font files; the program's own if not given.

    Raises:
        OSError, TTFError: The file is missing or damaged, so the program is not installed properly.
    """
    path = (folder or resources_dir() / "fonts") / f"{face.value}.ttf"
    return TTFont(face.value, str(path))
