"""Attached files: typed by content, bounded, kept once, scaled down, taken away again."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from desktop_app.domain.errors import AttachmentRefused, RecordMissing
from desktop_app.services import attachments, checking, records
from desktop_app.services.workspace import Workspace
from tests.helpers.sample_files import save
from tests.helpers.sample_kind import SAMPLES

KIND = SAMPLES.key
PDF = b"%PDF-1.7\nx"


def picture(form: str = "PNG", size: tuple[int, int] = (40, 30), mode: str = "RGB") -> bytes:
    """The bytes of a small picture."""
    target = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(target, form)
    return target.getvalue()


@pytest.fixture
def uid(samples: Workspace) -> str:
    """A record to attach to."""
    return save(samples).uid


@pytest.fixture
def put(samples: Workspace, uid: str, tmp_path: Path) -> Callable[[str, bytes], attachments.Attachment]:
    """Writes a file under a name and attaches it."""

    def attach(name: str, content: bytes) -> attachments.Attachment:
        path = tmp_path / name
        path.write_bytes(content)
        return attachments.attach(samples, kind=KIND, uid=uid, path=path)

    return attach


Put = Callable[[str, bytes], attachments.Attachment]


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("đơn.pdf", PDF, "application/pdf"), ("ĐƠN.PDF", PDF, "application/pdf"),
        ("biên bản.docx", b"PK\x03\x04rest", "application/zip"), ("bảng.xlsx", b"PK\x03\x04", "application/zip"),
        ("cũ.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole"),
    ],
)  # fmt: skip
def test_file_is_kept_as_it_is(
    samples: Workspace, uid: str, put: Put, name: str, content: bytes, media_type: str
) -> None:
    made = put(name, content)
    assert (made.name, made.media_type, made.size, made.added_by) == (name, media_type, len(content), "Lan")
    assert attachments.listed(samples, kind=KIND, uid=uid) == (made,)
    assert attachments.read(samples, sha256=made.sha256) == content
    assert records.history(samples, kind=KIND, uid=uid)[0].deed == "attached"
    assert checking.check(samples).problems == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("đơn.pdf", b"MZ\x90\x00"), ("đơn.exe", PDF), ("ảnh.png", PDF), ("đơn.pdf", b"\x89PNG\r\n\x1a\n"),
        ("đơn.pdf", b""), ("đơn.pdf", b"%PD"), ("ghi chú.txt", b"text"), ("kho.zip", b"PK\x03\x04"), ("đơn", PDF),
        ("ảnh.jpg", b"\xff\xd8\xff\xe0 no picture"), ("ảnh.png", b"\x89PNG\r\n\x1a\n no picture"),
        ("ảnh.png", picture()[:-40]), ("nhật ký.sodanvan", b"PK\x03\x04"), ("vi.svg", b"<svg onload='x'/>"),
    ],
)  # fmt: skip
def test_file_that_is_not_what_it_claims_is_refused(
    samples: Workspace, uid: str, put: Put, name: str, content: bytes
) -> None:
    with pytest.raises(AttachmentRefused) as caught:
        put(name, content)
    assert caught.value.next_step
    assert attachments.listed(samples, kind=KIND, uid=uid) == ()
    assert samples.file.connection.execute("SELECT count(*) FROM attachments").fetchone() == (0,)


@pytest.mark.parametrize("name", ["lớn.pdf", "lớn.jpg"])
def test_file_of_200_mb_is_refused_without_being_read(
    samples: Workspace, uid: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(PDF if name.endswith("pdf") else b"\xff\xd8\xff\xe0")
    os.truncate(path, 200 * 1024 * 1024)  # sparse: takes no room on the disk
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("read"))
    with pytest.raises(AttachmentRefused, match="nặng 200 MB"):
        attachments.attach(samples, kind=KIND, uid=uid, path=path)


def test_file_that_is_not_there_is_refused(samples: Workspace, uid: str, tmp_path: Path) -> None:
    for path in (tmp_path / "không có.pdf", tmp_path):
        with pytest.raises(AttachmentRefused):
            attachments.attach(samples, kind=KIND, uid=uid, path=path)


def test_file_of_an_unknown_or_confidential_record_is_refused(samples: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "đơn.pdf"
    path.write_bytes(PDF)
    with pytest.raises(RecordMissing):
        attachments.attach(samples, kind=KIND, uid="0099", path=path)
    with pytest.raises(AttachmentRefused, match="tố cáo"):
        attachments.attach(samples, kind=KIND, uid=save(samples, sort="secret").uid, path=path)


@pytest.mark.parametrize(
    ("form", "mode"),
    [("JPEG", "RGB"), ("JPEG", "L"), ("JPEG", "CMYK"), ("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "1"),
     ("PNG", "LA"), ("PNG", "I;16")],
)  # fmt: skip
@pytest.mark.parametrize("size", [(40, 30), (2600, 1900)])
def test_picture_of_any_kind_is_kept_within_2000_pixels(
    samples: Workspace, put: Put, form: str, mode: str, size: tuple[int, int]
) -> None:
    made = put(f"ảnh.{form.lower()}", picture(form, size, mode))
    kept = Image.open(io.BytesIO(attachments.read(samples, sha256=made.sha256)))
    kept.load()
    assert max(kept.size) == min(2000, size[0])
    assert kept.width * size[1] == pytest.approx(kept.height * size[0], rel=0.01)
    assert made.media_type == f"image/{kept.format.lower()}" if kept.format else False


def test_turned_photo_is_kept_upright_and_without_the_cameras_notes(samples: Workspace, put: Put) -> None:
    """A telephone's photo says where it was taken; the copy does not."""
    notes = Image.Exif()
    notes[0x0112] = 6  # turned by a quarter
    notes[0x010F] = "Camera of somebody"
    target = io.BytesIO()
    Image.new("RGB", (60, 20), "red").save(target, "JPEG", exif=notes)
    made = put("ảnh.jpg", target.getvalue())
    content = attachments.read(samples, sha256=made.sha256)
    assert Image.open(io.BytesIO(content)).size == (20, 60)
    assert b"Camera of somebody" not in content


