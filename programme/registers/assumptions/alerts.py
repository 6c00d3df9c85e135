"""Alerts about assumptions: not tested in time, nobody's, and false with nothing raised of that."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.foundation.dates import counted_days, day_words
from domain.foundation.phrases import by, phrase
from domain.state.programme import Programme
from programme.registers.alert import Alert


def tests_overdue(programme: Programme, on: date) -> Iterator[Alert]:
    """An assumption is tested by its day; one that held is tested again by the day that was set then."""
    for one in programme.assumptions.values():
        if one.is_live and one.due and one.due < on:
            yield Alert(
                rule="assumption.test-overdue",
                severity="attend",
                subject=one.ref,
                since=one.due + timedelta(days=1),
                at_latest=False,
                sentence=(
                    f"{one.called} was to be tested by {one.owner or 'nobody who is named'} by "
                    f"{day_words(one.due)}, {counted_days((on - one.due).days)} ago"
                ),
                clears=phrase(
                    by("assumption.tested", assumption=one.ref),
                    ", or ",
                    by("assumption.falsified", "recording that it is false", assumption=one.ref),
                    ", or a later day (",
                    by("assumption.moved", assumption=one.ref),
                    ")",
                ),
            )


def unowned_or_undated(programme: Programme, on: date) -> Iterator[Alert]:
    """Somebody is to find out whether an assumption holds, and by some day."""
    for one in programme.assumptions.values():
        if one.is_live and one.owner is None:
            yield Alert.since_fact(
                one.recorded,
                rule="assumption.unowned",
                severity="attend",
                subject=one.ref,
                sentence=f"nobody is named who finds out whether {one.called} holds",
                clears=phrase(by("assumption.assigned", assumption=one.ref)),
            )
        if one.state == "untested" and one.due is None:
            yield Alert.since_fact(
                one.recorded,
                rule="assumption.undated",
                severity="note",
                subject=one.ref,
                sentence=f"{one.called} is untested, and there is no day by which it is to be tested",
                clears=phrase(by("assumption.moved", assumption=one.ref)),
            )


def unanswered(programme: Programme, on: date) -> Iterator[Alert]:
    """What follows from a false assumption is on a register, as a risk or as an issue."""
    for one in programme.assumptions.values():
        if one.state == "falsified" and one.became is None and one.tested is not None:
            yield Alert.since_fact(
                one.tested,
                rule="assumption.unanswered",
                severity="act now",
                subject=one.ref,
                sentence=f"{one.called} proved false, and neither a risk nor an issue was raised",
                clears=phrase(
                    by("assumption.became-risk", assumption=one.ref),
                    ", ",
                    by("assumption.became-issue", assumption=one.ref),
                    ", or naming one that is there (",
                    by("assumption.linked", assumption=one.ref),
                    ")",
                ),
            )


RULES = (tests_overdue, unowned_or_undated, unanswered)
