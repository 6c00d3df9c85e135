"""Who may do what in a store in PostgreSQL: every role, and those without one, with every kind of statement."""

from uuid import UUID, uuid4

import psycopg
import pytest

from event_store.errors import JournalError, NotAllowed, RefusedByDatabase
from event_store.journal.records import StoredRecord
from event_store.postgresql import PostgreSQLJournalRecorder
from event_store.postgresql.connections import Connections
from event_store.postgresql.create import admit, create_store
from tests.event_store.examples import CAMDEN, WESTMINSTER, example
from tests.event_store.postgresql.stores import TestStore
from tests.postgres_server import Server

ROLES = ("reader", "reviewer", "recorder", "approver", "owner")
MEMBERS = {*ROLES, "keeper"}
# Beside the roles: who keeps the store, who was admitted and has no role, and who can only connect to the database.
EVERYBODY = (*ROLES, "keeper", "admitted", "stranger")
TABLES = ("journal", "head", "notification", "checkpoint", "tile", "member", "person")
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
    "SELECT log_access('given', NULL, 'x', 'owner')",
]


class Office(TestStore):
    """A store that a keeper who is no superuser prepared, with a login of each role."""

    def __init__(self, server: Server) -> None:
        super().__init__(server, real=True, keeper=True)
        address = self.as_login(self.login("keeper"))
        recorder = PostgreSQLJournalRecorder(Connections(address))
        recorder.append([example(1, by="keeper")])
        recorder.append([example(1, CAMDEN, by="keeper")])
        for role in (*ROLES, "admitted"):
            admit(address, self.login(role), role)
            if role != "admitted":
                recorder.give(WESTMINSTER, self.login(role), role)
        self.run(f"CREATE ROLE {self.login('stranger')} LOGIN")
        recorder.select_notifications(None, 10)
        recorder.connections.close()

    def connect(self, role: str) -> psycopg.Connection[tuple[object, ...]]:
        """Connect as somebody of a role, without this program."""
        return psycopg.connect(
            host=str(self.server.folder),
            user=self.login(role),
            dbname="postgres",
            options=f"-c search_path={self.schema}",
        )

    def append(self, role: str, record: StoredRecord) -> None:
        """Append in the program, as somebody of a role."""
        connections = Connections(self.as_login(self.login(role)))
        try:
            PostgreSQLJournalRecorder(connections).append([record])
        finally:
            connections.close()


@pytest.fixture(scope="module")
def office(server: Server) -> Office:
    """Give a store with a login of each role, for all tests here."""
    return Office(server)


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize("statement", WRITES)
def test_nobody_writes_past_the_functions(office: Office, role: str, statement: str) -> None:
    """No role may write, change or remove anything, or become who may."""
    with office.connect(role) as connection, pytest.raises(psycopg.errors.Error) as refused:
        connection.execute(statement.format(schema=office.schema))
    assert refused.value.sqlstate in {"42501", "42P01", "3F000", "42883", "428C9"}
    assert office.run(f"SELECT count(*), min(by), max(by) FROM {office.schema}.journal") == [
        (2, "keeper", "keeper")
    ]


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize("table", ["journal", "head", "notification"])
def test_only_members_read_a_programme(office: Office, role: str, table: str) -> None:
    """Whoever is in a role in a programme reads it, and nothing of any other; others read nothing."""
    with office.connect(role) as connection:
        if role == "stranger":
            with pytest.raises(psycopg.errors.UndefinedTable):
                connection.execute(f"SELECT programme_id FROM {table}")
            return
        found = {each for (each,) in connection.execute(f"SELECT programme_id FROM {table}")}
    expected: set[UUID] = {WESTMINSTER} if role in MEMBERS else set()
    assert found == (expected | {CAMDEN} if role == "keeper" else expected)


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize(
    ("topic", "allowed"),
    [
        ("risk.assessed", {"recorder", "keeper"}),
        ("eia.approved", {"approver"}),
        ("person.erased", {"owner", "keeper"}),
    ],
)
def test_an_entry_is_recorded_only_by_who_may_record_it(
    office: Office, role: str, topic: str, allowed: set[str]
) -> None:
    """On PostgreSQL, an entry is recorded in the name of who is logged in, and only by who may record it."""
    # At a position that is taken: who may record hears of that, and who may not does not get so far.
    mine = example(1, topic=topic, by=role)
    expected = "is not the next one" if role in allowed else "may not record|not admitted|there is no store"
    with pytest.raises(JournalError, match=expected):
        office.append(role, mine)
    if role != "stranger":
        with pytest.raises(NotAllowed, match=r"not by “Bob Day”|not admitted"):
            office.append(role, example(1, topic=topic, by="Bob Day"))


