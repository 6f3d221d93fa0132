"""House rules no linter knows: sizes, banned calls, Qt's licences, addresses and paths, record keys, sources of data.

Each rule looks at the project's files and returns complaints, `path:line: sentence`. `python -m tools.house_rules`
prints them all and fails when there is one.
"""

import ast
import fnmatch
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

FILE_LINES = 400
CLASS_METHODS = 25
FUNCTION_LINES = 50  # without its docstring: sources of law and units are welcome to take room

# What may be larger: "path" for a file, "path:name" for a class or function. The list may only shrink.
SIZE_EXCEPTIONS: tuple[str, ...] = ()

# Where a banned call is right: where Qt's event loop starts, and where every error of a task is passed on to be shown.
EVENT_LOOP_FILES: tuple[str, ...] = (
    "desktop_app/__main__.py",
    "desktop_app/gui/application.py",
    "tools/bench_empty_window.py",
)
LAST_RESORT_FILES: tuple[str, ...] = ("desktop_app/gui/task_runner.py",)
CATCH_ALL = ("BaseException", "Exception")

# Under the GPL, or with bindings outside the LGPL part of Qt.
GPL_MODULES = frozenset(
    {
        "QtCharts",
        "QtDataVisualization",
        "QtGraphs",
        "QtGraphsWidgets",
        "QtHttpServer",
        "QtNetworkAuth",
        "QtQuick3D",
        "QtVirtualKeyboard",
    }
)

# Modules that may name a kind of record: they are about that kind, not about kinds.
KEY_FOLDERS: tuple[str, ...] = ("desktop_app/records/", "desktop_app/services/demo/", "tests/", "tools/")
KEY_FILES: tuple[str, ...] = ()

EMPTY_NAMES = frozenset({"helpers.py", "misc.py", "util.py", "utils.py", "widgets.py"})

# One letter of each stands in brackets, so that this file does not complain about itself.
ADDRESSES = re.compile(r"/simpl[e]/|(extra-)?inde[x]-url|find-link[s]|pypi\.or[g]/|pythonhoste[d]\.org")
REQUIREMENT_OPTIONS = re.compile(r"file[:]|^\s*-|://")
HOME_FOLDERS = re.compile(r"/hom[e]/\w|/roo[t]/|[A-Za-z]:[\\/]+User[s][\\/]+\w")
HASH_LINE = re.compile(r"^\s*--hash=sha256:[0-9a-f]{64}( \\)?$")

SKIPPED_FOLDERS = frozenset({".git", ".venv", "__pycache__", "build", "dist", "out"})
LICENCE_NAMES = ("LICENSE*", "OFL*", "SOURCES.md")


@dataclass(frozen=True)
class ProjectFile:
    """One file of the project: its path with forward slashes from the root, and its bytes."""

    path: str
    content: bytes

    @cached_property
    def text(self) -> str | None:
        """The text, or None for a binary file."""
        try:
            return self.content.decode("utf-8")
        except UnicodeDecodeError:
            return None

    @cached_property
    def tree(self) -> ast.Module | None:
        """The syntax tree, or None where this is no Python file."""
        return ast.parse(self.text) if self.path.endswith(".py") and self.text is not None else None

    def walk(self) -> Iterator[ast.AST]:
        """Every node of the syntax tree; none where this is no Python file."""
        return ast.walk(self.tree) if self.tree is not None else iter(())


Files = tuple[ProjectFile, ...]
Rule = Callable[[Files], list[str]]


