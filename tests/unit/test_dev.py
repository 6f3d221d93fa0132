"""dev.py judges the machine and knows when .venv is out of date."""

from pathlib import Path

import pytest

import dev

LDCONFIG = """2 libs found in cache `/etc/ld.so.cache'
\tlibGL.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libGL.so.1
\tlibEGL.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libEGL.so.1
"""


@pytest.mark.parametrize("minor", [11, 12, 13, 14])
@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_python_problem_right_python_has_none(minor: int, platform: str):
    assert dev.python_problem(version=(3, minor), implementation="cpython", platform=platform) is None


@pytest.mark.parametrize(
    ("version", "implementation", "platform"),
    [
        ((3, 10), "cpython", "linux"),
        ((3, 15), "cpython", "win32"),
        ((3, 11), "pypy", "linux"),
        ((3, 12), "cpython", "darwin"),
    ],
)
def test_python_problem_wrong_python_or_system_is_named(version: tuple[int, int], implementation: str, platform: str):
    problem = dev.python_problem(version=version, implementation=implementation, platform=platform)

    assert problem is not None
    assert (platform if platform == "darwin" else f"{implementation} 3.{version[1]}") in problem


def test_missing_packages_names_those_ldconfig_does_not_know():
    libraries = {"libGL.so.1": "libgl1", "libdbus-1.so.3": "libdbus-1-3", "libEGL.so": "libegl-dev"}

    assert dev.missing_packages(libraries, known=LDCONFIG) == ["libdbus-1-3", "libegl-dev"]


def test_install_packages_without_apt_names_the_packages(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")

    with pytest.raises(dev.SetupError, match="libgl1 libegl1"):
        dev.install_packages(["libgl1", "libegl1"])


def test_install_packages_without_rights_prints_one_line_to_type(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("shutil.which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)

    with pytest.raises(dev.SetupError, match="sudo apt-get install -y --no-install-recommends libgl1"):
        dev.install_packages(["libgl1"])


def test_install_packages_nothing_missing_asks_nobody(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")

    dev.install_packages([])


def test_digest_is_the_same_for_both_line_ends(tmp_path: Path):
    for name, content in (("unix", b"a\nb\n"), ("windows", b"a\r\nb\r\n"), ("other", b"a\nc\n")):
        (tmp_path / name).write_bytes(content)

    assert dev.digest(tmp_path / "unix") == dev.digest(tmp_path / "windows") != dev.digest(tmp_path / "other")


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff"])
def test_read_stamp_damaged_stamp_counts_as_none(tmp_path: Path, content: bytes):
    (tmp_path / "stamp").write_bytes(content)

    assert dev.read_stamp(tmp_path / "stamp") == {}


def test_read_stamp_missing_stamp_counts_as_none(tmp_path: Path):
    assert dev.read_stamp(tmp_path / "stamp") == {}


def test_child_environment_keeps_settings_but_not_the_destination(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PIP_TARGET", "elsewhere")
    monkeypatch.setenv("PIP_CERT", "certificates.pem")

    environment = dev.child_environment(QT_QPA_PLATFORM="offscreen")

    assert "PIP_TARGET" not in environment
    assert environment["PIP_CERT"] == "certificates.pem"
    assert environment["QT_QPA_PLATFORM"] == "offscreen"


def test_main_set_up_impossible_says_why_and_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    def refuse() -> None:
        raise dev.SetupError("Please install it.")

    monkeypatch.setattr(dev, "check_machine", refuse)

    assert dev.main(["setup"]) == 1
    assert capsys.readouterr().err == "Please install it.\n"


def test_locks_runtime_is_part_of_dev():
    runtime, tools = ((dev.ROOT / name).read_text(encoding="utf-8") for name in (dev.RUNTIME_LOCK, dev.DEV_LOCK))
    pins = [line for line in runtime.splitlines() if "==" in line]

    assert pins
    assert set(pins) <= set(tools.splitlines())
