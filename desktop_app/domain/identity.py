"""Identity and telephone numbers: reading, soft warnings, and finding them where they should not stand.

Numbers are text (leading zeros matter). Nothing here says that a number is wrong for good: papers decide, the warnings
only ask for a second look.
"""

import re
import unicodedata
from typing import Final, NamedTuple

from desktop_app.domain.formats import FormatProblem
from desktop_app.domain.text import fold, normalize_line

_PROVINCES: Final = (
    "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 "
    "044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 "
    "089 091 092 093 094 095 096"
)
PROVINCE_CODES: Final = frozenset(_PROVINCES.split())
"""First three digits of identity numbers: the 63 provinces before July 2025, which stay as issued."""

_BORN_ABROAD: Final = range(101, 296)
"""Country codes that stand in place of a province where the birth was registered abroad."""

_PASSPORT: Final = re.compile(r"[A-Z]{1,2}[0-9]{6,8}")
_BETWEEN_DIGITS: Final = re.compile(r"[\s.\-–_()]+")

_OLD_TO_NEW: Final = (
    "0162:032 0163:033 0164:034 0165:035 0166:036 0167:037 0168:038 0169:039 0120:070 0121:079 0122:077 0126:076 "
    "0128:078 0123:083 0124:084 0125:085 0127:081 0129:082 0186:056 0188:058 0199:059"
)
_OLD_PREFIXES: Final = dict(pair.split(":") for pair in _OLD_TO_NEW.split())
"""Mobile prefixes of 11-digit numbers and what replaced them between 15/9 and 14/11/2018."""

_PHONE: Final = re.compile(rf"0[35789][0-9]{{8}}|02[0-9]{{9}}|(?:{'|'.join(_OLD_PREFIXES)})[0-9]{{7}}")
_COUNTRY_PREFIX: Final = re.compile(r"(?:\+|00)840?|84(?=[35789][0-9]{8}$|2[0-9]{9}$)")


# --- Identity papers --------------------------------------------------------------------------------------------


def parse_identity(raw: str) -> str:
    """The number of an identity paper without blanks, points and dashes, capitals for a passport's letters.

    Accepted: 12 digits (số định danh cá nhân), 9 digits (the former CMND), or a passport, one or two letters and 6 to
    8 digits. Empty text gives "".

    Raises:
        FormatProblem: Anything else; where a leading 0 may have been lost, the sentence shows the number with it.
    """
    number = _BETWEEN_DIGITS.sub("", normalize_line(raw)).upper()
    if not number or _PASSPORT.fullmatch(number):
        return number
    if not re.fullmatch("[0-9]+", number):
        raise FormatProblem(
            "Số giấy tờ gồm 12 hoặc 9 chữ số; hộ chiếu gồm chữ và số như C1234567. Xem lại số trên giấy."
        )
    if len(number) in (9, 12):
        return number
    if len(number) in (8, 11):
        raise FormatProblem(
            f"Số này có {len(number)} chữ số, có thể đã mất số 0 ở đầu. Đối chiếu giấy tờ; nếu đúng, nhập 0{number}."
        )
    raise FormatProblem(
        f"Số này có {len(number)} chữ số; số định danh có 12, chứng minh nhân dân có 9. Xem lại số trên giấy."
    )


def _is_known_origin(code: str) -> bool:
    return code in PROVINCE_CODES or int(code) in _BORN_ABROAD


def identity_warning(number: str, *, birth_year: int | None = None) -> str | None:
    """A sentence asking to look again at a number as parse_identity gives it, or None where nothing stands out.

    Args:
        birth_year: Year of birth as entered, compared with the one in the number (digit 4 the century, 5 and 6 the
            year).
    """
    if len(number) == 9 and number.isdecimal():
        return "Chứng minh nhân dân 9 số không còn giá trị giao dịch. Nếu có thẻ căn cước, nhập số 12 chữ số trên thẻ."
    if len(number) != 12 or not number.isdecimal():
        return None
    if not _is_known_origin(number[:3]):
        return f"Ba số đầu {number[:3]} không phải mã tỉnh, thành phố nào. Đối chiếu lại với giấy tờ."
    year = 1900 + int(number[3]) // 2 * 100 + int(number[4:6])
    if birth_year is not None and birth_year != year:
        return f"Theo số định danh, năm sinh là {year}; năm sinh đã nhập là {birth_year}. Đối chiếu lại với giấy tờ."
    return None


