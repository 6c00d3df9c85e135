"""Preparing a database: the schema with its roles, once; and the persons and roles in it."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import psycopg
from psycopg import sql

from event_store.errors import NotAllowed, StoreUnreadable
from event_store.postgresql.address import Address, read_address
from event_store.postgresql.connect import Connection, connect_plainly, refuse_server
from event_store.postgresql.errors import Lost, translated_errors
from event_store.postgresql.schema import MIGRATIONS, SCHEMA_VERSION, members, named, owner, script
from event_store.store import TopicRule

LOGIN = re.compile(r"[a-z][a-z0-9_.@-]{0,62}")


def create_store(address: str, known_as: str, rules: Mapping[str, TopicRule]) -> bool:
    """Prepare a store at an address, and tell whether it was new; one of an earlier version is brought up to date.

    Who prepares it becomes its keeper, and is recorded as `known_as`. `rules` say what it takes to record entries of
    some topics. StoreUnreadable or NotAllowed, and nothing changed, when it cannot be.
    """
    where = read_address(address)
    try:
        with (
            translated_errors(where.place, 5),
            connect_plainly(where) as connection,
            connection.transaction(),
        ):
            refuse_server(connection, where)
            connection.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (where.schema,))
            version = _version(connection, where)
            if version is None:
                _make(connection, where, known_as)
            elif version > SCHEMA_VERSION:
                problem = (
                    f"{where.place} was prepared by a newer version of this program: upgrade the program"
                )
                raise StoreUnreadable(problem)
            else:
                _migrate(connection, where, version)
            _set_rules(connection, where, rules)
            return version is None
    except Lost as lost:
        problem = f"{where.place} cannot be reached ({lost}): check the address, and that you may connect"
        raise StoreUnreadable(problem) from lost


def admit(address: str, login: str, known_as: str, *, keeper: bool = False, portfolio: bool = False) -> None:
    """Let a login use a store, recorded as `known_as`; the login is made, without a password, if there is none."""
    where = read_address(address)
    if login in {owner(where.schema), members(where.schema)}:
        problem = f"“{login}” is a role of the store itself: choose another login"
        raise NotAllowed(problem)
    if not LOGIN.fullmatch(login):
        problem = f"“{login}” is no login: use lower-case letters, digits and _ . @ -, 63 at most"
        raise NotAllowed(problem)
    try:
        with (
            translated_errors(where.place, 5),
            connect_plainly(where) as connection,
            connection.transaction(),
        ):
            made, role = sql.Identifier(login), sql.Identifier(members(where.schema))
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (login,)).fetchone():
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(made))
            connection.execute(sql.SQL("GRANT {} TO {}").format(role, made))
            connection.execute(
                sql.SQL("SELECT {}.admit(%s, %s, %s, %s)").format(sql.Identifier(where.schema)),
                (login, known_as, keeper, portfolio),
            )
    except Lost as lost:
        problem = f"{where.place} cannot be reached ({lost}): check the address, and that you may connect"
        raise StoreUnreadable(problem) from lost


def _version(connection: Connection, where: Address) -> int | None:
    try:
        with connection.transaction():
            found = connection.execute(named("SELECT version FROM register.store", where.schema)).fetchone()
    except (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName):
        return None
    return None if found is None else int(found[0])


def _make(connection: Connection, where: Address, known_as: str) -> None:
    for role in (owner(where.schema), members(where.schema)):
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone():
            connection.execute(f"CREATE ROLE {role} NOLOGIN")
    with _as_owner(connection, where):
        connection.execute(
            "RESET ROLE"
        )  # who makes a schema needs a right in the database, which the owner has not
        connection.execute(f"CREATE SCHEMA {where.schema} AUTHORIZATION {owner(where.schema)}")
        connection.execute(f"SET LOCAL ROLE {owner(where.schema)}")
        connection.execute(script(where.schema), prepare=False)
        connection.execute(
            named("INSERT INTO register.store (version) VALUES (%s)", where.schema), (SCHEMA_VERSION,)
        )
        connection.execute(
            named("INSERT INTO register.person VALUES (session_user, %s, true)", where.schema), (known_as,)
        )
    connection.execute(f"GRANT {members(where.schema)} TO CURRENT_USER")


def _migrate(connection: Connection, where: Address, version: int) -> None:
    """Bring a store of an earlier version up to this one, a version at a time; no record is touched."""
    with _as_owner(connection, where):
        for step in range(version, SCHEMA_VERSION):
            for statement in MIGRATIONS[step]:
                connection.execute(named(statement, where.schema), prepare=False)
        connection.execute(named("UPDATE register.store SET version = %s", where.schema), (SCHEMA_VERSION,))


def _set_rules(connection: Connection, where: Address, rules: Mapping[str, TopicRule]) -> None:
    with _as_owner(connection, where):
        connection.execute(named("DELETE FROM register.topic_role", where.schema))
        connection.cursor().executemany(
            named("INSERT INTO register.topic_role VALUES (%s, %s, %s, %s, %s, %s::text[])", where.schema),
            [(topic, *rule[:-1], list(rule.raised)) for topic, rule in rules.items()],
        )


@contextmanager
def _as_owner(connection: Connection, where: Address) -> Iterator[None]:
    """Act as the owner of the tables, who cannot log in, and whom nobody stays a member of."""
    role = owner(where.schema)
    connection.execute(f"GRANT {role} TO CURRENT_USER WITH SET TRUE, INHERIT FALSE")
    connection.execute(f"SET LOCAL ROLE {role}")
    yield
    connection.execute("RESET ROLE")
    connection.execute(f"REVOKE {role} FROM CURRENT_USER GRANTED BY CURRENT_USER")
