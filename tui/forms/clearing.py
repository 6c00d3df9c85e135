"""Which entries clear an alert or a gap, and what their forms begin with."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from domain.entries.catalogue import ENTRIES
from domain.entries.entry import Entry
from domain.foundation.phrases import Phrase


class Clearing(NamedTuple):
    """A kind of entry that clears something, and the fields that are known already; one to be filled in is empty."""

    entry_class: type[Entry]
    fields: Mapping[str, str]


def clearing(said: Phrase) -> Iterator[Clearing]:
    """Yield each kind of entry that a phrase names, once, with the fields that it names first."""
    seen = set()
    for remedy in said.remedies:
        if remedy.topic not in seen:
            seen.add(remedy.topic)
            yield Clearing(ENTRIES[remedy.topic], dict(remedy.fields))
