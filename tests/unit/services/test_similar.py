"""Which two matters are probably one, and which only look alike: a table of pairs, and the reasons that are given."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from desktop_app.services.demo.samples import filled, sample
from desktop_app.services.likeness import Likeness, Matter, compare

DRAIN = (
    "Đề nghị Ủy ban nhân dân xã cho khơi cống thoát nước đoạn qua nhà văn hóa xóm Đồng Vàng vì mưa lớn nước tràn vào"
    " nhà dân."
)
DRAIN_AGAIN = "Kiến nghị khơi thông cống thoát nước khu vực nhà văn hóa xóm Đồng Vàng, mưa là ngập nhà dân."
DRAIN_BARE = "de nghi khoi cong thoat nuoc doan qua nha van hoa xom dong vang, mua la nuoc tran vao nha"
LAND = "Khiếu nại việc chậm trả kết quả cấp giấy chứng nhận quyền sử dụng đất thửa 63."
LAND_AGAIN = "Chậm cấp giấy chứng nhận quyền sử dụng đất thửa 63, nộp hồ sơ đã 8 tháng."
LAND_OTHER = "Khiếu nại việc chậm trả kết quả cấp giấy chứng nhận quyền sử dụng đất thửa 275."
ROAD = "Đường xóm Đầm Sen đoạn từ nhà văn hóa ra cầu bị sụt, nước mưa xói thành rãnh sâu, học sinh đi lại nguy hiểm."
ROAD_AGAIN = "Đường xóm Đầm Sen bị sụt lở đoạn ra cầu, học sinh đi học nguy hiểm, đề nghị sửa chữa."
ROAD_OTHER = (
    "Đường xóm Ao Sen đoạn từ nhà văn hóa ra cầu bị sụt, nước mưa xói thành rãnh sâu, học sinh đi lại nguy hiểm."
)
POOR = "Việc bình xét hộ nghèo ở xóm Suối Cạn năm nay chưa họp đủ dân, hộ khó khăn không có trong danh sách."
POOR_AGAIN = "Xin xem lại việc bình xét hộ nghèo năm nay ở xóm Suối Cạn, gia đình khó khăn mà không được vào danh sách."
FUND = "Tố cáo việc thu, chi tiền đóng góp làm nhà văn hóa xóm không có chứng từ."
FUND_AGAIN = "Tố cáo trưởng xóm thu tiền làm nhà văn hóa không có chứng từ, không công khai."


def matter(name: str = "", place: str = "", content: str = "", **more: str) -> Matter:
    return Matter(name=name, place=place, content=content, **more)  # type: ignore[arg-type]  # no flag among them


def secret(content: str = "", accused: str = "") -> Matter:
    return Matter(content=content, accused=accused, is_confidential=True)


SAME = {
    "typed without marks": (matter("nguyen van an", "Dong Vang"), matter("Nguyễn Văn An", "Xóm Đồng Vàng")),
    "Thị left out": (matter("Nguyễn Lan", "Xóm Đồng Vàng"), matter("Nguyễn Thị Lan", "xóm Đồng Vàng")),
    "Văn left out": (matter("Nguyễn Hùng", "Xóm Đồng Vàng"), matter("Nguyễn Văn Hùng", "Thôn Đồng Vàng")),
    "Lý and Lí": (matter("Lí Thị Hoa", "Xóm Tân Tiến"), matter("Lý Thị Hoa", "Xóm Tân Tiến")),
    "tone at the older place": (matter("Trần Văn Hòa", "Tổ 5"), matter("Trần Văn Hoà", "Tổ dân phố 5")),
    "hamlet in the address": (matter("Lê Ước", "Xóm Khe Nứa"), matter("Lê Ước", address="Xóm Khe Nứa, xã La Bằng")),
    "hamlet not typed yet": (matter("Đặng Văn Ước"), matter("Đặng Văn Ước", "Xóm Khe Nứa")),
    "same person, told anew": (
        matter("Lường Thị Ánh", "Xóm Đồng Vàng", DRAIN_AGAIN),
        matter("Lường Thị Ánh", "Xóm Đồng Vàng", DRAIN),
    ),
    "same person, moved away": (matter("Lý Ắng", "Xóm Soi Dâu", LAND), matter("Lý Ắng", "Xóm Gò Mít", LAND)),
    "name misheard": (matter("Nông Văn Hưng", "Xóm Gò Mít", LAND_AGAIN), matter("Nông Văn Hùng", "Xóm Gò Mít", LAND)),
    "another person of the hamlet": (
        matter("Triệu Văn Bảy", "Xóm Đầm Sen", ROAD_AGAIN),
        matter("Ma Thị Ngọc", "Xóm Đầm Sen", ROAD),
    ),
    "content without marks": (matter(content=DRAIN_BARE), matter(content=DRAIN)),
    "content alone": (matter(content=DRAIN), matter("Hoàng Thị Ngân", "Xóm Đồng Vàng", DRAIN)),
    "told anew, poor household": (matter("Vi Ất", "Xóm Suối Cạn", POOR_AGAIN), matter("Vi Ất", "Xóm Suối Cạn", POOR)),
    "the decision": (
        matter(contested="Quyết định số 125/QĐ-UBND ngày 02/10/2026"),
        matter(contested="QĐ 125/QĐ-UBND của Chủ tịch xã", content=LAND),
    ),
    "denunciation of the same person": (
        secret(FUND_AGAIN, "Trưởng xóm Gò Mít"),
        secret(FUND, "Ông trưởng xóm Gò Mít"),
    ),
    "denunciation told the same": (secret(POOR), secret(POOR)),
}

OTHER = {
    "name alone, content known": (matter("Nguyễn Văn An", content=ROAD), matter("Nguyễn Văn An", content=LAND)),
    "same person, other matter": (
        matter("Nguyễn Văn An", "Xóm Đầm Sen", ROAD),
        matter("Nguyễn Văn An", "Xóm Đầm Sen", POOR),
    ),
    "same person, other plot": (
        matter("Nguyễn Văn An", "Xóm Đầm Sen", LAND),
        matter("Nguyễn Văn An", "Xóm Đầm Sen", LAND_OTHER),
    ),
    "same name, other hamlet": (matter("Nguyễn Văn An", "Xóm Đầm Sen"), matter("Nguyễn Văn An", "Xóm Gò Mít")),
    "another given name": (matter("Nguyễn Văn An", "Xóm Đầm Sen"), matter("Nguyễn Văn Ân", "Xóm Đầm Sen")),
    "Hùng is not Hưng": (matter("Nguyễn Văn Hùng", "Tổ 5"), matter("Nguyễn Văn Hưng", "Tổ 5")),
    "a man and a woman": (matter("Nguyễn Văn Lan", "Tổ 5"), matter("Nguyễn Thị Lan", "Tổ 5")),
    "another group of houses": (matter("Lê Thị Mai", "Tổ 5"), matter("Lê Thị Mai", "Tổ 6")),
    "the road of another hamlet": (matter(content=ROAD), matter(content=ROAD_OTHER)),
    "another plot": (matter("Lê Ước", content=LAND), matter("Ma Ngọc", content=LAND_OTHER)),
    "the same few words": (matter("Vi Ất", content="cấp giấy chứng nhận đất"), matter("Lý Tá", content=LAND)),
    "the hamlet alone": (matter(place="Xóm Đầm Sen"), matter(place="Xóm Đầm Sen")),
    "nothing typed": (matter(), matter("Nguyễn Văn An", "Xóm Đầm Sen", ROAD)),
    "open and confidential": (matter(content=FUND), secret(FUND)),
    "confidential and open": (secret(FUND), matter("Nguyễn Văn An", "Xóm Gò Mít", FUND)),
    "denunciations of others": (secret(FUND, "Trưởng xóm Gò Mít"), secret(POOR, "Công chức văn hóa xã hội")),
    "denunciations, nothing shared": (secret(LAND), secret(ROAD)),
}


@pytest.mark.parametrize("case", SAME)
def test_compare_one_matter_told_twice_is_alike(case: str) -> None:
    assert compare(*SAME[case]) is not None


@pytest.mark.parametrize("case", SAME)
def test_compare_gives_the_same_answer_both_ways(case: str) -> None:
    new, earlier = SAME[case]
    assert compare(new, earlier) == compare(earlier, new)


@pytest.mark.parametrize("case", OTHER)
def test_compare_two_matters_are_not_alike(case: str) -> None:
    assert compare(*OTHER[case]) is None
    assert compare(*reversed(OTHER[case])) is None


def test_compare_gives_reasons_in_words() -> None:
    found = compare(matter("Lường Ánh", "Đồng Vàng", DRAIN), matter("Lường Thị Ánh", "Xóm Đồng Vàng", DRAIN))
    assert found == Likeness(100, ("cùng họ tên", "cùng thôn", "nội dung giống 100 %"))
    about = compare(secret(accused="Trần Văn Bảy"), secret(accused="ông Trần Văn Bảy, trưởng xóm"))
    assert about is not None
    assert about.reasons == ("cùng người bị tố cáo",)


def test_compare_never_looks_at_who_denounces() -> None:
    """Even if a name stood in one by mistake, it would count for nothing."""
    named = Matter(name="Nguyễn Văn An", place="Xóm Gò Mít", content=FUND, is_confidential=True)
    assert compare(named, secret(FUND)) == compare(secret(FUND), secret(FUND))
    only_named = Matter(name="Nguyễn Văn An", place="Xóm Gò Mít", is_confidential=True)
    assert compare(only_named, only_named) is None


def test_compare_more_in_common_scores_higher() -> None:
    earlier = matter("Lường Thị Ánh", "Xóm Đồng Vàng", DRAIN)
    ways = (
        matter("Lường Thị Ánh"),
        matter("Lường Thị Ánh", "Xóm Đồng Vàng"),
        matter("Lường Thị Ánh", "Xóm Đồng Vàng", DRAIN_AGAIN),
        matter("Lường Thị Ánh", "Xóm Đồng Vàng", DRAIN),
    )
    scores = [found.score for way in ways if (found := compare(way, earlier))]
    assert len(scores) == len(ways)
    assert scores == sorted(set(scores))


def test_compare_tells_the_sample_matters_apart() -> None:
    """Every matter of the sample office against every other one, as if one person of one hamlet brought them all."""
    random = Random(2026)
    told = [
        filled(item["summary"], random, hamlet="Xóm Đầm Sen")
        for group in sample("matters").values()
        if isinstance(group, list)
        for item in group
        if isinstance(item, dict) and "summary" in item
    ]
    pairs = list(combinations([matter("Nguyễn Văn An", "Xóm Đầm Sen", text) for text in told], 2))
    assert len(pairs) > 1_000
    assert sum(compare(*pair) is not None for pair in pairs) <= len(pairs) // 500
