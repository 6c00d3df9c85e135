"""The heat map: which open threats are in which cell of the present scale, and which are in none."""

from domain.rules.tolerance import comparable
from domain.state.programme import Programme


def heat(programme: Programme) -> dict[tuple[int, int], list[str]]:
    """Return the open threats in each cell of the heat map, by (likelihood, impact).

    A score on another scale is in no cell of the present one, and an opportunity is nothing to be brought down.
    """
    cells: dict[tuple[int, int], list[str]] = {}
    for risk in programme.risks.values():
        threat = risk.state == "open" and risk.kind == "threat"
        if threat and risk.residual and comparable(programme, risk.residual):
            cells.setdefault((risk.residual.likelihood, risk.residual.impact), []).append(risk.ref)
    return cells


def elsewhere(programme: Programme) -> list[str]:
    """Return the open threats that were scored on another scale, which no cell of the present one can hold."""
    return [
        risk.ref
        for risk in programme.risks.values()
        if risk.state == "open"
        and risk.kind == "threat"
        and risk.residual
        and not comparable(programme, risk.residual)
    ]
