"""Read any file to sheets of cells: workbooks and marked-up texts in a process of their own, csv in this one."""

from __future__ import annotations

import re
import subprocess
import sys

import msgspec

from programme.spreadsheets.workbook.child import unpacked
from programme.spreadsheets.workbook.delimited import decode, read_delimited
from programme.spreadsheets.workbook.sheet import Contents, UnreadableFile
from programme.spreadsheets.workbook.source import kind_of

_WAIT = 90
_MOST_TEXT = 16 * 1024 * 1024
_HTML = re.compile(r"<(?:!doctype html|html|table)\b", re.IGNORECASE)
_MARKDOWN = re.compile(r"^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$", re.MULTILINE)


def contents_of(content: bytes, encoding: str | None = None, delimiter: str | None = None) -> Contents:
    """Read the sheets of a file.

    Workbooks and marked-up texts are opened in a process of their own, which has 1.5 GB and 60 seconds at most,
    so that no file can take this one down. Raises UnreadableFile with one sentence.
    """
    kind = kind_of(content)
    if kind != "text":
        return _in_a_process_of_its_own(content, kind)
    text, found, certain = decode(content, encoding)
    start = text.lstrip()[:2000]
    if _HTML.match(start):
        kind = "html"
    elif delimiter is None and (_MARKDOWN.search(text[:200_000]) or _HTML.search(text[:200_000])):
        kind = "markdown"
    else:
        return read_delimited(content, encoding, delimiter)
    if len(text) > _MOST_TEXT:
        message = (
            f"the text has more than {_MOST_TEXT // 1024 // 1024} MB: save the tables of the register alone"
        )
        raise UnreadableFile(message)
    contents = _in_a_process_of_its_own(text.encode(), kind)
    contents.encoding, contents.encoding_is_certain = found, certain
    return contents


def _in_a_process_of_its_own(content: bytes, kind: str) -> Contents:
    command = [sys.executable, "-m", "programme.spreadsheets.workbook.child", kind]
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command, input=content, capture_output=True, timeout=_WAIT, check=False
        )
    except subprocess.TimeoutExpired:
        message = "the file takes longer to open than any register does: save the sheet of the register alone"
        raise UnreadableFile(message) from None
    if done.returncode:
        message = (
            "the file needs more memory or time than any register does: save the sheet of the register alone"
        )
        raise UnreadableFile(message)
    answer = msgspec.msgpack.decode(done.stdout, ext_hook=unpacked)
    if isinstance(answer, str):
        raise UnreadableFile(answer)
    for sheet in answer["sheets"]:
        sheet["merged"] = [tuple(range_) for range_ in sheet["merged"]]
    return msgspec.convert(answer, Contents)
