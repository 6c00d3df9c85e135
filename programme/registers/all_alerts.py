"""What about a programme someone should look at on a date, and since when."""

from datetime import date

from domain.state.programme import Programme
from programme.registers import parts
from programme.registers.alert import SEVERITIES, Alert, Rule, Severity

_GRAVITY = {severity: place for place, severity in enumerate(SEVERITIES)}
RULES: tuple[Rule, ...] = tuple(rule for register in parts("alerts") for rule in register.RULES)


def alerts(programme: Programme, on: date) -> list[Alert]:
    """Return every alert that is true on a date, the gravest and oldest first."""
    found = [alert for rule in RULES for alert in rule(programme, on)]
    return sorted(found, key=lambda alert: (_GRAVITY[alert.severity], alert.since, alert.subject))


__all__ = ["RULES", "SEVERITIES", "Alert", "Severity", "alerts"]
