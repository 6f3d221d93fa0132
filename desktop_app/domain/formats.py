"""Vietnamese dates, times, numbers and money: reading what is typed and writing it, whatever the system's locale.

Every parse function takes text as typed or pasted, gives None for empty text and raises FormatProblem with a sentence
for the user. What a format function writes, the parse function of the same name reads back to the same value.
"""

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Final

from ctnx import num_to_words

from desktop_app.domain.text import capitalize_first, fold, normalize_line

VIETNAM_TIME: Final = timezone(timedelta(hours=7))
"""Time zone of all clocks in Viet Nam; no daylight saving."""

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
MAX_DIGITS: Final = 18
"""Most digits of a whole number; more would not fit the 64-bit integers of the file."""

_SHOWN_INPUT: Final = 40


class FormatProblem(ValueError):
    """Text that cannot be read as the wanted value; `sentence` tells the user what to do, in Vietnamese."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def _shown(raw: str) -> str:
    return raw if len(raw) <= _SHOWN_INPUT else raw[: _SHOWN_INPUT - 1] + "…"


# --- Days and times ---------------------------------------------------------------------------------------------

_DAY_FORMS: Final = (
    re.compile(r"(?P<day>[0-9]{1,2}) ?[/\-. ] ?(?P<month>[0-9]{1,2})(?: ?[/\-. ] ?(?P<year>[0-9]{4}|[0-9]{2}))?"),
    re.compile(r"(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>[0-9]{4}|[0-9]{2})"),
    re.compile(r"(?P<year>[0-9]{4})[/\-.](?P<month>[0-9]{1,2})[/\-.](?P<day>[0-9]{1,2})"),
    re.compile(r"(?:ngay )?(?P<day>[0-9]{1,2}) thang (?P<month>[0-9]{1,2})(?: nam (?P<year>[0-9]{4}))?"),
)
_WEEKDAYS: Final = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def _full_year(typed: str | None, *, today: date) -> int:
    if typed is None:
        return today.year
    if len(typed) == 4:
        return int(typed)
    candidates = range(FIRST_YEAR + int(typed), LAST_YEAR + 1, 100)
    return min(candidates, key=lambda year: abs(year - today.year))


def parse_day(raw: str, *, today: date) -> date | None:
    """A day typed as 5/3, 05/03/26, 5-3-2026, 5.3.2026, "5 3 2026", 050326, 05032026, 2026-03-05 or in words.

    Args:
        today: Local day. A missing year is today's year, be the day past or to come; a year of two digits is the one
            nearest to today's year, the earlier of two equally near.

    Raises:
        FormatProblem: No date, a day that no calendar has, or a year outside FIRST_YEAR to LAST_YEAR.
    """
    typed = normalize_line(raw)
    if not typed:
        return None
    found = next((match for form in _DAY_FORMS if (match := form.fullmatch(fold(typed)))), None)
    if found is None or not 1 <= int(found["month"]) <= 12:
        raise FormatProblem(f"Chưa hiểu ngày “{_shown(typed)}”. Nhập theo dạng 05/03/2026.")
    day, month, year = int(found["day"]), int(found["month"]), _full_year(found["year"], today=today)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise FormatProblem(f"Năm {year:04d} nằm ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}. Nhập lại, ví dụ 05/03/2026.")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        wrong = f"{day:02d}/{month:02d}/{year}"
        example = format_day(date(year, month, last))
        raise FormatProblem(f"Ngày {wrong} không có trong lịch. Nhập lại, ví dụ {example}.")
    return date(year, month, day)


def format_day(value: date) -> str:
    """The day as 05/03/2026."""
    return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"


def format_day_long(value: date) -> str:
    """The day as in documents, "ngày 05 tháng 3 năm 2026".

    Days below 10 and the months 1 and 2 take a leading zero.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, khoản 4.
    """
    month = f"{value.month:02d}" if value.month <= 2 else str(value.month)
    return f"ngày {value.day:02d} tháng {month} năm {value.year}"


def weekday_name(value: date) -> str:
    """The day of the week as inside a sentence: "thứ Hai" to "thứ Bảy", "Chủ nhật"."""
    return _WEEKDAYS[value.weekday()]


_TIME_FORMS: Final = (
    re.compile(r"(?P<hour>[0-9]{1,2})(?: ?(?:h|g|gio))?"),
    re.compile(r"(?P<hour>[0-9]{1,2}) ?(?:h|g|gio|[:.]) ?(?P<minute>[0-9]{1,2})(?: ?(?:phut|p|'))?"),
    re.compile(r"(?P<hour>[0-9]{1,2})(?P<minute>[0-9]{2})"),
)


def parse_time(raw: str) -> time | None:
    """A time of day typed as 8h30, 8:30, 8.30, 0830, 8h, 8 or "8 giờ 30 phút"; 24 hours, to the minute.

    Raises:
        FormatProblem: No time, or one that no clock shows.
    """
    typed = normalize_line(raw)
    if not typed:
        return None
    found = next((match for form in _TIME_FORMS if (match := form.fullmatch(fold(typed)))), None)
    if found is None:
        raise FormatProblem(f"Chưa hiểu giờ “{_shown(typed)}”. Nhập theo dạng 08:30.")
    hour, minute = int(found["hour"]), int(found.groupdict().get("minute") or 0)
    if hour > 23 or minute > 59:
        raise FormatProblem(f"Không có {hour:02d}:{minute:02d} trên đồng hồ. Nhập từ 00:00 đến 23:59.")
    return time(hour, minute)


def format_time(value: time) -> str:
    """The time of day as 08:30; seconds are left out."""
    return f"{value.hour:02d}:{value.minute:02d}"


def format_moment(moment: datetime, *, tz: tzinfo = VIETNAM_TIME) -> str:
    """An aware moment on the clocks of a time zone, as "05/03/2026 08:30".

    Raises:
        ValueError: The moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("format_moment needs an aware moment")
    local = moment.astimezone(tz)
    return f"{format_day(local.date())} {format_time(local.time())}"


