"""The contents of the command line: what is shown without being loaded is what is loaded when it is asked for."""

from collections.abc import Iterator
from importlib import import_module

import pytest

from domain.entries.catalogue import ENTRIES
from domain.foundation.registers import LISTS
from programme.cli.app import build
from programme.cli.contents import COMMANDS, NOUNS, Command
from programme.cli.verbs import VERBS
from programme.registers import part
from programme.registers.all_listings import LISTINGS


def commands() -> Iterator[tuple[str, Command]]:
    """Yield every command of the tables with its words."""
    for named in COMMANDS.values():
        yield from named.items()
    for noun, verbs in VERBS.items():
        yield from ((f"{noun} {verb}", command) for verb, command in verbs.items())
    for name, held in NOUNS.items():
        if held.alone:
            yield name, Command(held.alone, held.help)


@pytest.mark.parametrize(("words", "command"), list(commands()), ids=[words for words, _ in commands()])
def test_the_help_of_a_command_is_what_its_function_says(words: str, command: Command) -> None:
    """The sentence in the table of contents is that of the function, which is not loaded to show it."""
    place, _, function = command.place.partition(":")
    found = getattr(import_module(f"programme.cli.commands.{place}"), function)
    assert found.__doc__ == command.help
    app = build()
    for word in words.split():
        app = app[word]
    assert app.default_command is found


def test_every_register_that_is_listed_is_in_the_contents_under_its_title() -> None:
    """A noun is found, with the title of its list, where its register is."""
    listed = {noun: title for nouns in LISTS.values() for noun, title in nouns.items()}
    assert listed == {noun: f"{listing.title}." for noun, listing in LISTINGS.items()}
    for register, nouns in LISTS.items():
        assert {listing.noun for listing in part(register, "listing").LISTINGS} == {*nouns}


def test_a_noun_holds_the_verbs_of_its_entries_wherever_they_are_kept() -> None:
    """Loading the registers of a noun finds each entry that is named for it, and no noun is left without a line."""
    app = build()
    for entry_class in ENTRIES.values():
        assert entry_class.verb in {*app[entry_class.noun]}, f"{entry_class.topic}: see ELSEWHERE in nouns.py"
