"""Alerts about lessons, day by day: undecided, accepted and not applied, and shown by what was changed since."""

from datetime import date

from domain.entries.entry import Entry
from domain.entries.journal.amendments import EntryCorrected, EntryWithdrawn
from domain.entries.lessons.register import LessonConfirmed, LessonProposed
from domain.entries.lessons.steps import (
    LessonAccepted,
    LessonApplied,
    LessonAssigned,
    LessonNotApplied,
    LessonRejected,
)
from domain.entries.policy import SettingChanged
from domain.foundation.dates import when
from programme.registers.alert import Alert
from programme.registers.lessons.alerts import RULES
from tests.given import programme_of

Fact = tuple[str, Entry]
LL = "LL-001"
proposed = (
    "2008-04-01",
    LessonProposed(
        lesson=LL,
        kind="avoid",
        title="Agree first",
        happened="the suites moved first",
        why="the lease ended",
        advice="agree, then move",
        audience="whoever plans",
        drawn_by="Insp Planning",
        shown_by=(2, 3),
    ),
)
rejected = ("2008-06-10", LessonRejected(lesson=LL, rejected_by="Supt South", reason="not so"))


def accepted(due: date | None = None) -> Fact:
    """It was accepted, with a day or without."""
    return ("2008-05-01", LessonAccepted(lesson=LL, accepted_by="Supt South", owner="Supt North", due=due))


def found(on: date, *facts: Fact) -> list[Alert]:
    """The alerts about lessons that are true on a day."""
    programme = programme_of(*(fact for fact in facts if when(fact[0]).latest <= on))
    return [alert for rule in RULES for alert in rule(programme, on)]


def alerts(on: date, *facts: Fact) -> list[tuple[str, date]]:
    """Their rules and since when."""
    return [(alert.rule, alert.since) for alert in found(on, *facts)]


def test_a_lesson_is_decided_on_within_sixty_days_or_as_the_policy_says() -> None:
    """Accepting or rejecting it clears the alert."""
    late = [("lesson.undecided", date(2008, 6, 1))]
    assert alerts(date(2008, 5, 31), proposed) == []
    assert alerts(date(2008, 6, 1), proposed) == late
    assert alerts(date(2008, 6, 9), proposed, rejected) == late
    assert alerts(date(2008, 6, 10), proposed, rejected) == []
    assert alerts(date(2008, 6, 1), proposed, accepted(date(2008, 12, 31))) == []
    sooner = ("2008-01-14", SettingChanged(setting="lesson_decision_days", value=10, reason="it burns"))
    assert alerts(date(2008, 4, 12), sooner, proposed) == [("lesson.undecided", date(2008, 4, 12))]


def test_an_accepted_lesson_is_applied_by_its_day() -> None:
    """Another day, applying it and saying why not all clear the alert."""
    facts = (proposed, accepted(date(2008, 9, 30)))
    late = [("lesson.not-applied", date(2008, 10, 1))]
    assert alerts(date(2008, 9, 30), *facts) == []
    assert alerts(date(2008, 10, 1), *facts) == late
    later = ("2008-10-06", LessonAssigned(lesson=LL, due=date(2008, 11, 30)))
    assert alerts(date(2008, 10, 5), *facts, later) == late
    assert alerts(date(2008, 11, 30), *facts, later) == []
    assert alerts(date(2008, 12, 1), *facts, later) == [("lesson.not-applied", date(2008, 12, 1))]
    for step in (
        LessonApplied(lesson=LL, applied_by="Supt North", what="a gate before each move"),
        LessonNotApplied(lesson=LL, decided_by="Supt North", reason="no next move"),
    ):
        assert alerts(date(2008, 10, 6), *facts, ("2008-10-06", step)) == []


def test_an_accepted_lesson_without_a_day_is_applied_within_ninety_days() -> None:
    """Captured is not learnt: what nothing was changed for is asked after."""
    facts = (proposed, accepted())
    assert alerts(date(2008, 7, 30), *facts) == []
    assert alerts(date(2008, 7, 31), *facts) == [("lesson.not-applied", date(2008, 7, 31))]
    sooner = (
        "2008-01-14",
        SettingChanged(setting="lesson_application_days", value=30, reason="short phases"),
    )
    assert alerts(date(2008, 6, 1), sooner, *facts) == [("lesson.not-applied", date(2008, 6, 1))]


def test_a_lesson_whose_entry_was_changed_is_looked_at_again() -> None:
    """A correction is worth a look, a withdrawal needs one; confirming or rejecting the lesson clears both."""
    facts = (proposed, accepted(date(2008, 12, 31)))
    corrected = ("2008-05-05", EntryCorrected(entry=2, reason="misheard"))
    withdrawn = ("2008-05-20", EntryWithdrawn(entry=3, reason="another was meant"))
    assert alerts(date(2008, 5, 4), *facts, corrected) == []
    (note,) = found(date(2008, 5, 5), *facts, corrected, withdrawn)
    assert (note.rule, note.severity, note.since) == ("lesson.in-doubt", "note", date(2008, 5, 5))
    (both,) = found(date(2008, 5, 20), *facts, corrected, withdrawn)
    assert (both.severity, both.since) == ("attend", date(2008, 5, 5))
    assert "entry 2 was corrected, entry 3 was withdrawn" in both.sentence
    confirmed = ("2008-05-21", LessonConfirmed(lesson=LL, confirmed_by="Supt South", reason="holds"))
    assert alerts(date(2008, 5, 21), *facts, corrected, withdrawn, confirmed) == []
    assert alerts(date(2008, 6, 10), proposed, withdrawn, rejected) == []
