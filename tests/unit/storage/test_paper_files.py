"""Reading paper templates: shared fields, changed parts, and files that hold something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.document import Align, Column, HeadingStyle, Orientation, PageSize
from desktop_app.domain.papers import PaperField
from desktop_app.storage.paper_files import load_papers, read_paper

SHARED = {"person": {"label": "Họ tên", "default": "{person}", "secret": True}}
LEAST = 'kinds = ["samples"]\ntitle = "Giấy"\nsource = "Nội bộ."\n'
BLOCK = '[[block]]\nwhat = "text"\ntext = "Xin chào"\n'


def written(folder: Path, text: str, *, name: str = "giay-mau.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_read_paper_key_is_the_file_name_and_parts_are_typed(tmp_path: Path) -> None:
    more = (
        'page_size = "A5"\norientation = "landscape"\nhides_names = true\n'
        'when = [{ status = ["open"], note = true }]\nfields = ["person", '
        '{ key = "person", label = "Người nhận", secret = false }, { key = "why", label = "Vì sao", long = true }]\n'
        '[[heading]]\nstyle = "party"\nnumber = "-TB/ĐU"\nwhen = { host = ["party"] }\n'
        '[[block]]\nwhat = "table"\nrows = "items"\nblank = 2\ncodes = true\ntotals = "sums"\n'
        'columns = [{ heading = "STT", width = 9, align = "center" }]\n'
        '[[block]]\nwhat = "page_break"\norientation = "landscape"\n'
    )
    paper = read_paper(written(tmp_path, LEAST + more), SHARED)
    assert (paper.key, paper.kinds, paper.page_size) == ("giay-mau", ("samples",), PageSize.A5)
    assert paper.when == ({"status": ("open",), "note": True},)
    assert paper.fields == (
        PaperField("person", "Họ tên", "{person}", is_secret=True),
        PaperField("person", "Người nhận", "{person}"),
        PaperField("why", "Vì sao", is_long=True),
    )
    assert (paper.headings[0].style, paper.headings[0].when) == (HeadingStyle.PARTY, {"host": ("party",)})
    assert (paper.blocks[0].columns, paper.blocks[0].blank_rows) == ((Column("STT", 9.0, Align.CENTER),), 2)
    assert (paper.blocks[0].has_codes, paper.blocks[0].totals) == (True, "sums")
    assert (paper.orientation, paper.hides_names) == (Orientation.LANDSCAPE, True)
    assert paper.blocks[1].orientation is Orientation.LANDSCAPE


@pytest.mark.parametrize(
    "text",
    [
        "không phải TOML",
        LEAST,
        BLOCK,
        LEAST + 'fields = ["nobody"]\n' + BLOCK,
        LEAST + 'colour = "red"\n' + BLOCK,
        LEAST + BLOCK + 'style = "curly"\n',
        'orientation = "slanting"\n' + LEAST + BLOCK,
        LEAST + BLOCK + 'shadow = true\n',
        LEAST + '[[heading]]\nstyle = "church"\n' + BLOCK,
    ],
)  # fmt: skip
def test_read_paper_something_else_is_an_error_that_names_the_file(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValueError, match=r"papers/giay-mau\.toml"):
        read_paper(written(tmp_path, text), SHARED)


def test_load_papers_in_their_order_without_the_shared_fields(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    written(folder, '[person]\nlabel = "Họ tên"\n', name="_fields.toml")
    for name, order in (("b", 1), ("a", 1), ("c", 0)):
        written(folder, f"order = {order}\n{LEAST}{BLOCK}", name=f"{name}.toml")
    assert [paper.key for paper in load_papers(tmp_path)] == ["c", "a", "b"]
