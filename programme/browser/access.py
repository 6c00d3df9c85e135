"""Who may reach the served app: by a token and then a cookie, or whom a proxy names; never from another site."""

import secrets
from collections.abc import Awaitable, Callable, Sequence
from hmac import compare_digest
from urllib.parse import urlsplit

from aiohttp import web

from domain.foundation.safe_text import on_one_line
from programme.browser import link

# Who is there, where the proxy says so.
PERSON = web.RequestKey("person", str)
LONGEST_NAME = 100
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
TOKEN = "token"  # noqa: S105 - the name of it in the address
# The library that draws the terminal writes its own styles into the page, and runs nothing that it makes from text.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self'; connect-src {sockets}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
ELSEWHERE = "open the address that programme serve printed: this one is not among those it answers"
NO_TOKEN = "open the address that programme serve printed: it holds a token, which is new each time it starts"  # noqa: S105
SPENT = "this link was used already, and works once: stop programme serve and start it again for another one"
NOBODY = "the proxy did not say who you are: log in there first"
FOREIGN = "a page of another site asked, and is answered nothing"


class Access:
    """The key of one server: `origins` are the addresses at which browsers reach it, such as http://127.0.0.1:8000.

    With `identity`, the name of a header, it is the reverse proxy that lets people in and says in it who each is. With
    `once` the token lets in the first browser that brings it, and no other.
    """

    def __init__(self, origins: Sequence[str], identity: str | None = None, *, once: bool = False) -> None:
        self.identity = identity
        self.once = once
        self._spent = False
        self.origins = tuple(origin.casefold() for origin in origins)
        self.hosts = tuple(urlsplit(origin).netloc for origin in self.origins)
        self.token = secrets.token_urlsafe(32)
        self._secret = secrets.token_urlsafe(32)
        # A browser sends cookies to every port of a host: those of two servers must not take each other's place.
        self.cookie = f"programme-{secrets.token_hex(4)}"

    @property
    def address(self) -> str:
        """The address that lets a browser in."""
        return f"{self.origins[0]}/?{TOKEN}={self.token}"

    @web.middleware
    async def guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Stand before every answer."""
        if refusal := self._refusal(request):
            return refusal
        if self.identity is not None:
            # Guarantee: behind a proxy that says who is there, nobody is served of whom it does not say so.
            if (person := self._person(request, self.identity)) is None:
                return web.Response(status=401, text=NOBODY)
            request[PERSON] = person
            return await handler(request)
        if link.is_page(request.path) and _same(request.query.get(TOKEN), self.token):
            # Guarantee: a link that works once lets in one browser, and is refused to whoever brings it again.
            if self._spent:
                return web.Response(status=403, text=SPENT)
            self._spent = self.once
            return self._welcomed(link.bare(request.path, request.query))
        # Guarantee: nobody reaches the served app without the token of its address or the cookie that it gave.
        if not _same(request.cookies.get(self.cookie), self._secret):
            return web.Response(status=403, text=NO_TOKEN)
        return await handler(request)

    async def sign_headers(self, _: web.Request, response: web.StreamResponse) -> None:
        """Tell the browser what the page may load, who may frame it, and to pass its address on to nobody."""
        sockets = " ".join(["'self'", *(origin.replace("http", "ws", 1) for origin in self.origins)])
        response.headers["Content-Security-Policy"] = POLICY.format(sockets=sockets)
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Cache-Control"] = "no-store"

    def _refusal(self, request: web.Request) -> web.Response | None:
        # Guarantee: no page of another site, and no name that was led to this machine, drives the served app.
        hosts = [host.casefold() for host in request.headers.getall("Host", [])]
        if len(hosts) != 1 or hosts[0] not in self.hosts:
            return web.Response(status=421, text=ELSEWHERE)
        origins = [origin.casefold() for origin in request.headers.getall("Origin", [])]
        upgrades = request.headers.get("Upgrade") is not None
        # Of a socket every browser says where its page is from; of a page it may say nothing.
        if (upgrades or origins) and origins != [self.origins[self.hosts.index(hosts[0])]]:
            return web.Response(status=403, text=FOREIGN)
        return None

    def _person(self, request: web.Request, header: str) -> str | None:
        """Return who is there, as the proxy says; None when it says nobody, several, or what is no name."""
        said = request.headers.getall(header, [])
        person = on_one_line(said[0]).strip() if len(said) == 1 else ""
        return person if 0 < len(person) <= LONGEST_NAME and person == said[0].strip() else None

    def _welcomed(self, view: str) -> web.Response:
        """Give the cookie, and leave the token in no address that a person copies or a browser keeps."""
        answer = web.Response(status=303, headers={"Location": view})
        answer.set_cookie(
            self.cookie,
            self._secret,
            httponly=True,
            # A link to a view may stand in a mail or in minutes, which a strict cookie does not follow; every socket is
            # asked besides where its page is from.
            samesite="Strict" if self.once else "Lax",
            secure=self.origins[0].startswith("https:"),
        )
        return answer


def _same(given: str | None, kept: str) -> bool:
    # In constant time: how long a wrong guess takes says nothing of how much of it is right.
    return given is not None and compare_digest(given.encode(), kept.encode())
