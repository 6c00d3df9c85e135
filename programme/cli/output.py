"""How commands speak: answers on stdout, everything else on stderr."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from programme.answers.answer import Answer
from programme.answers.formats import Format, render
from programme.journal.register import Register
from programme.journal.view import View
from programme.stores.open import open_register, reading


def say(text: str) -> None:
    """Write an answer."""
    sys.stdout.write(text + "\n")


def note(text: str) -> None:
    """Write what is not the answer itself."""
    sys.stderr.write(text + "\n")


@contextmanager
def opened(store: str | None, programme: str | None, *, wary: bool = True) -> Iterator[Register]:
    """Open a programme for one command and close it afterwards."""
    register = open_register(store, programme, wary=wary)
    for remark in register.remarks:
        note(remark)
    try:
        with reading(register.journal):
            yield register
    finally:
        with reading(register.journal):
            register.close()


def answer(what: Answer, form: Format, view: View) -> None:
    """Write an answer; a table names the moment it is true of on stderr, so that stdout holds only the answer."""
    if form == "table":
        note(f"{what.title}, {view.moment.words}")
    say(render(what, form))
