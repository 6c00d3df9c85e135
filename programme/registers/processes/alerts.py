"""Alerts about business processes and their changes."""

from collections.abc import Iterator
from datetime import date

from domain.foundation.phrases import by, phrase
from domain.rules.leaning import changes_ended, processes_ended
from domain.rules.responsibilities import assigned
from domain.state.programme import Programme
from programme.registers.alert import Alert, after
from programme.registers.leaned_on import leaned_on


def live_without_agreement(programme: Programme, on: date) -> Iterator[Alert]:
    """A process that was changed before the change was agreed stays an alert until it is agreed."""
    for change in programme.changes.values():
        if change.implemented and change.agreed is None:
            name = programme.processes[change.process].name
            yield Alert.since_fact(
                change.implemented,
                rule="process.live-without-agreement",
                severity="act now",
                subject=change.ref,
                sentence=f"{name} works in a new way ({change.ref}) that was never agreed",
                clears=phrase(
                    by("change.mapped", change=change.ref), ", then ", by("change.agreed", change=change.ref)
                ),
            )


def live_without_sop(programme: Programme, on: date) -> Iterator[Alert]:
    """A changed process has the documents that its change makes necessary."""
    for sop in programme.sops.values():
        change = programme.changes.get(sop.change or "")
        if change is None or change.implemented is None or sop.ended or sop.state == "published":
            continue
        since = max(change.implemented, sop.noted, key=lambda when: when.latest)
        name = programme.processes[change.process].name
        yield Alert.since_fact(
            since,
            rule="process.live-without-sop",
            severity="act now",
            subject=change.ref,
            sentence=(
                f"{name} works in a new way ({change.ref}) without {sop.called}, which is {sop.standing}"
            ),
            clears=phrase(by("sop.published", sop=sop.ref)),
        )


def stuck(programme: Programme, on: date) -> Iterator[Alert]:
    """A change that a phase under way waits for moves from step to step."""
    for change in programme.changes.values():
        phase = programme.phases.get(change.phase or "")
        if phase is None or phase.state != "under way" or change.given_up or change.implemented:
            continue
        since = after(change.moved, programme.policy.update_days + 1)
        if since <= on:
            from domain.rules.turns.processes import CHANGE  # noqa: PLC0415 - not needed for the first paint

            name = programme.processes[change.process].name
            yield Alert(
                rule="change.stuck",
                severity="attend",
                subject=change.ref,
                since=since,
                at_latest=not change.moved.precise,
                sentence=(
                    f"{change.ref}, the change to {name} that {phase.ref} waits for, is {change.state} "
                    f"and has made no progress since {change.moved.words}"
                ),
                clears=phrase(
                    by(
                        CHANGE.moving(change.state)[0].topic,
                        f"the next step of {change.ref}",
                        change=change.ref,
                    ),
                    ", or ",
                    by("change.withdrawn", change=change.ref),
                ),
            )


def unowned(programme: Programme, on: date) -> Iterator[Alert]:
    """A process in use has an owner."""
    answered = assigned(programme)
    for process in programme.processes.values():
        if process.owner is None and process.state == "in use" and process.ref not in answered:
            yield Alert.since_fact(
                process.defined,
                rule="process.unowned",
                severity="note",
                subject=process.ref,
                sentence=f"{process.ref} “{process.name}” has no owner",
                clears=phrase(by("process.assigned", process=process.ref, owner="")),
            )


def processes_leaned_on(programme: Programme, on: date) -> Iterator[Alert]:
    """What belonged to a process that is no longer run belongs to another."""
    return leaned_on(programme, "process", processes_ended(programme))


def changes_leaned_on(programme: Programme, on: date) -> Iterator[Alert]:
    """What waited for a change that was given up waits for another, or for none."""
    return leaned_on(programme, "change", changes_ended(programme))


RULES = (
    live_without_agreement,
    live_without_sop,
    stuck,
    unowned,
    processes_leaned_on,
    changes_leaned_on,
)
