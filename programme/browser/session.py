"""One session: a process of its own that runs the app, and ends with the socket of its browser."""

import asyncio
import os
import signal
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress

from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from programme.foundation.served import SERVED_AS

# To draw the last frame and close the store; what is recorded is on the disk before it is said.
LAST_WORDS_SECONDS = 5.0


class Session(AppService):
    """The app of one browser."""

    def __init__(  # noqa: PLR0913 - as the library's own, with what the app is told besides
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        *,
        person: str | None = None,
        write_bytes: Callable[[bytes], Awaitable[None]],
        write_str: Callable[[str], Awaitable[None]],
        close: Callable[[], Awaitable[None]],
        download_manager: DownloadManager,
    ) -> None:
        super().__init__(
            "",
            write_bytes=write_bytes,
            write_str=write_str,
            close=close,
            download_manager=download_manager,
        )
        self._words = command
        self._given = environment
        self._person = person

    async def on_data(self, payload: bytes) -> None:
        # Read on when the browser has gone: an app that nobody reads could not end.
        with suppress(ConnectionError):
            await super().on_data(payload)

    async def stop(self) -> None:
        """Ask the app to end, and end it and all that it started when it does not."""
        process, self._process = self._process, None
        if process is None:
            return
        try:
            await self._download_manager.cancel_app_downloads(self.app_service_id)
            # Not as the library stops: it waits until the app ends, however long.
            with suppress(TimeoutError):
                async with asyncio.timeout(LAST_WORDS_SECONDS):
                    await self.send_meta({"type": "quit"})
                    await process.wait()
        finally:
            # Guarantee: a session that is closed leaves no process.
            _kill(process)
            await process.wait()
            self.stdin.close()
            if self._task is not None:
                # It has read to the end by then, unless something that left the app's group holds its output.
                await asyncio.wait({self._task}, timeout=1)
                self._task.cancel()

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        environment = {**self._build_environment(width, height), **self._given}
        if self._person is not None:
            # Guarantee: nobody who is served, and no secret, stands in a command line; the app listens at no port.
            # A server in which each has a login of their own is asked under theirs.
            environment |= {SERVED_AS: self._person, "PGUSER": self._person}
        # Not by a shell: nothing in the name of a store is obeyed.
        self._process = process = await asyncio.create_subprocess_exec(
            *self._words, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment, start_new_session=True
        )
        self._stdin = process.stdin
        return process


def _kill(process: Process) -> None:
    """End a process and whatever it started, such as a command that was typed in the app."""
    with suppress(ProcessLookupError, PermissionError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
