"""An alert about a contradiction: what does not agree is seen where it stands in the registers, as it is listed."""

from domain.foundation.phrases import by, phrase
from programme.registers.alert import Alert
from programme.registers.contradiction import Contradiction

CORRECTION = phrase(
    "a correction (", by("entry.corrected"), ") of what was recorded wrongly; what was said stays"
)


def noted(noun: str, one: Contradiction) -> Alert:
    """Return the alert about a contradiction; its rule is named for its kind, such as `measure.sources-differ`."""
    return Alert.since_fact(
        one.since,
        rule=f"{noun}.{one.kind.replace(' ', '-')}",
        severity="note",
        subject=one.subject,
        sentence=one.sentence,
        clears=CORRECTION,
    )
