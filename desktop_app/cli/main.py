"""The command ``so-dan-van``: the program's services for scripts, for tests and for those who like to type."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence

from desktop_app.cli import (
    criteria_commands,
    deadline_commands,
    file_commands,
    matter_commands,
    paper_commands,
    periodic_commands,
    privacy_commands,
    record_commands,
    step_commands,
    table_commands,
)
from desktop_app.cli.output import Output
from desktop_app.cli.parser import PROGRAM, WRONG_USAGE, Parser, whole_number
from desktop_app.cli.session import PASSWORD_VARIABLE, Session, WrongUsage
from desktop_app.domain.document import HeadingStyle
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
    for add in (
        _add_file_commands,
        _add_record_commands,
        _add_step_commands,
        _add_criteria_commands,
        _add_deadline_commands,
        _add_matter_commands,
        _add_report_command,
        _add_periodic_commands,
        _add_paper_commands,
        _add_privacy_commands,
        _add_table_commands,
    ):
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


def _add_step_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    list_ = _command(commands, "steps", step_commands.list_, "xem các bước tiếp theo của một bản ghi")
    step = _command(commands, "step", step_commands.step, "thực hiện một bước; trường không nêu lấy giá trị gợi ý")
    for parser in (list_, step):
        _add_kind(parser)
        _add_uid(parser)
    step.add_argument("step", metavar="BƯỚC", help="tên bước; xem bằng lệnh steps")
    step.add_argument("values", metavar="GIÁ_TRỊ", nargs="*", help="TRƯỜNG=GIÁ_TRỊ, hoặc tệp JSON; - là đầu vào chuẩn")


def _add_criteria_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    criteria = commands.add_parser("criteria", help="xuất, nhập bộ tiêu chí mô hình dạng tệp")
    parts = criteria.add_subparsers(title="Việc", metavar="VIỆC", parser_class=Parser, required=True)
    export = _command(parts, "export", criteria_commands.export, "ghi một bộ tiêu chí ra tệp để gửi nơi khác")
    export.add_argument("uid", metavar="BẢN_GHI", help="mã bộ tiêu chí; xem bằng lệnh list criteria_sheets")
    export.add_argument("--out", metavar="TỆP.json", required=True, help="nơi ghi; ghi đè tệp cũ")
    import_ = _command(parts, "import", criteria_commands.import_, "thêm bộ tiêu chí từ tệp nhận được")
    import_.add_argument("source", metavar="TỆP.json", help="tệp bộ tiêu chí")


def _add_deadline_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    deadline = _command(
        commands, "deadline", deadline_commands.deadline, "xem các thời hạn của một bản ghi và cách tính từng ngày"
    )
    _add_kind(deadline)
    _add_uid(deadline)

    due = _command(commands, "due", deadline_commands.due, "xem việc đến hạn, quá hạn ở mọi sổ, gấp nhất trước")
    due.add_argument("--on", metavar="NGÀY", help="tính còn, quá từ ngày này; không ghi là hôm nay")
    due.add_argument("--until", metavar="NGÀY", help="cả việc có hạn đến hết ngày này; không ghi là ngày đang tính")


def _add_matter_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    timeline = _command(commands, "timeline", matter_commands.timeline_, "xem diễn biến một vụ việc qua mọi sổ")
    _add_kind(timeline)
    _add_uid(timeline)
    timeline.add_argument("--out", metavar="TỆP", help="ghi diễn biến ra .pdf hoặc .docx; ghi đè tệp cũ")

    duties = _command(commands, "duties", matter_commands.duties_, "số lần phải tổ chức trong năm và đã tổ chức")
    duties.add_argument("--year", metavar="NĂM", type=whole_number(low=2000, high=2100), help="không ghi là năm nay")
    changes = duties.add_subparsers(title="Lệnh con", metavar="LỆNH", parser_class=Parser)
    change = _command(changes, "set", matter_commands.set_duty, "đặt số lần của cơ quan; luật định thì không thấp hơn")
    change.add_argument("key", metavar="NGHĨA_VỤ", help="tên nghĩa vụ; xem bằng lệnh duties")
    change.add_argument(
        "number", metavar="SỐ", nargs="?", type=whole_number(low=0, high=1_000), help="bỏ trống: về số ban đầu"
    )


def _add_report_command(commands: argparse._SubParsersAction[Parser]) -> None:
    report = _command(commands, "report", file_commands.report, "in một báo cáo ra PDF")
    report.add_argument("key", metavar="BÁO_CÁO", nargs="?", help="tên báo cáo")
    report.add_argument("--list", action="store_true", help="cho biết các báo cáo")
    report.add_argument("--out", metavar="TỆP", help="nơi ghi, đuôi .pdf; báo cáo định kỳ cả .docx; ghi đè tệp cũ")
    report.add_argument("--from", dest="start", metavar="NGÀY", help="từ ngày, như 01/01/2026")
    report.add_argument("--to", dest="end", metavar="NGÀY", help="đến hết ngày")
    report.add_argument("--uid", metavar="BẢN_GHI", help="mã hoặc số trong sổ, cho phiếu in từng bản ghi")
    report.add_argument("--names", action="store_true", help="in cả họ tên ở báo cáo thường ẩn")
    _add_periodic_options(report)


def _add_periodic_options(parser: Parser) -> None:
    """What a periodic report asks for besides its days."""
    spans = tuple(periodic_commands.SPANS)
    parser.add_argument("--span", choices=spans, metavar="KỲ", help="kỳ báo cáo định kỳ: " + ", ".join(spans))
    parser.add_argument("--year", metavar="NĂM", type=whole_number(low=2000, high=2100), help="năm của kỳ")
    parser.add_argument("--number", metavar="SỐ", type=whole_number(low=1, high=12), help="kỳ thứ mấy trong năm")
    parser.add_argument(
        "--layout", choices=periodic_commands.STYLES, metavar="THỂ_THỨC", help="party, state hoặc front"
    )
    parser.add_argument("--doc-number", metavar="SỐ", default="", help="số của báo cáo, như 07")
    parser.add_argument("--day", metavar="NGÀY", help="ngày ký báo cáo")
    parser.add_argument("--text", metavar="MỤC=CHỮ", action="append", default=[], help=_TEXT)


_TEXT = "lời văn của một mục, lưu vào báo cáo; \\n là xuống dòng; ghi nhiều lần được"


def _add_periodic_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    _command(commands, "outlines", periodic_commands.outlines, "cho biết các khung báo cáo định kỳ và kỳ sắp đến hạn")

    outline = _command(commands, "outline", periodic_commands.outline, "xuất, nhập, khôi phục một khung báo cáo")
    outline.add_argument(
        "deed", metavar="VIỆC", choices=("export", "import", "restore"), help="export, import, restore"
    )
    outline.add_argument("name", metavar="KHUNG", help="tên khung báo cáo; với import là tệp .json hoặc .toml")
    outline.add_argument("--out", metavar="TỆP.json", help="nơi ghi, với export; ghi đè tệp cũ")

    one = _command(
        commands, "periodic", periodic_commands.run, "lập một báo cáo định kỳ; không có --out thì xem số liệu"
    )
    deeds = periodic_commands.DEEDS
    one.add_argument("deed", metavar="VIỆC", nargs="?", choices=deeds, help=", ".join(deeds) + "; không ghi là print")
    one.add_argument("key", metavar="KHUNG", help="tên khung báo cáo; xem bằng lệnh outlines")
    one.add_argument("--out", metavar="TỆP", help="nơi ghi, đuôi .pdf hoặc .docx; ghi đè tệp cũ")
    one.add_argument("--note", metavar="CHỮ", default="", help="ghi chú của bản gửi, với freeze")
    one.add_argument("--corrects", metavar="BẢN_GỬI", type=whole_number(low=1, high=999_999_999), help=_CORRECTS)
    _add_period(one)
    _add_periodic_options(one)

    targets = _command(commands, "targets", periodic_commands.targets, "xem, đặt chỉ tiêu năm của các ô số liệu")
    targets.add_argument("--year", metavar="NĂM", type=whole_number(low=2000, high=2100), help="không ghi là năm nay")
    targets.add_argument("--set", metavar="BIỂU:Ô=SỐ", action="append", default=[], help="đặt; để trống SỐ thì bỏ")


_CORRECTS = "báo cáo điều chỉnh thay cho bản đã gửi này, với freeze"


def _add_paper_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    papers = _command(commands, "papers", paper_commands.list_, "cho biết các giấy tờ in được")
    keys = [kind.key for kind in KINDS]
    papers.add_argument("kind", metavar="SỔ", nargs="?", choices=keys, help="chỉ một sổ: " + ", ".join(keys))
    papers.add_argument("--uid", metavar="BẢN_GHI", help="chỉ giấy tờ hợp với bản ghi này, loại thường in trước")

    paper = _command(commands, "paper", paper_commands.paper, "in một giấy tờ của một bản ghi ra PDF hoặc DOCX")
    paper.add_argument("key", metavar="GIẤY_TỜ", help="tên giấy tờ; xem bằng lệnh papers")
    paper.add_argument("--uid", metavar="BẢN_GHI", required=True, help="mã, số trong sổ, hoặc mã trên giấy DT-57-2026")
    paper.add_argument("--out", metavar="TỆP", required=True, help="nơi ghi, đuôi .pdf hoặc .docx; ghi đè tệp cũ")
    paper.add_argument("--set", metavar="Ô=CHỮ", action="append", default=[], help=_SET)
    paper.add_argument("--secrets", action="store_true", help=_SECRETS)
    paper.add_argument("--layout", choices=[style.value for style in HeadingStyle], help=_LAYOUT)
    paper.add_argument("--show-names", action="store_true", help=_SHOW_NAMES)


_SET = "chữ cho một ô của giấy tờ, thay cho giá trị lấy từ bản ghi; ghi nhiều lần được"
_LAYOUT = "thể thức: state là Nhà nước, party là Đảng, front là Mặt trận; không ghi thì theo loại thường dùng"
_SHOW_NAMES = "in cả họ tên người nêu ý kiến, chỉ cho hồ sơ nội bộ; giấy tờ khác không ẩn tên thì báo lỗi"
_SECRETS = "ghi cả ô bảo mật (người tố cáo) vào tệp; giữ tệp theo chế độ mật, in xong thì xóa"


def _add_period(parser: Parser, *, required: bool = False) -> None:
    parser.add_argument("--from", dest="start", metavar="NGÀY", required=required, help="từ ngày, như 01/01/2026")
    parser.add_argument("--to", dest="end", metavar="NGÀY", required=required, help="đến hết ngày")


def _add_privacy_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    code = "mã bản ghi, hoặc mã trên giấy như DT-57-2026"
    accesses = _command(commands, "accesses", privacy_commands.accesses, "ai đã xem, in, ghi ra tệp bản ghi nào")
    _add_period(accesses)
    accesses.add_argument("--uid", metavar="BẢN_GHI", help=code)
    accesses.add_argument("--out", metavar="TỆP.pdf", help="ghi nhật ký ra PDF")

    retention = _command(commands, "retention", privacy_commands.retention_, "danh mục đề nghị tiêu hủy")
    retention.add_argument("--on", metavar="NGÀY", help="tính đến ngày; không ghi thì là hôm nay")
    retention.add_argument("--out", metavar="TỆP.pdf", help="ghi danh mục, hoặc biên bản, ra PDF")
    retention.add_argument(
        "--minutes", metavar="SỐ", type=whole_number(low=1, high=999_999_999), help="in lại biên bản của lần tiêu hủy"
    )

    destroy = _command(commands, "destroy", privacy_commands.destroy, "tiêu hủy bản ghi trong danh mục theo quyết định")
    destroy.add_argument("uids", metavar="BẢN_GHI", nargs="+", help=code)
    destroy.add_argument("--decision", metavar="SỐ", required=True, help="số quyết định của thủ trưởng cơ quan")
    destroy.add_argument("--on", metavar="NGÀY", required=True, help="ngày quyết định")
    destroy.add_argument("--present", metavar="TÊN", action="append", default=[], help=_PRESENT)
    destroy.add_argument("--out", metavar="TỆP.pdf", help="ghi biên bản ra PDF")

    allowance = _command(commands, "allowance", privacy_commands.allowance_, "chấm ngày tiếp công dân của từng cán bộ")
    _add_period(allowance, required=True)
    allowance.add_argument("--out", metavar="TỆP.pdf", help="ghi bảng chấm ngày ra PDF")

    national = _command(commands, "national", privacy_commands.national_, "bản ghi chưa vào cơ sở dữ liệu quốc gia")
    national.add_argument("--kind", metavar="SỔ", help="chỉ một sổ")
    national.add_argument("--tick", metavar="BẢN_GHI", help=f"ghi nhận đã nhập; {code}")
    national.add_argument("--on", metavar="NGÀY", help="ngày đã nhập; không ghi thì là hôm nay")
    national.add_argument("--out", metavar="TỆP.csv", help="ghi các trường cần nhập ra CSV; cần --kind")


_PRESENT = "người tham gia tiêu hủy, họ tên và chức vụ; ghi nhiều lần được; không ghi thì là người đang dùng"


def _add_table_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    number = whole_number(low=1, high=999_999_999)
    _command(commands, "tables", table_commands.tables_, "cho biết các biểu thống kê và văn bản ban hành")

    table = _command(commands, "table", table_commands.table, "lập một biểu thống kê của một kỳ")
    table.add_argument("key", metavar="BIỂU", help="tên biểu; xem bằng lệnh tables")
    _add_period(table, required=True)
    table.add_argument("--out", metavar="TỆP", help="ghi biểu ra .pdf, .xlsx hoặc .docx; cùng --cell thì ghi danh sách")
    table.add_argument("--cell", metavar="CỘT", help="danh sách bản ghi đằng sau số của một cột")
    table.add_argument("--freeze", action="store_true", help="giữ biểu như bản đã gửi, về sau không đổi")
    table.add_argument("--note", metavar="CHỮ", default="", help="ghi chú của bản gửi")
    table.add_argument("--corrects", metavar="BẢN_GỬI", type=number, help="báo cáo điều chỉnh thay cho bản đã gửi này")

    sent = _command(commands, "sent", table_commands.sent, "xem các biểu đã gửi")
    sent.add_argument("id", metavar="BẢN_GỬI", nargs="?", type=number, help="một bản: so với số nay tính")
    sent.add_argument("--differences", action="store_true", help="cùng --out: ghi bảng điều chỉnh")
    sent.add_argument("--out", metavar="TỆP", help="ghi đúng bản PDF đã gửi, hoặc bảng điều chỉnh")