def project_files(root: Path) -> Files:
    """The files git knows or would add, sorted by path; without git, those outside the folders that are made."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        answer = subprocess.run(command, cwd=root, capture_output=True, check=True)
        paths = [root / name for name in answer.stdout.decode("utf-8").split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        paths = [path for path in root.rglob("*") if not SKIPPED_FOLDERS & set(path.relative_to(root).parts)]
    found = sorted({path for path in paths if path.is_file()})
    return tuple(ProjectFile(path.relative_to(root).as_posix(), path.read_bytes()) for path in found)


# -- sizes and names ------------------------------------------------------------------------------------------


def function_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, without the docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def oversizes(file: ProjectFile) -> Iterator[tuple[str, str]]:
    """(name as in SIZE_EXCEPTIONS, complaint) for everything in a Python file that is too large."""
    if file.tree is None or file.text is None:
        return
    lines = len(file.text.splitlines())
    if lines > FILE_LINES:
        yield file.path, f"{file.path}:1: {lines} lines, at most {FILE_LINES}"
    for node in file.walk():
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and function_lines(node) > FUNCTION_LINES:
            place = f"{file.path}:{node.lineno}"
            yield f"{file.path}:{node.name}", f"{place}: {node.name} has {function_lines(node)} lines, at most 50"
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) for part in node.body)
            if methods > CLASS_METHODS:
                place = f"{file.path}:{node.lineno}"
                yield f"{file.path}:{node.name}", f"{place}: {node.name} has {methods} methods, at most {CLASS_METHODS}"


def check_sizes(files: Files, *, exceptions: tuple[str, ...] = SIZE_EXCEPTIONS) -> list[str]:
    """Files over 400 lines, classes over 25 methods, functions over 50 lines; and exceptions no longer needed."""
    found = [pair for file in files for pair in oversizes(file)]
    names = {name for name, _ in found}
    stale = [f"{name}: is small enough now; strike it from SIZE_EXCEPTIONS" for name in exceptions if name not in names]
    return [complaint for name, complaint in found if name not in exceptions] + stale


def check_file_names(files: Files) -> list[str]:
    """Modules whose name says nothing, and therefore collect everything."""
    names = ((file.path, file.path.rsplit("/", 1)[-1]) for file in files)
    return [f"{path}:1: {name} says nothing; name the subject" for path, name in names if name in EMPTY_NAMES]


# -- banned calls ---------------------------------------------------------------------------------------------


def banned_call(node: ast.Call) -> str | None:
    """Why this call is not wanted, or None where it is fine."""
    called = node.func
    if not isinstance(called, ast.Attribute):
        return (
            "sleep() waits for time, not for a thing" if isinstance(called, ast.Name) and called.id == "sleep" else None
        )
    owner = called.value.id if isinstance(called.value, ast.Name) else ""
    if called.attr == "processEvents":
        return "processEvents() lets anything happen in the middle; use TaskRunner"
    if called.attr == "wait" and owner == "qtbot":
        return "qtbot.wait() waits for time; use waitUntil with a condition"
    if called.attr == "sleep":
        return "sleep() waits for time, not for a thing"
    if called.attr in ("exec", "exec_"):
        return "exec() opens an event loop in the middle of logic; use open() and a signal"
    return None


def check_calls(files: Files) -> list[str]:
    """Calls that pump events or wait for time."""
    complaints = []
    for file in files:
        for node in file.walk():
            reason = banned_call(node) if isinstance(node, ast.Call) else None
            allowed = file.path in EVENT_LOOP_FILES and reason is not None and reason.startswith("exec()")
            if reason and not allowed:
                complaints.append(f"{file.path}:{getattr(node, 'lineno', 1)}: {reason}")
    return complaints


def is_catch_all(handler: ast.ExceptHandler) -> bool:
    """Whether this handler stops every error; one that ends in a bare `raise` only cleans up."""
    last = handler.body[-1]
    if isinstance(last, ast.Raise) and last.exc is None:
        return False
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(one is None or (isinstance(one, ast.Name) and one.id in CATCH_ALL) for one in caught)


def check_catch_all(files: Files) -> list[str]:
    """Handlers of every error outside the few places that show or pass on what nobody expected."""
    return [
        f"{file.path}:{node.lineno}: catches every error; name those that can happen"
        for file in files
        if file.path not in LAST_RESORT_FILES
        for node in file.walk()
        if isinstance(node, ast.ExceptHandler) and is_catch_all(node)
    ]


# -- imports --------------------------------------------------------------------------------------------------


def imported_names(node: ast.AST) -> list[str]:
    """Full dotted names an import statement brings in; empty for any other node."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []


def check_qt_licences(files: Files) -> list[str]:
    """Qt modules that are not under the LGPL."""
    return [
        f"{file.path}:{getattr(node, 'lineno', 1)}: {name} is under the GPL; paint it with QPainter"
        for file in files
        for node in file.walk()
        for name in imported_names(node)
        if name.startswith("PySide6.") and name.split(".")[1] in GPL_MODULES
    ]


