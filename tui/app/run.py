"""Opening the app: on a register, or on a store in which there may be no programme yet."""

import os

from programme.journal.register import Register
from programme.stores.open import exists, names, open_journal, open_register, reading, register_in
from tui.app.app import ProgrammeApp
from tui.shared.clock import Clock


def run(
    register: Register, *, as_of: str | None = None, as_known: str | None = None, demo: bool = False
) -> None:
    """Open the app on a register; Refused when the moment is not one."""
    _show(ProgrammeApp(register, _clock(register, as_of, as_known), demo=demo))


def run_store(  # noqa: PLR0913 - what may be said on the command line
    store: str | None,
    programme: str | None,
    *,
    as_of: str | None = None,
    as_known: str | None = None,
    redacted: bool = False,
    at: str | None = None,
) -> None:
    """Open the app on a store; where there is no programme yet, it begins by asking for its name.

    `at` is the screen or the thing that it is opened on. `redacted` shows no names and words of persons, and then
    there has to be a programme.
    """
    register = _begun(store, programme, may_be_new=not redacted)
    if register is None:
        app = ProgrammeApp(None, store=store)
    else:
        shown = register.redacted() if redacted else register
        app = ProgrammeApp(shown, _clock(shown, as_of, as_known), at=at)
    try:
        _show(app)
    finally:
        if opened := register or app.register:
            opened.close()


def _show(app: ProgrammeApp) -> None:
    without_size()
    app.run()


def without_size() -> None:
    """Let an app ask the terminal for its size."""
    if "TEXTUAL_DRIVER" not in os.environ:  # in a browser, COLUMNS is the width of its window
        # A parent that reads lines leaves these behind, and Textual would believe them when the terminal changes.
        for name in ("COLUMNS", "LINES"):
            os.environ.pop(name, None)


def _begun(store: str | None, programme: str | None, *, may_be_new: bool) -> Register | None:
    if not may_be_new:
        return open_register(store, programme)
    if not exists(store):
        return None
    # Opened once: every check of a store that is opened keeps the first picture waiting.
    journal = open_journal(store)
    with reading(journal):
        if names(journal):
            return register_in(journal, programme)
    journal.close()
    return None


def _clock(register: Register, as_of: str | None, as_known: str | None) -> Clock:
    moment = register.moment(as_of, as_known)
    day = None if moment.as_of == moment.today else moment.as_of
    return Clock(day, None if moment.known is None else as_known)
