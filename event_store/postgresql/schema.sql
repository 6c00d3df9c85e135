-- The journal in PostgreSQL 18. The word "register" stands for the schema that the address names, and its roles.
-- Text is compared by its bytes, as SQLite compares it. What is recorded is written by functions alone (append.sql).

CREATE TABLE register.store (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    version integer NOT NULL,
    one boolean PRIMARY KEY DEFAULT true CHECK (one)
);

-- Half of each page stays free, so that the next version of a head finds room beside the last.
CREATE TABLE register.head (
    programme_id uuid PRIMARY KEY,
    size bigint NOT NULL CHECK (size >= 1),
    peaks bytea NOT NULL CHECK (octet_length(peaks) > 0 AND octet_length(peaks) % 32 = 0),
    last_recorded_at text COLLATE "C" NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE register.journal (
    programme_id uuid NOT NULL,
    position bigint NOT NULL CHECK (position >= 1),
    topic text COLLATE "C" NOT NULL CHECK (topic <> ''),
    entry_id text COLLATE "C" NOT NULL CHECK (entry_id <> ''),
    recorded_at text COLLATE "C" NOT NULL CHECK (recorded_at LIKE '____-__-__T__:__:__.______Z'),
    effective text COLLATE "C" NOT NULL CHECK (effective <> ''),
    -- The length keeps out "infinity", which is a date to PostgreSQL.
    earliest text COLLATE "C" NOT NULL CHECK (length(earliest) = 10 AND earliest = to_char(earliest::date, 'YYYY-MM-DD')),
    latest text COLLATE "C" NOT NULL CHECK (length(latest) = 10 AND latest = to_char(latest::date, 'YYYY-MM-DD')),
    by text COLLATE "C" NOT NULL CHECK (by <> ''),
    evidence text COLLATE "C" NOT NULL CHECK (evidence IS JSON),
    payload bytea NOT NULL,
    leaf bytea NOT NULL CHECK (octet_length(leaf) = 32),
    -- A checksum of each column, no evidence: without one, verification cannot name the column that was changed.
    marks bytea NOT NULL CHECK (octet_length(marks) = 44),
    PRIMARY KEY (programme_id, position),
    -- The programme is in every unique key, so that the journal can be cut into partitions by it.
    UNIQUE (entry_id, programme_id),
    CHECK (latest >= earliest)
);
CREATE INDEX journal_by_day ON register.journal USING btree (programme_id, latest, "position");
CREATE INDEX journal_by_topic ON register.journal USING btree (programme_id, topic, "position");
CREATE INDEX journal_imprecise ON register.journal USING btree (programme_id, "position") WHERE (earliest < latest);

-- The order in which records became readable, across programmes; only who asks for it pays for it.
CREATE TABLE register.notification (
    number bigint PRIMARY KEY,
    programme_id uuid NOT NULL,
    position bigint NOT NULL,
    UNIQUE (programme_id, position)
);

CREATE TABLE register.checkpoint (
    programme_id uuid PRIMARY KEY,
    position bigint NOT NULL,
    fingerprint text COLLATE "C" NOT NULL,
    payload bytea NOT NULL
);

-- Guarantee: on PostgreSQL, UPDATE, DELETE and TRUNCATE of the journal are refused by the database itself.
CREATE FUNCTION register.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'PR001', MESSAGE = 'a record is never changed or deleted, and its head never goes back';
END
$body$;

CREATE FUNCTION register.refuse_insert() RETURNS trigger LANGUAGE plpgsql
SET search_path = register, pg_temp AS $body$
BEGIN
    -- Ordered by the primary key: a plan that was made while the table was empty would else keep another index.
    IF NEW.position IS DISTINCT FROM 1 + coalesce((
            SELECT journal.position FROM journal WHERE programme_id = NEW.programme_id
            ORDER BY programme_id DESC, journal.position DESC LIMIT 1), 0)
        OR NOT EXISTS (
            SELECT 1 FROM head WHERE programme_id = NEW.programme_id
            AND size >= NEW.position AND last_recorded_at = NEW.recorded_at)
    THEN
        RAISE EXCEPTION USING ERRCODE = 'PR001',
            MESSAGE = 'a record is only appended, after the last one and under the stamp of its head';
    END IF;
    RETURN NEW;
END
$body$;

CREATE FUNCTION register.refuse_shorter() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF NEW.programme_id <> OLD.programme_id OR NEW.size <= OLD.size OR NEW.last_recorded_at < OLD.last_recorded_at THEN
        RAISE EXCEPTION USING ERRCODE = 'PR001', MESSAGE = 'the head of a journal never goes back';
    END IF;
    RETURN NEW;
END
$body$;

CREATE TRIGGER journal_is_never_changed BEFORE DELETE OR UPDATE ON register.journal FOR EACH ROW EXECUTE FUNCTION register.refuse_change();
CREATE TRIGGER journal_is_never_emptied BEFORE TRUNCATE ON register.journal FOR EACH STATEMENT EXECUTE FUNCTION register.refuse_change();
CREATE TRIGGER journal_only_grows BEFORE INSERT ON register.journal FOR EACH ROW EXECUTE FUNCTION register.refuse_insert();
CREATE TRIGGER head_only_grows BEFORE UPDATE ON register.head FOR EACH ROW EXECUTE FUNCTION register.refuse_shorter();
CREATE TRIGGER head_is_never_deleted BEFORE DELETE ON register.head FOR EACH ROW EXECUTE FUNCTION register.refuse_change();
CREATE TRIGGER head_is_never_emptied BEFORE TRUNCATE ON register.head FOR EACH STATEMENT EXECUTE FUNCTION register.refuse_change();
-- Also for who claims to be a replica (session_replication_role), before whom other triggers stand aside.
ALTER TABLE register.journal ENABLE ALWAYS TRIGGER journal_is_never_changed;
ALTER TABLE register.journal ENABLE ALWAYS TRIGGER journal_is_never_emptied;
ALTER TABLE register.journal ENABLE ALWAYS TRIGGER journal_only_grows;
ALTER TABLE register.head ENABLE ALWAYS TRIGGER head_only_grows;
ALTER TABLE register.head ENABLE ALWAYS TRIGGER head_is_never_deleted;
ALTER TABLE register.head ENABLE ALWAYS TRIGGER head_is_never_emptied;
