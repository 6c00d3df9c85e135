"""The readiness of a phase for its go-live gate: everything that is asked of it, there or missing."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from domain.foundation.phrases import NOTHING
from domain.foundation.references import parse
from domain.rules.gaps import Check
from domain.rules.readiness import checks, is_known
from domain.state.phases import Phase
from programme.answers.answer import Answer, Field, about
from programme.foundation.refusal import Problem, Refused
from programme.journal.view import View

MISSING, ACCEPTED, UNACCEPTED, THERE = "missing", "accepted", "unaccepted", "there"
# So in some readings of the imprecise dates only: a gate is passed only by what is certain.
POSSIBLE = "possibly there"
FIELDS = (
    Field("state", "State"),
    Field("kind", "Kind"),
    Field("subject", "About"),
    Field("sentence", "What"),
    Field("accepted", "Accepted", wide=True),
    Field("clears", "What clears it", wide=True),
)


def readiness(view: View, text: str) -> Answer:
    """Answer with what is asked of a phase before it goes live, in the order of the gate.

    A gap that the phase went live with, because somebody accepted it, is `accepted`, with the date, and `unaccepted` if
    nobody did. While no process change is attached to the phase, its readiness is not known. What is there by
    some readings of imprecise dates only is `possibly there`, and counts as missing. Refused when there is no such
    phase.
    """
    phase = _phase(view, text)
    rows = [_row(check, state, phase) for check, state in _asked(view, phase)]
    title = f"Readiness of {phase.called} ({phase.state}): {_said(view, phase, rows)}"
    return Answer(title, FIELDS, rows, about(view), f"nothing is asked of {phase.ref}")


def _said(view: View, phase: Phase, rows: list[dict[str, Any]]) -> str:
    """Sum up; what a live phase lacks is told apart: what it went live with, and what came to light since."""
    if not is_known(view.programme, phase):
        return "not known, as no process change is attached to it"
    states = Counter(row["state"] for row in rows)
    missing = len(rows) - states[THERE]
    passed = states[ACCEPTED] + states[UNACCEPTED]
    more = f"; it went live with {passed} of these" if phase.state == "live" and passed < missing else ""
    return f"{missing} of {len(rows)} missing{more}"


def _asked(view: View, phase: Phase) -> Iterator[tuple[Check, str]]:
    """Yield what is asked of a phase by either reading of imprecise dates, and how certain it is to be there."""
    late = {check.key: check for check in checks(view.programme, phase)}
    twin = phase if view.early is view.programme else view.early.phases[phase.ref]
    early = {check.key: check for check in checks(view.early, twin)}
    for key in {**late, **early}:
        found = [reading[key] for reading in (late, early) if key in reading]
        gaps = [check for check in found if check.gap is not None]
        # Guarantee: a gate is passed only by what is certain.
        if not gaps:
            yield found[0], THERE
        elif len(gaps) < 2:  # noqa: PLR2004 - both readings
            yield gaps[0], POSSIBLE
        else:
            live_with = UNACCEPTED if key in phase.unaccepted else MISSING
            yield gaps[0], ACCEPTED if key in phase.accepted else live_with


def _row(check: Check, state: str, phase: Phase) -> dict[str, Any]:
    gap = check.gap
    return {
        "state": state,
        "kind": check.kind,
        "subject": check.subject,
        "sentence": gap.sentence if gap else check.asked,
        "accepted": phase.accepted.get(gap.key) if gap else None,
        "clears": gap.clears if gap else NOTHING,
    }


def _phase(view: View, text: str) -> Phase:
    try:
        reference = parse(text)
    except ValueError as error:
        raise Refused([Problem(str(error), "reference")]) from None
    phase = view.programme.phases.get(reference)
    if phase is None:
        sentence = f"there is no phase {reference} {view.moment.words}: list them with programme phase list"
        raise Refused([Problem(sentence, "reference")])
    return phase
