"""The `programme` command: runs what was asked and turns every refusal into one sentence and an exit code."""

import os
import sys
from collections.abc import Sequence

DONE, CHECK_FAILED, REFUSED, UNREADABLE, UNWRITTEN, INTERRUPTED = 0, 1, 2, 3, 4, 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit.

    0 done, 1 the check asked for failed, 2 refused, 3 the store cannot be read, 4 the answer cannot be written.
    """
    try:
        code = run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        sys.stderr.write("stopped; nothing that was not acknowledged is recorded\n")
        code = INTERRUPTED
    _give_up_output()
    sys.exit(code)


def _give_up_output() -> None:
    """Let what nobody can be given any more go, on which Python would end with a trace of its own."""
    if sys.stdout is not None:
        try:
            sys.stdout.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def run(arguments: Sequence[str]) -> int:
    """Run one command, or with none open the terminal app, and return the exit code."""
    from programme.foundation.refusal import (  # noqa: PLC0415 - imported after Ctrl-C is taken care of
        Refused,
        Unreadable,
        Unwritten,
    )

    # What is made is for its owner alone: reports, copies, tables, logs and the folders of all of them.
    before = os.umask(0o077)
    try:
        if arguments:
            return _commanded(arguments)
        from programme.cli.bare import open_app  # noqa: PLC0415 - as above

        open_app()
    except Refused as refused:
        for problem in refused.problems:
            _tell(problem.typed)
        return REFUSED
    except Unreadable as unreadable:
        _tell(str(unreadable))
        return UNREADABLE
    except Unwritten as unwritten:
        if unwritten.reader_left:
            # As with every command before `head`: who stopped reading has what was wanted.
            return DONE
        _tell(str(unwritten))
        return UNWRITTEN
    finally:
        os.umask(before)
    return DONE


def _tell(sentence: str) -> None:
    from domain.foundation.safe_text import on_one_line  # noqa: PLC0415 - only refusals need it
    from programme.cli.output import note  # noqa: PLC0415 - it loads what only answers and refusals need

    # Guarantee: a refusal is one line, whatever was typed or stands in a file that it quotes.
    note(on_one_line(sentence))


def _commanded(arguments: Sequence[str]) -> int:
    from cyclopts import CycloptsError  # noqa: PLC0415 - imported after Ctrl-C is taken care of

    from programme.cli.app import build  # noqa: PLC0415 - as above
    from programme.foundation.served import served  # noqa: PLC0415 - as above

    app = build()
    # Bytes that are no UTF-8 reach Python as what no file and no database takes.
    if spoilt := [argument for argument in arguments if not _is_text(argument)]:
        _tell(f"“{ascii(spoilt[0])[1:-1][:40]}” is no UTF-8 text: write it in the encoding of your terminal")
        return REFUSED
    # Guarantee: an option that is given and empty is refused.
    if empty := _empty_option(arguments):
        _tell(f"{empty} is given and empty: say something, or leave {empty} out")
        return REFUSED
    try:
        if shown := served():
            from programme.cli.served import refuse_beyond  # noqa: PLC0415 - few are served

            refuse_beyond(app, arguments, shown)
        command, bound, _ = app.parse_args(list(arguments), exit_on_error=False, print_error=False)
        from programme.cli import running  # noqa: PLC0415 - imported after Ctrl-C is taken care of

        result = running.run(command, bound)
    except CycloptsError as mistake:
        from programme.cli.mistakes import sentence  # noqa: PLC0415 - few command lines are mistaken

        _tell(sentence(mistake, app))
        return REFUSED
    return result if isinstance(result, int) else DONE


def _empty_option(arguments: Sequence[str]) -> str | None:
    """Return the option that is given an empty text, which would be taken for one that was not given."""
    for option, value in zip(arguments, [*arguments[1:], None], strict=True):
        if option.startswith("--") and (value == "" or option.endswith("=")):
            return option.removesuffix("=")
    return None


def _is_text(argument: str) -> bool:
    try:
        return b"\0" not in argument.encode()
    except UnicodeEncodeError:
        return False
