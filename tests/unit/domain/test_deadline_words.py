"""Deadlines in words, letter by letter."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desktop_app.domain.deadline_words import left_words, short, state_words, sum_lines
from desktop_app.domain.deadlines import Deadline, Extension, Pause, Term
from tests.helpers.law import LAW, day

ARTICLE_148 = "Bộ luật Dân sự 91/2015/QH13 Điều 148 khoản 5"


def reckoned(rule: str, start: str, **values: Any) -> Deadline:
    """One term with the shipped law."""
    return LAW.deadlines([Term(rule=rule, start=day(start), **values)])[0]


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (-4, "quá 4 ngày làm việc"),
        (-1, "quá 1 ngày làm việc"),
        (0, "hôm nay"),
        (1, "còn 1 ngày làm việc"),
        (3, "còn 3 ngày làm việc"),
    ],
)
def test_left_words(left, words):
    assert left_words(left) == words


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (None, "08/12/2026 (10 ngày làm việc)"),
        (10, "08/12/2026 (10 ngày làm việc)"),  # as many as the whole term: on the day of receipt
        (3, "08/12/2026 (10 ngày làm việc, còn 3 ngày làm việc)"),
        (0, "08/12/2026 (10 ngày làm việc, hôm nay)"),
        (-2, "08/12/2026 (10 ngày làm việc, quá 2 ngày làm việc)"),
    ],
)
def test_short_tells_length_and_what_is_left(left, words):
    assert short(reckoned("petition.handle", "23/11/2026"), left) == words


def test_short_of_a_calendar_term_tells_working_days_left():
    assert short(reckoned("complaint.settle_first", "02/11/2026"), 22) == "02/12/2026 (30 ngày, còn 22 ngày làm việc)"


def test_short_of_what_is_done_or_only_told_says_no_days_left():
    done = reckoned("petition.handle", "23/11/2026", done=day("01/12/2026"))
    assert short(done, 3) == "08/12/2026 (10 ngày làm việc)"
    assert short(reckoned("complaint.effect", "16/11/2026", is_duty=False), 3) == "16/12/2026 (30 ngày)"


def test_short_of_a_suspended_term_has_no_day():
    found = reckoned("complaint.settle_first", "02/11/2026", pauses=(Pause(day("10/11/2026")),))
    assert short(found, None) == "tạm đình chỉ, chưa tính hạn"


@pytest.mark.parametrize(
    ("values", "left", "words"),
    [
        ({"done": day("08/12/2026")}, 3, "đã làm ngày 08/12/2026, đúng hạn"),
        ({"done": day("09/12/2026")}, 3, "đã làm ngày 09/12/2026, quá hạn"),
        ({}, 3, "còn 3 ngày làm việc"),
        ({}, -1, "quá 1 ngày làm việc"),
        ({"is_duty": False}, 3, ""),
        ({"is_duty": False, "done": day("08/12/2026")}, 3, ""),
    ],
)
def test_state_words(values, left, words):
    assert state_words(reckoned("petition.handle", "23/11/2026", **values), left) == words


def test_state_of_a_suspended_term():
    found = reckoned("complaint.settle_first", "02/11/2026", pauses=(Pause(day("10/11/2026")),))
    assert state_words(found, None) == "tạm đình chỉ"


def test_sum_of_a_term_in_working_days():
    assert sum_lines(reckoned("complaint.accept", "28/08/2026")) == (
        "Từ ngày nhận được khiếu nại 28/08/2026 (thứ Sáu), không tính ngày này.",
        "Thời hạn: 7 ngày làm việc.",
        "Không tính 29/08/2026: thứ Bảy.",
        "Không tính 30/08/2026: Chủ nhật.",
        "Không tính 31/08/2026 (thứ Hai): Nghỉ hoán đổi, làm bù ngày 22/08/2026.",
        "Không tính 01/09/2026–02/09/2026 (2 ngày): Quốc khánh.",
        "Không tính 05/09/2026: thứ Bảy.",
        "Không tính 06/09/2026: Chủ nhật.",
        "Đếm đủ 7 ngày làm việc: 11/09/2026 (thứ Sáu).",
        "Hạn: 11/09/2026 (thứ Sáu).",
        "Căn cứ: Nghị định 124/2020/NĐ-CP Điều 16 khoản 1, được sửa đổi bởi Nghị định 155/2026/NĐ-CP Điều 10.",
        "Lưu ý: Không thụ lý thì trong thời hạn này phải thông báo bằng văn bản, nêu rõ lý do.",
    )


def test_sum_with_suspension_variant_and_an_end_that_moved():
    found = reckoned(
        "complaint.settle_first", "02/11/2026", variant="remote_complex",
        pauses=(Pause(day("10/11/2026"), day("12/11/2026")),),
    )  # fmt: skip
    assert sum_lines(found)[:-2] == (
        "Từ ngày thụ lý 02/11/2026 (thứ Hai), không tính ngày này.",
        "Thời hạn: 60 ngày (vụ việc phức tạp ở vùng sâu, vùng xa đi lại khó khăn).",
        "Không tính 10/11/2026–11/11/2026 (2 ngày): tạm đình chỉ.",
        "Đếm đủ 60 ngày: 03/01/2027 (Chủ nhật).",
        "Không kết thúc vào 03/01/2027: Chủ nhật.",
        f"Ngày cuối là ngày nghỉ nên hạn chuyển sang ngày làm việc tiếp theo ({ARTICLE_148}).",
        "Hạn: 04/01/2027 (thứ Hai).",
    )


def test_sum_with_extensions_names_their_decisions_and_what_the_law_does_not_allow():
    found = reckoned(
        "denunciation.settle", "02/11/2026",
        extensions=(Extension(20, "Quyết định gia hạn số 12"), Extension(45, "Quyết định gia hạn số 19")),
    )  # fmt: skip
    assert sum_lines(found)[1:5] == (
        "Thời hạn: 30 ngày.",
        "Gia hạn 20 ngày theo Quyết định gia hạn số 12.",
        "Gia hạn 30 ngày theo Quyết định gia hạn số 19 (văn bản ghi 45 ngày, luật chỉ cho đến 30 ngày).",
        "Đếm đủ 80 ngày: 21/01/2027 (thứ Năm).",
    )


def test_sum_of_a_term_that_runs_back():
    assert sum_lines(reckoned("complaint.dialogue_notice", "27/11/2026"))[:-1] == (
        "Từ ngày đối thoại 27/11/2026 (thứ Sáu), tính ngược từ ngày liền trước.",
        "Thời hạn: 5 ngày.",
        "Đếm đủ 5 ngày: 22/11/2026 (Chủ nhật).",
        "Không kết thúc vào 21/11/2026: thứ Bảy.",
        "Không kết thúc vào 22/11/2026: Chủ nhật.",
        "Ngày cuối là ngày nghỉ nên phải làm từ ngày làm việc liền trước.",
        "Chậm nhất: 20/11/2026 (thứ Sáu).",
    )


def test_sum_of_a_suspended_term_says_that_there_is_no_day_yet():
    found = reckoned("complaint.settle_first", "02/11/2026", pauses=(Pause(day("10/11/2026")),))
    assert sum_lines(found)[2] == "Đang tạm đình chỉ: chưa có hạn cho đến ngày tiếp tục giải quyết."
    assert not any(line.startswith(("Hạn:", "Đếm đủ")) for line in sum_lines(found))


def test_sum_says_what_is_a_forecast_and_what_is_not_verified():
    lines = sum_lines(reckoned("proposal.settle", "30/01/2028"))
    assert lines[-3:] == (
        "Căn cứ: Nội bộ (pháp luật không ấn định thời hạn chung, cơ quan tự đặt).",
        "Số ngày này chưa có văn bản để đối chiếu; cơ quan có thể đặt lại.",
        "Lịch nghỉ trong khoảng này có năm mới là dự kiến, chưa có văn bản quyết định; hạn có thể thay đổi.",
    )
    verified = sum_lines(reckoned("complaint.settle_first", "02/11/2026"))
    assert not any("dự kiến" in line or "đối chiếu" in line for line in verified)


def test_every_rule_and_variant_makes_whole_sentences():
    for rule in LAW.rules.rules:
        for variant in ("", *rule.variants):
            found = LAW.deadlines([Term(rule=rule.key, start=rule.valid_from or day("02/11/2026"), variant=variant)])[0]
            assert found.rule == rule
            for line in sum_lines(replace(found, is_forecast=True)):
                assert line.endswith("."), line
                assert "  " not in line
                assert "None" not in line
            assert bool(variant) == ("(" in sum_lines(found)[1])
