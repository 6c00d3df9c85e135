"""Things and people by part of what they are called."""

from collections.abc import Iterator
from typing import NamedTuple

from domain.foundation.references import KINDS
from domain.foundation.references import read as reference
from domain.state.programme import Programme
from programme.answers.search import holds, searchable, words_of
from programme.registers.called import title_of

SHOWN = 4


class NotOne(NamedTuple):
    """What fits part of a title, when that is nothing or several things."""

    fits: list[str]

    def sentence(self, label: str, text: str) -> str:
        """Say it in a sentence that says how to mend it."""
        if not self.fits:
            return f"{label}: nothing is called “{text[:40]}”: give its reference, or part of its title"
        more = " …" if len(self.fits) > SHOWN else ""
        return f"{label}: “{text[:40]}” may be {', '.join(self.fits[:SHOWN])}{more}: write more of its title"


def named(programme: Programme, prefixes: tuple[str, ...], text: str) -> str | NotOne:
    """Return the reference that a text is, or of the one thing in whose title all of its words stand."""
    if found := reference(text):
        return found
    fits = [ref for ref, _ in fitting(programme, prefixes, text)]
    return fits[0] if len(fits) == 1 else NotOne(fits)


def fitting(programme: Programme, prefixes: tuple[str, ...], text: str) -> Iterator[tuple[str, str]]:
    """Yield each thing of some kinds in whose reference or title all words of a text stand, with its title."""
    words = words_of(text)
    for prefix in prefixes or tuple(KINDS):
        for ref in getattr(programme, KINDS[prefix].register):
            title = " ".join(title_of(programme, ref).split())
            if holds(searchable(f"{ref} {title}"), words):
                yield ref, title
