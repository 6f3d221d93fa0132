"""One run of the command line: what was asked, where output goes, the open office file, and finding records in it."""

from __future__ import annotations

import argparse
import getpass
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.cli.output import Output
from desktop_app.domain.errors import InputRefused, RecordMissing
from desktop_app.domain.fields import FieldType
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.query import Condition, ListQuery, Operator
from desktop_app.records import kind_of
from desktop_app.services import office_files, records
from desktop_app.services.workspace import Workspace

PASSWORD_VARIABLE = "SODANVAN_PASSWORD"
_NUMBER = re.compile(r"([0-9]{1,9})/([0-9]{4})")


class WrongUsage(Exception):
    """The command line makes no sense as it was typed; ends with exit code 2."""


@dataclass(frozen=True, slots=True)
class Session:
    """What a command works with."""

    arguments: argparse.Namespace
    output: Output

    @property
    def kind(self) -> RecordKind:
        """The register or list named on the command line."""
        return kind_of(self.arguments.kind)

    @property
    def user(self) -> str:
        """Who works: ``--user``, else the login name."""
        return str(getattr(self.arguments, "user", "") or "") or _login_name()

    @contextmanager
    def workspace(self) -> Iterator[Workspace]:
        """The file named by ``--file``, open until the block ends.

        Raises:
            WrongUsage: No file was named.
            FileProblem: It cannot be opened.
        """
        place = getattr(self.arguments, "file", None)
        if not place:
            raise WrongUsage("Chưa chỉ tệp dữ liệu: thêm --file ĐƯỜNG_DẪN.")
        path = Path(place)
        password = existing_password() if office_files.state_of(path).needs_password else None
        work = office_files.open_file(path, password=password, user=self.user)
        try:
            yield work
        finally:
            office_files.close_file(work)


def given_password() -> str | None:
    """The password in the environment, None when there is none."""
    return os.environ.get(PASSWORD_VARIABLE) or None


def existing_password() -> str:
    """The password of an existing file, from the environment or asked.

    Raises:
        InputRefused: Nobody can be asked.
    """
    return given_password() or _asked("Mật khẩu của tệp: ")


def new_password() -> str:
    """The password for a new file, from the environment or asked twice.

    Raises:
        InputRefused: Nobody can be asked, or the two differ.
    """
    given = given_password()
    if given:
        return given
    first = _asked("Đặt mật khẩu cho tệp: ")
    if _asked("Nhập lại mật khẩu: ") != first:
        raise InputRefused("Hai lần nhập mật khẩu khác nhau.", next_step="Chạy lại lệnh.")
    return first


def _asked(words: str) -> str:
    if not sys.stdin.isatty():
        raise InputRefused("Chưa có mật khẩu.", next_step=f"Đặt mật khẩu vào biến môi trường {PASSWORD_VARIABLE}.")
    return getpass.getpass(words)


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no account of that number, as in a container
        return ""


def find_uid(work: Workspace, kind: RecordKind, typed: str) -> str:
    """The uid behind what was typed: a uid, or a register number such as 57/2026.

    Raises:
        RecordMissing: No record has this number.
    """
    found = _NUMBER.fullmatch(typed.strip())
    if found is None:
        return typed.strip()
    uid = _numbered(work, kind, number=int(found[1]), year=int(found[2]))
    if uid is None:
        raise RecordMissing(f"Sổ “{kind.title}” không có số {typed.strip()}.", next_step="Xem các số bằng lệnh list.")
    return uid


def _numbered(work: Workspace, kind: RecordKind, *, number: int, year: int) -> str | None:
    conditions = (
        Condition("register_year", Operator.IS, year),
        Condition("register_number", Operator.IS, number),
    )
    rows = records.page(work, ListQuery(kind.key, conditions=conditions, limit=1)).rows
    return rows[0].uid if rows else None


def with_links(work: Workspace, kind: RecordKind, raw: Mapping[str, Any]) -> dict[str, Any]:
    """The raw values with register numbers in link fields replaced by uids; unknown numbers stay for the judge."""
    values = dict(raw)
    for spec in kind.specs:
        given = values.get(spec.key)
        found = _NUMBER.fullmatch(given.strip()) if spec.type is FieldType.REF and isinstance(given, str) else None
        if found:
            uid = _numbered(work, work.kind(spec.target), number=int(found[1]), year=int(found[2]))
            values[spec.key] = uid or given
    return values
