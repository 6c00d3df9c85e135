-- Who may do what. Nobody holds INSERT, UPDATE or DELETE; the owner of the tables cannot log in; what is recorded is
-- recorded by append(), in the name of who is logged in.

CREATE TABLE register.person (
    login name PRIMARY KEY,
    known_as text COLLATE "C" NOT NULL CHECK (known_as <> ''),
    -- A keeper of the store admits persons, starts programmes and takes over archives.
    keeper boolean NOT NULL DEFAULT false,
    -- A member of the portfolio office reads every programme of the store, also those still to come.
    portfolio boolean NOT NULL DEFAULT false
);

CREATE TABLE register.member (
    programme_id uuid NOT NULL,
    login name NOT NULL REFERENCES register.person,
    role text NOT NULL CHECK (role IN ('reader', 'reviewer', 'recorder', 'approver', 'owner', 'portfolio')),
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
    role text NOT NULL,
    -- What recording such an entry does with the role that its payload names.
    does text CHECK (does IN ('given', 'taken')),
    -- The field of its payload by which it reports what somebody did: an observation, which takes a recorder.
    reported text,
    -- The field that names what it is about, and the topics of which whoever recorded the last one about that may not
    -- record this.
    subject text,
    raised text[] NOT NULL DEFAULT '{}'
);

-- Who looks at what now: gone after half a minute, after a crash, and from every backup; never evidence.
CREATE UNLOGGED TABLE register.presence (
    login name NOT NULL REFERENCES register.person,
    programme_id uuid NOT NULL,
    thing text COLLATE "C" NOT NULL CHECK (length(thing) <= 100),
    typing boolean NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (login, programme_id)
);

-- Who is asking. Inside a function of the owner current_user is the owner.
CREATE FUNCTION register.me() RETURNS name LANGUAGE sql STABLE AS $body$
    SELECT CASE current_setting('role') WHEN 'none' THEN session_user ELSE current_setting('role')::name END
$body$;

CREATE FUNCTION register.may_sign(known_as text, by text) RETURNS boolean LANGUAGE sql STABLE AS $body$ SELECT known_as = by $body$;

-- What a payload says in one of its fields.
CREATE FUNCTION register.said(payload bytea, field text) RETURNS text LANGUAGE sql STABLE AS $body$
    SELECT convert_from(payload, 'UTF8')::jsonb ->> field
$body$;

-- Whether who is asking sees persons in a programme: whoever only reviews it does not.
CREATE FUNCTION register.sees_persons(programme uuid) RETURNS boolean LANGUAGE sql STABLE
SET search_path = register, pg_temp AS $body$
    SELECT EXISTS (SELECT 1 FROM member WHERE login = me() AND programme_id = programme AND role <> 'reviewer')
$body$;

-- Who has a role, in words that end a sentence; whoever only reviews is told no names.
CREATE FUNCTION register.who_has(programme uuid, needed text, but text) RETURNS text LANGUAGE sql STABLE
SET search_path = register, pg_temp AS $body$
    SELECT CASE WHEN count(*) = 0 THEN 'nobody' || CASE WHEN but <> '' THEN ' else' ELSE '' END || ' has yet'
        WHEN NOT sees_persons(programme) THEN 'others have'
        ELSE string_agg(DISTINCT known_as, ', ') || CASE WHEN count(DISTINCT known_as) > 1 THEN ' have' ELSE ' has' END END
    FROM member JOIN person USING (login)
    WHERE programme_id = programme AND role = needed AND known_as <> but
$body$;

-- Guarantee: on PostgreSQL, an entry is recorded in the name of who is logged in, and only by who may record it.
CREATE FUNCTION register.refuse_unfit(
    programme uuid, starting boolean, topics text[], payloads bytea[], bys text[]
) RETURNS void LANGUAGE plpgsql
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
    SELECT given.topic, needed.role INTO lacking
    FROM unnest(topics, payloads) AS given(topic, payload) LEFT JOIN topic_role ON topic_role.topic = given.topic
    CROSS JOIN LATERAL (
        SELECT CASE WHEN topic_role.reported IS NOT NULL AND said(given.payload, topic_role.reported) IS NOT NULL
            THEN 'recorder' ELSE coalesce(topic_role.role, 'recorder') END AS role) needed
    WHERE NOT EXISTS (
        SELECT 1 FROM member WHERE login = asking.login AND programme_id = programme AND member.role = needed.role)
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'PR004', MESSAGE = format(
            '%s may not record %s in this programme: that takes the role of %s, which %s', asking.login, lacking.topic,
            lacking.role, who_has(programme, lacking.role, ''));
    END IF;
    PERFORM refuse_own(programme, topics, payloads, bys);
END
$body$;

-- Guarantee: on PostgreSQL, nobody signs off what they submitted themselves.
CREATE FUNCTION register.refuse_own(programme uuid, topics text[], payloads bytea[], bys text[]) RETURNS void
LANGUAGE plpgsql SET search_path = register, pg_temp AS $body$
DECLARE
    rule topic_role;
    thing text;
BEGIN
    FOR i IN 1 .. cardinality(topics) LOOP
        SELECT * INTO rule FROM topic_role WHERE topic = topics[i] AND subject IS NOT NULL ORDER BY topic;
        CONTINUE WHEN NOT FOUND OR (rule.reported IS NOT NULL AND said(payloads[i], rule.reported) IS NOT NULL);
        thing := said(payloads[i], rule.subject);
        IF bys[i] = coalesce((
            SELECT bys[j] FROM generate_series(1, i - 1) j
            WHERE topics[j] = ANY (rule.raised) AND said(payloads[j], rule.subject) = thing ORDER BY j DESC LIMIT 1
        ), (
            SELECT by FROM journal WHERE programme_id = programme AND topic = ANY (rule.raised)
            AND said(payload, rule.subject) = thing ORDER BY journal.position DESC LIMIT 1
        )) THEN
            RAISE EXCEPTION USING ERRCODE = 'PR004', MESSAGE = format(
                '%s submitted %s, and nobody signs off what they submitted themselves: that takes another with the role of %s, which %s',
                bys[i], thing, rule.role, who_has(programme, rule.role, bys[i]));
        END IF;
    END LOOP;
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
    INSERT INTO member (programme_id, login, role) SELECT programme, login, 'portfolio' FROM person WHERE portfolio;
