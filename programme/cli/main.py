"""The `programme` command: runs what was asked and turns every refusal into one sentence and an exit code."""

import os
import sys
from collections.abc import Sequence

DONE, CHECK_FAILED, REFUSED, UNREADABLE, INTERRUPTED = 0, 1, 2, 3, 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 the check asked for failed, 2 refused, 3 the store cannot be read."""
    try:
        code = run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read us has stopped; writing again at exit would print a trace.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = DONE
    except KeyboardInterrupt:
        sys.stderr.write("stopped; nothing that was not acknowledged is recorded\n")
        code = INTERRUPTED
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command, or with none open the terminal app, and return the exit code."""
    from programme.foundation.refusal import Refused, Unreadable  # noqa: PLC0415 - imported after Ctrl-C is taken care of

    try:
        if arguments:
            return _commanded(arguments)
        from programme.cli.bare import open_app  # noqa: PLC0415 - as above

        open_app()
    except Refused as refused:
        sys.stderr.write("".join(f"{problem.sentence}\n" for problem in refused.problems))
        return REFUSED
    except Unreadable as unreadable:
        sys.stderr.write(f"{unreadable}\n")
        return UNREADABLE
    return DONE


def _commanded(arguments: Sequence[str]) -> int:
    from cyclopts import CycloptsError  # noqa: PLC0415 - imported after Ctrl-C is taken care of

    from programme.cli.app import build  # noqa: PLC0415 - as above

    app = build()
    # Bytes that are no UTF-8 reach Python as what no file and no database takes.
    if spoilt := [argument for argument in arguments if not _is_text(argument)]:
        sys.stderr.write(
            f"“{ascii(spoilt[0])[1:-1][:40]}” is no UTF-8 text: write it in the encoding of your terminal\n"
        )
        return REFUSED
    try:
        result = app(list(arguments), exit_on_error=False, print_error=False, result_action="return_value")
    except CycloptsError as mistake:
        from programme.cli.mistakes import sentence  # noqa: PLC0415 - few command lines are mistaken

        sys.stderr.write(sentence(mistake, app) + "\n")
        return REFUSED
    return result if isinstance(result, int) else DONE


def _is_text(argument: str) -> bool:
    try:
        return b"\0" not in argument.encode()
    except UnicodeEncodeError:
        return False
