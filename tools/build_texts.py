"""Collects the words of the window and of all declarations, merges them into the English catalogue, and compiles it.

    python -m tools.build_texts            write resources/texts/en.po and en.mo; says which words wait for English

Vietnamese is what stands in the code; a catalogue is needed for every other language only.
"""

from __future__ import annotations

import ast
import struct
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from desktop_app.domain import errors
from desktop_app.domain.fields import FieldSpec
from desktop_app.domain.kind import RecordKind
from desktop_app.records import KINDS, LISTS
from desktop_app.reports.styles import EDITABLE
from desktop_app.storage.board_files import load_boards

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "desktop_app"
CATALOGUE = ROOT / "resources" / "texts" / "en.po"
MAGIC = 0x950412DE  # of .mo files (GNU gettext manual, "The Format of GNU MO Files")
HEADER = "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\nLanguage: en\n"

_ERRORS = frozenset(name for name, value in vars(errors).items() if isinstance(value, type))


def collect() -> dict[str, str]:
    """Every text that is shown, and where it stands first; declarations before code, code in the order of files."""
    found: dict[str, str] = {}
    for kind in (*KINDS, *LISTS):
        for text in declared_texts(kind):
            found.setdefault(text, f"records/{kind.key}")
    for measure in EDITABLE:
        found.setdefault(measure.label, "reports/styles.py")
    for board in load_boards(ROOT / "resources"):
        for figure in board.figures:
            found.setdefault(figure.label, f"boards/{board.kind}.toml")
    for path in sorted(PROGRAM.rglob("*.py")):
        place = path.relative_to(PROGRAM).as_posix()
        if place.startswith("cli/"):
            continue  # the command line speaks one language
        for text in written_texts(path.read_text(encoding="utf-8"), is_window=place.startswith("gui/")):
            found.setdefault(text, place)
    return found


def declared_texts(kind: RecordKind) -> Iterator[str]:
    """Titles, labels, helps, choices and steps of one kind; never ""."""
    texts = [kind.title, kind.one, kind.new_label, kind.empty_hint, kind.agenda_title]
    texts += [section.title for section in kind.sections]
    texts += [item.label for item in kind.filters]
    texts += [item.label for item in kind.derivations]
    texts += [item.title for item in kind.gathers]
    texts += [kind.quick_entry.title] if kind.quick_entry else []
    texts += [item.label for item in kind.steps]
    texts += [item.title for item in kind.reports]
    for spec in kind.specs:
        texts += _spec_texts(spec)
    yield from (text for text in texts if text)


def _spec_texts(spec: FieldSpec) -> list[str]:
    texts = [spec.label, spec.help, spec.unit]
    for choice in spec.choices:
        texts += [choice.label, choice.short]
    for column in spec.row_specs:
        texts += _spec_texts(column)
    return texts


def written_texts(source: str, *, is_window: bool) -> Iterator[str]:
    """Literal texts in code: tr("…") in the window, and the constant sentences of errors and problems anywhere."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name == "tr" and is_window:
            yield from _literals(node.args)
        elif name == "Problem":
            yield from _literals(node.args[1:2])
        elif name in _ERRORS:
            yield from _literals(node.args[:1])
            yield from _literals(keyword.value for keyword in node.keywords if keyword.arg == "next_step")


def _literals(nodes: Iterable[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            yield node.value


def read_po(text: str) -> dict[str, str]:
    """msgid to msgstr of a catalogue as ``write_po`` writes it."""
    entries: dict[str, str] = {}
    parts: dict[str, str] = {}
    current = ""
    for line in [*text.splitlines(), 'msgid ""']:
        keyword, _, quoted = line.partition(" ")
        if line.startswith('"'):
            parts[current] += ast.literal_eval(line)
        elif keyword in ("msgid", "msgstr"):
            if keyword == "msgid" and parts:
                entries[parts["msgid"]] = parts.get("msgstr", "")
                parts = {}
            current = keyword
            parts[keyword] = ast.literal_eval(quoted)
    entries.pop("", None)
    return entries


def write_po(entries: Mapping[str, str], *, places: Mapping[str, str]) -> str:
    """The catalogue as text, one entry after the other, each with the place it comes from."""
    blocks = ['msgid ""\nmsgstr ""\n' + "".join(f"{_quoted(line)}\n" for line in HEADER.splitlines(keepends=True))]
    blocks += [
        f"#: {places[text]}\nmsgid {_quoted(text)}\nmsgstr {_quoted(entries.get(text, ''))}\n" for text in places
    ]
    return "\n".join(blocks)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def compile_mo(entries: Mapping[str, str]) -> bytes:
    """The catalogue as gettext reads it; entries without a translation are left out."""
    pairs = sorted((key.encode(), value.encode()) for key, value in {"": HEADER, **entries}.items() if value)
    start = 28 + 16 * len(pairs)
    keys, values = b"", b""
    table: list[tuple[int, int, int, int]] = []
    for key, value in pairs:
        table.append((len(key), len(keys), len(value), len(values)))
        keys += key + b"\0"
        values += value + b"\0"
    head = struct.pack("<7I", MAGIC, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start)
    key_table = b"".join(struct.pack("<2I", size, start + at) for size, at, _, _ in table)
    value_table = b"".join(struct.pack("<2I", size, start + len(keys) + at) for _, _, size, at in table)
    return head + key_table + value_table + keys + values


def main() -> int:
    """Write both files; 1 where a text has no English yet."""
    places = collect()
    known = read_po(CATALOGUE.read_text(encoding="utf-8")) if CATALOGUE.exists() else {}
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    entries = {text: known.get(text, "") for text in places}
    CATALOGUE.write_text(write_po(entries, places=places), encoding="utf-8", newline="\n")
    CATALOGUE.with_suffix(".mo").write_bytes(compile_mo(entries))
    missing = [text for text, english in entries.items() if not english]
    for text in missing:
        print(f"{places[text]}: {text}")
    print(f"{len(entries)} texts, {len(missing)} without English")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
