"""Alerts: what about a programme someone should look at on a date, and since when."""

from datetime import date

from domain.state.programme import Programme
from programme.alerts import (
    benefits,
    contract,
    decisions,
    documents,
    engagement,
    equality,
    evidence,
    lessons,
    measures,
    policy,
    processes,
    recommendations,
    reviews,
    risks,
    staff_issues,
    structure,
    surveys,
)
from programme.alerts.alert import SEVERITIES, Alert, Rule, Severity

RULES: tuple[Rule, ...] = (
    *structure.RULES,
    *processes.RULES,
    *documents.RULES,
    *risks.RULES,
    *staff_issues.RULES,
    *equality.RULES,
    *engagement.RULES,
    *decisions.RULES,
    *policy.RULES,
    *evidence.RULES,
    *measures.RULES,
    *benefits.RULES,
    *recommendations.RULES,
    *contract.RULES,
    *surveys.RULES,
    *reviews.RULES,
    *lessons.RULES,
)


def alerts(programme: Programme, on: date) -> list[Alert]:
    """Return every alert that is true on a date, the gravest and oldest first."""
    found = [alert for rule in RULES for alert in rule(programme, on)]
    return sorted(found, key=lambda alert: (SEVERITIES.index(alert.severity), alert.since, alert.subject))


__all__ = ["RULES", "SEVERITIES", "Alert", "Severity", "alerts"]
