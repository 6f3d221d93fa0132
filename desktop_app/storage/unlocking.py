"""Finding the data key of a file: by password through an envelope, or by the recovery code on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import FileDamaged, WrongPassword
from desktop_app.storage import envelope
from desktop_app.storage.engine import SqlError, connect
from desktop_app.storage.envelope import envelope_path

PLAIN_HEADER = b"SQLite format 3\0"
_PAGE_BYTES = 4096
_SALT_BYTES = 16


def is_encrypted(path: Path) -> bool:
    """True when the file can be one of ours with a password: whole pages that do not begin as plain SQLite does."""
    if not path.is_file():
        return False
    size = path.stat().st_size
    is_whole = size > 0 and size % _PAGE_BYTES == 0
    return _beginning(path) != PLAIN_HEADER and (is_whole or envelope_path(path).is_file())


def file_salt(path: Path) -> str:
    """The random bytes an encrypted file begins with, as letters: the same as long as the file lives."""
    return _beginning(path).hex()


def _beginning(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_SALT_BYTES)


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A data key and the envelope it came from; both None where there is no password, ``place`` None for a code."""

    key: bytes | None = None
    place: Path | None = None


def find_key(path: Path, *, password: str | None, recovery: str | None, spares: Sequence[Path] = ()) -> Unlocked:
    """The data key of a file from what the person has.

    Args:
        spares: Copies of envelopes elsewhere, tried when the one beside the file is gone, damaged or another file's.

    Raises:
        WrongPassword: A password is needed, or what was given does not fit.
        FileDamaged: No envelope is left, or none belongs to this file.
    """
    if not is_encrypted(path):
        return Unlocked()
    if recovery:
        key = envelope.key_of(recovery)
        if not _fits(path, key):
            raise WrongPassword(
                "Mã khôi phục này không mở được tệp.",
                next_step="Xem tờ giấy có đúng là của tệp này không; nếu đúng, mở bản sao lưu gần nhất.",
            )
        return Unlocked(key)
    places = [place for place in (envelope_path(path), *spares) if place.is_file()]
    if not places:
        raise FileDamaged(
            "Không thấy tệp khóa (.key) bên cạnh tệp dữ liệu.",
            next_step="Chép tệp khóa về cùng thư mục, hoặc mở bằng mã khôi phục trên tờ giấy đã in.",
        )
    if not password:
        raise WrongPassword("Tệp này có mật khẩu.", next_step="Nhập mật khẩu để mở.")
    return _key_in(places, path, password)


def _key_in(places: Sequence[Path], path: Path, password: str) -> Unlocked:
    """The key in the first envelope that opens and fits; a wrong password is told before a damaged envelope."""
    damage: FileDamaged | None = None
    refusal: WrongPassword | None = None
    for place in places:
        try:
            key = envelope.unseal(place.read_bytes(), password=password)
        except FileDamaged as error:
            damage = damage or error
            continue
        except WrongPassword as error:
            refusal = refusal or error
            if place == envelope_path(path):
                break
            continue
        if _fits(path, key):
            return Unlocked(key, place)
    raise (
        refusal
        or damage
        or FileDamaged(
            "Tệp khóa (.key) không phải của tệp dữ liệu này, hoặc tệp dữ liệu đã hỏng.",
            next_step="Mở bằng mã khôi phục trên tờ giấy đã in, hoặc mở bản sao lưu gần nhất.",
        )
    )


def _fits(path: Path, key: bytes) -> bool:
    """Whether the key reads the first page; other troubles are named when the file is opened."""
    try:
        connect(path, key=key, read_only=True).close()
    except SqlError as error:
        return "not a database" not in str(error)
    return True
