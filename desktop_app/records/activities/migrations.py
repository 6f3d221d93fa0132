"""Steps by which the tables of activities came to their present shape; a released step is never edited."""

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("activities")

_CREATE = (
    """CREATE TABLE activities (
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
    type TEXT,
    name TEXT NOT NULL DEFAULT '',
    name_sort BLOB NOT NULL DEFAULT x'',
    held_on TEXT,
    ended_on TEXT,
    level TEXT,
    place TEXT NOT NULL DEFAULT '',
    hamlet TEXT NOT NULL DEFAULT '',
    lead_unit TEXT NOT NULL DEFAULT '',
    lead_unit_sort BLOB NOT NULL DEFAULT x'',
    officer TEXT NOT NULL DEFAULT '',
    document_number TEXT NOT NULL DEFAULT '',
    document_number_sort BLOB NOT NULL DEFAULT x'',
    document_type TEXT,
    times INTEGER,
    participants INTEGER,
    women INTEGER,
    teams INTEGER,
    members INTEGER,
    inspected INTEGER,
    comments INTEGER,
    disclosed INTEGER,
    land TEXT,
    money INTEGER,
    work_days TEXT,
    status TEXT,
    due_on TEXT,
    result TEXT NOT NULL DEFAULT '',
    shortcomings TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT""",
    """CREATE TABLE activities_partners (
    record INTEGER NOT NULL REFERENCES activities(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    unit TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE activities_projects (
    record INTEGER NOT NULL REFERENCES activities(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    hectares TEXT,
    households INTEGER,
    money INTEGER,
    handed_over_on TEXT,
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX activities_by_type ON activities (type, id) WHERE is_deleted = 0",
    "CREATE INDEX activities_by_name ON activities (name_sort, id) WHERE is_deleted = 0",
    "CREATE INDEX activities_by_held_on ON activities (held_on, id) WHERE is_deleted = 0",
    "CREATE INDEX activities_by_lead_unit ON activities (lead_unit_sort, id) WHERE is_deleted = 0",
    "CREATE INDEX activities_by_document_number ON activities (document_number_sort, id) WHERE is_deleted = 0",
    "CREATE INDEX activities_by_status ON activities (status, id) WHERE is_deleted = 0",
    "CREATE INDEX activities_by_due_on ON activities (due_on, id) WHERE is_deleted = 0",
    "CREATE INDEX activities_by_number ON activities (register_year, register_number)",
    (
        "CREATE VIRTUAL TABLE activities_search USING fts5(terms, content='', contentless_delete=1, "
        "tokenize='ascii', detail=none, prefix='1 2 3')"
    ),
)


@MIGRATIONS(name="0001_create")
def create(db: Database) -> None:
    """Make the tables of an empty file."""
    for statement in _CREATE:
        db.execute(statement)
