"""The alerts of a moment as an answer."""

from typing import Any

from programme.answers.answer import Answer, Field, judged, unknown
from programme.journal.view import View
from programme.registers.alert_groups import grouped
from programme.registers.all_alerts import Alert, alerts_of, sorted_alerts
from programme.registers.consequence import (
    Consequence,
    assigned_to,
    consequences,
    ranked,
    snoozed_until,
)
from programme.stores import clock

FIELDS = (
    Field("severity", "Severity"),
    Field("subject", "About"),
    Field("sentence", "What"),
    Field("since", "Since"),
    Field("at_latest", "At the latest", wide=True),
    Field("days", "Days"),
    Field("clears", "What clears it", wide=True),
    Field("rule", "Rule", wide=True),
    Field("certain", "Certain", wide=True),
    Field("since_earliest", "Since, at the earliest", wide=True),
    Field("since_latest", "Since, at the latest", wide=True),
    Field("consequence", "Consequence", wide=True),
    Field("assigned_to", "Seen to by", wide=True),
    Field("snoozed_until", "Snoozed until", wide=True),
)


def alerting(
    view: View, *, rule: str | None = None, subject: str | None = None, by_consequence: bool = False
) -> Answer:
    """Answer with the alerts of the date, the gravest first: the certain ones, and apart the possible ones.

    `rule` keeps rules that begin so (`risk.`), `subject` those about one thing. Those of one kind stand together, the
    highest score of a risk first, then the soonest go-live, then the oldest. `by_consequence` puts first, however
    grave they are, those that block the next gate, then those above tolerance, then those that the law asks about.
    """
    wanted = [
        alert
        for alert in alerts_in(view)
        if (rule is None or alert.rule.startswith(rule)) and (subject is None or alert.subject == subject)
    ]
    found = grouped(wanted, view.programme, view.on)
    if by_consequence:
        found = tuple(group for one in ranked(view.programme, wanted, view.on) for group in one.groups)
    following = {id(alert): what for alert, what in consequences(view.programme, wanted, view.on)}
    wanted = [alert for group in found for alert in group.alerts]
    certain, possible = (
        [_row(one, view, following[id(one)]) for one in wanted if one.certain is sure]
        for sure in (True, False)
    )
    nothing = f"no alerts{wanted_words(rule, subject)} {view.moment.words}" if view.known else unknown(view)
    return Answer("Alerts", FIELDS, certain, judged(view), nothing, possible)


def alerts_in(view: View) -> list[Alert]:
    """Return what is alerted about at a moment, certain or possible; nothing when nothing was known."""
    if not view.known and not view.early.name:
        return []
    found = alerts_of(view.programme, (view.early, *view.mixed), view.on)
    of_the_clock = list(clock.alerts(view))
    return sorted_alerts((*found, *of_the_clock)) if of_the_clock else found


def _row(alert: Alert, view: View, consequence: Consequence) -> dict[str, Any]:
    row = {name: getattr(alert, name) for name in alert.__struct_fields__} | {
        "days": alert.days(view.on),
        "consequence": consequence,
        "assigned_to": assigned_to(view.programme, alert),
        "snoozed_until": snoozed_until(view.programme, alert, view.on),
    }
    return row if alert.certain else row | {"sentence": f"possibly: {alert.sentence}"}


def wanted_words(rule: str | None, subject: str | None) -> str:
    """Say to which alerts an answer is kept: none of these does not mean that there is none."""
    ruled = f" of rules that begin with “{rule[:40]}”" if rule else ""
    return f"{ruled} about {subject[:40]}" if subject else ruled
