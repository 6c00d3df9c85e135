"""The app in a browser: it is the same app, and open to this machine only."""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Iterator

import aiohttp
import pytest

from tests import ROOT
from tests.terminal import Terminal

PATIENCE_SECONDS = 30


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def served(terminal: Terminal) -> Iterator[int]:
    """Serve a programme on a free port."""
    terminal.must('new "North division merger"')
    port = free_port()
    command = [
        sys.executable,
        "-c",
        "from tui.main import main; main()",
        "serve",
        "--port",
        str(port),
    ]
    server = subprocess.Popen(command, env=os.environ.copy(), stderr=subprocess.PIPE, cwd=ROOT)
    yield port
    server.terminate()
    server.communicate()


async def _shown(port: int) -> bytes:
    """Open the app as a browser does, and return what it draws first."""
    seen = b""
    async with aiohttp.ClientSession() as browser:
        for _ in range(PATIENCE_SECONDS * 10):
            try:
                async with browser.get(f"http://127.0.0.1:{port}/") as page:
                    assert "Programme register" in await page.text()
                break
            except aiohttp.ClientConnectorError:
                await asyncio.sleep(0.1)
        async with browser.ws_connect(f"http://127.0.0.1:{port}/ws?width=100&height=30") as socket_:
            await socket_.send_str('["resize", {"width": 100, "height": 30}]')
            async with asyncio.timeout(PATIENCE_SECONDS):
                async for message in socket_:
                    if message.type is aiohttp.WSMsgType.BINARY:
                        seen += message.data
                    if b"North division merger" in seen and b"Overview" in seen:
                        break
    return seen


async def test_the_same_app_is_served_to_this_machine_only(served: int) -> None:
    """A browser of this machine gets the app, and no other machine a connection."""
    assert b"North division merger" in await _shown(served)
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), served, socket.AF_INET)}
    for address in others - {"127.0.0.1"}:
        with socket.socket() as outsider, pytest.raises(ConnectionRefusedError):
            outsider.connect((address, served))


def test_what_cannot_be_served_is_refused(terminal: Terminal) -> None:
    """A port that is taken or not allowed, a date that is none and a missing store each get their sentence."""
    assert terminal.run("serve").code == 3
    terminal.must('new "North division merger"')
    assert terminal.run("serve --port 80").code == 2
    assert "choose one from 1024 to 65535" in terminal.err
    assert terminal.run('serve --as-of "blue moon"').code == 2
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        command = ["serve", "--port", str(taken.getsockname()[1])]
        run = [sys.executable, "-c", "from tui.main import main; main()", *command]
        done = subprocess.run(run, capture_output=True, text=True, env=os.environ.copy(), check=False)
    assert done.returncode == 2
    assert "choose another with --port" in done.stderr
    assert "protects nothing" in done.stderr
    assert "Traceback" not in done.stderr
