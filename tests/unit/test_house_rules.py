"""Every house rule lets good files pass and complains about bad ones."""

import subprocess
from pathlib import Path

import pytest

from tools import house_rules
from tools.house_rules import ProjectFile

HASH = "--hash=sha256:" + "0" * 64
HOME = "/" + "home"
INDEX_OPTION = "--index" + "-url"


def file(path: str, text: str = "") -> ProjectFile:
    return ProjectFile(path, text.encode("utf-8"))


def method_class(count: int) -> str:
    return "class Box:\n" + "".join(f"    def m{number}(self): pass\n" for number in range(count))


def long_function(lines: int, docstring: str = "") -> str:
    """A function of `lines` lines besides its docstring."""
    return f"def long():\n{docstring}" + "    pass\n" * (lines - 1)


@pytest.mark.parametrize(
    ("text", "is_fine"),
    [
        pytest.param("x = 1\n" * 400, True, id="400 lines"),
        pytest.param("x = 1\n" * 401, False, id="401 lines"),
        pytest.param(method_class(25), True, id="25 methods"),
        pytest.param(method_class(26), False, id="26 methods"),
        pytest.param(long_function(50), True, id="50 lines of function"),
        pytest.param(long_function(51), False, id="51 lines of function"),
        pytest.param(long_function(50, '    """One.\n\n    Two.\n    """\n'), True, id="docstring not counted"),
    ],
)
def test_check_sizes_counts_lines_and_methods(text: str, is_fine: bool):
    complaints = house_rules.check_sizes((file("desktop_app/a.py", text),), exceptions=())

    assert (complaints == []) is is_fine


def test_check_sizes_named_exception_is_let_through():
    files = (file("desktop_app/a.py", long_function(60)),)

    assert house_rules.check_sizes(files, exceptions=("desktop_app/a.py:long",)) == []


def test_check_sizes_exception_no_longer_needed_is_reported():
    complaints = house_rules.check_sizes((file("desktop_app/a.py", "x = 1\n"),), exceptions=("desktop_app/a.py",))

    assert len(complaints) == 1
    assert "strike it" in complaints[0]


@pytest.mark.parametrize(("name", "is_fine"), [("utils.py", False), ("helpers.py", False), ("workdays.py", True)])
def test_check_file_names_refuses_names_without_a_subject(name: str, is_fine: bool):
    assert (house_rules.check_file_names((file(f"desktop_app/{name}"),)) == []) is is_fine


@pytest.mark.parametrize(
    "text",
    [
        "app.processEvents()",
        "qtbot.wait(100)",
        "import time\ntime.sleep(1)",
        "from time import sleep\nsleep(1)",
        "dialog.exec()",
        "menu.exec_()",
    ],
)
def test_check_calls_refuses_calls_that_wait_or_pump(text: str):
    assert len(house_rules.check_calls((file("tests/a.py", text),))) == 1


@pytest.mark.parametrize(
    "text", ["qtbot.waitUntil(done)", "process.wait()", "'time.sleep(1)'", "# dialog.exec()", "exec(1)"]
)
def test_check_calls_lets_other_calls_and_texts_pass(text: str):
    assert house_rules.check_calls((file("desktop_app/a.py", text),)) == []


def test_check_calls_event_loop_starts_in_its_one_file_only():
    text = "def main(app):\n    return app.exec()\n"

    assert house_rules.check_calls((file(house_rules.EVENT_LOOP_FILES[0], text),)) == []
    assert house_rules.check_calls((file("desktop_app/gui/form.py", text),)) != []


@pytest.mark.parametrize(
    "caught", ["except Exception:", "except BaseException as e:", "except (OSError, Exception):", "except:"]
)
def test_check_catch_all_refuses_to_stop_every_error(caught: str):
    text = f"try:\n    x()\n{caught}\n    pass\n"

    assert len(house_rules.check_catch_all((file("desktop_app/a.py", text),))) == 1
    assert house_rules.check_catch_all((file(house_rules.LAST_RESORT_FILES[0], text),)) == []


@pytest.mark.parametrize("handler", ["except OSError:\n    pass\n", "except BaseException:\n    undo()\n    raise\n"])
def test_check_catch_all_lets_named_errors_and_cleaning_up_pass(handler: str):
    assert house_rules.check_catch_all((file("desktop_app/a.py", f"try:\n    x()\n{handler}"),)) == []


@pytest.mark.parametrize(
    ("text", "is_fine"),
    [
        ("from PySide6 import QtCharts", False),
        ("import PySide6.QtDataVisualization as data", False),
        ("from PySide6.QtVirtualKeyboard import X", False),
        ("from PySide6.QtWidgets import QLabel", True),
    ],
)
def test_check_qt_licences_refuses_gpl_modules(text: str, is_fine: bool):
    assert (house_rules.check_qt_licences((file("desktop_app/gui/a.py", text),)) == []) is is_fine


