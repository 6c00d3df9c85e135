"""Alerts about the risk register."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.foundation.dates import counted_days, day_words
from domain.foundation.phrases import Phrase, by, phrase
from domain.rules.responsibilities import assigned
from domain.state.programme import Programme
from domain.state.risks import Risk
from programme.registers.alert import Alert, after
from programme.registers.noted import noted
from programme.registers.risks import acceptance, contingencies, dependence
from programme.registers.risks.contradictions import indicators_contradicting
from programme.registers.risks.incomplete import incomplete
from programme.registers.risks.reviews import moving, review_days
from programme.registers.risks.tolerance import above_tolerance, scores_on_other_scales, tolerations_ended
from programme.registers.silence import silent


def register_silent(programme: Programme, on: date) -> Iterator[Alert]:
    """The register in which nothing was recorded for 30 days is stale, for 90 days abandoned."""
    if programme.risks or "risk" in programme.kept:
        yield from silent(
            programme,
            on,
            register="risk",
            name="risk register",
            clears=phrase(by("risk.reviewed", "looking at every risk and recording it")),
        )


def reviews_overdue(programme: Programme, on: date) -> Iterator[Alert]:
    """A risk is reviewed within the days of its band."""
    now = moving(programme)
    for risk in programme.risks.values():
        if risk.state != "open":
            continue
        days = review_days(risk, programme, now)
        since = after(risk.looked_at, days + 1)
        if since <= on:
            band = risk.residual.band if risk.residual else "unscored"
            yield Alert(
                rule="risk.review-overdue",
                severity="act now" if band in {"high", "very high"} else "attend",
                subject=risk.ref,
                since=since,
                at_latest=not risk.looked_at.precise,
                sentence=(
                    f"{risk.called} ({band}): review {counted_days((on - since).days + 1)} overdue "
                    f"(last reviewed {risk.looked_at.words})"
                ),
                clears=phrase(by("risk.reviewed", risk=risk.ref)),
            )


def unowned_or_unscored(programme: Programme, on: date) -> Iterator[Alert]:
    """An open risk has an owner and a residual score."""
    answered = assigned(programme)
    for risk in programme.risks.values():
        if risk.state != "open":
            continue
        if risk.owner is None and risk.ref not in answered:
            named = by("risk.assigned", risk=risk.ref, owner="")
            yield _lacking(risk, "risk.unowned", "no owner", phrase(named))
        if risk.residual is None:
            scored = by("risk.assessed", risk=risk.ref)
            yield _lacking(risk, "risk.unscored", "no residual score", phrase(scored, " …"))


def _lacking(risk: Risk, rule: str, what: str, clears: Phrase) -> Alert:
    return Alert.since_fact(
        risk.raised,
        rule=rule,
        severity="attend",
        subject=risk.ref,
        sentence=f"{risk.called} has {what}",
        clears=clears,
    )


def actions_overdue(programme: Programme, on: date) -> Iterator[Alert]:
    """An action is done by its due date."""
    for action in programme.actions.values():
        if action.due is None:
            continue
        of = " and ".join(one for one in (action.risk, action.about) if one)
        due = action.state == "open" and action.due < on
        if due and (action.risk is None or programme.risks[action.risk].state == "open"):
            yield Alert(
                rule="action.overdue",
                severity="act now",
                subject=action.ref,
                since=action.due + timedelta(days=1),
                at_latest=False,
                sentence=(
                    f"{action.called}{of and f' for {of}'} is {counted_days((on - action.due).days)} overdue "
                    f"(due from {action.owner or 'nobody'} on {day_words(action.due)})"
                ),
                clears=phrase(by("action.done", action=action.ref)),
            )


def indicators_breached(programme: Programme, on: date) -> Iterator[Alert]:
    """An indicator past its threshold says that its risk is moving."""
    for indicator in programme.indicators.values():
        if indicator.breached and programme.risks[indicator.risk].state == "open":
            yield Alert.since_fact(
                indicator.breached,
                rule="indicator.breached",
                severity="attend",
                subject=indicator.ref,
                sentence=(
                    f"{indicator.called} of {indicator.risk} is at {indicator.value} "
                    f"{indicator.unit}, {indicator.worse} its threshold of {indicator.threshold}"
                ),
                clears=phrase(
                    by("indicator.observed", "an observation within the threshold", indicator=indicator.ref),
                    ", or ",
                    by("risk.reviewed", f"a new look at {indicator.risk}", risk=indicator.risk),
                ),
            )


def readings_differing(programme: Programme, on: date) -> Iterator[Alert]:
    """Sources read an indicator alike for one period."""
    return (noted("indicator", one) for one in indicators_contradicting(programme))


RULES = (
    register_silent,
    reviews_overdue,
    above_tolerance,
    tolerations_ended,
    scores_on_other_scales,
    unowned_or_unscored,
    incomplete,
    actions_overdue,
    indicators_breached,
    readings_differing,
    *acceptance.RULES,
    *contingencies.RULES,
    *dependence.RULES,
)
