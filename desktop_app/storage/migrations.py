"""Tables that every office file has besides those of the record kinds."""

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("shared")

_CREATE = (
    """CREATE TABLE office (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE sent_reports (
    id INTEGER PRIMARY KEY,
    report TEXT NOT NULL,
    period_start TEXT NOT NULL,
    period_end TEXT NOT NULL,
    corrects INTEGER REFERENCES sent_reports(id),
    sent_at TEXT NOT NULL,
    sent_by TEXT NOT NULL,
    note TEXT NOT NULL,
    figures TEXT NOT NULL,
    pdf BLOB NOT NULL,
    sha256 TEXT NOT NULL
) STRICT""",
    """CREATE TABLE report_texts (
    outline TEXT NOT NULL,
    period_start TEXT NOT NULL,
    period_end TEXT NOT NULL,
    section TEXT NOT NULL,
    text TEXT NOT NULL,
    is_copied INTEGER NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (outline, period_start, period_end, section)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE report_headings (
    outline TEXT NOT NULL,
    period_start TEXT NOT NULL,
    period_end TEXT NOT NULL,
    style TEXT NOT NULL,
    number TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (outline, period_start, period_end)
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
    deed TEXT NOT NULL,
    chain BLOB NOT NULL
) STRICT""",
    "CREATE INDEX accesses_by_uid ON accesses (uid, id)",
    """CREATE TABLE destructions (
    id INTEGER PRIMARY KEY,
    decision_number TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    done_at TEXT NOT NULL,
    done_by TEXT NOT NULL,
    present TEXT NOT NULL
) STRICT""",
    """CREATE TABLE destroyed_records (
    kind TEXT NOT NULL,
    uid TEXT NOT NULL,
    unit_code TEXT NOT NULL,
    register_year INTEGER,
    register_number INTEGER,
    entered_on TEXT,
    destruction INTEGER NOT NULL REFERENCES destructions(id),
    PRIMARY KEY (kind, uid)
) STRICT, WITHOUT ROWID""",
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
