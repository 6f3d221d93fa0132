"""What this program is, its version, and the licences of what it is built from."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app import __version__
from desktop_app.gui.building import label
from desktop_app.gui.context import GuiContext
from desktop_app.gui.texts import tr
from desktop_app.paths import resources_dir

PARTS = (
    ("Qt, PySide6 6.11", "LGPL-3.0"),
    ("SQLCipher, SQLite", "BSD-3-Clause; public domain"),
    ("sqlite-utils", "Apache-2.0"),
    ("ReportLab", "BSD-3-Clause"),
    ("PDFium, pypdfium2", "BSD-3-Clause, Apache-2.0"),
    ("cryptography", "Apache-2.0, BSD-3-Clause"),
    ("Pillow", "MIT-CMU"),
    ("chiecthuyenngoaixa", "MIT"),
    ("Liberation Serif, Liberation Sans", "OFL-1.1"),
    ("Lucide", "ISC"),
)


class AboutSection(QWidget):
    """Name, version, where the log lies, and the licences as text that can be copied."""

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about_section")
        text = QPlainTextEdit()
        text.setObjectName("licence_text")
        text.setAccessibleName(tr("Giấy phép"))
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setPlainText(licence_text())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(context.theme.px(8))
        layout.addWidget(label(f"Sổ Dân Vận {__version__}", role="title"))
        layout.addWidget(
            label(
                tr(
                    "Sổ sách công tác dân vận, tiếp công dân và đơn thư của cấp xã. Chạy trên máy này, không dùng mạng."
                ),
                wraps=True,
            )
        )
        layout.addWidget(label(tr("Giấy phép của các thành phần"), role="heading"))
        layout.addWidget(text, 1)

    def activate(self) -> None:
        """Nothing here comes from the file."""


def licence_text() -> str:
    """Licences of the parts, and the words of those that are shipped as files."""
    lines = [f"{name}: {licence}" for name, licence in PARTS]
    for place in ("fonts/LICENSE-OFL.txt", "icons/LICENSE-lucide.txt"):
        lines += ["", "—" * 40, (resources_dir() / place).read_text(encoding="utf-8")]
    return "\n".join(lines)
