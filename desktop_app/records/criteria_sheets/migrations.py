"""Steps by which the tables of criteria_sheets came to their present shape; a released step is never edited."""

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("criteria_sheets")

_CREATE = (
    """CREATE TABLE criteria_sheets (
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
    version TEXT NOT NULL DEFAULT '',
    version_sort BLOB NOT NULL DEFAULT x'',
    document_number TEXT NOT NULL DEFAULT '',
    issued_on TEXT,
    issuer TEXT NOT NULL DEFAULT '',
    field TEXT,
    scoring TEXT,
    pass_points TEXT,
    exemplary_points TEXT,
    is_visit_needed INTEGER NOT NULL DEFAULT 0,
    is_vote_needed INTEGER NOT NULL DEFAULT 0,
    ended_on TEXT
) STRICT""",
    """CREATE TABLE criteria_sheets_criteria (
    record INTEGER NOT NULL REFERENCES criteria_sheets(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    criterion_group TEXT NOT NULL DEFAULT '',
    criterion TEXT NOT NULL DEFAULT '',
    maximum TEXT,
    is_evidence_needed INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX criteria_sheets_by_name ON criteria_sheets (name_sort, id) WHERE is_deleted = 0",
    "CREATE INDEX criteria_sheets_by_version ON criteria_sheets (version_sort, id) WHERE is_deleted = 0",
    "CREATE INDEX criteria_sheets_by_issued_on ON criteria_sheets (issued_on, id) WHERE is_deleted = 0",
    "CREATE INDEX criteria_sheets_by_scoring ON criteria_sheets (scoring, id) WHERE is_deleted = 0",
    "CREATE INDEX criteria_sheets_by_ended_on ON criteria_sheets (ended_on, id) WHERE is_deleted = 0",
    "CREATE INDEX criteria_sheets_by_number ON criteria_sheets (register_year, register_number)",
    (
        "CREATE VIRTUAL TABLE criteria_sheets_search USING fts5(terms, content='', contentless_delete=1, "
        "tokenize='ascii', detail=none, prefix='1 2 3')"
    ),
)


@MIGRATIONS(name="0001_create")
def create(db: Database) -> None:
    """Make the tables of an empty file."""
    for statement in _CREATE:
        db.execute(statement)
