"""When a step of a petition is lawful: what sort of matter it is, and the sentences that say why a step is not."""

from __future__ import annotations

from desktop_app.records import choices
from desktop_app.records.petitions.record import Petition
from desktop_app.records.stepping import Refusal, needs, not_yet, refused_if

FORWARDED = frozenset(choices.codes(choices.PETITION_SOURCES, "forwarded"))
_BROUGHT_IN_PERSON = frozenset({"direct", "reception"})
_MIXED = frozenset({"mixed", "mixed_denunciation"})
_EXTENSIONS = {"complex": 1, "very_complex": 2}
"""How often the term of a denunciation may be extended (Luật Tố cáo 25/2018 art 30(2)(3))."""

# ---------------------------------------------------------------- sorts of matters


def is_complaint(petition: Petition) -> bool:
    """Whether the matter is a complaint alone."""
    return petition.content_kind == "complaint"


def is_denunciation(petition: Petition) -> bool:
    """Whether the matter is or holds a denunciation; its terms and secrecy bind then."""
    return petition.is_confidential


def is_proposal(petition: Petition) -> bool:
    """Whether the matter is neither a complaint nor a denunciation."""
    return not is_complaint(petition) and not is_denunciation(petition)


def is_contentious(petition: Petition) -> bool:
    """Whether the matter is a complaint or a denunciation."""
    return not is_proposal(petition)


def is_mixed(petition: Petition) -> bool:
    """Whether the paper holds several matters of different kinds."""
    return petition.content_kind in _MIXED


# ---------------------------------------------------------------- before acceptance


def _split_first(petition: Petition) -> str:
    """Luật Tiếp công dân 42/2013 art 25(3); NĐ 154/2026 art 14(4); TT 07/2014/TT-TTCP art 22."""
    return "Đơn có nhiều nội dung khác nhau: hướng dẫn tách đơn trước." if is_mixed(petition) else ""


def _is_eligible(petition: Petition) -> str:
    """TT 05/2021/TT-TTCP art 6(2); Luật Tố cáo 25/2018 art 24(3)."""
    if petition.relation == "duplicate":
        return "Đơn trùng với đơn đã vào sổ nên không xử lý lần nữa. Lưu đơn này."
    if petition.eligibility == "not_eligible":
        return "Đơn không đủ điều kiện xử lý. Lưu đơn, hoặc xem lại điều kiện."
    return ""


def _is_own(petition: Petition) -> str:
    """Luật Khiếu nại 02/2011 art 27; Luật Tố cáo 25/2018 art 29(1)c; TT 05/2021/TT-TTCP art 6(3)."""
    if petition.authority == "not_own":
        return "Đơn không thuộc thẩm quyền. Hướng dẫn hoặc chuyển đến cơ quan có thẩm quyền."
    return ""


def _is_not_own(petition: Petition) -> str:
    if petition.authority == "own":
        return "Đơn thuộc thẩm quyền giải quyết của cơ quan mình. Thụ lý, hoặc xem lại thẩm quyền."
    return ""


def _guided_once(petition: Petition) -> str:
    """TT 07/2014/TT-TTCP art 8(1): guidance is given once."""
    if petition.ineligible_reason == "guided_before":
        return "Đã hướng dẫn một lần về cùng nội dung. Lưu đơn."
    return ""


def _is_guided_by_law(petition: Petition) -> str:
    """Who is guided and whose paper is passed on.

    Source: Luật Tố cáo 25/2018 art 24(2); Luật Tiếp công dân 42/2013 art 26(2)b.
    """
    if is_denunciation(petition) and petition.source not in _BROUGHT_IN_PERSON:
        return "Đơn tố cáo gửi đến thì chuyển; chỉ hướng dẫn khi người tố cáo đến trực tiếp."
    if is_proposal(petition):
        return "Kiến nghị, phản ánh không thuộc thẩm quyền thì chuyển đến cơ quan có thẩm quyền."
    return ""


def _came_from_elsewhere(petition: Petition) -> str:
    if petition.source not in FORWARDED:
        return "Đơn không do cơ quan, tổ chức khác chuyển đến."
    return ""


