"""How a risk moved from one moment to another."""

from domain.state.risks import Risk


def movement(risk: Risk, then: Risk | None) -> str:
    """Return how a risk moved since it stood as `then`; only scores on one scale are compared."""
    if then is None:
        return "new"
    if then.state != "open":
        return f"was {then.state}"
    if risk.residual is None:
        return "still unscored"
    if then.residual is None:
        return "first scored"
    if risk.residual.scale != then.residual.scale:
        return f"was {then.residual.value}, on another scale"
    was, value = then.residual.value, risk.residual.value
    return "unchanged" if was == value else f"{'↑ up' if value > was else '↓ down'} from {was}"
