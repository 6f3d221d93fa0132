"""Everything that can be read out of the files a program wrote: the views in which a secret might stand.

Pages of SQLite are looked at one by one, decrypted where the file is encrypted, those on the free list and those in the
write-ahead log too. Streams of PDFs are unpacked and their text is read, archives are opened, what is inside is looked
at again.
"""

from __future__ import annotations

import base64
import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pypdfium2
import sqlcipher3.dbapi2 as sqlite
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from desktop_app.domain.text import fold
from desktop_app.storage.engine import connect

PAGE = 4096
_RESERVED = 80
_SALT = 16
_LOG_HEADER, _FRAME_HEADER = 32, 24
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_CODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_DATABASES = (".sodanvan", ".sodanvan-wal")


def forms(secret: str) -> frozenset[bytes]:
    """The bytes a word or number may stand as: composed and taken apart, as typed, in small and capital letters,
    folded, escaped as in JSON, numbers in groups; in three codings."""
    words = {secret, secret.lower(), secret.upper(), fold(secret)}
    if secret.isdecimal():
        words |= {sign.join((secret[:4], secret[4:7], secret[7:])) for sign in " .-"}
        words |= {sign.join(secret[at : at + 3] for at in range(0, len(secret), 3)) for sign in " .-"}
    spelled = {unicodedata.normalize(form, word) for word in words for form in ("NFC", "NFD")}
    spelled |= {word.encode("unicode_escape").decode() for word in spelled}
    return frozenset(word.encode(coding) for word in spelled for coding in _CODINGS)


def traces(folders: Iterable[Path], secrets: Iterable[str], *, key: bytes | None) -> list[str]:
    """``file: secret`` for every secret that stands in any view of any file below the folders."""
    wanted = {secret: forms(secret) for secret in secrets}
    found: list[str] = []
    for path in sorted({path for folder in folders for path in folder.rglob("*") if path.is_file()}):
        views = list(file_views(path, key=key))
        found += [
            f"{path.name}: {secret}"
            for secret, spelled in wanted.items()
            if any(form in view for view in views for form in spelled)
        ]
    return found


def file_views(path: Path, *, key: bytes | None = None) -> Iterator[bytes]:
    """All bytes a file holds, in every form they can be read in; its own name is one of them.

    Args:
        key: Data key of the office file and its copies, None where they are not encrypted.
    """
    yield path.name.encode()
    content = path.read_bytes()
    if not path.name.endswith(_DATABASES):
        yield from views(content)
        return
    pages = list(database_pages(content, key=key))  # of an encrypted file the bytes themselves are noise
    yield b"".join(pages)
    yield from pages
    if path.name.endswith(".sodanvan"):
        yield from _tables(path, key=key)


def database_pages(content: bytes, *, key: bytes | None) -> Iterator[bytes]:
    """The pages of a database or of its write-ahead log, the log's old frames included."""
    if content[:4] in (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83"):
        frame = _FRAME_HEADER + PAGE
        starts = range(_LOG_HEADER + _FRAME_HEADER, len(content), frame)
        pages = [(content[start : start + PAGE], False) for start in starts]
    else:
        pages = [(content[start : start + PAGE], start == 0) for start in range(0, len(content), PAGE)]
    for page, is_first in pages:
        yield page if key is None or len(page) < PAGE else _decrypted(page, key, is_first=is_first)


def _decrypted(page: bytes, key: bytes, *, is_first: bool) -> bytes:
    """One page as SQLCipher 4 keeps it: AES-256-CBC, its vector in the reserved bytes, a salt before the first."""
    start = page[PAGE - _RESERVED : PAGE - _RESERVED + 16]
    body = page[_SALT if is_first else 0 : PAGE - _RESERVED]
    reader = Cipher(algorithms.AES(key), modes.CBC(start)).decryptor()
    return reader.update(body) + reader.finalize()


def _tables(path: Path, *, key: bytes | None) -> Iterator[bytes]:
    """Every value of every table, files inside it opened, and every word of the search indexes."""
    beside = [path.with_name(path.name + ending) for ending in ("-wal", "-shm")]
    left = [part for part in beside if not part.exists()]  # what a reader of a closed file leaves behind
    connection = connect(path, key=key, read_only=True)
    try:
        tables = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
        for name, sql in tables:
            if sql.startswith("CREATE VIRTUAL"):
                yield " ".join(_indexed_words(connection, name)).encode()
            elif "_search_" not in name:
                for row in connection.execute(f"SELECT * FROM {name}"):
                    for value in row:
                        yield from views(value) if isinstance(value, bytes) else (str(value).encode(),)
    finally:
        connection.close()
        for part in left:
            part.unlink(missing_ok=True)


def _indexed_words(connection: sqlite.Connection, table: str) -> list[str]:
    connection.execute(f"CREATE VIRTUAL TABLE temp.{table}_words USING fts5vocab('main', '{table}', 'row')")
    found = [str(term) for (term,) in connection.execute(f"SELECT term FROM temp.{table}_words")]
    connection.execute(f"DROP TABLE temp.{table}_words")
    return found


def views(content: bytes) -> Iterator[bytes]:
    """Any bytes as they are and unpacked, as often as they can be unpacked."""
    yield content
    if content.startswith(b"%PDF"):
        yield from _pdf_views(content)
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive.comment
            for member in archive.infolist():
                yield member.filename.encode()
                for view in views(archive.read(member)):
                    yield view
                    yield re.sub(rb"<[^>]*>", b"", view)  # words parted by marks of emphasis


def _pdf_views(content: bytes) -> Iterator[bytes]:
    for stream in _STREAM.findall(content):
        for packed in (stream, _from_ascii85(stream)):
            try:
                yield from views(zlib.decompress(packed))
            except zlib.error:
                continue
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:  # begins like one, and is none
        return
    try:
        yield " ".join(document.get_metadata_dict().values()).encode()
        for page in document:
            text = page.get_textpage().get_text_range()
            yield text.encode("utf-8", "ignore")
            yield " ".join(text.split()).encode("utf-8", "ignore")
    finally:
        document.close()


def _from_ascii85(stream: bytes) -> bytes:
    try:
        return (
            base64.a85decode(stream.strip(), adobe=False)
            if not stream.endswith(b"~>")
            else base64.a85decode(b"<~" + stream.strip(), adobe=True)
        )
    except ValueError:
        return b""
