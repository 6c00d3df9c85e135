"""Where the estimates of a benefit contradict each other."""

from collections.abc import Iterator

from domain.state.programme import Programme
from programme.registers.contradiction import Contradiction, Side


def benefits_contradicting(programme: Programme) -> Iterator[Contradiction]:
    """Yield each two estimates of a benefit that differ, until it is settled what it was worth."""
    for benefit in programme.benefits.values():
        for earlier, later in benefit.disagreeing():
            one, other = (Side(amount.words, amount.source, (amount,)) for amount in (earlier, later))
            yield Contradiction(
                "estimates differ",
                benefit.ref,
                f"{benefit.title}: estimate",
                None,
                one,
                other,
                f"{benefit.called}: the estimate is {one.said} by {one.source} and {other.said} by "
                f"{other.source}",
            )


FINDERS = (benefits_contradicting,)
