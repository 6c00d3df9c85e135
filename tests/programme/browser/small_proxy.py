"""A small reverse proxy that does what an nginx configuration says, for where no nginx is installed.

It knows the directives of the how-to and no others, so that one which it would leave undone is noticed.
"""

import asyncio
import re
from asyncio import StreamReader, StreamWriter
from contextlib import suppress
from typing import NamedTuple

from tests.programme.browser.nginx_file import Directive

DONE = {
    "auth_request", "auth_request_set", "error_page", "internal", "proxy_http_version", "proxy_pass",
    "proxy_pass_request_body", "proxy_set_header", "rewrite",
}  # fmt: skip
HEAD_LIMIT = 65_536
Headers = list[tuple[str, str]]


class Head(NamedTuple):
    """The first line and the headers of a request or an answer."""

    line: str
    headers: Headers

    def get(self, name: str) -> str:
        """Return a header, empty when it is not there."""
        return next((value for key, value in self.headers if key.casefold() == name), "")

    def __bytes__(self) -> bytes:
        lines = [self.line, *(f"{name}: {value}" for name, value in self.headers)]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


async def head_of(reader: StreamReader) -> Head:
    """Read a head, without headers whose names hold what nginx takes for invalid in them."""
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").rstrip("\r\n").split("\r\n")
    pairs = [line.partition(":")[::2] for line in lines]
    return Head(
        first, [(name, value.strip()) for name, value in pairs if re.fullmatch(r"[A-Za-z0-9-]+", name)]
    )


class SmallProxy:
    """Does what the server behind TLS of a configuration does."""

    def __init__(self, configuration: tuple[Directive, ...]) -> None:
        (http,) = (each.block for each in configuration if each.words == ("http",))
        (self._map,) = (each for each in http if each.words[0] == "map")
        (server,) = (each.block for each in http if each.words == ("server",) and "ssl" in str(each.block))
        self._locations = {each.words[1:]: each.block for each in server if each.words[0] == "location"}
        unknown = {each.words[0] for block in self._locations.values() for each in block} - DONE
        assert not unknown, f"write in tests/programme/browser/small_proxy.py what {unknown} does"

    async def answer(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Answer one connection."""
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            request = await head_of(reader)
            path = request.line.split()[1].partition("?")[0]
            exact = self._locations.get(("=", path))
            prefixes = [key for key in self._locations if key[0].startswith("/") and path.startswith(key[0])]
            block = exact or self._locations[max(prefixes, key=lambda key: len(key[0]))]
            if ("internal",) in [each.words for each in block]:
                writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            else:
                await self._locate(block, request, reader, writer)
            await writer.drain()
        writer.close()

    async def _locate(
        self, block: tuple[Directive, ...], request: Head, reader: StreamReader, writer: StreamWriter
    ) -> None:
        said = {each.words[0]: each.words[1:] for each in block}
        known = self._variables(request)
        if "rewrite" in said:
            everything, place, end = said["rewrite"]
            assert (everything, place[-1], end) == ("^", "?", "break")
            request = Head(f"GET {place[:-1]} HTTP/1.1", request.headers)
        if "auth_request" in said:
            asked = await self._asked(self._locations["=", *said["auth_request"]], request)
            if not asked.line.split()[1].startswith("2"):
                _, _, elsewhere = said["error_page"]
                await self._locate(self._locations[elsewhere,], request, reader, writer)
                return
            name, source = said["auth_request_set"]
            known[name] = asked.get(source.removeprefix("$upstream_http_").replace("_", "-"))
        there_reader, there_writer = await _connected(said["proxy_pass"])
        there_writer.write(bytes(_handed_on(block, request, known)))
        await asyncio.gather(_piped(reader, there_writer), _piped(there_reader, writer))

    async def _asked(self, block: tuple[Directive, ...], request: Head) -> Head:
        """Ask who is there, as a request of its own."""
        said = {each.words[0]: each.words[1:] for each in block}
        place = next(key[1] for key, each in self._locations.items() if each is block)
        asking = Head(f"GET {place} HTTP/1.1", request.headers)
        reader, writer = await _connected(said["proxy_pass"])
        writer.write(bytes(_handed_on(block, asking, self._variables(request))))
        answer = await head_of(reader)
        writer.close()
        return answer

    def _variables(self, request: Head) -> dict[str, str]:
        known = {
            "$host": request.get("host").partition(":")[0],
            "$scheme": "https",
            "$request_uri": request.line.split()[1],
            "$http_upgrade": request.get("upgrade"),
        }
        _, source, target = self._map.words
        choices = {words[0]: words[1] for words in (each.words for each in self._map.block)}
        return known | {target: choices.get(known[source], choices["default"])}


def _handed_on(block: tuple[Directive, ...], request: Head, known: dict[str, str]) -> Head:
    """Return a request as it is handed on: a header that is set takes the place of all of that name; empty, of none."""
    given = {
        each.words[1].casefold(): each.words[1:] for each in block if each.words[0] == "proxy_set_header"
    }
    kept = [pair for pair in request.headers if pair[0].casefold() not in given | {"connection": ()}]
    put = [(name, _filled(value, known)) for name, value in given.values()]
    if "connection" not in given:
        put.append(("Connection", "close"))
    return Head(request.line, kept + [pair for pair in put if pair[1]])


def _filled(text: str, known: dict[str, str]) -> str:
    return re.sub(r"\$[a-z_]+", lambda name: known[name[0]], text)


async def _connected(passed: tuple[str, ...]) -> tuple[StreamReader, StreamWriter]:
    (where,) = passed
    return await asyncio.open_unix_connection(where.removeprefix("http://unix:"), limit=HEAD_LIMIT)


async def _piped(reader: StreamReader, writer: StreamWriter) -> None:
    with suppress(ConnectionError):
        while block := await reader.read(HEAD_LIMIT):
            writer.write(block)
            await writer.drain()
    writer.close()
