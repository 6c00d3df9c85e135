"""Where the lines of a baseline profile contradict each other."""

from collections.abc import Iterator

from domain.eias import Share
from domain.programme import Programme
from programme.contradictions.contradiction import Contradiction, Side


def profiles_contradicting(programme: Programme) -> Iterator[Contradiction]:
    """Yield what two sources say differently of the share of one group among the same people."""
    for eia in programme.eias.values():
        for place, later in enumerate(eia.profile):
            for earlier in eia.profile[:place]:
                if _of(earlier) == _of(later) and earlier.percent != later.percent:
                    one, other = (Side(f"{s.percent:f} %", s.source, (s,)) for s in (earlier, later))
                    matter = f"{later.group} among {later.population}"
                    yield Contradiction(
                        "sources differ",
                        eia.ref,
                        f"{eia.title}: {matter}",
                        None,
                        one,
                        other,
                        f"{eia.ref} “{eia.title}”: {matter} are {one.said} by {one.source} and {other.said} by "
                        f"{other.source}",
                    )


def _of(share: Share) -> tuple[str, ...]:
    return share.population, share.characteristic, share.group
