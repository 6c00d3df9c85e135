PRAGMA application_id = 1347569485;
PRAGMA user_version = 3;
BEGIN TRANSACTION;
CREATE TABLE checkpoint (
    programme_id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    payload BLOB NOT NULL
) STRICT;
CREATE TABLE head (
    programme_id TEXT PRIMARY KEY,
    size INTEGER NOT NULL CHECK (size >= 1),
    peaks BLOB NOT NULL CHECK (length(peaks) > 0 AND length(peaks) % 32 = 0),
    last_recorded_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "head" VALUES('6f1f0f6e-2008-4a61-9d3c-0b6a2f4c1a01',3,X'F21D9622E7B5BF0BCE3F05E67A9E4390CA327168A5EFA1680C8138626CE910C51F5AFAC037F9DCBBC8BC7B7AF8F393751A767D1D2D978CF60790936103295345','2026-11-24T12:01:54.551643Z');
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
    marks BLOB CHECK (length(marks) = 44),
    UNIQUE (programme_id, position)
) STRICT;
INSERT INTO "journal" VALUES(1,'6f1f0f6e-2008-4a61-9d3c-0b6a2f4c1a01',1,'risk.assessed','8730d5a1-7192-446d-8b51-58ed4b98f07d','2026-11-24T12:01:54.551643Z','2008-01','2008-01-01','2008-01-31','Ann Carter','["HMIC 2009, 4.12"]',X'7B227269736B223A22522D303031222C226C696B656C69686F6F64223A342C22696D70616374223A352C226261736973223A226E6F20637573746F647920636F766572206174206E69676874227D',X'2AE0D12F6B733A5BA0E961EC9B5D098090AC8E54C22591C0989DAB63C17B707D',X'24A911CA83DCEFB7041E4589234CF7A4A3CEDBFE8C59E71A537590397858C3FA155ED49DBF1D75E8E40ACC7C');
INSERT INTO "journal" VALUES(2,'6f1f0f6e-2008-4a61-9d3c-0b6a2f4c1a01',2,'risk.assessed','0f7825ef-d44e-4441-8222-9034cb148e5e','2026-11-24T12:01:54.551643Z','2008-01','2008-01-01','2008-01-31','Ann Carter','["HMIC 2009, 4.12"]',X'7B227269736B223A22522D303032222C226C696B656C69686F6F64223A342C22696D70616374223A352C226261736973223A226E6F20637573746F647920636F766572206174206E69676874227D',X'60606D5B120D08B7A6BF51C12C3CB7820464D195AA2DB0EFF7484D5762813DC8',X'24A911CA1AD5BE0D041E45890D39534EA3CEDBFE8C59E71A537590397858C3FA155ED49DBF1D75E8BE453D17');
INSERT INTO "journal" VALUES(3,'6f1f0f6e-2008-4a61-9d3c-0b6a2f4c1a01',3,'risk.assessed','11808330-b37f-4070-b745-73a3263bde52','2026-11-24T12:01:54.551643Z','2008-01','2008-01-01','2008-01-31','Ann Carter','["HMIC 2009, 4.12"]',X'7B227269736B223A22522D303033222C226C696B656C69686F6F64223A342C22696D70616374223A352C226261736973223A226E6F20637573746F647920636F766572206174206E69676874227D',X'1F5AFAC037F9DCBBC8BC7B7AF8F393751A767D1D2D978CF60790936103295345',X'24A911CA6DD28E9B041E45896E19874EA3CEDBFE8C59E71A537590397858C3FA155ED49DBF1D75E83EAF6FF1');
CREATE TABLE tile (
    programme_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    root BLOB NOT NULL CHECK (length(root) = 32),
    PRIMARY KEY (programme_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_by_day ON journal (programme_id, latest, position);
CREATE INDEX journal_by_topic ON journal (programme_id, topic, position);
CREATE TRIGGER journal_is_never_updated BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'a record is never changed'); END;
CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'a record is never deleted'); END;
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
CREATE INDEX journal_imprecise ON journal (programme_id, position) WHERE earliest < latest;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('journal',3);
COMMIT;
