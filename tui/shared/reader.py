"""Reading the register away from the screen's thread: one reader, one connection, and only the newest question."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

from programme.stores.open import readable

T = TypeVar("T")


class Reader:
    """Runs one thing at a time in a thread of its own."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "register")

    async def run(self, work: Callable[[], T]) -> T:
        """Run and wait without holding up the screen; Refused and Unreadable come back as they are."""
        # In the context of who asks: a screen that was left meanwhile finds its app by no other way.
        within = copy_context().run
        return await asyncio.get_running_loop().run_in_executor(
            self._thread, within, _translated_errors, work
        )

    def close(self) -> None:
        """Wait for what is running and take nothing more."""
        self._thread.shutdown(wait=True, cancel_futures=True)


def _translated_errors(work: Callable[[], T]) -> T:
    with readable():
        return work()
