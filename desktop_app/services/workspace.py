"""What every service needs at hand: the open file, the clock, and who is working."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from desktop_app.domain.kind import RecordKind
from desktop_app.domain.office import Office
from desktop_app.storage.office_file import OfficeFile

VIETNAM = timezone(timedelta(hours=7))
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The computer's clock as an aware UTC moment."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Workspace:
    """An open office file with its worker's clock and uid maker. Lives on one thread.

    Attributes:
        clock: Gives aware UTC moments.
        new_uid: Gives identities for new records.
        user: Name of the officer at the keyboard, kept with every save.
    """

    file: OfficeFile
    clock: Clock
    new_uid: Callable[[], str]
    user: str

    @property
    def office(self) -> Office:
        """Whose file this is."""
        return self.file.office

    @property
    def device(self) -> str:
        """This computer's name in clocks and logs."""
        return self.file.device

    def now(self) -> datetime:
        """This moment, aware, UTC."""
        return self.clock()

    def today(self) -> date:
        """The calendar day in Việt Nam."""
        return self.clock().astimezone(VIETNAM).date()

    def kind(self, key: str) -> RecordKind:
        """The record kind or list with this key; KeyError when there is none."""
        return self.file.kind(key)
