"""Steps by which the tables of hamlets came to their present shape; a released step is never edited."""

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("hamlets")

_CREATE = (
    """CREATE TABLE hamlets (
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
    kind TEXT,
    code TEXT NOT NULL DEFAULT '',
    code_sort BLOB NOT NULL DEFAULT x'',
    model_target INTEGER,
    former_names TEXT NOT NULL DEFAULT '',
    founded_on TEXT,
    ended_on TEXT,
    successor TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT ''
) STRICT""",
    "CREATE INDEX hamlets_by_name ON hamlets (name_sort, id) WHERE is_deleted = 0",
    "CREATE INDEX hamlets_by_kind ON hamlets (kind, id) WHERE is_deleted = 0",
    "CREATE INDEX hamlets_by_code ON hamlets (code_sort, id) WHERE is_deleted = 0",
    "CREATE INDEX hamlets_by_model_target ON hamlets (model_target, id) WHERE is_deleted = 0",
    "CREATE INDEX hamlets_by_ended_on ON hamlets (ended_on, id) WHERE is_deleted = 0",
    "CREATE INDEX hamlets_by_number ON hamlets (register_year, register_number)",
    (
        "CREATE VIRTUAL TABLE hamlets_search USING fts5(terms, content='', contentless_delete=1, "
        "tokenize='ascii', detail=none, prefix='1 2 3')"
    ),
)


@MIGRATIONS(name="0001_create")
def create(db: Database) -> None:
    """Make the tables of an empty file."""
    for statement in _CREATE:
        db.execute(statement)
