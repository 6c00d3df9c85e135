"""Commands about files that are kept as evidence: take one out, and list what is missing."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from programme.answers.formats import render
from programme.cli.options import Form, Programme, Store
from programme.cli.output import note, opened, say, say_done
from programme.evidence.kept_files import missing, take_out


def open_(
    reference: Annotated[str, Parameter(help="The file: EV-001.")],
    *,
    to: Annotated[
        Path | None,
        Parameter(help="The folder to put it into, or a new file. Default: the folder you are in."),
    ] = None,
    store: Store = None,
    programme: Programme = None,
) -> None:
    """Take a file that is kept as evidence out into a folder, checked by its digest."""
    with opened(store, programme) as register:
        file = take_out(register, reference, to or Path())
    say_done(f"{file} is {reference.upper()} as it was kept")


def missing_(*, form: Form = "table", store: Store = None, programme: Programme = None) -> int:
    """List files of evidence that are not here or are not as they were; exit with 1 when one that is kept is."""
    with opened(store, programme) as register:
        found = missing(register)
    if form == "table":
        note(found.title)
    say(render(found, form), exact=form in {"json", "csv"})
    return 1 if any(row["state"] in {"gone", "changed"} for row in found.rows) else 0