END
$body$;

CREATE FUNCTION register.admit(admitted name, name_of text, as_keeper boolean, to_portfolio boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = register, pg_temp AS $body$
BEGIN
    PERFORM refuse_unless_keeper();
    INSERT INTO person (login, known_as, keeper, portfolio) VALUES (admitted, name_of, as_keeper, to_portfolio)
    ON CONFLICT (login) DO UPDATE SET known_as = name_of, keeper = as_keeper, portfolio = to_portfolio;
    DELETE FROM member WHERE login = admitted AND role = 'portfolio';
    IF to_portfolio THEN
        INSERT INTO member (programme_id, login, role) SELECT programme_id, admitted, 'portfolio' FROM head;
    END IF;
    PERFORM log_access('admitted', NULL, admitted, concat_ws(' and ', 'person',
        CASE WHEN as_keeper THEN 'keeper' END, CASE WHEN to_portfolio THEN 'portfolio' END));
END
$body$;

-- Guarantee: on PostgreSQL, an entry that gives or takes a role is recorded together with what it does, or not at all.
-- `granting` says, for each of `logins`, which of the entries gives or takes that login the role that it names.
CREATE FUNCTION register.grant_along(
    programme uuid, topics text[], payloads bytea[], granting integer[], logins name[]
) RETURNS void LANGUAGE plpgsql SET search_path = register, pg_temp AS $body$
DECLARE
    rule record;
BEGIN
    FOR rule IN
        SELECT given.place::integer AS place, does, said(given.payload, 'role') AS role
        FROM unnest(topics, payloads) WITH ORDINALITY AS given(topic, payload, place) JOIN topic_role USING (topic)
        WHERE does IS NOT NULL ORDER BY given.place
    LOOP
        IF rule.does = 'given' AND rule.place <> ALL (granting) THEN
            RAISE EXCEPTION USING ERRCODE = 'PR004',
                MESSAGE = 'nobody of that name is admitted to this store: let them in first with programme store admit';
        END IF;
        FOR i IN 1 .. cardinality(granting) LOOP
            CONTINUE WHEN granting[i] <> rule.place;
            IF rule.does = 'given' THEN
                INSERT INTO member (programme_id, login, role) VALUES (programme, logins[i], rule.role) ON CONFLICT DO NOTHING;
            ELSE
                DELETE FROM member WHERE programme_id = programme AND login = logins[i] AND role = rule.role;
            END IF;
            PERFORM log_access(rule.does, programme, logins[i], rule.role);
        END LOOP;
        IF NOT EXISTS (SELECT 1 FROM member WHERE programme_id = programme AND role = 'owner') THEN
            RAISE EXCEPTION USING ERRCODE = 'PR004', MESSAGE = 'a programme keeps an owner: give that role to another first';
        END IF;
    END LOOP;
END
$body$;

-- The logins that may be given a role, for who owns a programme.
CREATE FUNCTION register.admitted(programme uuid) RETURNS TABLE (login name, known_as text) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = register, pg_temp AS $body$
    SELECT person.login, person.known_as FROM person
    WHERE EXISTS (SELECT 1 FROM member WHERE member.login = me() AND programme_id = programme AND role = 'owner')
    ORDER BY person.login
$body$;

-- Who may do what in a programme, for those who are in it.
CREATE FUNCTION register.members(programme uuid) RETURNS TABLE (login name, known_as text, role text) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = register, pg_temp AS $body$
    SELECT CASE WHEN sees_persons(programme) THEN member.login ELSE '' END,
        CASE WHEN sees_persons(programme) THEN person.known_as ELSE '[redacted]' END, member.role
    FROM member JOIN person USING (login)
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

-- Says what one looks at, and returns who else looks at the same; those who only review are told nobody.
CREATE FUNCTION register.look(programme uuid, at_thing text, to_type boolean) RETURNS TABLE (known_as text, typing boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = register, pg_temp AS $body$
BEGIN
    PERFORM refuse_unless_member(programme);
    INSERT INTO presence VALUES (me(), programme, at_thing, to_type, present())
    ON CONFLICT (login, programme_id) DO UPDATE SET thing = at_thing, typing = to_type, at = present();
    RETURN QUERY SELECT person.known_as, presence.typing FROM presence JOIN person USING (login)
    WHERE programme_id = programme AND thing = at_thing AND thing <> '' AND login <> me()
        AND at > present() - interval '30 seconds' AND sees_persons(programme)
    ORDER BY person.known_as;
END
$body$;

-- Written as EXISTS for each row: it costs a tenth in replay, where IN costs ten milliseconds for a single row.
ALTER TABLE register.journal ENABLE ROW LEVEL SECURITY;
ALTER TABLE register.head ENABLE ROW LEVEL SECURITY;
ALTER TABLE register.notification ENABLE ROW LEVEL SECURITY;
ALTER TABLE register.checkpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE register.member ENABLE ROW LEVEL SECURITY;
ALTER TABLE register.person ENABLE ROW LEVEL SECURITY;
ALTER TABLE register.presence ENABLE ROW LEVEL SECURITY;
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
    register.admit, register.admitted, register.members, register.look, register.keep_checkpoint,
    register.drop_checkpoints TO register_member;
