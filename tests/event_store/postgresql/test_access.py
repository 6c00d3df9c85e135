"""Who may do what in a store in PostgreSQL: every role, and those without one, with every kind of statement."""

from collections.abc import Iterator
from uuid import uuid4

import psycopg
import pytest

from event_store.errors import JournalError, NotAllowed
from event_store.postgresql.create import admit, create_store
from event_store.store import Grant, TopicRule
from tests import ROOT
from tests.event_store.examples import CAMDEN, WESTMINSTER, example
from tests.event_store.postgresql.office import EVERYBODY, Office, granting
from tests.event_store.postgresql.stores import TestStore
from tests.postgres_server import Server

TABLES = ("journal", "head", "notification", "checkpoint", "member", "person", "presence")
WRITES = [
    *(
        f"INSERT INTO {table} SELECT * FROM {table}"
        for table in (*TABLES, "store", "topic_role", "access_log")
    ),
    *(f"DELETE FROM {table}" for table in (*TABLES, "store", "topic_role", "access_log")),
    *(f"TRUNCATE {table}" for table in (*TABLES, "access_log")),
    "UPDATE journal SET by = 'Bob Day'",
    "UPDATE head SET size = 1",
    "UPDATE member SET role = 'owner'",
    "UPDATE person SET known_as = 'Bob Day'",
    "UPDATE topic_role SET role = 'reader'",
    "ALTER TABLE journal DISABLE TRIGGER ALL",
    "ALTER TABLE journal DISABLE ROW LEVEL SECURITY",
    "DROP TABLE journal",
    "DROP FUNCTION append",
    "CREATE TABLE {schema}.mine (x int)",
    "CREATE OR REPLACE FUNCTION {schema}.me() RETURNS name LANGUAGE sql AS 'SELECT ''x''::name'",
    "SET session_replication_role = replica",
    "SET ROLE {schema}_owner",
    "SET SESSION AUTHORIZATION postgres",
    "SELECT extend(gen_random_uuid(), 0, '', '', '{{}}', '{{}}', '{{}}', '{{}}', '{{}}', '{{}}', '{{}}', '{{}}')",
    "SELECT give_start(gen_random_uuid())",
    "SELECT grant_along(gen_random_uuid(), '{{}}', '{{}}', '{{}}', '{{}}')",
    "SELECT log_access('given', NULL, 'x', 'owner')",
    "SELECT who_has(gen_random_uuid(), 'owner', '')",
]
# What is asked of the database for each row of the table in the documentation.
APPENDED = (
    "SELECT outcome FROM append('{programme}', '{{1}}', '{{{topic}}}', ARRAY['{{\"role\":\"reader\"}}'::bytea], "
    "'{{x}}', '{{2009}}', '{{2009-01-01}}', '{{2009-01-01}}', '{{{role}}}', '{{[]}}', '{{1}}', "
    "'{{{schema}_the_reader}}')"
)
ASKED = {
    **{f"read `{table}`": f"SELECT programme_id FROM {table}" for table in ("journal", "head", "checkpoint")},
    "read `member`": "SELECT login FROM member",
    "read `access_log`": "SELECT login FROM access_log",
    "read `presence`": "SELECT login FROM presence",
    "`append` a risk": APPENDED.replace("{topic}", "risk.assessed"),
    "`append` an approval": APPENDED.replace("{topic}", "eia.approved"),
    "`append` an erasure": APPENDED.replace("{topic}", "person.erased"),
    "`append` a role that is given": APPENDED.replace("{topic}", "member.granted"),
    "`append` the start of a programme": APPENDED.replace("{programme}", str(uuid4())).replace(
        "{topic}", "programme.started"
    ),
    "`adopt` a programme": (
        f"SELECT adopt('{uuid4()}', 1, '2009-01-27T09:30:00.000000Z', '{{{{risk.assessed}}}}', '{{{{x}}}}', "
        "'{{x}}', '{{2009}}', '{{2009-01-01}}', '{{2009-01-01}}', '{{{role}}}', '{{[]}}')"
    ),
    "`admit` somebody": "SELECT admit('somebody', 'Some Body', false, false)",
    "the logins that are `admitted`": "SELECT login FROM admitted('{programme}')",
    "the `members`": "SELECT known_as FROM members('{programme}')",
    "`look` who looks too": "SELECT count(*) FROM look('{programme}', 'R-001', false)",
    "`keep_checkpoint`": "SELECT keep_checkpoint('{programme}', 1, 'x', 'x')",
}
# Those who hear that the position is taken were allowed to append.
SEEN = {"conflict": "yes", "recorded": "yes"}


