"""The personal texts of an entry, each under a label: its field's name, or `changes.` and a name in a correction."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from msgspec.structs import force_setattr, replace

from domain.entries.entry import Entry
from domain.entries.journal.amendments import AMENDMENT_TOPICS, AMENDMENTS, EntryCorrected, EntryWithdrawn
from domain.foundation.personal import WITHHELD
from programme.personal.names import reference

CHANGES = "changes."

Change = Callable[[str, str], str]


# Asked when something is recorded or erased; to look through every class takes longer than opening the app may.
@cache
def topics() -> tuple[str, ...]:
    """Return the topics of the entries that hold personal texts."""
    from domain.entries.catalogue import ENTRIES  # noqa: PLC0415 - as above

    return (*(topic for topic, cls in ENTRIES.items() if cls.personal_fields), *AMENDMENT_TOPICS)


def holds_texts(entry: Entry) -> bool:
    """Tell whether an entry is of a kind that holds personal texts."""
    return bool(entry.personal_fields) or isinstance(entry, AMENDMENTS)


def subject_of(entry: Entry) -> str:
    """Return what the personal texts of an entry are about; empty when it has none of its own."""
    return getattr(entry, entry.subject_field) if entry.subject_field else ""


def texts(entry: Entry, amended: type[Entry] | None = None) -> Iterator[tuple[str, str]]:
    """Yield the personal texts of an entry; those of an amendment are its reason and what it says in place of others.

    `amended` is the class of the entry that an amendment amends; without it any of its texts may be personal.
    """
    for name in entry.personal_fields:
        if (text := getattr(entry, name)) is not None:
            yield name, text
    if isinstance(entry, EntryCorrected | EntryWithdrawn) and (amended is None or amended.personal_fields):
        yield "reason", entry.reason
        if isinstance(entry, EntryCorrected):
            for name, value in entry.changes.items():
                if isinstance(value, str) and (amended is None or name in amended.personal_fields):
                    yield CHANGES + name, value


def changed(entry: Entry, found: dict[str, str]) -> Entry:
    """Return a copy of an entry with other texts under these labels."""
    made = replace(entry)
    put(made, found)
    return made


def put(entry: Entry, found: dict[str, str]) -> None:
    """Put texts into an entry that nobody else holds yet."""
    changes: dict[str, Any] = {}
    for label, text in found.items():
        if label.startswith(CHANGES):
            changes[label.removeprefix(CHANGES)] = text
        else:
            # Entries are frozen for everybody who is handed one; making it anew would cost more than decrypting it.
            force_setattr(entry, label, text)
    if changes:
        force_setattr(entry, "changes", {**getattr(entry, "changes"), **changes})  # noqa: B009 - of one class only


def says_the_same(original: Entry, draft: Entry) -> bool:
    """Tell whether a retry repeats an entry, as far as the entry can still be read."""
    withheld = {label: text for label, text in texts(original) if text in WITHHELD}
    known = {label for label, _ in texts(draft)}
    said = changed(draft, {label: text for label, text in withheld.items() if label in known})
    if type(original) is type(draft):
        # Whose name was erased is called by the reference alone.
        gone = {
            n: v for n in original.named_fields if isinstance(v := getattr(original, n), str) and reference(v)
        }
        said = replace(said, **gone)
    return original == said
