"""The lines of a panel, each with what it opens."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from textual.content import Content


class PanelLine(NamedTuple):
    """A line, and the words of the command that answers what it counts; without any it opens nothing.

    `key` is what it is known by from one moment to the next.
    """

    text: Content
    opens: tuple[str, ...] = ()
    key: str = ""


# Made for the width there is.
Lines = Callable[[int], Iterable[PanelLine]]
