"""Verifying a programme's journal: against its own hashes, and against what this machine saw of it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, NamedTuple
from uuid import UUID

from event_store.errors import JournalError
from event_store.merkle.prove import Prover
from event_store.verification.check_store import MEND_SCHEMA
from event_store.verification.differences import Difference
from event_store.verification.verify import verify
from programme.answers.answer import Answer, Field
from programme.foundation.machine import NotRemembered
from programme.journal.journal import Journal
from programme.journal.register import Register
from programme.stores import failures, seen, sights
from programme.stores.copied import lineages
from programme.stores.open import names
from programme.stores.sights import Sight

FIELDS = (
    Field("position", "#"),
    Field("column", "Column"),
    Field("done", "What was done"),
    Field("sentence", "In words"),
)


class Verified(NamedTuple):
    """What verification found, and whether all is as it was recorded."""

    answer: Answer
    well: bool


def verified(
    register: Register, *, since_last: bool = False, progress: Callable[[int], None] | None = None
) -> Verified:
    """Verify a journal, all of it or what came since it was last verified here."""
    journal, programme_id = register.journal, register.programme_id
    known, forgotten = ([], []) if journal.is_branch else _seen(journal, programme_id)
    now = sights.sight(journal, programme_id)
    ways = lineages([sight for sight in known if sights.concerns(sight, now)], now)
    before = ways[0]
    start = sights.last_verified(before, now.size) if since_last else None
    # The database looks through its file on the other core meanwhile, on a connection of its own.
    with ThreadPoolExecutor(1) as other_core:
        looking = other_core.submit(journal.recorder.integrity)
        found = verify(
            journal.recorder,
            programme_id,
            after=start,
            sizes=[sight.size for way in ways for sight in way],
            progress=progress,
        )
        integrity = looking.result()
    # A copy of a copy extends that one, and not what was recorded in the original since.
    before = next((way for way in ways if _fits(way, found.roots, now.size)), before)
    roots = found.roots if not found.differences else _stored_roots(journal, programme_id, now.size, before)
    file = [*found.differences, *_around(journal, programme_id)]
    rows = [
        *file,
        *_against(before, roots, now, start.size if start else 0),
        *forgotten,
        *_replaced(journal, programme_id),
    ]
    well = not rows and integrity == "ok"
    path = journal.recorder.identity
    if file or integrity != "ok":
        # What differs from what was seen is found again at every opening, and may be accepted.
        failures.note(path, file[0].sentence if file else integrity)
    elif well and start is None:
        # Guarantee: what is kept for speed is made anew from what was verified.
        journal.drop_caches()
        failures.resolve(path)
    if well and not journal.is_branch:
        seen.remember(journal, programme_id, found.found)
    about: dict[str, Any] = {
        "programme": names(journal)[programme_id] if well else None,
        "records": found.found.size,
        "root": found.found.root.hex(),
        "checked": found.checked,
        "seen_before": len(before),
        "integrity": integrity,
        "well": well,
    }
    return Verified(
        Answer("Verification", FIELDS, [row._asdict() for row in rows], about, "nothing differs"), well
    )


def _seen(journal: Journal, programme_id: UUID) -> tuple[list[Sight], list[Difference]]:
    """Return what this machine saw of a journal, or that it does not know any more."""
    try:
        return sights.sights(programme_id), []
    except NotRemembered as error:
        sentence = (
            f"what this machine saw of this journal is not known any more ({error}): it cannot be compared"
        )
        return [], [Difference(0, "", "forgotten", sentence)]


def _fits(way: list[Sight], roots: dict[int, bytes], size: int) -> bool:
    return all(sight.size <= size and roots.get(sight.size, b"").hex() in {"", sight.root} for sight in way)


def _stored_roots(journal: Journal, programme_id: UUID, size: int, before: list[Sight]) -> dict[int, bytes]:
    """Return the roots of the hashes that are stored, where the records differ: whether those were rewritten too."""
    with suppress(JournalError):
        prover = Prover(journal.recorder, programme_id, size)
        return {sight.size: prover.root(sight.size) for sight in before if sight.size <= size}
    return {}


def _around(journal: Journal, programme_id: UUID) -> Iterator[Difference]:
    """Name what was done to the file around this journal."""
    for differing in journal.recorder.differing():
        yield Difference(0, "", "unguarded", f"{differing}: {MEND_SCHEMA}")
    for other in journal.recorder.programmes_without_head():
        if other != str(programme_id):
            yield Difference(0, "", "inserted", f"there are records of “{other}”, of which there is no head")


def _replaced(journal: Journal, programme_id: UUID) -> Iterator[Difference]:
    """Name the journal of another programme that the file held before."""
    if doubted := seen.replaced(journal, programme_id):
        yield Difference(0, "", "replaced", doubted.sentence)


def _against(before: list[Sight], roots: dict[int, bytes], now: Sight, start: int) -> Iterator[Difference]:
    """Compare with what was seen: what was rewritten lies behind the last sight that still fits."""
    fits, wrong = start, 0
    for sight in sorted(before, key=lambda sight: sight.size):
        if sight.size > now.size:
            continue
        if sight.size in roots and roots[sight.size].hex() == sight.root:
            fits = sight.size
        elif sight.size in roots and not wrong:
            wrong = sight.size
    if wrong:
        place = (
            f"position {wrong} is"
            if wrong == fits + 1
            else f"what stands at positions {fits + 1} to {wrong} is"
        )
        sentence = (
            f"{place} not what this machine saw: it was rewritten, with every hash, or another journal was put in its "
            "place"
        )
        yield Difference(fits + 1, "", "rewritten", sentence)
    longest = max(before, key=lambda sight: sight.size, default=now)
    if longest.size > now.size > 0:
        earlier = "" if wrong else "; what is left is as it was then, as in a restored backup"
        sentence = f"this machine saw {longest.size} records and the journal ends at {now.size}{earlier}"
        yield Difference(now.size + 1, "", "rolled back", sentence)
