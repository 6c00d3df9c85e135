-- Who may do what. Nobody holds INSERT, UPDATE or DELETE; the owner of the tables cannot log in; what is recorded is
-- recorded by append(), in the name of who is logged in.

CREATE TABLE register.person (
    login name PRIMARY KEY,
    known_as text COLLATE "C" NOT NULL CHECK (known_as <> ''),
    -- A keeper of the store admits persons, starts programmes and takes over archives.
    keeper boolean NOT NULL DEFAULT false
);

CREATE TABLE register.member (
    programme_id uuid NOT NULL,
    login name NOT NULL REFERENCES register.person,
    role text NOT NULL CHECK (role IN ('reader', 'reviewer', 'recorder', 'approver', 'owner')),
    PRIMARY KEY (login, programme_id, role)
);

-- What was given to whom, and taken, by whom; never changed.
CREATE TABLE register.access_log (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    by name NOT NULL,
    done text NOT NULL,
    programme_id uuid,
    login name NOT NULL,
    role text NOT NULL
);
CREATE TRIGGER access_log_is_never_changed BEFORE DELETE OR UPDATE ON register.access_log FOR EACH ROW EXECUTE FUNCTION register.refuse_change();
CREATE TRIGGER access_log_is_never_emptied BEFORE TRUNCATE ON register.access_log FOR EACH STATEMENT EXECUTE FUNCTION register.refuse_change();
ALTER TABLE register.access_log ENABLE ALWAYS TRIGGER access_log_is_never_changed;
ALTER TABLE register.access_log ENABLE ALWAYS TRIGGER access_log_is_never_emptied;

-- The topics for which being a recorder is not enough.
CREATE TABLE register.topic_role (
    topic text COLLATE "C" PRIMARY KEY,
    role text NOT NULL
);

-- Who is asking. Inside a function of the owner current_user is the owner.
CREATE FUNCTION register.me() RETURNS name LANGUAGE sql STABLE AS $body$
    SELECT CASE current_setting('role') WHEN 'none' THEN session_user ELSE current_setting('role')::name END
$body$;

CREATE FUNCTION register.may_sign(known_as text, by text) RETURNS boolean LANGUAGE sql STABLE AS $body$ SELECT known_as = by $body$;

-- Guarantee: on PostgreSQL, an entry is recorded in the name of who is logged in, and only by who may record it.
CREATE FUNCTION register.refuse_unfit(programme uuid, starting boolean, topics text[], bys text[]) RETURNS void LANGUAGE plpgsql
SET search_path = register, pg_temp AS $body$
DECLARE
    asking person;
    lacking record;
    other text;
BEGIN
    SELECT * INTO asking FROM person WHERE login = me() ORDER BY login;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'PR002', MESSAGE = format('%s is not admitted to this store: ask its keeper', me());
    END IF;
    SELECT given INTO other FROM unnest(bys) AS given WHERE NOT may_sign(asking.known_as, given) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'PR003',
            MESSAGE = format('you are logged in as %s, and entries are recorded by “%s” and not by “%s”: leave that out',
                asking.login, asking.known_as, other);
    END IF;
    IF starting THEN
        IF NOT asking.keeper THEN
            RAISE EXCEPTION USING ERRCODE = 'PR004',
                MESSAGE = format('%s may not start a programme: that takes a keeper of the store', asking.login);
        END IF;
        RETURN;
    END IF;
    SELECT given.topic, coalesce(topic_role.role, 'recorder') AS role INTO lacking
    FROM unnest(topics) AS given(topic) LEFT JOIN topic_role ON topic_role.topic = given.topic
    WHERE NOT EXISTS (
        SELECT 1 FROM member WHERE login = asking.login AND programme_id = programme
        AND member.role = coalesce(topic_role.role, 'recorder'))
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'PR004', MESSAGE = format(
            '%s may not record %s in this programme: that takes the role of %s, which %s', asking.login, lacking.topic,
            lacking.role, coalesce((
                SELECT string_agg(known_as, ', ' ORDER BY known_as) FROM member JOIN person USING (login)
                WHERE programme_id = programme AND member.role = lacking.role) || ' has', 'nobody has yet'));
    END IF;
END
$body$;

CREATE FUNCTION register.refuse_unless_keeper() RETURNS void LANGUAGE plpgsql
SET search_path = register, pg_temp AS $body$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM person WHERE login = me() AND keeper) THEN
        RAISE EXCEPTION USING ERRCODE = 'PR004', MESSAGE = format('%s may not do that: it takes a keeper of the store', me());
    END IF;
END
$body$;

CREATE FUNCTION register.log_access(done text, programme uuid, login name, role text) RETURNS void LANGUAGE sql
SET search_path = register, pg_temp AS $body$
    INSERT INTO access_log (by, done, programme_id, login, role) VALUES (me(), done, programme, login, role)
$body$;

-- Who starts a programme owns it and records in it.
CREATE FUNCTION register.give_start(programme uuid) RETURNS void LANGUAGE plpgsql
SET search_path = register, pg_temp AS $body$
DECLARE
    given text;
BEGIN
    FOREACH given IN ARRAY ARRAY['owner', 'recorder'] LOOP
        INSERT INTO member (programme_id, login, role) VALUES (programme, me(), given) ON CONFLICT DO NOTHING;
        IF FOUND THEN
            PERFORM log_access('given', programme, me(), given);
        END IF;
    END LOOP;
END
$body$;

