"""Following a journal that cannot call back: asks again until something was recorded, or the subscription stops."""

import threading
from collections import deque
from collections.abc import Sequence

from eventsourcing.persistence import ApplicationRecorder, Notification, Subscription

PAUSE = 0.1
AT_ONCE = 500


class PollingSubscription(Subscription[ApplicationRecorder]):
    """Yields notifications as they are recorded, also by other processes, at most a tenth of a second late."""

    def __init__(
        self, recorder: ApplicationRecorder, gt: int | None = None, topics: Sequence[str] = ()
    ) -> None:
        super().__init__(recorder=recorder, gt=gt, topics=topics)
        self._waiting: deque[Notification] = deque()
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Stop: whoever waits for the next notification gets the end of the iteration."""
        super().stop()
        self._stopped.set()

    def __next__(self) -> Notification:
        while not self._waiting:
            if self._stopped.is_set():
                raise StopIteration
            self._waiting.extend(
                self._recorder.select_notifications(
                    self._last_notification_id, AT_ONCE, topics=self._topics, inclusive_of_start=False
                )
            )
            if not self._waiting:
                self._stopped.wait(PAUSE)
        if self._stopped.is_set():
            raise StopIteration
        notification = self._waiting.popleft()
        self._last_notification_id = notification.id
        return notification
