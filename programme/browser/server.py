"""The server: one page, the terminal's own files, and a socket for each session."""

import asyncio
import signal
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from socket import socket

import msgspec
import textual_serve
from aiohttp import WSMsgType, web
from textual_serve.download_manager import DownloadManager
from textual_serve.server import Server as Library

from programme.browser import link
from programme.browser.access import PERSON, Access
from programme.browser.session import LAST_WORDS_SECONDS, Session
from programme.foundation.refusal import Refused

# Each is a process of about 65 MB.
MOST_SESSIONS = 16
# Of one person, where a proxy says who is there.
MOST_OF_ONE = 4
IDLE_SECONDS = 60 * 60.0
CLOSE_ONE = "close one of them, then load this page again"
# A paste of a hundred pages.
LARGEST_MESSAGE = 1_000_000
WIDEST = 1_000
PAGE = Path(__file__).with_name("page.html").read_text(encoding="utf-8")
STATIC = Path(textual_serve.__file__).parent / "static"


class Server:
    """Runs `command` for each browser that `access` lets in, at most `most` at once and none that is long idle."""

    def __init__(
        self,
        command: Sequence[str],
        access: Access,
        environment: Mapping[str, str],
        *,
        most: int = MOST_SESSIONS,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        self.access = access
        self._command, self._environment = command, environment
        self._most, self._idle = most, idle_seconds
        self._downloads = DownloadManager()
        self._open: dict[web.WebSocketResponse, str | None] = {}

    def app(self) -> web.Application:
        """Return what answers requests."""
        app = web.Application(middlewares=[self.access.guard])
        app.on_response_prepare.append(self.access.sign_headers)
        app.on_shutdown.append(self._close_all)
        app.router.add_get("/ws", self._session)
        app.router.add_get("/ws/{view:.*}", self._session)
        app.router.add_get("/download/{key}", self._download)
        app.router.add_static("/static", STATIC)
        app.router.add_get("/{view:.*}", self._page)
        return app

    async def serve(self, listening: socket, ready: Callable[[], None]) -> None:
        """Answer at a socket until the process is told to end."""
        ended = asyncio.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            with suppress(NotImplementedError):
                asyncio.get_running_loop().add_signal_handler(name, ended.set)
        # No log of requests: it would hold the token.
        runner = web.AppRunner(self.app(), access_log=None, shutdown_timeout=2 * LAST_WORDS_SECONDS)
        await runner.setup()
        try:
            await web.SockSite(runner, listening).start()
            ready()
            await ended.wait()
        finally:
            await runner.cleanup()

    def _full(self, person: str | None) -> web.Response | None:
        """Return the refusal of one more session, None where there is room."""
        # Guarantee: no more sessions are open at once than the server allows, and none that was idle too long.
        if len(self._open) >= self._most:
            return web.Response(status=503, text=f"{self._most} sessions are open: {CLOSE_ONE}")
        if person is not None and list(self._open.values()).count(person) >= MOST_OF_ONE:
            return web.Response(status=503, text=f"you have {MOST_OF_ONE} sessions open: {CLOSE_ONE}")
        return None

    async def _page(self, request: web.Request) -> web.Response:
        if full := self._full(request.get(PERSON)):
            return full
        origin = self.access.origins[self.access.hosts.index(request.host.casefold())]
        view = link.bare(request.path, request.query)
        try:
            link.words(view)
        except Refused as problem:
            return link.refused(problem)
        page = PAGE.replace("{{ socket }}", f"{origin.replace('http', 'ws', 1)}{link.socket_of(view)}")
        return web.Response(text=page, content_type="text/html")

    async def _session(self, request: web.Request) -> web.StreamResponse:
        person = request.get(PERSON)
        if full := self._full(person):
            return full
        try:
            view = link.words(request.match_info.get("view", ""))
        except Refused as problem:
            return link.refused(problem)
        browser = web.WebSocketResponse(heartbeat=15, max_msg_size=LARGEST_MESSAGE)
        self._open[browser] = person
        try:
            await browser.prepare(request)
            app = Session(
                [*self._command, *view],
                self._environment,
                person=person,
                write_bytes=browser.send_bytes,
                write_str=browser.send_str,
                close=browser.close,  # type: ignore[arg-type] # whether it was open is no matter
                download_manager=self._downloads,
            )
            try:
                await app.start(
                    _within(request.query.get("width"), 80), _within(request.query.get("height"), 24)
                )
                await self._hear(browser, app)
            finally:
                await app.stop()
        finally:
            self._open.pop(browser, None)
        return browser

    async def _hear(self, browser: web.WebSocketResponse, app: Session) -> None:
        """Hand on what a browser says, until it goes or nothing was typed for too long."""
        clock = asyncio.get_running_loop().time
        try:
            async with asyncio.timeout(self._idle) as limit:
                async for message in browser:
                    if message.type is WSMsgType.TEXT and await _handed_on(message.data, app, browser):
                        limit.reschedule(clock() + self._idle)
        except TimeoutError:
            await browser.close(message=b"idle too long")

    async def _download(self, request: web.Request) -> web.StreamResponse:
        try:
            await self._downloads.get_download_metadata(request.match_info["key"])
        except KeyError:
            raise web.HTTPNotFound from None
        return await Library.handle_download(_Downloading(self._downloads), request)  # type: ignore[arg-type]

    async def _close_all(self, _: web.Application) -> None:
        await asyncio.gather(*(browser.close(code=1001) for browser in self._open), return_exceptions=True)


class _Downloading:
    """The one part of the library's server that its way to hand out a file asks for."""

    def __init__(self, manager: DownloadManager) -> None:
        self.download_manager = manager


async def _handed_on(said: str, app: Session, browser: web.WebSocketResponse) -> bool:
    """Hand one message on to the app; tell whether somebody typed. What is none of the terminal's is passed over."""
    with suppress(msgspec.MsgspecError):
        match msgspec.json.decode(said):
            case ["stdin", str(typed)]:
                await app.send_bytes(typed.encode())
                return True
            case ["resize", {"width": width, "height": height}]:
                await app.set_terminal_size(_within(width, 80), _within(height, 24))
            case ["ping", str(sent)]:
                await browser.send_json(["pong", sent])
            case ["focus", *_]:
                await app.focus()
            case ["blur", *_]:
                await app.blur()
    return False


def _within(given: object, default: int) -> int:
    """Return a number of characters that a window can have."""
    try:
        return max(1, min(WIDEST, int(str(given))))
    except ValueError:
        return default
