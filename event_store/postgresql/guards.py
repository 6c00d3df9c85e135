"""Whether what guards a store is as it was made: without it, who owns the tables may change records unnoticed."""

import re
from collections.abc import Iterator

from event_store.postgresql.connections import Connections
from event_store.postgresql.schema import owner, script

FUNCTION = re.compile(r"^CREATE FUNCTION \w+\.(\w+)\(.*?\$body\$(.*?)\$body\$", re.DOTALL | re.MULTILINE)
TRIGGER = re.compile(r"^(CREATE TRIGGER (\w+) .*);$", re.MULTILINE)
INDEX = re.compile(r"^(CREATE INDEX (\w+) .*);$", re.MULTILINE)
POLICY = re.compile(r"^CREATE POLICY (\w+) ON \w+\.(\w+) FOR SELECT USING \((.*)\);$", re.MULTILINE)

FUNCTIONS = """
    SELECT proname, prosrc, prosecdef FROM pg_proc WHERE pronamespace = %s::regnamespace
"""
TRIGGERS = """
    SELECT tgname, pg_get_triggerdef(t.oid), tgenabled = 'A' FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid
    WHERE relnamespace = %s::regnamespace AND NOT tgisinternal
"""
INDEXES = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = %s"
# Tables that keep a row from nobody, and rights to write that somebody has beside the owner.
OPEN = """
    SELECT relname FROM pg_class WHERE relnamespace = %s::regnamespace AND relkind IN ('r', 'p')
    AND NOT relrowsecurity AND relname NOT IN ('store', 'topic_role', 'access_log')
"""
GRANTED = """
    SELECT DISTINCT relname || ' to ' || coalesce(r.rolname, 'everybody')
    FROM pg_class, aclexplode(relacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
    WHERE relnamespace = %s::regnamespace AND relkind IN ('r', 'p') AND a.grantee <> relowner
    AND a.privilege_type <> 'SELECT'
"""
OWNER = "SELECT rolcanlogin FROM pg_roles WHERE rolname = %s"


def differing(connections: Connections) -> list[str]:
    """Return the functions, triggers and indexes that are missing or changed, and rights that nobody should have."""
    return [f"{each} is not as it was made" for each in _changed(connections, connections.address.schema)]


def _changed(connections: Connections, schema: str) -> Iterator[str]:
    made = script(schema)
    sources = {name: source for name, source, _ in connections.ask(FUNCTIONS, (schema,))}
    for name, body in FUNCTION.findall(made):
        if sources.get(name) != body:
            yield f"the function {name}"
    # How a definition is written depends on what the connection looks for first.
    made = made.replace(f"{schema}.", "")
    triggers = {
        name: (text.replace(f"{schema}.", ""), always)
        for name, text, always in connections.ask(TRIGGERS, (schema,))
    }
    for text, name in TRIGGER.findall(made):
        if triggers.get(name) != (text, True):
            yield f"the trigger {name}"
    indexes = {name: text.replace(f"{schema}.", "") for name, text in connections.ask(INDEXES, (schema,))}
    for text, name in INDEX.findall(made):
        if indexes.get(name) != text:
            yield f"the index {name}"
    yield from _rights(connections, schema)


def _rights(connections: Connections, schema: str) -> Iterator[str]:
    for (table,) in connections.ask(OPEN, (schema,)):
        yield f"the row-level security of {table}"
    for (granted,) in connections.ask(GRANTED, (schema,)):
        yield f"the right to write {granted}"
    if connections.ask(OWNER, (owner(schema),)) != [(False,)]:
        yield f"the owner {owner(schema)}, who must not be able to log in,"
