"""Taking personal data out of the file for good: rows, log, drafts, search index, free pages, write-ahead log.

``secure_delete`` overwrites freed bytes inside pages; the index is merged so that no tombstone keeps a word; at the end
the write-ahead log is emptied. A wipe that was cut short by a crash is finished when the file is opened again. Copies
made before (backups) keep what they held: the caller says so to the person.

Source: Luật Tố cáo 25/2018/QH14, Điều 8 khoản 3 and Điều 56 (identity of a denouncer).
"""

from __future__ import annotations

from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Stored
from desktop_app.domain.text import fold, words
from desktop_app.storage import change_log
from desktop_app.storage.engine import Connection
from desktop_app.storage.office_file import OfficeFile
from desktop_app.storage.schema import search_table
from desktop_app.storage.search import indexed_words

_PENDING = "erasing "  # a key of the table office while a kind's traces are not erased yet


def wipe_record(connection: Connection, kind: RecordKind, before: Stored) -> frozenset[str]:
    """Remove old values and reasons, drafts and attachments of a record, in the running transaction.

    The record's own row is the caller's: written without its withheld fields, or taken out. Old values of every field
    go, for a person's name may stand in any text.

    Args:
        before: The record as it was before it became confidential or was destroyed.

    Returns:
        Words that the record was found by in any of its versions, for ``erase_traces``.
    """
    uid = before.uid
    found = set(indexed_words(kind, before.stamp, before.record))
    found.update(word for text in change_log.texts_of(connection, uid) for word in words(text))
    change_log.wipe_words(connection, uid)
    connection.execute("DELETE FROM drafts WHERE uid = ?", (uid,))
    connection.execute("DELETE FROM record_attachments WHERE kind = ? AND uid = ?", (kind.key, uid))
    connection.execute("DELETE FROM attachments WHERE sha256 NOT IN (SELECT sha256 FROM record_attachments)")
    connection.execute("INSERT OR REPLACE INTO office (key, value) VALUES (?, '')", (_PENDING + kind.key,))
    return frozenset(found)


def finish_erasing(file: OfficeFile) -> None:
    """Erase the traces of wipes that were committed and then cut short; to be called when a file is opened."""
    for kind in file.kinds:
        if file.connection.execute("SELECT 1 FROM office WHERE key = ?", (_PENDING + kind.key,)).fetchone():
            erase_traces(file, kind)


def erase_traces(file: OfficeFile, kind: RecordKind, suspects: frozenset[str] | None = None) -> None:
    """After a wipe is committed: drop index remains and unused words, then empty the write-ahead log.

    Args:
        suspects: Words that may not be in use any more; None looks at every word of the file.
    """
    table = search_table(kind)
    with file.writing() as connection:
        # A merge needs at least two segments: a row that comes and goes makes the second one.
        connection.execute(f"INSERT INTO {table} (rowid, terms) VALUES (-1, 'x')")
    with file.writing() as connection:
        connection.execute(f"DELETE FROM {table} WHERE rowid = -1")
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
        _drop_unused_words(file, connection, suspects)
    file.erase_traces()
    with file.writing() as connection:
        connection.execute("DELETE FROM office WHERE key = ?", (_PENDING + kind.key,))


def _drop_unused_words(file: OfficeFile, connection: Connection, suspects: frozenset[str] | None) -> None:
    tables = [search_table(kind) for kind in file.kinds]
    in_use = " UNION ALL ".join(f"SELECT 1 FROM {table} WHERE {table} MATCH ?" for table in tables)
    known = [word for (word,) in connection.execute("SELECT word FROM search_words")]
    unused = [
        word
        for word in known
        if (suspects is None or word in suspects)
        and connection.execute(f"{in_use} LIMIT 1", [f'"{word}"'] * len(tables)).fetchone() is None
    ]
    connection.executemany(
        "DELETE FROM search_words WHERE folded = ? AND word = ?", [(fold(word), word) for word in unused]
    )
    file.known_words.difference_update(unused)
