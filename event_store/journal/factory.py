"""What the factories of every backend have in common: a journal keeps no snapshots and follows nobody."""

from abc import abstractmethod
from typing import NoReturn

from eventsourcing.persistence import (
    ApplicationRecorder,
    InfrastructureFactory,
    NotSupportedError,
    ProcessRecorder,
    TrackingRecorder,
)


# The library looks in a backend's module for the one factory that is no generic: there, this is reached by its module.
class JournalFactory(InfrastructureFactory[TrackingRecorder]):
    """Refuses what is no journal."""

    @abstractmethod
    def application_recorder(self) -> ApplicationRecorder:
        """Return the recorder of the journal."""

    def aggregate_recorder(self, purpose: str = "events") -> ApplicationRecorder:
        """Return the recorder of the journal; NotSupportedError for snapshots, for which checkpoints stand in."""
        # A snapshot is keyed by a version and comes with gaps; the library would write it as an event like any other.
        if purpose != "events":
            problem = f"the journal keeps no {purpose}: use its checkpoints"
            raise NotSupportedError(problem)
        return self.application_recorder()

    def tracking_recorder(self, tracking_recorder_class: type[TrackingRecorder] | None = None) -> NoReturn:
        """Refuse: nothing here follows the events of another application."""
        problem = "the journal does not follow other applications"
        raise NotSupportedError(problem)

    def process_recorder(self) -> ProcessRecorder:
        """Refuse: nothing here processes the events of another application."""
        problem = "the journal does not process the events of other applications"
        raise NotSupportedError(problem)
