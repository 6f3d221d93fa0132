"""Steps by which the tables of dialogues came to their present shape; a released step is never edited."""

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("dialogues")

_CREATE = (
    """CREATE TABLE dialogues (
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
    kind TEXT,
    occasion TEXT,
    topic TEXT NOT NULL DEFAULT '',
    topic_sort BLOB NOT NULL DEFAULT x'',
    plan_number TEXT NOT NULL DEFAULT '',
    planned_on TEXT,
    announced_on TEXT,
    announcement_number TEXT NOT NULL DEFAULT '',
    invitation_number TEXT NOT NULL DEFAULT '',
    invited_on TEXT,
    registration_until TEXT,
    purpose TEXT NOT NULL DEFAULT '',
    agenda TEXT NOT NULL DEFAULT '',
    held_on TEXT,
    starts_at TEXT,
    ends_at TEXT,
    place TEXT NOT NULL DEFAULT '',
    form TEXT,
    scope TEXT,
    scope_detail TEXT NOT NULL DEFAULT '',
    secretary TEXT NOT NULL DEFAULT '',
    composition TEXT NOT NULL DEFAULT '',
    opening TEXT NOT NULL DEFAULT '',
    invited INTEGER,
    attendees INTEGER,
    women INTEGER,
    speakers INTEGER,
    opinions INTEGER,
    conclusion_number TEXT NOT NULL DEFAULT '',
    conclusion_number_sort BLOB NOT NULL DEFAULT x'',
    conclusion_on TEXT,
    posted_on TEXT,
    sent_on TEXT,
    reported_on TEXT,
    conclusion TEXT NOT NULL DEFAULT '',
    status TEXT,
    cancel_reason TEXT NOT NULL DEFAULT '',
    due_on TEXT
) STRICT""",
    """CREATE TABLE dialogues_tasks (
    record INTEGER NOT NULL REFERENCES dialogues(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    task TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL DEFAULT '',
    due_on TEXT,
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE dialogues_chairs (
    record INTEGER NOT NULL REFERENCES dialogues(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    post TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE dialogues_delegates (
    record INTEGER NOT NULL REFERENCES dialogues(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    post TEXT NOT NULL DEFAULT '',
    is_absent INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX dialogues_by_kind ON dialogues (kind, id) WHERE is_deleted = 0",
    "CREATE INDEX dialogues_by_topic ON dialogues (topic_sort, id) WHERE is_deleted = 0",
    "CREATE INDEX dialogues_by_held_on ON dialogues (held_on, id) WHERE is_deleted = 0",
    "CREATE INDEX dialogues_by_attendees ON dialogues (attendees, id) WHERE is_deleted = 0",
    "CREATE INDEX dialogues_by_conclusion_number ON dialogues (conclusion_number_sort, id) WHERE is_deleted = 0",
    "CREATE INDEX dialogues_by_status ON dialogues (status, id) WHERE is_deleted = 0",
    "CREATE INDEX dialogues_by_due_on ON dialogues (due_on, id) WHERE is_deleted = 0",
    "CREATE INDEX dialogues_by_number ON dialogues (register_year, register_number)",
    (
        "CREATE VIRTUAL TABLE dialogues_search USING fts5(terms, content='', contentless_delete=1, "
        "tokenize='ascii', detail=none, prefix='1 2 3')"
    ),
)


@MIGRATIONS(name="0001_create")
def create(db: Database) -> None:
    """Make the tables of an empty file."""
    for statement in _CREATE:
        db.execute(statement)
