"""Temporary files of the tests in memory: a disk takes ten milliseconds to keep what a test forgets at its end."""

import os
import shutil
import tempfile
from pathlib import Path

IN_MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes folders of its own there, as in /tmp
# A run needs less than half of it.
ENOUGH_BYTES = 2 * 2**30


def temporary_files_in_memory() -> None:
    """Put them there, unless somebody says another place or there is too little room; the tests' processes follow."""
    if "TMPDIR" in os.environ or not os.access(IN_MEMORY, os.W_OK):
        return
    if shutil.disk_usage(IN_MEMORY).free >= ENOUGH_BYTES:
        os.environ["TMPDIR"] = str(IN_MEMORY)
        tempfile.tempdir = None  # to be found anew
