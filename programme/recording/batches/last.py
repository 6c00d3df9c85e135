"""Taking back what somebody recorded last: their last entry, or all that they recorded with it in one go."""

from collections.abc import Iterator, Sequence

from domain.entries.journal.amendments import EntryWithdrawn
from domain.entries.people.erasure import PersonErased
from domain.history.record import Record
from domain.rules.persons import same
from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.recording.entry_ids import following
from programme.recording.record import Proposal

# So many entries are looked through at once, from the end.
PART = 200


def last_batch(register: Register, by: str) -> list[Record]:
    """Return what somebody recorded last in one go and what was not taken back, in its order.

    Refused when there is nothing of theirs, or when it cannot be taken back.
    """
    withdrawn = {
        position
        for position, one in register.journal.corrections(register.programme_id, register.position()).items()
        if one.withdrawn
    }
    batch: list[Record] = []
    for record in _backwards(register):
        if batch and following(record.entry_id) != batch[0].entry_id:
            break
        ours = same(by, record.by) and not isinstance(record.entry, EntryWithdrawn)
        if batch or (ours and record.position not in withdrawn and record.position > 1):
            batch.insert(0, record)
    if any(isinstance(record.entry, PersonErased) for record in batch):
        raise Refused([f"entry {batch[-1].position} says that texts were erased, which cannot be undone"])
    standing = [record for record in batch if record.position not in withdrawn]
    if not standing:
        raise Refused([f"{by} recorded nothing here that can be taken back"])
    return standing


def take_back(
    batch: Sequence[Record], reason: str, on: str | None = None, by: str | None = None
) -> list[Proposal]:
    """Propose to withdraw entries, the last one first, as each may rest on the one before."""
    return [
        Proposal(EntryWithdrawn, {"entry": record.position, "reason": reason}, on, by)
        for record in reversed(batch)
    ]


def _backwards(register: Register) -> Iterator[Record]:
    last = register.position()
    while last > 0:
        first = max(1, last - PART + 1)
        records = register.journal.at(register.programme_id, range(first, last + 1))
        yield from sorted(records, key=lambda record: -record.position)
        last = first - 1
