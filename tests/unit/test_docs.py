"""The pages people read say what is so: tests, commands, keys, sentences, tables and pictures they name exist."""

from __future__ import annotations

import argparse
import ast
import re
import runpy
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from desktop_app.cli.main import build_parser
from desktop_app.domain import errors
from desktop_app.domain.kind import RecordKind
from desktop_app.records import KINDS, LISTS
from desktop_app.services import office_files, records, reporting
from desktop_app.services.workspace import Workspace
from desktop_app.storage.schema import STAMP_COLUMNS, row_tables
from tests.helpers.offices import PASSWORD, sample_office
from tests.helpers.pages import (
    ACCEPTANCE,
    COMMAND_LINE,
    FILE_FORMAT,
    GUIDE,
    LARGEST_PICTURE_BYTES,
    PAGES,
    PICTURES,
    ROOT,
    prose,
    read,
    section,
    table_rows,
    texts_of,
    texts_of_data,
    trees,
)

# -- the acceptance sheet -----------------------------------------------------------------------------------------

_TEST_NAME = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


@cache
def names_in(path: str) -> frozenset[str]:
    """Names of the test functions of a file."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_acceptance_names_only_tests_that_exist() -> None:
    named = _TEST_NAME.findall(read(ACCEPTANCE))
    missing = [f"{path}::{name}" for path, name in named if not (ROOT / path).is_file() or name not in names_in(path)]

    assert named
    assert not missing


def test_acceptance_lines_say_what_to_do_what_is_seen_and_what_proves_it() -> None:
    lines = table_rows(read(ACCEPTANCE))

    assert [cells[0] for cells in lines] == [str(number) for number in range(1, len(lines) + 1)]
    assert len(lines) >= 40
    for number, do, see, proof, tick in lines:
        assert do[0].isupper(), number
        assert see[0].isupper(), number
        assert see.endswith("."), number
        assert _TEST_NAME.search(proof), number
        assert tick == "☐", number


# -- commands and reports -----------------------------------------------------------------------------------------


def commands() -> dict[str, argparse.ArgumentParser]:
    """The commands of so-dan-van with their parsers."""
    parser = build_parser()
    actions = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(actions[0].choices)


@pytest.mark.parametrize("name", sorted(commands()))
def test_command_line_page_describes_every_command_with_its_options(name: str) -> None:
    text = read(COMMAND_LINE)
    options = [option for action in commands()[name]._actions for option in action.option_strings if option[:2] == "--"]

    assert re.search(rf"`?\b{name}\b", text)
    assert not [option for option in options if option not in text and option != "--help"]


def test_command_line_page_names_every_report() -> None:
    text = read(COMMAND_LINE)

    assert not [spec.key for _, spec in reporting.report_list() if not spec.is_per_record and spec.key not in text]
    assert not [kind.key for kind in (*KINDS, *LISTS) if kind.key not in text]


def test_pages_name_only_commands_of_dev_that_exist() -> None:
    commands_of_dev = runpy.run_path(str(ROOT / "dev.py"))["COMMANDS"]
    named = {name for page in PAGES for name in re.findall(r"\bdev\.py ([a-z][a-z-]*)", read(page))}

    assert {"run", "test"} <= named <= set(commands_of_dev)


def test_readme_begins_with_the_two_commands() -> None:
    first = re.search(r"```\n(.*?)```", read(ROOT / "README.md"), re.DOTALL)

    assert first is not None
    assert re.findall(r"^python3 dev\.py (\w+)", first[1], re.MULTILINE) == ["run", "test"]


# -- keys ---------------------------------------------------------------------------------------------------------

_COMBINATION = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)+[A-Za-z0-9↑↓←→]+|F[0-9]{1,2}")
_KEY_NAMES = {
    "↑": "Up", "↓": "Down", "←": "Left", "→": "Right", "PgDown": "PageDown", "PgUp": "PageUp", "Dấu cách": "Space",
    "Esc": "Escape", "Enter": "Return", "+": "Plus", "-": "Minus",
}  # fmt: skip
_STANDARD = {"Ctrl+C": "Copy", "Ctrl+Z": "Undo", "Ctrl+V": "Paste"}
_SAME = {"Ctrl+Return": "Ctrl+Enter", "Shift+Tab": "Backtab", "Ctrl+Up": "Ctrl+↑", "Ctrl+Down": "Ctrl+↓"}


@cache
def key_attributes() -> frozenset[str]:
    """Names behind Qt.Key.Key_ and QKeySequence.StandardKey. in the window's code."""
    return frozenset(
        node.attr.removeprefix("Key_")
        for tree in trees("desktop_app/gui")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr in ("Key", "StandardKey")
    )