# --- Numbers ----------------------------------------------------------------------------------------------------

_GROUPED: Final = r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?: [0-9]{3})+)"
_WHOLE: Final = re.compile(rf"([+-]?) ?({_GROUPED}|[0-9]+)")
_DECIMAL: Final = re.compile(rf"([+-]?) ?({_GROUPED}|[0-9]+)?(?:,([0-9]+))?")
_POINTED: Final = re.compile(r"([+-]?) ?([0-9]*)\.([0-9]+)")


def _clean_number(raw: str) -> str:
    return normalize_line(raw).replace("−", "-").replace("–", "-")


def _digits(grouped: str) -> str:
    return grouped.replace(".", "").replace(" ", "")


def _check_length(digits: str) -> None:
    if len(digits.lstrip("0")) > MAX_DIGITS:
        raise FormatProblem(f"Số có hơn {MAX_DIGITS} chữ số nên chưa lưu được. Kiểm tra lại, ví dụ 1.234.567.")


def parse_count(raw: str) -> int | None:
    """A whole number typed as 1234, 1.234 or "1 234", with or without a sign.

    Raises:
        FormatProblem: No whole number, or more than MAX_DIGITS digits.
    """
    typed = _clean_number(raw)
    if not typed:
        return None
    found = _WHOLE.fullmatch(typed)
    if found is None:
        raise FormatProblem(f"“{_shown(typed)}” không phải số nguyên. Nhập theo dạng 12 hoặc 1.234.")
    digits = _digits(found[2])
    _check_length(digits)
    return int(found[1] + digits)


def _decimal_or_none(typed: str) -> Decimal | None:
    found = _DECIMAL.fullmatch(typed) or _POINTED.fullmatch(typed)
    if found is None or not (found[2] or found[3]):
        return None
    whole, fraction = _digits(found[2] or "0"), found[3] or "0"
    _check_length(whole + fraction.rstrip("0"))
    return Decimal(f"{found[1]}{whole}.{fraction}") + 0 if found[3] else Decimal(found[1] + whole) + 0


def parse_decimal(raw: str) -> Decimal | None:
    """A number typed the Vietnamese way, 1.234,5; a point that parts no group of three is taken for a comma (3.5).

    "1.234" is one thousand two hundred thirty-four; "0.125" is 0,125 because no number is grouped with a leading 0.

    Raises:
        FormatProblem: No number, or more than MAX_DIGITS digits.
    """
    typed = _clean_number(raw)
    if not typed:
        return None
    value = _decimal_or_none(typed)
    if value is None:
        raise FormatProblem(f"Chưa hiểu số “{_shown(typed)}”. Nhập theo dạng 1.234,5 (dấu phẩy trước phần lẻ).")
    return value


_DONG: Final = r"(?:dong|d|₫|vnd)"
_MONEY_PART: Final = re.compile(r"([0-9][0-9., ]*?) ?(nghin ty|ngan ty|ty|ti|trieu|trd|tr|nghin|ngan|k)(?![a-z]) ?")
_MONEY_REST: Final = re.compile(rf"([0-9][0-9., ]*?)? ?({_DONG})?")
_MONEY_UNITS: Final = {
    **dict.fromkeys(("nghin ty", "ngan ty"), 10**12),
    **dict.fromkeys(("ty", "ti"), 10**9),
    **dict.fromkeys(("trieu", "trd", "tr"), 10**6),
    **dict.fromkeys(("nghin", "ngan", "k"), 10**3),
}


