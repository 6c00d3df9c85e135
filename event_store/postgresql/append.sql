-- Appending, in one round trip: no client ever holds the lock of a head. The bytes hashed are those that SQLite's are.

CREATE FUNCTION register.present() RETURNS timestamptz LANGUAGE sql AS $body$ SELECT clock_timestamp() $body$;

CREATE FUNCTION register.prefixed(said text) RETURNS bytea LANGUAGE sql STABLE AS $body$
    SELECT int4send(octet_length(said)) || textsend(said)
$body$;

CREATE FUNCTION register.mark(said bytea) RETURNS bytea LANGUAGE sql STABLE AS $body$
    SELECT substr(int8send(crc32(said)), 5)
$body$;

-- The peaks after one more leaf: each 1 at the low end of the size is a perfect subtree as large as what is added.
CREATE FUNCTION register.grown(peaks bytea, size bigint, leaf bytea) RETURNS bytea LANGUAGE plpgsql IMMUTABLE AS $body$
BEGIN
    WHILE size & 1 = 1 LOOP
        leaf := sha256('\x01'::bytea || substr(peaks, octet_length(peaks) - 31) || leaf);
        peaks := substr(peaks, 1, octet_length(peaks) - 32);
        size := size >> 1;
    END LOOP;
    RETURN peaks || leaf;
END
$body$;

-- Writes records after a head that the caller holds, and returns their leaves. The head goes first: an insert that it
-- does not announce is no append.
CREATE FUNCTION register.extend(
    programme uuid, old_size bigint, old_peaks bytea, stamp text, topics text[], payloads bytea[], entry_ids text[],
    effectives text[], earliests text[], latests text[], bys text[], evidences text[]
) RETURNS bytea[] LANGUAGE plpgsql SET search_path = register, pg_temp AS $body$
DECLARE
    peaks_now bytea := old_peaks;
    leaves bytea[] := '{}';
    marks_of bytea[] := '{}';
    leaf_now bytea;
    place text;
BEGIN
    FOR i IN 1 .. cardinality(topics) LOOP
        place := (old_size + i)::text;
        leaf_now := sha256('\x00'::bytea || prefixed(programme::text) || prefixed(place) || prefixed(topics[i])
            || prefixed(entry_ids[i]) || prefixed(stamp) || prefixed(effectives[i]) || prefixed(earliests[i])
            || prefixed(latests[i]) || prefixed(bys[i]) || prefixed(evidences[i]) || payloads[i]);
        leaves := leaves || leaf_now;
        marks_of := marks_of || (mark(textsend(programme::text)) || mark(textsend(place)) || mark(textsend(topics[i]))
            || mark(textsend(entry_ids[i])) || mark(textsend(stamp)) || mark(textsend(effectives[i]))
            || mark(textsend(earliests[i])) || mark(textsend(latests[i])) || mark(textsend(bys[i]))
            || mark(textsend(evidences[i])) || mark(payloads[i]));
        peaks_now := grown(peaks_now, old_size + i - 1, leaf_now);
    END LOOP;
    IF old_size = 0 THEN
        INSERT INTO head VALUES (programme, cardinality(topics), peaks_now, stamp);
    ELSE
        UPDATE head SET size = old_size + cardinality(topics), peaks = peaks_now, last_recorded_at = stamp
        WHERE programme_id = programme;
    END IF;
    INSERT INTO journal (programme_id, position, topic, payload, entry_id, effective, earliest, latest, by, evidence,
        recorded_at, leaf, marks)
    SELECT programme, old_size + given.place, given.topic, given.payload, given.entry_id, given.effective, given.earliest,
        given.latest, given.by, given.evidence, stamp, given.leaf, given.marks
    FROM unnest(topics, payloads, entry_ids, effectives, earliests, latests, bys, evidences, leaves, marks_of)
        WITH ORDINALITY AS given(topic, payload, entry_id, effective, earliest, latest, by, evidence, leaf, marks, place);
    RETURN leaves;
END
$body$;

-- The head of a programme, held until the transaction ends; who starts a programme holds its name instead.
CREATE FUNCTION register.held_head(programme uuid) RETURNS register.head LANGUAGE plpgsql
SET search_path = register, pg_temp AS $body$
DECLARE
    found_head head;
BEGIN
    SELECT * INTO found_head FROM head WHERE programme_id = programme ORDER BY programme_id FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM pg_advisory_xact_lock(hashtextextended('register.' || programme::text, 0));
        SELECT * INTO found_head FROM head WHERE programme_id = programme ORDER BY programme_id FOR UPDATE;
    END IF;
    RETURN found_head;
END
$body$;

-- A place in the queue of those who lost a race for a programme, kept until pg_advisory_unlock_all(). A courtesy: nothing
-- is held by it, and who stands still in it is overtaken after the timeout.
CREATE FUNCTION register.queue(programme uuid) RETURNS void LANGUAGE plpgsql SET lock_timeout = '2s' AS $body$
BEGIN
    PERFORM pg_advisory_lock(hashtextextended('register queue ' || programme::text, 0));
END
$body$;

