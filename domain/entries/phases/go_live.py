"""Go-live is a gate: passed when a phase is ready, or with gaps that someone accepts by name."""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Person, Text
from domain.foundation.phrases import Sentence, giving, phrase
from domain.foundation.references import PhaseRef
from domain.rules.readiness import gaps
from domain.state.programme import Programme

# A refusal names this many gaps; readiness lists them all.
NAMED = 3


@entry("phase.went-live", verb="go-live")
class PhaseWentLive(Entry):
    """Take a phase live; with gaps only when someone accepts them by name, and each stays an alert until closed."""

    phase: PhaseRef
    acceptor: Annotated[Person | None, Field(description="who accepts the gaps, when there are any")] = None
    reason: Annotated[Text | None, Field(description="why it goes live with gaps")] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        phase = programme.phases[self.phase]
        missing = gaps(programme, phase)
        if missing and not (self.acceptor and self.reason):
            named = "; ".join(gap.sentence for gap in missing[:NAMED])
            more = f"; and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
            yield phrase(
                f"{phase.ref} is not ready to go live, {len(missing)} {'gaps' if len(missing) > 1 else 'gap'}: "
                f"{named}{more}. Close them, or name who accepts them and why",
                giving("acceptor", "reason"),
            )

    def apply(self, programme: Programme, on: When) -> None:
        phase = programme.phases[self.phase]
        phase.accepted = {gap.key: on for gap in gaps(programme, phase)}
        phase.state, phase.live = "live", on
        phase.acceptor, phase.reason = self.acceptor, self.reason
