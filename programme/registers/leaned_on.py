"""When what something leans on ends: what leaned on it is named, until it leans on something else."""

from collections.abc import Iterator

from domain.foundation.phrases import phrase
from domain.rules.leaning import Ended, leaning
from domain.state.programme import Programme
from programme.registers.alert import Alert


def leaned_on(programme: Programme, noun: str, ended: list[Ended]) -> Iterator[Alert]:
    """Yield for each thing that has ended what leans on it still; its rule is named `phase.leaned-on`."""
    for one, left in leaning(programme, ended):
        names = sorted({each.ref for each in left})
        yield Alert.since_fact(
            one.on,
            rule=f"{noun}.leaned-on",
            severity="attend",
            subject=one.ref,
            sentence=(
                f"{one.called} was {one.how} {one.on.words}, "
                f"and {', '.join(names)} still {'leans' if len(names) == 1 else 'lean'} on it"
            ),
            clears=phrase(
                *(
                    part
                    for place, each in enumerate(left)
                    for part in (*((", ",) if place else ()), each.remedy)
                )
            ),
        )
