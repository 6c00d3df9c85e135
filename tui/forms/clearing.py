"""Which entries clear an alert or a gap, and what their forms begin with: read from what it says of itself."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from domain.entries.catalogue import ENTRIES
from domain.entries.entry import Entry
from tui.forms.kinds import field_for
from tui.shared.names import is_reference


class Clearing(NamedTuple):
    """A kind of entry that clears something, and the fields that are known already."""

    entry_class: type[Entry]
    fields: Mapping[str, str]


def clearing(said: str) -> Iterator[Clearing]:
    """Yield the entries that a sentence such as `programme change map PC-001, then change agree PC-001` names."""
    seen = set()
    for found in _commands().finditer(said):
        entry_class = _by_words()[found["words"]]
        if entry_class.topic not in seen:
            seen.add(entry_class.topic)
            yield Clearing(entry_class, dict(_fields(entry_class, found["rest"].split())))


def _fields(entry_class: type[Entry], words: list[str]) -> Iterator[tuple[str, str]]:
    option = ""
    for word in words:
        if word.startswith("--"):
            option = word.removeprefix("--").replace("-", "_")
        elif option and word != "…":
            yield option, word
            option = ""
        elif is_reference(word) and (name := field_for(entry_class, word)):
            yield name, word


@cache
def _by_words() -> dict[str, type[Entry]]:
    return {f"{cls.noun} {cls.verb}": cls for cls in ENTRIES.values()}


@cache
def _commands() -> re.Pattern[str]:
    # The longest first: `sop review` would be found in `sop review-…`.
    words = sorted(map(re.escape, _by_words()), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?P<words>{'|'.join(words)})(?![\w-])(?P<rest>[^,();]*)")
