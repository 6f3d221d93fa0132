"""Steps by which the tables of civic models came to their present shape; a released step is never edited."""

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("civic_models")

_CREATE = (
    """CREATE TABLE civic_models (
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
    field TEXT,
    type TEXT,
    subject TEXT,
    unit TEXT NOT NULL DEFAULT '',
    unit_sort BLOB NOT NULL DEFAULT x'',
    person TEXT NOT NULL DEFAULT '',
    person_post TEXT NOT NULL DEFAULT '',
    hamlet TEXT NOT NULL DEFAULT '',
    hamlet_sort BLOB NOT NULL DEFAULT x'',
    place TEXT NOT NULL DEFAULT '',
    contact TEXT NOT NULL DEFAULT '',
    contact_phone TEXT NOT NULL DEFAULT '',
    registered_on TEXT,
    phase TEXT,
    is_confirmed INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '',
    objective TEXT NOT NULL DEFAULT '',
    participants TEXT NOT NULL DEFAULT '',
    method TEXT NOT NULL DEFAULT '',
    forces TEXT NOT NULL DEFAULT '',
    starts_on TEXT,
    ends_on TEXT,
    households INTEGER,
    people INTEGER,
    highlights TEXT NOT NULL DEFAULT '',
    sheet TEXT,
    sheet_version TEXT NOT NULL DEFAULT '',
    scoring TEXT,
    pass_points TEXT,
    exemplary_points TEXT,
    is_visit_needed INTEGER NOT NULL DEFAULT 0,
    is_vote_needed INTEGER NOT NULL DEFAULT 0,
    scored_on TEXT,
    score_total TEXT,
    score_maximum TEXT,
    voted_on TEXT,
    vote_number TEXT NOT NULL DEFAULT '',
    voters INTEGER,
    votes_for INTEGER,
    last_visited_on TEXT,
    visit_due_on TEXT,
    evidence_count INTEGER,
    result_count INTEGER,
    status TEXT,
    proposal_number TEXT NOT NULL DEFAULT '',
    proposed_on TEXT,
    recognized_on TEXT,
    refusal_reason TEXT NOT NULL DEFAULT '',
    original TEXT,
    original_place TEXT NOT NULL DEFAULT '',
    stopped_on TEXT,
    stop_reason TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT""",
    """CREATE TABLE civic_models_targets (
    record INTEGER NOT NULL REFERENCES civic_models(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT,
    quantity TEXT,
    other_unit TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE civic_models_outcomes (
    record INTEGER NOT NULL REFERENCES civic_models(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT,
    quantity TEXT,
    other_unit TEXT NOT NULL DEFAULT '',
    counted_on TEXT,
    evidence TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE civic_models_checks (
    record INTEGER NOT NULL REFERENCES civic_models(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    visited_on TEXT,
    visitor TEXT NOT NULL DEFAULT '',
    finding TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE civic_models_scores (
    record INTEGER NOT NULL REFERENCES civic_models(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    criterion_group TEXT NOT NULL DEFAULT '',
    criterion TEXT NOT NULL DEFAULT '',
    maximum TEXT,
    points TEXT,
    is_passed INTEGER NOT NULL DEFAULT 0,
    is_evidence_needed INTEGER NOT NULL DEFAULT 0,
    evidence TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE civic_models_recognitions (
    record INTEGER NOT NULL REFERENCES civic_models(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    level TEXT,
    number TEXT NOT NULL DEFAULT '',
    decided_on TEXT,
    issuer TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE civic_models_rewards (
    record INTEGER NOT NULL REFERENCES civic_models(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    recipient TEXT NOT NULL DEFAULT '',
    form TEXT,
    issuer TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL DEFAULT '',
    decided_on TEXT,
    money INTEGER,
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE civic_models_replications (
    record INTEGER NOT NULL REFERENCES civic_models(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL DEFAULT '',
    started_on TEXT,
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE civic_models_reviews (
    record INTEGER NOT NULL REFERENCES civic_models(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    reviewed_year INTEGER,
    verdict TEXT,
    note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX civic_models_by_name ON civic_models (name_sort, id) WHERE is_deleted = 0",
    "CREATE INDEX civic_models_by_field ON civic_models (field, id) WHERE is_deleted = 0",
    "CREATE INDEX civic_models_by_subject ON civic_models (subject, id) WHERE is_deleted = 0",
    "CREATE INDEX civic_models_by_unit ON civic_models (unit_sort, id) WHERE is_deleted = 0",
    "CREATE INDEX civic_models_by_hamlet ON civic_models (hamlet_sort, id) WHERE is_deleted = 0",
    "CREATE INDEX civic_models_by_registered_on ON civic_models (registered_on, id) WHERE is_deleted = 0",
    "CREATE INDEX civic_models_by_sheet ON civic_models (sheet, id) WHERE is_deleted = 0",
    "CREATE INDEX civic_models_by_visit_due_on ON civic_models (visit_due_on, id) WHERE is_deleted = 0",
    "CREATE INDEX civic_models_by_status ON civic_models (status, id) WHERE is_deleted = 0",
    "CREATE INDEX civic_models_by_original ON civic_models (original, id) WHERE is_deleted = 0",
    "CREATE INDEX civic_models_by_number ON civic_models (register_year, register_number)",
    (
        "CREATE VIRTUAL TABLE civic_models_search USING fts5(terms, content='', contentless_delete=1, "
        "tokenize='ascii', detail=none, prefix='1 2 3')"
    ),
)


@MIGRATIONS(name="0001_create")
def create(db: Database) -> None:
    """Make the tables of an empty file."""
    for statement in _CREATE:
        db.execute(statement)
