"""Whether what is planned is likely to be delivered, in one sentence with its reasons."""

from programme.journal.view import View
from programme.questions.alerting import alerts_in
from programme.registers.alert_groups import grouped
from programme.registers.called import with_names
from programme.registers.confidence import OF_DELIVERY, confidence_of
from programme.reports.document import Paragraph, cut


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
