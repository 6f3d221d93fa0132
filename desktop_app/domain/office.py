"""Who this office is: the unit, its headings on paper, and who signs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Office:
    """The office that owns a file.

    Attributes:
        unit_code: Five-digit code of the commune (Quyết định 19/2025/QĐ-TTg).
        unit_name: ``Xã La Bằng``.
        province_name: ``Tỉnh Thái Nguyên``.
        place: Name printed before the date (``La Bằng``; names of persons keep the unit word).
        state_superior, state_issuer: The two lines at the left of the State heading (Nghị định 30/2020/NĐ-CP).
        party_superior, party_issuer: The same for the Party heading (Hướng dẫn 36-HD/VPTW).
        front_superior, front_issuer: The same for Mặt trận.
        is_practice: Made for training: every page is watermarked and a real merge refuses it.
    """

    unit_code: str
    unit_name: str
    province_name: str
    place: str
    state_superior: str = ""
    state_issuer: str = ""
    party_superior: str = ""
    party_issuer: str = ""
    front_superior: str = ""
    front_issuer: str = ""
    is_practice: bool = False

    @property
    def title(self) -> str:
        """``Xã La Bằng · Thái Nguyên``, for window titles."""
        province = self.province_name.removeprefix("Tỉnh ").removeprefix("Thành phố ")
        return f"{self.unit_name} · {province}" if province else self.unit_name


def make_office(*, unit_code: str, unit_name: str, province_name: str, place: str, is_practice: bool = False) -> Office:
    """An office with the usual headings of a commune; practice, not regulation, so the office may change them later."""
    commune, province = unit_name.upper(), province_name.upper()
    return Office(
        unit_code=unit_code,
        unit_name=unit_name,
        province_name=province_name,
        place=place,
        state_superior="ỦY BAN NHÂN DÂN",
        state_issuer=commune,
        party_superior=f"ĐẢNG BỘ {province}" if province else "",
        party_issuer=f"ĐẢNG ỦY {commune}",
        front_superior=f"MẶT TRẬN TỔ QUỐC VIỆT NAM {province}".strip(),
        front_issuer=f"ỦY BAN MTTQ VIỆT NAM {commune}",
        is_practice=is_practice,
    )
