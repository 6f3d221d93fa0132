"""Tables that every office file has besides those of the record kinds."""

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("shared")

_CREATE = (
    """CREATE TABLE office (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE register_numbers (
    kind TEXT NOT NULL,
    unit_code TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (kind, unit_code, year)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE changes (
    id INTEGER PRIMARY KEY,
    device TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    at TEXT NOT NULL,
    user TEXT NOT NULL,
    kind TEXT NOT NULL,
    uid TEXT NOT NULL,
    deed TEXT NOT NULL,
    reason TEXT NOT NULL,
    clock TEXT NOT NULL,
    salt BLOB,
    content BLOB NOT NULL,
    chain BLOB NOT NULL,
    UNIQUE (device, sequence)
) STRICT""",
    "CREATE INDEX changes_by_uid ON changes (uid, id)",
    """CREATE TABLE change_values (
    change INTEGER NOT NULL REFERENCES changes(id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (change, field)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE drafts (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    uid TEXT,
    raw TEXT NOT NULL,
    field TEXT NOT NULL,
    kept_at TEXT NOT NULL,
    user TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE attachments (
    sha256 TEXT PRIMARY KEY,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    content BLOB NOT NULL
) STRICT""",
    """CREATE TABLE record_attachments (
    kind TEXT NOT NULL,
    uid TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES attachments(sha256),
    name TEXT NOT NULL,
    added_at TEXT NOT NULL,
    added_by TEXT NOT NULL,
    PRIMARY KEY (kind, uid, sha256)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE accesses (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    user TEXT NOT NULL,
    kind TEXT NOT NULL,
    uid TEXT NOT NULL,
    deed TEXT NOT NULL
) STRICT""",
    """CREATE TABLE search_words (
    folded TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (folded, word)
) STRICT, WITHOUT ROWID""",
)


@MIGRATIONS(name="0001_create")
def create(db: Database) -> None:
    """Make the shared tables of an empty file."""
    for statement in _CREATE:
        db.execute(statement)
