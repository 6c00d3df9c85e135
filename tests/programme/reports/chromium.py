"""A real browser, as Debian has it, with a new and empty profile for each look at a page."""

import shutil
import struct
import subprocess
import tempfile
import zlib
from pathlib import Path

import pytest

FOUND = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip
needed = pytest.mark.skipif(FOUND is None, reason="no Chromium is installed here: apt-get install chromium")


def look(page: Path, *options: str) -> str:
    """Open a file in the browser and return what it writes."""
    with tempfile.TemporaryDirectory() as profile:
        command = [str(FOUND), *OPTIONS, f"--user-data-dir={profile}", *options, page.resolve().as_uri()]
        return subprocess.run(command, capture_output=True, text=True, timeout=240, check=True).stdout


def photograph(page: Path, to: Path, *, dark: bool = False, width: int = 1200) -> bytes:
    """Return a picture of a page in the light or the dark scheme."""
    scheme = ("--blink-settings=preferredColorScheme=0",) if dark else ()
    look(page, f"--window-size={width},1000", *scheme, f"--screenshot={to}")
    return to.read_bytes()


def corner(png: bytes) -> tuple[int, ...]:
    """Return the colour of the first pixel of a picture: no filter changes it."""
    place, data = 8, b""
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        if png[place + 4 : place + 8] == b"IDAT":
            data += png[place + 8 : place + 8 + length]
        place += length + 12
    return tuple(zlib.decompress(data)[1:4])
