"""The sessions of the served app: so many and no more, none idle too long, and nothing left of one that closed."""

import asyncio

import aiohttp
import pytest

from tests.programme.browser.conftest import Serve, Served, runs

PATIENCE_SECONDS = 30
STUBBORN = "import time; time.sleep(600)"


async def _opened(
    served: Served, browser: aiohttp.ClientSession
) -> tuple[aiohttp.ClientWebSocketResponse, list[int]]:
    """Open a session, and return its processes too."""
    socket = await browser.ws_connect(f"{served.socket}?width=100&height=30", origin=served.origin)
    said = (await socket.receive(timeout=PATIENCE_SECONDS)).data.decode()
    app, inner, shown, width, person = said.rstrip(";").split()
    assert (shown, width, person) == ("openly", "100", "-")
    return socket, [int(app), int(inner)]


async def _gone(processes: list[int]) -> bool:
    for _ in range(PATIENCE_SECONDS * 20):
        if not any(runs(process) for process in processes):
            return True
        await asyncio.sleep(0.05)
    return False


async def test_no_more_sessions_are_open_than_the_server_allows(serve: Serve) -> None:
    """No more sessions are open at once than the server allows, and none that was idle too long."""
    async with serve() as served, served.browser() as browser:
        await served.let_in(browser)
        first, processes = await _opened(served, browser)
        others = [await browser.ws_connect(served.socket, origin=served.origin) for _ in range(15)]
        with pytest.raises(aiohttp.WSServerHandshakeError, match="503"):
            await browser.ws_connect(served.socket, origin=served.origin)
        async with browser.get(served.origin) as page:
            said = "16 sessions are open: close one of them, then load this page again"
            assert (page.status, await page.text()) == (503, said)
        await first.close()
        assert await _gone(processes)
        # What one leaves another may have.
        again, _ = await _opened(served, browser)
        assert not any(socket.closed for socket in (again, *others))
    async with serve(idle_seconds=1.0) as served, served.browser() as browser:
        await served.let_in(browser)
        socket, processes = await _opened(served, browser)
        for _ in range(6):
            await socket.send_json(["stdin", "x"])
            assert (await socket.receive(timeout=PATIENCE_SECONDS)).data == b"x"
            await asyncio.sleep(0.25)
        # Moving the window and being looked at is not typing.
        await socket.send_json(["resize", {"width": 90, "height": 20}])
        await socket.send_json(["focus"])
        message = await socket.receive(timeout=PATIENCE_SECONDS)
        assert message.type is aiohttp.WSMsgType.CLOSE
        assert await _gone(processes)


@pytest.mark.parametrize("quits", ["sys.exit()", STUBBORN])
async def test_a_session_that_is_closed_leaves_no_process(
    serve: Serve, quits: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A session that is closed leaves no process."""
    monkeypatch.setattr("programme.browser.session.LAST_WORDS_SECONDS", 0.5)
    async with serve(quits=quits) as served:
        async with served.browser() as browser:
            await served.let_in(browser)
            closed, processes = await _opened(served, browser)
            _, torn = await _opened(served, browser)
            await closed.close()
            assert await _gone(processes)
        # The browser is gone without a word.
        assert await _gone(torn)
    async with serve(quits=quits) as served, served.browser() as browser:
        await served.let_in(browser)
        _, at_the_end = await _opened(served, browser)
    assert await _gone(at_the_end)


async def test_what_is_no_message_of_a_terminal_is_passed_over(serve: Serve) -> None:
    """Whatever a browser says, the session goes on."""
    nonsense = (
        "", "{", "[]", "7", '["rm"]', '["stdin"]', '["stdin", 7]', '["resize", {}]', '["resize", {"width": "x"}]',
    )  # fmt: skip
    async with serve() as served, served.browser() as browser:
        await served.let_in(browser)
        socket, _ = await _opened(served, browser)
        for text in nonsense:
            await socket.send_str(text)
        await socket.send_bytes(b"\xff")
        await socket.send_json(["ping", "7"])
        assert (await socket.receive(timeout=PATIENCE_SECONDS)).json() == ["pong", "7"]
        await socket.send_json(["stdin", "é"])
        assert (await socket.receive(timeout=PATIENCE_SECONDS)).data == "é".encode()
