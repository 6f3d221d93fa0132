"""Writes the two lock files from pyproject.toml: exact versions with hashes, for Linux and Windows at once.

uv makes them, in an environment that is thrown away. No address of a package registry and no path of this machine
gets into a file that is committed.
"""

import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from tools.house_rules import ProjectFile, check_addresses

ROOT = Path(__file__).resolve().parent.parent
UV = "uv==0.13.9"
RUNTIME_LOCK = "requirements.txt"
DEV_LOCK = "requirements-dev.txt"

# What [tool.uv] environments in pyproject.toml says already: the program runs on these two systems only.
ALWAYS_TRUE = (
    "platform_python_implementation == 'CPython' and ",
    " and (sys_platform == 'linux' or sys_platform == 'win32')",
    " ; (sys_platform == 'linux' or sys_platform == 'win32')",
    " ; implementation_name != 'PyPy'",
)


def simplify(line: str) -> str:
    """The line without the conditions that always hold where the program runs."""
    for condition in ALWAYS_TRUE:
        line = line.replace(condition, "")
    return line


def compile_lock(uv: Path, folder: Path, *, name: str, options: list[str]) -> None:
    """Lets uv write one lock in `folder`, then simplifies it.

    Raises:
        SystemExit: uv found no versions that go together, or a line names an address.
    """
    common = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate", "--quiet"]
    command: list[str | Path] = [uv, "pip", "compile", "pyproject.toml", *common, *options, "--output-file", name]
    if subprocess.call(command, cwd=folder) != 0:
        raise SystemExit("uv found no versions that go together; what it said stands above.")
    path = folder / name
    text = "".join(simplify(line) for line in path.read_text(encoding="utf-8").splitlines(keepends=True))
    if complaints := check_addresses((ProjectFile(name, text.encode()),)):
        raise SystemExit("\n".join(complaints))
    path.write_text(text, encoding="utf-8", newline="\n")


def main(arguments: list[str]) -> int:
    """Writes both locks; `--upgrade` takes the newest versions instead of keeping those pinned before."""
    upgrade = ["--upgrade"] if "--upgrade" in arguments else []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        venv.create(folder / "venv", with_pip=True)
        binaries = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
        install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", UV]
        subprocess.run([binaries / "python", *install], check=True)
        for name in ("pyproject.toml", RUNTIME_LOCK, DEV_LOCK):
            if (ROOT / name).exists():
                shutil.copy(ROOT / name, folder / name)
        compile_lock(binaries / "uv", folder, name=RUNTIME_LOCK, options=upgrade)
        dev_options = ["--group", "dev", "--constraints", RUNTIME_LOCK, *upgrade]
        compile_lock(binaries / "uv", folder, name=DEV_LOCK, options=dev_options)
        for name in (RUNTIME_LOCK, DEV_LOCK):
            shutil.copy(folder / name, ROOT / name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
