"""What was known before it was recorded: no more than evidence shows, and always something that can be shown."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.foundation.dates import When
from domain.history.knowledge import Knowledge, learnt_at
from domain.history.record import Record
from programme.foundation.moment import end_of_day
from programme.journal.register import Register
from programme.journal.unfolding import Unfolding
from programme.registers.all_alerts import alerts

FIRST = date(2007, 7, 1)
DAYS = 900


@pytest.fixture(scope="module")
def records(inspected: Register) -> Sequence[Record]:
    """Every record of the Westminster history, in which nearly every kind of thing names others."""
    return list(inspected.view().recorded())


def stamp(on: When) -> str:
    """The end of a date."""
    return end_of_day(on.latest)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(claimed=st.data(), day=st.integers(0, DAYS))
def test_an_entry_counts_as_known_only_from_a_day_that_evidence_shows(
    records: Sequence[Record], claimed: st.DataObject, day: int
) -> None:
    """An entry counts as known before it was recorded only from a day that evidence shows."""
    places = claimed.draw(st.sets(st.integers(1, len(records)), max_size=len(records)))
    dates = claimed.draw(st.lists(st.integers(0, DAYS), min_size=len(places), max_size=len(places)))
    days = {1: FIRST, **{at: FIRST + timedelta(days=n) for at, n in zip(sorted(places), dates, strict=True)}}
    knowledge = {
        at: [Knowledge(When(known.isoformat(), known, known), "SMT", 0)] for at, known in days.items()
    }
    learnt = learnt_at([(record, record.recorded_at) for record in records], knowledge, stamp)
    assert set(learnt) <= set(days)
    assert all(at >= end_of_day(days[position]) for position, at in learnt.items())
    asked = FIRST + timedelta(days=day)
    unfolding = Unfolding()
    known = [record for record in records if learnt.get(record.position, "9") <= end_of_day(asked)]
    unfolding.learn(known)
    # Whatever was known hangs together: it can be folded by both readings, and looked through for alerts.
    for programme in (unfolding.at(asked), unfolding.early_at(asked)):
        if programme is not None and programme.name:
            list(alerts(programme, asked))
    born = {ref for record in known for ref in record.entry.allotted()}
    assert all(ref in born for record in known for ref in record.entry.references())
