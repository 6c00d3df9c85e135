"""How what is typed finds something: every word of it in any place, whichever case, in Unicode's composed form."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache


@lru_cache(maxsize=65_536)
def searchable(text: str) -> str:
    """Return a text as it is searched; programmes hold NFC, and some keyboards and pastes send accents apart."""
    return unicodedata.normalize("NFC", text).casefold()


def words_of(typed: str) -> Sequence[str]:
    """Return the words to look for."""
    return searchable(typed).split()


def holds(text: str, words: Sequence[str]) -> bool:
    """Tell whether a searchable text holds every word."""
    return all(word in text for word in words)
