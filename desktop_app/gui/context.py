"""What every screen is handed when it is built."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.office import Office
from desktop_app.gui.change_hub import ChangeHub
from desktop_app.gui.masking import Masking
from desktop_app.gui.navigator import Navigator
from desktop_app.gui.settings import Settings
from desktop_app.gui.task_runner import Runner
from desktop_app.gui.theme import Theme


@dataclass(frozen=True, slots=True)
class GuiContext:
    """The program's parts a screen may use. Built anew when the office, the theme or the language changes.

    Attributes:
        user: Who sits at the machine, as written into records.
    """

    runner: Runner
    hub: ChangeHub
    navigator: Navigator
    masking: Masking
    settings: Settings
    theme: Theme
    office: Office
    user: str
