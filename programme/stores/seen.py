"""What this machine saw of each journal: a journal that does not extend it is not trusted."""

from contextlib import suppress
from uuid import UUID

from msgspec.structs import replace

from event_store.errors import JournalError
from event_store.journal.head import Head
from event_store.merkle.prove import Prover
from programme.foundation.machine import NotRemembered, begin_anew
from programme.journal.journal import Journal
from programme.stores import failures, recomputed
from programme.stores.copied import is_copy, lineages
from programme.stores.doubts import Doubt
from programme.stores.sights import (
    Sight,
    concerns,
    place_of,
    programmes_seen,
    same,
    sight,
    sights,
    size_of,
    write,
)


def doubt(journal: Journal, programme_id: UUID, *, exact: bool = False) -> Doubt | None:
    """Return why a journal is not trusted; None when it is as recorded and extends everything that was seen of it.

    With `exact` what this process computed counts only for the bytes that the file has now.
    """
    known: list[Sight] = []
    forgotten = ""
    try:
        # Before the journal is looked at: what others record meanwhile would be seen and seem to be missing.
        known = sights(programme_id)
        failed = failures.failed(journal.recorder.identity)
    except NotRemembered as error:
        forgotten, failed = str(error), ""
    found = sight(journal, programme_id)
    if not found.size and not found.first:
        return None
    # Guarantee: records that the head does not stand for are trusted on no machine, also on one that never saw them.
    if differs := recomputed.computed(journal, programme_id, exact=exact):
        return Doubt("broken", found, found, said=differs)
    if journal.is_branch:
        return None
    # Guarantee: after verification has failed, every other command says so until it is resolved.
    if failed:
        return Doubt("failed", found, found, said=failed)
    if forgotten:
        return Doubt("forgotten", found, found, said=forgotten)
    return _compared(journal, programme_id, [seen for seen in known if concerns(seen, found)], found)


def _compared(journal: Journal, programme_id: UUID, concerned: list[Sight], found: Sight) -> Doubt | None:
    is_at_home = any(seen.store == found.store for seen in concerned)
    if not is_at_home and (doubted := replaced(journal, programme_id)):
        return doubted
    prover = journal.prover(programme_id, journal.recomputed[programme_id].head.size)
    doubts = [_extends(prover, lineage, found) for lineage in lineages(concerned, found)]
    return doubts[0] if all(doubts) else None


def _extends(prover: Prover, concerned: list[Sight], found: Sight) -> Doubt | None:
    if not concerned:
        return None
    # Sights only grow, so checking the latest one within the size checks them all.
    within = max((seen for seen in concerned if seen.size <= prover.size), key=size_of, default=None)
    # Guarantee: a journal that does not extend what this machine saw of it is not trusted.
    if within and prover.root(within.size).hex() != within.root:
        return Doubt("another", within, found)
    longest = max(concerned, key=size_of)
    if longest.size <= prover.size:
        return None
    if within is None and longest.first != found.first:
        return Doubt("another", longest, found)
    return Doubt("earlier", longest, found, within.size if within else 1)


def replaced(journal: Journal, programme_id: UUID) -> Doubt | None:
    """Return a doubt when this file held the journal of another programme that is not in it any more."""
    found = sight(journal, programme_id)
    try:
        gone = vanished(journal)
    except NotRemembered as error:
        return Doubt("forgotten", found, found, said=str(error))
    return Doubt("replaced", next(iter(gone.values())), found) if gone else None


def vanished(journal: Journal) -> dict[UUID, Sight]:
    """Return what was last seen of the journals that this file held, and does not hold any more."""
    present = set(journal.recorder.programme_ids(damaged=True))
    place = journal.recorder.identity
    gone = {}
    for programme_id in programmes_seen():
        if programme_id in present:
            continue
        if here := [seen for seen in sights(programme_id) if seen.store == place]:
            gone[programme_id] = max(here, key=size_of)
    return gone


def remember(journal: Journal, programme_id: UUID, verified: Head | None = None) -> None:
    """Keep what a journal is now, or was found by verification; where that cannot be written, less is remembered.

    What is not trusted is not remembered: a journal may have been changed since it was opened.
    """
    try:
        if doubt(journal, programme_id) is not None:
            return
        found = sight(journal, programme_id)
        known = sights(programme_id)
    except (JournalError, NotRemembered):
        return
    if verified is None:
        verified_peaks: tuple[str, ...] = ()
        # What was looked at: somebody may have recorded more since.
        head = journal.recomputed[programme_id].head if programme_id in journal.recomputed else Head()
        found = replace(found, size=head.size, root=head.root.hex())
    else:
        verified_peaks = tuple(peak.hex() for peak in verified.peaks)
        found = replace(
            found, size=verified.size, root=verified.root.hex(), peaks=verified_peaks,
            recorded_at=verified.last_recorded_at,
        )  # fmt: skip
    if found.size and not any(same(seen, found) and (seen.peaks or not found.peaks) for seen in known):
        found = replace(found, copy=is_copy(known, found, programme_id))
        write(programme_id, [*(seen for seen in known if not same(seen, found)), found])


def accept(journal: Journal, programme_id: UUID) -> None:
    """Trust a journal as it is from now on, whatever was seen of it before."""
    found = sight(journal, programme_id)
    begin_anew()
    known: list[Sight] = []
    with suppress(NotRemembered):
        known = sights(programme_id)
    for other in programmes_seen():
        try:
            here = [seen for seen in sights(other) if seen.store == found.store]
        except NotRemembered:
            write(other, [])
        else:
            if here and other not in journal.recorder.programme_ids(damaged=True):
                forget(found.store, other)
    concerned = [seen for seen in known if concerns(seen, found)]
    dropped = lineages(concerned, found)[0]
    write(programme_id, [*(seen for seen in known if seen not in dropped), found])
    journal.drop_caches()


def forget(store: str, programme_id: UUID) -> None:
    """Forget what was seen in a file, because the program itself puts a new journal there."""
    place = place_of(store)
    with suppress(NotRemembered):
        write(programme_id, [seen for seen in sights(programme_id) if seen.store != place])


def forget_all(store: str) -> None:
    """Forget every journal that was seen in a file, because the program itself makes a new store there."""
    for programme_id in programmes_seen():
        with suppress(NotRemembered):
            if any(seen.store == place_of(store) for seen in sights(programme_id)):
                forget(store, programme_id)
    failures.resolve(store)
