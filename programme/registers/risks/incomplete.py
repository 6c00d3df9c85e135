"""What a register that was brought over does not say of its risks, counted until somebody completes it."""

from collections.abc import Iterator
from datetime import date

from domain.foundation.phrases import Part, Phrase, by, phrase
from domain.state.programme import Programme
from domain.state.risks import Risk
from programme.registers.alert import Alert


def unstated(programme: Programme, risk: Risk) -> list[str]:
    """Name what is not stated of a risk: its cause, event and effect, why it has its score, who acts by when."""
    # Hindsight asks this of every risk on every day: nothing is put together for one that is complete.
    names = []
    if risk.cause is None or risk.event is None or risk.effect is None:
        names = [name for name in ("cause", "event", "effect") if getattr(risk, name) is None]
    if risk.residual and risk.residual.basis is None:
        names.append("basis")
    unowned = undated = False
    for ref in risk.actions:
        action = programme.actions[ref]
        if action.state == "open":
            unowned = unowned or action.owner is None
            undated = undated or action.due is None
    if unowned:
        names.append("owner of an action")
    if undated:
        names.append("due of an action")
    return names


def incomplete(programme: Programme, on: date) -> Iterator[Alert]:
    """What the source of a risk did not state is completed."""
    found = [(risk, names) for risk in programme.risks.values() if (names := _open(programme, risk))]
    if not found:
        return
    counts: dict[str, int] = {}
    for _, names in found:
        for name in names:
            counts[name] = counts.get(name, 0) + 1
    said = ", ".join(f"{name} of {count}" for name, count in counts.items())
    first, _ = found[0]
    yield Alert(
        rule="risk.incomplete",
        severity="note",
        subject="risk register",
        since=min(risk.raised.latest for risk, _ in found),
        at_latest=not all(risk.raised.precise for risk, _ in found),
        sentence=f"{len(found)} open risk{'s are' if len(found) > 1 else ' is'} to be completed; not stated: {said}",
        clears=_completes(programme, first),
    )


def _completes(programme: Programme, risk: Risk) -> Phrase:
    """Name the entries that complete one risk, each with the first field that is to be filled in."""
    parts = [name for name in ("cause", "event", "effect") if getattr(risk, name) is None]
    found: list[Part] = []
    if parts:
        said = "saying what is not stated, one after another"
        found.append(by("risk.restated", said, risk=risk.ref, **{parts[0]: ""}))
    if risk.residual and risk.residual.basis is None:
        score = {"likelihood": str(risk.residual.likelihood), "impact": str(risk.residual.impact)}
        found.append(by("risk.assessed", "a score with its basis", risk=risk.ref, **score, basis=""))
    for action in (programme.actions[ref] for ref in risk.actions):
        if action.state == "open" and action.owner is None:
            found.append(by("action.assigned", "an actionee", action=action.ref, owner=""))
        if action.state == "open" and action.due is None:
            found.append(by("action.moved", "a due date", action=action.ref, due=""))
    return phrase(*[part for one in found for part in ("; ", one)][1:])


def _open(programme: Programme, risk: Risk) -> list[str]:
    return unstated(programme, risk) if risk.state == "open" else []
