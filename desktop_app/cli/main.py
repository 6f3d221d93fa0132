"""The command ``so-dan-van``: the program's services for scripts, for tests and for those who like to type."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence

from desktop_app.cli import file_commands, record_commands
from desktop_app.cli.output import Output
from desktop_app.cli.parser import PROGRAM, WRONG_USAGE, Parser, whole_number
from desktop_app.cli.session import PASSWORD_VARIABLE, Session, WrongUsage
from desktop_app.domain.errors import AppError
from desktop_app.records import KINDS, LISTS
from desktop_app.services.demo import DEMO_OFFICES

Command = Callable[[Session], int]
_WRONG_INPUT = 1
_INTERRUPTED = 130
_MOST_ROWS = 100_000_000


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks.

    Returns:
        0 when it was done, 1 for wrong input or a file that cannot be used, 2 for wrong usage.
    """
    _speak_utf8()
    parser = build_parser()
    try:
        arguments = parser.parse_args(argv)
    except SystemExit as end:  # argparse has said what is wrong, or printed the help
        return end.code if isinstance(end.code, int) else WRONG_USAGE
    if arguments.run is None:
        parser.print_help()
        return WRONG_USAGE
    output = Output(is_json=bool(getattr(arguments, "json", False)))
    try:
        command: Command = arguments.run
        code = command(Session(arguments, output))
        sys.stdout.flush()
        return code
    except AppError as error:
        output.failure(error)
        return _WRONG_INPUT
    except WrongUsage as error:
        print(error, file=sys.stderr)
        return WRONG_USAGE
    except BrokenPipeError:  # whoever was reading has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except KeyboardInterrupt:
        print("Đã dừng.", file=sys.stderr)
        return _INTERRUPTED


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def build_parser() -> Parser:
    """The parser with every command."""
    parser = Parser(
        prog=PROGRAM,
        description="Sổ Dân Vận trên dòng lệnh: cùng dữ liệu và quy tắc với chương trình có cửa sổ.",
        epilog=_EPILOG,
    )
    parser.set_defaults(run=None)
    _add_common(parser)
    commands = parser.add_subparsers(title="Lệnh", metavar="LỆNH", parser_class=Parser)
    for add in (_add_file_commands, _add_record_commands, _add_report_command):
        add(commands)
    return parser


_EPILOG = f"""\
Mật khẩu lấy từ biến môi trường {PASSWORD_VARIABLE}, hoặc hỏi khi cần.
Mã kết thúc: 0 xong, 1 dữ liệu nhập hoặc tệp có vấn đề, 2 sai cách dùng.
Sổ và danh mục (SỔ): {", ".join(kind.key for kind in (*KINDS, *LISTS))}.
Cách dùng từng lệnh: {PROGRAM} LỆNH --help"""


def _add_common(parser: Parser) -> None:
    """Options that may stand before or behind the command; those not given leave no trace."""
    unset = argparse.SUPPRESS
    parser.add_argument("--file", metavar="TỆP", default=unset, help="tệp dữ liệu của cơ quan")
    parser.add_argument("--user", metavar="TÊN", default=unset, help=_USER)
    parser.add_argument("--json", action="store_true", default=unset, help="in kết quả và lỗi dạng JSON")


_USER = "tên cán bộ ghi vào nhật ký; không ghi thì lấy tên đăng nhập máy"


def _command(commands: argparse._SubParsersAction[Parser], name: str, run: Command, help_: str) -> Parser:
    parser = commands.add_parser(name, help=help_, description=help_[:1].upper() + help_[1:] + ".")
    parser.set_defaults(run=run)
    _add_common(parser)
    return parser


def _add_kind(parser: Parser) -> None:
    keys = [kind.key for kind in (*KINDS, *LISTS)]
    parser.add_argument("kind", metavar="SỔ", choices=keys, help="tên sổ hoặc danh mục: " + ", ".join(keys))


def _add_uid(parser: Parser) -> None:
    parser.add_argument("uid", metavar="BẢN_GHI", help="mã bản ghi, hoặc số trong sổ như 57/2026")


