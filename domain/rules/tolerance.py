"""What is tolerated: whether a risk stands above it, settled again whenever the score or the tolerance changes."""

from datetime import date

from domain.foundation.dates import When
from domain.state.programme import Programme
from domain.state.risks import Risk, Score


def comparable(programme: Programme, score: Score) -> bool:
    """Tell whether a score was made on the scale that the programme has now; else it is in no cell of that scale."""
    scale = programme.policy.scale
    likelihood, impact = score.likelihood, score.impact
    return (
        score.scale == scale.name
        and likelihood <= len(scale.likelihoods)
        and impact <= len(scale.impacts)
        and score.band == scale.band(likelihood * impact)
    )


def above_tolerance(programme: Programme, risk: Risk) -> bool:
    """Tell whether a threat stands at a residual score above the tolerance of its category, on the present scale."""
    score = risk.residual
    return (
        risk.kind == "threat"
        and score is not None
        and comparable(programme, score)
        and score.value > programme.policy.tolerated(risk.category)
    )


def settle(programme: Programme, risk: Risk, on: When) -> None:
    """Say since when a risk is above tolerance; a score on another scale stays as it was judged on its own."""
    if risk.residual is not None and comparable(programme, risk.residual):
        judge(programme, risk, risk.residual.value, on)


def judge(programme: Programme, risk: Risk, value: int, on: When) -> None:
    """Say since when a risk whose residual score has a value on the present scale is above tolerance."""
    above = value > programme.policy.tolerated(risk.category)
    risk.above_since = (risk.above_since or on) if above else None


def settle_all(programme: Programme, on: When) -> None:
    """Settle every risk: the scale or a tolerance has changed."""
    for risk in programme.risks.values():
        settle(programme, risk, on)


def tolerated_now(risk: Risk, on: date) -> bool:
    """Tell whether somebody decided to tolerate a risk as high as it stands, for a time that has not passed."""
    decided, score = risk.tolerated, risk.residual
    if decided is None or score is None or (decided.until is not None and decided.until < on):
        return False
    return decided.covers(score)
