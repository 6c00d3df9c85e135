"""The commands that show the help of others and the documentation."""

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from programme.answers.answer import Answer, Field
from programme.answers.formats import render
from programme.cli.app import build
from programme.cli.habits import documentation
from programme.cli.mistakes import unknown
from programme.cli.options import ON_SCREEN, Filed
from programme.cli.output import say
from programme.foundation.refusal import Refused

if TYPE_CHECKING:
    from cyclopts.completion import CompletionContext


def _topics(_: "CompletionContext") -> list[tuple[str, str]]:
    return [(name, documentation.title(file)) for name, file in documentation.topics().items()]


def help_(
    *command: Annotated[str, Parameter(help="The words of a command, such as risk, or risk raise.")],
) -> None:
    """Show the help of a command or a register, as --help behind it does."""
    app = shown = build()
    for place, word in enumerate(command):
        if word not in shown:
            raise Refused([unknown(word, command[:place], app)])
        shown = shown[word]
    called, bound, _ = app.parse_args([*command, "--help"], exit_on_error=False, print_error=False)
    called(*bound.args, **bound.kwargs)


def docs(
    topic: Annotated[
        str | None, Parameter(help="Such as time, evidence or share-with-a-team.", completer=_topics)
    ] = None,
    *,
    writing: Filed = ON_SCREEN,
) -> None:
    """Show a page of the documentation, or without a topic list what there is."""
    if topic is not None:
        say(documentation.read(topic).removesuffix("\n"))
        return
    rows = [
        {"topic": name, "title": documentation.title(file)} for name, file in documentation.topics().items()
    ]
    fields = (Field("topic", "Topic"), Field("title", "What it is about"))
    say(render(Answer("Documentation", fields, rows), writing.form), exact=writing.form in {"json", "csv"})
