"""Work that touches the office file runs on one worker thread; its results come back on the window's thread.

    runner.run(lambda work: records.get(work, kind=kind, uid=uid), owner=self, on_success=self._show_record)

``TaskRunner`` is what the program uses; ``InlineRunner`` has the same interface and does everything at once, for tests.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.domain.errors import AppError
from desktop_app.gui.errors import show_crash, show_error
from desktop_app.gui.progress_dialog import ProgressDialog
from desktop_app.log import describe_error

if TYPE_CHECKING:  # the database engine is loaded once the window stands
    from desktop_app.services.workspace import Workspace

T = TypeVar("T")
Failure = Callable[[AppError], None]

REST_S = 0.25
"""Seconds without other work before background reads begin: what was just asked for is painted first."""

PROGRESS_AFTER_MS = 600

logger = logging.getLogger(__name__)


class TaskCancelled(AppError):
    """A person stopped the work; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("Đã dừng theo yêu cầu. Dữ liệu không thay đổi.")


class Progress:
    """How far long work has come, and whether it is wanted no longer. May be used from any thread."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._state = (0, 0)

    def __call__(self, done: int, total: int = 0) -> None:
        """The work says how far it is.

        Raises:
            TaskCancelled: A person asked to stop; the work's transaction is rolled back by this.
        """
        self._state = (done, total)
        if self._cancelled.is_set():
            raise TaskCancelled

    @property
    def state(self) -> tuple[int, int]:
        """(done, total); total 0 where it is not known."""
        return self._state

    @property
    def is_cancelled(self) -> bool:
        """True once a person asked to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled.set()


@dataclass(eq=False)
class Task:
    """One piece of work on its way: what to do, for whom, and what came of it."""

    work: Callable[[], Any]
    owner: QObject
    on_success: Callable[[Any], None]
    on_failure: Failure | None
    on_end: Callable[[], None] | None
    progress_title: str = ""
    progress: Progress | None = None
    supersedes: str = ""
    is_background: bool = False
    is_read: bool = False
    value: Any = None
    error: BaseException | None = None
    is_finished: bool = False
    """Nothing more comes of it: its outcome was handed out, or it was dropped before it began."""

    def do(self) -> None:
        """Do the work and keep its outcome, whatever it is. Runs on the worker."""
        try:
            if self.progress is not None and self.progress.is_cancelled:
                raise TaskCancelled
            self.value = self.work()
            if self.is_read and self.progress is not None and self.progress.is_cancelled:
                raise TaskCancelled
        except Exception as error:  # shown to the person by `finish`, on the window's thread
            self.error = error

    def finish(self) -> None:
        """Hand the outcome to the callbacks, unless the owner is gone. Runs on the window's thread."""
        self.is_finished = True
        if self.error is not None and not isinstance(self.error, AppError):
            logger.error("work failed unexpectedly\n%s", describe_error(self.error))
        if not isValid(self.owner):
            return
        if self.on_end is not None:
            self.on_end()
        if self.error is None:
            if isValid(self.owner):
                self.on_success(self.value)
        elif not isinstance(self.error, AppError):
            show_crash(_window_of(self.owner), self.error)
        elif self.on_failure is not None:
            self.on_failure(self.error)
        elif not isinstance(self.error, TaskCancelled):
            show_error(_window_of(self.owner), self.error)


