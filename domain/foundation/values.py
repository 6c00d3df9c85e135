"""What the state of a programme is made of; a checkpoint writes it without names, as only its own code reads it."""

import msgspec


class State(msgspec.Struct, array_like=True, omit_defaults=True):
    """A thing of a register as it stands, changed by each fact about it."""


class Value(msgspec.Struct, frozen=True, array_like=True, omit_defaults=True):
    """A part of a thing that is replaced as a whole."""
