"""The envelope beside an encrypted office file: the data key, wrapped by a password; and the recovery code.

The data key is 32 random bytes. The envelope (``<file>.key``, JSON) holds it sealed with AES-256-GCM under a key that
scrypt makes from the password. The recovery code is the data key itself, as letters with a checksum, printed once on
paper: with it the file opens even when every copy of the envelope is lost.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import FileDamaged, WrongPassword

FORMAT = "so-dan-van-key/1"
SCRYPT_N, SCRYPT_R, SCRYPT_P = 2**15, 8, 1
_MEMORY = 128 * SCRYPT_N * SCRYPT_R * 2
_CHECK_BYTES = 3
_GROUP = 4


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """The data key as people write it: groups of four letters and digits (A–Z, 2–7) joined by hyphens."""

    text: str


def envelope_path(file: Path) -> Path:
    """Where the envelope of an office file stands."""
    return file.with_name(file.name + ".key")


def seal(key: bytes, *, password: str) -> bytes:
    """The content of an envelope for this data key; random salt and nonce, so never the same twice."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # heavy, and only files with a password need it

    salt, nonce = os.urandom(16), os.urandom(12)
    sealed = AESGCM(_stretch(password, salt)).encrypt(nonce, key, FORMAT.encode())
    content = {
        "format": FORMAT,
        "kdf": {"name": "scrypt", "n": SCRYPT_N, "r": SCRYPT_R, "p": SCRYPT_P, "salt": salt.hex()},
        "nonce": nonce.hex(),
        "sealed": sealed.hex(),
    }
    return json.dumps(content, indent=1).encode()


def unseal(content: bytes, *, password: str) -> bytes:
    """The data key from an envelope.

    Raises:
        WrongPassword: The password does not open it.
        FileDamaged: This is no envelope of ours.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        data = json.loads(content)
        salt, nonce, sealed = (bytes.fromhex(text) for text in (data["kdf"]["salt"], data["nonce"], data["sealed"]))
        if data["format"] != FORMAT or len(nonce) != 12:
            raise ValueError(data["format"])
    except (ValueError, KeyError, TypeError) as error:
        raise FileDamaged(
            "Tệp khóa (.key) bên cạnh tệp dữ liệu đã hỏng.",
            next_step="Mở bằng mã khôi phục trên tờ giấy đã in khi tạo tệp.",
        ) from error
    try:
        return AESGCM(_stretch(password, salt)).decrypt(nonce, sealed, FORMAT.encode())
    except InvalidTag as error:
        raise WrongPassword(
            "Mật khẩu chưa đúng.", next_step="Kiểm tra phím Caps Lock và bộ gõ tiếng Việt, rồi nhập lại."
        ) from error


def _stretch(password: str, salt: bytes) -> bytes:
    typed = unicodedata.normalize("NFC", password).encode()  # keyboards differ in how they compose marks
    return hashlib.scrypt(typed, salt=salt, n=SCRYPT_N, r=SCRYPT_R, p=SCRYPT_P, maxmem=_MEMORY, dklen=32)


def recovery_code(key: bytes) -> RecoveryCode:
    """The data key as a code for paper."""
    letters = base64.b32encode(key + _checksum(key)).decode().rstrip("=")
    return RecoveryCode("-".join(letters[i : i + _GROUP] for i in range(0, len(letters), _GROUP)))


def key_of(code: str) -> bytes:
    """The data key from a typed recovery code; spaces, hyphens, small letters and the slips 0/O, 1/I, 8/B are forgiven.

    Raises:
        WrongPassword: A letter is missing or mistyped.
    """
    letters = "".join(letter for letter in code.upper().translate(_SLIPS) if letter.isalnum())
    refusal = WrongPassword("Mã khôi phục chưa đúng.", next_step="So lại từng nhóm bốn ký tự với tờ giấy đã in.")
    try:
        data = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError as error:
        raise refusal from error
    key, check = data[:-_CHECK_BYTES], data[-_CHECK_BYTES:]
    if len(key) != 32 or check != _checksum(key):
        raise refusal
    return key


_SLIPS = str.maketrans("018", "OIB")


def _checksum(key: bytes) -> bytes:
    return hashlib.sha256(b"so-dan-van recovery" + key).digest()[:_CHECK_BYTES]
