#!/usr/bin/env python3
"""Sets the program up and runs it, its tests and its tools: `python3 dev.py run`, `python3 dev.py test`.

Needs nothing but Python 3.11 to 3.14; everything else goes into `.venv` beside this file.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # an older Python must get as far as the sentence that it is too old
    from collections.abc import Callable

    Command = Callable[[list[str]], int]

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "so-dan-van-setup.json"
IS_WINDOWS = sys.platform == "win32"
BIN = VENV / ("Scripts" if IS_WINDOWS else "bin")
VENV_PYTHON = BIN / ("python.exe" if IS_WINDOWS else "python")

OLDEST_PYTHON = (3, 11)
NEWEST_PYTHON = (3, 14)
OLDEST_GLIBC = (2, 34)
TEST_PROCESSES = "2"

RUNTIME_LOCK = "requirements.txt"
DEV_LOCK = "requirements-dev.txt"

# Shared library -> Debian or Ubuntu package, for Qt without and with a screen.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

# pip settings that would send the packages somewhere else than into .venv.
PIP_DESTINATIONS = ("PIP_PREFIX", "PIP_ROOT", "PIP_TARGET")


class SetupError(Exception):
    """A reason why the set-up cannot go on, as a sentence that says what to do."""


# -- the machine ----------------------------------------------------------------------------------------------


def python_problem(*, version: tuple[int, int], implementation: str, platform: str) -> str | None:
    """Why this Python cannot run the program, or None where it can."""
    oldest, newest = (".".join(map(str, bound)) for bound in (OLDEST_PYTHON, NEWEST_PYTHON))
    if platform not in ("linux", "win32"):
        return "Sổ Dân Vận runs on Windows and on Linux; this system is " + platform + "."
    if implementation != "cpython" or not OLDEST_PYTHON <= version <= NEWEST_PYTHON:
        found = f"{implementation} {version[0]}.{version[1]}"
        return f"Sổ Dân Vận needs CPython {oldest} to {newest}; this is {found}. Start dev.py with one of those."
    return None


def missing_packages(libraries: dict[str, str], *, known: str) -> list[str]:
    """Packages whose library is not in `known`, the output of `ldconfig -p`; sorted."""
    present = {line.split()[0] for line in known.splitlines() if line.strip()}
    return sorted(package for library, package in libraries.items() if library not in present)


def has_screen() -> bool:
    """Whether a window can be shown here."""
    return IS_WINDOWS or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def ldconfig_output() -> str | None:
    """What `ldconfig -p` prints, or None where there is no ldconfig."""
    program = shutil.which("ldconfig") or shutil.which("ldconfig", path="/sbin:/usr/sbin")
    if program is None:
        return None
    return subprocess.run([program, "-p"], capture_output=True, text=True, check=True).stdout


def needed_packages() -> list[str]:
    """System packages this Linux machine lacks; empty on Windows."""
    if IS_WINDOWS:
        return []
    packages = []
    if importlib.util.find_spec("ensurepip") is None:
        packages.append(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    known = ldconfig_output()
    if known is not None:
        packages += missing_packages({**QT_LIBRARIES, **(SCREEN_LIBRARIES if has_screen() else {})}, known=known)
    return packages


def install_packages(packages: list[str]) -> None:
    """Installs system packages through apt.

    Raises:
        SetupError: there is no apt, no right to install, or apt failed; names the packages.
    """
    if not packages:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        raise SetupError("Please install what these Debian packages hold, then start again: " + " ".join(packages))
    if os.geteuid() != 0:
        raise SetupError("Please type this once, then start again:\n  sudo " + " ".join(command))
    say("Installing system packages: " + " ".join(packages))
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update", "-qq"], [*command, "-qq"]):
        if subprocess.call(step, env=environment) != 0:
            raise SetupError("apt failed. Please type this, then start again:\n  " + " ".join(command))


def check_machine() -> None:
    """Stops with a sentence where Python or the C library is too old or too new; installs missing system packages."""
    problem = python_problem(
        version=(sys.version_info[0], sys.version_info[1]),
        implementation=sys.implementation.name,
        platform=sys.platform,
    )
    if problem:
        raise SetupError(problem)
    if not IS_WINDOWS:
        name, _, number = (os.confstr("CS_GNU_LIBC_VERSION") or "").partition(" ")
        if name == "glibc" and tuple(int(part) for part in number.split(".")[:2]) < OLDEST_GLIBC:
            raise SetupError(f"Qt needs glibc 2.34 or newer (Debian 12, Ubuntu 22.04); this is {number}.")
    install_packages(needed_packages())


# -- the environment ------------------------------------------------------------------------------------------


def digest(path: Path) -> str:
    """SHA-256 of a text file, the same for both sorts of line ends."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def read_stamp(path: Path) -> dict[str, str]:
    """What the last finished set-up wrote; empty where there was none."""
    try:
        stamp = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def wanted_stamp(*, lock: str) -> dict[str, str]:
    """The stamp a finished set-up with this lock leaves."""
    return {"lock": lock, "sha256": digest(ROOT / lock), "dev.py": digest(ROOT / "dev.py")}


