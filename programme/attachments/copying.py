"""The files that go with a backup, an archive and a restored store: each is checked by its digest on the way."""

import os
import shutil
from pathlib import Path

from event_store.errors import CopyRefused
from programme.attachments.folder import Folder


def refuse_existing(folder: Path) -> None:
    """CopyRefused when there is something of that name already."""
    if os.path.lexists(folder):
        problem = f"{folder} exists already: move it away, or choose another file; nothing is overwritten"
        raise CopyRefused(problem)


def copy_files(source: Path, target: Path, programme: str = "") -> int:
    """Copy the evidence of every programme, or of one, to where none is, and return how many files that were.

    A file that is not as it was is left out, and found missing there. CopyRefused when the folder cannot be written:
    nothing of it is left then.
    """
    found = {each.name: Folder(each) for each in _folders(source) if programme in {"", each.name}}
    if not any(each.digests() for each in found.values()):
        return 0
    refuse_existing(target / programme)
    copied = 0
    try:
        for name, folder in found.items():
            made = Folder(target / name)
            for digest in sorted(folder.digests()):
                if folder.standing(digest) == "here":
                    made.add(folder.path / digest)
                    copied += 1
    except OSError as error:
        shutil.rmtree(target / programme, ignore_errors=True)
        problem = f"the files of evidence cannot be copied to {target} ({error.strerror or error}): make room for them"
        raise CopyRefused(problem) from error
    return copied


def _folders(source: Path) -> list[Path]:
    return [each for each in sorted(source.iterdir()) if each.is_dir()] if source.is_dir() else []
