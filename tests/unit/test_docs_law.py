"""The guide says of law and practice what the program does: steps, papers, tables, terms, duties, outlines, sums."""

from __future__ import annotations

import re
from datetime import date

from desktop_app import paths
from desktop_app.domain import deadline_words
from desktop_app.domain.deadlines import Term
from desktop_app.domain.document import HeadingStyle
from desktop_app.domain.outlines import COMPARISONS, FIXED_NAMES
from desktop_app.domain.papers import PaperTemplate
from desktop_app.domain.periods import Span
from desktop_app.records import KINDS
from desktop_app.services import duties, papers, tables
from desktop_app.storage.outline_files import load_outlines
from tests.helpers.law import LAW
from tests.helpers.pages import GUIDE, read, section, table_rows

STEPS_IN = (
    "## 20. Tiếp công dân",
    "## 24. Bước tiếp theo",
    "## 25. Tạm đình chỉ, gia hạn, rút đơn",
    "## 31. Hội nghị đối thoại",
    "## 33. Ý kiến, kiến nghị cho đến khi xong",
    "## 35. Mô hình “Dân vận khéo”",
    "## 36. Sổ Hoạt động",
)
"""Sections whose tables hold the steps."""


def test_guide_names_every_lawful_step_with_what_it_prints() -> None:
    rows = [" | ".join(row) for title in STEPS_IN for row in table_rows(section(read(GUIDE), title))]
    titles = {paper.key: paper.title for paper in papers.templates()}
    missing = [
        f"{step.label}: {title}"
        for kind in KINDS
        for step in kind.steps
        for title in ([titles[key] for key in step.papers] or [step.label])
        if not any(step.label in row and title in row for row in rows)
    ]

    assert not missing


def test_guide_lists_every_paper_with_its_form() -> None:
    rows = table_rows(section(read(GUIDE), "### Các giấy tờ in được"))
    listed = {title: form for title, form, _ in rows}
    templates = {paper.title: paper for key in ("receptions", "petitions") for paper in papers.templates(key)}

    assert list(listed) == sorted(templates, key=[paper.title for paper in papers.templates()].index)
    assert not [title for title, paper in templates.items() if not listed[title].startswith(paper.form_label)]


def test_guide_lists_every_paper_of_practice_with_its_layouts_and_what_it_hides() -> None:
    words = {"party": "Đảng", "state": "Nhà nước", "front": "Mặt trận"}
    rows = table_rows(section(read(GUIDE), "### Giấy tờ của đối thoại, ý kiến, mô hình"))
    wanted = [
        [kind.title, paper.title, ", ".join(words[style.value] for style in dict.fromkeys(_styles(paper)))]
        for kind in sorted(KINDS, key=lambda kind: _ORDER.get(kind.key, 0))
        if kind.key in _ORDER
        for paper in papers.templates(kind.key)
    ]
    hiding = {paper.title for paper in papers.templates() if paper.hides_names}

    assert [row[:3] for row in rows] == wanted
    assert {row[1] for row in rows if row[3].startswith("ẩn")} == hiding


_ORDER = {"dialogues": 1, "opinions": 2, "civic_models": 3}


def _styles(paper: PaperTemplate) -> list[HeadingStyle]:
    return [heading.style for heading in paper.headings]


def test_guide_lists_every_table_with_its_circular() -> None:
    circulars = table_rows(section(read(GUIDE), "### Mười biểu"))
    practice = table_rows(section(read(GUIDE), "### Các biểu phụ lục"))
    listed = {number: f"{name} {circular}" for number, name, circular in circulars if "/" in number}
    specs = tables.table_list()

    assert listed == {spec.number: f"{spec.name} {spec.circular}" for spec in specs if spec.is_prescribed}
    assert {number: name for number, name, _ in practice} == {
        spec.number: spec.name for spec in specs if not spec.is_prescribed
    }
    assert [*listed, *(row[0] for row in practice)] == [spec.number for spec in specs]
    assert [row[0] for row in practice if row[2] != "–"] == [spec.number for spec in specs if spec.rows]


def test_guide_lists_every_duty_with_its_number_and_article() -> None:
    rows = table_rows(section(read(GUIDE), "## 34. Số lần phải tổ chức, chỉ tiêu"))

    assert len(rows) == len(duties.duties())
    for duty, (title, number, article) in zip(duties.duties(), rows, strict=True):
        assert title == duty.title
        assert number.split()[0] == str(duty.minimum)
        assert article == duty.article + ("" if duty.is_verified else " *")


def test_guide_lists_every_outline_with_its_due_days() -> None:
    rows = table_rows(section(read(GUIDE), "### Khung báo cáo"))
    outlines = load_outlines(paths.resources_dir())

    assert rows == [[item.title, *(str(item.due_days.get(span, "–")) for span in Span)] for item in outlines]


def test_guide_names_everything_that_may_stand_between_braces() -> None:
    rows = table_rows(section(read(GUIDE), "### Lời và số"))
    places = [place for row in rows for place in re.findall(r"`\{([^}]+)\}`", row[0])]

    assert {place for place in places if ":" not in place} == {*FIXED_NAMES, "tên số liệu"}
    assert {place.partition(":")[0] for place in places if ":" in place} == set(COMPARISONS)


def test_guide_lists_every_term_with_its_length_and_article() -> None:
    rows = table_rows(section(read(GUIDE), "### Các thời hạn"))

    assert len(rows) == len(LAW.rules.rules)
    for rule, (title, length, event, article) in zip(LAW.rules.rules, rows, strict=True):
        assert title.startswith(rule.title)
        assert length.startswith(f"{rule.days} {rule.unit.words}")
        assert re.findall(r": (\d+)", length) == [str(days) for days in rule.variants.values()]
        assert event.endswith(rule.event)
        assert article == rule.article + ("" if rule.is_verified else " *")


def test_guide_counts_its_example_as_the_program_does() -> None:
    (reckoned,) = LAW.deadlines([Term(rule="petition.handle", start=date(2026, 2, 9))])
    example = re.findall(r"```\n(.*?)```", section(read(GUIDE), "### Thấy ở đâu"), re.DOTALL)[0].splitlines()
    told = deadline_words.sum_lines(reckoned)

    assert example[0] == f"{reckoned.rule.title}: {deadline_words.short(reckoned)}"
    assert tuple(line.strip() for line in example[1:]) == told[: len(example) - 1]
    assert example[-1].strip().startswith("Hạn: ")
