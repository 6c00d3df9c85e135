"""Entries that do not fit those before them: in a journal that somebody else's program wrote, hashes and all."""

from domain.entries.permission import untenable
from domain.foundation.phrases import phrase
from domain.history.record import Record
from domain.history.replay import fold
from domain.state.programme import Programme
from programme.foundation.wording import in_words
from programme.journal.journal import Journal
from programme.recording.in_force import in_force


def unfit(journal: Journal) -> str:
    """Return why a journal cannot be answered from though every hash holds; empty when each entry fits."""
    for programme_id in journal.recorder.programme_ids():
        state = Programme()
        for record in in_force(journal.recorded(programme_id)):
            if why := _why_not(record, state):
                return (
                    f"entry {record.position} ({record.entry.command}) does not fit those before it ({why}): this "
                    "program did not record it, so ask whoever gave you the store or archive for another"
                )
    return ""


def _why_not(record: Record, state: Programme) -> str:
    """Apply an entry to a state, or return why it cannot have been so in it."""
    try:
        if sentences := untenable(record.entry, state, record.on):
            return in_words(phrase(sentences[0]).without_fields())
        fold([record.fact], state)
    # Rules and effects trust the journal, and what one of them stumbles over is what is looked for here.
    except Exception as stumble:  # noqa: BLE001
        return f"{type(stumble).__name__} {stumble}"
    return ""
