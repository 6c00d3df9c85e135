"""Rows of the journal to the facts that replay folds, many at a time: every replay runs through here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, islice
from operator import itemgetter

from domain.entries.entry import Entry
from domain.foundation.dates import When, bounds, on_day
from domain.history.readings import Fact
from programme.foundation.codec import DECODERS_OF_MANY
from programme.journal.branch import mark
from programme.personal.unseal_entries import Opening

# Topic, payload, effective and latest day, position.
FactRow = tuple[str, bytes, str, str, int]
# So many rows are decoded at a time: with more no time is won, and they are held in memory.
PART = 2_048
_TOPIC, _PAYLOAD, _POSITION = map(itemgetter, (0, 1, 4))


def facts_of(
    rows: Iterable[FactRow], opening: Opening, known: Mapping[int, Fact], *, is_branch: bool
) -> Iterator[Fact]:
    """Yield the facts of rows, in their order; those that are known, by position, are not read again."""
    made = iter(rows)
    parts = iter(lambda: list(islice(made, PART)), [])
    return chain.from_iterable(_facts(part, opening, known, is_branch=is_branch) for part in parts)


def _facts(
    rows: list[FactRow], opening: Opening, known: Mapping[int, Fact], *, is_branch: bool
) -> Iterable[Fact]:
    unknown = [row for row in rows if row[-1] not in known] if known else rows
    entries = list(_entries(unknown, opening))
    if is_branch:
        for entry in entries:
            mark(entry)
    facts = zip(entries, _days(unknown), strict=True)
    if len(unknown) == len(rows):
        return facts
    return (known[row[-1]] if row[-1] in known else next(facts) for row in rows)


def _entries(rows: Sequence[FactRow], opening: Opening) -> Iterator[Entry]:
    """Return what rows say, opened, in their order."""
    by_topic: defaultdict[str, list[FactRow]] = defaultdict(list)
    for row in rows:
        by_topic[row[0]].append(row)
    decoded = {topic: iter(_opened(topic, of_topic, opening)) for topic, of_topic in by_topic.items()}
    return map(next, map(decoded.__getitem__, map(_TOPIC, rows)))


def _opened(topic: str, rows: Sequence[FactRow], opening: Opening) -> Sequence[Entry]:
    entries = DECODERS_OF_MANY[topic](list(map(_PAYLOAD, rows)))
    kind = type(entries[0])
    if kind.kept_personal_fields:
        opening.open_kept(entries, map(_POSITION, rows))
    if (kind.named_fields or opening.redacted) and opening.renames:
        for entry in entries:
            opening.name(entry)
    return entries


def _days(rows: Iterable[FactRow]) -> list[When]:
    """Return when each was so; in the order of replay most were on the day of the one before."""
    last, day, found = "", When("", date.min, date.min), []
    for _, _, effective, latest, _ in rows:
        if effective != last:
            last = effective
            # With one argument, what was made before is found in a third of the time.
            day = on_day(latest) if effective == latest else bounds(effective, latest, latest)
        found.append(day)
    return found
