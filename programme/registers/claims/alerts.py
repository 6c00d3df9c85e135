"""Alerts about sources: those of which nobody recorded who could read them."""

from collections.abc import Iterator
from datetime import date

from domain.foundation.phrases import by, phrase
from domain.state.programme import Programme
from programme.registers.alert import Alert, after

OPEN_WITHIN_DAYS = 30


def sources_unopened(programme: Programme, on: date) -> Iterator[Alert]:
    """It is recorded within 30 days who could read a source: else nobody can be asked what they made of it."""
    for source in programme.publications.values():
        since = after(source.registered, OPEN_WITHIN_DAYS + 1)
        if not source.opened and since <= on:
            yield Alert(
                rule="source.unopened",
                severity="note",
                subject=source.ref,
                since=since,
                at_latest=not source.registered.precise,
                sentence=f"nothing says who could read {source.called}, or since when",
                clears=phrase(by("source.opened", source=source.ref)),
            )


RULES = (sources_unopened,)