@pytest.fixture(scope="module")
def office(server: Server) -> Iterator[Office]:
    """Give a store with a login of each role, for all tests here that leave it as it is."""
    made = Office(server)
    yield made
    made.close()


@pytest.fixture(scope="module")
def changing(server: Server) -> Iterator[Office]:
    """Give another, for the tests that give and take roles in it and leave them as they were."""
    made = Office(server)
    yield made
    made.close()


def asked(office: Office, role: str, statement: str) -> str:
    """Return what becomes of a statement: refused, without rows, with those of one programme or of all, or done."""
    connection = office.connections[role]
    sql = statement.format(schema=office.schema, programme=WESTMINSTER, role=role)
    try:
        rows = [value for (value, *_) in connection.execute(sql).fetchall()]
    except psycopg.Error:
        return "–"
    finally:
        connection.rollback()
    if "programme_id" in sql:
        return {0: "none", 1: "its own", 2: "all"}[len(set(rows))]
    if "[redacted]" in rows:
        return "no names"
    return SEEN.get(str(rows[0]), "yes") if rows else "none"


def test_each_role_may_do_of_each_statement_what_the_documentation_says(office: Office) -> None:
    """The table says of each role, and of those without one, what the database does with each kind of statement."""
    rows = [
        f"| {what} | {' | '.join(asked(office, role, sql) for role in EVERYBODY)} |"
        for what, sql in ASKED.items()
    ]
    page = (ROOT / "docs" / "how-to" / "run-on-postgresql.md").read_text(encoding="utf-8")
    head = f"| statement | {' | '.join(EVERYBODY)} |"
    table = page.partition(head)[2].partition("\n\n")[0].splitlines()[2:]
    assert table == rows, "\n".join(rows)


@pytest.mark.parametrize("role", EVERYBODY)
def test_nobody_writes_past_the_functions(office: Office, role: str) -> None:
    """No role may write, change or remove anything, or become who may."""
    connection = office.connections[role]
    for statement in WRITES:
        with pytest.raises(psycopg.errors.Error) as refused:
            connection.execute(statement.format(schema=office.schema))
        connection.rollback()
        assert refused.value.sqlstate in {"42501", "42P01", "3F000", "42883", "428C9"}, statement
    assert office.run(f"SELECT count(*), min(by), max(by) FROM {office.schema}.journal") == [
        (office.size + 1, "founder", "founder")
    ]


@pytest.mark.parametrize("role", EVERYBODY[:-1])
@pytest.mark.parametrize(
    ("topic", "allowed"),
    [("risk.assessed", "recorder"), ("eia.approved", "approver"), ("person.erased", "owner")],
)
def test_an_entry_is_recorded_only_by_who_may_record_it(
    office: Office, role: str, topic: str, allowed: str
) -> None:
    """On PostgreSQL, an entry is recorded in the name of who is logged in, and only by who may record it."""
    # At a position that is taken: who may record hears of that, and who may not does not get so far.
    expected = "is not the next one" if role == allowed else f"that takes the role of {allowed}, which"
    with pytest.raises(JournalError, match=expected):
        office.recorders[role].append([example(1, topic=topic, by=role)])
    with pytest.raises(NotAllowed, match=r"not by “Bob Day”"):
        office.recorders[role].append([example(1, topic=topic, by="Bob Day")])


def test_the_roles_of_the_store_itself_are_nobodys_login(office: Office) -> None:
    """Nobody is admitted as the owner of the tables, or as the role of all members."""
    for role in ("owner", "member"):
        with pytest.raises(NotAllowed, match="is a role of the store itself"):
            admit(office.as_login(office.founder), f"{office.schema}_{role}", "Ann Carter")


