"""Alerts about contingency plans: called for and not carried out, and not called for when they should have been."""

from collections.abc import Iterator
from datetime import date

from domain.foundation.dates import When
from domain.foundation.phrases import by, phrase
from domain.state.programme import Programme
from domain.state.risks import Contingency
from programme.registers.alert import Alert


def not_carried_out(programme: Programme, on: date) -> Iterator[Alert]:
    """What was called for is carried out, or stood down."""
    for plan in programme.contingencies.values():
        if plan.state == "called" and plan.called_on is not None:
            yield Alert.since_fact(
                plan.called_on,
                rule="contingency.not-carried-out",
                severity="act now",
                subject=plan.ref,
                sentence=(
                    f"{plan.called} for {plan.risk} was called for {plan.called_on.words} and is not carried out "
                    f"(by {plan.owner or 'nobody who is named'})"
                ),
                clears=phrase(
                    by("contingency.carried-out", contingency=plan.ref),
                    ", or ",
                    by("contingency.stood-down", "standing it down", contingency=plan.ref),
                ),
            )


def not_called(programme: Programme, on: date) -> Iterator[Alert]:
    """A contingency plan is called for when its risk strikes or its indicator is past the threshold."""
    for plan in programme.contingencies.values():
        seen = _seen(programme, plan) if plan.state == "planned" else None
        if seen is not None:
            what, since = seen
            yield Alert.since_fact(
                since,
                rule="contingency.not-called",
                severity="act now",
                subject=plan.ref,
                sentence=f"{what} {since.words}, and nobody called for {plan.called}",
                clears=phrase(
                    by("contingency.called", contingency=plan.ref),
                    ", or ",
                    by("contingency.dropped", "dropping it", contingency=plan.ref),
                ),
            )


def _seen(programme: Programme, plan: Contingency) -> tuple[str, When] | None:
    """Return what calls for a plan, and since when it does."""
    risk = programme.risks[plan.risk]
    if risk.state == "materialised" and risk.ended is not None:
        return f"{risk.called} materialised", risk.ended
    indicator = programme.indicators.get(plan.indicator or "")
    if indicator is not None and indicator.breached is not None and risk.state == "open":
        return f"{indicator.called} of {risk.ref} passed its threshold", indicator.breached
    return None


RULES = (not_carried_out, not_called)
