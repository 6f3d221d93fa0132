"""Reckoning open records again from the window: with a bar that can be stopped, and what was done by then told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import AppError
from desktop_app.domain.stamp import Change
from desktop_app.gui.context import GuiContext
from desktop_app.gui.errors import show_error
from desktop_app.gui.task_runner import Progress, TaskCancelled
from desktop_app.gui.texts import tr
from desktop_app.records import KINDS

if TYPE_CHECKING:
    from desktop_app.services.workspace import Workspace


def reckon(
    context: GuiContext,
    call: Callable[[Workspace, Progress], tuple[Change, ...]],
    *,
    owner: QWidget,
    on_done: Callable[[int], None],
    on_stopped: Callable[[], object],
    on_failure: Callable[[AppError], None] | None = None,
) -> None:
    """Run work that reckons due days again (``deadlines.refresh`` in the end), and tell all screens what it changed.

    Args:
        on_done: Gets how many records changed.
        on_stopped: The person stopped it; the rest is reckoned when the file is opened next.
    """
    progress = Progress()

    def done(changes: tuple[Change, ...]) -> None:
        context.hub.announce(changes, owner)
        on_done(sum(len(change.uids) for change in changes))

    def failed(error: AppError) -> None:
        if isinstance(error, TaskCancelled):
            context.hub.announce(_perhaps_changed(), owner)
            on_stopped()
        elif on_failure is not None:
            on_failure(error)
        else:
            show_error(owner.window(), error)

    context.runner.run(
        partial(_with_progress, call, progress),
        owner=owner,
        on_success=done,
        on_failure=failed,
        progress_title=tr("Đang tính lại hạn của các bản ghi đang mở…"),
        progress=progress,
    )


def stopped_words() -> str:
    """What is said after a stop."""
    return tr("Chưa tính lại hết hạn của các bản ghi. Chương trình tính tiếp khi mở tệp lần sau.")


def _with_progress(
    call: Callable[[Workspace, Progress], tuple[Change, ...]], progress: Progress, work: Workspace
) -> tuple[Change, ...]:
    return call(work, progress)


def _perhaps_changed() -> tuple[Change, ...]:
    """Of which kinds some records may have been reckoned before the stop; which ones is not known."""
    return tuple(Change(kind.key, (), "changed") for kind in KINDS if any(spec.computed for spec in kind.specs))
