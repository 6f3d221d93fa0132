"""What the papers of petitions and receptions have in common: office, person, matter, papers handed in, terms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time
from typing import Any

from desktop_app.domain.deadlines import Deadline, Law, Term
from desktop_app.domain.document import HeadingStyle
from desktop_app.domain.formats import format_count, format_day, format_day_long
from desktop_app.domain.kind import PaperInput, PaperValue
from desktop_app.domain.office import Office
from desktop_app.domain.text import fold
from desktop_app.records import choices
from desktop_app.records.pages import HEADS, address_words
from desktop_app.records.rows import HandedPaper, Representative

Values = dict[str, PaperValue]

MATTERS = {
    "complaint": "khiếu nại",
    "denunciation": "tố cáo",
    "proposal": "kiến nghị, phản ánh",
}
"""Content kinds in running text; mixed ones name all that the forms name."""

ANY_MATTER = "khiếu nại/tố cáo/kiến nghị, phản ánh"
"""What the forms print where the kind is to be chosen (Mẫu số 01/TCD, NĐ 154/2026/NĐ-CP)."""


def matter_values(content_kind: str | None) -> Values:
    """``khiếu nại`` and ``đơn khiếu nại``; the words of the forms where the kind is open or mixed."""
    matter = MATTERS.get(content_kind or "", "")
    return {"matter": matter or ANY_MATTER, "petition": f"đơn {matter}".strip()}


_BEGINNING = re.compile(r"(?:Đơn )?(?:khiếu nại|tố cáo|kiến nghị|phản ánh)(?:,? phản ánh)? (?:về )?(?:việc )?", re.I)
_COMMON_WORDS = frozenset(
    ("đề", "yêu", "xin", "việc", "về", "không", "chưa", "bị", "ông", "bà", "sửa", "cấp", "thu", "xét")
)


def about(summary: str) -> str:
    """The summary as it goes on after "về việc": the kind not said twice, a common word with a small letter."""
    text = _BEGINNING.sub("", summary, count=1) if _BEGINNING.match(summary) else summary
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first.lower() in _COMMON_WORDS else text


def in_words(day: date | None, *, stem: str) -> Values:
    """A day as ``<stem>_on`` (``ngày 05 tháng 01 năm 2026``) and ``<stem>_day`` (``05/01/2026``)."""
    return {
        f"{stem}_on": format_day_long(day) if day else "",
        f"{stem}_day": format_day(day) if day else "",
    }


def time_words(at: time | None) -> str:
    """``08 giờ 30``, "" for no time."""
    return f"{at.hour:02} giờ {at.minute:02}" if at else ""


def count_words(value: int | None) -> str:
    """A count of people with two digits at least, as papers write it; "" for none."""
    return f"{value:02}" if value is not None and value < 10 else "" if value is None else format_count(value)


_AGENCIES = {
    HeadingStyle.STATE: ("Ủy ban nhân dân", "Chủ tịch Ủy ban nhân dân"),
    HeadingStyle.PARTY: ("Đảng ủy", "Bí thư Đảng ủy"),
    HeadingStyle.FRONT: ("Ủy ban Mặt trận Tổ quốc Việt Nam", "Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam"),
}
"""Whose paper it is and who is its head, before the name of the unit."""


def office_values(given: PaperInput, *, usual: HeadingStyle = HeadingStyle.STATE) -> Values:
    """Names of the office and who signs, as the heading has it: the government, the Party or the Front.

    Citizens are received in the house of the government by the Party too (Luật Tiếp công dân 42/2013/QH13 art 15(1)).

    Args:
        usual: Whose paper it is where nothing says so.
    """
    office, style = given.office, given.style or usual
    unit = lower_first(office.unit_name)
    agency, head = (f"{name} {unit}" for name in _AGENCIES[style])
    is_state = style is HeadingStyle.STATE
    return {
        "agency": agency,
        "agency_upper": agency.upper(),
        "head": head,
        "head_upper": head.upper(),
        "unit": unit,
        "signer_post": office.head_post if is_state else "\n".join(HEADS[style]),
        "signer_name": office.head_name if is_state else "",
        "reception_place": f"Trụ sở Ủy ban nhân dân {unit}",
        "sign": office.sign,
        "party_sign": office.party_sign,
        **in_words(given.today, stem="today"),
    }


_PARTY_NUMBER = re.compile(r"\d+[^/]*-")
"""``99-KH/ĐU``; the State writes ``86/KH-UBND``."""


def fits_style(number: str, style: HeadingStyle) -> bool:
    """A number of this system, or a bare one: those of another are not put into its heading."""
    return number.isdigit() or bool(_PARTY_NUMBER.match(number)) is (style is HeadingStyle.PARTY)


def signing_values(given: PaperInput, *, usual: HeadingStyle = HeadingStyle.STATE) -> Values:
    """Who signs for the whole body, where the file copy stays, and the sign after the last word.

    Args:
        usual: As for ``office_values``, whose ``signer_post`` this one takes the place of.
    """
    style = given.style or usual
    if style is not HeadingStyle.STATE:
        return {"filing": "Lưu Văn phòng" if style is HeadingStyle.PARTY else "Lưu: VT", "end_mark": "."}
    post = given.office.head_post
    body = post if post.startswith("TM.") else f"TM. ỦY BAN NHÂN DÂN\n{post}"
    return {"signer_post": body, "filing": "Lưu: VT", "end_mark": "./."}


def person_values(record: Any, office: Office, *, name: str, body: str = "", together: str = "cùng đứng đơn") -> Values:
    """Who brings the matter, all "" in a confidential record, which holds none of it.

    Args:
        name: The person's name.
        body: The organisation the person stands for.
        together: What the others did whom the person came with.
    """
    person = f"ông (bà) {name}" if name else ""
    if body:
        person = f"{body} (người đại diện: {person})" if person else body
    people = record.people_count or 0
    if person and not body and people > 1:
        person += f" và những người {together} (tổng số {count_words(people)} người)"
    return {
        "person": person,
        "person_name": body or name,
        "you": "quý cơ quan, tổ chức" if body else "ông (bà)",
        "people_count": count_words(record.people_count),
        "address": _address(record, office),
        "phone_number": record.phone_number,
        "paper_number": record.paper_number,
        "paper_issuer": record.paper_issuer,
        **in_words(record.paper_issued_on, stem="paper_issued"),
        "representatives": _representatives(record.representatives),
    }


def _address(record: Any, office: Office) -> str:
    """The address with its commune and province where the hamlet is one of the office's own."""
    address = address_words(record.address, record.hamlet)
    if not record.hamlet or fold(office.unit_name) in fold(address):
        return address
    return ", ".join(
        part for part in (address, lower_first(office.unit_name), lower_first(office.province_name)) if part
    )


