"""The worker: results come back on the window's thread, errors are shown, gone screens are left alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from typing import cast

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop_app.domain.errors import AppError, StorageUnavailable
from desktop_app.gui.progress_dialog import ProgressDialog
from desktop_app.gui.task_runner import InlineRunner, Progress, Runner, TaskCancelled, TaskRunner
from desktop_app.services.workspace import Workspace
from tests.helpers.windows import close_boxes, find, open_boxes


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.stop()


def adopt(runner: Runner, owner: QObject, workspace: object) -> None:
    made = cast(Workspace, workspace)
    runner.adopt(lambda: made, workspace_of=lambda work: work, owner=owner, on_success=lambda _: None)


def test_run_does_the_work_on_another_thread_and_calls_back_on_this_one(qtbot, runner) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    threads: list[QThread] = []
    adopt(runner, owner, "workspace")

    def work(workspace: object) -> tuple[object, bool]:
        return workspace, QThread.currentThread() is owner.thread()

    answers: list[tuple[object, bool]] = []

    def keep(answer: tuple[object, bool]) -> None:
        answers.append(answer)
        threads.append(QThread.currentThread())

    runner.run(work, owner=owner, on_success=keep)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [("workspace", False)]
    assert threads == [owner.thread()]


def test_run_keeps_the_order_of_the_calls(qtbot, runner) -> None:
    owner = QObject()
    answers: list[int] = []
    for number in range(50):
        runner.run_apart(lambda number=number: number, owner=owner, on_success=answers.append)
    qtbot.waitUntil(lambda: len(answers) == 50)
    assert answers == list(range(50))


def test_run_with_an_app_error_and_no_callback_shows_its_sentence(qtbot, runner) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()

    def work() -> None:
        raise StorageUnavailable("Chưa lưu được vì đĩa đã đầy.", next_step="Giải phóng chỗ rồi lưu lại.")

    runner.run_apart(work, owner=owner, on_success=lambda _: pytest.fail("called"))
    qtbot.waitUntil(lambda: bool(open_boxes()))
    box = open_boxes()[0]
    assert box.text() == "Chưa lưu được vì đĩa đã đầy."
    assert box.informativeText() == "Giải phóng chỗ rồi lưu lại."
    close_boxes()


def test_run_with_an_app_error_and_a_callback_gives_it_the_error_after_on_end(qtbot, runner) -> None:
    owner = QObject()
    calls: list[str] = []

    def work() -> None:
        raise AppError("Không được.")

    runner.run_apart(
        work,
        owner=owner,
        on_success=lambda _: calls.append("success"),
        on_failure=lambda error: calls.append(error.sentence),
        on_end=lambda: calls.append("end"),
    )
    qtbot.waitUntil(lambda: len(calls) == 2)
    assert calls == ["end", "Không được."]
    assert open_boxes() == []


def test_run_with_an_unexpected_error_shows_the_crash_box_and_goes_on(qtbot, runner, caplog) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    answers: list[str] = []

    def work() -> None:
        raise ValueError("Nguyễn Văn A")

    runner.run_apart(work, owner=owner, on_success=lambda _: None)
    qtbot.waitUntil(lambda: bool(open_boxes()))
    assert open_boxes()[0].findChild(QPushButton, "open_log_button") is not None
    assert "ValueError" in caplog.text
    assert "Nguyễn" not in caplog.text, "a log never holds what was typed"
    close_boxes()
    runner.run_apart(lambda: "vẫn chạy", owner=owner, on_success=answers.append)
    qtbot.waitUntil(lambda: answers == ["vẫn chạy"])


def test_run_for_an_owner_that_is_gone_does_the_work_and_drops_the_result(qtbot, runner) -> None:
    gate, done = threading.Event(), threading.Event()
    owner, other = QObject(), QObject()
    answers: list[str] = []

    def work() -> str:
        gate.wait(5)
        done.set()
        return "late"

    runner.run_apart(work, owner=owner, on_success=answers.append)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    gate.set()
    runner.run_apart(lambda: "after", owner=other, on_success=answers.append)
    qtbot.waitUntil(lambda: "after" in answers)
    assert done.is_set()
    assert answers == ["after"]


def test_run_read_superseded_before_it_began_is_dropped(qtbot, runner) -> None:
    gate, owner = threading.Event(), QObject()
    asked: list[str] = []
    answers: list[str] = []
    adopt(runner, owner, "workspace")
    runner.run_apart(lambda: gate.wait(5), owner=owner, on_success=lambda _: None)

    def ask(word: str, _: object) -> str:
        asked.append(word)
        return word

    for word in ("d", "da", "dat"):
        runner.run_read(partial(ask, word), owner=owner, on_success=answers.append, supersedes="page")
    gate.set()
    qtbot.waitUntil(lambda: answers == ["dat"])
    assert asked == ["dat"]


def test_progress_box_of_a_superseded_read_does_not_stay(qtbot, runner) -> None:
    gate, owner = threading.Event(), QWidget()
    qtbot.addWidget(owner)
    owner.show()
    answers: list[str] = []
    adopt(runner, owner, "workspace")
    runner.run_apart(lambda: gate.wait(5), owner=owner, on_success=lambda _: None)
    for word in ("biểu 1", "biểu 2"):
        read = partial(_answer, word)
        runner.run_read(read, owner=owner, on_success=answers.append, supersedes="table", progress_title="Đang tính")
    qtbot.waitUntil(lambda: owner.findChild(ProgressDialog) is not None)
    gate.set()
    qtbot.waitUntil(lambda: answers == ["biểu 2"])
    qtbot.waitUntil(lambda: owner.findChild(ProgressDialog) is None)


def _answer(word: str, _workspace: object) -> str:
    return word


def test_run_read_in_background_lets_other_work_go_first(qtbot, runner) -> None:
    gate, owner = threading.Event(), QObject()
    answers: list[str] = []
    adopt(runner, owner, "workspace")
    runner.run_apart(lambda: gate.wait(5), owner=owner, on_success=lambda _: None)
    runner.run_read(lambda _: "count", owner=owner, on_success=answers.append, is_background=True)
    runner.run_read(lambda _: "page", owner=owner, on_success=answers.append)
    gate.set()
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers == ["page", "count"]


def test_run_that_takes_long_shows_progress_and_can_be_stopped(qtbot, runner) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    progress = Progress()
    failures: list[AppError] = []
    tick = threading.Event()
    adopt(runner, owner, "workspace")

    def work(_: object) -> None:
        for step in range(1_000):
            progress(step, 1_000)
            tick.wait(0.005)

    runner.run(
        work,
        owner=owner,
        on_success=lambda _: None,
        on_failure=failures.append,
        progress_title="Đang ghi",
        progress=progress,
    )

    def is_box_open() -> bool:
        box = owner.findChild(ProgressDialog)
        return box is not None and box.isVisible()

    qtbot.waitUntil(is_box_open)
    find(find(owner, ProgressDialog, "progress_dialog"), QPushButton, "stop_button").click()
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], TaskCancelled)
    qtbot.waitUntil(lambda: owner.findChild(ProgressDialog) is None)


def test_run_that_is_quick_shows_no_progress(qtbot, runner) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    answers: list[int] = []
    runner.run_apart(lambda: 1, owner=owner, on_success=answers.append, progress_title="Đang làm")
    qtbot.waitUntil(lambda: answers == [1])
    assert owner.findChild(ProgressDialog) is None


def test_inline_runner_does_everything_at_once(qtbot) -> None:
    owner, runner = QObject(), InlineRunner()
    answers: list[str] = []
    adopt(runner, owner, "workspace")
    runner.run(lambda workspace: f"{workspace} used", owner=owner, on_success=answers.append)
    assert answers == ["workspace used"]
