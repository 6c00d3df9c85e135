"""When a risk is above what the programme tolerates."""

from domain.state.programme import Programme
from domain.state.risks import Risk


def above_tolerance(programme: Programme, risk: Risk) -> bool:
    """Tell whether a threat stands at a residual score above the tolerance of its category."""
    return (
        risk.kind == "threat"
        and risk.residual is not None
        and risk.residual.value > programme.policy.tolerated(risk.category)
    )
