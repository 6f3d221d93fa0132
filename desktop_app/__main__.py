"""Starts the window: ``python -m desktop_app [--file PATH] [--self-test] [--debug]``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line asks; returns the exit code."""
    parser = argparse.ArgumentParser(prog="so-dan-van-app", description="Sổ Dân Vận")
    parser.add_argument("--file", type=Path, metavar="PATH", help="tệp .sodanvan cần mở")
    parser.add_argument("--self-test", action="store_true", help="tự kiểm tra trong thư mục tạm rồi thoát")
    parser.add_argument("--debug", action="store_true", help="ghi nhật ký chi tiết")
    given = parser.parse_args(arguments)
    if given.self_test:
        from desktop_app.self_test import run  # all services: only when they are asked for

        return run()
    from desktop_app.bootstrap import run_window

    return run_window(path=given.file, is_verbose=given.debug)


if __name__ == "__main__":
    sys.exit(main())
