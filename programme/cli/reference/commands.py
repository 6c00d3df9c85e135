"""The reference of commands that record no entry, written from the commands themselves.

`python -m programme.cli.reference.commands` writes docs/commands.md; a test fails when it differs.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from cyclopts import App, Group
from cyclopts.argument import Argument

from domain.foundation.registers import LISTS
from programme.cli.app import HELP, build
from programme.cli.contents import COMMANDS, NOUNS
from programme.cli.groups import ENVELOPE_GROUP, MOMENT_GROUP, REGISTER_GROUP, STORE_GROUP
from programme.cli.habits.examples import example

BEGINNING = """# Commands

Written by `python -m programme.cli.reference.commands`; do not edit. What records an entry, such as
`programme risk raise`, is in [entries](entries.md), and the JSON that questions answer with in [answers](answers.md).
"""
# Explained once on the page, above the commands that take them.
SHARED = {group.name for group in (MOMENT_GROUP, ENVELOPE_GROUP, STORE_GROUP)} | {"Output"}
FEWEST = 3

Option = tuple[str, str]


def page() -> str:
    """Return the page: exit codes, what commands share, each command by its group, and the nouns of entries."""
    app = build()
    asked = {words: list(_options(command)) for group in COMMANDS for words, command in _commands(app, group)}
    told = Counter(option for options in asked.values() for option, group in options if group in SHARED)
    shared = [option for option, number in told.items() if number >= FEWEST]
    codes = re.findall(r"^  (\d) (.+)$", HELP, re.MULTILINE)
    parts = [BEGINNING, "## Exit codes", "", "| code | meaning |", "|---|---|"]
    parts += [f"| {code} | {meaning} |" for code, meaning in codes]
    parts += ["", "## Options that many commands take", "", *_table(shared)]
    for group in COMMANDS:
        parts += ["", f"## {group.name}"]
        for words, command in _commands(app, group):
            own = [option for option, _ in asked[words] if option not in shared]
            parts += ["", *_command(words, command, own)]
    parts += [
        "",
        f"## {REGISTER_GROUP.name}",
        "",
        "| noun | what it is | verbs besides those of entries |",
        "|---|---|---|",
    ]
    parts += [f"| `programme {noun}` | {help_} | {_questions(app[noun])} |" for noun, help_ in _nouns()]
    return "\n".join(parts) + "\n"


def _commands(app: App, group: Group) -> Iterator[tuple[str, App]]:
    """Yield each command of a group, and each verb of its nouns, with its words."""
    yield from ((name, app[name]) for name in COMMANDS[group])
    for name, noun in NOUNS.items():
        if noun.group is group:
            if noun.alone:
                yield name, app[name]
            yield from ((f"{name} {verb}", app[name][verb]) for verb in sorted(_verbs(app[name])))


def _verbs(noun: App) -> Iterator[str]:
    return (verb for verb in noun if not verb.startswith("-"))


def _options(command: App) -> Iterator[tuple[Option, str]]:
    for argument in command.assemble_argument_collection():
        if argument.show:
            groups = argument.parameter.group
            named = groups[0] if isinstance(groups, tuple) else groups
            yield (_called(argument), _said(argument)), named.name if isinstance(named, Group) else str(named)


def _called(argument: Argument) -> str:
    place = argument.name.lstrip("-").upper()
    by_place = [place] if argument.field_info.is_positional and place not in argument.names else []
    return ", ".join(f"`{name}`" for name in (*by_place, *argument.names))


def _said(argument: Argument) -> str:
    said = str(argument.parameter.help or "")
    choices = argument.get_choices()
    said += f" One of {', '.join(choices)}." if choices else ""
    return " ".join(said.split()).replace("|", "\\|")


def _table(options: list[Option]) -> list[str]:
    return ["| option | what it says |", "|---|---|", *(f"| {called} | {said} |" for called, said in options)]


def _command(words: str, command: App, own: list[Option]) -> Iterator[str]:
    yield from (f"### programme {words}", "", command.help.splitlines()[0])
    if own:
        yield from ("", *_table(own))
    shown = [line.strip() for line in example(words).splitlines()[1:]]
    if shown:
        yield from ("", "```", shown[0], "```")


def _nouns() -> Iterator[tuple[str, str]]:
    yield from ((name, noun.help) for name, noun in NOUNS.items() if noun.group is REGISTER_GROUP)
    for nouns in LISTS.values():
        yield from nouns.items()


def _questions(noun: App) -> str:
    """Return the verbs of a noun that answer and record nothing."""
    return ", ".join(f"`{verb}`" for verb in ("list", "show") if verb in noun)


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else "docs/commands.md").write_text(page(), encoding="utf-8")