-- outcome: "recorded", with the stamp and the leaves; "known", when every entry was recorded before as it is now;
-- "reused", with the entry id that stands for something else; "conflict", with the position that is not the next.
CREATE FUNCTION register.append(
    programme uuid, places bigint[], topics text[], payloads bytea[], entry_ids text[], effectives text[],
    earliests text[], latests text[], bys text[], evidences text[], granting integer[] DEFAULT '{}', logins name[] DEFAULT '{}',
    OUT outcome text, OUT detail text, OUT size bigint, OUT stamp text, OUT leaves bytea[]
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = register, pg_temp AS $body$
DECLARE
    old head;
    same boolean;
    known integer := 0;
    first_known text;
    differs text;
BEGIN
    old := held_head(programme);
    PERFORM refuse_unfit(programme, old.size IS NULL, topics, payloads, bys);
    size := coalesce(old.size, 0);
    FOR i IN 1 .. cardinality(entry_ids) LOOP
        SELECT j.topic = topics[i] AND j.payload = payloads[i] AND j.effective = effectives[i]
            AND j.earliest = earliests[i] AND j.latest = latests[i] AND j.by = bys[i] AND j.evidence = evidences[i]
        INTO same FROM journal j
        WHERE j.entry_id = entry_ids[i] AND j.programme_id = programme ORDER BY j.entry_id, j.programme_id LIMIT 1;
        IF FOUND THEN
            known := known + 1;
            first_known := coalesce(first_known, entry_ids[i]);
            IF NOT same THEN
                differs := coalesce(differs, entry_ids[i]);
            END IF;
        END IF;
    END LOOP;
    IF known > 0 THEN
        detail := CASE WHEN known < cardinality(entry_ids) THEN first_known ELSE differs END;
        outcome := CASE WHEN detail IS NULL THEN 'known' ELSE 'reused' END;
        -- Writes, so that the answer waits for the standby: the first append may have been told without it.
        PERFORM pg_logical_emit_message(true, 'register', 'known');
        RETURN;
    END IF;
    FOR i IN 1 .. cardinality(places) LOOP
        IF places[i] <> size + i THEN
            outcome := 'conflict';
            detail := places[i]::text;
            size := size + i - 1;
            RETURN;
        END IF;
    END LOOP;
    stamp := greatest(
        to_char(present() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') COLLATE "C", old.last_recorded_at);
    IF old.size IS NULL THEN
        PERFORM give_start(programme);
    END IF;
    leaves := extend(programme, size, coalesce(old.peaks, ''), stamp, topics, payloads, entry_ids, effectives, earliests,
        latests, bys, evidences);
    PERFORM grant_along(programme, topics, payloads, granting, logins);
    outcome := 'recorded';
END
$body$;

-- Takes over a stretch of a journal that was recorded elsewhere, all of it under one stamp, in a transaction that began
-- with its first record.
CREATE FUNCTION register.adopt(
    programme uuid, first bigint, stamp text, topics text[], payloads bytea[], entry_ids text[], effectives text[],
    earliests text[], latests text[], bys text[], evidences text[]
) RETURNS bytea[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = register, pg_temp AS $body$
DECLARE
    old head;
    leaves bytea[];
BEGIN
    PERFORM refuse_unless_keeper();
    old := held_head(programme);
    IF old.size IS NOT NULL AND (first = 1 OR first <> old.size + 1 OR NOT EXISTS (
        SELECT 1 FROM head WHERE programme_id = programme AND head.xmin = pg_current_xact_id()::xid))
    THEN
        RAISE EXCEPTION USING ERRCODE = 'PR005', MESSAGE = 'the store holds this programme already';
    END IF;
    leaves := extend(programme, coalesce(old.size, 0), coalesce(old.peaks, ''), stamp, topics, payloads, entry_ids,
        effectives, earliests, latests, bys, evidences);
    IF old.size IS NULL THEN
        PERFORM give_start(programme);
    END IF;
    RETURN leaves;
END
$body$;

-- Numbers what became readable since the last time, each programme in order, and returns the last number.
CREATE FUNCTION register.number_records() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = register, pg_temp AS $body$
BEGIN
    -- One after the other, so that what is numbered later is numbered higher, and nothing is skipped.
    LOCK TABLE notification IN SHARE ROW EXCLUSIVE MODE;
    INSERT INTO notification (number, programme_id, position)
    SELECT (SELECT coalesce(max(number), 0) FROM notification)
            + row_number() OVER (ORDER BY j.recorded_at, j.programme_id, j.position),
        j.programme_id, j.position
    FROM head
    CROSS JOIN LATERAL (
        SELECT coalesce(max(n.position), 0) AS position FROM notification n WHERE n.programme_id = head.programme_id
    ) numbered
    JOIN journal j ON j.programme_id = head.programme_id AND j.position > numbered.position
        AND j.position <= head.size
    WHERE head.size > numbered.position;
    RETURN (SELECT max(number) FROM notification);
END
$body$;

-- The last position recorded no later than a time; recorded_at never decreases, so halving finds it.
CREATE FUNCTION register.position_at(programme uuid, moment text) RETURNS bigint LANGUAGE plpgsql STABLE
SET search_path = register, pg_temp AS $body$
DECLARE
    low bigint := 0;
    high bigint := coalesce((SELECT size FROM head WHERE programme_id = programme), 0);
    middle bigint;
BEGIN
    WHILE low < high LOOP
        middle := (low + high + 1) / 2;
        IF (SELECT recorded_at <= moment COLLATE "C" FROM journal WHERE programme_id = programme AND position = middle
            ORDER BY programme_id, position LIMIT 1) THEN
            low := middle;
        ELSE
            high := middle - 1;
        END IF;
    END LOOP;
    RETURN low;
END
$body$;
