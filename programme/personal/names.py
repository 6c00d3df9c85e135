"""Names: whom the directory knows, so that entries are recorded with a reference and read with a name.

A name stands once in the journal, sealed under the key of the person it is of. Every other entry refers to it, and is
shown with the name as the directory has it now: a merger or a new name holds at every date, as an erasure does.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec
from msgspec.structs import replace

from domain.entries.entry import Entry
from domain.foundation.personal import WITHHELD
from domain.foundation.references import read
from domain.rules.persons import spelling

# The entries that say whom a name means. Named here, because few journals have any, and to load their classes takes
# longer than to ask whether there are.
NAMING = (
    *("post.established", "post.merged"),
    *("person.registered", "person.renamed", "person.merged"),
)
GIVING_NAMES = frozenset({"person.registered", "person.renamed"})
PREFIXES = ("PO", "PE")
NAME_FIELDS = ("title", "name")


class Meaning(msgspec.Struct, frozen=True):
    """What a text in a field for a person means: its reference, if the directory knows it, and how it is shown."""

    ref: str | None
    shown: str


class Names:
    """What every name means, by all that is recorded."""

    def __init__(self) -> None:
        self._shown: dict[str, str] = {}
        self._refs: dict[str, str] = {}
        self._into: dict[str, str] = {}
        self._meanings: dict[str, Meaning] = {}

    def __bool__(self) -> bool:
        """Tell whether the directory holds anybody."""
        return bool(self._shown)

    def learn(self, entry: Entry) -> None:
        """Take what an entry of the directory says, opened, in the order in which they were recorded."""
        ref = getattr(entry, entry.noun)
        self._meanings.clear()
        for field in NAME_FIELDS:
            if (name := getattr(entry, field, None)) is not None:
                # Two that cannot be read any more are told apart by their references.
                self._shown[ref] = f"{ref} {name}" if name in WITHHELD else name
                self._refs.setdefault(spelling(self._shown[ref]), ref)
        if (name := getattr(entry, "spelling", None)) is not None and name not in WITHHELD:
            self._refs.setdefault(spelling(name), ref)
        if (other := getattr(entry, "other", None)) is not None:
            self._into[other] = ref

    def meaning(self, text: str) -> Meaning:
        """Return what a text means, typed or recorded: a name in any spelling, or a reference."""
        found = self._meanings.get(text)
        if found is None:
            ref = self._stays(text if text in self._shown else self._refs.get(spelling(text)))
            found = Meaning(ref, text if ref is None else self._shown.get(ref, ref))
            self._meanings[text] = found
        return found

    def _stays(self, ref: str | None) -> str | None:
        """Return the entry of the directory that a merged one was merged into, over any number of steps."""
        seen: set[str] = set()
        while ref is not None and ref in self._into and ref not in seen:
            seen.add(ref)
            ref = self._into[ref]
        return ref

    def spellings(self) -> Iterator[tuple[str, str]]:
        """Yield every way to write a name, without regard to capitals, with the reference that it means."""
        yield from self._refs.items()

    def shown(self, text: str) -> str:
        """Return how whoever is meant is called."""
        return self.meaning(text).shown

    def kept(self, text: str) -> str:
        """Return what the journal keeps: a reference, or the name as it was typed when the directory has none."""
        return self.meaning(text).ref or text


def reference(text: str) -> str | None:
    """Return the reference to the directory that a text is, however it was typed; None when it is a name."""
    # Most texts are names, and to say of each what it is not would take longer than all else.
    if text.lstrip()[:2].upper() not in PREFIXES:
        return None
    found = read(text.partition(" [")[0])
    return found if found is not None and found.partition("-")[0] in PREFIXES else None


def named(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield every name in an entry with the field that it stands in."""
    for field in entry.named_fields:
        yield from ((field, text) for text in each(getattr(entry, field)))


def each(value: Any) -> Iterable[str]:  # noqa: ANN401 - a field may hold one name, many or none
    """Return the names that a field holds."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


def with_names(entry: Entry, change: Callable[[str], str]) -> Entry:
    """Return an entry with other names in the places of those in it."""
    changes = {
        field: changed
        for field in entry.named_fields
        if (value := getattr(entry, field)) is not None and (changed := changed_names(value, change)) != value
    }
    return replace(entry, **changes) if changes else entry


def changed_names(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - as in `each`
    """Return what a field holds with other names."""
    return change(value) if isinstance(value, str) else type(value)(map(change, value))
