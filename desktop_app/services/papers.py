"""Working papers: which fit a record, what is typed for one print, making the Document, saving it as a file.

What is typed goes into the Document and nowhere else: no service here keeps, logs or guesses it again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app import paths
from desktop_app.domain.document import Document, HeadingStyle
from desktop_app.domain.errors import InputRefused, RecordMissing
from desktop_app.domain.fields import FieldType
from desktop_app.domain.formats import FormatProblem
from desktop_app.domain.kind import PaperInput, PaperValue, RecordKind, record_code
from desktop_app.domain.paper_filling import HIDDEN, fill, filled_fields
from desktop_app.domain.papers import PaperField, PaperTemplate, names_in
from desktop_app.domain.stamp import Stored
from desktop_app.domain.text import normalize_text
from desktop_app.services import gatherings
from desktop_app.services.law import law_of
from desktop_app.services.reporting import marked
from desktop_app.services.workspace import Workspace
from desktop_app.storage import office_settings, paper_files, repository
from desktop_app.storage.engine import named_reading

_LONGEST_BASIS = 4_000
_LONGEST_TYPED = 20_000


@dataclass(frozen=True, slots=True)
class PaperForm:
    """What is asked before a paper is printed.

    Attributes:
        fields: What may be typed, with what stands there when nothing is.
        basis: Căn cứ as this office words it, one line each; "" where the paper has none.
        kind: Kind of the record, for the log of accesses.
        styles: Whose paper it can be, the usual one first; none where it has no official heading.
        style: Whose paper the fields stand for.
        hides_names: It leaves names out that are printed when asked for.
    """

    template: PaperTemplate
    fields: tuple[PaperField, ...]
    basis: str
    kind: str
    styles: tuple[HeadingStyle, ...] = ()
    style: HeadingStyle | None = None
    hides_names: bool = False


def templates(kind: str = "") -> tuple[PaperTemplate, ...]:
    """All papers, or those of one kind, in their order."""
    found = paper_files.load_papers(paths.resources_dir())
    return tuple(paper for paper in found if not kind or kind in paper.kinds)


def find(key: str) -> PaperTemplate:
    """The paper with this key.

    Raises:
        InputRefused: There is none.
    """
    for paper in templates():
        if paper.key == key:
            return paper
    raise InputRefused(f"Không có giấy tờ “{key}”.", next_step="Xem các giấy tờ bằng lệnh papers.")


@named_reading()
def offered(work: Workspace, *, kind: str, uid: str) -> tuple[PaperTemplate, ...]:
    """The papers that fit a record, those usual next first."""
    record = _stored(work, (kind,), uid)[1].record
    fitting = [paper for paper in templates(kind) if paper.fits(record)]
    return tuple(sorted(fitting, key=lambda paper: not paper.is_usual(record)))


@named_reading()
def form(
    work: Workspace, key: str, *, uid: str, style: HeadingStyle | None = None, show_names: bool = False
) -> PaperForm:
    """What may be typed for one print of a paper.

    Args:
        style: Whose paper it is to be; None takes the usual one.
        show_names: The texts that come with it tell the names that the paper hides by default.

    Raises:
        InputRefused: No such paper, not in this style, or no names that it hides.
        RecordMissing: No such record among those the paper is made for.
    """
    paper = _naming(find(key), show_names)
    kind, stored = _stored(work, paper.kinds, uid)
    chosen = _style(paper, stored.record, style)
    values = _values(work, kind, stored, style=chosen, show_names=show_names)
    fields = filled_fields(paper, values, is_confidential=kind.confidential_when(stored.record))
    return PaperForm(
        paper, tuple(fields), _basis(work, paper), kind.key, paper.styles(stored.record), chosen, paper.hides_names
    )


def _naming(paper: PaperTemplate, show_names: bool) -> PaperTemplate:
    """The paper, where it may be asked to tell names, or is not asked to."""
    if show_names and not paper.hides_names:
        raise InputRefused(f"“{paper.title}” không có họ tên nào được ẩn.", next_step="Bỏ chọn in họ tên.")
    return paper


def _style(paper: PaperTemplate, record: Any, wanted: HeadingStyle | None) -> HeadingStyle | None:
    """The style of the heading that is printed; None where the paper has none."""
    head = paper.heading_of(record, wanted)
    if head is None and wanted is not None:
        raise InputRefused(
            f"“{paper.title}” không có thể thức này.", next_step="Bỏ chọn thể thức để in theo thể thức thường dùng."
        )
    return head.style if head else None


@named_reading()
def build(
    work: Workspace,
    key: str,
    *,
    uid: str,
    typed: Mapping[str, str] = {},
    with_secrets: bool = True,
    basis: str = "",
    style: HeadingStyle | None = None,
    show_names: bool = False,
) -> Document:
    """The paper of one record.

    Args:
        typed: Texts by field, in place of the defaults; "" leaves a place to be filled in by hand.
        with_secrets: Print what was typed into secret fields; without, dots stand there.
        basis: Căn cứ for this print alone, one line each; "" takes the office's.
        style: Whose paper it is; None takes the usual one.
        show_names: Print names that the paper hides by default.

    Raises:
        InputRefused: No such paper, not in this style, no names that it hides, no such field, too long a text, or a
            day that is none.
        RecordMissing: No such record among those the paper is made for.
    """
    paper = _naming(find(key), show_names)
    kind, stored = _stored(work, paper.kinds, uid)
    chosen = _style(paper, stored.record, style)
    values = _values(work, kind, stored, style=chosen, show_names=show_names)
    fields = filled_fields(paper, values, is_confidential=kind.confidential_when(stored.record))
    given = _typed(fields, typed)
    for item in fields:
        text = given.get(item.key, item.value)
        values[item.key] = HIDDEN if item.is_secret and text and not with_secrets else text
    try:
        made = fill(
            paper,
            record=stored.record,
            values=values,
            office=work.office,
            basis=_basis_of_print(work, paper, basis),
            today=work.today(),
            style=chosen,
        )
    except FormatProblem as problem:
        raise InputRefused(problem.sentence) from problem
    return marked(work, made)


def _typed(fields: list[PaperField], typed: Mapping[str, str]) -> dict[str, str]:
    known = [item.key for item in fields]
    unknown = [key for key in typed if key not in known]
    if unknown:
        raise InputRefused(
            f"Giấy tờ này không có ô “{unknown[0]}”.", next_step=f"Các ô: {', '.join(known)}." if known else ""
        )
    if any(len(text) > _LONGEST_TYPED for text in typed.values()):
        raise InputRefused(f"Chữ nhập vào một ô quá dài (tối đa {_LONGEST_TYPED} ký tự).")
    return {key: normalize_text(text.replace(HIDDEN, "")) for key, text in typed.items()}


def save_basis(work: Workspace, key: str, text: str | None) -> None:
    """Keep this office's Căn cứ of a paper, one line each; None goes back to the shipped text.

    Raises:
        InputRefused: No such paper, a paper without Căn cứ, nothing written, or a place nobody knows.
    """
    paper = find(key)
    cleaned = None if text is None else normalize_text(text)
    if not paper.basis:
        raise InputRefused("Giấy tờ này không có phần căn cứ.")
    if cleaned is not None and not cleaned:
        raise InputRefused("Chưa có căn cứ nào.", next_step="Nhập mỗi căn cứ một dòng.")
    if cleaned is not None:
        cleaned = _judged_basis(paper, cleaned)
    with work.file.writing() as connection:
        office_settings.write(connection, _basis_key(key), cleaned)


def save(document: Document, path: Path) -> None:
    """Write the document whole or not at all, as the file's ending says.

    Raises:
        InputRefused: Another ending than .pdf, .docx or .xlsx, or a place that cannot be written to.
    """
    write = _writer(path.suffix.lower())
    try:
        write(document, path)
    except OSError as error:
        raise InputRefused(
            f"Không ghi được tệp “{path.name}”.",
            next_step="Đóng tệp nếu đang mở ở chương trình khác, hoặc chọn chỗ khác.",
        ) from error


def _writer(suffix: str) -> Callable[[Document, Path], None]:
    """What writes files of this ending; each loads a large library, so only the one that is asked for."""
    match suffix:
        case ".pdf":
            from desktop_app.reports.pdf import write_pdf

            return write_pdf
        case ".docx":
            from desktop_app.reports.docx import write_docx

            return write_docx
        case ".xlsx":
            from desktop_app.reports.xlsx import write_xlsx

            return write_xlsx
    raise InputRefused("Chỉ ghi được tệp .pdf, .docx hoặc .xlsx.", next_step="Đổi đuôi tệp.")


def _basis_key(key: str) -> str:
    return f"paper.{key}.basis"


def _basis(work: Workspace, paper: PaperTemplate) -> str:
    kept = office_settings.read(work.file.connection, _basis_key(paper.key)) if paper.basis else None
    return str(kept) if kept else paper.basis


def _basis_of_print(work: Workspace, paper: PaperTemplate, typed: str) -> str:
    cleaned = normalize_text(typed) if paper.basis else ""
    if not cleaned:
        return _basis(work, paper)
    return _judged_basis(paper, cleaned)


def _judged_basis(paper: PaperTemplate, cleaned: str) -> str:
    if len(cleaned) > _LONGEST_BASIS or not names_in(cleaned) <= names_in(paper.basis):
        raise InputRefused("Phần căn cứ chưa đúng.", next_step="Bỏ các dấu { } và rút gọn còn tối đa 4.000 ký tự.")
    return cleaned


def _stored(work: Workspace, kinds: tuple[str, ...], uid: str) -> tuple[RecordKind, Stored]:
    for key in kinds:
        kind = work.kind(key)
        place = repository.find(work.file.connection, kind, uid)
        if place is not None and not place[1].stamp.is_deleted:
            return kind, place[1]
    raise RecordMissing("Không thấy bản ghi này trong tệp.", next_step="Có thể bản ghi đã bị xóa; tải lại danh sách.")


def _values(
    work: Workspace, kind: RecordKind, stored: Stored, *, style: HeadingStyle | None, show_names: bool = False
) -> dict[str, PaperValue]:
    given = PaperInput(
        work.office,
        work.today(),
        law_of(work),
        _linked(work, kind, stored),
        gathered=gatherings.of_record(work, kind, stored),
        style=style,
        show_names=show_names,
    )
    return {
        **kind.paper_values(stored, given),
        "code": record_code(kind, stored.stamp),
        "register_number": stored.stamp.register_number,
    }


def _linked(work: Workspace, kind: RecordKind, stored: Stored) -> dict[str, Stored]:
    found: dict[str, Stored] = {}
    for spec in kind.specs:
        uid = getattr(stored.record, spec.key) if spec.type is FieldType.REF else None
        if uid:
            found |= repository.fetch(work.file.connection, work.kind(spec.target), [uid])
    return found
