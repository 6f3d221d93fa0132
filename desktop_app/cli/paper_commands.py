"""Commands on working papers: papers, paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop_app.cli.output import table
from desktop_app.cli.session import Session, WrongUsage, find_uid
from desktop_app.domain.document import HeadingStyle
from desktop_app.domain.errors import InputRefused, RecordMissing
from desktop_app.domain.kind import read_code
from desktop_app.domain.papers import PaperField, PaperTemplate
from desktop_app.services import access, papers, records
from desktop_app.services.workspace import Workspace

_WIDEST = 80


def list_(session: Session) -> int:
    """Print the papers of all kinds or of one, or those that fit a record, the usual ones first."""
    arguments = session.arguments
    if arguments.uid and not arguments.kind:
        raise WrongUsage("Thêm tên sổ khi dùng --uid, ví dụ: papers SỔ --uid 57/2026.")
    if arguments.uid:
        with session.workspace() as work:
            uid = find_uid(work, session.kind, arguments.uid)
            found = papers.offered(work, kind=session.kind.key, uid=uid)
    else:
        found = papers.templates(arguments.kind or "")
    rows = [("GIẤY TỜ", "MẪU", "TÊN"), *((item.key, item.form_label, item.title) for item in found)]
    value = [
        {
            "key": item.key,
            "kinds": list(item.kinds),
            "form": item.form_label,
            "title": item.title,
            "source": item.source,
            "layouts": list(dict.fromkeys(heading.style.value for heading in item.headings)),
            "hides_names": item.hides_names,
            "fields": [_field_value(field) for field in item.fields],
        }
        for item in found
    ]
    session.output.result({"papers": value}, table(rows, widest=_WIDEST) if found else ["Không có giấy tờ nào."])
    return 0


def _field_value(field: PaperField) -> dict[str, object]:
    return {
        "key": field.key,
        "label": field.label,
        "help": field.help,
        "secret": field.is_secret,
        "long": field.is_long,
    }


def paper(session: Session) -> int:
    """Write one paper of a record as PDF or DOCX; secrets and hidden names stay out unless asked for. It is logged."""
    arguments = session.arguments
    template = papers.find(arguments.key)
    typed = dict(_assignments(arguments.set))
    style = HeadingStyle(arguments.layout) if arguments.layout else None
    with session.workspace() as work:
        uid = _uid(work, template, arguments.uid)
        form = papers.form(work, template.key, uid=uid, style=style)
        document = papers.build(
            work,
            template.key,
            uid=uid,
            typed=typed,
            with_secrets=arguments.secrets,
            style=style,
            show_names=arguments.show_names,
        )
        papers.save(document, Path(arguments.out))
        access.note(work, kind=form.kind, uid=uid, deed="exported")
    hidden = [field.label for field in form.fields if field.is_secret and typed.get(field.key)]
    lines = [f"Đã ghi {template.title} vào {arguments.out}."]
    if hidden and not arguments.secrets:
        lines.append(f"Để trống trong tệp, điền tay sau khi in: {', '.join(hidden)}.")
    if form.hides_names and not arguments.show_names:
        lines.append("Không in họ tên người nêu ý kiến; thêm --show-names cho hồ sơ nội bộ.")
    session.output.result({"paper": template.key, "title": template.title, "path": arguments.out}, lines)
    return 0


def _assignments(given: Iterable[str]) -> Iterator[tuple[str, str]]:
    for item in given:
        key, sign, text = item.partition("=")
        if not sign or not key.strip():
            raise InputRefused(f"Chưa hiểu “{item}”.", next_step="Ghi Ô=CHỮ, ví dụ place=Nhà văn hóa xóm Đông.")
        yield key.strip(), text


def _uid(work: Workspace, template: PaperTemplate, typed: str) -> str:
    """The record behind a uid, a code on paper, or a register number where only one of the paper's kinds has it.

    Raises:
        RecordMissing: None of them has such a record.
        InputRefused: Several have one.
    """
    if read_code(typed):
        found = [item.uid for item in records.search_all(work, typed) if item.kind in template.kinds]
    else:
        found = list(dict.fromkeys(_numbered(work, template, typed)))
    if not found:
        raise RecordMissing(f"Không thấy bản ghi {typed}.", next_step="Xem các số bằng lệnh list.")
    if len(found) > 1:
        raise InputRefused(f"Nhiều sổ có số {typed}.", next_step="Ghi mã trên giấy, ví dụ DT-57-2026.")
    return found[0]


def _numbered(work: Workspace, template: PaperTemplate, typed: str) -> Iterator[str]:
    for key in template.kinds:
        try:
            yield find_uid(work, work.kind(key), typed)
        except RecordMissing:
            continue
