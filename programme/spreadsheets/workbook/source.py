"""Take the bytes of a file, and say what kind of file they are, without trusting its name."""

from __future__ import annotations

import os
import stat
import sys
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from programme.spreadsheets.workbook.sheet import UnreadableFile

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 100 * 1024 * 1024
MOST_UNPACKED = 400 * 1024 * 1024
MOST_PARTS = 5_000
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_MEGABYTE = 1024 * 1024


def take(path: Path | str) -> bytes:
    """Read a whole file, or standard input for `-`; at most 100 MB of a regular file.

    Raises UnreadableFile for a device, a pipe by name, a folder, or what is too large.
    """
    if str(path) == "-":
        return _bounded(sys.stdin.buffer, "standard input")
    try:
        # Not blocking: opening a named pipe that nobody writes to would otherwise wait for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError as fault:
        message = f"{path} cannot be opened ({fault.strerror}): name a file that is there and may be read"
        raise UnreadableFile(message) from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        message = (
            f"{path} is no ordinary file: save the register as a file, or give it as standard input with -"
        )
        raise UnreadableFile(message)
    with os.fdopen(descriptor, "rb") as file:
        return _bounded(file, str(path))


def _bounded(file: BinaryIO, name: str) -> bytes:
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        message = f"{name} has more than {MOST_BYTES // _MEGABYTE} MB: save the sheet of the register alone"
        raise UnreadableFile(message)
    if not content:
        message = f"{name} is empty: save the register again"
        raise UnreadableFile(message)
    return content


def kind_of(content: bytes) -> str:
    """Say which format the bytes are in: xlsx, xls, ods or text; raises UnreadableFile for what is protected."""
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise _protected()
        return "xls"
    if content.startswith(b"PK\x03\x04"):
        return _packed(content)
    return "text"


def _protected() -> UnreadableFile:
    return UnreadableFile("the workbook is protected by a password: save it without one, then import it")


def _packed(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            _bound_parts(parts)
            names = {part.filename for part in parts}
            if "content.xml" in names:
                if b"encryption-data" in archive.read("META-INF/manifest.xml")[:_MEGABYTE]:
                    raise _protected()
                return "ods"
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError):
        message = (
            "the workbook is damaged or not a workbook: open it in the program it came from and save it again"
        )
        raise UnreadableFile(message) from None
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        return "xlsx" if "xl/workbook.xml" in names else "xlsb"
    message = "the file is an archive and no workbook: unpack it and name the workbook in it"
    raise UnreadableFile(message)


def _bound_parts(parts: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_UNPACKED or len(parts) > MOST_PARTS:
        message = (
            f"the workbook unpacks to {unpacked // _MEGABYTE} MB in {len(parts)} parts, more than a register has:"
            " save the sheet of the register alone"
        )
        raise UnreadableFile(message)
