"""What differs from what was recorded, named as far as it can be known: the position, the column, what was done."""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from event_store.journal.head import Head
from event_store.journal.records import LEAF_COLUMNS, leaf_data, marks
from event_store.merkle import tree as merkle

POSITION = LEAF_COLUMNS.index("position")
CHECKSUM = 4
# Where a record came from is looked for by hashing it at other positions: nearby, and as far as so many hashes reach.
NEAR = 64
FAR = 1_000_000


class Difference(NamedTuple):
    """One thing that is not as it was recorded; `column` is empty when it is about the whole record or the head."""

    position: int
    column: str
    done: str
    sentence: str


class Suspect(NamedTuple):
    """A row whose leaf hash does not fit; `columns` are the bytes of LEAF_COLUMNS, `marks` None before version 2."""

    columns: tuple[bytes, ...]
    leaf: bytes
    marks: bytes | None
    position: int


def differences(
    head: Head, found: Head, suspects: Sequence[Suspect], gaps: Sequence[tuple[int, int]], last: int
) -> Iterator[Difference]:
    """Name what differs between a head and what was found under it; `last` is the last position that is there."""
    yield from _missing(gaps, last, head)
    if last and not head.size:
        yield Difference(1, "", "removed", "the head was removed: nothing tells how many records there were")
    elif last > head.size:
        yield Difference(
            head.size + 1,
            "",
            "inserted",
            f"{_positions(head.size + 1, last)} inserted after the end: the head ends at {head.size}",
        )
    origins = {
        suspect.position: _origin(suspect, max(last, head.size), len(suspects)) for suspect in suspects
    }
    moved = {position: origin for position, origin in origins.items() if origin is not None}
    yield from _moved(moved)
    same_root = found.size == head.size and found.peaks == head.peaks
    for suspect in suspects:
        if suspect.position not in moved:
            yield from _changed(suspect, leaf_alone=same_root)
    if not suspects and not gaps and last == head.size > 0:
        yield from _head(head, found)


def _missing(gaps: Sequence[tuple[int, int]], last: int, head: Head) -> Iterator[Difference]:
    for first, end in gaps:
        yield Difference(first, "", "removed", f"{_positions(first, end)} removed")
    if last < head.size:
        sentence = f"{_positions(last + 1, head.size)} removed from the end: the journal is truncated"
        yield Difference(last + 1, "", "truncated", sentence)


def _positions(first: int, last: int) -> str:
    return f"position {first} was" if first == last else f"positions {first} to {last} were"


def _origin(suspect: Suspect, size: int, suspects: int) -> int | None:
    """Return the position at which a record was recorded, when it is another one and nothing else was changed."""
    changed = _columns(suspect)
    if changed is not None and changed != ["position"]:
        return None
    here = suspect.position
    nearby = (here + step * sign for step in range(1, NEAR + 1) for sign in (-1, 1))
    everywhere = range(1, min(size, FAR // suspects) + 1)
    for position in chain(nearby, everywhere):
        columns = list(suspect.columns)
        columns[POSITION] = b"%d" % position
        if position > 0 and merkle.leaf_hash(leaf_data(columns)) == suspect.leaf:
            return position
    return None


def _columns(suspect: Suspect) -> list[str] | None:
    """Return the columns that do not fit their checksums, None when the record has none."""
    if suspect.marks is None:
        return None
    found = marks(suspect.columns)
    return [
        name
        for place, name in enumerate(LEAF_COLUMNS)
        if found[place * CHECKSUM :][:CHECKSUM] != suspect.marks[place * CHECKSUM :][:CHECKSUM]
    ]


def _moved(moved: dict[int, int]) -> Iterator[Difference]:
    """Tell records that changed places from those that moved up or down together."""
    for position, origin in moved.items():
        if position < origin and moved.get(origin) == position:
            sentence = f"the records at positions {position} and {origin} were swapped"
            yield Difference(position, "position", "swapped", sentence)
    alone = [position for position, origin in moved.items() if moved.get(origin) != position]
    for first, last in _runs(alone, moved):
        shift = first - moved[first]
        if shift > 0:
            place = _positions(first - shift, first - 1)
            sentence = f"{place} inserted: the records from {first} to {last} were recorded {shift} earlier"
            yield Difference(first - shift, "", "inserted", sentence)
        else:
            count = "a record was" if shift == -1 else f"{-shift} records were"
            sentence = (
                f"{count} removed before position {first}: the records from there to {last} were recorded "
                f"{-shift} later"
            )
            yield Difference(first, "", "removed", sentence)


def _runs(positions: Sequence[int], moved: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of positions that follow one another and moved by the same number."""
    ordered = sorted(positions)
    starts = [
        here
        for before, here in pairwise([None, *ordered])
        if here is not None
        and (before is None or here != before + 1 or here - moved[here] != before - moved[before])
    ]
    for start, following in pairwise([*starts, None]):
        if start is not None:
            yield start, max(p for p in ordered if p >= start and (following is None or p < following))


def _changed(suspect: Suspect, *, leaf_alone: bool) -> Iterator[Difference]:
    position, changed = suspect.position, _columns(suspect)
    if leaf_alone:
        yield Difference(
            position, "leaf", "changed", f"position {position}, leaf: the hash itself was changed"
        )
    elif changed is None:
        sentence = f"position {position} was changed; it is too old to tell in which column"
        yield Difference(position, "", "changed", sentence)
    elif not changed:
        sentence = f"position {position} was changed together with the checksum that would tell the column"
        yield Difference(position, "", "changed", sentence)
    else:
        # Guarantee: whichever column of a record is changed, verification names the position and the column.
        for column in changed:
            yield Difference(position, column, "changed", f"position {position}, {column}: it was changed")


def _head(head: Head, found: Head) -> Iterator[Difference]:
    """Narrow down what was rewritten with hashes that fit, by the peaks: each stands for a stretch of positions."""
    first = 1
    if len(head.peaks) != len(found.peaks):
        # So many records have so many peaks: no record needs to be looked for.
        sentence = "the head was changed: its hashes are not those of as many records as it tells of"
        yield Difference(head.size, "peaks", "changed", sentence)
    elif head.peaks != found.peaks:
        for place, width in enumerate(_widths(head.size)):
            if head.peaks[place : place + 1] != found.peaks[place : place + 1]:
                sentence = (
                    f"{_positions(first, first + width - 1)} rewritten with hashes that fit, or the head was: "
                    "a checkpoint kept elsewhere tells which"
                )
                yield Difference(first, "", "rewritten", sentence)
            first += width
    elif head.last_recorded_at != found.last_recorded_at:
        sentence = f"the head says {head.last_recorded_at} and its last record {found.last_recorded_at}"
        yield Difference(head.size, "last_recorded_at", "changed", sentence)


def _widths(size: int) -> list[int]:
    return [1 << bit for bit in range(size.bit_length() - 1, -1, -1) if size >> bit & 1]
