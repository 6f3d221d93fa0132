"""Petitions and receptions for tables counted by hand: each call adds one that is right but for what is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.domain.query import Period
from desktop_app.domain.values import plain
from desktop_app.services import records, tables
from desktop_app.services.workspace import Workspace

QUARTER = Period(date(2026, 3, 15), date(2026, 6, 14))
"""Quý II by the closing of the inspection sector."""

_ELIGIBLE = {
    "eligibility": "eligible", "is_vietnamese": True, "is_signed": True, "names_object": True,
    "states_content": True, "is_unprocessed": True,
}  # fmt: skip


@dataclass(frozen=True)
class Papers:
    """An office to which records are added, and its tables."""

    work: Workspace

    def petition(self, received: str, kind: str = "complaint", **values: Any) -> str:
        """Uid of a new petition; days are typed as 20/03/2026."""
        raw: dict[str, Any] = {
            "received_on": received, "content_kind": kind, "source": "direct", "petitioner_kind": "individual",
            "people_count": 1, "status": "received", "summary": "Đề nghị xem xét việc của gia đình",
        }  # fmt: skip
        if kind in ("denunciation", "mixed_denunciation"):
            raw["secret_file"] = "7/M"
        else:
            raw |= {"petitioner": "Nguyễn Văn Minh", "hamlet": "Xóm Đông"}
        return self._saved("petitions", raw | values)

    def own(self, received: str, kind: str = "complaint", **values: Any) -> str:
        """An eligible petition within authority."""
        return self.petition(received, kind, **{**_ELIGIBLE, "authority": "own", "direction": "accept"}, **values)

    def other(self, received: str, kind: str = "complaint", direction: str | None = "guide", **values: Any) -> str:
        """An eligible petition outside authority."""
        where = {"authority": "not_own", "direction": direction, "receiving_body": "Thanh tra tỉnh"}
        return self.petition(received, kind, **{**_ELIGIBLE, **where}, **values)

    def reception(self, received: str, **values: Any) -> str:
        """Uid of a new reception of one citizen."""
        raw: dict[str, Any] = {
            "received_on": received, "reception_type": "regular", "form": "in_person", "status": "received",
            "host": "government", "chair": "Hoàng Thị Lan", "people_count": 1, "content_kind": "proposal",
            "visitor": "Nguyễn Văn Minh", "hamlet": "Xóm Đông", "paper_number": "019540000001",
            "summary": "Trình bày việc của gia đình",
        }  # fmt: skip
        return self._saved("receptions", raw | values)

    def session(self, held: str, **values: Any) -> str:
        """A session of the head to which nobody came."""
        raw = {
            "received_on": held, "reception_type": "scheduled", "form": "in_person", "status": "empty",
            "host": "government", "chair": "Lý Văn Thắng", "no_citizen": True,
        }  # fmt: skip
        return self._saved("receptions", raw | values)

    def _saved(self, kind: str, raw: dict[str, Any]) -> str:
        saved = records.create(self.work, kind=kind, raw={k: v for k, v in raw.items() if v is not None}, accepted=None)
        return saved.stored.uid

    def change(self, uid: str, **values: Any) -> None:
        """Save changed values of a petition."""
        kind = self.work.kind("petitions")
        stored = records.get(self.work, kind=kind.key, uid=uid)
        computed = {spec.key for spec in kind.specs if spec.computed}
        raw = {key: value for key, value in plain(stored.record).items() if key not in computed}
        records.update(self.work, kind=kind.key, uid=uid, raw={**raw, **values}, accepted=None)

    def cells(self, key: str, *, period: Period = QUARTER) -> dict[str, float]:
        """The printed numbers of a table that are not 0, by code; every identity holds."""
        made = tables.figures(self.work, key, period=period)
        assert made.failures == ()
        printed = {column.code for column in made.spec.columns}
        return {code: float(number) for code, number in made.cells.items() if number and code in printed}

    def uids(self, key: str, code: str, *, period: Period = QUARTER) -> set[str]:
        """The records behind a number."""
        return set(tables.cell(self.work, key, period=period, code=code).uids)
