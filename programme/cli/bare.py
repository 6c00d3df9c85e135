"""The bare command: the terminal app, opened without the time that it takes to build every other command."""

from typing import TYPE_CHECKING

from programme.cli.terminal_app import has_terminal, terminal_app
from programme.foundation.garbage import pause
from programme.foundation.refusal import Refused

if TYPE_CHECKING:
    from programme.journal.register import Register


def open_app(
    store: str | None = None,
    programme: str | None = None,
    *,
    as_of: str | None = None,
    as_known: str | None = None,
    redacted: bool = False,
    at: str | None = None,
) -> None:
    """Open the terminal app on a store, `at` a screen or a thing; without a terminal, print the overview."""
    if has_terminal():
        # A sixth of the time to the first paint; the app resumes it behind that.
        pause()
        terminal_app().open_store(store, programme, as_of=as_of, as_known=as_known, redacted=redacted, at=at)
        return
    if at:
        raise Refused([f"--at opens a screen and needs a terminal: programme show {at[:40]} prints a thing"])
    from programme.cli.output import opened  # noqa: PLC0415 - not needed where there is a terminal

    with opened(store, programme) as register:
        overview(register.redacted() if redacted else register, as_of, as_known)


def overview(register: "Register", as_of: str | None, as_known: str | None) -> None:
    """Print where the programme stands."""
    from programme.cli.output import say  # noqa: PLC0415 - not needed where there is a terminal
    from programme.cli.texts import status_text  # noqa: PLC0415 - as above
    from programme.questions.status import status  # noqa: PLC0415 - as above

    view = register.view(as_of, as_known)
    say(status_text(status(view), view, "table"))
