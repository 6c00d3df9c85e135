"""The command-line app: every command by its name, each loaded when it is asked for."""

from functools import cache, partial
from importlib.metadata import version

from cyclopts import App

from domain.foundation.registers import LISTS
from programme.cli.contents import COMMANDS, NOUNS
from programme.cli.groups import PLAIN, REGISTER_GROUP
from programme.cli.open_app import open_app

HELP = """Record a restructuring programme, replay it for any date, and see what needs someone.

With no command, opens the terminal app. Nouns hold one verb for each kind of entry: `programme risk raise --help`.
Exit codes: 0 done, 1 the check asked for failed, 2 refused or wrong input, 3 the store cannot be read, 4 the answer
cannot be written, 5 the check asked for cannot be settled here.
"""


@cache
def build() -> App:
    """Return the app with every command, none of which is loaded yet."""
    app = App(
        name="programme",
        help=HELP,
        help_format=PLAIN,
        version=partial(version, "programme-register"),
        suppress_keyboard_interrupt=False,
    )
    app.default(open_app)
    for group, commands in COMMANDS.items():
        for name, command in commands.items():
            place = f"programme.cli.commands.{command.place}"
            app.command(place, name=name, group=group, help=command.help, help_format=PLAIN)
    for name, noun in NOUNS.items():
        app.command(f"programme.cli.nouns:{name}", name=name, group=noun.group, help=noun.help)
    for nouns in LISTS.values():
        for name, help_ in nouns.items():
            app.command(f"programme.cli.nouns:{name}", name=name, group=REGISTER_GROUP, help=help_)
    return app
