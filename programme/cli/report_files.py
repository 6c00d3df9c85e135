"""The files of reports: written without taking the place of others, and read without trust."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from programme.cli.output import note
from programme.refused import Refused

# A lessons pack of tens of thousands of entries; what is larger was never a report.
LARGEST = 50_000_000


def refuse_taken(files: Iterable[Path], *, overwrite: bool) -> None:
    """Refuse to write files that are there already, unless they may be replaced."""
    for file in files:
        if os.path.lexists(file) and not overwrite:
            raise Refused([f"{file} exists already: choose another name, or say --overwrite"])


def write(text: str, output: Path | None, *, overwrite: bool) -> None:
    """Write a report to a file, or to the screen when none is named; Refused when it cannot be written."""
    if output is None:
        sys.stdout.write(text)
        return
    refuse_taken([output], overwrite=overwrite)
    try:
        # The bytes as they were made, whatever the platform ends its lines with.
        with output.open("wb" if overwrite else "xb") as file:
            file.write(text.encode())
    except OSError as error:
        raise Refused([f"{output} cannot be written ({error.strerror}): check the path"]) from None
    note(f"it is in {output}")


def read(file: Path) -> str:
    """Read a report as it is; Refused when the file cannot be one."""
    try:
        with file.open("rb") as opened_file:
            content = opened_file.read(LARGEST + 1)
    except OSError as error:
        raise Refused([f"{file} cannot be read ({error.strerror}): check the path"]) from None
    if len(content) > LARGEST:
        raise Refused(
            [f"{file} is larger than any report ({LARGEST // 1_000_000} MB): name the file of the report"]
        )
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise Refused([f"{file} is not text: name the Markdown or HTML file of the report"]) from None
