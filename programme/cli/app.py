"""The command-line app, put together from its questions, its stores and the entry classes."""

from functools import cache
from importlib.metadata import version
from typing import Literal

from cyclopts import App

from programme.cli.commands.comparison import add_comparison_command
from programme.cli.commands.contract import add_contract_commands
from programme.cli.commands.copies import add_copy_commands
from programme.cli.commands.entries import add_entry_commands
from programme.cli.commands.evidence import add_evidence_commands
from programme.cli.commands.flaws import add_flaw_commands
from programme.cli.commands.hindsight import add_hindsight_command
from programme.cli.commands.questions import add_question_commands
from programme.cli.commands.reports import add_report_commands
from programme.cli.commands.serving import add_serving_commands
from programme.cli.commands.stores import add_store_commands
from programme.cli.commands.surveys import add_survey_commands
from programme.cli.options import STORES_GROUP
from programme.cli.output import say

HELP = """Record a restructuring programme, replay it for any date, and see what needs someone.

With no command, opens the terminal app. Nouns hold one verb for each kind of entry: `programme risk raise --help`.
Exit codes: 0 done, 1 the check asked for failed, 2 refused or wrong input, 3 the store cannot be read, 4 the answer
cannot be written.
"""


@cache
def build() -> App:
    """Return the app with every command."""
    app = App(
        name="programme",
        help=HELP,
        help_format="plaintext",
        version=version("programme-register"),
        suppress_keyboard_interrupt=False,
    )
    nouns: dict[str, App] = {}
    add_store_commands(app)
    add_copy_commands(app)
    add_question_commands(app, nouns)
    add_hindsight_command(app)
    add_comparison_command(app)
    add_flaw_commands(app)
    add_evidence_commands(app)
    add_report_commands(app, nouns)
    add_entry_commands(app, nouns)
    add_serving_commands(app)
    add_contract_commands(nouns)
    add_survey_commands(nouns)
    app.command(completion, group=STORES_GROUP)
    return app


def completion(shell: Literal["bash", "zsh", "fish"]) -> None:
    """Write the completion script of a shell, for that shell to read at its start."""
    say(build().generate_completion(shell=shell))
