"""What can go wrong, as sentences for the person at the keyboard.

AppError                    the world's fault: shown as a sentence, never as a traceback
├── RecordInvalid           what was typed cannot be saved; carries every problem of every field
├── RecordMissing           no such record (any more)
├── RecordChanged           somebody saved the same record in between
├── AttachmentRefused       too large, or not what it claims to be
├── FileProblem             the office file cannot be opened, named by its subclasses
│   ├── FileAbsent  FileForeign  FileTooNew  FileDamaged  FileReadOnly  FileInUse  FileExists
│   └── WrongPassword
├── StorageUnavailable      disk full, locked or gone while writing; nothing was changed
└── InputRefused            a command or an argument that makes no sense

Anything else that is raised is a fault of the program itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with (or worth a second look at in) one field.

    Attributes:
        field: Key of the field; rows are written ``outcomes[2].amount`` (first row is 0). "" is the whole record.
        sentence: What is wrong and what to do, in Vietnamese.
        code: Stable name of a soft warning, so that its acceptance can be kept; "" for a hard error.
        line: Line of the input (from 1) when several records are given at once, else None.
    """

    field: str
    sentence: str
    code: str = ""
    line: int | None = None

    @property
    def is_warning(self) -> bool:
        """True for a soft warning, which a person may accept."""
        return bool(self.code)


class AppError(Exception):
    """A failure with a sentence for the user and, if there is one, the next step."""

    def __init__(self, sentence: str, *, next_step: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.next_step = next_step

    @property
    def message(self) -> str:
        """The sentence and the next step as one text."""
        return f"{self.sentence} {self.next_step}".strip()


class RecordInvalid(AppError):
    """Typed values that cannot be saved; all problems at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        count = len(self.problems)
        only_warnings = all(problem.is_warning for problem in self.problems)
        super().__init__(
            f"Có {count} điểm cần xem lại trước khi lưu."
            if only_warnings
            else f"Còn {count} chỗ cần sửa trước khi lưu."
        )

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The hard problems."""
        return tuple(problem for problem in self.problems if not problem.is_warning)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The soft ones."""
        return tuple(problem for problem in self.problems if problem.is_warning)


class RecordMissing(AppError):
    """No record with this uid is in the file."""


class RecordChanged(AppError):
    """The record was saved by somebody else after it was opened."""


class AttachmentRefused(AppError):
    """A file that cannot be attached."""


class InputRefused(AppError):
    """A command, file or argument that makes no sense."""


class FileProblem(AppError):
    """The office file cannot be used; nothing in it was changed."""


class FileAbsent(FileProblem):
    """There is no file at this place."""


class FileExists(FileProblem):
    """A new office file would overwrite an existing one."""


class FileForeign(FileProblem):
    """A file, but not one of ours."""


class FileTooNew(FileProblem):
    """Written by a newer version of the program."""


class FileDamaged(FileProblem):
    """Ours, but cut short or altered outside the program."""


class FileReadOnly(FileProblem):
    """The file or its folder cannot be written to."""


class FileInUse(FileProblem):
    """Another window or another person has it open."""


class WrongPassword(FileProblem):
    """Neither the password nor the recovery code opens the file."""


class StorageUnavailable(AppError):
    """Writing failed (disk full, locked, gone); the file is as it was before."""
