"""What may be typed behind `:` in a served app: questions and entries, and no option that names a file."""

from collections.abc import Sequence
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any

from cyclopts import App

from programme.foundation.refusal import Refused
from programme.foundation.served import Served

COMMANDS = "programme.cli.commands."
ANSWERED = {
    "comparison", "contract", "entries", "flaws", "hindsight", "listing", "looking", "questions", "registers",
    "reports", "surveys",
}  # fmt: skip
# Reads a file that it is given.
LEFT_OUT = {"check_report"}
# What names a file or another programme, or signs with the key of the machine.
NOT_GIVEN = ("output", "overwrite", "programme", "sign", "store")
HELP, COMPLETE = "cyclopts.", "__complete"
ONLY = "in a browser only questions are answered and entries recorded: ask whoever serves it for the rest"
REDACTED = "this app is served with --redacted: only questions are answered, those that take --redacted"


def refuse_beyond(app: App, arguments: Sequence[str], shown: Served) -> None:
    """Refused when a command line asks for more than whoever is served may do; CycloptsError when it is none."""
    # Completing a word opens whatever store the words before it name.
    if arguments[0] == COMPLETE:
        raise Refused([ONLY])
    _, apps, _ = app.parse_commands(list(arguments))
    command = apps[-1].default_command
    if command is None or command.__module__.startswith((HELP, f"{COMMANDS}helping")):
        return  # a noun alone, or help
    # Guarantee: in a served app a command asks a question or records an entry, and names no file.
    if command.__module__.removeprefix(COMMANDS) not in ANSWERED or command.__name__ in LEFT_OUT:
        raise Refused([ONLY])
    _, bound, _ = app.parse_args(list(arguments), exit_on_error=False, print_error=False)
    given: dict[str, Any] = {}
    for name, value in bound.arguments.items():
        given |= vars(value) if is_dataclass(value) else {name: value}
    for name, value in given.items():
        if value not in (None, False) and (name in NOT_GIVEN or isinstance(value, Path)):
            raise Refused([f"--{name} is not used in a browser: leave it out"])
    # Guarantee: an app that is served with --redacted shows no more by a command that is typed in it.
    if shown == "redacted" and given.get("redacted") is not True:
        raise Refused([REDACTED])
