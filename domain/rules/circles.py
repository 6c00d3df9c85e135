"""No circles: a link may not lead back to where it starts, over any number of steps."""

from collections.abc import Callable, Iterator

from domain.foundation.phrases import Sentence


def way(start: str, next_of: Callable[[str], str | None]) -> list[str]:
    """Return what is reached from a thing link by link, the thing first; it ends where a link would lead back."""
    found = [start]
    while (follows := next_of(found[-1])) and follows not in found:
        found.append(follows)
    return found


def leads_back(
    start: str, to: str, next_of: Callable[[str], str | None], link: str, mend: str
) -> Iterator[Sentence]:
    """Yield that linking one thing to another would lead back to it; `link` says how: “is ended by”.

    `next_of` returns what a thing is linked to already.
    """
    # Guarantee: no link leads back to where it starts, in any register, over any number of steps.
    passed = way(to, next_of)
    if start in passed:
        steps = [*passed[: passed.index(start) + 1]]
        said = f" {link} ".join(steps)
        yield (
            f"{start} would lead back to itself, as {said}: {mend}"
            if len(steps) > 1
            else (f"{start} would lead back to itself: {mend}")
        )


def circle_of(start: str, next_of: Callable[[str], str | None]) -> list[str]:
    """Return the circle in which the links of a thing lead back to it, from it to it; empty when they do not."""
    passed = way(start, next_of)
    return [*passed, start] if len(passed) > 1 and next_of(passed[-1]) == start else []
