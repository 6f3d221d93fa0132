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
        sign: Sign after the slash in numbers of papers (``UBND`` in ``07/TB-UBND``).
        party_sign: The same for the Party (``ĐU``).
        head_post: Post under which papers are signed (``CHỦ TỊCH``).
        head_name: Who signs; "" leaves it open.
        reception_days: Weekdays of the head's reception, 0 for Monday to 6 for Sunday; Luật Tiếp công dân 42/2013
            art 15(2)d says at least one day a week, Luật 136/2025/QH15 may say otherwise (not verified).
        reception_time: When they begin (``08:00``).
        is_remote: New complaints start as of a remote area (Luật Khiếu nại 02/2011 art 28).
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
    sign: str = "UBND"
    party_sign: str = "ĐU"
    head_post: str = "CHỦ TỊCH"
    head_name: str = ""
    reception_days: tuple[int, ...] = (2,)
    reception_time: str = "08:00"
    is_remote: bool = False
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
