"""Running a command in the manner that was asked for: quietly, into a file, or through a pager."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import is_dataclass
from inspect import BoundArguments
from pathlib import Path
from typing import Any

from programme.cli.habits import pager
from programme.cli.habits.letters import write_plainly
from programme.cli.habits.manner import Manner, speaking
from programme.cli.options import Filed

# What writes help does so by itself.
HELP = ("cyclopts.", "programme.cli.commands.helping")


def run(command: Callable[..., Any], bound: BoundArguments) -> Any:  # noqa: ANN401 - what any command returns
    """Run a command with what it was given, and return what it returns."""
    if command.__module__.startswith(HELP):
        write_plainly()
    options = _options(bound)
    filed = next((value for value in options.values() if isinstance(value, Filed)), None)
    quiet = bool(options.get("quiet") or (filed and filed.quiet))
    with speaking(Manner(quiet)):
        if filed is None:
            return command(*bound.args, **bound.kwargs)
        with _into(filed.output, quiet=quiet, overwrite=filed.overwrite):
            return command(*bound.args, **bound.kwargs)


def _options(bound: BoundArguments) -> Mapping[str, Any]:
    """Return what a command is given, by name; what was not said as it stands in its signature."""
    whole = BoundArguments(bound.signature, bound.arguments.copy())
    whole.apply_defaults()
    found = dict(whole.arguments)
    for value in whole.arguments.values():
        if is_dataclass(value) and not isinstance(value, Filed):
            found |= vars(value)
    return found


@contextmanager
def _into(file: Path | None, *, quiet: bool, overwrite: bool) -> Iterator[None]:
    """Collect an answer for a file, or for the pager; one that was not finished is no file."""
    if file is None and not pager.wanted():
        yield
        return
    if file is not None:
        from programme.cli.report_files import refuse_taken  # noqa: PLC0415 - few answers go to a file

        refuse_taken([file], overwrite=overwrite)
    kept: list[str] = []
    with speaking(Manner(quiet, kept)):
        yield
    text = "".join(kept)
    if file is not None:
        from programme.cli.report_files import write  # noqa: PLC0415 - as above

        write(text, file, overwrite=overwrite)
    elif not pager.page(text):
        from programme.cli.output import say  # noqa: PLC0415 - as above

        say(text.removesuffix("\n"))
