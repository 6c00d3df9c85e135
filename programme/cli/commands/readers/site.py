"""The command that writes a site for those who only read."""

import os
import shutil
from pathlib import Path
from typing import Annotated
from uuid import uuid4

from cyclopts import Parameter

from programme.cli.options import AsKnown, AsOf, Persons, Programme, Quiet, Store
from programme.cli.output import opened, say_done
from programme.cli.reporting.moments import moment_of
from programme.evidence.signing import at_size
from programme.foundation.refusal import Refused
from programme.reports.moment import knowledge, since_when, view_of
from programme.reports.report_request import ReportRequest


def site(
    folder: Annotated[
        Path, Parameter(name=("--output", "-o"), help="The folder to make, which does not exist yet.")
    ],
    *,
    persons: Persons = False,
    quiet: Quiet = False,
    as_of: AsOf = None,
    as_known: AsKnown = None,
    store: Store = None,
    programme: Programme = None,
) -> None:
    """Write everything as a site to read: files that need no server, at any moment, the same to the byte."""
    if os.path.lexists(folder):
        raise Refused([f"{folder} exists already: name a folder that does not, nothing is overwritten"])
    from programme.site.pages import pages  # noqa: PLC0415 - what folds every day is not needed to refuse
    from programme.site.writing import Made, written  # noqa: PLC0415 - as above

    with opened(store, programme) as register:
        on, position = moment_of(register, as_of, as_known)
        reader = register if persons else register.redacted()
        view = view_of(reader, on, position)
        if not view.known:
            raise Refused([f"there is nothing to show {view.moment.words}"])
        asked = ReportRequest("snapshot", "html", register.programme_id, on, position, redacted=not persons)
        shown = " --persons" if persons else ""
        moment = f"--as-of {on.isoformat()} --as-known=#{position}"
        command = f"programme site {moment}{shown} --programme {register.programme_id}"
        checkpoint = str(at_size(register, position))
        made = Made(view.programme.name, f"{knowledge(register, asked)}.", command, checkpoint)
        day, known = since_when(view)
        then = view_of(reader, day, position if known is None else known)
        files = dict(written(list(pages(view, then)), made))
    _put(files, folder)
    say_done(f"{len(files)} pages are in {folder}: open {folder / 'index.html'}")


def _put(files: dict[str, bytes], folder: Path) -> None:
    """Make the folder whole or not at all."""
    work = folder.with_name(f".{folder.name[:100]}.{uuid4().hex}.part")
    try:
        for path, content in files.items():
            file = work / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        work.rename(folder)
    except OSError as error:
        raise Refused([f"{folder} cannot be written ({error.strerror}): check the path"]) from None
    finally:
        shutil.rmtree(work, ignore_errors=True)