class Runner:
    """What screens see of the worker. Call it on the window's thread only.

    Common to all calls: ``owner`` is the object whose methods the callbacks are; once it is destroyed its results are
    dropped (the work is done all the same). ``on_failure`` gets an AppError and replaces the message box; an unexpected
    error always shows the crash box. ``on_end`` is called first, whatever the outcome (to free a button again).
    ``progress_title`` brings up a progress box after 600 ms.
    """

    def __init__(self) -> None:
        self._workspace: Workspace | None = None  # touched by the worker alone

    def run(
        self,
        call: Callable[[Workspace], T],
        *,
        owner: QObject,
        on_success: Callable[[T], None],
        on_failure: Failure | None = None,
        on_end: Callable[[], None] | None = None,
        progress_title: str = "",
        progress: Progress | None = None,
    ) -> None:
        """Do work that may write. It can be stopped where ``progress`` is given and the work calls it."""
        work = self._with_workspace(call)
        self._submit(Task(work, owner, on_success, on_failure, on_end, progress_title, progress))

    def run_read(
        self,
        call: Callable[[Workspace], T],
        *,
        owner: QObject,
        on_success: Callable[[T], None],
        on_failure: Failure | None = None,
        on_end: Callable[[], None] | None = None,
        progress_title: str = "",
        supersedes: str = "",
        is_background: bool = False,
    ) -> None:
        """Do work that only reads.

        Args:
            supersedes: Name of the question; an earlier one of the same owner and name that has not begun is dropped,
                so that typing fast does not pile up searches.
            is_background: Let all other waiting work go first (counts).
        """
        work = self._with_workspace(call)
        task = Task(work, owner, on_success, on_failure, on_end, progress_title, Progress() if progress_title else None)
        task.supersedes, task.is_background, task.is_read = supersedes, is_background, True
        self._submit(task)

    def run_apart(
        self,
        call: Callable[[], T],
        *,
        owner: QObject,
        on_success: Callable[[T], None],
        on_failure: Failure | None = None,
        on_end: Callable[[], None] | None = None,
        progress_title: str = "",
        supersedes: str = "",
    ) -> None:
        """Do work that needs no office file (draw a page, look a commune up)."""
        task = Task(call, owner, on_success, on_failure, on_end, progress_title)
        task.supersedes = supersedes
        self._submit(task)

    def adopt(
        self,
        make: Callable[[], T],
        *,
        workspace_of: Callable[[T], Workspace | None],
        owner: QObject,
        on_success: Callable[[T], None],
        on_failure: Failure | None = None,
        on_end: Callable[[], None] | None = None,
        progress_title: str = "",
    ) -> None:
        """Open or create the office file on the worker; later work gets the workspace found in the result."""

        def work() -> T:
            made = make()
            self._workspace = workspace_of(made)
            return made

        self._submit(Task(work, owner, on_success, on_failure, on_end, progress_title))

    def release(
        self, close: Callable[[Workspace], None], *, owner: QObject, on_success: Callable[[None], None]
    ) -> None:
        """Close the office file on the worker, after the work that waits; nothing happens where none is open."""

        def work() -> None:
            workspace, self._workspace = self._workspace, None
            if workspace is not None:
                close(workspace)

        self._submit(Task(work, owner, on_success, None, None))

    def stop(self) -> None:
        """Finish the work that is waiting, then end the worker."""

    def _with_workspace(self, call: Callable[[Workspace], T]) -> Callable[[], T]:
        def work() -> T:
            assert self._workspace is not None, "no office file is open"
            return call(self._workspace)

        return work

    def _submit(self, task: Task) -> None:
        raise NotImplementedError


class InlineRunner(Runner):
    """Does everything at once on the calling thread."""

    def _submit(self, task: Task) -> None:
        task.do()
        task.finish()


class TaskRunner(Runner):
    """One worker thread that owns the office file and does the work in the order it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._lane = _Lane()
        self._lane.start()

    def stop(self) -> None:
        """Finish the work that is waiting, then end the worker."""
        self._lane.close()
        self._lane.wait()

    def _submit(self, task: Task) -> None:
        if task.progress_title:
            _ProgressWatch(task)
        self._lane.add(task)


class _Lane(QThread):
    """The worker thread with its two queues: waiting work, and background reads that let it go first."""

    finished_task = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._condition = threading.Condition()
        self._waiting: deque[Task] = deque()
        self._background: deque[Task] = deque()
        self._is_closed = False
        self._busy_at = 0.0  # moment of the last work that was not in the background
        self.finished_task.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def add(self, task: Task) -> None:
        """Queue a task; a superseded one leaves the queue, and its progress box goes."""
        with self._condition:
            queue = self._background if task.is_background else self._waiting
            if task.supersedes:
                for other in [item for item in queue if _is_superseded(item, task)]:
                    queue.remove(other)
                    other.is_finished = True
            queue.append(task)
            self._condition.notify()

    def close(self) -> None:
        """Let ``run`` return once the queues are empty."""
        with self._condition:
            self._is_closed = True
            self._background.clear()
            self._condition.notify()

    def run(self) -> None:
        """Do the tasks, one after the other."""
        while (task := self._next()) is not None:
            task.do()
            if not task.is_background:
                self._busy_at = time.monotonic()
            self.finished_task.emit(task)

    def _deliver(self, task: Task) -> None:
        task.finish()

    def _next(self) -> Task | None:
        with self._condition:
            while not self._waiting:
                if self._is_closed:
                    return None
                rest = self._busy_at + REST_S - time.monotonic()
                if self._background and rest <= 0:
                    return self._background.popleft()
                self._condition.wait(rest if self._background else None)
            return self._waiting.popleft()


class _ProgressWatch(QObject):
    """Brings up the progress box of a task that takes long, and takes it down again."""

    def __init__(self, task: Task) -> None:
        super().__init__(task.owner)
        self._task = task
        self._box: ProgressDialog | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(PROGRESS_AFTER_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if self._task.is_finished:
            self._timer.stop()
            if self._box is not None:
                self._box.accept()
            self.deleteLater()
            return
        if self._box is None:
            self._box = ProgressDialog(self._task.progress_title, parent=_window_of(self._task.owner))
            if self._task.progress is not None:
                self._box.offer_cancel()
                self._box.cancelled.connect(self._task.progress.cancel)
            self.destroyed.connect(self._box.accept)
            self._box.open()
            self._timer.setInterval(100)
        if self._task.progress is not None:
            self._box.show_state(*self._task.progress.state)


def _is_superseded(older: Task, newer: Task) -> bool:
    return older.owner is newer.owner and older.supersedes == newer.supersedes


def _window_of(owner: QObject) -> QWidget | None:
    current: QObject | None = owner
    while current is not None and not isinstance(current, QWidget):
        current = current.parent()
    return current.window() if current is not None else None
