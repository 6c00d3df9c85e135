"""Erasing: the record first, then the key; what a crash left in between is finished when the store is opened."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from uuid import UUID

import msgspec

from domain.entries.entry import Entry
from domain.entries.people.erasure import PersonErased
from domain.foundation.phrases import giving, phrase
from domain.foundation.references import kind_of
from event_store.errors import JournalError
from event_store.journal.records import NO_END
from event_store.store import Reading
from programme.foundation.codec import DECODERS, MARK
from programme.foundation.refusal import Problem, Refused, Unreadable
from programme.personal.cipher import unwrap
from programme.personal.key_lines import KeyName
from programme.personal.keys import Keys
from programme.personal.subjects import about, erasures
from programme.personal.texts import texts, topics

# The key of the folded state, in which texts of every subject lie open.
CHECKPOINT = "checkpoint"


def refuse_erasure(rows: Reading, programme_id: UUID, erasure: PersonErased, known: int) -> None:
    """Refused when there is nothing to erase, or when it was recorded in the clear by an earlier version.

    There is nothing when nothing was recorded about the subject, or when it was erased by an entry up to `known` and
    nothing personal was recorded about it since.
    """
    subject = erasure.subject
    said = [
        (position, [text for _, text in texts(entry, amended)])
        for position, entry, about_, amended in _personal(rows, programme_id)
        if about_ == subject
    ]
    if not said:
        sentence = f"nothing was ever recorded about a {kind_of(subject).noun} {subject}: check the reference"
        raise Refused([Problem(sentence, "subject")])
    before = erasures(rows, programme_id, known).get(subject)
    if before and not any(found for position, found in said if position > before):
        sentence = (
            f"what was recorded about {subject} was erased before, by entry #{before}, and nothing was said of it "
            "since: there is nothing left to erase"
        )
        raise Refused([Problem(sentence, "subject")])
    clear = [str(position) for position, found in said if any(not text.startswith(MARK) for text in found)]
    if clear:
        in_the_clear = phrase(
            f"entry {', '.join(clear)} about {subject} was recorded in the clear by an earlier version, and what is "
            "recorded is never changed: it can be withheld",
            giving("redacted"),
            ", not erased",
        )
        raise Refused([Problem(in_the_clear, "subject")])


def _personal(rows: Reading, programme_id: UUID) -> Iterator[tuple[int, Entry, str, type[Entry]]]:
    for position, topic, payload, *_ in rows.rows_of(programme_id, topics(), NO_END):
        entry = DECODERS[topic](payload)
        yield position, entry, *about(entry, rows, programme_id)


def destroy(rows: Reading, keys: Keys, programme_id: UUID) -> None:
    """Destroy every key whose erasure is recorded; OSError when the key file cannot be written."""
    if erased := erasures(rows, programme_id):
        # A checkpoint that somebody still writes with the old state is good for nobody: its key is gone as well.
        erased[CHECKPOINT] = max(erased.values())

        def doomed(name: KeyName) -> bool:
            return name.programme_id == programme_id and name.generation < erased.get(name.subject, 0)

        keys.destroy(doomed)


def erase(rows: Reading, keys: Keys, programme_id: UUID) -> None:
    """Destroy the keys of what was just recorded as erased; Unreadable when that has to wait."""
    try:
        destroy(rows, keys, programme_id)
        # Guarantee: an erasure is called done when every key of what it erased was seen to be destroyed.
        if left := [name.words for name in _erased_names(rows, programme_id) if not keys.destroyed(name)]:
            problem = (
                f"the erasure is recorded and no text is shown here any more, but it is not done: the key "
                f"{', '.join(sorted(left))} is not in {keys.path} and may be whole elsewhere; put the key file that "
                "has it back there and open the store, which destroys it"
            )
            raise Unreadable(problem)
    except OSError as error:
        problem = (
            f"the erasure is recorded and nothing shows the texts any more, but {keys.path} cannot be written "
            f"({error.strerror}): the key is destroyed when the store is next opened by who may write that file"
        )
        raise Unreadable(problem) from error


def _erased_names(rows: Reading, programme_id: UUID) -> set[KeyName]:
    """Return the names of the keys of every text that is erased."""
    erased = erasures(rows, programme_id)
    found = set()
    for _, entry, _, amended in _personal(rows, programme_id):
        for _, text in texts(entry, amended):
            name = key_name(programme_id, text)
            if name is not None and name.generation < erased.get(name.subject, 0):
                found.add(name)
    return found


def key_name(programme_id: UUID, text: str) -> KeyName | None:
    """Return the name of the key that a text was sealed with; None when it stands in the clear."""
    subject, _, generation = unwrap(text)[0].partition("/") if text.startswith(MARK) else ("", "", "")
    return KeyName(programme_id, subject, int(generation)) if generation.isdecimal() else None


def opened(rows: Reading, keys: Keys, programme_id: UUID) -> Counter[str]:
    """Return how many texts of each subject are opened with keys that are here."""
    return _counted(rows, keys, programme_id, here=True)


def unopened(rows: Reading, keys: Keys, programme_id: UUID) -> Counter[str]:
    """Return how many texts of each subject cannot be opened, though nobody erased them."""
    return _counted(rows, keys, programme_id, here=False)


def _counted(rows: Reading, keys: Keys, programme_id: UUID, *, here: bool) -> Counter[str]:
    erased = erasures(rows, programme_id)
    found: Counter[str] = Counter()
    for _, entry, _, amended in _personal(rows, programme_id):
        for _, text in texts(entry, amended):
            name = key_name(programme_id, text)
            if name and name.generation >= erased.get(name.subject, 0):
                found[name.subject] += (keys.find(name) is not None) == here
    return found


def unfinished(rows: Reading, keys: Keys, programme_id: UUID) -> list[str]:
    """Return the names of keys that are to be destroyed and were not found here to be."""
    return sorted(name.words for name in _erased_names(rows, programme_id) if not keys.destroyed(name))


def refuse_foreign(rows: Reading, keys: Keys) -> None:
    """Unreadable when the key file is that of another store: what is sealed with it could not be opened again."""
    own = set(rows.programme_ids())
    # Guarantee: a key file that belongs to another store is refused.
    theirs = keys.programmes()
    # One line of its own tells it: a byte that was damaged makes another programme of a line, and no other file.
    if own and theirs and not theirs & own:
        problem = (
            f"{keys.path} is the key file of another store (it has keys of the programme {min(map(str, theirs))}): "
            "put it beside that store, and the one of this store here"
        )
        raise Unreadable(problem)


def finish(rows: Reading, keys: Keys) -> None:
    """Destroy what was recorded as erased when a crash, or the right to write, came in between."""
    # Guarantee: an erasure that was interrupted is finished when the store is opened. A damaged store opens all the
    # same, for verification to say what was done to it.
    with suppress(OSError, JournalError, msgspec.DecodeError):
        for programme_id in rows.programme_ids():
            destroy(rows, keys, programme_id)


def checkpoint_key(rows: Reading, programme_id: UUID) -> KeyName:
    """Return the name of the key under which the folded state is kept; every erasure makes it another."""
    return KeyName(programme_id, CHECKPOINT, max(erasures(rows, programme_id).values(), default=0))
