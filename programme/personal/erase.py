"""Erasing: the record first, then the key; what a crash left in between is finished when the store is opened."""

from collections.abc import Iterator
from contextlib import suppress
from uuid import UUID

import msgspec

from domain.entries.entry import Entry
from domain.entries.journal.erasure import PersonErased
from domain.foundation.phrases import giving, phrase
from domain.foundation.references import kind_of
from event_store.errors import JournalError
from event_store.journal.records import NO_END
from event_store.store import Reading
from programme.foundation.codec import DECODERS
from programme.foundation.refusal import Problem, Refused, Unreadable
from programme.personal.cipher import MARK
from programme.personal.keys import KeyName, Keys
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
    except OSError as error:
        problem = (
            f"the erasure is recorded and nothing shows the texts any more, but {keys.path} cannot be written "
            f"({error.strerror}): the key is destroyed when the store is next opened by who may write that file"
        )
        raise Unreadable(problem) from error


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
