"""Who reaches the served app: only a browser that was given its address, and no page of another site."""

import logging
import os
import random
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import aiohttp
import pytest

from programme.browser.access import SPENT, Access
from programme.browser.listening import socket_file
from programme.foundation.refusal import Refused
from tests.faults.bounds import bounded
from tests.programme.browser.conftest import Serve, command_lines, serving

FOREIGN_ORIGINS = (
    "http://example.org",
    "https://127.0.0.1",
    "http://127.0.0.1:1",
    "http://127.0.0.1.example.org",
    "http://localhost.example.org",
    "null",
    "file://",
    "",
)
FOREIGN_HOSTS = ("example.org", "127.0.0.1.example.org", "127.0.0.1:1", "", "[::1]")


def nearly(ours: str, chance: random.Random) -> str:
    """Return what looks like the address of the served app, as a page of another site may have it, and is not."""
    at = chance.randrange(len(ours) + 1)
    put = chance.choice("abcxyz019.:/@-_?#%\t,;[]") + chance.choice(
        ("", "", "example.org", ".example.org", "@x")
    )
    changed = chance.choice(
        (
            ours[:at] + put + ours[at:],
            ours[:at] + ours[at + 1 :],
            ours[:at] + chance.choice("abcxyz0123456789") + ours[at + 1 :],
            f"{ours}.example.org",
            f"http://example.org/{ours}",
            f"http://{ours.partition('://')[2]}@example.org",
            f"{ours} http://example.org",
            f"{ours}/",
        )
    )
    # Spaces around a header are no part of it.
    return changed.strip()


async def test_nobody_reaches_the_served_app_without_the_token(serve: Serve) -> None:
    """Nobody reaches the served app without the token of its address or the cookie that it gave."""
    async with serve() as served, served.browser() as browser:
        wrong = (
            "", "token=", "token=guess", f"token={served.access.token[:-1]}", f"Token={served.access.token}",
        )  # fmt: skip
        for path in ("/", "/ws", "/static/js/textual.js", "/download/x", "/nothing"):
            for query in wrong:
                async with browser.get(f"{served.origin}{path}?{query}") as answer:
                    assert (answer.status, "terminal" in await answer.text()) == (403, False)
        headers = {"Cookie": f"{served.access.cookie}=guess"}
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            await browser.ws_connect(served.socket, origin=served.origin)
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            await browser.ws_connect(f"{served.socket}?token={served.access.token}", origin=served.origin)
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            await browser.ws_connect(served.socket, origin=served.origin, headers=headers)
        async with browser.get(served.access.address, allow_redirects=False) as answer:
            assert (answer.status, answer.headers["Location"]) == (303, "/")
            given = answer.headers["Set-Cookie"]
        assert "HttpOnly" in given
        assert "SameSite=Lax" in given
        assert served.access.token not in given
        await served.let_in(browser)
        async with browser.ws_connect(served.socket, origin=served.origin) as socket:
            assert (await socket.receive(timeout=30)).data


