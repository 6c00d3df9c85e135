"""Which kinds of entry make sense where the cursor is: first those open to the thing, then new things, the rest."""

from collections.abc import Iterator, Sequence

from domain.entries.catalogue import ENTRIES
from domain.entries.entry import Entry
from domain.entries.journal.amendments import AMENDMENTS
from domain.entries.journal.knowledge import KnowledgeDated
from domain.state.programme import Programme
from programme.recording.open_turns import allots, naming, open_turns, subject_field

# Nothing is recorded with these from here: a programme is started once, by the first screen.
NEVER = frozenset({"programme.started"})


def offered(  # noqa: PLR0913, PLR0917 - where the cursor is, and what is offered there
    nouns: Sequence[str],
    programme: Programme,
    reference: str | None,
    position: int | None,
    clearing: Sequence[type[Entry]] = (),
    withheld: frozenset[str] = frozenset(),
    others: Sequence[str] = (),
) -> Iterator[tuple[str, type[Entry]]]:
    """Yield each kind of entry once, under the heading it is offered by; none with a withheld topic.

    `others` are further things of the kind of the first one, where something is recorded of all of them.
    """
    seen = {*NEVER, *withheld}
    closed = {cls.topic for cls in about(reference)} if reference else set()
    for heading, classes in (
        ("Clears it", clearing),
        (f"About entry #{position}", from_entries() if position else ()),
        (
            f"About all {len(others) + 1} that are marked" if others else f"About {reference}",
            open_turns(programme, reference, *others) if reference else (),
        ),
        ("Something new", new(nouns)),
        ("Everything else", [cls for cls in ENTRIES.values() if cls.topic not in closed]),
    ):
        for entry_class in classes:
            if entry_class.topic not in seen:
                seen.add(entry_class.topic)
                yield heading, entry_class


def from_entries() -> list[type[Entry]]:
    """Return the kinds of entry that begin with another one: corrections, who knew of it, and what is drawn from it."""
    return [
        *AMENDMENTS,
        KnowledgeDated,
        *(cls for cls in ENTRIES.values() if cls.position_fields and allots(cls)),
    ]


def about(reference: str) -> list[type[Entry]]:
    """Return the kinds of entry whose subject a thing may be, open to it or not."""
    return [cls for cls, field in naming(reference) if field == subject_field(cls)]


def new(nouns: Sequence[str]) -> list[type[Entry]]:
    """Return the kinds of entry that bring something of a screen's registers into being, in the screen's order.

    What begins with nothing comes before what needs a thing that exists: a risk is raised before it materialises.
    """
    found = [cls for cls in ENTRIES.values() if allots(cls) and cls.noun in nouns]
    return sorted(found, key=lambda cls: (nouns.index(cls.noun), not _begins(cls)))


def _begins(entry_class: type[Entry]) -> bool:
    return next(iter(entry_class.reference_fields.values())).allots