def test_a_role_is_given_together_with_its_entry_or_not_at_all(changing: Office) -> None:
    """On PostgreSQL, an entry that gives or takes a role is recorded together with what it does, or not at all."""
    office, owner, reader = changing, changing.recorders["owner"], changing.login("reader")
    size = owner.head(WESTMINSTER).size

    def stands() -> tuple[int, bool]:
        return owner.head(WESTMINSTER).size - size, (reader, "reader", "approver") in owner.members(
            WESTMINSTER
        )

    assert stands() == (0, False)
    given = granting(size + 1, "approver", "owner")
    # Without a login, for a login that is not admitted, and for a role that there is not.
    with pytest.raises(NotAllowed, match="nobody of that name is admitted"):
        owner.append([given])
    with pytest.raises(JournalError):
        owner.append([given], [Grant(1, "nobody")])
    with pytest.raises(JournalError):
        owner.append([granting(size + 1, "king", "owner")], [Grant(1, reader)])
    assert stands() == (0, False)
    owner.append([given], [Grant(1, reader)])
    assert stands() == (1, True)
    # Asked again because the reply was lost, it stays as it is.
    owner.append([given], [Grant(1, reader)])
    taken = granting(size + 2, "approver", "owner", "member.withdrawn")
    owner.append([taken], [Grant(1, reader)])
    assert stands() == (2, False)
    log = office.run(
        f"SELECT by, done, login, role FROM {office.schema}.access_log ORDER BY number DESC LIMIT 2"
    )
    assert log == [
        (office.login("owner"), "taken", reader, "approver"),
        (office.login("owner"), "given", reader, "approver"),
    ]


def test_a_programme_keeps_an_owner(changing: Office) -> None:
    """The last owner cannot be taken away, and the entry that would is not recorded."""
    founder, owner = changing.recorder_of_founder, changing.login("owner")
    size = founder.head(WESTMINSTER).size
    taken = granting(size + 1, "owner", "founder", "member.withdrawn")
    founder.append([taken], [Grant(1, owner)])
    with pytest.raises(NotAllowed, match="a programme keeps an owner"):
        founder.append(
            [granting(size + 2, "owner", "founder", "member.withdrawn")], [Grant(1, changing.founder)]
        )
    assert founder.head(WESTMINSTER).size == size + 1
    assert founder.roles(WESTMINSTER) == {"owner", "recorder"}
    founder.append([granting(size + 2, "owner", "founder")], [Grant(1, owner)])


def test_one_grant_reads_every_programme_also_those_to_come(changing: Office) -> None:
    """The office of a portfolio reads all programmes of a store, records in none, and is let out of all at once."""
    office_of_portfolio, later = changing.recorders["portfolio"], uuid4()
    assert set(office_of_portfolio.programme_ids()) == {WESTMINSTER, CAMDEN}
    changing.recorder_of_founder.append([example(1, later, by="founder")])
    assert set(office_of_portfolio.programme_ids()) == {WESTMINSTER, CAMDEN, later}
    with pytest.raises(NotAllowed, match="that takes the role of recorder"):
        office_of_portfolio.append([example(2, later, by="portfolio")])
    admit(changing.as_login(changing.founder), changing.login("portfolio"), "portfolio")
    assert office_of_portfolio.programme_ids() == []


