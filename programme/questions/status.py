"""Where the programme stands on a date: what needs someone, its phases and its registers in numbers."""

from collections import Counter
from datetime import date
from typing import Any

import msgspec

from domain.rules.tolerance import comparable
from domain.state.policy import BANDS
from domain.state.programme import Programme
from domain.state.risks import Risk
from programme.answers.answer import judged, listed, plain
from programme.journal.view import View
from programme.questions.alerting import alerts_in
from programme.questions.dashboard.verdict import Verdict, verdict
from programme.registers.all_alerts import SEVERITIES, Alert
from programme.registers.all_listings import LISTINGS

OTHER_SCALE = "on another scale"


class Status(msgspec.Struct, frozen=True):
    """The overview: counts by severity, phases as listed, numbers by register, and the alerts themselves."""

    about: dict[str, Any]
    lead: str | None
    purpose: str | None
    progress: dict[str, Any]
    phases: list[dict[str, Any]]
    risks: dict[str, Any]
    registers: dict[str, dict[str, int]]
    alerts: list[Alert]
    possible: list[dict[str, Any]]
    possible_alerts: list[Alert]
    possible_registers: dict[str, dict[str, int]]
    verdict: Verdict

    @property
    def by_severity(self) -> dict[str, int]:
        """How many alerts there are of each severity."""
        counted = Counter(alert.severity for alert in self.alerts)
        return {severity: counted[severity] for severity in SEVERITIES}

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON keeps it."""
        return {
            **self.about,
            "lead": self.lead,
            "purpose": self.purpose,
            "progress": plain(self.progress),
            "phases": plain(self.phases),
            "risks": self.risks,
            "registers": self.registers,
            "alerts_by_severity": self.by_severity,
            "alerts": plain(self.alerts),
            "possible": plain(self.possible),
            "possible_alerts": plain(self.possible_alerts),
            "possible_registers": self.possible_registers,
            "verdict": {"word": self.verdict.word, "figures": self.verdict.figures},
        }


def status(view: View) -> Status:
    """Return where the programme stands at a moment."""
    programme = view.programme
    raised, standings = alerts_in(view), registers(programme, view.on)
    return Status(
        about=judged(view),
        lead=programme.lead,
        purpose=programme.purpose,
        progress=progress(programme),
        phases=listed(view, LISTINGS["phase"]).rows,
        risks=risk_numbers(programme),
        registers=standings,
        alerts=[alert for alert in raised if alert.certain],
        possible=[
            {"position": r.position, "entry": r.entry.command, "effective": r.on} for r in view.possible()
        ],
        possible_alerts=[alert for alert in raised if not alert.certain],
        possible_registers=possible_registers(view, standings),
        verdict=verdict(programme, raised, view.on),
    )


def progress(programme: Programme) -> dict[str, Any]:
    """Return planned process changes that are done, counted, with the last stated figure beside them."""
    counting = [change for change in programme.changes.values() if not change.given_up]
    stated = programme.progress[-1] if programme.progress else None
    return {
        "changes_done": sum(change.done for change in counting),
        "changes_planned": len(counting),
        "stated_percent": stated.percent if stated else None,
        "stated_on": stated.on if stated else None,
        "stated_by": stated.source if stated else None,
    }


def risk_numbers(programme: Programme) -> dict[str, Any]:
    """Return open risks by residual band, and how many are escalated."""
    open_risks = [risk for risk in programme.risks.values() if risk.state == "open"]
    bands = Counter(_band(risk, programme) for risk in open_risks)
    return {
        "open": len(open_risks),
        "by_band": {band: bands[band] for band in (*reversed(BANDS), OTHER_SCALE, "unscored")},
        "escalated": sum(risk.level != "programme" for risk in open_risks),
    }


def _band(risk: Risk, programme: Programme) -> str:
    if risk.residual is None:
        return "unscored"
    return risk.residual.band if comparable(programme, risk.residual) else OTHER_SCALE


def registers(programme: Programme, on: date) -> dict[str, dict[str, int]]:
    """Return, for each register, how many of its things are in each state; those that have none are recorded."""
    return {noun: dict(listing.standings(programme, on)) for noun, listing in LISTINGS.items()}


def possible_registers(view: View, certain: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    """Return the registers whose numbers are not certain, as they are if every date is as early as it can be."""
    if view.early is view.programme:
        return {}
    early = registers(view.early, view.on)
    return {noun: states for noun, states in early.items() if states != certain[noun]}
