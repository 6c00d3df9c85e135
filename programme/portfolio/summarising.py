"""Making the summary of a programme from its journal."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from domain.foundation.dates import when
from domain.rules.tolerance import comparable
from domain.state.programme import Programme
from domain.state.risks import BEYOND_ITS_PROGRAMME, Risk
from programme.evidence.signing import at_size
from programme.hindsight.days import DAY, Stretch
from programme.hindsight.spans import alerts_from
from programme.journal.register import Register
from programme.portfolio.summary import Gate, Period, RiskInBrief, Summary
from programme.registers.confidence import confidence_of

# A programme in which nothing is recorded for so long is looked at again.
AHEAD = timedelta(days=92)
TOP = 5
# How the rules end by which nobody keeps a register.
KEPT_BY_NOBODY = (".stale", ".abandoned")


def summarised(register: Register) -> Summary:
    """Return what is kept of a programme as it stands today."""
    view = register.view()
    programme, last = view.programme, _until(register, view.moment.position, view.on)
    threats = _in_order(programme)
    contract = programme.contract
    # Guarantee: what a portfolio keeps of a programme names no person.
    return Summary(
        programme_id=str(register.programme_id),
        name=programme.name or "not started yet",
        position=view.moment.position,
        first=view.on,
        last=last,
        periods=tuple(_periods(Stretch(view.on, last, programme, view.early))),
        open_risks=sum(risk.state == "open" for risk in programme.risks.values()),
        top=tuple(_brief(risk, programme) for risk in threats[:TOP]),
        escalated=tuple(_brief(risk, programme) for risk in threats if risk.level in BEYOND_ITS_PROGRAMME),
        gates=tuple(_gates(programme)),
        deadline=contract.deadline if contract and contract.state == "in force" else None,
        eias=dict(Counter(eia.state for eia in programme.eias.values())),
        checkpoint=str(at_size(register, view.moment.position)),
    )


def _periods(days: Stretch) -> Iterator[Period]:
    day = days.first
    while day <= days.last:
        last, found = alerts_from(day, days)
        certain = [alert for alert in found if alert.certain]
        counted = Counter(alert.severity for alert in certain)
        stale = sorted({alert.subject for alert in certain if alert.rule.endswith(KEPT_BY_NOBODY)})
        yield Period(day, last, confidence_of(certain), counted["act now"], counted["attend"], tuple(stale))
        day = last + DAY


def _until(register: Register, position: int, on: date) -> date:
    """Return the day before something that is recorded already is so, or ceases to be so."""
    times = [record.on for record in register.journal.since(register.programme_id, position, on)]
    corrections = register.journal.corrections(register.programme_id, position)
    times += [when(correction.effective) for correction in corrections.values() if correction.effective]
    changes = (day for time in times for day in (time.earliest, time.latest) if day > on)
    return min([on + AHEAD, *(day - DAY for day in changes)])


def _in_order(programme: Programme) -> list[Risk]:
    """Return the open threats, the highest score on the present scale first."""
    threats = [risk for risk in programme.risks.values() if risk.state == "open" and risk.kind == "threat"]
    return sorted(threats, key=lambda risk: -(_brief(risk, programme).score or 0))


def _brief(risk: Risk, programme: Programme) -> RiskInBrief:
    score = risk.residual if risk.residual and comparable(programme, risk.residual) else None
    return RiskInBrief(
        risk.ref, risk.title, risk.level, score.value if score else None, score.band if score else None
    )


def _gates(programme: Programme) -> Iterator[Gate]:
    for phase in programme.phases.values():
        if phase.state in {"planned", "under way"}:
            planned = when(phase.planned_live) if phase.planned_live else None
            yield Gate(phase.ref, phase.title, planned.latest if planned else None)
