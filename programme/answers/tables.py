"""Tables for a terminal: columns share its width by need, and texts are wrapped into them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from rich.cells import cell_len, chop_cells

# A column is never narrower than this for want of room: letters one below the other are not read.
LEAST = 8
GAP = "  "
# What a text may be broken at besides single spaces. textwrap finds it, and takes ten times as long as `_by_words`.
_UNUSUAL = r"[^\W\d]-[^\W\d]|--|  "


def fitted(headers: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> str:
    """Write a table within a width in columns of a terminal; ten thousands of rows are written within a second."""
    columns = [(header, *column) for header, column in zip(headers, zip(*cells, strict=True), strict=True)]
    widest = [max(map(columns_of, column)) for column in columns]
    words = [max(map(columns_of, " ".join(column).split()), default=0) for column in columns]
    shares = _widths(widest, words, width)
    wrapped = [
        [wrapped_lines(text.strip(), share) for text in column]
        for column, share in zip(columns, shares, strict=True)
    ]
    needed = [max((columns_of(line) for lines in column for line in lines), default=0) for column in wrapped]
    heading, *rows = ("\n".join(_lines(row, needed)) for row in zip(*wrapped, strict=True))
    return "\n".join((heading, GAP.join("-" * each for each in needed), *rows))


def wrapped_lines(text: str, width: int) -> list[str]:
    """Return the lines of a text that neither begins nor ends in a space within a width, as textwrap breaks them."""
    width = max(1, width)
    if text.isprintable() and not re.search(_UNUSUAL, text):
        if columns_of(text) <= width:
            return [text]
        if columns_of(text) != len(text):
            return _wide(text, width)
        if lines := _by_words(text, width):
            return lines
    return [line for part in text.splitlines() for line in _broken(part, width)]


def _broken(part: str, width: int) -> list[str]:
    measured = part.isprintable() and columns_of(part) != len(part)
    return _wide(part, width) if measured else wrap(part, width)


def columns_of(text: str) -> int:
    """Return how many columns of a terminal a text takes: letters of Chinese take two, combining marks none."""
    return len(text) if text.isascii() else cell_len(text)


def _wide(text: str, width: int) -> list[str]:
    """Break a text with letters of other widths at its spaces, and words that are too long where they have to be."""
    lines = [""]
    for word in text.split():
        for part in _pieces(word, width):
            joined = f"{lines[-1]} {part}".lstrip()
            if columns_of(joined) <= width:
                lines[-1] = joined
            else:
                lines.append(part)
    return [line for line in lines if line]


def _pieces(word: str, width: int) -> list[str]:
    return [word] if columns_of(word) <= width else chop_cells(word, max(2, width))


def _by_words(text: str, width: int) -> list[str] | None:
    """Break a text at its spaces; None when a word of it is longer than the width."""
    lines = []
    start, end = 0, len(text)
    while end - start > width:
        space = text.rfind(" ", start, start + width + 1)
        if space < 0:
            return None
        lines.append(text[start:space])
        start = space + 1
    lines.append(text[start:])
    return lines


def _lines(row: Iterable[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    for parts in zip_longest(*row, fillvalue=""):
        yield GAP.join(map(_padded, parts, widths)).rstrip()


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns_of(text))


def _widths(widest: list[int], words: list[int], width: int) -> list[int]:
    """Share the width of the terminal: each column holds its longest word, and the rest is divided by need."""
    room = width - len(GAP) * (len(widest) - 1)
    # Where not even the words fit, the longest of them are broken.
    longest = max(words, default=0)
    while longest > LEAST and sum(min(longest, word) for word in words) > room:
        longest -= 1
    shares = [min(longest, word) for word in words]
    room -= sum(shares)
    wants = sorted(range(len(widest)), key=lambda column: widest[column] - shares[column])
    for place, column in enumerate(wants):
        more = max(0, min(widest[column] - shares[column], room // (len(wants) - place)))
        shares[column] += more
        room -= more
    return shares
