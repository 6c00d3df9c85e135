"""The SQLite schema of the journal; its guards hold against every program that opens the file, not only ours."""

import sqlite3

# "PRGM": tells our files from everybody else's.
APPLICATION_ID = 0x5052474D
# "PRGW": a copy to try things out in, which no program takes for a store that does not know of such copies.
BRANCH_ID = 0x50524757
SCHEMA_VERSION = 3

# A checksum of each column, no evidence: without one, verification cannot name the column that was changed. Records of
# version 1 have none, as nothing may change them.
MARKS = "marks BLOB CHECK (length(marks) = 44)"
# Left empty: earlier programs of this version keep roots of parts of the tree here, which are believed no more.
TILES = """
CREATE TABLE tile (
    programme_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    root BLOB NOT NULL CHECK (length(root) = 32),
    PRIMARY KEY (programme_id, number)
) STRICT, WITHOUT ROWID;
"""
# Every view asks which records can be of several days: without it the whole journal is read for them.
IMPRECISE = "CREATE INDEX journal_imprecise ON journal (programme_id, position) WHERE earliest < latest;"
# What makes a store of each version one of the next.
MIGRATIONS = {1: (f"ALTER TABLE journal ADD COLUMN {MARKS}", TILES), 2: (IMPRECISE,)}

SCHEMA = f"""
CREATE TABLE journal (
    -- AUTOINCREMENT never gives an id again, and VACUUM renumbers only rowids that have no name.
    notification_id INTEGER PRIMARY KEY AUTOINCREMENT,
    programme_id TEXT NOT NULL CHECK (programme_id <> ''),
    position INTEGER NOT NULL CHECK (position >= 1),
    topic TEXT NOT NULL CHECK (topic <> ''),
    entry_id TEXT NOT NULL UNIQUE CHECK (entry_id <> ''),
    recorded_at TEXT NOT NULL CHECK (length(recorded_at) = 27 AND recorded_at GLOB '*T*.*Z'),
    effective TEXT NOT NULL CHECK (effective <> ''),
    -- Without '+0 days' SQLite takes 30 February for a date.
    earliest TEXT NOT NULL CHECK (earliest IS date(earliest, '+0 days')),
    latest TEXT NOT NULL CHECK (latest IS date(latest, '+0 days') AND latest >= earliest),
    by TEXT NOT NULL CHECK (by <> ''),
    evidence TEXT NOT NULL CHECK (json_valid(evidence)),
    payload BLOB NOT NULL,
    leaf BLOB NOT NULL CHECK (length(leaf) = 32),
    {MARKS},
    UNIQUE (programme_id, position)
) STRICT;
CREATE INDEX journal_by_day ON journal (programme_id, latest, position);
CREATE INDEX journal_by_topic ON journal (programme_id, topic, position);
{IMPRECISE}

CREATE TABLE head (
    programme_id TEXT PRIMARY KEY,
    size INTEGER NOT NULL CHECK (size >= 1),
    peaks BLOB NOT NULL CHECK (length(peaks) > 0 AND length(peaks) % 32 = 0),
    last_recorded_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE checkpoint (
    programme_id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    payload BLOB NOT NULL
) STRICT;
{TILES}
-- Guarantee: UPDATE, DELETE and INSERT OR REPLACE on the journal are refused by the database itself.
CREATE TRIGGER journal_is_never_updated BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'a record is never changed'); END;
CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'a record is never deleted'); END;
-- INSERT OR REPLACE deletes without firing the DELETE trigger, so every insert is guarded as well. The head goes
-- first: an insert that it does not announce, with the stamp that it gives, is not an append.
CREATE TRIGGER journal_only_grows BEFORE INSERT ON journal
WHEN NEW.position IS NOT 1 + (SELECT coalesce(max(position), 0) FROM journal WHERE programme_id = NEW.programme_id)
    OR NEW.position > (SELECT coalesce(max(size), 0) FROM head WHERE programme_id = NEW.programme_id)
    OR NEW.recorded_at IS NOT (SELECT last_recorded_at FROM head WHERE programme_id = NEW.programme_id)
    OR EXISTS (SELECT 1 FROM journal WHERE entry_id = NEW.entry_id)
    OR EXISTS (SELECT 1 FROM journal WHERE notification_id = NEW.notification_id)
BEGIN SELECT RAISE(ABORT, 'a record is only appended, after the last one and under its own entry id'); END;
CREATE TRIGGER head_only_grows BEFORE UPDATE ON head
WHEN NEW.programme_id <> OLD.programme_id OR NEW.size <= OLD.size OR NEW.last_recorded_at < OLD.last_recorded_at
BEGIN SELECT RAISE(ABORT, 'the head of a journal never goes back'); END;
CREATE TRIGGER head_is_never_replaced BEFORE INSERT ON head
WHEN EXISTS (SELECT 1 FROM head WHERE programme_id = NEW.programme_id)
BEGIN SELECT RAISE(ABORT, 'the head of a journal is never replaced'); END;
CREATE TRIGGER head_is_never_deleted BEFORE DELETE ON head
BEGIN SELECT RAISE(ABORT, 'the head of a journal is never deleted'); END;
"""  # noqa: S608 - nothing but our own text


def statements() -> list[str]:
    """Return the schema one statement at a time; `executescript` would commit the transaction it is in."""
    found, statement = [], ""
    for line in SCHEMA.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            found.append(statement)
            statement = ""
    return [*found, f"PRAGMA application_id = {APPLICATION_ID}", f"PRAGMA user_version = {SCHEMA_VERSION}"]
