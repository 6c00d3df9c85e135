"""Every entry class is found, whichever way it is looked for."""

from pathlib import Path

import pytest

import domain.entries
from domain.entries.catalogue import ENTRIES
from domain.entries.find import entry_class, modules
from domain.foundation.registers import REGISTER_OF, REGISTERS

SHARED = {"entry", "find", "catalogue", "permission"}


def test_every_module_of_the_entries_belongs_to_one_register() -> None:
    """A file that no register names would hold entries that nobody can record."""
    folder = Path(domain.entries.__file__).parent
    found = {
        ".".join(("domain.entries", *path.relative_to(folder).with_suffix("").parts))
        for path in folder.rglob("*.py")
        if path.stem != "__init__" and path.stem not in SHARED
    }
    named = [module for register in REGISTERS for module in modules(register)]
    assert sorted(named) == sorted(found)


def test_every_entry_is_named_by_a_noun_of_a_register() -> None:
    """The order of the registers is the order of the entries, and each topic begins with a noun that is listed."""
    assert {entry.noun for entry in ENTRIES.values()} == set(REGISTER_OF)


@pytest.mark.parametrize("topic", ENTRIES)
def test_an_entry_is_found_by_its_topic(topic: str) -> None:
    """What the journal names is read by its class, one register loaded at a time."""
    assert entry_class(topic) is ENTRIES[topic]


def test_a_topic_of_a_newer_program_is_not_found() -> None:
    """A topic that no class claims has none."""
    assert entry_class("risk.forgiven") is None
    assert entry_class("weather.observed") is None
