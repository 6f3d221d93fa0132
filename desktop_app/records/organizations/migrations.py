"""Steps by which the tables of organizations came to their present shape; a released step is never edited."""

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("organizations")

_CREATE = (
    """CREATE TABLE organizations (
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
    short_name TEXT NOT NULL DEFAULT '',
    short_name_sort BLOB NOT NULL DEFAULT x'',
    kind TEXT,
    level TEXT,
    model_target INTEGER,
    address TEXT NOT NULL DEFAULT '',
    ended_on TEXT,
    successor TEXT NOT NULL DEFAULT ''
) STRICT""",
    "CREATE INDEX organizations_by_name ON organizations (name_sort, id) WHERE is_deleted = 0",
    "CREATE INDEX organizations_by_short_name ON organizations (short_name_sort, id) WHERE is_deleted = 0",
    "CREATE INDEX organizations_by_kind ON organizations (kind, id) WHERE is_deleted = 0",
    "CREATE INDEX organizations_by_level ON organizations (level, id) WHERE is_deleted = 0",
    "CREATE INDEX organizations_by_model_target ON organizations (model_target, id) WHERE is_deleted = 0",
    "CREATE INDEX organizations_by_ended_on ON organizations (ended_on, id) WHERE is_deleted = 0",
    "CREATE INDEX organizations_by_number ON organizations (register_year, register_number)",
    (
        "CREATE VIRTUAL TABLE organizations_search USING fts5(terms, content='', contentless_delete=1, "
        "tokenize='ascii', detail=none, prefix='1 2 3')"
    ),
)


@MIGRATIONS(name="0001_create")
def create(db: Database) -> None:
    """Make the tables of an empty file."""
    for statement in _CREATE:
        db.execute(statement)