def child_environment(**changes: str) -> dict[str, str]:
    """The environment for the programs started here: UTF-8 everywhere, packages into .venv."""
    environment = {key: value for key, value in os.environ.items() if key not in (*PIP_DESTINATIONS, "PYTHONHOME")}
    return {**environment, "PIP_USER": "0", "PYTHONUTF8": "1", **changes}


def venv_works() -> bool:
    """Whether .venv holds a Python that starts, is neither too old nor too new, and has pip."""
    if not VENV_PYTHON.exists():
        return False
    probe = f"import sys, pip; sys.exit(not {OLDEST_PYTHON} <= sys.version_info[:2] <= {NEWEST_PYTHON})"
    return subprocess.call([VENV_PYTHON, "-c", probe], stderr=subprocess.DEVNULL) == 0


def make_venv() -> None:
    """Makes .venv anew, unless it works already."""
    if Path(sys.prefix).resolve() == VENV or venv_works():
        return
    say("Making the environment .venv")
    python = getattr(sys, "_base_executable", None) or sys.executable
    if subprocess.call([python, "-m", "venv", "--clear", VENV], env=child_environment()) != 0:
        raise SetupError("Python could not make the environment .venv. Is the disk full or the folder read-only?")


def install_lock(lock: str) -> None:
    """Installs exactly the packages of a lock file into .venv, each checked by its hash."""
    say(f"Installing the pinned packages of {lock} (once; about 100 MB)")
    options = ["--require-hashes", "--disable-pip-version-check", "--no-input", "--requirement", lock]
    if not sys.stdout.isatty():
        options.append("--quiet")
    if start("-m", "pip", "install", *options) != 0:
        raise SetupError("pip could not install the packages. Is this machine online? What it said stands above.")


def link_project() -> None:
    """Makes the program importable in .venv and writes its launchers; every path in them is relative.

    A relative line in a .pth file keeps working where the folder has Vietnamese letters or is moved.
    """
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    answer = subprocess.run([VENV_PYTHON, "-c", ask], capture_output=True, text=True, check=True, encoding="utf-8")
    packages = Path(answer.stdout.strip())
    (packages / "so_dan_van.pth").write_text(os.path.relpath(ROOT, packages) + "\n", encoding="ascii")
    for name, module in (("so-dan-van", "desktop_app.cli.main"), ("so-dan-van-app", "desktop_app.__main__")):
        code = f"import sys; sys.argv[0] = '{name}'; from {module} import main; sys.exit(main())"
        if IS_WINDOWS:
            (BIN / f"{name}.cmd").write_text(f'@"%~dp0python.exe" -P -X utf8 -c "{code}" %*\n', encoding="ascii")
        else:
            launcher = BIN / name
            here = '"$(dirname "$(readlink -f "$0")")/python"'
            launcher.write_text(f'#!/bin/sh\nexec {here} -P -c "{code}" "$@"\n', encoding="ascii")
            launcher.chmod(0o755)


def set_up(*, with_tools: bool) -> None:
    """Brings .venv to what the lock files say; quick where it is there already.

    Args:
        with_tools: Also the tools for tests and checks. An environment that has them keeps them.
    """
    check_machine()
    make_venv()
    stamp = read_stamp(STAMP)
    lock = DEV_LOCK if with_tools or stamp.get("lock") == DEV_LOCK else RUNTIME_LOCK
    wanted = wanted_stamp(lock=lock)
    if stamp == wanted:
        return
    STAMP.unlink(missing_ok=True)
    if (stamp.get("lock"), stamp.get("sha256")) != (wanted["lock"], wanted["sha256"]):
        install_lock(lock)
    link_project()
    STAMP.write_text(json.dumps(wanted, indent=1) + "\n", encoding="utf-8")


# -- the commands ---------------------------------------------------------------------------------------------


def say(sentence: str) -> None:
    """Prints a line at once, also where a program started next prints too."""
    print(sentence, flush=True)


def start(*arguments: str | Path, **changes: str) -> int:
    """Runs .venv's Python in the project's folder and returns its exit code."""
    return subprocess.call([VENV_PYTHON, *arguments], cwd=ROOT, env=child_environment(**changes))


