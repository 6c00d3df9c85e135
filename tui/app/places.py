"""Every place of the app in which keys do something: its screens, and the tables in them."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from textual.dom import DOMNode

import tui.screens
from tui.screens.bases.programme_screen import ProgrammeScreen
from tui.tables.marked_table import MarkedTable

EVERYWHERE: tuple[type[DOMNode], ...] = (MarkedTable,)


def screens() -> list[type[DOMNode]]:
    """Return every screen of a programme, all of which are loaded for it."""
    for module in pkgutil.walk_packages(tui.screens.__path__, "tui.screens."):
        import_module(module.name)
    return [*_below(ProgrammeScreen)]


def _below(cls: type[ProgrammeScreen]) -> Iterator[type[ProgrammeScreen]]:
    for one in cls.__subclasses__():
        yield one
        yield from _below(one)
