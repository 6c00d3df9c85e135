"""A server in this process, and browsers that reach it over real sockets."""

import os
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from programme.browser.access import Access
from programme.browser.listening import port_of_this_machine, socket_file
from programme.browser.server import Server
from programme.foundation.served import SERVED

# Speaks as Textual does in a browser, starts a process of its own, and ends when it is told.
STAND_IN = """
import json, os, subprocess, sys
none = subprocess.DEVNULL
inner = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], stdin=none, stdout=none, stderr=none)
os.write(1, b"__GANGLION__\\n")
person = os.environ.get("PROGRAMME_SERVED_AS", "-")
said = f"{os.getpid()} {inner.pid} {os.environ['PROGRAMME_SERVED']} {os.environ['COLUMNS']} {person};".encode()
os.write(1, b"D" + len(said).to_bytes(4, "big") + said)
while kind := os.read(0, 1):
    size = int.from_bytes(os.read(0, 4), "big")
    given = os.read(0, size)
    if kind == b"M" and json.loads(given)["type"] == "quit":
        QUITS
    os.write(1, b"D" + size.to_bytes(4, "big") + given) if kind == b"D" else None
"""


class Served:
    """A server that runs, how it is reached, and a browser that nobody gave a token yet."""

    def __init__(self, access: Access, path: Path | None) -> None:
        self.access = access
        self.origin = access.origins[0]
        self.socket = self.origin.replace("http", "ws", 1) + "/ws"
        self._path = path

    def browser(self) -> aiohttp.ClientSession:
        """Open a browser that keeps cookies as browsers do, those of addresses too."""
        connector = aiohttp.UnixConnector(str(self._path)) if self._path else aiohttp.TCPConnector()
        return aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.CookieJar(unsafe=True))

    async def let_in(self, browser: aiohttp.ClientSession) -> None:
        """Open the address that was printed."""
        async with browser.get(self.access.address) as page:
            assert page.status == 200
            assert "textual-terminal" in await page.text()


Serve = Callable[..., AbstractAsyncContextManager[Served]]


@pytest.fixture(params=["port", "unix socket"])
def serve(request: pytest.FixtureRequest, tmp_path: Path) -> Serve:
    """Serve on a free port, and on a socket in the file system."""
    path = tmp_path / "served" if request.param == "unix socket" else None
    return lambda **limits: serving(path, **limits)


@asynccontextmanager
async def serving(
    path: Path | None,
    *,
    most: int = 16,
    idle_seconds: float = 600.0,
    quits: str = "sys.exit()",
    let_in: Callable[[str], Access] = lambda place: Access([place]),
) -> AsyncIterator[Served]:
    """Serve a stand-in for the app, at a path or else on a free port."""
    with socket_file(path) if path else port_of_this_machine(0) as listening:
        place = "http://127.0.0.1" if path else f"http://127.0.0.1:{listening.getsockname()[1]}"
        access = let_in(place)
        command = [sys.executable, "-c", STAND_IN.replace("QUITS", quits)]
        server = Server(command, access, {SERVED: "openly"}, most=most, idle_seconds=idle_seconds)
        runner = web.AppRunner(server.app(), access_log=None, shutdown_timeout=10)
        await runner.setup()
        try:
            await web.SockSite(runner, listening).start()
            yield Served(access, path)
        finally:
            await runner.cleanup()


def runs(process: int) -> bool:
    """Tell whether a process runs, other than as one that ended and nobody asked after."""
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat")
        return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def command_lines() -> Iterator[str]:
    """Yield the command line of every process but this one."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if int(process.name) != os.getpid():
                yield (process / "cmdline").read_text(errors="replace")
