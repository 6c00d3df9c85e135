"""The nouns of the command line: each is put together when it is asked for, from the entries of its register alone."""

from collections.abc import Iterator
from importlib import import_module

from cyclopts import App

from domain.entries.entry import ENTRIES, Entry
from domain.entries.find import load
from domain.foundation.registers import LISTS, REGISTER_OF
from programme.cli import contents
from programme.cli.contents import NOUNS, Noun
from programme.cli.groups import ASK_GROUP, PLAIN
from programme.cli.habits.examples import example
from programme.cli.verbs import VERBS

COMMANDS = "programme.cli.commands"
# Entries that stand under a noun and belong to another register.
ELSEWHERE = {"programme": ("benefits",)}
LIST = "List what the register holds at a moment."
SHOW = contents.COMMANDS[ASK_GROUP]["show"]


def __getattr__(noun: str) -> App:
    """Make a noun; the library asks a module for what it loads late."""
    lists = {name: help_ for listed in LISTS.values() for name, help_ in listed.items()}
    if noun in lists:
        return _app(noun, Noun(lists[noun]), listed=True)
    if noun in NOUNS:
        return _app(noun, NOUNS[noun], listed=False)
    raise AttributeError(noun)


def _app(name: str, noun: Noun, *, listed: bool) -> App:
    app = App(name=name, help=noun.help, group=noun.group, help_format=PLAIN, help_epilogue=example(name))

    def hold(place: str, verb: str, help_: str | None) -> None:
        app.command(place, name=verb, help=help_, help_format=PLAIN, help_epilogue=example(f"{name} {verb}"))

    if noun.alone:
        place, _, function = noun.alone.partition(":")
        app.default(getattr(import_module(f"{COMMANDS}.{place}"), function))
    if listed:
        hold(f"{COMMANDS}.listing:{name}", "list", LIST)
        hold(f"{COMMANDS}.{SHOW.place}", "show", SHOW.help)
    for verb, command in VERBS.get(name, {}).items():
        hold(f"{COMMANDS}.{command.place}", verb, command.help)
    for entry_class in _entries(name):
        hold(f"{COMMANDS}.entries:{entry_class.topic}", entry_class.verb, entry_class.__doc__)
    return app


def _entries(noun: str) -> Iterator[type[Entry]]:
    for register in (*filter(None, (REGISTER_OF.get(noun),)), *ELSEWHERE.get(noun, ())):
        load(register)
    # A copy: what is read of a class may load others.
    yield from [entry_class for entry_class in ENTRIES.values() if entry_class.noun == noun]
