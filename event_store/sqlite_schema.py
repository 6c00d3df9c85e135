"""The SQLite schema of the journal; its guards hold against every program that opens the file, not only ours."""

# "PRGM": tells our files from everybody else's.
APPLICATION_ID = 0x5052474D
SCHEMA_VERSION = 1

SCHEMA = f"""
CREATE TABLE journal (
    notification INTEGER PRIMARY KEY AUTOINCREMENT,
    programme_id TEXT NOT NULL,
    position INTEGER NOT NULL CHECK (position > 0),
    topic TEXT NOT NULL CHECK (topic <> ''),
    entry_id TEXT NOT NULL UNIQUE,
    recorded_at TEXT NOT NULL CHECK (length(recorded_at) = 27),
    effective TEXT NOT NULL,
    earliest TEXT NOT NULL CHECK (length(earliest) = 10),
    latest TEXT NOT NULL CHECK (length(latest) = 10 AND earliest <= latest),
    by TEXT NOT NULL,
    evidence TEXT NOT NULL,
    payload BLOB NOT NULL,
    leaf BLOB NOT NULL CHECK (length(leaf) = 32),
    UNIQUE (programme_id, position)
) STRICT;
CREATE INDEX journal_by_day ON journal (programme_id, latest, position);
CREATE INDEX journal_by_topic ON journal (programme_id, topic, position);

CREATE TABLE head (
    programme_id TEXT PRIMARY KEY,
    size INTEGER NOT NULL CHECK (size >= 0),
    peaks BLOB NOT NULL CHECK (length(peaks) % 32 = 0),
    last_recorded_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE checkpoint (
    programme_id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    payload BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Guarantee: UPDATE, DELETE and INSERT OR REPLACE on the journal are refused by the database itself.
CREATE TRIGGER journal_is_never_updated BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'journal: records are never changed'); END;
CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'journal: records are never deleted'); END;
-- INSERT OR REPLACE deletes without firing the DELETE trigger, so every insert is guarded as well.
CREATE TRIGGER journal_only_grows BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE entry_id = NEW.entry_id OR notification = NEW.notification)
    OR NEW.position <> 1 + coalesce((SELECT max(position) FROM journal WHERE programme_id = NEW.programme_id), 0)
BEGIN SELECT RAISE(ABORT, 'journal: a record is added only after the last one'); END;
CREATE TRIGGER head_only_grows BEFORE UPDATE ON head
WHEN NEW.programme_id <> OLD.programme_id OR NEW.size < OLD.size OR NEW.last_recorded_at < OLD.last_recorded_at
BEGIN SELECT RAISE(ABORT, 'head: it only ever grows'); END;
CREATE TRIGGER head_is_never_replaced BEFORE INSERT ON head
WHEN EXISTS (SELECT 1 FROM head WHERE programme_id = NEW.programme_id)
BEGIN SELECT RAISE(ABORT, 'head: it is never replaced'); END;
CREATE TRIGGER head_is_never_deleted BEFORE DELETE ON head
BEGIN SELECT RAISE(ABORT, 'head: it is never deleted'); END;

PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {SCHEMA_VERSION};
"""
