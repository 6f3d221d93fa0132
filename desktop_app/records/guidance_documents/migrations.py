"""Steps by which the tables of guidance documents came to their present shape; a released step is never edited."""

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("guidance_documents")

_CREATE = (
    """CREATE TABLE guidance_documents (
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
    code TEXT NOT NULL DEFAULT '',
    code_sort BLOB NOT NULL DEFAULT x'',
    issued_on TEXT,
    issuer TEXT NOT NULL DEFAULT '',
    issuer_sort BLOB NOT NULL DEFAULT x'',
    content TEXT NOT NULL DEFAULT '',
    content_sort BLOB NOT NULL DEFAULT x'',
    system TEXT,
    effective_on TEXT,
    expired_on TEXT,
    replaced_by TEXT NOT NULL DEFAULT ''
) STRICT""",
    "CREATE INDEX guidance_documents_by_code ON guidance_documents (code_sort, id) WHERE is_deleted = 0",
    "CREATE INDEX guidance_documents_by_issued_on ON guidance_documents (issued_on, id) WHERE is_deleted = 0",
    "CREATE INDEX guidance_documents_by_issuer ON guidance_documents (issuer_sort, id) WHERE is_deleted = 0",
    "CREATE INDEX guidance_documents_by_content ON guidance_documents (content_sort, id) WHERE is_deleted = 0",
    "CREATE INDEX guidance_documents_by_expired_on ON guidance_documents (expired_on, id) WHERE is_deleted = 0",
    "CREATE INDEX guidance_documents_by_number ON guidance_documents (register_year, register_number)",
    (
        "CREATE VIRTUAL TABLE guidance_documents_search USING fts5(terms, content='', contentless_delete=1, "
        "tokenize='ascii', detail=none, prefix='1 2 3')"
    ),
)


@MIGRATIONS(name="0001_create")
def create(db: Database) -> None:
    """Make the tables of an empty file."""
    for statement in _CREATE:
        db.execute(statement)