def record_keys(files: Files) -> frozenset[str]:
    """Keys of the record kinds: the folders in desktop_app/records that hold a record.py."""
    parts = (file.path.split("/") for file in files)
    return frozenset(part[2] for part in parts if part[:2] == ["desktop_app", "records"] and part[3:] == ["record.py"])


def names_kind(node: ast.AST, *, keys: frozenset[str]) -> str | None:
    """The key this node spells out or whose folder it imports, or None."""
    if isinstance(node, ast.Constant) and node.value in keys:
        return str(node.value)
    for name in imported_names(node):
        parts = name.split(".")
        if parts[:2] == ["desktop_app", "records"] and len(parts) > 2 and parts[2] in keys:
            return parts[2]
    return None


def check_record_keys(files: Files) -> list[str]:
    """Kinds named outside desktop_app/records: a new kind must not need changes there."""
    keys = record_keys(files)
    return [
        f"{file.path}:{getattr(node, 'lineno', 1)}: names the kind {key}; ask KINDS or its declaration"
        for file in files
        if not file.path.startswith(KEY_FOLDERS) and file.path not in KEY_FILES
        for node in file.walk()
        if (key := names_kind(node, keys=keys))
    ]


# -- what may be published ------------------------------------------------------------------------------------


def matching_lines(file: ProjectFile, pattern: re.Pattern[str]) -> list[int]:
    """Numbers of the lines of a text file that hold the pattern."""
    return [number for number, line in enumerate((file.text or "").splitlines(), 1) if pattern.search(line)]


def check_addresses(files: Files) -> list[str]:
    """Addresses of package registries, and options or addresses in a lock file."""
    complaints = []
    for file in files:
        lines = set(matching_lines(file, ADDRESSES))
        if fnmatch.fnmatch(file.path, "requirements*.txt"):
            lines |= set(matching_lines(file, REQUIREMENT_OPTIONS)) - set(matching_lines(file, HASH_LINE))
        complaints += [f"{file.path}:{number}: names a package registry or an address" for number in sorted(lines)]
    return complaints


def check_home_folders(files: Files, *, root: Path = ROOT) -> list[str]:
    """Paths of somebody's own folders, or of the folder this project happens to stand in."""
    here = root.as_posix()
    pattern = re.compile(f"{HOME_FOLDERS.pattern}|{re.escape(here)}") if here.count("/") > 1 else HOME_FOLDERS
    return [
        f"{file.path}:{number}: holds a path of one machine"
        for file in files
        for number in matching_lines(file, pattern)
    ]


def is_named(name: str, *, page: str) -> bool:
    """Whether a SOURCES.md names this file, or holds a pattern like `*.svg` in back-ticks that does."""
    patterns = re.findall(r"`([^`\n]+)`", page)
    found = re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w-])", page)
    return found is not None or any(fnmatch.fnmatch(name, pattern) for pattern in patterns)


def check_sources(files: Files) -> list[str]:
    """Data files in resources/ that the SOURCES.md beside them does not name."""
    pages = {file.path: file.text or "" for file in files if file.path.endswith("/SOURCES.md")}
    complaints = []
    for file in files:
        folder, _, name = file.path.rpartition("/")
        if not file.path.startswith("resources/") or any(fnmatch.fnmatch(name, one) for one in LICENCE_NAMES):
            continue
        if not is_named(name, page=pages.get(f"{folder}/SOURCES.md", "")):
            complaints.append(f"{file.path}:1: {folder}/SOURCES.md does not say where it comes from")
    return complaints


RULES: tuple[Rule, ...] = (
    check_sizes,
    check_file_names,
    check_calls,
    check_catch_all,
    check_qt_licences,
    check_record_keys,
    check_addresses,
    check_home_folders,
    check_sources,
)


def main() -> int:
    """Prints every complaint about this project; returns 1 where there is one."""
    files = project_files(ROOT)
    complaints = [complaint for rule in RULES for complaint in rule(files)]
    for complaint in complaints:
        print(complaint)
    print(f"{len(files)} files, {len(complaints)} complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
