"""The files of reports: written without taking the place of others, and read without trust."""

import os
from collections.abc import Iterable
from pathlib import Path
from uuid import uuid4

from programme.cli.habits.given import read_given
from programme.cli.options import SCREEN
from programme.cli.output import hint, say
from programme.foundation.own_files import note_made, why_not_replaced
from programme.foundation.refusal import Refused
from programme.foundation.served import served

# A lessons pack of tens of thousands of entries; what is larger was never a report.
LARGEST = 50_000_000


def refuse_taken(files: Iterable[Path], *, overwrite: bool) -> None:
    """Refuse to write files that are there already, unless they may be replaced; none is written in a browser."""
    files = list(files)
    if files and served():
        raise Refused(["no file is written from a browser: ask for one --format, and it is shown"])
    for file in files:
        if not os.path.lexists(file):
            continue
        if not overwrite:
            raise Refused([f"{file} exists already: choose another name, or say --overwrite"])
        if why := why_not_replaced(file, _is_report):
            raise Refused([f"{file} is not replaced ({why}): choose another name"])


def write(text: str, output: Path | None, *, overwrite: bool) -> None:
    """Write a report to a file, whole or not at all, or to the screen when none is named; Refused when it cannot be."""
    if output in (None, SCREEN):
        say(text.removesuffix("\n"), exact=True)
        return
    write_content(text.encode(), output, overwrite=overwrite)


def write_content(content: bytes, output: Path, *, overwrite: bool) -> None:
    """Write a file as `write` does."""
    refuse_taken([output], overwrite=overwrite)
    try:
        place(content, output, claimed=not os.path.lexists(output))
        note_made(content)
    except OSError as error:
        raise Refused([f"{output} cannot be written ({error.strerror}): check the path"]) from None
    hint(f"it is in {output}")


def _is_report(content: bytes) -> bool:
    from programme.reports import seal  # noqa: PLC0415 - only what replaces a file asks
    from programme.reports.papers.check import report_in  # noqa: PLC0415 - as above

    try:
        return seal.read(report_in(content)).unchanged
    except (Refused, UnicodeDecodeError):
        return False


def place(content: bytes, target: Path, *, claimed: bool) -> None:
    """Put a file in its place, whole or not at all; `claimed` when it takes that of none. OSError when it cannot."""
    if claimed:
        # Somebody else may have put a file there since we looked.
        target.touch(exist_ok=False)
    work = target.with_name(f".{target.name[:100]}.{uuid4().hex}.part")
    try:
        # The bytes as they were made, whatever the platform ends its lines with.
        work.touch(mode=0o600, exist_ok=False)
        work.write_bytes(content)
        work.replace(target)
    except BaseException:
        if claimed:
            target.unlink(missing_ok=True)
        raise
    finally:
        work.unlink(missing_ok=True)


def read(file: Path) -> bytes:
    """Read a report as it is; Refused when the file cannot be read."""
    try:
        return read_given(file, LARGEST)
    except OSError as error:
        raise Refused([f"{file} cannot be read ({error.strerror}): name the file of the report"]) from None
