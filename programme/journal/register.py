"""The register of one programme: open it, ask for a view of any moment, record entries."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID

from msgspec.structs import replace

from domain.history.readings import imprecise
from domain.history.replay import fold, fold_into_both
from domain.state.programme import Programme
from programme.foundation.garbage import without_collection
from programme.foundation.moment import Moment, understand_as_known, understand_as_of
from programme.foundation.refusal import Refused
from programme.journal import checkpoints
from programme.journal.checkpoints import Checkpoint, copied, decoded, encoded
from programme.journal.folded import Folded
from programme.journal.journal import Journal
from programme.journal.knowledge import learnt_at
from programme.journal.replay import Differing
from programme.journal.stamps import Stamps
from programme.journal.view import View

Clock = Callable[[], datetime]

# Below this many records replay takes no longer than reading a checkpoint.
CHECKPOINT_EVERY = 500


def now() -> datetime:
    """Return the present time in the local time zone."""
    return datetime.now().astimezone()


class Register:
    """One programme in one store."""

    def __init__(self, journal: Journal, programme_id: UUID, clock: Clock | None = None) -> None:
        self.journal = journal
        self.programme_id = programme_id
        self.clock = clock or now
        self.closing: Callable[[], None] = lambda: None
        self.closed: Callable[[], None] = lambda: None
        # What whoever opens it should be told, though it keeps nobody from answering.
        self.remarks: list[str] = []

    @property
    def today(self) -> date:
        """Today's date in the time zone of the programme."""
        return self.clock().astimezone(self.journal.zone(self.programme_id)).date()

    def close(self) -> None:
        """Close the store, after what its opener wants done last."""
        try:
            self.closing()
        finally:
            self.journal.close()
        self.closed()

    def position(self) -> int:
        """Return how many records the journal holds."""
        return self.journal.recorder.head(self.programme_id).size

    def moment(self, as_of: str | None = None, as_known: str | None = None) -> Moment:
        """Resolve what people typed for the two time axes; Refused when it is no date or no time."""
        today = self.today
        on = understand_as_of(as_of, today)
        if not as_known or as_known == "now":
            return Moment(on, self.position(), today)
        known = understand_as_known(as_known, today, self.journal.zone(self.programme_id))
        if isinstance(known, int):
            if known > (last := self.position()):
                raise Refused([f"there is no entry #{known} yet: the journal ends at #{last}"])
            # What was recorded by an entry can be had again for ever; a later entry may say that more was known.
            return self._by_number(on, known)
        reached = self.stamps.reached(known)
        return replace(self._known(on, reached, known), by_evidence=self._by_evidence(reached, known))

    def _by_evidence(self, reached: int, known: str) -> frozenset[int]:
        """Return what is recorded after a position and was known by a time, as evidence shows."""
        learnt = learnt_at(self.journal, self.programme_id)
        return frozenset(place for place, at in learnt.items() if place > reached and at <= known)

    @property
    def stamps(self) -> Stamps:
        """When its entries were recorded."""
        return Stamps(self.journal, self.programme_id)

    def _by_number(self, on: date, position: int) -> Moment:
        stamped, stamps, now_ = self._recorded_at(position), self.stamps, datetime.now(UTC)
        first = stamps.ahead(now_)
        if stamps.bound_of(position) is None and (first is None or position < first):
            return self._known(on, self.journal.recorder.position_at(self.programme_id, stamped), stamped)
        # A wrong clock stamps alike what was recorded on many days.
        return self._known(on, position, stamped)

    def _known(self, on: date, position: int, known: str) -> Moment:
        # Guarantee: where the stamps are wrong, what was known when says so.
        return Moment(on, position, self.today, known, self.stamps.explained(position, datetime.now(UTC)))

    def _recorded_at(self, position: int) -> str:
        """Return when a position was recorded: what was recorded together was known together."""
        records = self.journal.at(self.programme_id, [position])
        return records[0].recorded_at if records else ""

    def redacted(self) -> "Register":
        """Return the same register as a reviewer may see it: without the names and words of persons."""
        redacted = Register(self.journal.redacted(), self.programme_id, self.clock)
        redacted.remarks = self.remarks
        return redacted

    def view(self, as_of: str | None = None, as_known: str | None = None) -> View:
        """Return the programme as it stood on a date by what was known at a time; both default to now."""
        return self.at(self.moment(as_of, as_known))

    def at(self, moment: Moment) -> View:
        """Return the programme at a resolved moment."""
        if moment.by_evidence:
            from programme.journal.recalled import known_by_evidence  # noqa: PLC0415 - few moments ask for it

            return known_by_evidence(self.journal, self.programme_id, moment)
        # A checkpoint holds every text open, so a redacted state is always replayed.
        live = moment.live and self.journal.shows_persons
        folded = self._current(moment) if live else self.folded(moment)
        return View(self.journal, self.programme_id, folded, moment)

    def replayed(self, moment: Moment) -> Programme:
        """Return the certain state at a moment by replaying the journal from its first record."""
        with without_collection():
            return fold(self.journal.facts(self.programme_id, moment.position, moment.as_of))

    def folded(self, moment: Moment) -> Folded:
        """Return both states at a moment by replaying the journal from its first record."""
        late, early = Programme(), None
        with without_collection():
            for part in self.journal.readings(self.programme_id, moment.position, moment.as_of):
                if isinstance(part, Differing):
                    early = fold(part.early, copied(late) if early is None else early)
                    fold(part.late, late)
                elif early is None:
                    fold(part.facts, late)
                else:
                    fold_into_both(part.facts, late, early)
        made = early
        return Folded(late) if made is None else Folded(late, lambda: made)

    def current(self, moment: Moment) -> Programme:
        """Return the certain state at a live moment from the last checkpoint and what came since, or by replay."""
        return self._current(moment).late

    def _current(self, moment: Moment) -> Folded:
        checkpoint = None
        # Of a journal that is shorter none is kept, and to look for one takes as long as replay.
        if moment.position >= CHECKPOINT_EVERY:
            with without_collection():
                checkpoint = checkpoints.load(self.journal, self.programme_id)
        start = 0
        if checkpoint is not None and (folded := self._continued(checkpoint, moment)) is not None:
            start = checkpoint.position
        else:
            folded = self.folded(moment)
        if moment.position - start >= CHECKPOINT_EVERY:
            self._keep(folded, moment)
        return folded

    def _keep(self, folded: Folded, moment: Moment) -> None:
        last_day = self.journal.last_day(self.programme_id, moment.position, moment.as_of)
        early = None if folded.early is folded.late else encoded(folded.early)
        made = Checkpoint(moment.as_of, moment.position, last_day, folded.late, early)
        checkpoints.save(self.journal, self.programme_id, made)

    def _continued(self, checkpoint: Checkpoint, moment: Moment) -> Folded | None:
        if checkpoint.as_of > moment.as_of or checkpoint.position > moment.position:
            return None
        since = [
            record
            for record in self.journal.since(self.programme_id, checkpoint.position, checkpoint.as_of)
            if record.position <= moment.position and record.on.latest <= moment.as_of
        ]
        # On the day of the checkpoint every correction up to it is in it, and a later one is among `since`.
        same_day = checkpoint.as_of == moment.as_of
        corrections = {} if same_day else self.journal.corrections(self.programme_id, moment.position)
        if not checkpoint.can_take(since, corrections):
            return None
        facts = [record.fact for record in since]
        late = fold(facts, checkpoint.programme)
        if any(imprecise(record.on) for record in since):
            return Folded(late, lambda: self._again(moment))
        early = checkpoint.early
        return Folded(late, None if early is None else lambda: fold(facts, decoded(early)))

    def _again(self, moment: Moment) -> Programme:
        """Replay what a checkpoint cannot take: it holds facts that may come after one with an imprecise date."""
        folded = self.folded(moment)
        if moment.position >= CHECKPOINT_EVERY:
            self._keep(folded, moment)
        return folded.early
