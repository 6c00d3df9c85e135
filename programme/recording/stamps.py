"""What is said of when entries were recorded, checked against the journal."""

from domain.entries.entry import Entry
from domain.entries.journal.stamps import StampsBounded
from domain.foundation.dates import day_words, when
from programme.foundation.refusal import Problem, Refused
from programme.journal.zone import local_day
from programme.recording.known import Known


def refuse_bound(known: Known, entry: Entry) -> None:
    """Refused when there are no such entries, or when they cannot have been recorded on these days."""
    assert isinstance(entry, StampsBounded)  # noqa: S101 - tells the type checker what the caller made sure of
    for name, position in (("first", entry.first), ("last", entry.last or 1)):
        if position > known.position:
            sentence = f"there is no entry {position}: the journal ends at entry {known.position}"
            raise Refused([Problem(sentence, name)])
    on = when(entry.recorded)
    if on.earliest > known.today:
        raise Refused([Problem(f"{on.words} has not come yet: say when they were recorded", "recorded")])
    for before in known.at([entry.first - 1]):
        bound = known.register.stamps.bound_of(before.position)
        day = (
            local_day(before.recorded_at, known.journal.zone(known.programme_id))
            if bound is None
            else bound.on.earliest
        )
        if on.latest < day:
            sentence = (
                f"entry {before.position}, which was recorded before them, is of {day_words(day)}: give days from then "
                "on, or begin with the first entry whose stamp is wrong"
            )
            raise Refused([Problem(sentence, "recorded")])
