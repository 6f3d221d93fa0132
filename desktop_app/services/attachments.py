"""Attaching files: typed by content, pictures scaled down, never executed."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.errors import AttachmentRefused
from desktop_app.domain.formats import format_count
from desktop_app.domain.stamp import Change
from desktop_app.domain.text import normalize_line
from desktop_app.services.reading import get
from desktop_app.services.workspace import Workspace
from desktop_app.storage import attachments, change_log
from desktop_app.storage.attachments import Attachment
from desktop_app.storage.engine import Connection, named_reading

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

__all__ = ["Attachment", "attach", "detach", "listed", "read"]

MOST_BYTES = 20 * 1024 * 1024
MOST_PICTURE_BYTES = 60 * 1024 * 1024
PICTURE_PIXELS = 2000
_JPEG_QUALITY = 82
_NAME_LENGTH = 120

_SIGNATURES: tuple[tuple[bytes, str, tuple[str, ...]], ...] = (
    (b"%PDF-", "application/pdf", (".pdf",)),
    (b"\xff\xd8\xff", "image/jpeg", (".jpg", ".jpeg")),
    (b"\x89PNG\r\n\x1a\n", "image/png", (".png",)),
    (b"PK\x03\x04", "application/zip", (".docx", ".xlsx", ".pptx", ".odt", ".ods")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole", (".doc", ".xls", ".ppt")),
)
_ACCEPTED = "PDF, ảnh JPG hoặc PNG, Word, Excel"


def attach(work: Workspace, *, kind: str, uid: str, path: Path) -> Attachment:
    """Put a file into the office file, beside a record.

    Raises:
        AttachmentRefused: Too large, not a known type, a name that lies about its content, or a confidential record.
        RecordMissing: No such record.
    """
    stored = get(work, kind=kind, uid=uid)
    if work.kind(kind).confidential_when(stored.record):
        raise AttachmentRefused(
            "Đơn tố cáo không kèm bản chụp, để bảo mật người tố cáo.",
            next_step="Giữ bản giấy trong hồ sơ mật và ghi số hồ sơ, số tủ.",
        )
    content, media_type = _checked(path)
    name = normalize_line(path.name)[-_NAME_LENGTH:]
    with work.file.writing() as connection:
        made = attachments.add(
            connection,
            kind=kind,
            uid=uid,
            name=name,
            media_type=media_type,
            content=content,
            at=work.now(),
            user=work.user,
        )
        _log(work, connection, kind, uid, "attached", f"{name} ({made.sha256[:8]})")
    return made


@named_reading()
def listed(work: Workspace, *, kind: str, uid: str) -> tuple[Attachment, ...]:
    """The files of a record."""
    return tuple(attachments.listed(work.file.connection, kind=kind, uid=uid))


@named_reading()
def read(work: Workspace, *, sha256: str) -> bytes:
    """The content of an attached file.

    Raises:
        AttachmentRefused: The office file does not hold it.
    """
    found = attachments.content(work.file.connection, sha256)
    if found is None:
        raise AttachmentRefused("Không thấy tệp đính kèm này.", next_step="Tải lại bản ghi.")
    return found


def detach(work: Workspace, *, kind: str, uid: str, sha256: str) -> tuple[Change, ...]:
    """Take a file off a record."""
    names = {item.sha256: item.name for item in listed(work, kind=kind, uid=uid)}
    with work.file.writing() as connection:
        if not attachments.remove(connection, kind=kind, uid=uid, sha256=sha256):
            return ()
        _log(work, connection, kind, uid, "detached", f"{names[sha256]} ({sha256[:8]})")
    return (Change(kind, (uid,), "detached"),)


def _checked(path: Path) -> tuple[bytes, str]:
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(16)
    except OSError as error:
        raise AttachmentRefused(
            f"Không đọc được tệp “{path.name}”.", next_step="Kiểm tra tệp còn ở đó không."
        ) from error
    media_type = _media_type(path, head)
    is_picture = media_type.startswith("image/")
    limit = MOST_PICTURE_BYTES if is_picture else MOST_BYTES
    if size > limit:
        megabytes = format_count(round(size / 1024 / 1024))
        raise AttachmentRefused(
            f"Tệp “{path.name}” nặng {megabytes} MB, quá mức {limit // 1024 // 1024} MB.",
            next_step="Quét lại ở độ phân giải thấp hơn, hoặc chia thành nhiều tệp.",
        )
    content = path.read_bytes()
    return _scaled(path, content) if is_picture else (content, media_type)


def _media_type(path: Path, head: bytes) -> str:
    ending = path.suffix.lower()
    for signature, media_type, endings in _SIGNATURES:
        if head.startswith(signature):
            if ending in endings:
                return media_type
            raise AttachmentRefused(
                f"Tên tệp “{path.name}” không khớp với nội dung bên trong.",
                next_step="Lưu lại tệp đúng loại rồi đính kèm.",
            )
    raise AttachmentRefused(
        f"Tệp “{path.name}” không thuộc loại đính kèm được, hoặc đã hỏng.", next_step=f"Đính kèm được: {_ACCEPTED}."
    )


def _scaled(path: Path, content: bytes) -> tuple[bytes, str]:
    from PIL import Image, ImageOps  # heavy, and only pictures need it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content))
            picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise AttachmentRefused(
            f"Ảnh “{path.name}” không mở được.", next_step="Mở thử ảnh trên máy, chụp hoặc quét lại nếu hỏng."
        ) from error
    small = ImageOps.exif_transpose(picture)
    small.thumbnail((PICTURE_PIXELS, PICTURE_PIXELS))
    target = io.BytesIO()
    if picture.format == "PNG" and len(content) < 1_000_000:
        small.save(target, "PNG", optimize=True)
        return target.getvalue(), "image/png"
    _on_white(small).save(target, "JPEG", quality=_JPEG_QUALITY)
    return target.getvalue(), "image/jpeg"


def _on_white(picture: Picture) -> Picture:
    """The picture as JPEG can hold it: what is clear becomes white, like paper; 65,536 greys become 256."""
    from PIL import Image

    if picture.mode.startswith("I"):
        picture = picture.point(lambda grey: grey * (1 / 256)).convert("L")
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    seen = picture.convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(paper, seen).convert("RGB")


def _log(work: Workspace, connection: Connection, kind: str, uid: str, deed: str, reason: str) -> None:
    stored = get(work, kind=kind, uid=uid)
    entry = change_log.Entry(
        device=work.device, at=work.now(), user=work.user, kind=kind, uid=uid, deed=deed,
        clock=str(stored.stamp.clock), reason=reason,
    )  # fmt: skip
    change_log.append(connection, entry)