@pytest.mark.parametrize("role", EVERYBODY)
def test_only_a_keeper_starts_a_programme_and_lets_others_in(office: Office, role: str) -> None:
    """A programme is started, and a person admitted, by a keeper of the store and nobody else."""
    with office.connect(role) as connection:
        statement = "SELECT admit('somebody', 'Some Body', false)"
        if role == "keeper":
            connection.execute(statement)
            connection.rollback()
        else:
            with pytest.raises(psycopg.errors.Error):
                connection.execute(statement)
    if role not in {"keeper", "stranger"}:
        with pytest.raises(NotAllowed, match="may not start a programme: that takes a keeper"):
            office.append(role, example(1, uuid4(), by=role))


@pytest.mark.parametrize("role", EVERYBODY)
def test_only_an_owner_gives_roles(office: Office, role: str) -> None:
    """Roles are given and taken by who owns the programme, and nobody else."""
    for statement in ("SELECT give(%s, %s, 'approver')", "SELECT take(%s, %s, 'reader')"):
        with office.connect(role) as connection:
            values = (WESTMINSTER, office.login("reader"))
            if role in {"owner", "keeper"}:
                connection.execute(statement, values)
                connection.rollback()
            else:
                with pytest.raises(psycopg.errors.Error):
                    connection.execute(statement, values)


def test_the_roles_of_the_store_itself_are_nobodys_login(office: Office) -> None:
    """Nobody is admitted as the owner of the tables, or as the role of all members."""
    for role in ("owner", "member"):
        with pytest.raises(NotAllowed, match="is a role of the store itself"):
            admit(office.as_login(office.login("keeper")), f"{office.schema}_{role}", "Ann Carter")


def test_a_programme_keeps_an_owner_and_every_grant_is_on_record(server: Server) -> None:
    """The last owner cannot be taken away; what was given and taken, when and by whom, is kept."""
    office = Office(server)
    recorder = PostgreSQLJournalRecorder(Connections(office.as_login(office.login("keeper"))))
    recorder.take(WESTMINSTER, office.login("owner"), "owner")
    with pytest.raises(RefusedByDatabase, match="a programme keeps an owner"):
        recorder.take(WESTMINSTER, office.login("keeper"), "owner")
    assert recorder.roles(WESTMINSTER) == {"owner", "recorder"}
    assert (office.login("reader"), "reader", "reader") in recorder.members(WESTMINSTER)
    log = office.run(
        f"SELECT by, done, login, role FROM {office.schema}.access_log ORDER BY number DESC LIMIT 1"
    )
    assert log == [(office.login("keeper"), "taken", office.login("owner"), "owner")]


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
    store = TestStore(server, {"sop.approved": "approver"})
    create_store(store.address, "Somebody Else", {"eia.approved": "approver"})
    return store


def test_preparing_again_changes_no_person_and_takes_the_new_topics(prepared_twice: TestStore) -> None:
    """A store that is prepared again keeps its persons, and takes the rights that the program has now."""
    schema = prepared_twice.schema
    assert prepared_twice.run(f"SELECT known_as, keeper FROM {schema}.person") == [("Ann Carter", True)]
    assert prepared_twice.run(f"SELECT topic FROM {schema}.topic_role") == [("eia.approved",)]
