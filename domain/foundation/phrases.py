"""Sentences that hold facts: an entry that mends something, or a field to give, which each surface words in its way.

The command line gives the command and its options to type; the app, where the fields stand in front of whoever fills
them in, names the entry and what it is about.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TypeVar, cast

import msgspec

F = TypeVar("F", bound=Callable[..., object])


class Remedy(msgspec.Struct, frozen=True):
    """An entry that mends something: its topic and the fields that are known, in the order in which to name them.

    A field whose value is empty is named as one to fill in. `said` names the entry where its command would say less:
    “a later day”.
    """

    topic: str
    fields: tuple[tuple[str, str], ...] = ()
    said: str = ""


class Lookup(msgspec.Struct, frozen=True):
    """A thing to look at, because what mends it stands there."""

    reference: str


class Fields(msgspec.Struct, frozen=True):
    """Fields to give; `before` and `after` go with their names and are left out where the names are."""

    names: tuple[str, ...]
    before: str = " ("
    after: str = ")"


Part = str | Remedy | Lookup | Fields


class Phrase(msgspec.Struct, frozen=True):
    """Words and facts, in the order in which they are read."""

    parts: tuple[Part, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether it says anything."""
        return bool(self.parts)

    @property
    def remedies(self) -> Iterator[Remedy]:
        """The entries it names, the likeliest first."""
        return (part for part in self.parts if isinstance(part, Remedy))

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields it asks for."""
        return tuple(name for part in self.parts if isinstance(part, Fields) for name in part.names)

    def without_fields(self) -> "Phrase":
        """Return it as it reads where no field can be given."""
        return Phrase(tuple(part for part in self.parts if not isinstance(part, Fields)))


NOTHING = Phrase()

# Most sentences hold no fact.
Sentence = Phrase | str


# Hindsight asks for one for every alert of every day, most of them again and again.
def _remembered(make: F) -> F:
    return cast("F", lru_cache(1 << 14)(make))


@_remembered
def phrase(*parts: "Part | Phrase") -> Phrase:
    """Put a phrase together from words, facts and other phrases."""
    # Nearly all are of words and facts alone.
    if Phrase not in map(type, parts):
        return Phrase(cast("tuple[Part, ...]", parts))
    return Phrase(
        tuple(one for part in parts for one in (part.parts if isinstance(part, Phrase) else (part,)))
    )


def field_of(sentence: Sentence) -> str | None:
    """Return the field that a sentence stands beside: the first that it asks for."""
    return next(iter(phrase(sentence).fields), None)


@_remembered
def by(topic: str, said: str = "", /, **fields: str) -> Remedy:
    """Name the entry that mends something: `by("risk.reviewed", risk="R-001")`."""
    return Remedy(topic, tuple(fields.items()), said)


def giving(*names: str) -> Fields:
    """Name fields to give, in brackets after the words that ask for them."""
    return Fields(names)


def missing(name: str) -> Fields:
    """Name the one field that is missing, at the end of a sentence that says that it is."""
    return Fields((name,), ": give it with ", "")