def lower_first(name: str) -> str:
    """A name as it goes on within a sentence: ``xã La Bằng`` of ``Xã La Bằng``."""
    return name[:1].lower() + name[1:]


def _representatives(rows: Iterable[Representative]) -> tuple[tuple[str, ...], ...]:
    return tuple((str(number), row.name, row.address, row.paper_number) for number, row in enumerate(rows, start=1))


def handed_rows(rows: Iterable[HandedPaper]) -> tuple[tuple[str, ...], ...]:
    """Number, title, pages and condition of each paper handed in (Mẫu số 02/TCD, NĐ 154/2026/NĐ-CP)."""
    return tuple(
        (str(number), row.title, count_words(row.pages), choices.label_of(choices.PAPER_FORMS, row.form))
        for number, row in enumerate(rows, start=1)
    )


def matter_fields(record: Any) -> Values:
    """The content as every paper names it."""
    return {
        "summary": record.summary,
        "about": about(record.summary),
        "request": record.request,
        "accused": record.accused,
        "settled_by": record.settled_by,
        "field": choices.label_of(choices.FIELDS, record.field),
        "receiving_body": record.receiving_body,
        "document_number": record.document_number,
        **in_words(record.document_on, stem="document"),
        "papers": handed_rows(record.papers),
        "papers_text": "\n".join(f"- {row.title}" for row in record.papers),
        "officer": record.officer,
        "refusal_reason": record.refusal_reason,
        "secret_file": _secret_file(record),
    }


def _secret_file(record: Any) -> str:
    cabinet = f", tủ {record.secret_cabinet}" if record.secret_cabinet else ""
    return f"số {record.secret_file}{cabinet}" if record.secret_file else ""


def first_end(terms: Iterable[Term], rules: Iterable[str], law: Law) -> Deadline | None:
    """The reckoned term under one of these rules that ends first; None where none runs."""
    wanted = frozenset(rules)
    found = law.deadlines(term for term in terms if term.rule in wanted)
    return min(found, key=lambda item: item.end or date.max, default=None)
