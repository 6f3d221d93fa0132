"""Commands on whole files: new, check, demo, and the reports printed from them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desktop_app.cli import periodic_commands
from desktop_app.cli.output import table
from desktop_app.cli.reading import read_day
from desktop_app.cli.session import Session, WrongUsage, find_uid, given_password, new_password
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.kind import ReportSpec
from desktop_app.domain.office import Office, make_office
from desktop_app.domain.query import Period
from desktop_app.domain.units import Commune, Match
from desktop_app.services import access, checking, demo, office_files, periodic, reporting
from desktop_app.services.office_files import Created

_MOST_CANDIDATES = 40


# -- new ---------------------------------------------------------------------------------------------------------


def new(session: Session) -> int:
    """Make an office file and print its recovery code, once."""
    arguments = session.arguments
    office = _office(_commune(arguments.unit_code, arguments.unit_name))
    password = None if arguments.no_password else new_password()
    created = office_files.create_file(Path(arguments.path), office=office, password=password, user=session.user)
    office_files.close_file(created.workspace)
    _say_created(session, arguments.path, office, created, {})
    return 0


def _say_created(session: Session, path: str, office: Office, created: Created, counts: dict[str, int]) -> None:
    value = {
        "path": path,
        "unit_code": office.unit_code,
        "unit_name": office.unit_name,
        "province_name": office.province_name,
        "recovery_code": created.recovery.text if created.recovery else None,
        **({"records": counts} if counts else {}),
    }
    lines = [f"Đã tạo {path} cho {office.title}."]
    lines += [f"  {key}: {number}" for key, number in counts.items()]
    if created.recovery:
        lines += [
            f"Mã khôi phục (chỉ hiện một lần, chép ra giấy và cất riêng): {created.recovery.text}",
            "Ai có mã này và tệp dữ liệu thì đọc được toàn bộ nội dung.",
        ]
    session.output.result(value, lines)


def _office(commune: Commune) -> Office:
    province = office_files.unit_table().province_of(commune)
    return make_office(
        unit_code=commune.code, unit_name=commune.name, province_name=province.name, place=commune.place_name()
    )


def _commune(code: str | None, name: str | None) -> Commune:
    table_ = office_files.unit_table()
    if code is not None:
        commune = table_.by_code(code.strip())
        if commune is None:
            raise InputRefused(
                f"Không có đơn vị mã “{code}”.",
                next_step="Mã xã, phường, đặc khu có 5 chữ số; có thể tìm bằng --unit-name.",
            )
        return commune
    found = table_.find(name or "", limit=_MOST_CANDIDATES)
    if not found:
        raise InputRefused(f"Không thấy đơn vị “{name}”.", next_step="Kiểm tra lại tên xã, phường, đặc khu.")
    meant = _meant(found)
    if len({match.commune.code for match in meant}) > 1:
        raise InputRefused(
            f"Có nhiều đơn vị khớp với “{name}”: {_candidates(meant)}.", next_step="Chọn một bằng --unit-code."
        )
    return meant[0].commune


def _meant(found: list[Match]) -> list[Match]:
    """Units of today with this whole name; where there is none, all that answer, older names too."""
    return [match for match in found if match.is_exact and not match.is_former] or found


def _candidates(found: list[Match]) -> str:
    shown = [f"{match.commune.code} {match.label}" + (f" ({match.note})" if match.note else "") for match in found]
    return "; ".join(shown)


# -- demo --------------------------------------------------------------------------------------------------------


def demo_(session: Session) -> int:
    """Make a sample office."""
    arguments = session.arguments
    office = replace(demo.DEMO_OFFICES[arguments.set], is_practice=arguments.practice)
    password = None if arguments.no_password else given_password()
    created = office_files.create_file(Path(arguments.path), office=office, password=password, user=session.user)
    try:
        counts = demo.fill(
            created.workspace, name=arguments.set, scale=arguments.scale, seed=arguments.seed, progress=_progress()
        )
    finally:
        office_files.close_file(created.workspace)
    _say_created(session, arguments.path, office, created, counts)
    return 0


def _progress() -> Callable[[int, int], None] | None:
    if not sys.stderr.isatty():
        return None

    def say(done: int, total: int) -> None:
        ending = "\n" if done >= total else ""
        print(f"\rĐã làm {done} trên {total} bản ghi", end=ending, file=sys.stderr, flush=True)

    return say


# -- check -------------------------------------------------------------------------------------------------------


def check(session: Session) -> int:
    """Look at the health of the whole file; exit code 1 where something is wrong."""
    with session.workspace() as work:
        result = checking.check(work)
    total = sum(result.counted.values())
    lines = [*result.problems, f"Đã xem {total} bản ghi; {len(result.problems)} vấn đề."]
    value = {"is_sound": result.is_sound, "problems": list(result.problems), "counted": result.counted}
    session.output.result(value, lines if result.problems else [f"Tệp lành lặn: đã xem {total} bản ghi."])
    return 0 if result.is_sound else 1


# -- report ------------------------------------------------------------------------------------------------------


def report(session: Session) -> int:
    """List the reports, or write one as PDF; by the key of an outline, a periodic report."""
    arguments = session.arguments
    if arguments.list:
        return _list_reports(session)
    if not arguments.key or not arguments.out:
        raise WrongUsage("Thiếu tên báo cáo hoặc --out TỆP.pdf; xem các báo cáo bằng report --list.")
    is_of_register = any(spec.key == arguments.key for _, spec in reporting.report_list())
    with session.workspace() as work:
        if not is_of_register and periodic.is_outline(work, arguments.key):
            periodic_commands.report(session, work)
            return 0
        kind, spec = reporting.find_report(arguments.key)
        today = work.today()
        period = Period(
            read_day(arguments.start, today=today, name="--from") if arguments.start else None,
            read_day(arguments.end, today=today, name="--to") if arguments.end else None,
        )
        uid = find_uid(work, kind, arguments.uid) if arguments.uid else None
        document = reporting.build(work, spec.key, period=period, uid=uid, show_names=arguments.names)
        reporting.save_pdf(document, Path(arguments.out))
        access.note_report(work, spec.key, deed="exported", period=period, uid=uid, show_names=arguments.names)
    value = {"report": spec.key, "title": spec.title, "path": arguments.out}
    session.output.result(value, [f"Đã ghi {spec.title} vào {arguments.out}."])
    return 0


def _list_reports(session: Session) -> int:
    found = reporting.report_list()
    rows = [("BÁO CÁO", "SỔ", "IN CHO", "TÊN")]
    rows += [(spec.key, kind.key, _scope(spec), spec.title) for kind, spec in found]
    value = [
        {
            "key": spec.key,
            "kind": kind.key,
            "title": spec.title,
            "per_record": spec.is_per_record,
            "period_field": spec.period_field,
            "hides_names": spec.hides_names,
            "source": spec.source,
        }
        for kind, spec in found
    ]
    session.output.result(value, table(rows))
    return 0


def _scope(spec: ReportSpec) -> str:
    if spec.is_per_record:
        return "một bản ghi"
    return "một kỳ" if spec.period_field else "toàn sổ"
