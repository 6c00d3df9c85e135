"""A refusal: one clear sentence for each thing that is wrong, which says how to mend it."""

from collections.abc import Iterable

import msgspec

from domain.foundation.phrases import Sentence
from programme.foundation.wording import in_words, on_the_command_line


class Problem(msgspec.Struct, frozen=True):
    """One thing that is wrong; `field` names the field it belongs to, None when it is the whole entry.

    `item` is the number of the entry it belongs to among several that were proposed together, None when there was one.
    """

    said: Sentence
    field: str | None = None
    item: int | None = None

    @property
    def sentence(self) -> str:
        """What is wrong and how to mend it, for whoever stands before the fields."""
        return self._numbered(in_words(self.said))

    @property
    def typed(self) -> str:
        """What is wrong and how to mend it, with what to type on the command line."""
        return self._numbered(on_the_command_line(self.said, program=""))

    def _numbered(self, words: str) -> str:
        return words if self.item is None else f"entry {self.item} of the batch: {words}"


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """What was asked is refused and nothing was recorded; `problems` says why."""

    def __init__(self, problems: Iterable[Problem | Sentence]) -> None:
        self.problems = tuple(p if isinstance(p, Problem) else Problem(p) for p in problems)
        super().__init__("; ".join(problem.sentence for problem in self.problems))


class Unreadable(Exception):  # noqa: N818 - it says what the store is
    """The store cannot be read; the message says why and how to mend it."""


class Unwritten(Exception):  # noqa: N818 - it says what became of the answer
    """The answer was found and could not be written; `reader_left` when whoever read it has stopped reading."""

    def __init__(self, reason: str, *, reader_left: bool = False) -> None:
        self.reader_left = reader_left
        super().__init__(f"the answer could not be written to standard output: {reason}")
