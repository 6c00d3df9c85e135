"""Go-live is a gate: passed when a phase is ready, or with gaps that someone accepts by name.

That a phase went live although nobody accepted its gaps is a fact all the same: whoever found it reports it.
"""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.entries.permission import mark_breach
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Line, Person, Reporter, Text
from domain.foundation.phrases import Sentence, giving, phrase
from domain.foundation.references import PhaseRef
from domain.rules.readiness import gaps
from domain.state.phases import Phase
from domain.state.programme import Programme

# A refusal names this many gaps; readiness lists them all.
NAMED = 3


@entry("phase.went-live", verb="go-live")
class PhaseWentLive(Entry):
    """Take a phase live; with gaps only when someone accepts them by name, and each stays an alert until closed."""

    marks_itself = True

    phase: PhaseRef
    acceptor: Annotated[Person | None, Field(description="who accepts the gaps, when there are any")] = None
    reason: Annotated[Text | None, Field(description="why it goes live with gaps")] = None
    reported_by: Reporter = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if self.reported_by and self.acceptor:
            yield (
                f"either {self.acceptor} accepted the gaps of {self.phase}, or it was found to be live without: "
                "leave one of the two names out"
            )

    def withheld(self, programme: Programme, on: When) -> Iterator[Sentence]:
        phase = programme.phases[self.phase]
        missing = gaps(programme, phase)
        if missing and not (self.acceptor and self.reason):
            named = "; ".join(gap.sentence for gap in missing[:NAMED])
            more = f"; and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
            yield phrase(
                f"{phase.ref} is not ready to go live, {len(missing)} {'gaps' if len(missing) > 1 else 'gap'}: "
                f"{named}{more}. Close them, or name who accepts them and why",
                giving("acceptor", "reason"),
                ". If it went live and nobody accepted them, say who found that",
                giving("reported_by"),
            )

    def apply(self, programme: Programme, on: When) -> None:
        mark_breach(self, programme, on)
        phase = programme.phases[self.phase]
        phase.state, phase.live, phase.ended = "live", on, None
        found = {gap.key: on for gap in gaps(programme, phase)}
        by_name = self.acceptor and self.reason
        phase.accepted, phase.unaccepted = (found, {}) if by_name else ({}, found)
        phase.acceptor, phase.reason, phase.reported_by = self.acceptor, self.reason, self.reported_by


@entry("phase.gaps-accepted", verb="accept")
class PhaseGapsAccepted(Entry):
    """Accept by name what a live phase went live without; each gap stays an alert until it is closed."""

    phase: PhaseRef
    accepted_by: Annotated[Person, Field(description="who answers for it from now on")]
    reason: Annotated[Text, Field(description="why it may stay live without")]
    gaps: Annotated[
        tuple[Line, ...],
        Field(description="those accepted, as “process PC-002”; all that nobody accepted if not given"),
    ] = ()

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        waiting = _waiting(programme, programme.phases[self.phase])
        if not waiting:
            yield f"{self.phase} has no gap that nobody accepted: there is nothing to accept"
        elif unknown := [gap for gap in self.gaps if gap not in waiting]:
            yield f"“{unknown[0]}” is no gap of {self.phase} that waits for this: choose {', '.join(waiting)}"

    def apply(self, programme: Programme, on: When) -> None:
        phase = programme.phases[self.phase]
        for key in self.gaps or _waiting(programme, phase):
            phase.unaccepted.pop(key, None)
            phase.accepted[key], phase.acceptors[key] = on, self.accepted_by


def _waiting(programme: Programme, phase: Phase) -> list[str]:
    """Return the gaps that a live phase has and nobody accepted, also those that came to light after its go-live."""
    return [gap.key for gap in gaps(programme, phase) if gap.key not in phase.accepted]
