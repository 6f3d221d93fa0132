"""Words on the screen: written in Vietnamese, shown in the language that is set.

``tr("Lưu")`` gives the text back unchanged in Vietnamese, and from resources/texts/en.mo in English. The catalogue is
made by ``python -m tools.build_texts`` from the tr(...) calls in gui and from the declarations of all kinds.
"""

from __future__ import annotations

import gettext
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

from desktop_app.paths import resources_dir

_CONTEXT = "so-dan-van"


def tr(text: str) -> str:
    """The text in the language of the window; unknown text comes back as it is."""
    return QCoreApplication.translate(_CONTEXT, text) if text else ""


class Catalogue(QTranslator):
    """Answers Qt's question for a translation from a gettext catalogue."""

    def __init__(self, catalogue: gettext.GNUTranslations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue

    def isEmpty(self) -> bool:
        """Never: Qt would not ask otherwise."""
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> Any:
        """The translation, or None where there is none (an empty string would blank the text)."""
        if context != _CONTEXT:
            return None
        found = self._catalogue.gettext(text)
        return found if found != text else None


def install_language(app: QCoreApplication, language: str) -> None:
    """Make the program (and Qt's own dialogs) speak "vi" or "en"; call it before a window is made."""
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    folder = resources_dir() / "texts"
    if language == "en":
        with (folder / "en.mo").open("rb") as file:
            app.installTranslator(Catalogue(gettext.GNUTranslations(file), app))
        return
    words_of_qt = QTranslator(app)
    if words_of_qt.load(str(folder / "qt_vi.qm")):
        app.installTranslator(words_of_qt)
