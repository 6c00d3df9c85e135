"""Whether what is planned is likely to be delivered, in one sentence with its reasons.

The five steps are those of the delivery confidence assessment of the UK's Infrastructure and Projects Authority; which
step a programme stands on is reckoned from its alerts here, so that nobody is spared by a kinder reader.
"""

from typing import Literal

from programme.journal.view import View
from programme.questions.alerting import alerts_in
from programme.registers.alert_groups import grouped
from programme.registers.all_alerts import Alert
from programme.registers.called import with_names
from programme.reports.document import Paragraph, cut

Confidence = Literal["green", "amber/green", "amber", "amber/red", "red"]
# What is amiss with these bears on delivery itself.
OF_DELIVERY = ("phase.", "eia.", "process.", "recommendation.", "contract.")


def confidence_of(found: list[Alert]) -> Confidence:
    """Return the step: red when delivery itself calls for action now, green when nothing at all stands."""
    severities = {alert.severity for alert in found}
    if any(alert.severity == "act now" and alert.rule.startswith(OF_DELIVERY) for alert in found):
        return "red"
    if "act now" in severities:
        return "amber/red"
    if "attend" in severities:
        return "amber"
    return "amber/green" if found else "green"


def confidence(view: View) -> Paragraph:
    """Say how confident one may be of delivery, and why: the gravest fact first, then how much else stands."""
    found = [alert for alert in alerts_in(view) if alert.certain]
    step = confidence_of(found)
    if not found:
        return Paragraph("Delivery confidence is green: nothing stands that somebody should look at.")
    grave = [alert for alert in found if alert.rule.startswith(OF_DELIVERY)] if step == "red" else found
    gravest = with_names(grouped(grave, view.programme, view.on)[0].first.sentence, view.programme)
    act, attend = (sum(alert.severity == one for alert in found) for one in ("act now", "attend"))
    counts = f"{act} call for action now and {attend} for attention"
    return Paragraph(f"Delivery confidence is {step}: {cut(gravest, 200)}; {counts}.")
