"""The verdict: where a programme stands, in a word and the few figures that speak for it."""

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from domain.rules.readiness import gaps, is_known
from domain.state.programme import Programme
from programme.registers.alert import Alert, Severity
from programme.registers.consequence import gate_words, next_gate, snoozed_until

WORDS: dict[Severity | None, str] = {
    "act now": "Act now",
    "attend": "Needs attention",
    "note": "In hand",
    None: "In hand",
}


class Verdict(msgspec.Struct, frozen=True):
    """The word for how grave the gravest certain alert is, and what speaks for it, the weightiest first."""

    severity: Severity | None
    word: str
    figures: tuple[str, ...]


def verdict(programme: Programme, alerts: Sequence[Alert], on: date) -> Verdict:
    """Return where a programme stands on a date by its alerts; what is only possible does not count."""
    certain = [alert for alert in alerts if alert.certain]
    severity = next((alert.severity for alert in certain), None)
    return Verdict(severity, WORDS[severity], tuple(_figures(programme, certain, on)))


def _figures(programme: Programme, alerts: Sequence[Alert], on: date) -> Iterator[str]:
    if (found := next_gate(programme)) is not None:
        phase, _ = found
        missing = len(gaps(programme, phase)) if is_known(programme, phase) else None
        ready = "readiness not known" if missing is None else f"{missing} gaps" if missing != 1 else "1 gap"
        yield f"{gate_words(programme, on)}, {ready}"
    if pressing := [alert for alert in alerts if alert.severity == "act now"]:
        resting = sum(snoozed_until(programme, alert, on) is not None for alert in pressing)
        yield f"{len(pressing)} to act on now{f' ({resting} snoozed)' if resting else ''}"
    if above := sum(alert.rule == "risk.above-tolerance" for alert in alerts):
        yield f"{above} {'risk' if above == 1 else 'risks'} above tolerance"
    counting = [change for change in programme.changes.values() if not change.given_up]
    if counting:
        yield f"{sum(change.done for change in counting)} of {len(counting)} changes done"
