"""Which kind of entry a line says: a noun, a verb, or a thing and what happened to it."""

from collections.abc import Sequence
from typing import NamedTuple

from domain.entries.catalogue import ENTRIES
from domain.entries.entry import Entry
from domain.foundation.references import read as reference
from programme.recording.one_line.tokens import Token
from programme.recording.open_turns import naming, subject_field

# What has no entry of its own noun that begins it.
BEGUN_BY = {"meeting": "meeting.held", "review-finding": "review-finding.recorded"}
SHORTEST = 3


class Kind(NamedTuple):
    """The kind of entry that a line begins with, the thing it is about, and how many parts said so.

    Where the class is not known yet, `unread` says in a sentence what is still to be said.
    """

    entry_class: type[Entry] | None
    thing: str = ""
    parts: int = 0
    unread: str = ""


def kind_said(parts: Sequence[Token], about: str | None = None) -> Kind:
    """Return the kind of entry of a line; `about` is where the cursor is: then a verb alone will do."""
    words = [part.value.casefold() if not part.field and not part.quoted else "" for part in parts[:3]]
    if not words or not words[0]:
        return Kind(
            None,
            unread="begin with what it is: risk, action, staff-issue, or a reference and what happened to it",
        )
    if thing := reference(words[0]):
        return _of_thing(thing, words[1:2], 1)
    noun, used = noun_said(words)
    verbs = {cls.verb: cls for cls in ENTRIES.values() if cls.noun == noun}
    verb = words[used] if len(words) > used else ""
    if about and verb not in verbs and words[0] in {cls.verb for cls in _of(about)}:
        return _of_thing(about, words[:1], 0)
    if not noun:
        return Kind(
            None,
            unread=f"“{parts[0].value[:40]}” is nothing that is recorded here: begin with risk, action, staff-issue …",
        )
    if verb in verbs:
        return Kind(verbs[verb], parts=used + 1)
    if (begun := beginning(noun)) is not None and not (verb and reference(verb)):
        return Kind(begun, parts=used)
    return Kind(None, parts=used, unread=f"say what happened: {noun} {', '.join(list(verbs)[:6])} …")


def noun_said(words: Sequence[str]) -> tuple[str, int]:
    """Return the noun that words begin with, in one word or two, or by its beginning, and how many words said so."""
    nouns = dict.fromkeys(cls.noun for cls in ENTRIES.values())
    if "-".join(words[:2]) in nouns:
        return "-".join(words[:2]), 2
    first = words[0].removesuffix("s") if words[0] not in nouns else words[0]
    if first in nouns:
        return first, 1
    begun = [noun for noun in nouns if noun.startswith(words[0])] if len(words[0]) >= SHORTEST else []
    return (begun[0], 1) if len(begun) == 1 else ("", 0)


def beginning(noun: str) -> type[Entry] | None:
    """Return the entry that brings a new thing of a noun into being, the first of its life."""
    for cls in ENTRIES.values():
        first = next(iter(cls.reference_fields.values()), None)
        if cls.noun == noun and first is not None and first.allots:
            return cls
    return ENTRIES.get(BEGUN_BY.get(noun, ""))


def _of(thing: str) -> list[type[Entry]]:
    return [cls for cls, field in naming(thing) if field == subject_field(cls)]


def _of_thing(thing: str, verb: Sequence[str], before: int) -> Kind:
    classes = _of(thing)
    said = verb[0] if verb else ""
    # What a thing's own noun does goes before what another's does to it.
    found = [cls for cls in classes if cls.verb == said] or [
        cls for cls in classes if len(said) >= SHORTEST and cls.verb.startswith(said)
    ]
    if not found:
        verbs = ", ".join(dict.fromkeys(cls.verb for cls in classes[:8]))
        return Kind(None, thing, before, f"say what happened to {thing}: {verbs} …")
    return Kind(found[0], thing, before + 1)
