"""The file of statutory terms: read once, and refused where it holds something else."""

from __future__ import annotations

import pytest

from desktop_app.storage.law_files import load_rules
from tests.helpers.law import RESOURCES


def test_rules_are_read_once():
    assert load_rules(RESOURCES) is load_rules(RESOURCES)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[[rule]]\nkey = 'x'\n",
        "[[rule]]\nkey='x'\ntitle='x'\nevent='x'\ndays=1\nunit='weeks'\narticle='x'\n",
        "[[rule]]\nkey='x'\ntitle='x'\nevent='x'\ndays=1\nunit='working'\narticle='x'\nfor_ever=true\n",
    ],
    ids=["empty", "incomplete", "unknown unit", "unknown name"],
)
def test_file_that_holds_no_rules_is_refused(tmp_path, text):
    (tmp_path / "law").mkdir()
    (tmp_path / "law" / "deadlines.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"law/deadlines\.toml"):
        load_rules(tmp_path)
