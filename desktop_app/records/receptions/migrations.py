"""Steps by which the tables of receptions came to their present shape; a released step is never edited."""

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("receptions")

_CREATE = (
    """CREATE TABLE receptions (
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
    received_on TEXT,
    received_at TEXT,
    reception_type TEXT,
    form TEXT,
    content_kind TEXT,
    status TEXT,
    host TEXT,
    no_citizen INTEGER NOT NULL DEFAULT 0,
    chair TEXT NOT NULL DEFAULT '',
    chair_sort BLOB NOT NULL DEFAULT x'',
    chair_post TEXT NOT NULL DEFAULT '',
    is_delegated INTEGER NOT NULL DEFAULT 0,
    session TEXT NOT NULL DEFAULT '',
    participants TEXT NOT NULL DEFAULT '',
    ended_at TEXT,
    officer TEXT NOT NULL DEFAULT '',
    secret_file TEXT NOT NULL DEFAULT '',
    secret_cabinet TEXT NOT NULL DEFAULT '',
    visitor TEXT NOT NULL DEFAULT '',
    visitor_sort BLOB NOT NULL DEFAULT x'',
    hamlet TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    phone_number TEXT NOT NULL DEFAULT '',
    paper_kind TEXT,
    paper_number TEXT NOT NULL DEFAULT '',
    paper_issued_on TEXT,
    paper_issuer TEXT NOT NULL DEFAULT '',
    capacity TEXT,
    represented TEXT NOT NULL DEFAULT '',
    authorization TEXT NOT NULL DEFAULT '',
    people_count INTEGER,
    summary TEXT NOT NULL DEFAULT '',
    request TEXT NOT NULL DEFAULT '',
    field TEXT,
    field_detail TEXT,
    accused TEXT NOT NULL DEFAULT '',
    settled_by TEXT NOT NULL DEFAULT '',
    previous_state TEXT,
    occurrence TEXT,
    earlier_reception TEXT,
    opinion TEXT,
    direction TEXT,
    receiving_body TEXT NOT NULL DEFAULT '',
    document_number TEXT NOT NULL DEFAULT '',
    document_on TEXT,
    refusal_ground TEXT,
    refusal_reason TEXT NOT NULL DEFAULT '',
    due_on TEXT,
    appointment_on TEXT,
    appointment_at TEXT,
    appointment_papers TEXT NOT NULL DEFAULT '',
    answered_on TEXT,
    answer TEXT NOT NULL DEFAULT '',
    members_opinion TEXT NOT NULL DEFAULT '',
    chair_conclusion TEXT NOT NULL DEFAULT '',
    citizen_opinion TEXT NOT NULL DEFAULT '',
    conclusion_number TEXT NOT NULL DEFAULT '',
    conclusion_on TEXT,
    responsible_body TEXT NOT NULL DEFAULT '',
    settle_due_on TEXT,
    national_database_on TEXT
) STRICT""",
    """CREATE TABLE receptions_representatives (
    record INTEGER NOT NULL REFERENCES receptions(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    paper_number TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE receptions_papers (
    record INTEGER NOT NULL REFERENCES receptions(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    pages INTEGER,
    form TEXT,
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE receptions_progress (
    record INTEGER NOT NULL REFERENCES receptions(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    noted_on TEXT,
    note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX receptions_by_received_on ON receptions (received_on, id) WHERE is_deleted = 0",
    "CREATE INDEX receptions_by_reception_type ON receptions (reception_type, id) WHERE is_deleted = 0",
    "CREATE INDEX receptions_by_content_kind ON receptions (content_kind, id) WHERE is_deleted = 0",
    "CREATE INDEX receptions_by_status ON receptions (status, id) WHERE is_deleted = 0",
    "CREATE INDEX receptions_by_chair ON receptions (chair_sort, id) WHERE is_deleted = 0",
    "CREATE INDEX receptions_by_visitor ON receptions (visitor_sort, id) WHERE is_deleted = 0",
    "CREATE INDEX receptions_by_earlier_reception ON receptions (earlier_reception, id) WHERE is_deleted = 0",
    "CREATE INDEX receptions_by_opinion ON receptions (opinion, id) WHERE is_deleted = 0",
    "CREATE INDEX receptions_by_direction ON receptions (direction, id) WHERE is_deleted = 0",
    "CREATE INDEX receptions_by_due_on ON receptions (due_on, id) WHERE is_deleted = 0",
    "CREATE INDEX receptions_by_number ON receptions (register_year, register_number)",
    (
        "CREATE VIRTUAL TABLE receptions_search USING fts5(terms, content='', contentless_delete=1, "
        "tokenize='ascii', detail=none, prefix='1 2 3')"
    ),
)


@MIGRATIONS(name="0001_create")
def create(db: Database) -> None:
    """Make the tables of an empty file."""
    for statement in _CREATE:
        db.execute(statement)