def run(arguments: list[str]) -> int:
    """Opens the program; without a screen, makes every report and every screen as files in out/."""
    set_up(with_tools=False)
    if has_screen():
        return start("-m", "desktop_app", *arguments)
    say("This machine has no screen to open a window on. The program makes its sample office instead,")
    say("and puts every report (PDF) and every screen (PNG) into out/.")
    out = ROOT / "out"
    code = start("-m", "tools.shots", out, "--quick", QT_QPA_PLATFORM="offscreen")
    if code == 0:
        counts = {ending: sum(1 for _ in out.rglob(f"*.{ending}")) for ending in ("pdf", "png")}
        say(f"{counts['pdf']} PDF and {counts['png']} PNG files are in {out}")
    return code


def check(_arguments: list[str]) -> int:
    """Runs every check that needs no tests; 0 where all pass."""
    set_up(with_tools=True)
    linter = BIN / ("lint-imports.exe" if IS_WINDOWS else "lint-imports")
    steps: dict[str, list[str | Path]] = {
        "ruff format": [VENV_PYTHON, "-m", "ruff", "format", "--check", "."],
        "ruff check": [VENV_PYTHON, "-m", "ruff", "check", "."],
        "mypy": [VENV_PYTHON, "-m", "mypy"],
        "import contracts": [linter, "--no-logo"],
        "house rules": [VENV_PYTHON, "-m", "tools.house_rules"],
    }
    failed = []
    for name, command in steps.items():
        say(f"== {name}")
        if subprocess.call(command, cwd=ROOT, env=child_environment()) != 0:
            failed.append(name)
    if failed:
        say("Checks that failed: " + ", ".join(failed))
    return 1 if failed else 0


def test(arguments: list[str]) -> int:
    """Runs the checks and the tests; `--all` adds the heavy ones, the rest goes to pytest."""
    checked = check([])
    rest = [argument for argument in arguments if argument != "--all"]
    options = ["-n", TEST_PROCESSES] if not any(argument.startswith("-n") for argument in rest) else []
    if "--all" in arguments:
        options += ["-m", ""]
    say("== tests")
    tested = start("-m", "pytest", *options, *rest, QT_QPA_PLATFORM="offscreen")
    if checked:
        say("The tests ran; the checks before them failed, see above.")
    return tested or checked


def build(_arguments: list[str]) -> int:
    """Makes the one-folder program in dist/ and lets it test itself."""
    set_up(with_tools=True)
    code = start("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", "build_installer.spec")
    if code != 0:
        return code
    folder = ROOT / "dist" / "so-dan-van"
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    say(f"Made {folder} ({size / 1e6:.0f} MB)")
    program = folder / ("so-dan-van-app.exe" if IS_WINDOWS else "so-dan-van-app")
    return subprocess.call([program, "--self-test"], env=child_environment(QT_QPA_PLATFORM="offscreen"))


def run_module(name: str, *, screen: bool = False) -> Command:
    """A command that sets up, then runs one module of the project with the arguments it is given."""

    def command(arguments: list[str]) -> int:
        set_up(with_tools=True)
        return start("-m", name, *arguments) if screen else start("-m", name, *arguments, QT_QPA_PLATFORM="offscreen")

    return command


def set_up_only(_arguments: list[str]) -> int:
    """Sets up and says where."""
    set_up(with_tools=True)
    say(f"Ready: {VENV}")
    return 0


def self_test(_arguments: list[str]) -> int:
    """Lets the program test itself."""
    set_up(with_tools=False)
    return start("-m", "desktop_app", "--self-test", QT_QPA_PLATFORM="offscreen")


COMMANDS: dict[str, tuple[Command, str]] = {
    "setup": (set_up_only, "set up .venv, nothing more"),
    "run": (run, "open the program; without a screen, make every page and screen as files in out/"),
    "test": (test, "checks and tests; --all: the heavy ones too; the rest goes to pytest"),
    "check": (check, "ruff, mypy, import contracts, house rules"),
    "bench": (run_module("tools.bench"), "measure the speed"),
    "shots": (run_module("tools.shots"), "OUT: every screen and every page as PNG"),
    "new-kind": (run_module("tools.new_kind"), "KEY TITLE: start a new kind of record"),
    "lock": (run_module("tools.lock"), "pin the dependencies anew; --upgrade: to their newest versions"),
    "build": (build, "make the one-folder program in dist/"),
    "self-test": (self_test, "let the program test itself"),
}


def main(arguments: list[str]) -> int:
    """Does what the command line asks; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description="Sets Sổ Dân Vận up and runs it, its tests and its tools.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n".join(f"{name:10} {text}" for name, (_, text) in COMMANDS.items()),
    )
    parser.add_argument("command", choices=COMMANDS, metavar="command", help="one of those below")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="what the command takes")
    given = parser.parse_args(arguments)
    command, _ = COMMANDS[given.command]
    try:
        return command(given.rest)
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
