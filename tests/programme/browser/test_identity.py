"""Behind a proxy that says who is there: whom it names is served, each in their own name."""

from pathlib import Path

import aiohttp
import pytest

from programme.browser.access import Access
from tests.programme.browser.conftest import serving
from tests.terminal import Terminal

HEADER = "X-Remote-User"
NOBODY: tuple[list[tuple[str, str]], ...] = (
    [],
    [(HEADER, "")],
    [(HEADER, " ")],
    [(HEADER, "ann"), (HEADER, "bob")],
    [(HEADER, "x" * 101)],
    [(HEADER, "ann\u202e")],
    [("X-Remote-Users", "ann")],
)


async def test_nobody_is_served_of_whom_the_proxy_does_not_say_so(tmp_path: Path) -> None:
    """Behind a proxy that says who is there, nobody is served of whom it does not say so."""
    named = serving(tmp_path / "served", let_in=lambda place: Access([place], HEADER))
    async with named as served, served.browser() as browser:
        for headers in NOBODY:
            async with browser.get(f"{served.origin}/?token={served.access.token}", headers=headers) as page:
                assert page.status == 401
            with pytest.raises(aiohttp.WSServerHandshakeError, match="401"):
                await browser.ws_connect(served.socket, origin=served.origin, headers=headers)
        sockets = []
        for _ in range(4):
            ann = {HEADER: "Ann Carter"}
            sockets.append(await browser.ws_connect(served.socket, origin=served.origin, headers=ann))
            said = (await sockets[-1].receive(timeout=30)).data.decode()
            assert said.endswith(" Ann Carter;")
        with pytest.raises(aiohttp.WSServerHandshakeError, match="503"):
            await browser.ws_connect(served.socket, origin=served.origin, headers=ann)
        async with browser.get(served.origin, headers=ann) as page:
            assert (page.status, (await page.text())[:25]) == (503, "you have 4 sessions open:")
        bob = await browser.ws_connect(served.socket, origin=served.origin, headers={HEADER: "bob"})
        assert (await bob.receive(timeout=30)).data.endswith(b" bob;")


def test_whom_a_proxy_names_records_in_no_other_name(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whom a proxy names records in no other name."""
    terminal.must("new Westminster --on 2007-01-01")
    monkeypatch.setenv("PROGRAMME_SERVED_AS", "Ann Carter")
    raised = "risk raise --title Late --cause c --event e --effect f"
    assert terminal.run(f"{raised} --by 'Bob Day'").code == 2
    assert "you are logged in as “Ann Carter”" in terminal.err
    terminal.must(raised)
    terminal.must(f"{raised} --by 'ann carter'")
    assert [row["by"] for row in terminal.json("timeline")["rows"]] == [
        "Sam Reed",
        "Ann Carter",
        "ann carter",
    ]


def test_who_is_there_is_taken_from_a_header_only_over_a_socket(terminal: Terminal) -> None:
    """Who is there is taken from a header only over a socket, and not where all would share one login."""
    terminal.must("new Westminster --on 2007-01-01")
    assert terminal.run(f"serve --identity-header {HEADER} --port 0").code == 2
    assert "anybody could send it to a port" in terminal.err
    where = "--unix-socket served --address https://register.example.org"
    assert terminal.run(f"serve {where} --identity-header 'X Remote'").code == 2
    assert "is no name of a header" in terminal.err
    for address in ("postgresql://kay@h/d", "postgres://h/d?user=kay"):
        assert terminal.run(f"serve {where} --identity-header {HEADER} --store {address}").code == 2
        assert "names the login “kay”, in whose name all would record" in terminal.err
    assert terminal.run(f"serve {where} --identity-header {HEADER} --one-time").code == 2
    assert "nobody needs a link" in terminal.err
