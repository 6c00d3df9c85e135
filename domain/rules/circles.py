"""No circles: a link may not lead back to where it starts, over any number of steps."""

from collections.abc import Callable, Iterable, Iterator

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
    passed = way(to, next_of)
    if start in passed:
        yield _leading_back(start, passed[: passed.index(start) + 1], link, mend)


def circle_of(start: str, next_of: Callable[[str], str | None]) -> list[str]:
    """Return the circle in which the links of a thing lead back to it, from it to it; empty when they do not."""
    passed = way(start, next_of)
    return [*passed, start] if len(passed) > 1 and next_of(passed[-1]) == start else []


def leads_back_among(
    start: str, to: Iterable[str], next_of: Callable[[str], Iterable[str]], link: str, mend: str
) -> Iterator[Sentence]:
    """Yield that linking one thing to others would lead back to it, where each may be linked to several.

    `next_of` returns what a thing is linked to already.
    """
    before = dict.fromkeys(to, "")
    waiting = [*before]
    while waiting and start not in before:
        passed = waiting.pop()
        further = [reached for reached in next_of(passed) if reached not in before]
        before.update(dict.fromkeys(further, passed))
        waiting += further
    if start in before:
        steps = way(start, lambda reached: before[reached] or None)
        yield _leading_back(start, steps[::-1], link, mend)


def _leading_back(start: str, steps: list[str], link: str, mend: str) -> Sentence:
    # Guarantee: no link leads back to where it starts, in any register, over any number of steps.
    said = f" {link} ".join(steps)
    return (
        f"{start} would lead back to itself, as {said}: {mend}"
        if len(steps) > 1
        else f"{start} would lead back to itself: {mend}"
    )
