"""Alerts about what risks depend on: a control that was retired, and another risk that struck."""

from collections.abc import Iterator
from datetime import date

from domain.foundation.phrases import by, phrase
from domain.rules.leaning import controls_ended
from domain.state.programme import Programme
from programme.registers.alert import Alert
from programme.registers.leaned_on import leaned_on

# What a risk that strikes does to others that must then be looked at.
MOVES = ("causes", "worsens")


def controls_leaned_on(programme: Programme, on: date) -> Iterator[Alert]:
    """A risk whose control was retired is scored without it."""
    return leaned_on(programme, "control", controls_ended(programme))


def linked_struck(programme: Programme, on: date) -> Iterator[Alert]:
    """A risk that another one causes or worsens is looked at when that one strikes."""
    for risk in programme.risks.values():
        if risk.state != "materialised" or risk.ended is None:
            continue
        for link in risk.links:
            other = programme.risks[link.risk]
            if link.how in MOVES and other.state == "open" and other.looked_at.latest < risk.ended.latest:
                yield Alert.since_fact(
                    risk.ended,
                    rule="risk.linked-struck",
                    severity="attend",
                    subject=other.ref,
                    sentence=(
                        f"{risk.called} materialised {risk.ended.words} and {link.how} {other.called}, "
                        "which nobody looked at since"
                    ),
                    clears=phrase(by("risk.reviewed", risk=other.ref)),
                )


RULES = (controls_leaned_on, linked_struck)
