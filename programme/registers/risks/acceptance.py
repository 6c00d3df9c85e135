"""Alert about a risk above tolerance that its own owner accepted."""

from collections.abc import Iterator
from datetime import date

from domain.foundation.phrases import by, phrase
from domain.rules.persons import same
from domain.rules.tolerance import above_tolerance
from domain.state.programme import Programme
from programme.registers.alert import Alert


def accepted_by_owner(programme: Programme, on: date) -> Iterator[Alert]:
    """Whoever owns a risk above tolerance is not the one who accepts it."""
    for risk in programme.risks.values():
        responded, tolerated = risk.responded, risk.tolerated
        if risk.state != "open" or responded is None or tolerated is None:
            continue
        if same(tolerated.approver, risk.owner) and above_tolerance(programme, risk):
            yield Alert.since_fact(
                responded,
                rule="risk.accepted-by-owner",
                severity="act now",
                subject=risk.ref,
                sentence=f"{risk.called} is above tolerance, and {risk.owner}, who owns it, accepted it",
                clears=phrase(
                    by("risk.responded", "acceptance by somebody else", risk=risk.ref),
                    ", or ",
                    by("risk.assigned", "another owner", risk=risk.ref),
                ),
            )


RULES = (accepted_by_owner,)
