"""What the menus and keys of the main window do: each command declared once, for menu, shortcut and key sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do from the menu.

    Attributes:
        key: Object name of its action.
        title: With & before the letter for the menu.
        keys: Shortcut as Qt writes it ("Ctrl+K"); "" for none.
        is_switch: Stays on or off.
        starts_group: A line stands above it in the menu.
    """

    key: str
    title: str
    do: Callable[[], object]
    keys: str = ""
    is_switch: bool = False
    starts_group: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """One menu of the bar."""

    title: str
    commands: tuple[Command, ...]


def plain_title(title: str) -> str:
    """The title without the mark of its letter and without dots."""
    return title.replace("&", "").removesuffix("…")


def build_menus(window: QMainWindow, menus: Iterable[Menu]) -> dict[str, QAction]:
    """Put the menus into the window's bar; returns the actions by key."""
    actions: dict[str, QAction] = {}
    for menu in menus:
        made = window.menuBar().addMenu(menu.title)
        for command in menu.commands:
            if command.starts_group:
                made.addSeparator()
            action = made.addAction(command.title)
            action.setObjectName(command.key)
            action.setCheckable(command.is_switch)
            if command.keys:
                action.setShortcut(QKeySequence(command.keys))
            action.triggered.connect(lambda _checked=False, do=command.do: do())
            actions[command.key] = action
    return actions
