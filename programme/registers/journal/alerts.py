"""Alerts about the journal itself."""

from collections.abc import Iterator
from datetime import date

from domain.foundation.phrases import by, phrase
from domain.state.programme import Programme
from programme.registers.alert import Alert


def journals_accepted(programme: Programme, on: date) -> Iterator[Alert]:
    """A journal is what was recorded, and none of it is missing."""
    for accepted in programme.acceptances:
        missing = accepted.seen_size - accepted.found_size
        lost = f"without {missing} record{'s' * (missing > 1)} that had been seen"
        what = lost if missing > 0 else "although it is not what had been seen"
        yield Alert.since_fact(
            accepted.on,
            rule="journal.accepted",
            severity="attend",
            subject="journal",
            sentence=f"the journal was accepted {what}: {accepted.reason}",
            clears=phrase(
                "recording again what is missing, and withdrawing the acceptance (",
                by("entry.withdrawn"),
                ")",
            ),
        )


def breaches_open(programme: Programme, on: date) -> Iterator[Alert]:
    """What was done against a rule is accepted by name."""
    for breach in programme.breaches:
        if breach.accepted is None:
            yield Alert.since_fact(
                breach.on,
                rule="breach.unaccepted",
                severity="act now",
                subject=breach.subject,
                sentence=f"{breach.what}, as {breach.reported_by} found, and nobody has accepted that",
                clears=phrase(by("breach.accepted", thing=breach.subject)),
            )


RULES = (journals_accepted, breaches_open)
