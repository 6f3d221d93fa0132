"""The argument parser in Vietnamese: argparse's own words stay English in every release of Python."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from gettext import gettext
from typing import Any, NoReturn

PROGRAM = "so-dan-van"
WRONG_USAGE = 2

_SENTENCES: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", "Thiếu {0}."),
    (r"unrecognized arguments: (.+)", "Không hiểu “{0}”."),
    (r"ambiguous option: (\S+) could match (.+)", "“{0}” có thể là {1}; ghi đủ tên."),
    (r"argument (.+?): expected .*", "{0} cần một giá trị."),
    (r"argument (.+?): ignored explicit argument (.+)", "{0} không nhận giá trị."),
    (r"argument (.+?): not allowed with argument (.+)", "{0} không dùng cùng với {1}."),
    (r"one of the arguments (.+) is required", "Cần một trong: {0}."),
    (r"argument (.+?): invalid choice: ['\"](.*?)['\"].*", "{0}: không có “{1}”."),
    (r"argument (.+?): invalid \S+ value: ['\"](.*?)['\"]", "{0}: “{1}” không dùng được."),
)
_OWN_SENTENCE = re.compile(r"argument (.+?): (.*[^\x00-\x7f].*)", re.DOTALL)


def vietnamese(message: str) -> str:
    """argparse's message as a Vietnamese sentence; one it has not used before becomes a general one."""
    for pattern, sentence in _SENTENCES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return sentence.format(*found.groups())
    own = _OWN_SENTENCE.fullmatch(message)
    return f"{own[1]}: {own[2]}" if own else "Lệnh chưa đúng cách dùng."


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that helps and complains in Vietnamese and ends with exit code 2 on wrong usage."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", _Formatter)
        super().__init__(add_help=False, allow_abbrev=False, **options)
        for group in self._action_groups:
            group.title = _GROUPS.get(group.title or "", group.title)
        self.add_argument("-h", "--help", action="help", help="in trang này")

    def error(self, message: str) -> NoReturn:
        """One line on standard error, then exit code 2."""
        print(f"{vietnamese(message)} Xem cách dùng: {self.prog} --help", file=sys.stderr)
        sys.exit(WRONG_USAGE)


_GROUPS = {
    gettext("positional arguments"): "Tham số",
    gettext("options"): "Tùy chọn",
}


def whole_number(*, low: int, high: int) -> Callable[[str], int]:
    """A reader of whole numbers from low to high, both allowed, for ``type=``."""

    def read(typed: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,12}", typed) or not low <= int(typed) <= high:
            raise argparse.ArgumentTypeError(f"cần một số từ {low} đến {high}, không phải “{typed}”.")
        return int(typed)

    return read