def guide_keys() -> list[str]:
    """Keys in the first column of the guide's tables of keys."""
    cells = [row[0] for row in table_rows(section(read(GUIDE), "## 5. Bảng phím"))]
    return [key for cell in cells for key in re.findall(r"`([^`]+)`", cell)]


def is_in_code(key: str) -> bool:
    """Whether the window's code knows a key."""
    texts = texts_of("desktop_app/gui")
    if any(re.search(rf"(?<![\w+]){re.escape(key)}(?!\w)", text) for text in texts):
        return True
    if re.fullmatch(r"(?:Ctrl|Alt)\+[0-9]", key):
        return key[:-1] in texts
    last = _SAME.get(key) or _STANDARD.get(key) or key.rsplit("+", 1)[-1] or key
    return _KEY_NAMES.get(last, last) in key_attributes()


def test_guide_names_only_keys_that_the_window_knows() -> None:
    keys = guide_keys()

    assert len(keys) > 40
    assert not [key for key in keys if not is_in_code(key)]


def test_guide_names_every_key_of_the_window() -> None:
    written = {text for text in texts_of("desktop_app/gui") if _COMBINATION.fullmatch(text)}
    written |= {name for name in key_attributes() if re.fullmatch(r"F[0-9]+", name)}
    pages = len(KINDS) + 3  # Hôm nay before the registers, Báo cáo and Cài đặt behind them
    wanted = {_SAME.get(key, key) for key in written} | {"Ctrl+1", f"Ctrl+{pages}"}

    assert not wanted - {"Ctrl+Home", "Ctrl+End"} - set(guide_keys())
    assert f"Ctrl+{pages + 1}" not in guide_keys()


# -- words of the window ------------------------------------------------------------------------------------------


def bare(text: str) -> str:
    """Words as they are seen: without the mark of the Alt letter, dots, keys and stars."""
    return re.sub(r"[&*]|…$", "", " ".join(text.split())).strip()


def test_guide_quotes_only_words_the_program_says() -> None:
    known = "\n".join(bare(text) for text in texts_of("desktop_app") | texts_of_data())
    quoted = re.findall(r"“([^”]+)”", re.sub(r"`[^`\n]*`", "", read(GUIDE)))
    unknown = [
        words for words in quoted if not all(bare(part) in known for part in re.split(r"14:02:11|…(?=.)", words))
    ]

    assert len(quoted) > 50
    assert not unknown


@cache
def file_refusals() -> frozenset[str]:
    """The sentences with which the program refuses to open, make or unlock a file; "…" for what is filled in."""
    classes = [found for found in vars(errors).values() if isinstance(found, type)]
    wanted = {found.__name__ for found in classes if issubclass(found, errors.FileProblem)}
    return frozenset(
        _sentence(node.args[0])
        for tree in trees("desktop_app/storage")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in wanted
    )


def _sentence(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    assert isinstance(node, ast.JoinedStr)
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)


def test_guide_explains_every_refusal_to_open_a_file() -> None:
    explained = [row[0] for row in table_rows(section(read(GUIDE), "## 17. Khi chương trình không mở tệp"))]

    assert len(file_refusals()) > 10
    assert not [said for said in file_refusals() if not any(said.startswith(words) for words in explained)]


def test_guide_names_every_register_list_and_report() -> None:
    text = read(GUIDE)
    titles = [kind.title for kind in KINDS]
    titles += [spec.title for kind, spec in reporting.report_list() if kind in KINDS and not spec.is_per_record]
    titles += [kind.one for kind in LISTS]

    assert not [title for title in titles if title.lower() not in text.lower()]


def test_guide_names_every_saved_filter_it_lists() -> None:
    listed = dict(re.findall(r"Mục lọc của sổ ([^:.]+): ([^.]+)\.", read(GUIDE)))
    kinds = {kind.title: kind for kind in KINDS}

    assert {"Đơn thư", "Ý kiến", "Mô hình", "Đối thoại"} <= set(listed)
    for title, labels in listed.items():
        assert labels == ", ".join(item.label for item in kinds[title].filters), title


def test_guide_lists_every_section_of_the_settings() -> None:
    listed = "; ".join(row[0] for row in table_rows(section(read(GUIDE), "## 14. Cài đặt"))).split("; ")
    (tree,) = [one for one in trees("desktop_app/gui/pages") if "class SettingsPage" in ast.unparse(one)]
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    titles = [ast.unparse(call.args[2]) for call in calls if ast.unparse(call.func) == "Entry"]

    assert len(titles) > 10
    assert listed == [re.sub(r"^tr\('(.*)'\)$", r"\1", title) for title in titles]


def test_architecture_glossary_names_every_kind_of_record() -> None:
    english = {row[1] for row in table_rows(section(read(ROOT / "ARCHITECTURE.md"), "## Glossary"))}
    singular = {kind.key: _one_of(kind.key) for kind in (*KINDS, *LISTS)}

    assert not [key for key, name in singular.items() if name not in english]


