"""Rows of a list of any length, fetched page by page by keyset on the worker, from whichever end is nearer.

A list is cut into pages of PAGE_ROWS rows. A page can be fetched when the row before it (or the row after it) is known;
``forward[p]`` and ``backward[p]`` keep those rows as cursors. Where somebody jumps into unknown parts, the way there is
walked in long strides that carry no columns, so that no query ever counts rows it does not show.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.errors import AppError
from desktop_app.domain.query import Cursor, ListQuery, ListRow
from desktop_app.gui.records.row_tones import ListDay
from desktop_app.gui.task_runner import Runner
from desktop_app.services import records
from desktop_app.services.law import law_of
from desktop_app.services.workspace import Workspace

PAGE_ROWS = 256
KEPT_PAGES = 40
STRIDE_PAGES = 32
MOST_WANTED = 6
COUNT_AFTER_MS = 200


@dataclass(frozen=True, slots=True)
class Question:
    """What a list shows: the query without place, and its link columns (place in ``columns`` to target kind)."""

    query: ListQuery
    links: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """One fetched page: rows in the asked order, whether the list ends with them, names behind links, the day."""

    rows: tuple[ListRow, ...]
    is_last: bool
    names: Mapping[str, str]
    day: ListDay


def fetch(work: Workspace, *, question: Question, known: frozenset[str] = frozenset()) -> Answer:
    """Fetch one page with the names of the records it links to, less the known ones."""
    page = records.page(work, question.query)
    names: dict[str, str] = {}
    for place, target in question.links.items():
        wanted = {row.values[place] for row in page.rows if row.values[place]} - known
        if wanted:
            names |= records.names(work, kind=target, uids=sorted(wanted))
    return Answer(page.rows, page.next is None, names, ListDay(work.today(), law_of(work)))


class ListSource(QObject):
    """Keeps the rows near the one being looked at and fetches the others when they are asked for.

    Signals:
        answered: The first page is here. True for another list, False for the same one asked anew: its earlier rows are
            then shown until each is fetched again.
        rows_arrived: (first, last): rows that can be shown now.
        counted: Number of rows of the whole list; before it only the first page is known.
        failed: The AppError of a fetch; nothing is fetched until the next question.
    """

    answered = Signal(bool)
    rows_arrived = Signal(int, int)
    counted = Signal(int)
    failed = Signal(object)

    def __init__(self, runner: Runner, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._question: Question | None = None
        self._answered: Question | None = None
        self._round = 0
        self._total: int | None = None
        self._pages: OrderedDict[int, tuple[ListRow, ...]] = OrderedDict()
        self._stale: dict[int, tuple[ListRow, ...]] = {}
        self._forward: dict[int, Cursor | None] = {}
        self._backward: dict[int, Cursor | None] = {}
        self._wanted: list[int] = []
        self._is_fetching = False
        self._is_waiting = False
        self.names: dict[str, str] = {}
        self.day: ListDay | None = None
        self._count_timer = QTimer(self)
        self._count_timer.setSingleShot(True)
        self._count_timer.setInterval(COUNT_AFTER_MS)
        self._count_timer.timeout.connect(self._count)

    @property
    def total(self) -> int | None:
        """Rows of the whole list, None while they are being counted."""
        return self._total

    @property
    def known_rows(self) -> int:
        """Rows that exist for certain."""
        if self._total is not None:
            return self._total
        return len(self._pages.get(0, ()))

    def ask(self, question: Question) -> None:
        """Show another list (or the same one anew). The rows so far stay until the first new page arrives."""
        self._round += 1
        self._question = question
        self._is_waiting = True
        self._count_timer.stop()
        self._runner.run_read(
            partial(fetch, question=question),
            owner=self,
            on_success=partial(self._start, self._round),
            on_failure=self._fail,
            supersedes="first page",
        )

    def row(self, index: int) -> ListRow | None:
        """The row at a place, or None while it is on its way."""
        page, place = divmod(index, PAGE_ROWS)
        if page not in self._pages:
            self._want(page)
        rows = self._pages.get(page)
        if rows is None:
            rows = self._stale.get(page, ())
        else:
            self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def loaded(self, index: int) -> ListRow | None:
        """The row at a place if it is here; asks for nothing."""
        page, place = divmod(index, PAGE_ROWS)
        rows = self._pages.get(page, ())
        return rows[place] if place < len(rows) else None

    def place_of(self, uid: str) -> int | None:
        """Where a record stands, if its row is here."""
        for page, rows in self._pages.items():
            for place, row in enumerate(rows):
                if row.uid == uid:
                    return page * PAGE_ROWS + place
        return None

    # ------------------------------------------------------------ first page and count

    def _start(self, round_: int, answer: Answer) -> None:
        if round_ != self._round:
            return
        is_other = self._question != self._answered
        self._answered = self._question
        self._is_waiting = False
        self._wanted.clear()
        self._stale = {} if is_other else {**self._stale, **self._pages}
        self._pages.clear()
        self._forward, self._backward = {0: None}, {}
        self.names = dict(answer.names)
        self.day = answer.day
        if answer.is_last:
            self._total = len(answer.rows)
        elif is_other or self._total is None:
            self._total = None
        else:
            self._total = max(self._total, len(answer.rows))
        self._keep_page(0, answer.rows)
        self.answered.emit(is_other)
        if not answer.is_last:
            self._count_timer.start()

    def _count(self) -> None:
        question = self._question
        if question is None or self._is_waiting:
            return
        self._runner.run_read(
            partial(records.count, query=question.query),
            owner=self,
            on_success=partial(self._take_count, self._round),
            supersedes="count",
            is_background=True,
        )

    def _take_count(self, round_: int, total: int) -> None:
        if round_ == self._round and not self._is_waiting:
            self._set_total(total)

    def _set_total(self, total: int) -> None:
        self._total = total
        self._backward = {(total - 1) // PAGE_ROWS: None} if total else {}
        self.counted.emit(total)

    def _fail(self, error: AppError) -> None:
        self._is_waiting = True
        self._wanted.clear()
        self.failed.emit(error)

    # ------------------------------------------------------------ further pages

    def _want(self, page: int) -> None:
        if self._is_waiting:
            return
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted.append(page)
        del self._wanted[:-MOST_WANTED]
        self._step()

    def _step(self) -> None:
        """Begin the next fetch for the page wanted last, unless one is under way."""
        while self._wanted and self._wanted[-1] in self._pages:
            self._wanted.pop()
        if self._is_fetching or self._is_waiting or not self._wanted or self._question is None:
            return
        stride = self._stride_to(self._wanted[-1])
        question = Question(
            replace(
                self._question.query,
                after=stride.after,
                limit=stride.rows,
                is_descending=self._question.query.is_descending != stride.is_backward,
                columns=self._question.query.columns if stride.is_page else (),
            ),
            self._question.links if stride.is_page else {},
        )
        self._is_fetching = True
        self._runner.run_read(
            partial(fetch, question=question, known=frozenset(self.names)),
            owner=self,
            on_success=partial(self._take, self._round, stride),
            on_failure=self._fail,
            on_end=self._end_fetch,
        )

    def _stride_to(self, page: int) -> _Stride:
        """How to come nearer to a page: fetch it if a row beside it is known, else walk from the nearest known row."""
        if page in self._forward:
            return _Stride(page, self._forward[page], PAGE_ROWS, is_page=True)
        if page in self._backward:
            return _Stride(page, self._backward[page], self._size(page), is_page=True, is_backward=True)
        before = max(known for known in self._forward if known < page)
        behind = min((known for known in self._backward if known > page), default=None)
        if behind is not None and behind - page < page - before:
            pages = min(behind - page, STRIDE_PAGES)
            rows = self._size(behind) + (pages - 1) * PAGE_ROWS
            return _Stride(behind, self._backward[behind], rows, is_backward=True)
        return _Stride(before, self._forward[before], min(page - before, STRIDE_PAGES) * PAGE_ROWS)

    def _size(self, page: int) -> int:
        assert self._total is not None
        return min(PAGE_ROWS, self._total - page * PAGE_ROWS)

    def _end_fetch(self) -> None:
        self._is_fetching = False

    def _take(self, round_: int, stride: _Stride, answer: Answer) -> None:
        if round_ == self._round and not self._is_waiting:
            self._receive(stride, answer)
        self._step()

    def _receive(self, stride: _Stride, answer: Answer) -> None:
        self.names.update(answer.names)
        if stride.is_backward:
            self._note_backward(stride, answer)
        else:
            self._note_forward(stride, answer)
        if stride.is_page:
            rows = answer.rows[::-1] if stride.is_backward else answer.rows
            self._keep_page(stride.page, rows)
            if rows:
                self.rows_arrived.emit(stride.page * PAGE_ROWS, stride.page * PAGE_ROWS + len(rows) - 1)

    def _note_forward(self, stride: _Stride, answer: Answer) -> None:
        for number, end in enumerate(range(PAGE_ROWS, len(answer.rows) + 1, PAGE_ROWS), start=1):
            if end < len(answer.rows) or not answer.is_last:
                self._forward[stride.page + number] = _cursor(answer.rows[end - 1])
        if answer.is_last:
            total = stride.page * PAGE_ROWS + len(answer.rows)
            self._wanted = [page for page in self._wanted if page * PAGE_ROWS < total]
            if total != self._total:
                self._set_total(total)

    def _note_backward(self, stride: _Stride, answer: Answer) -> None:
        end, page = self._size(stride.page), stride.page
        while end <= len(answer.rows) and page > 0:
            page -= 1
            self._backward[page] = _cursor(answer.rows[end - 1])
            end += PAGE_ROWS

    def _keep_page(self, page: int, rows: tuple[ListRow, ...]) -> None:
        self._pages[page] = rows
        self._pages.move_to_end(page)
        self._stale.pop(page, None)
        if len(rows) == PAGE_ROWS:
            self._forward[page + 1] = _cursor(rows[-1])
        if page and rows:
            self._backward[page - 1] = _cursor(rows[0])
        while len(self._pages) > KEPT_PAGES:
            oldest = next(key for key in self._pages if key != 0)
            del self._pages[oldest]


@dataclass(frozen=True, slots=True)
class _Stride:
    """One fetch: from a page with known cursor, so many rows; ``is_page`` brings the page itself with its columns."""

    page: int
    after: Cursor | None
    rows: int
    is_page: bool = False
    is_backward: bool = False


def _cursor(row: ListRow) -> Cursor:
    return Cursor(row.sort_value, row.id)
