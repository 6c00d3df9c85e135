"""Snapshots as facts: which paper was put before whom, so that it is known what they knew."""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When, day_words
from domain.foundation.fields import Day, Line
from domain.foundation.phrases import Sentence, giving, phrase
from domain.state.programme import Programme
from domain.state.snapshots import Given


@entry("snapshot.given", verb="give")
class SnapshotGiven(Entry):
    """Record that a snapshot was put before a forum; the next one says what moved since."""

    forum: Annotated[Line, Field(description="before whom it was put, as “SMT meeting”")]
    as_of: Annotated[Day, Field(description="the date it is of, as it says itself")]
    position: Annotated[
        int, Field(ge=1, le=10**12, description="the last entry it was made from: 468 when it says #468")
    ]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if self.as_of > on.latest:
            yield phrase(
                f"a snapshot as of {day_words(self.as_of)} was not given before that, {on.words}: check both dates",
                giving("as_of", "on"),
            )

    def apply(self, programme: Programme, on: When) -> None:
        programme.snapshots.append(Given(on, self.forum, self.as_of, self.position))
