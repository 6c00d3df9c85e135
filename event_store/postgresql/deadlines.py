"""Statements that take too long are cancelled, and their connections cut off when even that is not answered.

No timeout of the server does this: none ends a wait for a standby, and a server that stands still keeps none.
"""

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psycopg

from event_store.postgresql.connect import Connection

LOOK = 0.25
ANSWER = 2.0


class Deadlines:
    """Watches the statements of some connections, from a thread that ends when none was running for a while."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._running: dict[Connection, float] = {}
        self._lock = threading.Lock()
        self._watcher: threading.Thread | None = None

    @contextmanager
    def watched(self, connection: Connection) -> Iterator[None]:
        """Cancel what the connection runs in the block once it has run for too long."""
        with self._lock:
            self._running[connection] = time.monotonic() + self.seconds
            if self._watcher is None:
                self._watcher = threading.Thread(target=self._watch, daemon=True, name="deadlines")
                self._watcher.start()
        try:
            yield
        finally:
            with self._lock:
                self._running.pop(connection, None)

    def _watch(self) -> None:
        idle_since = time.monotonic()
        while True:
            time.sleep(LOOK)
            now = time.monotonic()
            with self._lock:
                late = [each for each, until in self._running.items() if until <= now]
                if self._running:
                    idle_since = now
                elif now - idle_since > self.seconds:
                    self._watcher = None
                    return
            for connection in late:
                self._end(connection)

    def _end(self, connection: Connection) -> None:
        with suppress(psycopg.Error, OSError):
            connection.cancel_safe(timeout=ANSWER)
        time.sleep(LOOK)
        with self._lock:
            still = connection in self._running
        if still:
            # Shut down, not closed: the thread that waits is to find the end of the stream, not another's file.
            with suppress(psycopg.Error, OSError), socket.socket(fileno=os.dup(connection.fileno())) as end:
                end.shutdown(socket.SHUT_RDWR)
