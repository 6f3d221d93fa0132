"""Papers about a denunciation: what tells who the denouncer is is typed for one print and kept nowhere.

Luật Tố cáo 25/2018/QH14, Điều 8 khoản 3: disclosing a denouncer's name, address or handwriting is forbidden.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.stamp import Stored
from desktop_app.services import drafts, papers
from desktop_app.services.workspace import Workspace
from tests.helpers.paper_reading import docx_lines, words
from tests.helpers.paper_samples import fitting, save_all
from tests.helpers.pdf_reading import read_pdf

SECRETS = {
    "person": "bà Quàng Thị Zoẵn",
    "address": "Bản Khoẵng Pế",
    "phone_number": "0987650123",
    "paper_number": "014188077777",
    "paper_issuer": "Công an Khoẵng",
}


@pytest.fixture
def saved(work: Workspace) -> dict[str, Stored]:
    """All sample records in one file, by kind and name."""
    return save_all(work)


SECRET_PAPERS = [
    (paper.key, name)
    for paper in papers.templates()
    for name in fitting(paper)
    if name in ("petitions-denunciation", "petitions-transferred", "receptions-denunciation")
    and any(field.is_secret for field in paper.fields)
]


@pytest.mark.parametrize(("key", "name"), SECRET_PAPERS)
def test_secret_fields_are_printed_once_and_left_open_in_what_is_saved(work, saved, key, name):
    uid = saved[name].uid
    form = papers.form(work, key, uid=uid)
    secret = [field.key for field in form.fields if field.is_secret]
    assert secret
    assert [field.value for field in form.fields if field.is_secret] == [""] * len(secret)
    typed = {field: SECRETS.get(field, "Zoẵn") for field in secret if not field.endswith("_day")}
    with_secrets = papers.build(work, key, uid=uid, typed=typed)
    without = papers.build(work, key, uid=uid, typed=typed, with_secrets=False)
    shown, kept = words(with_secrets), words(without)
    assert any(text in shown for text in typed.values())
    assert not any(text in kept for text in typed.values())
    assert "\ue000" not in kept + without.file_name + with_secrets.file_name + without.subject
    assert "Zoẵn" not in repr(without)


def test_secrets_are_in_no_file_after_printing(work, saved, tmp_path, program_folder):
    """Luật Tố cáo 25/2018/QH14, Điều 8 khoản 3: not in the office file, its log, drafts, settings or program folder."""
    for key, name in SECRET_PAPERS:
        typed = {field.key: SECRETS.get(field.key, "") for field in papers.form(work, key, uid=saved[name].uid).fields}
        given = {field: text for field, text in typed.items() if text}
        papers.build(work, key, uid=saved[name].uid, typed=given)
        document = papers.build(work, key, uid=saved[name].uid, typed=given, with_secrets=False)
        for suffix in (".pdf", ".docx"):
            papers.save(document, tmp_path / f"{key}-{name}{suffix}")
            assert not any(text in _readable(tmp_path / f"{key}-{name}{suffix}") for text in given.values())
    written = [path for folder in (tmp_path, program_folder) for path in folder.rglob("*") if path.is_file()]
    content = b"".join(path.read_bytes() for path in written)
    assert not any(text.encode() in content for text in (*SECRETS.values(), "Zoẵn"))
    assert drafts.waiting(work) == ()


def _readable(path: Path) -> str:
    if path.suffix == ".docx":
        return " ".join(docx_lines(path))
    return " ".join(line.text for page in read_pdf(path.read_bytes()) for line in page.lines)


@pytest.mark.parametrize("key", ["chuyen-to-cao", "khong-thu-ly-to-cao"])
def test_papers_about_a_denunciation_do_not_name_the_denouncer_unless_typed(work, saved, key):
    uid = saved["petitions-transferred"].uid
    silent = words(papers.build(work, key, uid=uid))
    assert "ông (bà)" not in silent.lower()
    named = words(papers.build(work, key, uid=uid, typed={"person": "bà Quàng Thị Zoẵn"}))
    assert "bà Quàng Thị Zoẵn" in named or "Bà Quàng Thị Zoẵn" in named


def test_person_of_an_ordinary_matter_is_no_secret(work, saved):
    form = papers.form(work, "bien-nhan", uid=saved["petitions-complaint"].uid)
    assert not any(field.is_secret for field in form.fields)
    kept = papers.build(work, "bien-nhan", uid=saved["petitions-complaint"].uid, with_secrets=False)
    assert "Nguyễn Thị Mơ" in words(kept)
