"""Alerts about decisions: needed and late, needed by no date, and what a superseded one leaves behind."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.foundation.dates import day_words
from domain.foundation.phrases import by, phrase
from domain.state.decisions import Decision
from domain.state.programme import Programme
from programme.registers.alert import Alert


def decisions_overdue(programme: Programme, on: date) -> Iterator[Alert]:
    """A decision that is needed is taken by the day it is due."""
    for decision in programme.decisions.values():
        if decision.state == "needed" and decision.due and decision.due < on:
            where = f" by the {decision.forum}" if decision.forum else ""
            touched = f": {', '.join(decision.affects)} wait for it" if decision.affects else ""
            yield Alert(
                rule="decision.overdue",
                severity="act now",
                subject=decision.ref,
                since=decision.due + timedelta(days=1),
                at_latest=False,
                sentence=(
                    f"{decision.called} was to be taken{where} by {day_words(decision.due)} "
                    f"and was not{touched}"
                ),
                clears=phrase(
                    by("decision.taken", decision=decision.ref),
                    ", or a later day (",
                    by("decision.deferred", decision=decision.ref),
                    ")",
                ),
            )


def decisions_undated(programme: Programme, on: date) -> Iterator[Alert]:
    """A decision that is needed has a day by which it is to be taken."""
    for decision in programme.decisions.values():
        if decision.state == "needed" and decision.needed and decision.due is None:
            yield Alert.since_fact(
                decision.needed,
                rule="decision.undated",
                severity="note",
                subject=decision.ref,
                sentence=f"{decision.called} is needed and has no day by which it is to be taken",
                clears=phrase(
                    by("decision.taken", decision=decision.ref),
                    ", or a day (",
                    by("decision.deferred", decision=decision.ref),
                    ")",
                ),
            )


def decisions_leaving_behind(programme: Programme, on: date) -> Iterator[Alert]:
    """What a superseded decision touched is touched by the one in its place: else nobody knows what holds for it."""
    for holding in programme.decisions.values():
        if holding.state != "in force":
            continue
        for reference in holding.supersedes:
            superseded = programme.decisions[reference]
            behind = sorted(touched(programme, superseded) - set(holding.affects))
            if superseded.ended and behind:
                yield Alert.since_fact(
                    superseded.ended,
                    rule="decision.left-behind",
                    severity="note",
                    subject=holding.ref,
                    sentence=(
                        f"{holding.called} superseded {reference} and does not say what holds now "
                        f"for {', '.join(behind)}"
                    ),
                    clears=phrase(by("decision.linked", decision=holding.ref, affects=behind[0])),
                )


def touched(programme: Programme, decision: Decision) -> set[str]:
    """Return what a decision touched, and those that it had superseded."""
    found: set[str] = set()
    chain = [decision]
    while chain:
        decision = chain.pop()
        found.update(decision.affects)
        chain.extend(programme.decisions[reference] for reference in decision.supersedes)
    return found


RULES = (decisions_overdue, decisions_undated, decisions_leaving_behind)
