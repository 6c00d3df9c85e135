"""Alerts about phases."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.foundation.dates import When, counted_days, day_words, when
from domain.foundation.phrases import Lookup, by, phrase
from domain.rules.circles import circle_of
from domain.rules.leaning import phases_ended
from domain.rules.readiness import gaps, is_known, passed_with
from domain.state.phases import Phase
from domain.state.programme import Programme
from programme.registers.alert import Alert
from programme.registers.leaned_on import leaned_on

# An alert names this many gaps; readiness lists them all.
NAMED = 3


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
    """A gap with which a phase went live stays an alert until it is closed."""
    for phase in programme.phases.values():
        if phase.state != "live":
            continue
        for gap in passed_with(phase, gaps(programme, phase)):
            since = phase.accepted.get(gap.key) or phase.unaccepted[gap.key]
            by_whom = phase.acceptors.get(gap.key, phase.acceptor)
            how = f"accepted by {by_whom}" if gap.key in phase.accepted else "nobody accepted it"
            yield Alert.since_fact(
                since,
                rule=f"phase.gap-{gap.kind.replace(' ', '-')}",
                severity="act now",
                subject=phase.ref,
                sentence=f"{phase.ref} went live with a gap: {gap.sentence} ({how})",
                clears=gap.clears,
            )


def live_unaccepted(programme: Programme, on: date) -> Iterator[Alert]:
    """Nothing goes live with gaps that nobody accepted by name; this is graver than any one gap."""
    for phase in programme.phases.values():
        if phase.state != "live" or phase.live is None or not phase.unaccepted:
            continue
        left = [gap for gap in gaps(programme, phase) if gap.key in phase.unaccepted]
        if not left:
            continue
        found = f"found by {phase.reported_by}" if phase.reported_by else "which came to light later"
        named = "; ".join(gap.sentence for gap in left[:NAMED])
        more = f"; and {len(left) - NAMED} more" if len(left) > NAMED else ""
        yield Alert.since_fact(
            phase.live,
            rule="phase.live-unaccepted",
            severity="act now",
            subject=phase.ref,
            sentence=(
                f"{phase.called} went live without anyone's acceptance of {len(left)} "
                f"gap{'s' * (len(left) > 1)} ({found}): {named}{more}"
            ),
            clears=phrase(
                by("phase.gaps-accepted", phase=phase.ref), ", or closing each gap (", Lookup(phase.ref), ")"
            ),
        )


def not_ready(programme: Programme, on: date) -> Iterator[Alert]:
    """A phase that is under way misses nothing that its go-live asks for."""
    for phase in programme.phases.values():
        if phase.state == "under way" and phase.started and (missing := gaps(programme, phase)):
            known = f"not ready to go live: {len(missing)} gaps"
            if not is_known(programme, phase):
                known = "its readiness is not known: no process change is attached to it"
            yield Alert.since_fact(
                phase.started,
                rule="phase.not-ready",
                severity="attend",
                subject=phase.ref,
                sentence=f"{phase.called} is under way and {known}",
                clears=phrase("what is missing there (", Lookup(phase.ref), ")"),
            )


def interim_open(programme: Programme, on: date) -> Iterator[Alert]:
    """A live interim phase is replaced by another, which has a date and keeps it."""
    for phase in programme.phases.values():
        if not phase.interim or phase.state != "live" or phase.live is None:
            continue
        circle = circle_of(phase.ref, lambda reference: programme.phases[reference].ended_by)
        found: tuple[str, date, bool] | None
        if circle:
            found = f"is ended in a circle: {' by '.join(circle)}", phase.live.latest, not phase.live.precise
        else:
            found = _unending(phase.live, programme.phases.get(phase.ended_by or ""), on)
        if found:
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
    if ending.given_up and ending.ended:
        return (
            f"{ending.ref}, which was to replace it, was abandoned",
            ending.ended.latest,
            not ending.ended.precise,
        )
    due = when(ending.planned_live)
    if ending.state in {"planned", "under way"} and due.latest < on:
        return (
            f"{ending.ref}, which replaces it, was due by {due.words}",
            due.latest + timedelta(days=1),
            False,
        )
    return None


def needs_waiting(programme: Programme, on: date) -> Iterator[Alert]:
    """What a phase needs is provided by somebody, by its day."""
    for need in programme.needs.values():
        phase = programme.phases[need.phase]
        if need.state != "open" or phase.state not in {"planned", "under way", "live"}:
            continue
        if need.owner is None:
            yield Alert.since_fact(
                need.identified,
                rule="need.unowned",
                severity="attend",
                subject=need.ref,
                sentence=f"{need.called}, which {need.phase} needs, is provided by nobody",
                clears=phrase(by("need.assigned", need=need.ref, owner="")),
            )
        if need.due is not None and need.due < on:
            yield Alert(
                rule="need.overdue",
                severity="act now",
                subject=need.ref,
                since=need.due + timedelta(days=1),
                at_latest=False,
                sentence=(
                    f"{need.called}, which {need.phase} needs, was due from {need.owner or 'nobody'} by "
                    f"{day_words(need.due)}"
                ),
                clears=phrase(by("need.met", need=need.ref), ", or ", by("need.dropped", need=need.ref)),
            )


def phases_leaned_on(programme: Programme, on: date) -> Iterator[Alert]:
    """What waited for a phase that was abandoned waits for another, or for none."""
    return leaned_on(programme, "phase", phases_ended(programme))


RULES = (late, live_unaccepted, gaps_open, not_ready, interim_open, needs_waiting, phases_leaned_on)
