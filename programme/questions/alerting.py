"""The alerts of a moment as an answer."""

from programme.answers.answer import Answer, Field, about, unknown
from programme.journal.view import View
from programme.registers.all_alerts import alerts

FIELDS = (
    Field("severity", "Severity"),
    Field("subject", "About"),
    Field("sentence", "What"),
    Field("since", "Since"),
    Field("at_latest", "At the latest", wide=True),
    Field("days", "Days"),
    Field("clears", "What clears it", wide=True),
    Field("rule", "Rule", wide=True),
)


def alerting(view: View, *, rule: str | None = None, subject: str | None = None) -> Answer:
    """Answer with the alerts that are true on the date, the gravest and oldest first.

    `rule` keeps rules that begin so (`risk.`), `subject` those about one thing.
    """
    rows = [
        {**{name: getattr(alert, name) for name in alert.__struct_fields__}, "days": alert.days(view.on)}
        for alert in (alerts(view.programme, view.on) if view.known else [])
        if (rule is None or alert.rule.startswith(rule)) and (subject is None or alert.subject == subject)
    ]
    nothing = f"no alerts{wanted_words(rule, subject)} {view.moment.words}" if view.known else unknown(view)
    return Answer("Alerts", FIELDS, rows, about(view), nothing)


def wanted_words(rule: str | None, subject: str | None) -> str:
    """Say to which alerts an answer is kept: none of these does not mean that there is none."""
    ruled = f" of rules that begin with “{rule[:40]}”" if rule else ""
    return f"{ruled} about {subject[:40]}" if subject else ruled
