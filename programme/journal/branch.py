"""A what-if branch: a copy to try things out in, whose programme says so by its name wherever it is shown."""

from msgspec.structs import force_setattr

from domain.entries.entry import Entry
from domain.entries.journal.amendments import EntryCorrected
from domain.entries.programme import ProgrammeStarted

WHAT_IF = "What if: "


def mark(entry: Entry) -> None:
    """Let an entry that names the programme, and that nobody else holds yet, name the branch."""
    # Guarantee: a what-if branch says so in the name of the programme, is never signed, and casts no doubt on it.
    if isinstance(entry, ProgrammeStarted):
        force_setattr(entry, "name", WHAT_IF + entry.name)
    elif isinstance(entry, EntryCorrected) and entry.entry == 1 and "name" in entry.changes:
        force_setattr(entry, "changes", {**entry.changes, "name": f"{WHAT_IF}{entry.changes['name']}"})