def test_nobody_signs_off_what_they_submitted_themselves(server: Server) -> None:
    """On PostgreSQL, nobody signs off what they submitted themselves."""
    rule = TopicRule("approver", None, "reported_by", "eia", ("eia.submitted",))
    store = TestStore(server, {"eia.approved": rule})
    ann = store.recorder()
    ann.append([example(1)])
    login = store.server.connect().info.user
    store.run(f"INSERT INTO {store.schema}.member VALUES ('{WESTMINSTER}', '{login}', 'approver')")

    def said(position: int, topic: str, by: str, state: bytes = b'{"eia":"EIA-001"}') -> None:
        ann.append([example(position, topic=topic, by=by, state=state)])

    said(2, "eia.submitted", "Bob Day")
    said(3, "eia.submitted", "Ann Carter")
    with pytest.raises(
        NotAllowed, match=r"Ann Carter submitted EIA-001, and nobody signs off .* nobody else has yet"
    ):
        said(4, "eia.approved", "Ann Carter")
    submitted = example(4, topic="eia.submitted", by="Ann Carter", state=b'{"eia":"EIA-002"}')
    approved = example(5, topic="eia.approved", by="Ann Carter", state=b'{"eia":"EIA-002"}')
    with pytest.raises(NotAllowed, match="Ann Carter submitted EIA-002"):
        ann.append([submitted, approved])
    # What happened all the same is reported, and another's is signed off.
    said(4, "eia.approved", "Ann Carter", b'{"eia":"EIA-001","reported_by":"Audit"}')
    said(5, "eia.approved", "Bob Day")
    said(6, "eia.approved", "Ann Carter", b'{"eia":"EIA-009"}')
    ann.connections.close()


def test_who_looks_at_the_same_thing_is_told_and_not_kept(office: Office) -> None:
    """Whoever looks at a thing is told who else does and who types; a reviewer is told nobody, and time ends it."""
    recorder, owner, reviewer = (office.recorders[role] for role in ("recorder", "owner", "reviewer"))
    assert recorder.look(WESTMINSTER, "R-001", typing=False) == []
    assert owner.look(WESTMINSTER, "R-001", typing=True) == [("recorder", False)]
    assert recorder.look(WESTMINSTER, "R-001", typing=False) == [("owner", True)]
    assert reviewer.look(WESTMINSTER, "R-001", typing=False) == []
    assert [name for name, _ in recorder.look(WESTMINSTER, "R-001", typing=False)] == ["owner", "reviewer"]
    assert recorder.look(WESTMINSTER, "R-002", typing=False) == []
    office.run(f"UPDATE {office.schema}.presence SET at = at - interval '31 seconds'")
    assert recorder.look(WESTMINSTER, "R-001", typing=False) == []
    # Of no other thing in particular, nobody is told anything.
    assert owner.look(WESTMINSTER, "", typing=False) == recorder.look(WESTMINSTER, "", typing=False) == []
    persistence = "SELECT relpersistence FROM pg_class WHERE oid = '{}.presence'::regclass"
    assert office.run(persistence.format(office.schema)) == [("u",)]


def test_what_is_recorded_is_never_changed_on_a_server(served: TestStore) -> None:
    """On PostgreSQL, UPDATE, DELETE and TRUNCATE of the journal are refused by the database itself."""
    recorder = served.recorder()
    recorder.append([example(1)])
    tampering = [
        "UPDATE {0}.journal SET by = 'Bob Day'",
        "DELETE FROM {0}.journal",
        "TRUNCATE {0}.journal",
        "UPDATE {0}.head SET size = 1",
        "DELETE FROM {0}.head",
        "TRUNCATE {0}.head",
        "INSERT INTO {0}.journal SELECT (jsonb_populate_record(j, '{{\"position\": 2}}')).* FROM {0}.journal j",
        "SET session_replication_role = replica; DELETE FROM {0}.journal",
    ]
    for statement in tampering:
        # The superuser, who may do everything else.
        with pytest.raises(psycopg.Error) as refused:
            served.run(statement.format(served.schema))
        assert refused.value.sqlstate == "PR001"


@pytest.fixture
def prepared_twice(server: Server) -> TestStore:
    """Give a store that was prepared again with other topics."""
    store = TestStore(server, {"sop.approved": TopicRule("approver")})
    create_store(store.address, "Somebody Else", {"eia.approved": TopicRule("approver")})
    return store


def test_preparing_again_changes_no_person_and_takes_the_new_topics(prepared_twice: TestStore) -> None:
    """A store that is prepared again keeps its persons, and takes the rights that the program has now."""
    schema = prepared_twice.schema
    assert prepared_twice.run(f"SELECT known_as, keeper FROM {schema}.person") == [("Ann Carter", True)]
    assert prepared_twice.run(f"SELECT topic FROM {schema}.topic_role") == [("eia.approved",)]
