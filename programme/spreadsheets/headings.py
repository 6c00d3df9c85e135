"""Compare headings as people write them."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_BRACKETS = re.compile(r"[(\[](?!s\))[^)\]]*[)\]]")
_PUNCTUATION = re.compile(r"[*:;.,_!\"“”„…]+|\s-\s")


def visible(text: str) -> str:
    """Take out of a text the characters that nobody sees, and make every space a plain one."""
    if text.isascii():
        return text
    text = text.translate(_UNSEEN).replace("\xa0", " ").replace("\u202f", " ")
    return unicodedata.normalize("NFC", text)


def plain_heading(text: object) -> str:
    """Give a heading without case, line breaks, brackets and punctuation."""
    heading = visible(str(text)).casefold()
    without = _BRACKETS.sub(" ", heading)
    heading = without if without.strip(" *:?-") else heading.strip("()[] ")
    heading = _PUNCTUATION.sub(" ", heading)
    heading = " ".join(heading.split())
    return heading.removesuffix("(s)").strip() if heading not in {"owner(s)", "author(s)"} else heading


def bracketed(text: object) -> str:
    """Give what a heading says in brackets: the unit of “Saving a year (£000)”."""
    return " ".join(part.strip("()[] ") for part in _BRACKETS.findall(visible(str(text)).replace("\n", " ")))
