"""Which kinds of entry make sense where the cursor is: first those about the thing, then new things, then the rest."""

from collections.abc import Iterator, Sequence

from domain.entries.catalogue import ENTRIES
from domain.entries.entry import Entry
from domain.entries.journal.amendments import AMENDMENTS
from domain.foundation.references import kind_of

# Nothing is recorded with these from here: a programme is started once, by the first screen.
NEVER = frozenset({"programme.started"})


def offered(
    nouns: Sequence[str],
    reference: str | None,
    position: int | None,
    clearing: Sequence[type[Entry]] = (),
) -> Iterator[tuple[str, type[Entry]]]:
    """Yield each kind of entry once, under the heading it is offered by."""
    seen = set(NEVER)
    for heading, classes in (
        ("Clears it", clearing),
        (f"About entry #{position}", from_entries() if position else ()),
        (f"About {reference}", about(reference) if reference else ()),
        ("Something new", new(nouns)),
        ("Everything else", ENTRIES.values()),
    ):
        for entry_class in classes:
            if entry_class.topic not in seen:
                seen.add(entry_class.topic)
                yield heading, entry_class


def from_entries() -> list[type[Entry]]:
    """Return the kinds of entry that begin with another one: corrections, and what is drawn from entries."""
    return [*AMENDMENTS, *(cls for cls in ENTRIES.values() if cls.position_fields and _allots(cls))]


def about(reference: str) -> list[type[Entry]]:
    """Return the kinds of entry that can name a thing.

    Those whose subject it is come first, and of these the ones about nothing but its kind: an erasure, which can be
    about several, is not what somebody meets first.
    """

    def later(entry_class: type[Entry], field: str) -> tuple[bool, bool, bool]:
        shared = len(entry_class.reference_fields[field].prefixes) > 1
        return field != subject_field(entry_class), _allots(entry_class), shared

    naming = [(cls, field) for cls in ENTRIES.values() if (field := field_for(cls, reference))]
    return [cls for cls, _ in sorted(naming, key=lambda found: later(*found))]


def new(nouns: Sequence[str]) -> list[type[Entry]]:
    """Return the kinds of entry that bring something of a screen's registers into being, in the screen's order.

    What begins with nothing comes before what needs a thing that exists: a risk is raised before it materialises.
    """
    found = [cls for cls in ENTRIES.values() if _allots(cls) and cls.noun in nouns]
    return sorted(found, key=lambda cls: (nouns.index(cls.noun), not _begins(cls)))


def field_for(entry_class: type[Entry], reference: str) -> str | None:
    """Return the first field of an entry that can name a thing that exists."""
    prefix = kind_of(reference).prefix
    return next(
        (
            name
            for name, mark in entry_class.reference_fields.items()
            if not mark.allots and prefix in mark.prefixes
        ),
        None,
    )


def subject_field(entry_class: type[Entry]) -> str | None:
    """Return the field that says what an entry is about: its first reference."""
    return next(iter(entry_class.reference_fields), None)


def _begins(entry_class: type[Entry]) -> bool:
    return next(iter(entry_class.reference_fields.values())).allots


def _allots(entry_class: type[Entry]) -> bool:
    return any(mark.allots for mark in entry_class.reference_fields.values())
