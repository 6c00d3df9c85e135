"""What whoever opens a store is told of it that keeps nobody from reading it."""

from collections.abc import Iterator
from uuid import UUID

from programme.journal.journal import Journal
from programme.stores import clock


def remarks(journal: Journal, programme_id: UUID) -> Iterator[str]:
    """Yield each in a sentence; a key file that others could read is mended on the way."""
    if journal.is_branch:
        yield "this is a what-if branch: what is recorded in it is not in the programme"
    if journal.keys.mend_mode():
        yield f"others could read {journal.keys.path}; now only its owner can"
    # Guarantee: what is damaged in a key file leaves all that its other keys open readable, and is said.
    if damaged := journal.keys.damaged():
        yield damaged
    if ahead := clock.ahead(journal, programme_id):
        yield ahead
    if journal.recorder.only_reads:
        yield (
            "this store may only be read here: whether somebody records in it meanwhile cannot be known, and nothing "
            "can be recorded"
        )