CREATE FUNCTION register.admit(admitted name, name_of text, as_keeper boolean) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = register, pg_temp AS $body$
BEGIN
    PERFORM refuse_unless_keeper();
    INSERT INTO person (login, known_as, keeper) VALUES (admitted, name_of, as_keeper)
    ON CONFLICT (login) DO UPDATE SET known_as = name_of, keeper = as_keeper;
    PERFORM log_access('admitted', NULL, admitted, CASE WHEN as_keeper THEN 'keeper' ELSE 'person' END);
END
$body$;

CREATE FUNCTION register.refuse_unless_owner(programme uuid) RETURNS void LANGUAGE plpgsql
SET search_path = register, pg_temp AS $body$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM member WHERE login = me() AND programme_id = programme AND role = 'owner') THEN
        RAISE EXCEPTION USING ERRCODE = 'PR004', MESSAGE = format('%s may not do that: it takes an owner of the programme', me());
    END IF;
END
$body$;

CREATE FUNCTION register.give(programme uuid, to_login name, given text) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = register, pg_temp AS $body$
BEGIN
    PERFORM refuse_unless_owner(programme);
    INSERT INTO member (programme_id, login, role) VALUES (programme, to_login, given) ON CONFLICT DO NOTHING;
    PERFORM log_access('given', programme, to_login, given);
END
$body$;

CREATE FUNCTION register.take(programme uuid, from_login name, taken text) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = register, pg_temp AS $body$
BEGIN
    PERFORM refuse_unless_owner(programme);
    DELETE FROM member WHERE programme_id = programme AND login = from_login AND role = taken;
    PERFORM log_access('taken', programme, from_login, taken);
    IF NOT EXISTS (SELECT 1 FROM member WHERE programme_id = programme AND role = 'owner') THEN
        RAISE EXCEPTION USING ERRCODE = 'PR005', MESSAGE = 'a programme keeps an owner: give that role to another first';
    END IF;
END
$body$;

-- Who may do what in a programme, for those who are in it.
CREATE FUNCTION register.members(programme uuid) RETURNS TABLE (login name, known_as text, role text) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = register, pg_temp AS $body$
    SELECT member.login, person.known_as, member.role FROM member JOIN person USING (login)
    WHERE programme_id = programme
        AND EXISTS (SELECT 1 FROM member mine WHERE mine.login = me() AND mine.programme_id = programme)
    ORDER BY person.known_as, member.role
$body$;

CREATE FUNCTION register.refuse_unless_member(programme uuid) RETURNS void LANGUAGE plpgsql
SET search_path = register, pg_temp AS $body$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM member WHERE login = me() AND programme_id = programme) THEN
        RAISE EXCEPTION USING ERRCODE = 'PR004', MESSAGE = format('%s is in no role in this programme', me());
    END IF;
END
$body$;

-- A cache: made anew when it is lost, and worth nothing to who forges one, for what is kept is sealed.
CREATE FUNCTION register.keep_checkpoint(programme uuid, place bigint, made_by text, state bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = register, pg_temp AS $body$
BEGIN
    PERFORM refuse_unless_member(programme);
    INSERT INTO checkpoint VALUES (programme, place, made_by, state)
    ON CONFLICT (programme_id) DO UPDATE SET position = place, fingerprint = made_by, payload = state;
END
$body$;

CREATE FUNCTION register.drop_checkpoints() RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = register, pg_temp AS $body$
    DELETE FROM checkpoint WHERE EXISTS (
        SELECT 1 FROM member WHERE login = me() AND member.programme_id = checkpoint.programme_id)
$body$;

-- Written as EXISTS for each row: it costs a tenth in replay, where IN costs ten milliseconds for a single row.
ALTER TABLE register.journal ENABLE ROW LEVEL SECURITY;
ALTER TABLE register.head ENABLE ROW LEVEL SECURITY;
ALTER TABLE register.notification ENABLE ROW LEVEL SECURITY;
ALTER TABLE register.checkpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE register.member ENABLE ROW LEVEL SECURITY;
ALTER TABLE register.person ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_members ON register.journal FOR SELECT USING (EXISTS (SELECT 1 FROM register.member m WHERE m.login = register.me() AND m.programme_id = journal.programme_id));
CREATE POLICY of_members ON register.head FOR SELECT USING (EXISTS (SELECT 1 FROM register.member m WHERE m.login = register.me() AND m.programme_id = head.programme_id));
CREATE POLICY of_members ON register.notification FOR SELECT USING (EXISTS (SELECT 1 FROM register.member m WHERE m.login = register.me() AND m.programme_id = notification.programme_id));
CREATE POLICY of_members ON register.checkpoint FOR SELECT USING (EXISTS (SELECT 1 FROM register.member m WHERE m.login = register.me() AND m.programme_id = checkpoint.programme_id));
CREATE POLICY of_oneself ON register.member FOR SELECT USING (login = register.me());
CREATE POLICY of_oneself ON register.person FOR SELECT USING (login = register.me());

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA register FROM PUBLIC;
GRANT USAGE ON SCHEMA register TO register_member;
GRANT SELECT ON register.store, register.head, register.journal, register.notification, register.checkpoint,
    register.member, register.person, register.topic_role TO register_member;
GRANT EXECUTE ON FUNCTION register.me(), register.append, register.queue, register.adopt, register.number_records, register.position_at,
    register.admit, register.give, register.take, register.members, register.keep_checkpoint,
    register.drop_checkpoints TO register_member;
