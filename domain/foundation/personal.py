"""Which fields hold a person's name or words, and what stands in their place when these may not be read."""

import msgspec

# What personal texts may be about; each such thing has a key of its own, which can be destroyed.
SUBJECT_PREFIXES = ("SI", "AP", "EA", "EIA", "PC", "PH", "PE")

ERASED = "[erased]"
SEALED = "[sealed: its key is not here]"
REDACTED = "[redacted]"
WITHHELD = frozenset({ERASED, SEALED, REDACTED})


def suppressed(*figures: object) -> bool:
    """Tell whether a reviewer may not be told a figure: words stand in its place, as it is so small."""
    return any(isinstance(figure, str) for figure in figures)


class Personal(msgspec.Struct, frozen=True):
    """Marks a field whose text the journal keeps encrypted, under the key of the thing that the entry is about.

    `kept` is false when no effect keeps the text in the state, so that replay need not decrypt it.
    """

    kept: bool = True


class Named(msgspec.Struct, frozen=True):
    """Marks a field that holds who answers, approves, acts or attends: a post or a person, by name or by reference."""