def _one_of(key: str) -> str:
    """``civic model`` of ``civic_models``, ``activity`` of ``activities``."""
    return re.sub(r"ies$", "ys", key).removesuffix("s").replace("_", " ")


# -- the file -----------------------------------------------------------------------------------------------------


def test_file_format_names_every_table_and_column(work: Workspace) -> None:
    text = read(FILE_FORMAT)
    connection = work.file.connection
    kinds: tuple[RecordKind, ...] = (*KINDS, *LISTS)
    shared = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not any(name == kind.key or name.startswith(f"{kind.key}_") for kind in kinds)
    ]
    missing = [name for name in (*shared, *(kind.key for kind in kinds)) if f"`{name}`" not in text]
    missing += [table for kind in kinds for _, table in row_tables(kind) if f"`{table}`" not in text]
    missing += [name for name, _ in STAMP_COLUMNS if f"`{name}`" not in text]
    rows = {cells[0]: cells[1] for cells in table_rows(section(text, "## Shared tables"))}
    for name in set(shared) - {"_sqlite_migrations"}:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        assert re.findall(r"`(\w+)`", rows[f"`{name}`"]) == columns, name

    assert not missing


def test_file_format_program_verifies_the_chain_with_the_recovery_code(tmp_path: Path) -> None:
    path = tmp_path / "mat.sodanvan"
    created = office_files.create_file(path, office=sample_office(), password=PASSWORD, user="Lan")
    _save_hamlets(created.workspace)
    office_files.close_file(created.workspace)
    assert created.recovery is not None

    done = _verify(tmp_path, str(path), created.recovery.text)

    assert done.stdout.strip() == "2 entries of 1 devices follow from each other"


def test_file_format_program_finds_an_altered_entry(work: Workspace, tmp_path: Path) -> None:
    _save_hamlets(work)
    work.file.connection.execute("UPDATE changes SET user = 'Ai đó' WHERE sequence = 1")
    office_files.close_file(work)

    done = _verify(tmp_path, str(work.file.path))

    assert done.returncode == 1
    assert "entry 1 of" in done.stderr


def _save_hamlets(work: Workspace) -> None:
    for name in ("Thôn Đông", "Thôn Tây"):
        records.create(work, kind="hamlets", raw={"name": name, "kind": "thon"})


def _verify(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program that the page shows."""
    program = folder / "verify_chain.py"
    program.write_text(re.findall(r"```python\n(.*?)```", read(FILE_FORMAT), re.DOTALL)[0], encoding="utf-8")
    command = [sys.executable, str(program), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


# -- links, pictures, language ------------------------------------------------------------------------------------

_LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)\)")


def anchors(page: Path) -> set[str]:
    """Names under which the headings of a page can be linked to, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", read(page), re.MULTILINE)
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in kept}


def links() -> Iterator[tuple[Path, str]]:
    """(page, target) of every link that leads to a file of the project."""
    for page in PAGES:
        for _, target in _LINK.findall(read(page)):
            if not target.startswith(("http:", "https:", "mailto:")):
                yield page, target


def test_links_lead_to_files_and_headings_that_exist() -> None:
    broken: list[str] = []
    for page, target in links():
        name, _, anchor = target.partition("#")
        place = (page.parent / name).resolve() if name else page
        if not place.exists() or (anchor and anchor not in anchors(place)):
            broken.append(f"{page.name}: {target}")

    assert not broken


def test_pictures_are_small_and_shown_somewhere() -> None:
    shown = {(page.parent / target).resolve() for page, target in links()}
    pictures = sorted(PICTURES.glob("*"))

    assert pictures
    assert not [picture.name for picture in pictures if picture.stat().st_size > LARGEST_PICTURE_BYTES]
    assert not [picture.name for picture in pictures if picture.resolve() not in shown]


@pytest.mark.parametrize("page", [GUIDE, ACCEPTANCE], ids=lambda page: page.stem)
def test_vietnamese_pages_are_calm_and_vietnamese(page: Path) -> None:
    text = prose(page)
    english = r"\b(file|click|save|button|tab|password|backup|folder|form|record|undo|login|import|export|link)\b"

    assert unicodedata.is_normalized("NFC", read(page))
    assert not re.findall(r"[^\n]*(?<!!)!(?!\[)[^\n]*", text)
    assert not re.findall(english, text, re.IGNORECASE)


def test_pages_have_no_gaps_left_to_fill() -> None:
    gaps = re.compile(r"\b(TODO|TBD|FIXME|XXX|lorem ipsum|placeholder)\b", re.IGNORECASE)

    assert not [page.name for page in PAGES if gaps.search(read(page))]
