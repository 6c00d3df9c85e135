"""Alerts about decisions: overdue, by no date, and what a superseded decision leaves behind."""

from datetime import date

from domain.entries.decisions import (
    DecisionAsked,
    DecisionDeferred,
    DecisionLinked,
    DecisionRecorded,
    DecisionSuperseded,
    DecisionTaken,
    DecisionWithdrawn,
)
from domain.entries.entry import Entry
from domain.entries.structure.units import UnitOpened
from domain.foundation.dates import when
from programme.registers.decisions.alerts import RULES
from tests.given import programme_of

Fact = tuple[str, Entry]

north = ("2008-01-07", UnitOpened(unit="U-001", name="North", kind="territorial"))
asked = (
    "2008-01-14",
    DecisionAsked(decision="D-001", title="Which suite closes?", due=date(2008, 2, 29), affects=("U-001",)),
)


def alerts(on: date, *facts: Fact) -> list[tuple[str, str, date]]:
    """The alerts about decisions that are true on a day: rule, subject and since when."""
    programme = programme_of(north, *(fact for fact in facts if when(fact[0]).latest <= on))
    return [(alert.rule, alert.subject, alert.since) for rule in RULES for alert in rule(programme, on)]


def recorded(number: int, on: str, *affects: str) -> Fact:
    """A decision in force."""
    return (
        on,
        DecisionRecorded(
            decision=f"D-{number:03d}",
            title=f"Decision {number}",
            decided="so",
            reason="so",
            taker="Supt North",
            affects=affects,
        ),
    )


def superseded(old: int, new: int, on: str) -> Fact:
    """One decision gave way to another."""
    return (on, DecisionSuperseded(decision=f"D-{old:03d}", successor=f"D-{new:03d}"))


def test_a_decision_is_taken_by_the_day_it_is_due() -> None:
    """The day itself is still in time; the day after asks for action now."""
    assert alerts(date(2008, 2, 29), asked) == []
    assert alerts(date(2008, 3, 1), asked) == [("decision.overdue", "D-001", date(2008, 3, 1))]


def test_taking_deferring_or_withdrawing_it_clears_it() -> None:
    """Each is an open step; none hides that the day went by before."""
    taken = DecisionTaken(decision="D-001", decided="south", reason="half empty", taker="Supt North")
    deferred = DecisionDeferred(decision="D-001", due=date(2008, 4, 30), reason="audit")
    withdrawn = DecisionWithdrawn(decision="D-001", reason="none closes")
    for entry in (taken, deferred, withdrawn):
        assert alerts(date(2008, 3, 3), asked, ("2008-03-03", entry)) == []
    assert alerts(date(2008, 5, 1), asked, ("2008-03-03", deferred)) == [
        ("decision.overdue", "D-001", date(2008, 5, 1))
    ]


def test_a_decision_needed_by_no_day_is_noted_at_once() -> None:
    """What has no day is never late, and never taken."""
    undated = ("2008-01-14", DecisionAsked(decision="D-001", title="Who leads on crime reduction?"))
    assert alerts(date(2008, 1, 14), undated) == [("decision.undated", "D-001", date(2008, 1, 14))]


def test_what_a_superseded_decision_touched_is_not_left_behind() -> None:
    """The decision in force says what holds for it, also when it is the third in line."""
    facts = (
        recorded(1, "2008-02-04", "U-001"),
        recorded(2, "2008-03-03", "U-001"),
        superseded(1, 2, "2008-03-03"),
        recorded(3, "2008-04-07"),
        superseded(2, 3, "2008-04-07"),
    )
    assert alerts(date(2008, 3, 10), *facts[:3]) == []
    assert alerts(date(2008, 4, 7), *facts) == [("decision.left-behind", "D-003", date(2008, 4, 7))]
    linked = ("2008-04-08", DecisionLinked(decision="D-003", affects=("U-001",)))
    assert alerts(date(2008, 4, 8), *facts, linked) == []