@pytest.mark.parametrize(
    ("path", "text", "is_fine"),
    [
        ("desktop_app/services/a.py", "kind = 'petitions'", False),
        ("desktop_app/gui/a.py", "from desktop_app.records.petitions.record import Petition", False),
        ("desktop_app/gui/a.py", "from desktop_app.records import petitions", False),
        ("desktop_app/gui/a.py", "from desktop_app.records import KINDS", True),
        ("desktop_app/services/a.py", '"""All about petitions."""', True),
        ("desktop_app/records/__init__.py", "from desktop_app.records.petitions.kind import KIND", True),
        ("desktop_app/records/petitions/record.py", "KEY = 'petitions'", True),
        ("tests/unit/test_a.py", "KEY = 'petitions'", True),
    ],
)
def test_check_record_keys_refuses_kinds_named_outside_their_folders(path: str, text: str, is_fine: bool):
    kind = file("desktop_app/records/petitions/record.py")

    assert (house_rules.check_record_keys((kind, file(path, text))) == []) is is_fine


@pytest.mark.parametrize(
    "line",
    [INDEX_OPTION + " x", "https://mirror/simp" + "le/", "--find" + "-links x", "https://pypi" + ".org/project/x"],
)
def test_check_addresses_refuses_registries_in_any_file(line: str):
    assert house_rules.check_addresses((file("docs/a.md", f"fine\n{line}\n"),)) == [
        "docs/a.md:2: names a package registry or an address"
    ]


@pytest.mark.parametrize(
    "line", ["-e .", "a @ file:///wheels/a.whl", "a @ https://x.vn/a.whl", "--pre", "    --hash=md5:0"]
)
def test_check_addresses_refuses_options_and_addresses_in_a_lock(line: str):
    assert len(house_rules.check_addresses((file("requirements-dev.txt", f"{line}\n"),))) == 1


def test_check_addresses_lets_versions_and_hashes_pass():
    lock = f"a==1.0 ; sys_platform == 'win32' \\\n    {HASH} \\\n    {HASH}\nb-c==2\n"

    assert house_rules.check_addresses((file("requirements.txt", lock),)) == []


@pytest.mark.parametrize("path", [HOME + "/lan/x", "/ro" + "ot/x", "C:\\Use" + "rs\\lan", "/srv/build/project/x"])
def test_check_home_folders_refuses_paths_of_one_machine(path: str):
    complaints = house_rules.check_home_folders((file("docs/a.md", path),), root=Path("/srv/build/project"))

    assert len(complaints) == 1


def test_check_home_folders_lets_other_paths_pass():
    text = "C:\\Users\\<tên>\\Documents, /usr/share/fonts, desktop_app/gui"

    assert house_rules.check_home_folders((file("docs/a.md", text),), root=Path("/srv/build/project")) == []


@pytest.mark.parametrize(
    ("sources", "is_fine"),
    [
        pytest.param("- `plus.svg`: Lucide, ISC", True, id="named"),
        pytest.param("- `*.svg`: Lucide, ISC", True, id="pattern"),
        pytest.param("- `minus.svg`: Lucide, ISC", False, id="other file named"),
        pytest.param("0a1b  plus.svg", True, id="in a list of sums"),
        pytest.param("surplus.svg", False, id="end of another name"),
        pytest.param("*.svg", False, id="pattern without back-ticks"),
    ],
)
def test_check_sources_wants_each_data_file_named(sources: str, is_fine: bool):
    files = (file("resources/icons/plus.svg"), file("resources/icons/SOURCES.md", sources))

    assert (house_rules.check_sources(files) == []) is is_fine


def test_check_sources_page_of_another_folder_does_not_count():
    files = (file("resources/icons/plus.svg"), file("resources/fonts/SOURCES.md", "`plus.svg`"))

    assert len(house_rules.check_sources(files)) == 1


def test_project_files_without_git_skips_what_is_made(tmp_path: Path):
    for name in ("desktop_app/a.py", "out/page.png", ".venv/lib/b.py"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(b"\x89\xff")

    files = house_rules.project_files(tmp_path)

    assert [one.path for one in files] == ["desktop_app/a.py"]
    assert files[0].text is None


def test_project_files_with_git_takes_what_git_lists_and_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("tên.py", "ignored.log"):
        (tmp_path / name).write_text("", encoding="utf-8")
    listed = subprocess.CompletedProcess([], 0, stdout="tên.py\0deleted.py\0".encode())
    monkeypatch.setattr("subprocess.run", lambda *_arguments, **_options: listed)

    assert [one.path for one in house_rules.project_files(tmp_path)] == ["tên.py"]


def test_rules_hold_every_check():
    checks = {function for name, function in vars(house_rules).items() if name.startswith("check_")}

    assert set(house_rules.RULES) == checks
