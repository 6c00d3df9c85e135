"""Alerts about dependencies: not met in time, not agreed, agreed for too late a day, broken, and nobody's."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.foundation.dates import When, counted_days, day_words
from domain.foundation.phrases import Phrase, by, phrase
from domain.state.dependencies import Dependency
from domain.state.programme import Programme
from programme.registers.alert import Alert, Severity


def overdue(programme: Programme, on: date) -> Iterator[Alert]:
    """What is needed is given by the day on which it is needed."""
    for one in _open(programme):
        if one.due and one.due < on:
            yield Alert(
                rule="dependency.overdue",
                severity="act now",
                subject=one.ref,
                since=one.due + timedelta(days=1),
                at_latest=False,
                sentence=(
                    f"{one.called} was needed by {day_words(one.due)} and was not given by {one.giver}, "
                    f"{counted_days((on - one.due).days)} ago"
                ),
                clears=phrase(by("dependency.met", dependency=one.ref), ", or ", _another_day(one)),
            )


def not_agreed(programme: Programme, on: date) -> Iterator[Alert]:
    """Who is to give something has agreed to, or nobody may rely on it."""
    for one in _open(programme):
        if one.state == "registered":
            said = f"{one.called} is relied on, and it was not agreed with {one.on_whom or one.giver}"
            clears = phrase(by("dependency.agreed", dependency=one.ref))
            yield _fact(one, one.registered, said, clears, rule="dependency.not-agreed", severity="attend")


def agreed_late(programme: Programme, on: date) -> Iterator[Alert]:
    """What is promised comes no later than it is needed."""
    for one in _open(programme):
        if one.due and one.agreed_for and one.agreed_for > one.due and one.moved:
            said = (
                f"{one.called} is promised for {day_words(one.agreed_for)}, "
                f"{counted_days((one.agreed_for - one.due).days)} after it is needed"
            )
            clears = phrase(
                by("dependency.agreed", "agreeing an earlier day", dependency=one.ref),
                ", or ",
                _another_day(one),
            )
            yield _fact(one, one.moved, said, clears, rule="dependency.agreed-late", severity="attend")


def late_or_broken(programme: Programme, on: date) -> Iterator[Alert]:
    """What comes late has a day on which it comes; what does not come is given by another, or needed no more."""
    for one in _open(programme):
        if one.moved and one.state == "late" and one.agreed_for is None:
            clears = phrase(by("dependency.delayed", "saying by when it comes", dependency=one.ref))
            said = f"{one.called} is late, and nobody said by when it comes"
            yield _fact(one, one.moved, said, clears, rule="dependency.late", severity="attend")
        if one.moved and one.state == "broken":
            clears = phrase(
                by("dependency.agreed", "agreeing anew", dependency=one.ref),
                ", or ",
                by("dependency.withdrawn", "withdrawing it", dependency=one.ref),
            )
            said = f"{one.called} is broken: {one.giver} does not give it"
            yield _fact(one, one.moved, said, clears, rule="dependency.broken", severity="act now")


def unowned_or_undated(programme: Programme, on: date) -> Iterator[Alert]:
    """Somebody on our side answers for a dependency, and it is needed by some day."""
    for one in _open(programme):
        if one.owner is None:
            clears = phrase(by("dependency.assigned", dependency=one.ref))
            said = f"nobody on our side answers for {one.called}"
            yield _fact(one, one.registered, said, clears, rule="dependency.unowned", severity="note")
        if one.due is None:
            clears = phrase(by("dependency.moved", dependency=one.ref))
            said = f"{one.called} has no day by which it is needed"
            yield _fact(one, one.registered, said, clears, rule="dependency.undated", severity="note")


def _open(programme: Programme) -> Iterator[Dependency]:
    return (one for one in programme.dependencies.values() if one.is_open)


def _another_day(one: Dependency) -> Phrase:
    return phrase("another day (", by("dependency.moved", dependency=one.ref), ")")


def _fact(  # noqa: PLR0913 - what an alert says
    one: Dependency, fact: When, said: str, clears: Phrase, *, rule: str, severity: Severity
) -> Alert:
    return Alert.since_fact(fact, rule=rule, severity=severity, subject=one.ref, sentence=said, clears=clears)


RULES = (overdue, not_agreed, agreed_late, late_or_broken, unowned_or_undated)
