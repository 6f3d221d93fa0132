"""Steps by which the tables of opinions came to their present shape; a released step is never edited."""

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("opinions")

_CREATE = (
    """CREATE TABLE opinions (
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
    dialogue TEXT,
    place INTEGER,
    raised_on TEXT,
    source TEXT,
    content TEXT NOT NULL DEFAULT '',
    hamlet TEXT NOT NULL DEFAULT '',
    hamlet_sort BLOB NOT NULL DEFAULT x'',
    speaker TEXT NOT NULL DEFAULT '',
    field TEXT,
    is_answered_there INTEGER NOT NULL DEFAULT 0,
    answer_there TEXT NOT NULL DEFAULT '',
    answerer TEXT NOT NULL DEFAULT '',
    authority TEXT,
    lead_unit TEXT NOT NULL DEFAULT '',
    lead_unit_sort BLOB NOT NULL DEFAULT x'',
    officer TEXT NOT NULL DEFAULT '',
    assigned_on TEXT,
    due_on TEXT,
    passed_to TEXT NOT NULL DEFAULT '',
    passed_number TEXT NOT NULL DEFAULT '',
    passed_on TEXT,
    status TEXT,
    done_on TEXT,
    result_number TEXT NOT NULL DEFAULT '',
    result_on TEXT,
    result TEXT NOT NULL DEFAULT '',
    evidence TEXT NOT NULL DEFAULT '',
    delay_reason TEXT NOT NULL DEFAULT '',
    reopened_on TEXT,
    reopen_reason TEXT NOT NULL DEFAULT '',
    next_review_on TEXT,
    petition TEXT,
    reception TEXT,
    closed_on TEXT,
    moved_on TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT""",
    """CREATE TABLE opinions_cooperating_units (
    record INTEGER NOT NULL REFERENCES opinions(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    unit TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE opinions_reminders (
    record INTEGER NOT NULL REFERENCES opinions(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    reminded_on TEXT,
    number TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX opinions_by_dialogue ON opinions (dialogue, id) WHERE is_deleted = 0",
    "CREATE INDEX opinions_by_place ON opinions (place, id) WHERE is_deleted = 0",
    "CREATE INDEX opinions_by_raised_on ON opinions (raised_on, id) WHERE is_deleted = 0",
    "CREATE INDEX opinions_by_hamlet ON opinions (hamlet_sort, id) WHERE is_deleted = 0",
    "CREATE INDEX opinions_by_field ON opinions (field, id) WHERE is_deleted = 0",
    "CREATE INDEX opinions_by_lead_unit ON opinions (lead_unit_sort, id) WHERE is_deleted = 0",
    "CREATE INDEX opinions_by_due_on ON opinions (due_on, id) WHERE is_deleted = 0",
    "CREATE INDEX opinions_by_status ON opinions (status, id) WHERE is_deleted = 0",
    "CREATE INDEX opinions_by_petition ON opinions (petition, id) WHERE is_deleted = 0",
    "CREATE INDEX opinions_by_reception ON opinions (reception, id) WHERE is_deleted = 0",
    "CREATE INDEX opinions_by_number ON opinions (register_year, register_number)",
    (
        "CREATE VIRTUAL TABLE opinions_search USING fts5(terms, content='', contentless_delete=1, "
        "tokenize='ascii', detail=none, prefix='1 2 3')"
    ),
)


@MIGRATIONS(name="0001_create")
def create(db: Database) -> None:
    """Make the tables of an empty file."""
    for statement in _CREATE:
        db.execute(statement)
