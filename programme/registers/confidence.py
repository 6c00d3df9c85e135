"""Delivery confidence: on which of five steps a programme stands, by its alerts.

The five steps are those of the delivery confidence assessment of the UK's Infrastructure and Projects Authority; which
step a programme stands on is reckoned from its alerts here, so that nobody is spared by a kinder reader.
"""

from collections.abc import Collection
from typing import Literal, Protocol

from programme.registers.alert import Severity

Confidence = Literal["green", "amber/green", "amber", "amber/red", "red"]
# The best first.
STEPS: tuple[Confidence, ...] = ("green", "amber/green", "amber", "amber/red", "red")
# What is amiss with these bears on delivery itself.
OF_DELIVERY = ("phase.", "eia.", "process.", "recommendation.", "contract.")


class Judged(Protocol):
    """What counts of an alert."""

    @property
    def rule(self) -> str:
        """Which rule raised it."""

    @property
    def severity(self) -> Severity:
        """How grave it is."""


def confidence_of(found: Collection[Judged]) -> Confidence:
    """Return the step: red when delivery itself calls for action now, green when nothing at all stands."""
    severities = {alert.severity for alert in found}
    if any(alert.severity == "act now" and alert.rule.startswith(OF_DELIVERY) for alert in found):
        return "red"
    if "act now" in severities:
        return "amber/red"
    if "attend" in severities:
        return "amber"
    return "amber/green" if found else "green"
