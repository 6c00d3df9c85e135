"""Where a source says something: the places that evidence names, as “HMIC 2009, 6.5, strength 3, sentence 1”.

A place is the short name of a source and, each after a comma, what leads there, the paragraph first; the sentences
stand last and may be left out. People write these by hand: capitals, spaces, “Appendix” for “App.” and “para 6.5” for
“6.5” make no other place.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

Parts = tuple[str, ...]

# No source has more sentences in one place, or more places in one run: what is longer was mistyped.
LONGEST = 999
_SENTENCES = r"(?:sentences?|sent\.?|s\.) ?(\d{1,3})(?: ?(?:to|-|–) ?(\d{1,3})| ?(?:and|&) ?(\d{1,3}))?"
_ONLY_SENTENCES = r"([1-9]\d{0,2})(?: ?(?:to|-|–) ?([1-9]\d{0,2}))?"
_NAMED_PARAGRAPH = r"(?:paragraphs?|paras?\.?|§) ?(?=\d)"
_APPENDIX = r"(?:appendix|app\.?) ?(?=[a-z0-9]\b)"
_RUN = r"(?P<before>.*?)(?P<first>\d{1,4}) to (?P<again>.*?)(?P<last>\d{1,4})"


class Place(msgspec.Struct, frozen=True):
    """A place in a source: the source's short name, what leads to the place, and its sentences, none for all of it."""

    source: str
    parts: Parts
    sentences: frozenset[int] = frozenset()

    def meets(self, other: "Place") -> bool:
        """Tell whether two places are the same one; where both name sentences, whether they share one."""
        same = self.source == other.source and self.parts == other.parts
        return same and (
            not self.sentences or not other.sentences or not self.sentences.isdisjoint(other.sentences)
        )


def parts_of(text: str) -> Parts:
    """Return what leads to a place, spelt one way: `("app. b", "table", "row 9")` for “Appendix B, table, row 9”."""
    return tuple(spelt for part in text.split(",") if (spelt := _spelt(part)))


def places_of(evidence: Iterable[str], shorts: Iterable[str]) -> Iterator[Place]:
    """Yield the places that evidence names, of the sources with these short names."""
    known = {_key(short): short for short in shorts}
    for said in evidence:
        if short := known.get(_key(said.partition(",")[0])):
            yield place_at(short, said.partition(",")[2])


def place_at(short: str, where: str, sentences: str | None = None) -> Place:
    """Return a place by what leads there, as “6.5, strength 3, sentence 1”; `sentences` as “1” or “1 to 2”."""
    parts = parts_of(where)
    named = frozenset[int]()
    if parts and (found := re.fullmatch(_SENTENCES, parts[-1])):
        parts = parts[:-1]
        named = _numbers(found[1], found[2], found[3])
    if sentences and (found := re.fullmatch(_ONLY_SENTENCES, sentences)):
        named |= _numbers(found[1], found[2])
    return Place(_key(short), parts, named)


def is_sentences(text: str) -> bool:
    """Tell whether a text names sentences by themselves: “1”, “1 to 2”."""
    found = re.fullmatch(_ONLY_SENTENCES, text)
    return found is not None and int(found[1]) <= int(found[2] or found[1])


def run(text: str) -> tuple[str, ...]:
    """Return the places that a run names, as “6.2, strength 1 to 8” or “2.1 to 2.6”; any other text by itself."""
    text = " ".join(text.split())
    found = re.fullmatch(_RUN, text)
    if not found or found["again"] not in {"", found["before"]}:
        return (text,)
    first, last = int(found["first"]), int(found["last"])
    if not first <= last <= first + LONGEST:
        return (text,)
    return tuple(f"{found['before']}{number}" for number in range(first, last + 1))


def same_source(short: str, other: str) -> bool:
    """Tell whether two short names mean one source in evidence."""
    return _key(short) == _key(other)


def _key(short: str) -> str:
    return " ".join(short.split()).casefold()


def _spelt(part: str) -> str:
    text = _key(part)
    for pattern, instead in ((_NAMED_PARAGRAPH, ""), (_APPENDIX, "app. ")):
        if begins := re.match(pattern, text):
            text = instead + text[begins.end() :]
    return text


def _numbers(first: str, last: str | None = None, other: str | None = None) -> frozenset[int]:
    if other:
        return frozenset((int(first), int(other)))
    return frozenset(range(int(first), int(last or first) + 1))
