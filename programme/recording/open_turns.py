"""Which kinds of entry can be recorded of a thing as it stands, in the order of its life."""

from domain.entries.catalogue import ENTRIES
from domain.entries.entry import Entry
from domain.foundation.references import kind_of
from domain.rules.turns import is_open
from domain.state.programme import Programme


def open_turns(programme: Programme, reference: str, *others: str) -> list[type[Entry]]:
    """Return the kinds of entry that are open to a thing as it stands, those about the thing itself first.

    Of several things, which are of one kind, each counts: the one to which it is not open is named when it is recorded.
    """
    return [
        cls
        for cls, field in naming(reference)
        if any(is_open(programme, cls.topic, field, one) for one in (reference, *others))
    ]


def naming(reference: str) -> list[tuple[type[Entry], str]]:
    """Return the kinds of entry that can name a thing of its kind, each with the field that does."""
    found = [(cls, field) for cls in ENTRIES.values() if (field := field_for(cls, reference))]
    return sorted(found, key=lambda one: _aside(*one))


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


def allots(entry_class: type[Entry]) -> bool:
    """Tell whether an entry brings something into being."""
    return any(mark.allots for mark in entry_class.reference_fields.values())


def _aside(entry_class: type[Entry], field: str) -> tuple[bool, bool, bool]:
    """Rank an entry: what is only named by it, begins something new, or is about several kinds comes later."""
    shared = len(entry_class.reference_fields[field].prefixes) > 1
    return field != subject_field(entry_class), allots(entry_class), shared
