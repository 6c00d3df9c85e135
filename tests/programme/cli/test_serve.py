"""The app in a browser: it is the same app, and does no more than who sits there may ask."""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from tests import ROOT
from tests.terminal import Terminal

PATIENCE_SECONDS = 30


@pytest.fixture
def served(terminal: Terminal) -> Iterator[str]:
    """Serve a programme on a free port, and return the address that is printed."""
    terminal.must('new "North division merger"')
    terminal.must(
        "risk raise --title Radios --cause age --event silence --effect harm"
    )  # an empty one begins with the tour
    yield from serving("--port", "0")


def serving(*options: str) -> Iterator[str]:
    """Run the server, and yield the address that it prints."""
    command = [sys.executable, "-c", "from tui.main import main; main()", "serve", *options]
    server = subprocess.Popen(command, env=os.environ.copy(), stderr=subprocess.PIPE, cwd=ROOT, text=True)
    assert server.stderr is not None
    words = server.stderr.readline().split()
    yield next(word for word in words if word.startswith("http"))
    server.terminate()
    server.communicate()
    assert server.returncode == 0


@asynccontextmanager
async def app_at(address: str) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    """Open the app as a browser does."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        async with browser.get(address) as page:
            assert "Programme register" in await page.text()
        origin = address.partition("/?")[0]
        at = f"{origin.replace('http', 'ws', 1)}/ws?width=100&height=30"
        async with browser.ws_connect(at, origin=origin) as socket_:
            await socket_.send_str('["resize", {"width": 100, "height": 30}]')
            yield socket_


async def seen(socket_: aiohttp.ClientWebSocketResponse, *words: bytes) -> None:
    """Read what is drawn until all of some words are in it."""
    drawn = b""
    async with asyncio.timeout(PATIENCE_SECONDS):
        async for message in socket_:
            if message.type is aiohttp.WSMsgType.BINARY:
                drawn += message.data
            if all(word in drawn for word in words):
                return
    raise AssertionError(drawn)


async def test_the_same_app_is_served_to_this_machine_only(served: str) -> None:
    """A browser of this machine gets the app, and no other machine a connection."""
    async with app_at(served) as app:
        await seen(app, b"North division merger", b"Overview")
    port = int(served.partition("/?")[0].rpartition(":")[2])
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), port, socket.AF_INET)}
    for address in others - {"127.0.0.1"}:
        with socket.socket() as outsider, pytest.raises(ConnectionRefusedError):
            outsider.connect((address, port))


async def test_a_command_that_is_typed_in_a_browser_writes_no_file(served: str, tmp_path: Path) -> None:
    """What is typed behind `:` in a served app is held to what a browser may do."""
    file = tmp_path / "written.md"
    async with app_at(served) as app:
        await seen(app, b"North division merger", b"Overview")
        await app.send_json(["stdin", ":"])
        await seen(app, b"Command")
        await app.send_json(["stdin", f"snapshot --format markdown --output {file} --overwrite\r"])
        await seen(app, b"--output is not used in a browser")
    assert not file.exists()


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
    assert terminal.run("serve --port 0 --unix-socket x --address https://a.example").code == 2
    assert terminal.run("serve --port 0 --unix-socket-group nginx").code == 2
    assert terminal.run("serve --port 0 --sessions 0").code == 2
    assert "choose 1 to 500" in terminal.err
    assert terminal.run("serve --unix-socket x").code == 2
    assert "say with --address" in terminal.err
    for address in (
        "example.org",
        "ftp://example.org",
        "https://a.example/path",
        "http://a.example",
        "https://u@a",
    ):
        assert terminal.run(f"serve --port 0 --address {address}").code == 2
        assert "write it as https://register.example.org" in terminal.err
    assert "Traceback" not in done.stderr
