"""What of an alert is not in the reference, as `docs/alerts.md` is written from the code of the rules."""

from collections.abc import Iterator
from functools import cache

from domain.entries.catalogue import ENTRIES
from programme.questions.in_force.alert_rules import Said, said_of
from programme.registers.alert import Alert, Rule

_said = cache(said_of)


def astray(rule: Rule, alert: Alert) -> Iterator[str]:
    """Yield what the row of a rule does not say of an alert that it raised."""
    said: Said = _said(rule)
    if not any(
        alert.rule == name or (name.endswith("-") and alert.rule.startswith(name)) for name in said.names
    ):
        yield f"{alert.rule} is not among {list(said.names)}"
    if alert.severity not in said.severities:
        yield f"{alert.rule}: {alert.severity} is not among {list(said.severities)}"
    for remedy in alert.clears.remedies:
        if ENTRIES[remedy.topic].command not in said.commands:
            yield f"{alert.rule}: {remedy.topic} is not among {list(said.commands)}"
