"""The readiness of a phase for its go-live gate: everything that is asked of it, there or missing."""

from domain.foundation.phrases import NOTHING
from domain.foundation.references import parse
from domain.rules.readiness import Check, checks
from domain.state.phases import Phase
from programme.answers.answer import Answer, Field, about
from programme.foundation.refusal import Problem, Refused
from programme.journal.view import View

MISSING, ACCEPTED, THERE = "missing", "accepted", "there"
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

    A gap that the phase went live with, because somebody accepted it, is `accepted`, with the date. Refused when
    there is no such phase.
    """
    phase = _phase(view, text)
    rows = [
        {
            "state": _state(check, phase),
            "kind": check.kind,
            "subject": check.subject,
            "sentence": check.gap.sentence if check.gap else check.asked,
            "accepted": phase.accepted.get(check.gap.key) if check.gap else None,
            "clears": check.gap.clears if check.gap else NOTHING,
        }
        for check in checks(view.programme, phase)
    ]
    missing = sum(row["state"] != THERE for row in rows)
    title = f"Readiness of {phase.called} ({phase.state}): {missing} of {len(rows)} missing"
    return Answer(title, FIELDS, rows, about(view), f"nothing is asked of {phase.ref}")


def _state(check: Check, phase: Phase) -> str:
    if check.gap is None:
        return THERE
    return ACCEPTED if check.gap.key in phase.accepted else MISSING


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
