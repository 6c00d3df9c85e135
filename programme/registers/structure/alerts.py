"""Alerts about appeals against the postings that phases changed."""

from collections.abc import Iterator
from datetime import date

from domain.foundation.phrases import by, phrase
from domain.rules.leaning import units_ended
from domain.state.programme import Programme
from programme.registers.alert import Alert, after
from programme.registers.leaned_on import leaned_on


def appeals_waiting(programme: Programme, on: date) -> Iterator[Alert]:
    """An appeal is decided within the days in which staff are owed an update."""
    for appeal in programme.appeals.values():
        since = after(appeal.lodged, programme.policy.update_days + 1)
        if appeal.state == "lodged" and since <= on:
            many = f"{appeal.appellants} appeals" if appeal.appellants > 1 else "an appeal"
            yield Alert(
                rule="appeal.undecided",
                severity="attend",
                subject=appeal.ref,
                since=since,
                at_latest=not appeal.lodged.precise,
                sentence=f"{appeal.ref}: {many} against {appeal.posting}, lodged {appeal.lodged.words}, not decided",
                clears=phrase(by("appeal.decided", appeal=appeal.ref)),
            )


def units_leaned_on(programme: Programme, on: date) -> Iterator[Alert]:
    """What belonged to a command unit that is gone belongs to another."""
    return leaned_on(programme, "unit", units_ended(programme))


RULES = (appeals_waiting, units_leaned_on)
