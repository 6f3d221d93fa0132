"""Offices and clocks for tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from desktop_app.domain.office import Office, make_office

PASSWORD = "mật khẩu của xã"
START = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


class Clock:
    """A clock that moves only when told to."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def move(self, **span: int) -> None:
        """Go forward by a timedelta's arguments."""
        self.at += timedelta(**span)


def sample_office(*, is_practice: bool = False) -> Office:
    """Xã La Bằng, Thái Nguyên."""
    return make_office(
        unit_code="05818",
        unit_name="Xã La Bằng",
        province_name="Tỉnh Thái Nguyên",
        place="La Bằng",
        is_practice=is_practice,
    )
