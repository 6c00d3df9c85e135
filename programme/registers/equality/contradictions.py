"""Where the lines of a baseline profile contradict each other."""

from collections.abc import Iterable, Iterator
from itertools import chain, combinations

from domain.state.equality import Share
from domain.state.programme import Programme
from programme.registers.contradiction import Contradiction, Side


def profiles_contradicting(programme: Programme) -> Iterator[Contradiction]:
    """Yield what two sources say differently of the share of one group among the same people."""
    for eia in programme.eias.values():
        for earlier, later in chain.from_iterable(combinations(group, 2) for group in _groups(eia.profile)):
            if earlier.percent != later.percent:
                one, other = (
                    Side(f"{share.percent:f} %", share.source, (share,)) for share in (earlier, later)
                )
                matter = f"{later.group} among {later.population}"
                yield Contradiction(
                    "sources differ",
                    eia.ref,
                    f"{eia.title}: {matter}",
                    None,
                    one,
                    other,
                    f"{eia.called}: {matter} are {one.said} by {one.source} "
                    f"and {other.said} by {other.source}",
                )


def _groups(profile: list[Share]) -> Iterable[list[Share]]:
    groups: dict[tuple[str, ...], list[Share]] = {}
    for share in profile:
        groups.setdefault((share.population, share.characteristic, share.group), []).append(share)
    return groups.values()


FINDERS = (profiles_contradicting,)
