"""A view: one programme at one moment, which every question is asked of."""

from collections.abc import Iterator
from copy import copy
from datetime import date, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from domain.history.corrections import Correction, order
from domain.history.knowledge import Knowledge
from domain.history.readings import Placed, mixed
from domain.history.record import Record
from domain.history.replay import fold
from domain.state.programme import Programme
from programme.foundation.moment import Moment
from programme.journal.folded import Folded
from programme.journal.knowledge import knowledge_of, learnt_at
from programme.journal.stamps import Stamps

if TYPE_CHECKING:
    from programme.journal.journal import Journal


# Other readings than the two bounds fold all entries again; of a journal with more of them, no page waits for that.
MOST_ORDERED = 5_000


class View:
    """A programme as it stands at a moment; nobody may change it."""

    def __init__(
        self,
        journal: "Journal",
        programme_id: UUID,
        folded: Folded,
        moment: Moment,
    ) -> None:
        self._journal = journal
        self.programme_id = programme_id
        self.moment = moment
        self._folded = folded
        self._whole: View | None = None

    @property
    def programme(self) -> Programme:
        """What is certain: everything as late as its date allows."""
        return self._folded.late

    @property
    def early(self) -> Programme:
        """What is possible: everything as early as its date allows; the same object where no date is imprecise."""
        return self._folded.early

    @cached_property
    def mixed(self) -> tuple[Programme, ...]:
        """Other readings of the dates, by which the order of two imprecise ones is tried both ways round.

        Empty where none differs, and in a long history, for which it would take too long: see `at_most`.
        """
        return () if self._facts is None else tuple(fold(facts) for facts in mixed(self._facts, self.on))

    @property
    def at_most(self) -> bool:
        """Whether what is called certain is so at most.

        That is, because the order of imprecise dates was not tried both ways round, or because only what evidence shows
        to have been known counts: then what is missing may have been known all the same.
        """
        return bool(self.moment.by_evidence) or self.bounds_alone

    @property
    def bounds_alone(self) -> bool:
        """Whether dates are imprecise, and their order was not tried both ways round: then less may be certain."""
        return self.early is not self.programme and self._facts is None

    def within_bounds(self) -> "View":
        """Return the same moment for an answer at once, from the two bounds alone; `whole` tries the order too."""
        if self.early is self.programme:
            return self
        bounded = copy(self)
        bounded._facts, bounded._whole = None, self  # noqa: SLF001 - one of our own
        return bounded

    @property
    def whole(self) -> "View":
        """The view that tries the order of imprecise dates both ways round, as far as it can be: mostly this one."""
        return self._whole or self

    @cached_property
    def _facts(self) -> list[Placed] | None:
        """Everything that can lie on this date by some reading, or None where the bounds are all that is looked at."""
        counted = self.moment.position + len(self.moment.by_evidence)
        if self.early is self.programme or counted > MOST_ORDERED:
            return None
        return self._listed()

    def _listed(self) -> list[Placed]:
        return self._journal.listed(self.programme_id, self.moment.position)

    @cached_property
    def stamps(self) -> Stamps:
        """When its entries were recorded."""
        return Stamps(self._journal, self.programme_id)

    @cached_property
    def zone(self) -> tzinfo:
        """The time zone in which the days of the programme are meant."""
        return self._journal.zone(self.programme_id)

    @property
    def on(self) -> date:
        """The date asked about."""
        return self.moment.as_of

    @property
    def known(self) -> bool:
        """Whether anything was known at all at this moment."""
        return bool(self.programme.name)

    def records(self) -> Iterator[Record]:
        """Yield the records that made the state, corrected, in the order of when they were so."""
        return self._journal.replay(self.programme_id, self.moment.position, self.on)

    def recorded(self) -> Iterator[Record]:
        """Yield every record known at this moment as it was recorded, also withdrawn and not yet certain ones."""
        return self._journal.recorded(self.programme_id, up_to=self.moment.position)

    def called(self, name: str) -> str:
        """Return how the directory calls whom a name means; a redacted view does not tell who is who."""
        return (
            self._journal.directories.names(self.programme_id).shown(name)
            if self._journal.shows_persons
            else name
        )

    @cached_property
    def corrections(self) -> dict[int, Correction]:
        """What later corrections and withdrawals make of the entries they name."""
        return self._journal.corrections(self.programme_id, self.moment.position)

    @cached_property
    def knowledge(self) -> dict[int, list[Knowledge]]:
        """To whom entries were known and since when, by the evidence that is recorded now."""
        return knowledge_of(self._journal, self.programme_id)

    def learnt_at(self) -> dict[int, str]:
        """Return when each entry that was known before it was recorded was known, as evidence shows."""
        return learnt_at(self._journal, self.programme_id)

    def possible(self) -> list[Record]:
        """Return facts that may be so on this date but are not certain yet: earliest ≤ date < latest."""
        later = self._journal.since(self.programme_id, self.moment.position, self.on)
        standing = [
            *(r for r in later if r.position <= self.moment.position and r.position not in self.corrections),
            *self._journal.corrected(self.programme_id, self.corrections),
        ]
        found = (record for record in standing if record.on.earliest <= self.on < record.on.latest)
        return sorted(found, key=order)
