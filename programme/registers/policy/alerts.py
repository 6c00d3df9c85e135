"""Alerts about the scale on which risks are scored."""

from collections.abc import Iterator
from datetime import date

from domain.foundation.phrases import by, phrase
from domain.state.policy import ranking_faults
from domain.state.programme import Programme
from programme.registers.alert import Alert


def scale_misranks(programme: Programme, on: date) -> Iterator[Alert]:
    """A scale does not band a risk above another whose expected loss is greater (Cox 2008)."""
    policy = programme.policy
    faults = ranking_faults(policy.scale)
    if faults and policy.scale_set:
        more = f", and {len(faults) - 1} more such pairs" if len(faults) > 1 else ""
        yield Alert.since_fact(
            policy.scale_set,
            rule="policy.scale-misranks",
            severity="note",
            subject="scale",
            sentence=f"on the scale {policy.scale.name}, {faults[0]}{more}",
            clears=phrase(
                "a scale with other bands (", by("policy.scale-set"), "), or ranking by expected loss instead"
            ),
        )


RULES = (scale_misranks,)
