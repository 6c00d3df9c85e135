"""The command-line app: every command by its name, each loaded when it is asked for."""

from functools import cache

from cyclopts import App

from domain.foundation.registers import LISTS
from programme.cli.contents import COMMANDS, NOUNS
from programme.cli.groups import PLAIN, REGISTER_GROUP
from programme.cli.habits.examples import example
from programme.cli.open_app import open_app

HELP = """Record a restructuring programme, replay it for any date, and see what needs someone.

Start here:
  programme demo                look at a whole programme, on a private copy
  programme new "MY PROGRAMME"  start one of your own
  programme                     open the terminal app
  programme status              see where it stands and what needs someone
  programme import FILE         bring a register that you keep in a spreadsheet
  programme help risk           read about a command or a register
  programme docs                read the documentation

Nouns hold one verb for each kind of entry: programme risk raise --help.
Exit codes:
  0 done
  1 the check asked for failed
  2 refused or wrong input
  3 the store cannot be read
  4 the answer cannot be written
  5 the check asked for cannot be settled here
"""


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415 - it loads a reader of letters, for `--version` alone

    return version("programme-register")


@cache
def build() -> App:
    """Return the app with every command, none of which is loaded yet."""
    app = App(
        name="programme",
        help=HELP,
        help_format=PLAIN,
        version=_version,
        suppress_keyboard_interrupt=False,
    )
    app.default(open_app)
    for group, commands in COMMANDS.items():
        for name, command in commands.items():
            place = f"programme.cli.commands.{command.place}"
            app.command(
                place,
                name=name,
                group=group,
                help=command.help,
                help_format=PLAIN,
                help_epilogue=example(name),
            )
    for name, noun in NOUNS.items():
        app.command(f"programme.cli.nouns:{name}", name=name, group=noun.group, help=noun.help)
    for nouns in LISTS.values():
        for name, help_ in nouns.items():
            app.command(f"programme.cli.nouns:{name}", name=name, group=REGISTER_GROUP, help=help_)
    return app
