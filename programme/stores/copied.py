"""Telling a copy that went its own way from a journal that was rolled back: both end otherwise than what was seen."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from uuid import UUID

from programme.stores.sights import Sight


def lineages(known: Sequence[Sight], found: Sight) -> list[list[Sight]]:
    """Return what was seen that a journal has to extend, of the sights that concern it: one of these lists at least.

    A copy goes its own way from where it was first seen: neither has it to extend what was recorded in the original
    since, nor the original what was tried in the copy. What is seen for the first time may be a copy of either.
    """
    here = [seen for seen in known if seen.store == found.store]
    # Guarantee: what is recorded in a copy of a store casts no doubt on the original.
    if any(seen.copy for seen in here):
        return [here]
    originals = [seen for seen in known if not seen.copy or seen.store == found.store]
    copies = {seen.store for seen in known if seen.copy} if not here else set()
    of_copies = [
        [seen for seen in known if seen.store == place] for place in sorted(copies) if Path(place).is_file()
    ]
    return [originals or list(known), *of_copies]


def is_copy(known: Sequence[Sight], found: Sight, programme_id: UUID) -> bool:
    """Tell whether a journal stands in a copy: the file in which it was seen before is there as well, and holds it."""
    here = [seen for seen in known if seen.store == found.store]
    if here:
        return any(seen.copy for seen in here)
    places = {seen.store for seen in known if seen.first == found.first}
    return any(_holds(place, programme_id) for place in places)


def _holds(place: str, programme_id: UUID) -> bool:
    with suppress(sqlite3.Error, OSError, ValueError):
        if not Path(place).is_file():
            return False
        with closing(sqlite3.connect(f"{Path(place).as_uri()}?mode=ro", uri=True, timeout=0)) as other:
            select = "SELECT 1 FROM head WHERE programme_id = ?"
            return other.execute(select, (str(programme_id),)).fetchone() is not None
    return False
