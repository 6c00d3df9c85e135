"""The readings of imprecise dates, beside every order in which small histories can have happened."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from random import Random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.entries.catalogue import ENTRIES
from domain.entries.entry import Entry
from domain.entries.permission import refusals
from domain.foundation.dates import When, when
from domain.foundation.references import references_in
from domain.history.readings import Placed, both, capped, early_days, imprecise, mixed
from domain.history.replay import fold
from domain.state.programme import Programme
from programme.registers.all_alerts import alerts, alerts_of

FIRST, LAST = date(2008, 1, 1), 8
Alerted = set[tuple[str, str]]


def entry(topic: str, **fields: object) -> Entry:
    """Make an entry of a topic."""
    return msgspec.convert(fields, ENTRIES[topic])


def day(number: int) -> date:
    """Return a day of the history by its number, from 1."""
    return FIRST + timedelta(days=number - 1)


PHASE = [
    entry("phase.planned", phase="PH-001", title="Three territories"),
    entry("phase.started", phase="PH-001"),
    entry("phase.consulted", phase="PH-001", with_whom="staff", heard="who posts whom?"),
    entry("phase.went-live", phase="PH-001", acceptor="Commander", reason="the lease ends"),
]
# Lives of things that bear on the phase and on each other; any first part of one may have happened.
LIVES = [
    [
        entry("staff-issue.raised", staff_issue="SI-001", theme="workload", summary="long days",
              raised_by="constables", channel="focus group"),
        entry("staff-issue.acknowledged", staff_issue="SI-001", owner="HR"),
        entry("staff-issue.resolved", staff_issue="SI-001", answer="two more posts"),
    ],
    [
        entry("sop.required", sop="SOP-001", title="Custody", reason="it moves", phase="PH-001"),
        entry("sop.begun", sop="SOP-001", version="1"),
        entry("sop.consulted", sop="SOP-001", groups=("sergeants",)),
        entry("sop.approved", sop="SOP-001", approver="Supt"),
        entry("sop.published", sop="SOP-001", channel="intranet"),
    ],
    [
        entry("eia.registered", eia="EIA-001", title="Impact of the move"),
        entry("eia.attributed", eia="EIA-001", assesses="PH-001"),
    ],
    [
        entry("process.defined", process="BP-001", name="Custody"),
        entry("change.identified", change="PC-001", process="BP-001", title="One desk", phase="PH-001"),
        entry("change.implemented", change="PC-001", reason="it was urgent"),
    ],
    [
        entry("risk.raised", risk="R-001", title="Drift", cause="no date", event="it lasts", effect="delay"),
        entry("risk.assessed", risk="R-001", likelihood=5, impact=5, basis="it does"),
        entry("risk.escalated", risk="R-001", level="SMT", reason="above tolerance"),
        entry("risk.closed", risk="R-001", reason="a date is set"),
    ],
]  # fmt: skip
START = [
    entry("programme.started", name="Merger"),
    entry("policy.setting-changed", setting="acknowledge_days", value=1, reason="days, not weeks"),
    entry("policy.setting-changed", setting="update_days", value=1, reason="days, not weeks"),
]


def history(chance: Random) -> list[Placed]:
    """Return a small history that the rules accept in the order of replay, one to three of its dates imprecise."""
    while True:
        dated = [(1, one) for one in START]
        for life in (PHASE, *chance.sample(LIVES, 2)):
            part = life[: chance.randint(1, len(life))]
            dated += zip(sorted(chance.randint(1, LAST) for _ in part), part, strict=True)
        dated.sort(key=lambda fact: fact[0])
        wide = chance.sample(
            range(len(START), len(dated)), min(len(dated) - len(START), chance.randint(1, 3))
        )
        facts = [
            (one, _date(chance.randint(1, last) if place in wide else last, last), place + 1)
            for place, (last, one) in enumerate(dated)
        ]
        if any(imprecise(on) for _, on, _ in facts) and _accepted(facts):
            return facts


def _date(first: int, last: int) -> When:
    return when(day(last).isoformat() if first == last else f"{day(first)}/{day(last)}")


def _accepted(facts: list[Placed]) -> bool:
    programme = Programme()
    for one, on, _ in facts:
        if refusals(one, programme, on):
            return False
        fold([(one, on)], programme)
    return True


def every_order(facts: list[Placed]) -> Iterator[list[date]]:
    """Yield every choice of days: nothing before what it names, or what is recorded of the same thing or date."""
    spans = [
        [on.earliest + timedelta(days=n) for n in range((on.latest - on.earliest).days + 1)]
        for _, on, _ in facts
    ]
    for days in product(*spans):
        last: dict[str, date] = {}
        born: dict[str, date] = {}
        alike: dict[When, date] = {}
        for (one, dated, _), on in zip(facts, days, strict=True):
            subject = references_in(getattr(one, next(iter(one.reference_fields), ""), ()))
            before = [
                *(last.get(ref, on) for ref in subject),
                *(born.get(ref, on) for ref in one.references()),
            ]
            if on < max(*before, alike.get(dated, on), on):
                break
            alike[dated] = on
            last |= dict.fromkeys((*subject, *one.allotted()), on)
            born |= dict.fromkeys(one.allotted(), on)
        else:
            yield list(days)


def alerted(facts: list[Placed], days: list[date], on: date) -> Alerted:
    """Return what was alerted about if these were the days."""
    placed = sorted((so, place) for place, so in enumerate(days) if so <= on)
    programme = fold((facts[place][0], when(so.isoformat())) for so, place in placed)
    return {(alert.rule, alert.subject) for alert in alerts(programme, on)}


@given(seed=st.integers(0, 100_000), on=st.integers(2, LAST + 1))
@settings(max_examples=60)
def test_what_is_certain_is_so_in_every_order_and_what_is_possible_in_some(seed: int, on: int) -> None:
    """The alerts called certain are those of every order, and the possible ones are those of some orders only."""
    facts = history(Random(seed))  # noqa: S311 - a repeatable history, not a secret
    by_order = [alerted(facts, days, day(on)) for days in every_order(facts)]
    late, early = (fold(reading) for reading in both(facts, day(on)))
    found = alerts_of(late, (early, *map(fold, mixed(facts, day(on)))), day(on))
    certain = {(alert.rule, alert.subject) for alert in found if alert.certain}
    assert certain == set.intersection(*by_order)
    assert {(alert.rule, alert.subject) for alert in found} == set.union(*by_order)


@given(seed=st.integers(0, 100_000), on=st.integers(2, LAST + 1))
@settings(max_examples=60)
def test_the_earliest_day_of_a_fact_is_the_first_in_any_order(seed: int, on: int) -> None:
    """An imprecise fact has its earliest day in some order, and an earlier one in none."""
    facts = history(Random(seed))  # noqa: S311 - as above
    orders = list(every_order(facts))
    for place, (_, _, position) in enumerate(facts):
        if position in (days := early_days(facts)):
            assert days[position] == min(order[place] for order in orders)


def test_a_date_reaches_no_further_than_the_day_of_its_recording() -> None:
    """What is recorded has happened by the day of its recording."""
    november = when("2026-11")
    assert capped(november, date(2026, 11, 28)).latest == date(2026, 11, 28)
    assert capped(november, date(2026, 11, 28)).edtf == "2026-11"
    assert capped(november, date(2026, 12, 1)) == november
    assert capped(when("2026-11-01"), date(2026, 11, 28)) == when("2026-11-01")
