"""How commands speak: answers on stdout, everything else on stderr."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from domain.foundation.safe_text import on_one_line, safe
from programme.answers.answer import Answer
from programme.answers.format_names import Format
from programme.answers.formats import csv_of_values, json, render
from programme.cli.habits.letters import PLAIN, encodable
from programme.cli.habits.manner import manner
from programme.foundation.refusal import Unwritten
from programme.journal.register import Register
from programme.journal.view import View
from programme.stores.open import open_register, reading


def say(text: str, *, exact: bool = False) -> None:
    """Write an answer; Unwritten when standard output is closed, full or read no longer.

    Where the encoding of standard output lacks a letter, a plain one stands for it; `exact` text, such as JSON, has it
    escaped as JSON has it.
    """
    if (kept := manner().kept) is not None:
        kept.append(safe(text) + "\n")
        return
    if sys.stdout is None:
        reason = "it is closed"
        raise Unwritten(reason)
    try:
        # Guarantee: no text is obeyed by the terminal that shows it.
        sys.stdout.write(encodable(safe(text), sys.stdout.encoding or "utf-8", {} if exact else PLAIN) + "\n")
        # Whatever fails in telling is known while it can still be said what was recorded.
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise Unwritten(str(error.strerror), reader_left=True) from error
    except OSError as error:
        raise Unwritten(str(error.strerror)) from error


def say_done(text: str, *, exact: bool = False) -> None:
    """Say what was done: where standard output cannot be written, on standard error, as it was done all the same."""
    if manner().quiet and not exact:
        return
    try:
        say(text, exact=exact)
    except Unwritten as unwritten:
        # Guarantee: what fails after an entry was recorded is never taken for a failure to record it.
        note(f"{text}\n({unwritten})")


def hint(text: str) -> None:
    """Write beside the answer what whoever wants no more than that can do without."""
    if not manner().quiet:
        note(text)


def note(text: str) -> None:
    """Write what is not the answer itself; where that cannot be written nobody can be told."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(encodable(safe(text), sys.stderr.encoding or "utf-8") + "\n")


@contextmanager
def opened(store: str | None, programme: str | None, *, wary: bool = True) -> Iterator[Register]:
    """Open a programme for one command and close it afterwards."""
    register = open_register(store, programme, wary=wary)
    for remark in register.remarks:
        note(on_one_line(remark))
    try:
        with reading(register.journal):
            yield register
    finally:
        with reading(register.journal):
            register.close()


def answer(what: Answer, form: Format, view: View) -> None:
    """Write an answer; a table names the moment it is true of on stderr, so that stdout holds only the answer."""
    if form == "table":
        hint(on_one_line(f"{what.title}, {view.moment.words}"))
    say(render(what, form), exact=form in {"json", "csv"})


def say_whole(what: dict[str, Any], form: Format, text: str) -> None:
    """Write an answer that is no list: as JSON, as a row for each value of it, or as it is put in words."""
    match form:
        case "json":
            say(json(what), exact=True)
        case "csv":
            say(csv_of_values(what), exact=True)
        case _:
            say(text)
