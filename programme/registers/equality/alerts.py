"""Alerts about Equality Impact Assessments: whether they came before the decision, and when they are reviewed."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.foundation.dates import When, day_words
from domain.foundation.phrases import by, phrase
from domain.rules.assessments import (
    REVIEW_NOTICE_DAYS,
    decided,
    is_standing,
    needing_one,
    needs_one_since,
    review_called_for,
    title_of,
    unattributed,
)
from domain.state.equality import Eia
from domain.state.programme import Programme
from programme.registers.alert import Alert
from programme.registers.equality import finding_alerts as equality_findings

WHAT_HAPPENED = {"PH": "went live", "PC": "was implemented", "SOP": "was published"}


def _current(programme: Programme) -> Iterator[tuple[Eia, str, When | None]]:
    """Yield each assessment whose subject is known and not given up, with the subject and when it took effect."""
    for eia in programme.eias.values():
        if eia.assesses and is_standing(programme, eia.assesses):
            yield eia, eia.assesses, decided(programme, eia.assesses)


def _took_effect(assessed: str, effect: When) -> str:
    return f"{assessed} {WHAT_HAPPENED[assessed.partition('-')[0]]} {effect.words}"


def assessments_missing(programme: Programme, on: date) -> Iterator[Alert]:
    """A phase has its assessment from when it is planned, a process change from when it is agreed or in force.

    While one of something unknown may be theirs, that is the alert (`eia.unattributed`).
    """
    if unattributed(programme):
        return
    for reference in needing_one(programme):
        needed, effect = needs_one_since(programme, reference), decided(programme, reference)
        if needed is None:
            continue
        so_far = f", although {_took_effect(reference, effect)}" if effect else ""
        yield Alert.since_fact(
            needed,
            rule="eia.missing",
            severity="act now" if effect else "attend",
            subject=reference,
            sentence=f"{reference} “{title_of(programme, reference)}” has no Equality Impact Assessment{so_far}",
            clears=phrase(by("eia.required", assesses=reference)),
        )


def assessments_unattributed(programme: Programme, on: date) -> Iterator[Alert]:
    """It is known what an assessment assesses."""
    for eia in unattributed(programme):
        waiting = list(needing_one(programme))
        said = (
            "was completed, but what it assessed" if eia.signed_off else "is under way, but what it assesses"
        )
        own = "have none of their own" if len(waiting) > 1 else "has none of its own"
        covers = f"; {', '.join(waiting)} {own}" if waiting else ""
        yield Alert.since_fact(
            eia.since,
            rule="eia.unattributed",
            severity="attend" if waiting else "note",
            subject=eia.ref,
            sentence=f"{eia.called} {said} is not known{covers}",
            clears=phrase(by("eia.attributed", eia=eia.ref, assesses="")),
        )


def unapproved_at_decision(programme: Programme, on: date) -> Iterator[Alert]:
    """An assessment is approved before what it assesses takes effect."""
    for eia, assessed, effect in _current(programme):
        if effect and eia.settled is None and eia.state != "completed":
            state = "not started" if eia.state == "required" else eia.state
            yield Alert.since_fact(
                effect,
                rule="eia.unapproved-at-decision",
                severity="act now",
                subject=eia.ref,
                sentence=f"{_took_effect(assessed, effect)}, and its assessment {eia.ref} is not approved ({state})",
                clears=phrase(
                    by("eia.approved", f"the approval of {eia.ref}", eia=eia.ref),
                    "; the late approval stays on record",
                ),
            )


def approved_after_decision(programme: Programme, on: date) -> Iterator[Alert]:
    """An assessment that was approved after the decision did not inform it, which stays on record."""
    for eia, assessed, effect in _current(programme):
        # Dates that overlap leave the order open; only what is certain is held against anyone.
        if effect and eia.settled and eia.settled.earliest > effect.latest:
            how = "screened out" if eia.state == "screened out" else "approved"
            yield Alert.since_fact(
                eia.settled,
                rule="eia.after-the-decision",
                severity="note",
                subject=eia.ref,
                sentence=(
                    f"{eia.ref} was {how} {eia.settled.words}, after {_took_effect(assessed, effect)}: "
                    "it did not inform the decision"
                ),
                clears=phrase(
                    "nothing; the late approval stays on record, for the review of the programme to learn from"
                ),
            )


def overruled(programme: Programme, on: date) -> Iterator[Alert]:
    """What an approved assessment says to stop does not go ahead."""
    for eia, assessed, effect in _current(programme):
        if effect and eia.settled and eia.signed_off and eia.outcome == "stop and rethink":
            since = max(effect, eia.settled, key=lambda when: when.latest)
            yield Alert.since_fact(
                since,
                rule="eia.overruled",
                severity="act now",
                subject=eia.ref,
                sentence=f"{eia.ref} says to stop and rethink, and {_took_effect(assessed, effect)}",
                clears=phrase(
                    "a new assessment (",
                    by("eia.review-called", eia=eia.ref),
                    ", then ",
                    by("eia.assessment-begun"),
                    ")",
                ),
            )


def reviews_due(programme: Programme, on: date) -> Iterator[Alert]:
    """An assessment is reviewed by its day, or as soon as what it assesses changes: the duty is continuing."""
    for eia in programme.eias.values():
        if (
            not eia.signed_off
            or eia.review_due is None
            or (eia.assesses and not is_standing(programme, eia.assesses))
        ):
            continue
        called, due = review_called_for(programme, eia), eia.review_due
        latest = " at the latest" if eia.due_at_latest else ""
        clears = phrase(by("eia.reviewed", eia=eia.ref))
        if due < on:
            sentence = f"{eia.called} was due for review by {day_words(due)}{latest}"
            since = due + timedelta(days=1)
            yield Alert("eia.review-overdue", "attend", eia.ref, since, eia.due_at_latest, sentence, clears)
        elif called:
            why = "it was called in" if eia.state == "under review" else f"{eia.assesses} was published anew"
            sentence = f"{eia.called} is due for review: {why} {called.words}"
            yield Alert(
                "eia.review-due", "attend", eia.ref, called.latest, not called.precise, sentence, clears
            )
        elif (since := due - timedelta(days=REVIEW_NOTICE_DAYS)) <= on:
            sentence = f"{eia.called} is due for review by {day_words(due)}{latest}"
            yield Alert("eia.review-due", "note", eia.ref, since, eia.due_at_latest, sentence, clears)


def nothing_found(programme: Programme, on: date) -> Iterator[Alert]:
    """An approved assessment rests on findings: regard is of substance, not a ticked box."""
    for eia, _, _ in _current(programme):
        if eia.state in {"approved", "published"} and eia.settled and not eia.findings:
            yield Alert.since_fact(
                eia.settled,
                rule="eia.without-findings",
                severity="note",
                subject=eia.ref,
                sentence=f"{eia.called} is approved without a single finding on any characteristic",
                clears=phrase(by("finding.recorded", eia=eia.ref)),
            )


RULES = (
    assessments_missing,
    assessments_unattributed,
    unapproved_at_decision,
    approved_after_decision,
    overruled,
    reviews_due,
    nothing_found,
    *equality_findings.RULES,
)
