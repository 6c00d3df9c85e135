"""A value with words that people need beside it; JSON, filters and sorting take the value alone."""

import msgspec


class Qualified(msgspec.Struct, frozen=True):
    """A value of a column, and what is read after it: `20` and `on 5×5`."""

    value: object
    words: str