def test_clear_parts_of_a_picture_become_white(samples: Workspace, put: Put) -> None:
    made = put("dấu.png", _clear_noise())
    kept = Image.open(io.BytesIO(attachments.read(samples, sha256=made.sha256)))
    assert kept.format == "JPEG"
    assert kept.getpixel((5, 5)) == (255, 255, 255)


def _clear_noise() -> bytes:
    """A large picture, so that it becomes a JPEG, whose left half cannot be seen."""
    noise = Image.effect_noise((1800, 1200), 90).convert("RGBA")
    noise.paste((0, 0, 0, 0), (0, 0, 900, 1200))
    target = io.BytesIO()
    noise.save(target, "PNG", compress_level=0)
    return target.getvalue()


def test_scan_of_16_bits_a_grey_keeps_its_greys(samples: Workspace, put: Put) -> None:
    scan = Image.frombytes("I;16", (900, 800), (30_000).to_bytes(2, "little") * 720_000)
    target = io.BytesIO()
    scan.save(target, "PNG", compress_level=0)
    made = put("quét.png", target.getvalue())
    kept = Image.open(io.BytesIO(attachments.read(samples, sha256=made.sha256)))
    assert kept.format == "JPEG"
    assert kept.convert("L").getpixel((5, 5)) == pytest.approx(30_000 / 256, abs=2)


def test_picture_of_absurd_size_is_refused(put: Put) -> None:
    """A few kilobytes that would unfold to gigabytes."""
    bomb = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(bomb, "PNG")
    with pytest.raises(AttachmentRefused, match="không mở được"):
        put("ảnh.png", bomb.getvalue())


def test_same_content_is_kept_once(samples: Workspace, uid: str, put: Put, tmp_path: Path) -> None:
    first = put("một.pdf", PDF)
    other = save(samples).uid
    attachments.attach(samples, kind=KIND, uid=other, path=tmp_path / "một.pdf")
    put("hai.pdf", PDF)
    assert samples.file.connection.execute("SELECT count(*) FROM attachments").fetchone() == (1,)
    assert [item.name for item in attachments.listed(samples, kind=KIND, uid=uid)] == ["hai.pdf"]
    attachments.detach(samples, kind=KIND, uid=uid, sha256=first.sha256)
    assert attachments.read(samples, sha256=first.sha256) == PDF, "the other record still holds it"
    attachments.detach(samples, kind=KIND, uid=other, sha256=first.sha256)
    with pytest.raises(AttachmentRefused):
        attachments.read(samples, sha256=first.sha256)
    assert checking.check(samples).problems == ()


def test_detaching_is_told_and_done_once(samples: Workspace, uid: str, put: Put) -> None:
    made = put("đơn.pdf", PDF)
    assert [change.deed for change in attachments.detach(samples, kind=KIND, uid=uid, sha256=made.sha256)] == [
        "detached"
    ]
    assert attachments.detach(samples, kind=KIND, uid=uid, sha256=made.sha256) == ()
    assert [entry.deed for entry in records.history(samples, kind=KIND, uid=uid)] == [
        "detached", "attached", "created",
    ]  # fmt: skip


def test_detached_content_is_overwritten(samples: Workspace, uid: str, put: Put) -> None:
    made = put("đơn.pdf", PDF + b"khong-con-byte-nao" * 400)
    samples.file.erase_traces()
    assert b"khong-con-byte-nao" in samples.file.path.read_bytes()
    attachments.detach(samples, kind=KIND, uid=uid, sha256=made.sha256)
    samples.file.erase_traces()
    assert b"khong-con-byte-nao" not in samples.file.path.read_bytes()


def test_undo_passes_over_attached_files(samples: Workspace, uid: str, put: Put) -> None:
    raw = {"title": "Khác", "held_on": "05/03/2026"}
    records.update(samples, kind=KIND, uid=uid, raw=raw)
    put("đơn.pdf", PDF)
    records.undo(samples, kind=KIND, uid=uid)
    assert records.names(samples, kind=KIND, uids=[uid]) == {uid: "1/2026 · Tên"}
    assert len(attachments.listed(samples, kind=KIND, uid=uid)) == 1


@pytest.mark.parametrize(
    "damage",
    ["UPDATE attachments SET content = x'00'", "UPDATE attachments SET size = 3", "DELETE FROM record_attachments"],
)
def test_damage_of_an_attached_file_is_found_by_check(samples: Workspace, put: Put, damage: str) -> None:
    put("đơn.pdf", PDF)
    assert checking.check(samples).problems == ()
    samples.file.connection.execute(damage)
    assert any("Tệp đính kèm" in line for line in checking.check(samples).problems)


def test_long_name_keeps_its_ending(put: Put) -> None:
    made = put("đ" * 100 + ".pdf", PDF)
    assert made.name.endswith(".pdf")
    assert len(made.name) <= 120