def _may_be_filed(petition: Petition) -> str:
    if petition.eligibility == "eligible":
        return "Đơn đủ điều kiện xử lý thì không xếp lưu. Xem lại điều kiện xử lý."
    return ""


may_accept: Refusal = refused_if(_split_first, _is_eligible, _is_own)
may_refuse: Refusal = refused_if(_split_first, _is_own)
may_guide: Refusal = refused_if(_is_eligible, _guided_once, _is_not_own, _is_guided_by_law)
may_return_originals: Refusal = refused_if(
    needs("has_originals", "Đơn không có giấy tờ gốc kèm theo. Dùng bước hướng dẫn."), _guided_once, _is_not_own
)
may_return_to_sender: Refusal = refused_if(_came_from_elsewhere, _is_not_own)
may_transfer: Refusal = refused_if(_split_first, _is_eligible, _is_not_own)
may_transfer_crime: Refusal = refused_if(_split_first, _is_eligible)
may_file: Refusal = refused_if(_may_be_filed)

# ---------------------------------------------------------------- settlement


def may_extend(petition: Petition) -> str:
    """Once for a complex matter, twice for a very complex one (Luật Tố cáo 25/2018 art 30(2)(3))."""
    if not petition.complexity:
        return "Chỉ gia hạn vụ việc phức tạp hoặc đặc biệt phức tạp. Xác định tính chất vụ việc trước."
    if len(petition.extensions) >= _EXTENSIONS.get(petition.complexity, 0):
        return "Đã gia hạn đủ số lần luật cho phép: phức tạp một lần, đặc biệt phức tạp hai lần."
    return ""


def most_extensions(petition: Petition) -> int:
    """How many extensions the law allows for the petition as it is."""
    return _EXTENSIONS.get(petition.complexity or "", 0)


def may_decide_complaint(petition: Petition) -> str:
    """A second settlement needs the dialogue (Luật Khiếu nại 02/2011 art 39; NĐ 155/2026 art 11)."""
    if petition.instance == "second" and petition.dialogue_on is None:
        return "Giải quyết lần hai phải tổ chức đối thoại. Ghi việc đối thoại trước."
    return ""


def may_remind(petition: Petition) -> str:
    """A body that has answered is not urged."""
    return not_yet("replied_on", "Nơi nhận đã có văn bản phúc đáp ngày {}.")(petition)


def may_report_back(petition: Petition) -> str:
    """Only to whoever passed the petition on: how it is handled, and once more how it was settled.

    Source: Luật Tiếp công dân 42/2013 art 27(2); Luật Tố cáo 25/2018 art 26(2).
    """
    told = not_yet("reported_back_on", "Đã báo kết quả ngày {}.")(petition) if _is_reported_back(petition) else ""
    return _came_from_elsewhere(petition) or told


def _is_reported_back(petition: Petition) -> bool:
    told, decided = petition.reported_back_on, petition.decided_on
    return told is not None and (decided is None or told >= decided)


def may_close(petition: Petition) -> str:
    """Nothing the law asks for is left to do.

    Source: Luật Tiếp công dân 42/2013 art 27(2); Luật Khiếu nại 02/2011 arts 32, 41, 45; Luật Tố cáo 25/2018 arts
    26(2), 35(3), 36, 40.
    """
    if petition.status == "transferred":
        return "" if petition.replied_on else "Nơi nhận đơn chưa phúc đáp. Ghi văn bản phúc đáp, hoặc đôn đốc."
    if petition.execution in choices.codes(choices.EXECUTIONS, "open"):
        return "Quyết định, kết luận chưa thi hành xong."
    if is_contentious(petition) and petition.decided_on and petition.decision_sent_on is None:
        return "Chưa ghi ngày gửi quyết định, kết luận."
    if is_denunciation(petition) and petition.decided_on and petition.published_on is None:
        return "Chưa công khai kết luận nội dung tố cáo."
    if is_contentious(petition) and petition.source in FORWARDED and not _is_reported_back(petition):
        return "Chưa báo kết quả cho nơi chuyển đơn."
    return ""
