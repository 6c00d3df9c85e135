"""The lines by which a reference names the keys of an answer."""

from collections.abc import Iterable, Iterator
from typing import Protocol


class Named(Protocol):
    """A column of an answer or of a listing."""

    @property
    def key(self) -> str:
        """Its key in JSON and CSV."""

    @property
    def header(self) -> str:
        """Its header on screen."""


def key_lines(columns: Iterable[Named]) -> Iterator[str]:
    """Yield a line for each column."""
    return (f"- `{column.key}`: {column.header}" for column in columns)
