"""Search: typed marks must match, unmarked letters match any; order-free, by beginnings of words."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.query import ListQuery
from desktop_app.domain.stamp import Stored
from desktop_app.domain.text import fold, has_marks, word_matches, words
from desktop_app.services import records
from desktop_app.services.workspace import Workspace
from desktop_app.storage import listing, search
from tests.helpers.sample_files import add, save, trial
from tests.helpers.sample_kind import SAMPLES, sample
from tests.helpers.values import texts


def found(work: Workspace, typed: str) -> list[str]:
    """Titles found by what is typed, newest first."""
    page = records.page(work, ListQuery(SAMPLES.key, search=typed, columns=("title",)))
    return [str(row.values[0]) for row in page.rows]


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Đất đai thôn Đồng Đình", "dat dai"), ("Đất đai thôn Đồng Đình", "đất"), ("Đất đai thôn Đồng Đình", "ĐẤT"),
        ("Đất đai thôn Đồng Đình", "dinh dat"), ("Đất đai thôn Đồng Đình", "đồ đai"), ("Đất đai", "đat"),
        ("Đất đai", "dất"), ("Đất đai", "đ"), ("Đất đai", "đâ"), ("Đất đai", "  dat ,  dai! "), ("Đất đai", "d d"),
        ("Hoà giải ở cơ sở", "hòa"), ("Hòa giải ở cơ sở", "hoà"), ("Hòa giải", "hò"), ("Hòa giải", "hoa"),
        ("Thuỷ lợi", "thủy"), ("Thủy lợi", "thuỷ lợi"), ("Thủy lợi", "thủ"), ("Quý III", "quý"), ("Quý III", "iii"),
        (unicodedata.normalize("NFD", "Ủy ban"), "uỷ"), ("Ủy ban", unicodedata.normalize("NFD", "ủy")),
        ("Số 15/QĐ-UBND ngày 02/3/2026", "15 qd ubnd"), ("Số 15/QĐ-UBND", "15/qđ"), ("km 3,5 QL37", "ql37"),
        ("Bà con hỏi “Bao giờ?”", "bao giờ"), ("100 % hộ", "100%"), ("'); DROP TABLE samples; --", "drop table"),
        ("một * hai", "một hai"), ("x AND y OR NOT z", "and or not"), ("NEAR(a b)", "near(a b)"),
    ],
)  # fmt: skip
def test_record_is_found(samples: Workspace, title: str, typed: str) -> None:
    save(samples, title=title)
    assert len(found(samples, typed)) == 1


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Đất đai", "đạt"), ("Đất đai", "dắt"), ("Dat dai", "đất"), ("Đất đai", "ất"), ("Đất đai", "dat daix"),
        ("Hoa quả", "hoà"), ("Hoà giải", "hoá"), ("Hoà giải", "hỏ"), ("an toàn", "án"), ("Án phí", "ân"),
        ("Đất đai", "đất zẫy"), ("Đất đai", "zẫy"), ("57/2025", "58/2025"),
    ],
)  # fmt: skip
def test_record_is_not_found(samples: Workspace, title: str, typed: str) -> None:
    save(samples, title=title)
    assert found(samples, typed) == []


def test_every_searchable_field_and_line_is_searched(samples: Workspace) -> None:
    save(
        samples, title="Một", story="Hai", person="Lò Văn Ba", place="Bản Bốn", held_on="05/03/2026", sort="closed",
        items=[{"what": "Năm"}], phone_number="0912345678",
    )  # fmt: skip
    for typed in ("một", "hai", "ba lo", "bốn", "năm", "đã đóng", "05/03/2026", "mot nam"):
        assert len(found(samples, typed)) == 1, typed
    assert found(samples, "0912345678") == [], "not a searchable field"


def test_tone_typed_at_the_older_place_finds_no_other_tone(samples: Workspace) -> None:
    """ "hò" is the way to "hòa", which is kept as "hoà"; it is not the way to "hoá"."""
    for title in ("Hoà", "Hoá", "Họ", "Hoàn", "Hoa", "Hò"):
        save(samples, title=title)
    assert found(samples, "hò") == ["Hò", "Hoà"]
    assert found(samples, "hòa") == ["Hoàn", "Hoà"]


def test_register_number_finds_its_record(samples: Workspace) -> None:
    for turn in range(60):
        save(samples, title=f"Bản ghi thứ {turn + 1}")
    save(samples, title="của năm trước", held_on="05/03/2025")
    save(samples, title="Công văn 570/2026, 157/2026")
    assert found(samples, "57/2026") == ["Bản ghi thứ 57"]
    assert found(samples, "57/20") == ["Bản ghi thứ 57"], "the year is still being typed"
    assert len(found(samples, "57")) == 2, "without a slash more figures may follow"
    assert found(samples, "1/2025") == ["của năm trước"]
    assert found(samples, "60") == ["Bản ghi thứ 60"]


def test_punctuation_alone_searches_for_nothing(samples: Workspace) -> None:
    save(samples)
    assert len(found(samples, " .,!? ")) == 1
    assert records.count(samples, ListQuery(SAMPLES.key, search="…")) == 1
    assert records.search_all(samples, "…") == ()


def test_more_than_400_words_with_the_typed_marks_are_all_found(samples: Workspace) -> None:
    """However many words of the office begin with "đ": none is left out."""
    vowels = "aăâeêioôơuưyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵíìỉĩị"
    endings = ("", "n", "t", "m", "c", "ng", "nh", "p")
    names = [f"đ{vowel}{ending}" for vowel in vowels for ending in endings]
    assert len({word for name in names for word in words(name)}) > 400
    with samples.file.writing() as connection:
        for name in names:
            records.add(samples, connection, SAMPLES, sample(title=name))
    assert records.count(samples, ListQuery(SAMPLES.key, search="đ")) == len(names)
    assert records.count(samples, ListQuery(SAMPLES.key, search="đế")) == len(endings)


def test_changed_words_are_found_and_old_ones_are_not(samples: Workspace) -> None:
    uid = save(samples, title="Thuỷ lợi").uid
    raw = {"title": "Giao thông", "held_on": "05/03/2026"}
    records.update(samples, kind=SAMPLES.key, uid=uid, raw=raw)
    assert found(samples, "thuỷ") == []
    assert found(samples, "giao thông") == ["Giao thông"]
    records.delete(samples, kind=SAMPLES.key, uid=uid)
    assert found(samples, "giao") == []
    records.restore(samples, kind=SAMPLES.key, uid=uid)
    assert found(samples, "giao") == ["Giao thông"]


def test_words_of_a_save_that_failed_are_found_after_it_succeeds(samples: Workspace) -> None:
    """Words are remembered only once they are on disk."""

    def fail() -> None:
        with samples.file.writing() as connection:
            records.add(samples, connection, SAMPLES, sample(title="Khoẵng"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    save(samples, title="Khoẵng")
    assert found(samples, "khoẵng") == ["Khoẵng"]


SYLLABLES = (
    "đất", "dat", "đạt", "hoà", "hòa", "hoàn", "hoá", "họ", "thuỷ", "thủy", "thuyền", "quý", "quỳ", "an", "án",
    "ân", "ăn", "Ắng", "đường", "đương", "duong", "ươm", "57", "2026", "x", "ß", "İstanbul", "a\u0301", "é", "ñ", "ngổ",
)  # fmt: skip
TITLES = st.lists(st.lists(st.sampled_from(SYLLABLES), max_size=4).map(" ".join), min_size=1, max_size=8)


CHANGES: st.SearchStrategy[Callable[[str], str]] = st.deferred(
    lambda: st.sampled_from([str, str, fold, str.upper, _first_unmarked, _last_unmarked])
)


@st.composite
def beginnings(draw: st.DrawFn) -> str:
    """What stands in the search box on the way to a word: as it is written, without marks, half marked, in capitals."""
    typed = []
    for word in draw(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=2)):
        cut = word[: draw(st.integers(1, len(word)))]
        change = draw(CHANGES)
        typed.append(change(cut))
    return " ".join(typed)


def _first_unmarked(word: str) -> str:
    return fold(word[0]) + word[1:]


def _last_unmarked(word: str) -> str:
    return word[:-1] + fold(word[-1])


@settings(max_examples=300)
@given(TITLES, st.one_of(beginnings(), beginnings(), texts))
def test_search_finds_what_the_rule_says(shared: Workspace, titles: list[str], typed: str) -> None:
    """Every typed word begins some word of the record: letter by letter where it has marks, else folded."""

    def is_wanted(stored: Stored, title: str) -> bool:
        have = [*words(title), *words(stored.stamp.register_number)]
        return all(
            any(word_matches(word, part) if has_marks(part) else fold(word).startswith(fold(part)) for word in have)
            for part in words(typed)
        )

    with trial(shared) as connection:
        stored = [add(shared, sample(title=title, sort=None)) for title in titles]
        page = listing.page(connection, SAMPLES, ListQuery(SAMPLES.key, search=typed, is_descending=False, limit=99))
        wanted = [one.uid for one, title in zip(stored, titles, strict=True) if is_wanted(one, title)]
        assert [row.uid for row in page.rows] == wanted


@given(texts)
def test_record_is_found_by_each_of_its_words(shared: Workspace, title: str) -> None:
    """Whatever a word is made of, the index takes it as it is."""
    with trial(shared) as connection:
        stored = add(shared, sample(title=title))
        id_ = connection.execute("SELECT id FROM samples").fetchone()[0]
        assert search.finds(connection, SAMPLES, id_, stored)
        for word in words(title):
            query = ListQuery(SAMPLES.key, search=word)
            assert [row.uid for row in listing.page(connection, SAMPLES, query).rows] == [stored.uid], word
