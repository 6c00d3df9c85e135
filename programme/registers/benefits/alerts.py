"""Alerts about benefits and savings."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from domain.foundation.dates import day_words
from domain.foundation.phrases import by, phrase
from domain.state.programme import Programme
from programme.registers.alert import Alert
from programme.registers.benefits.contradictions import benefits_contradicting


def benefits_unvalidated(programme: Programme, on: date) -> Iterator[Alert]:
    """A benefit is realised and validated by its date."""
    for benefit in programme.benefits.values():
        if benefit.due is None or benefit.due >= on or benefit.state in {"validated", "lost"}:
            continue
        yield Alert(
            rule="benefit.unvalidated",
            severity="attend",
            subject=benefit.ref,
            since=benefit.due + timedelta(days=1),
            at_latest=False,
            sentence=(
                f"{benefit.called} was due by {day_words(benefit.due)} and is {benefit.state}, not validated"
            ),
            clears=phrase(
                "its validation by someone other than its owner (",
                by("benefit.validated", benefit=benefit.ref),
                ")",
            ),
        )


def estimates_disagreeing(programme: Programme, on: date) -> Iterator[Alert]:
    """Estimates of a benefit agree, until it is settled what it was worth."""
    for ref, found in groupby(benefits_contradicting(programme), key=lambda one: one.subject):
        sides = [(one.since, side) for one in found for side in (one.one, one.other)]
        latest = max((since for since, _ in sides), key=lambda since: since.latest)
        yield Alert.since_fact(
            latest,
            rule="benefit.estimates-disagree",
            severity="note",
            subject=ref,
            sentence=(
                f"the estimates of {ref} “{programme.benefits[ref].title}” disagree: "
                f"{', '.join(dict.fromkeys(side.said for _, side in sides))}"
            ),
            clears=phrase("a validated amount (", by("benefit.validated", benefit=ref), ")"),
        )


def realised_without_amount(programme: Programme, on: date) -> Iterator[Alert]:
    """A cashable benefit that was realised says how much it brought."""
    for benefit in programme.benefits.values():
        if (
            benefit.state == "realised"
            and benefit.kind == "cashable"
            and not benefit.realised_amount
            and benefit.realised
        ):
            yield Alert.since_fact(
                benefit.realised,
                rule="benefit.no-amount",
                severity="attend",
                subject=benefit.ref,
                sentence=f"{benefit.called} is said to be realised, and not how much of it",
                clears=phrase("the amount (", by("benefit.realised", benefit=benefit.ref, amount=""), ")"),
            )


def outcome_unchosen(programme: Programme, on: date) -> Iterator[Alert]:
    """A programme that claims benefits has one measure by which its outcome is judged."""
    if programme.benefits and programme.outcome is None:
        first = min(
            (benefit.identified for benefit in programme.benefits.values()), key=lambda one: one.latest
        )
        yield Alert.since_fact(
            first,
            rule="benefit.no-outcome",
            severity="note",
            subject="outcome measure",
            sentence="benefits are claimed, and no one measure was chosen by which the outcome is judged",
            clears=phrase(by("programme.outcome-chosen"), ", with the measure and the reason"),
        )


RULES = (benefits_unvalidated, estimates_disagreeing, realised_without_amount, outcome_unchosen)
