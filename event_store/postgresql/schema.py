"""The PostgreSQL schema of the journal; its guards hold against every program that connects, not only ours."""

import re
from importlib.resources import files

SCHEMA_VERSION = 1
# PostgreSQL 18 computes CRC-32 itself.
SERVER_VERSION = 180_000
# The word that stands for the schema in the files of SQL.
WORD = "register"
FILES = ("schema.sql", "append.sql", "access.sql")
# What makes a store of each version one of the next, with the same word for the schema.
MIGRATIONS: dict[int, tuple[str, ...]] = {}

# Names that need no quotes, and leave room for the endings of roles.
SCHEMA_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")


def named(sql: str, schema: str) -> str:
    """Return SQL for the schema of that name."""
    return sql.replace(WORD, schema)


def script(schema: str) -> str:
    """Return everything that makes a store, but its roles and its version."""
    return named("\n".join(files(__package__).joinpath(name).read_text("utf-8") for name in FILES), schema)


def owner(schema: str) -> str:
    """Return the role that owns a store; it cannot log in."""
    return f"{schema}_owner"


def members(schema: str) -> str:
    """Return the role of everybody who may connect to a store."""
    return f"{schema}_member"
