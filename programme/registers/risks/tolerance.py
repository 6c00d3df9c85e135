"""Alerts about risks beyond what is tolerated, and about scores that are on another scale than the present one."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.foundation.dates import day_words
from domain.foundation.phrases import by, phrase
from domain.rules.tolerance import comparable, tolerated_now
from domain.state.programme import Programme
from domain.state.risks import Risk, Score
from programme.registers.alert import Alert, Severity


def above_tolerance(programme: Programme, on: date) -> Iterator[Alert]:
    """A threat above tolerance is escalated, or tolerated by decision; an opportunity above it is pursued."""
    for risk in programme.risks.values():
        score = risk.residual
        if risk.state != "open" or risk.level != "programme" or risk.above_since is None or score is None:
            continue
        if risk.kind == "opportunity":
            yield from _opportunity(programme, risk, score)
        elif not tolerated_now(risk, on):
            # The decision that ended has an alert of its own.
            if risk.tolerated is None or not risk.tolerated.covers(score):
                yield _threat(programme, risk, score)
        elif risk.tolerated and risk.tolerated.until is None:
            yield _said(
                risk,
                "risk.tolerated-open-ended",
                "attend",
                f"{risk.called} stands at {_stands(score)}, which {risk.tolerated.approver} decided to tolerate, "
                "and no day is set on which that is decided again",
                by("risk.responded", "the decision with its last day", risk=risk.ref, until=""),
            )


def _threat(programme: Programme, risk: Risk, score: Score) -> Alert:
    limit = programme.policy.tolerated(risk.category)
    if comparable(programme, score):
        above = f"stands at {_stands(score)}, above the tolerance of {limit} for {risk.category} risks"
        brought = by("risk.assessed", f"bringing its score to {limit} or less", risk=risk.ref)
    else:
        above = f"stood at {_stands(score)} on the scale {score.scale}, above what was tolerated then"
        brought = by("risk.assessed", "a score on the present scale within its tolerance", risk=risk.ref)
    decided = (
        f"; {risk.tolerated.approver} decided to tolerate {risk.tolerated.score or 'it unscored'}"
        if risk.tolerated
        else ""
    )
    return _said(
        risk,
        "risk.above-tolerance",
        "act now",
        f"{risk.called} {above}, and was not escalated{decided}",
        by("risk.escalated", risk=risk.ref, level="SMT"),
        ", or ",
        brought,
    )


def _opportunity(programme: Programme, risk: Risk, score: Score) -> Iterator[Alert]:
    if risk.response is None:
        yield _said(
            risk,
            "risk.opportunity-unpursued",
            "attend",
            f"{risk.called} is an opportunity that stands at {_stands(score)}, more than the "
            f"{programme.policy.tolerated(risk.category)} that the programme leaves to chance, and nobody decided "
            "how it is pursued",
            by("risk.responded", "a response: exploit, enhance or share", risk=risk.ref),
            ", or ",
            by("risk.escalated", risk=risk.ref, level="SMT"),
        )


def tolerations_ended(programme: Programme, on: date) -> Iterator[Alert]:
    """What was tolerated until a day is decided on again when that day has passed."""
    for risk in programme.risks.values():
        decided = risk.tolerated
        if risk.state == "open" and risk.above_since and decided and decided.until and decided.until < on:
            yield Alert(
                rule="risk.toleration-ended",
                severity="act now",
                subject=risk.ref,
                since=decided.until + timedelta(days=1),
                at_latest=False,
                sentence=(
                    f"{risk.called} is above tolerance, and {decided.approver} tolerated it until "
                    f"{day_words(decided.until)} only"
                ),
                clears=phrase(by("risk.responded", "a new decision", risk=risk.ref)),
            )


def scores_on_other_scales(programme: Programme, on: date) -> Iterator[Alert]:
    """Every open risk is scored on the scale that the programme has now."""
    scale, since = programme.policy.scale, programme.policy.scale_set
    for risk in programme.risks.values():
        score = risk.residual
        if risk.state == "open" and since and score and not comparable(programme, score):
            yield Alert.since_fact(
                since,
                rule="risk.other-scale",
                severity="act now" if score.band in {"high", "very high"} else "attend",
                subject=risk.ref,
                sentence=(
                    f"{risk.called} has its score of {_stands(score)} on the scale {score.scale}, which is in no "
                    f"cell of the scale {scale.name}: it is to be scored again"
                ),
                clears=phrase(by("risk.assessed", risk=risk.ref), " …"),
            )


def _stands(score: Score) -> str:
    return f"{score.value} ({score.band})"


def _said(risk: Risk, rule: str, severity: Severity, sentence: str, *clears: object) -> Alert:
    assert risk.above_since is not None  # noqa: S101 - both kinds of risk are above something
    return Alert.since_fact(
        risk.above_since,
        rule=rule,
        severity=severity,
        subject=risk.ref,
        sentence=sentence,
        clears=phrase(*clears),  # type: ignore[arg-type]
    )
