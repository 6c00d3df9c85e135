"""A refusal: one clear sentence for each thing that is wrong, which says how to mend it."""

from collections.abc import Iterable

import msgspec


class Problem(msgspec.Struct, frozen=True):
    """One thing that is wrong; `field` names the field it belongs to, None when it is the whole entry."""

    sentence: str
    field: str | None = None


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """What was asked is refused and nothing was recorded; `problems` says why."""

    def __init__(self, problems: Iterable[Problem | str]) -> None:
        self.problems = tuple(p if isinstance(p, Problem) else Problem(p) for p in problems)
        super().__init__("; ".join(problem.sentence for problem in self.problems))


class Unreadable(Exception):  # noqa: N818 - it says what the store is
    """The store cannot be read; the message says why and how to mend it."""


class Unwritten(Exception):  # noqa: N818 - it says what became of the answer
    """The answer was found and could not be written; `reader_left` when whoever read it has stopped reading."""

    def __init__(self, reason: str, *, reader_left: bool = False) -> None:
        self.reader_left = reader_left
        super().__init__(f"the answer could not be written to standard output: {reason}")
