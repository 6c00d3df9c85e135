"""How figures and those who give them are worded."""

from decimal import Decimal

from domain.figures.observations import Observation
from domain.foundation.dates import when


def plainly(figure: Decimal | None) -> str:
    """Return a figure without noughts at its end, thousands apart."""
    return "" if figure is None else f"{figure.normalize():,f}"


def period(observation: Observation) -> str:
    """Return what an observation covers, in words."""
    return when(observation.period).words if observation.period else observation.on.words


def said_of(observation: Observation, what: str) -> str:
    """Return what a source says, in its own precision; of a quartile it may say only the lowest it can be."""
    said = getattr(observation, what.replace(" ", "_"))
    if what == "quartile":
        return f"quartile {said or f'{observation.quartile_at_worst} or better'}"
    if what == "stated change":
        return f"{said:+f} {'%' if observation.stated_in == 'percent' else observation.stated_in}"
    return f"{said:,}"


def sources(observations: list[Observation]) -> str:
    """Return who says so, each once."""
    return "; ".join(dict.fromkeys(one.source for one in observations))
