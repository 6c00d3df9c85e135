"""Alerts about phases."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.foundation.dates import When, counted_days, when
from domain.foundation.phrases import Lookup, by, phrase
from domain.rules.readiness import gaps
from domain.state.phases import Phase
from domain.state.programme import Programme
from programme.registers.alert import Alert


def late(programme: Programme, on: date) -> Iterator[Alert]:
    """A phase starts and goes live by the last day it was planned for."""
    for phase in programme.phases.values():
        for planned, waiting, what, step in (
            (phase.planned_live, phase.state in {"planned", "under way"}, "go live", "phase.went-live"),
            (phase.planned_start, phase.state == "planned", "start", "phase.started"),
        ):
            if planned is None or not waiting:
                continue
            due = when(planned)
            if due.latest < on:
                yield Alert(
                    rule="phase.late",
                    severity="act now" if what == "go live" else "attend",
                    subject=phase.ref,
                    since=due.latest + timedelta(days=1),
                    at_latest=False,
                    sentence=(
                        f"{phase.called} was to {what} by {due.words} and is {phase.state}, "
                        f"{counted_days((on - due.latest).days)} late"
                    ),
                    clears=phrase(
                        by(step, phase=phase.ref),
                        ", or ",
                        by("phase.replanned", "replanning it with a reason", phase=phase.ref),
                    ),
                )
                break


def gaps_open(programme: Programme, on: date) -> Iterator[Alert]:
    """A gap accepted at go-live stays an alert until it is closed."""
    for phase in programme.phases.values():
        if phase.state != "live":
            continue
        for gap in gaps(programme, phase):
            accepted = phase.accepted.get(gap.key)
            if accepted is None:
                continue
            yield Alert.since_fact(
                accepted,
                rule=f"phase.gap-{gap.kind}",
                severity="act now",
                subject=phase.ref,
                sentence=f"{phase.ref} went live with a gap: {gap.sentence} (accepted by {phase.acceptor})",
                clears=gap.clears,
            )


def not_ready(programme: Programme, on: date) -> Iterator[Alert]:
    """A phase that is under way knows what it is still missing."""
    for phase in programme.phases.values():
        if phase.state == "under way" and phase.started and (missing := gaps(programme, phase)):
            yield Alert.since_fact(
                phase.started,
                rule="phase.not-ready",
                severity="attend",
                subject=phase.ref,
                sentence=f"{phase.called} is under way and not ready to go live: {len(missing)} gaps",
                clears=phrase("what is missing there (", Lookup(phase.ref), ")"),
            )


def interim_open(programme: Programme, on: date) -> Iterator[Alert]:
    """An interim phase is ended by another that has a date and keeps it."""
    for phase in programme.phases.values():
        if not phase.interim or phase.state != "live" or phase.live is None:
            continue
        if found := _unending(phase.live, programme.phases.get(phase.ended_by or ""), on):
            why, since, at_latest = found
            yield Alert(
                rule="phase.interim-open",
                severity="attend",
                subject=phase.ref,
                since=since,
                at_latest=at_latest,
                sentence=f"{phase.called} is interim and {why}",
                clears=phrase(
                    by("phase.bounded", phase=phase.ref), ", and a date for the phase that replaces it"
                ),
            )


def _unending(live: When, ending: Phase | None, on: date) -> tuple[str, date, bool] | None:
    """Return why nothing is to end an interim phase, and since when."""
    if ending is None:
        return "no phase is named to replace it", live.latest, not live.precise
    if ending.planned_live is None:
        return f"{ending.ref}, which replaces it, has no date", live.latest, not live.precise
    due = when(ending.planned_live)
    if ending.state in {"planned", "under way"} and due.latest < on:
        return (
            f"{ending.ref}, which replaces it, was due by {due.words}",
            due.latest + timedelta(days=1),
            False,
        )
    return None


RULES = (late, gaps_open, not_ready, interim_open)
