"""Whether a store holds what it was made with, and nothing else: its tables, indexes and triggers, word for word."""

import re
import sqlite3
from collections.abc import Iterator
from functools import cache

from event_store.errors import StoreUnreadable
from event_store.sqlite.schema import statements

_MADE = r"(?s)CREATE (TABLE|TRIGGER|INDEX) (\w+).*"
_COMMENT = r"--[^\n]*"
# What SQLite makes by itself for AUTOINCREMENT.
SEQUENCE = ("table", "sqlite_sequence", "CREATE TABLE sqlite_sequence(name,seq)")


def differences_of(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what differs in the schema of one open file."""
    found = {
        str(name): (str(kind), _plain(str(sql)))
        for kind, name, sql in connection.execute(
            "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
        )
    }
    made = _made()
    for name, (kind, sql) in made.items():
        if name not in found:
            yield f"the {kind} {name} is missing"
        elif found[name] != (kind, sql):
            yield f"the {kind} {name} is not as it was made"
    for name, (kind, _) in found.items():
        if name not in made:
            yield f"there is a {_word(kind)} {_word(name)} that does not belong"


def refuse_unreadable(connection: sqlite3.Connection, path: str) -> None:
    """StoreUnreadable when what the records are read from is no table: to read a view is to run whatever it says."""
    for name in ("journal", "head", "checkpoint"):
        found = connection.execute(
            "SELECT type, upper(substr(sql, 1, 13)) FROM sqlite_schema WHERE name = ?", (name,)
        ).fetchall()
        if found != [("table", "CREATE TABLE ")]:
            problem = f"{path} is no store that can be read ({name} is no table of it): restore a backup"
            raise StoreUnreadable(problem)


@cache
def _made() -> dict[str, tuple[str, str]]:
    made = [match for statement in statements() if (match := re.search(_MADE, statement))]
    kind, name, sql = SEQUENCE
    return {match[2]: (match[1].lower(), _plain(match[0])) for match in made} | {name: (kind, _plain(sql))}


def _plain(sql: str) -> str:
    """Return a statement without its comments and line breaks, in which stores of earlier versions differ."""
    return " ".join(re.sub(_COMMENT, "", sql).split()).removesuffix(";").rstrip()


def _word(text: str) -> str:
    # A name in a file from anywhere may hold anything.
    return "".join(c if c.isprintable() else "?" for c in text[:60])
