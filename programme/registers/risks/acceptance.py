"""Alerts about risks that somebody accepted above tolerance: for a time, and not by their own owner."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.foundation.dates import day_words
from domain.foundation.phrases import by, phrase
from domain.rules.persons import same
from domain.rules.tolerance import above_tolerance
from domain.state.programme import Programme
from programme.registers.alert import Alert


def acceptances_expired(programme: Programme, on: date) -> Iterator[Alert]:
    """A risk that is accepted until a day is looked at anew when the day has passed."""
    for risk in programme.risks.values():
        until = risk.accepted_until
        if risk.state == "open" and until is not None and until < on:
            yield Alert(
                rule="risk.acceptance-expired",
                severity="act now",
                subject=risk.ref,
                since=until + timedelta(days=1),
                at_latest=False,
                sentence=(
                    f"{risk.called} was accepted by {risk.accepted_by or 'nobody'} until {day_words(until)}, "
                    "and not since"
                ),
                clears=phrase(by("risk.responded", risk=risk.ref)),
            )


def accepted_by_owner(programme: Programme, on: date) -> Iterator[Alert]:
    """Whoever owns a risk above tolerance is not the one who accepts it."""
    for risk in programme.risks.values():
        responded, acceptor = risk.responded, risk.accepted_by
        if risk.state != "open" or responded is None or acceptor is None:
            continue
        if same(acceptor, risk.owner) and above_tolerance(programme, risk):
            yield Alert.since_fact(
                responded,
                rule="risk.accepted-by-owner",
                severity="act now",
                subject=risk.ref,
                sentence=f"{risk.called} is above tolerance, and {risk.owner}, who owns it, accepted it",
                clears=phrase(
                    by("risk.responded", "acceptance by somebody else", risk=risk.ref),
                    ", or ",
                    by("risk.assigned", "another owner", risk=risk.ref),
                ),
            )


RULES = (acceptances_expired, accepted_by_owner)