def _money_amount(folded: str) -> Decimal | None:
    """The amount in đồng of folded text without sign, None where it makes no sense."""
    total, position, below = Decimal(0), 0, 10**13
    while part := _MONEY_PART.match(folded, position):
        value, unit = _decimal_or_none(part[1]), _MONEY_UNITS[part[2]]
        if value is None or unit >= below:
            return None
        total, position, below = total + value * unit, part.end(), unit
    rest = _MONEY_REST.fullmatch(folded, position)
    if rest is None:
        return None
    if rest[1] is None:
        return total if position else None
    # "1 triệu 500" is said for 1.500.000 as well as for 1.000.500: only with "đồng" is it clear.
    value = _decimal_or_none(rest[1])
    return None if value is None or (position and rest[2] is None) else total + value


def parse_money(raw: str) -> int | None:
    """An amount in đồng typed as 1.500.000, "1,5 triệu", "2 tỷ", "200tr", "150 nghìn" or "1 tỷ 500 triệu đồng".

    Raises:
        FormatProblem: No amount, a fraction of a đồng, or more than MAX_DIGITS digits.
    """
    typed = _clean_number(raw)
    if not typed:
        return None
    negative = typed.startswith("-")
    amount = _money_amount(fold(typed.lstrip("+-").lstrip()))
    if amount is None or typed[1:2] in ("+", "-"):
        raise FormatProblem(f"Chưa hiểu số tiền “{_shown(typed)}”. Nhập theo dạng 1.500.000 hoặc 1,5 triệu.")
    if amount != amount.to_integral_value():
        raise FormatProblem("Số tiền tính bằng đồng, không có phần lẻ. Nhập theo dạng 1.500.000 hoặc 1,5 triệu.")
    value = int(amount)
    _check_length(str(value))
    return -value if negative else value


def format_count(value: int) -> str:
    """A whole number with points between groups of three: 1.234.567."""
    return f"{value:,}".replace(",", ".")


def format_money(value: int) -> str:
    """An amount in đồng without its unit: 1.500.000."""
    return format_count(value)


def format_decimal(value: Decimal | int, *, decimals: int | None = None) -> str:
    """A number as 1.234,5.

    Args:
        decimals: Digits after the comma, halves rounded away from zero; None for as many as the number has.
    """
    number = Decimal(value)
    with localcontext(prec=max(28, number.adjusted() + 2 + (decimals or 0))):
        if decimals is not None:
            number = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    if number == 0:
        number = number.copy_abs()
    whole, _, fraction = f"{number:,f}".partition(".")
    if decimals is None:
        fraction = fraction.rstrip("0")
    return whole.replace(",", ".") + (f",{fraction}" if fraction else "")


def format_percent(value: Decimal | int, *, decimals: int | None = 2) -> str:
    """A percentage, given in percent, as 99,08%; decimals as in format_decimal."""
    return f"{format_decimal(value, decimals=decimals)}%"


# --- Numbers in words -------------------------------------------------------------------------------------------


def _whole_in_words(value: int) -> str:
    # "tỉ" and "tỷ" are both right; official papers write "tỷ".
    spoken: str = num_to_words(value)
    return re.sub(r"\btỉ\b", "tỷ", spoken)


def _fraction_in_words(digits: str) -> str:
    """Digits after the comma: leading zeros one by one, then a number of up to three digits, or digit by digit."""
    significant = digits.lstrip("0")
    zeros = ["không"] * (len(digits) - len(significant))
    spoken = [significant] if len(significant) <= 3 else significant
    return " ".join([*zeros, *(_whole_in_words(int(part)) for part in spoken)])


def number_in_words(value: Decimal | int) -> str:
    """A number as it is read aloud, in small letters.

    1005 is "một nghìn không trăm linh năm", 24 "hai mươi tư", 2,05 "hai phẩy không năm".
    """
    number = Decimal(value)
    whole, _, fraction = f"{number.copy_abs():f}".partition(".")
    fraction = fraction.rstrip("0")
    words = _whole_in_words(int(whole))
    if fraction:
        words += f" phẩy {_fraction_in_words(fraction)}"
    return f"âm {words}" if number < 0 else words


def money_in_words(value: int) -> str:
    """An amount in đồng as on a reward list: 1500000 is "Một triệu năm trăm nghìn đồng"."""
    return capitalize_first(f"{number_in_words(value)} đồng")


def area_in_words(value: Decimal | int, *, unit: str = "mét vuông") -> str:
    """An area as on a land paper: 120,5 is "Một trăm hai mươi phẩy năm mét vuông"; unit is written out ("héc-ta")."""
    return capitalize_first(f"{number_in_words(value)} {unit}")
