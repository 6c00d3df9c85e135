"""How a phase ends: closed when the next structure takes its place, or abandoned."""

from domain.entries.entry import Entry, entry
from domain.foundation.dates import When
from domain.foundation.fields import Text
from domain.foundation.references import PhaseRef
from domain.state.programme import Programme


@entry("phase.closed", verb="close")
class PhaseClosed(Entry):
    """Close a live phase, because the next structure has taken its place."""

    phase: PhaseRef
    reason: Text | None = None

    def apply(self, programme: Programme, on: When) -> None:
        phase = programme.phases[self.phase]
        phase.state, phase.ended = "closed", on


@entry("phase.abandoned", verb="abandon")
class PhaseAbandoned(Entry):
    """Abandon a phase, with a reason."""

    phase: PhaseRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        phase = programme.phases[self.phase]
        phase.state, phase.ended, phase.reason = "abandoned", on, self.reason
