"""Steps by which the tables of officers came to their present shape; a released step is never edited."""

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("officers")

_CREATE = (
    """CREATE TABLE officers (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    unit_code TEXT NOT NULL,
    device TEXT NOT NULL,
    clock TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    register_year INTEGER,
    register_number INTEGER,
    is_deleted INTEGER NOT NULL DEFAULT 0,
    is_confidential INTEGER NOT NULL DEFAULT 0,
    name TEXT NOT NULL DEFAULT '',
    name_sort BLOB NOT NULL DEFAULT x'',
    phone_number TEXT NOT NULL DEFAULT '',
    phone_number_sort BLOB NOT NULL DEFAULT x'',
    has_duty_allowance INTEGER NOT NULL DEFAULT 0,
    allowance_role TEXT,
    left_on TEXT
) STRICT""",
    """CREATE TABLE officers_posts (
    record INTEGER NOT NULL REFERENCES officers(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    organization TEXT NOT NULL DEFAULT '',
    held_from TEXT,
    held_until TEXT,
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX officers_by_name ON officers (name_sort, id) WHERE is_deleted = 0",
    "CREATE INDEX officers_by_phone_number ON officers (phone_number_sort, id) WHERE is_deleted = 0",
    "CREATE INDEX officers_by_left_on ON officers (left_on, id) WHERE is_deleted = 0",
    "CREATE INDEX officers_by_number ON officers (register_year, register_number)",
    (
        "CREATE VIRTUAL TABLE officers_search USING fts5(terms, content='', contentless_delete=1, "
        "tokenize='ascii', detail=none, prefix='1 2 3')"
    ),
)


@MIGRATIONS(name="0001_create")
def create(db: Database) -> None:
    """Make the tables of an empty file."""
    for statement in _CREATE:
        db.execute(statement)