# --- Telephones -------------------------------------------------------------------------------------------------


def parse_phone(raw: str) -> str:
    """A Vietnamese telephone number as digits with its leading 0; +84, blanks, points and dashes may be typed.

    Accepted: mobile, 10 digits from 03, 05, 07, 08 or 09; landline, 11 digits from 02; the 11-digit mobile numbers of
    before 2018, of which phone_warning tells the new form. Empty text gives "".

    Raises:
        FormatProblem: Anything else; where a leading 0 may have been lost, the sentence shows the number with it.
    """
    typed = _BETWEEN_DIGITS.sub("", normalize_line(raw))
    number = _COUNTRY_PREFIX.sub("0", typed, count=1) if _COUNTRY_PREFIX.match(typed) else typed
    if not number or _PHONE.fullmatch(number):
        return number
    if _PHONE.fullmatch(f"0{number}"):
        raise FormatProblem(f"Số điện thoại có thể đã mất số 0 ở đầu. Nếu đúng, nhập 0{number}.")
    raise FormatProblem(
        "Số di động có 10 chữ số (đầu 03, 05, 07, 08, 09), số cố định có 11 (đầu 02). Nhập theo dạng 0912345678."
    )


def phone_warning(number: str) -> str | None:
    """For a mobile number of before 2018, a sentence with its new form; None for any other."""
    new = _OLD_PREFIXES.get(number[:4]) if len(number) == 11 else None
    if new is None:
        return None
    return f"Đầu số {number[:4]} đã đổi thành {new} từ năm 2018. Số mới là {new}{number[4:]}; nhập số mới nếu còn dùng."


# --- Personal numbers in free text ------------------------------------------------------------------------------

_UNIT: Final = r"(?:đồng|đ|₫|vnđ|vnd|triệu|trđ|tr|tỷ|tỉ|nghìn|ngàn|usd|m2|ha|kg|tấn|%)(?![^\W\d_])"
_GROUPED: Final = r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+"
_DAY_PART: Final = r"(?:0?[1-9]|[12][0-9]|3[01])"
_MONTH_PART: Final = r"(?:0?[1-9]|1[0-2])"
_DAYS_AND_DOCUMENTS: Final = re.compile(
    # Days; what goes on after a year is a number written by twos or fours.
    rf"(?<![0-9]){_DAY_PART}([./\-]){_MONTH_PART}\1(?:19|20)[0-9]{{2}}(?![./\-]?[0-9])"
    rf"|(?<![0-9])(?<![0-9][./\- ]){_DAY_PART}([./\-]){_MONTH_PART}\2[0-9]{{2}}(?![./\- ]?[0-9])"
    r"|(?<![0-9])(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-[0-3][0-9](?![0-9])"
    # Numbers of documents and files: 123456789/2026, 123456789/QĐ-UBND.
    r"|(?<![0-9])[0-9]{9}(?:[0-9]{3})?(?=/(?:(?:19|20)[0-9]{2}(?![0-9])|[^\W\d_]))"
)
_AMOUNTS: Final = re.compile(
    # With a unit behind, after a word for money, or with points between groups of three.
    rf"(?<![0-9+])(?<![0-9][ .\-])[1-9][0-9]{{0,2}}(?: [0-9]{{3}})+(?:,[0-9]+)? ?{_UNIT}"
    rf"|(?<![0-9+])(?<![0-9][.\-])(?:{_GROUPED}|[1-9][0-9]*)(?:,[0-9]+)? ?{_UNIT}"
    rf"|\b(?:tiền|kinh phí|trị giá|giá)(?: là)?:? ?(?:{_GROUPED}|[1-9][0-9]*)(?![0-9])"
    rf"|(?<![0-9+])(?<![0-9]\.){_GROUPED}(?:,[0-9]+)?(?!\.?[0-9])",
    re.IGNORECASE,
)
_POINTED_IDENTITY: Final = re.compile(r"[0-9]{3}\.[0-9]{3}\.[0-9]{3}(?:\.[0-9]{3})?")
_PHONE_BEGUN: Final = re.compile(r"(?<![0-9])0[0-9]{1,4}[ .\-–_()]{1,3}$")
_NAMED_WITHIN: Final = 60
_IDENTITY_WORD: Final = re.compile(r"(?:cmnd|cmtnd|cccd|cmt|can cuoc|dinh danh|chung minh|giay to)[^0-9]{0,30}$")
_DIGIT_RUN: Final = re.compile(r"\+?[0-9]+(?:[ .\-–_()]{1,3}[0-9]+)*")
_MOST_GROUPS: Final = 13
_COUNTRY_IN_TEXT: Final = re.compile(r"(?:\+|00)840?(?=[2-9])|84(?=[35789][0-9]{8}$)")