async def test_a_link_that_works_once_lets_in_one_browser(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A link that works once lets in one browser, and is refused to whoever brings it again."""
    caplog.set_level(logging.DEBUG)
    once = serving(tmp_path / "served", let_in=lambda place: Access([place], once=True))
    async with once as served, served.browser() as first, served.browser() as second:
        # What is refused spends nothing.
        for headers in ({"Host": "example.org"}, {"Origin": "http://example.org"}):
            async with second.get(served.access.address, headers=headers) as answer:
                assert answer.status in {403, 421}
        view = f"{served.origin}/risks?{served.access.address.partition('?')[2]}"
        async with first.get(view, allow_redirects=False) as answer:
            assert (answer.status, answer.headers["Location"]) == (303, "/risks")
            assert {"HttpOnly", "SameSite=Strict"} <= set(answer.headers["Set-Cookie"].split("; "))
        for browser in (first, second):
            async with browser.get(served.access.address) as answer:
                assert (answer.status, await answer.text()) == (403, SPENT)
        async with first.ws_connect(served.socket, origin=served.origin) as socket:
            said = (await socket.receive(timeout=30)).data
            assert not [line for line in command_lines() if served.access.token in line]
        async with second.get(served.origin) as answer:
            assert answer.status == 403
    assert served.access.token.encode() not in said
    assert served.access.token not in caplog.text


async def test_no_page_of_another_site_drives_the_served_app(
    serve: Serve, figure: Callable[[str], None]
) -> None:
    """No page of another site, and no name that was led to this machine, drives the served app."""
    chance = random.Random(8)  # noqa: S311 - no secret
    async with serve() as served, served.browser() as browser:
        await served.let_in(browser)
        made = [nearly(served.origin, chance) for _ in range(bounded(60, 3_000))]
        origins = [*FOREIGN_ORIGINS, *(origin for origin in made if origin not in served.access.origins)]
        for origin in origins:
            with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
                await browser.ws_connect(served.socket, headers={"Origin": origin})
            async with browser.get(served.origin, headers={"Origin": origin}) as answer:
                assert answer.status == 403
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            await browser.ws_connect(served.socket)
        for host in FOREIGN_HOSTS:
            for address in (served.access.address, served.origin, f"{served.origin}/ws"):
                async with browser.get(address, headers={"Host": host}, allow_redirects=False) as answer:
                    assert answer.status in {400, 421}
                    assert "Set-Cookie" not in answer.headers
            with pytest.raises(aiohttp.WSServerHandshakeError, match=r"4(00|21)"):
                await browser.ws_connect(served.socket, origin=served.origin, headers={"Host": host})
    figure(
        f"faults: {len(origins)} foreign origins and {len(FOREIGN_HOSTS)} foreign hosts tried, none let in"
    )


async def test_every_answer_says_what_a_browser_may_do_with_it(serve: Serve) -> None:
    """No page frames the app, loads anything from elsewhere, or tells another site its address."""
    async with serve() as served, served.browser() as browser:
        refused = await browser.get(served.origin)
        await served.let_in(browser)
        answers = [refused, *[await browser.get(served.origin + path) for path in ("/", "/static/", "/none")]]
        for answer in answers:
            assert answer.headers["X-Frame-Options"] == "DENY"
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            policy = answer.headers["Content-Security-Policy"]
            assert "default-src 'none'; script-src 'self';" in policy
            assert "frame-ancestors 'none'" in policy
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            answer.release()
        page = await (await browser.get(served.origin)).text()
        assert "http://" not in page.replace(served.origin, "")
        assert "https://" not in page
        assert served.access.token not in page


@pytest.mark.skipif(os.name != "posix", reason="unix sockets have a mode only there")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_the_socket_for_a_proxy_is_for_its_owner_and_the_group_that_is_named(
    tmp_path: Path, umask: int
) -> None:
    """The socket for a reverse proxy is for its owner and the group that is named, whatever the umask."""
    path = tmp_path / "socket"
    grp = pytest.importorskip("grp")
    # Root may give it to any, and everybody else to one of theirs.
    group = grp.getgrgid(os.getegid()) if os.geteuid() else grp.getgrall()[-1]
    before = os.umask(umask)
    try:
        with socket_file(path):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
        with socket_file(path, group.gr_name):
            made = path.stat()
            assert (stat.S_IMODE(made.st_mode), made.st_gid) == (0o660, group.gr_gid)
        with pytest.raises(Refused, match="there is no group"), socket_file(path, "nobody of us"):
            pass
    finally:
        os.umask(before)
    assert not path.exists()


def test_a_socket_takes_no_other_place(tmp_path: Path) -> None:
    """What is at the path stays, but for a socket at which nobody answers any more."""
    file = tmp_path / "report.md"
    file.write_text("kept", encoding="utf-8")
    with pytest.raises(Refused, match="is there already"), socket_file(file):
        pass
    assert file.read_text(encoding="utf-8") == "kept"
    path = tmp_path / "socket"
    with socket_file(path):
        with pytest.raises(Refused, match="stop the server that listens"), socket_file(path):
            pass
        assert path.exists()
    left = "import socket, sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])"
    subprocess.run([sys.executable, "-c", left, str(path)], check=True)
    with socket_file(path):
        pass
    with pytest.raises(Refused, match="cannot be made"), socket_file(tmp_path / "no" / "socket"):
        pass
