"""The guide says of the law what the program does: its steps, papers, tables and terms, and how days are counted."""

from __future__ import annotations

import re
from datetime import date

from desktop_app.domain import deadline_words
from desktop_app.domain.deadlines import Term
from desktop_app.records import KINDS
from desktop_app.services import papers, tables
from tests.helpers.law import LAW
from tests.helpers.pages import GUIDE, read, section, table_rows

STEPS_IN = (
    "## 20. Tiếp công dân",
    "## 24. Bước tiếp theo",
    "## 25. Tạm đình chỉ, gia hạn, rút đơn",
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

    assert list(listed) == [paper.title for paper in papers.templates()]
    assert not [paper.title for paper in papers.templates() if not listed[paper.title].startswith(paper.form_label)]


def test_guide_lists_every_table_with_its_circular() -> None:
    rows = table_rows(section(read(GUIDE), "### Mười biểu"))
    listed = {number: f"{title} {circular}" for number, title, circular in rows if "/" in number}

    assert list(listed) == [spec.number for spec in tables.table_list()]
    for spec in tables.table_list():
        assert listed[spec.number] == f"{spec.title.capitalize()} {spec.circular}"


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
