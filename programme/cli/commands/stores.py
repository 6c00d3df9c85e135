"""Commands about stores: start a programme, open the app, the demonstration, and the doctor."""

import os
import tempfile
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from domain.foundation.safe_text import on_one_line
from programme import westminster
from programme.answers.answer import worded
from programme.cli import bare
from programme.cli.options import (
    ON_SCREEN,
    AsKnown,
    AsOf,
    By,
    Filed,
    On,
    Quiet,
    Redacted,
    Store,
)
from programme.cli.output import hint, note, say_done, say_whole
from programme.cli.terminal_app import has_terminal, terminal_app
from programme.foundation.refusal import Refused
from programme.questions.doctor import examine
from programme.stores.open import default_store, place_of, readable, start_programme


def new(
    name: Annotated[str, Parameter(help="What the programme is called.")],
    *,
    purpose: Annotated[str | None, Parameter(help="What it is to achieve.")] = None,
    lead: Annotated[str | None, Parameter(help="The one person accountable for it.")] = None,
    on: On = None,
    by: By = None,
    quiet: Quiet = False,
    store: Store = None,
) -> None:
    """Start a programme, in a store that is made when it does not exist."""
    register = start_programme(store, name, purpose=purpose, lead=lead, on=on, by=by)
    register.close()
    say_done(f"programme “{name.strip()}” is started in {place_of(store or default_store())}")
    hint("next: programme phase plan, programme risk raise, or programme to open it")


def demo(
    *,
    export: Annotated[
        Path | None, Parameter(help="Write the Westminster store to this new file instead of opening it.")
    ] = None,
    as_of: AsOf = None,
    as_known: AsKnown = None,
    redacted: Redacted = False,
    quiet: Quiet = False,
) -> None:
    """Open a private copy of the Westminster history, as the inspectors found it on 27 January 2009."""
    if export is not None:
        if os.path.lexists(export):
            raise Refused([f"{export} exists already: choose a file that does not, nothing is overwritten"])
        with readable():
            register = westminster.write(str(export))
        size = register.position()
        register.close()
        say_done(f"the Westminster history, {size} entries, is in {export}")
        return
    with tempfile.TemporaryDirectory(prefix="programme-demo-") as folder:
        register = westminster.write(str(Path(folder) / "westminster.sqlite"))
        try:
            shown = register.redacted() if redacted else register
            if has_terminal():
                terminal_app().open_demo(shown, as_of=as_of or "2009-01-27", as_known=as_known)
            else:
                bare.overview(shown, as_of or "2009-01-27", as_known)
        finally:
            register.close()


def doctor(*, store: Store = None, writing: Filed = ON_SCREEN) -> int:
    """Say where the store is, whether it keeps what it is given, and what it holds."""
    found, well = examine(store)
    said = [f"{key.replace('_', ' ')}: {worded(value)}" for key, value in found.items() if key != "problem"]
    lines = [on_one_line(line) for line in said]
    say_whole(
        found,
        writing.form,
        "\n".join(f"- {line}" for line in lines) if writing.form == "markdown" else "\n".join(lines),
    )
    if well:
        hint("all is well")
    else:
        note(on_one_line(found["problem"]))
    return 0 if well else 3
