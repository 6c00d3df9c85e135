"""Whether the triggers and indexes of a store are those it was made with: without them anybody may change records."""

import re

from event_store.sqlite.connections import Connections
from event_store.sqlite.schema import statements

_MADE = re.compile(r"CREATE (TRIGGER|INDEX) (\w+).*", flags=re.DOTALL)


def changed_guards(connections: Connections) -> list[str]:
    """Return the triggers and indexes that are missing from a store, or are not as they were made."""
    with connections.reading() as connection:
        found = dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))
    made = [match for statement in statements() if (match := _MADE.search(statement))]
    return [
        f"the {match[1].lower()} {match[2]}"
        for match in made
        if found.get(match[2], "") != match[0].strip().removesuffix(";")
    ]
