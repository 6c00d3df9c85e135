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


def tolerance_out_of_reach(programme: Programme, on: date) -> Iterator[Alert]:
    """A score on the present scale can be above what is tolerated; a tolerance set for another scale may not be."""
    policy = programme.policy
    tolerances = {"in general": policy.tolerance, **policy.tolerances}
    beyond = [f"{limit} {of}" for of, limit in tolerances.items() if limit >= policy.scale.highest]
    if beyond and policy.scale_set:
        yield Alert.since_fact(
            policy.scale_set,
            rule="policy.tolerance-out-of-reach",
            severity="attend",
            subject="tolerance",
            sentence=(
                f"no score on the scale {policy.scale.name} is above the tolerance of {', '.join(beyond)}: "
                "nothing will be reported as above it"
            ),
            clears=phrase(
                f"a tolerance below {policy.scale.highest} (",
                by("policy.setting-changed", setting="tolerance", value=""),
                ", or of one category ",
                by("policy.tolerance-set"),
                ")",
            ),
        )


RULES = (scale_misranks, tolerance_out_of_reach)