class _Run(NamedTuple):
    """Digits written together: "0912 345 678" is the groups 0912, 345 and 678."""

    groups: list[str]
    named: bool
    """A word such as CCCD stands before it."""


def _before(match: re.Match[str]) -> str:
    return fold(match.string[max(0, match.start() - _NAMED_WITHIN) : match.start()])


def _is_identity(groups: list[str], *, named: bool, is_strict: bool) -> bool:
    number = "".join(groups)
    if len(number) not in (9, 12) or number.startswith("+"):
        return False
    sizes = [len(group) for group in groups]
    if named or len(sizes) == 1 or max(sizes) == 1:
        return True
    if is_strict and len(number) == 12:
        return number[:3] in PROVINCE_CODES or (sizes == [3, 3, 3, 3] and _is_known_origin(number[:3]))
    if len(number) == 9:
        return sizes == [3, 3, 3]
    return number[:3] in PROVINCE_CODES and (len(set(sizes)) == 1 or sizes == [3, 1, 2, 6])


def _personal_number(groups: list[str], *, named: bool, is_strict: bool) -> str | None:
    """The number these groups make together, None if they make none."""
    if _is_identity(groups, named=named, is_strict=is_strict):
        return "".join(groups)
    local = (
        _COUNTRY_IN_TEXT.sub("0", "".join(groups), count=1) if groups[0][:2] in ("+8", "00", "84") else "".join(groups)
    )
    return local if _PHONE.fullmatch(local) else None


def _numbers_of(run: _Run, *, is_strict: bool) -> list[str]:
    found: list[str] = []
    start = 0
    while start < len(run.groups):
        for end in range(min(len(run.groups), start + _MOST_GROUPS), start, -1):
            number = _personal_number(run.groups[start:end], named=run.named and start == 0, is_strict=is_strict)
            if number is not None:
                found.append(number)
                start = end
                break
        else:
            start += 1
    return found


def _without_other_numbers(text: str, *, is_strict: bool) -> str:
    """The text with dates, amounts and document numbers blotted out, unless a word such as CCCD stands before."""

    def blot(match: re.Match[str]) -> str:
        before = _before(match)
        keep = _IDENTITY_WORD.search(before) or (match.re is _AMOUNTS and _PHONE_BEGUN.search(before))
        keep = keep or (is_strict and _POINTED_IDENTITY.fullmatch(match[0]))
        return match[0] if keep else "#" * len(match[0])

    return _AMOUNTS.sub(blot, _DAYS_AND_DOCUMENTS.sub(blot, text))


def find_personal_numbers(text: str, *, is_strict: bool = False) -> list[str]:
    """Telephone and identity numbers in free text, as digits, each once, in the order they stand.

    Found also when written with points, blanks or dashes, digit by digit, with +84, or in digits of another script.
    Dates, amounts of money, areas and document numbers are passed over; nine or twelve digits that could be either
    count as personal, because a warning too many costs less than a person given away.

    Args:
        is_strict: For texts about a denunciation: nine or twelve digits with points between groups of three count too
            where no unit of money or land stands behind them, as do twelve digits of a province in any groups.
    """
    clean = _without_other_numbers(normalize_line(unicodedata.normalize("NFKC", text)), is_strict=is_strict)
    found: dict[str, None] = {}
    for match in _DIGIT_RUN.finditer(clean):
        named = _IDENTITY_WORD.search(_before(match)) is not None
        groups = re.findall(r"\+?[0-9]+", match[0])
        found.update(dict.fromkeys(_numbers_of(_Run(groups, named), is_strict=is_strict)))
    return list(found)
