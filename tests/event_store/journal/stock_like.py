"""A journal as the library's cases know recorders and factories, for every backend."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

import pytest
from eventsourcing import persistence


class StockLike:
    """Put before a recorder, makes it as the library's cases know one.

    They write some sequences from version 0, where positions count from 1; and they compare what they read with `==` to
    the plain events they wrote, where a record holds more.
    """

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.from_0: set[UUID | str] = set()

    def insert_events(self, stored_events: Sequence[persistence.StoredEvent], **kwargs: Any) -> Sequence[int]:
        """Append, and remember which sequences start at 0."""
        self.from_0 |= {each.originator_id for each in stored_events if each.originator_version == 0}
        numbers: Sequence[int] = super().insert_events(  # type: ignore[misc] # the recorder that comes after this class
            [self._moved(each, 1) for each in stored_events], **kwargs
        )
        return numbers

    def select_events(self, originator_id: UUID | str, **kwargs: Any) -> list[persistence.StoredEvent]:
        """Return plain events."""
        return [self._moved(each, -1) for each in super().select_events(originator_id, **kwargs)]  # type: ignore[misc] # as above

    def _moved(self, event: persistence.StoredEvent, by: int) -> persistence.StoredEvent:
        version = event.originator_version + (by if event.originator_id in self.from_0 else 0)
        return persistence.StoredEvent(event.originator_id, version, event.topic, event.state)


class Unnumbered(StockLike):
    """The same without notification ids: a stock recorder of aggregates has none, and its cases want None for them."""

    def insert_events(self, stored_events: Sequence[persistence.StoredEvent], **kwargs: Any) -> Any:
        """Append, and return nothing."""
        super().insert_events(stored_events, **kwargs)


class JournalFactoryCases:
    """What the library's cases for a factory have to know of one that makes journals."""

    factory_class: ClassVar[type]
    recorder_class: ClassVar[type]
    factory: Any

    def expected_factory_class(self) -> type:
        """Name the factory that the library must find in the module."""
        return self.factory_class

    def expected_aggregate_recorder_class(self) -> type:
        """Name the recorder of events."""
        return self.recorder_class

    def expected_application_recorder_class(self) -> type:
        """Name the recorder of an application."""
        return self.recorder_class

    def test_create_tracking_recorder(self) -> None:
        """A journal follows no other application, where the stock module has tables for that."""
        with pytest.raises(persistence.NotSupportedError):
            self.factory.tracking_recorder()

    def test_create_process_recorder(self) -> None:
        """A journal processes no other application's events, where the stock module has tables for that."""
        with pytest.raises(persistence.NotSupportedError):
            self.factory.process_recorder()

    def expected_tracking_recorder_class(self) -> type[persistence.TrackingRecorder]:
        """Unused: see above."""
        raise NotImplementedError

    def expected_process_recorder_class(self) -> type[persistence.ProcessRecorder]:
        """Unused: see above."""
        raise NotImplementedError

    def tracking_recorder_subclass(self) -> type[persistence.TrackingRecorder]:
        """Unused: see above."""
        raise NotImplementedError
