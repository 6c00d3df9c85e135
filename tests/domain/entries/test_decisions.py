"""The decision log: from a question to the decision in force, and to the one that takes its place."""

from datetime import date

import pytest

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
from tests.given import assert_mends, programme_of, refused

north = ("2008-01-07", UnitOpened(unit="U-001", name="North", kind="territorial"))
south = ("2008-01-07", UnitOpened(unit="U-002", name="South", kind="territorial"))
asked = (
    "2008-01-14",
    DecisionAsked(
        decision="D-001",
        title="Which suite closes?",
        due=date(2008, 2, 29),
        forum="SMT meeting",
        affects=("U-001",),
    ),
)
taking = DecisionTaken(
    decision="D-001",
    decided="south",
    reason="half empty",
    taker="Supt North",
    rejected=("north: new", "both: no"),
)
taken = ("2008-02-04", taking)
later = (
    "2008-06-02",
    DecisionRecorded(
        decision="D-002", title="Two suites", decided="south opens", reason="queues", taker="Supt North"
    ),
)
superseded = ("2008-06-02", DecisionSuperseded(decision="D-001", successor="D-002"))
withdrawn = ("2008-02-11", DecisionWithdrawn(decision="D-001", reason="none closes"))


def test_a_question_becomes_the_decision_with_what_was_rejected() -> None:
    """The forum and what it touches are known from the question; taker, reason and options come with the decision."""
    decision = programme_of(north, asked, taken).decisions["D-001"]
    assert (decision.state, decision.forum, decision.affects) == ("in force", "SMT meeting", ("U-001",))
    assert (decision.decided, decision.reason, decision.taker) == ("south", "half empty", "Supt North")
    assert decision.rejected == ("north: new", "both: no")


def test_a_decision_that_was_never_asked_for_is_in_force_at_once() -> None:
    """Nobody is said to have waited for it."""
    decision = programme_of(later).decisions["D-002"]
    assert (decision.state, decision.needed, decision.taken.edtf) == ("in force", None, "2008-06-02")


def test_what_is_superseded_and_what_holds_instead_name_each_other() -> None:
    """From either of the two the other is found."""
    decisions = programme_of(north, asked, taken, later, superseded).decisions
    assert (decisions["D-001"].state, decisions["D-001"].superseded_by) == ("superseded", "D-002")
    assert (decisions["D-002"].state, decisions["D-002"].supersedes) == ("in force", ("D-001",))


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (DecisionSuperseded(decision="D-001", successor="D-001"), "D-001 cannot supersede itself"),
        (DecisionSuperseded(decision="D-002", successor="D-001"), "D-001 was taken before D-002"),
        (taking, "D-001 is in force already: record what supersedes it"),
        (
            DecisionDeferred(decision="D-001", due=date(2008, 7, 1), reason="later"),
            "D-001 is in force and cannot be deferred",
        ),
        (DecisionLinked(decision="D-001", affects=("U-001",)), "D-001 touches U-001 already"),
    ],
)
def test_a_decision_in_force_refuses_what_does_not_fit(entry: Entry, sentence: str) -> None:
    """Each refusal says what is wrong and what to do instead."""
    (said,) = refused(programme_of(north, asked, taken, later), entry, "2008-07-01")
    assert said.startswith(sentence)
    assert_mends(said)


@pytest.mark.parametrize("ended", [(later, superseded), (withdrawn,)])
def test_a_decision_that_has_ended_is_neither_taken_nor_superseded_nor_withdrawn(
    ended: tuple[tuple[str, Entry], ...],
) -> None:
    """What ended stays as it ended; a new question is asked, or a new decision recorded."""
    other = (
        "2008-06-03",
        DecisionRecorded(
            decision="D-003", title="Three", decided="three", reason="queues", taker="Supt North"
        ),
    )
    programme = programme_of(north, asked, taken, *ended, other)
    state = programme.decisions["D-001"].state
    for entry in (
        taking,
        DecisionSuperseded(decision="D-001", successor="D-003"),
        DecisionSuperseded(decision="D-003", successor="D-001"),
        withdrawn[1],
    ):
        said = refused(programme, entry, "2008-07-01")
        assert any(f"D-001 is {state}" in sentence for sentence in said)


def test_a_question_is_not_superseded_before_it_is_decided() -> None:
    """It is withdrawn, or decided."""
    assert refused(programme_of(north, asked, later), superseded[1], "2008-07-01") == [
        "D-001 is needed and cannot be superseded: take it first (decision take D-001)"
    ]


def test_a_question_is_not_due_before_it_is_asked_nor_put_off_into_the_past() -> None:
    """A day before the question would make it overdue at once."""
    early = DecisionAsked(decision="D-002", title="Who?", due=date(2008, 1, 13))
    assert len(refused(programme_of(), early, "2008-01-14")) == 1
    on_the_day = DecisionAsked(decision="D-002", title="Who?", due=date(2008, 1, 14))
    assert refused(programme_of(), on_the_day, "2008-01-14") == []
    back = DecisionDeferred(decision="D-001", due=date(2008, 1, 31), reason="haste")
    assert len(refused(programme_of(north, asked), back, "2008-02-01")) == 1


def test_what_a_decision_is_found_to_touch_is_added_once_and_in_order() -> None:
    """What it touched before stays first."""
    linked = ("2008-02-05", DecisionLinked(decision="D-001", affects=("U-002", "U-002")))
    programme = programme_of(north, south, asked, taken, linked)
    assert programme.decisions["D-001"].affects == ("U-001", "U-002")