def _add_file_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    new = _command(commands, "new", file_commands.new, "tạo tệp dữ liệu mới cho một xã, phường, đặc khu")
    new.add_argument("path", metavar="ĐƯỜNG_DẪN", help="nơi đặt tệp, nên có đuôi .sodanvan")
    unit = new.add_mutually_exclusive_group(required=True)
    unit.add_argument("--unit-code", metavar="MÃ", help="mã 5 chữ số của đơn vị")
    unit.add_argument("--unit-name", metavar="TÊN", help="tên đơn vị, không cần dấu; thêm tên tỉnh nếu trùng")
    new.add_argument("--no-password", action="store_true", help="không đặt mật khẩu, tệp không mã hóa")

    demo = _command(commands, "demo", file_commands.demo_, "tạo tệp mẫu để xem và tập dùng")
    demo.add_argument("path", metavar="ĐƯỜNG_DẪN", help="nơi đặt tệp")
    demo.add_argument("--set", choices=tuple(DEMO_OFFICES), default="commune", metavar="BỘ", help=_SETS)
    demo.add_argument(
        "--scale", metavar="N", type=whole_number(low=1, high=20_000), default=1, help="số đơn gấp N lần, để đo tốc độ"
    )
    demo.add_argument(
        "--seed",
        metavar="SỐ",
        type=whole_number(low=0, high=999_999_999),
        default=2026,
        help="số gieo; cùng số thì cùng nội dung",
    )
    demo.add_argument("--no-password", action="store_true", help=f"không mã hóa dù có {PASSWORD_VARIABLE}")
    demo.add_argument("--practice", action="store_true", help="đóng dấu TẬP HUẤN lên mọi trang in")

    _command(commands, "check", file_commands.check, "kiểm tra tệp: cấu trúc, liên kết, nhật ký, chỉ mục, tệp đính kèm")


_SETS = "bộ mẫu: " + ", ".join(DEMO_OFFICES) + " (không ghi thì là commune)"


def _add_record_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    _add_kind(_command(commands, "fields", record_commands.fields, "cho biết các trường của một sổ"))

    add = _command(
        commands,
        "add",
        record_commands.add,
        "thêm bản ghi từ tệp JSON, mỗi dòng một bản ghi; thêm hết hoặc không thêm gì",
    )
    _add_kind(add)
    add.add_argument(
        "source", metavar="TỆP.jsonl", nargs="?", default="-", help="tệp JSON dòng; - hoặc bỏ trống: đọc đầu vào chuẩn"
    )

    list_ = _command(commands, "list", record_commands.list_, "in danh sách một sổ, mới nhất trước")
    _add_kind(list_)
    list_.add_argument("--search", metavar="CHỮ", default="", help="tìm theo chữ, không cần dấu")
    list_.add_argument("--where", metavar="TRƯỜNG=GIÁ_TRỊ", action="append", default=[], help=_WHERE)
    list_.add_argument("--filter", metavar="TÊN", default="", help="bộ lọc có sẵn của sổ; xem bằng fields --json")
    list_.add_argument("--sort", metavar="TRƯỜNG", default="", help="sắp xếp theo trường, tăng dần")
    list_.add_argument("--desc", action="store_true", help="sắp xếp giảm dần")
    list_.add_argument("--limit", metavar="N", type=whole_number(low=1, high=_MOST_ROWS), help="nhiều nhất N dòng")

    show = _command(commands, "show", record_commands.show_, "xem một bản ghi")
    edit = _command(commands, "edit", record_commands.edit, "sửa một bản ghi; trường không nêu thì giữ nguyên")
    delete = _command(commands, "delete", record_commands.delete, "xóa một bản ghi; số trong sổ không cấp lại")
    history = _command(commands, "history", record_commands.history, "xem lịch sử một bản ghi")
    for parser in (show, edit, delete, history):
        _add_kind(parser)
        _add_uid(parser)
    edit.add_argument("values", metavar="GIÁ_TRỊ", nargs="*", help="TRƯỜNG=GIÁ_TRỊ, hoặc tệp JSON; - là đầu vào chuẩn")
    edit.add_argument("--wipe", action="store_true", help="cho phép chuyển thành tố cáo và xóa hẳn thông tin người gửi")
    delete.add_argument("--reason", metavar="LÝ_DO", default="", help="lý do, ghi vào nhật ký")


_WHERE = "lọc theo trường; dùng được = != >= <= < >; giá trị trống là chưa nhập; ghi nhiều lần thì phải khớp tất cả"


def _add_report_command(commands: argparse._SubParsersAction[Parser]) -> None:
    report = _command(commands, "report", file_commands.report, "in một báo cáo ra PDF")
    report.add_argument("key", metavar="BÁO_CÁO", nargs="?", help="tên báo cáo")
    report.add_argument("--list", action="store_true", help="cho biết các báo cáo")
    report.add_argument("--out", metavar="TỆP.pdf", help="nơi ghi PDF; ghi đè tệp cũ")
    report.add_argument("--from", dest="start", metavar="NGÀY", help="từ ngày, như 01/01/2026")
    report.add_argument("--to", dest="end", metavar="NGÀY", help="đến hết ngày")
    report.add_argument("--uid", metavar="BẢN_GHI", help="mã hoặc số trong sổ, cho phiếu in từng bản ghi")
    report.add_argument("--names", action="store_true", help="in cả họ tên ở báo cáo thường ẩn")
