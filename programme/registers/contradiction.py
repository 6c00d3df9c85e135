"""A contradiction: two sources, or a source and its own figures, that say different things of one matter."""

from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from domain.figures.observations import Observation
from domain.figures.survey_scores import Answers
from domain.foundation.dates import When
from domain.state.accountability import Assigned
from domain.state.benefits import Amount
from domain.state.claims import Link, Stated
from domain.state.costs import CostFigure
from domain.state.equality import Share
from domain.state.programme import Programme, Statement
from domain.state.risks import Reading
from domain.state.surveys import Quoted

Kind = Literal[
    "sources differ", "stated differs", "quartile differs", "base differs", "period differs", "period misnamed",
    "estimates differ", "accountable differs", "claims differ",
]  # fmt: skip
Fact = (
    Observation
    | Amount
    | CostFigure
    | Share
    | Reading
    | Statement
    | Quoted
    | Answers
    | Assigned
    | Stated
    | Link
)


class Side(msgspec.Struct, frozen=True):
    """What one side says, who says it, and the facts in which that was recorded; `of` names what each is about.

    Without `of` all of them are about the subject of the contradiction. `position` is that of the entry that is itself
    this side, where one is.
    """

    said: str
    source: str
    facts: tuple[Fact, ...]
    of: tuple[str, ...] = ()
    position: int | None = None


class Contradiction(msgspec.Struct, frozen=True):
    """Two sides of one matter; `sentence` says it whole, `period` what it is of, in words, if it is of a period."""

    kind: Kind
    subject: str
    matter: str
    period: str | None
    one: Side
    other: Side
    sentence: str

    @property
    def since(self) -> When:
        """From when on it could be seen."""
        return max((fact.on for fact in (*self.one.facts, *self.other.facts)), key=lambda on: on.latest)


Finder = Callable[[Programme], Iterator[Contradiction]]
