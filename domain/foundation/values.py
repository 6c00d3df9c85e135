"""What the state of a programme is made of; a checkpoint writes it without names, as only its own code reads it."""

from typing import Protocol

import msgspec


class Titled(Protocol):
    """A thing with a reference and a title."""

    @property
    def ref(self) -> str:
        """What people call it: `R-012`."""

    @property
    def title(self) -> str:
        """What it is, on one line."""


class State(msgspec.Struct, array_like=True, omit_defaults=True):
    """A thing of a register as it stands, changed by each fact about it."""

    @property
    def called(self: Titled) -> str:
        """The thing as a sentence names it: `R-012 “Custody moves late”`."""
        return f"{self.ref} “{self.title}”"


class Value(msgspec.Struct, frozen=True, array_like=True, omit_defaults=True):
    """A part of a thing that is replaced as a whole."""
