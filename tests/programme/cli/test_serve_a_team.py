"""The files of the how-to for a team: the app is served as they say, and nobody stands in a command line."""

import asyncio
import re
import shlex
import sys
import tomllib
from configparser import RawConfigParser
from pathlib import Path

import aiohttp
import pytest

from tests import ROOT
from tests.programme.browser.conftest import command_lines
from tests.terminal import Terminal

FOLDER = ROOT / "docs/how-to/served"
PERSON = "ann@example.org"
PATIENCE_SECONDS = 30


def unit(name: str) -> RawConfigParser:
    """Return a unit of systemd."""
    parser = RawConfigParser(strict=False)
    parser.read_string((FOLDER / name).read_text(encoding="utf-8"))
    return parser


def test_the_files_for_a_team_fit_each_other() -> None:
    """The proxy, what asks who is there and the app name the same sockets, address, group and header."""
    words = shlex.split(unit("programme.service")["Service"]["ExecStart"])
    given = dict(zip(words[2::2], words[3::2], strict=True))
    nginx = (FOLDER / "nginx.conf").read_text(encoding="utf-8")
    asks = tomllib.loads((FOLDER / "oauth2-proxy.cfg").read_text(encoding="utf-8"))
    assert f"proxy_pass http://unix:{given['--unix-socket']};" in nginx
    assert f"user {given['--unix-socket-group']};" in nginx
    assert f"proxy_set_header {given['--identity-header']} $person;" in nginx
    name = given["--address"].removeprefix("https://")
    assert set(re.findall(r"server_name (\S+);", nginx)) == {name}
    assert asks["redirect_url"] == f"https://{name}/oauth2/callback"
    socket = asks["http_address"].removeprefix("unix://")
    assert set(re.findall(r"http://unix:(\S+);", nginx)) == {given["--unix-socket"], socket}
    assert asks["set_xauthrequest"]
    assert "--config /etc/oauth2-proxy.cfg" in unit("oauth2-proxy.service")["Service"]["ExecStart"]


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="command lines are read from /proc")
async def test_nobody_stands_in_a_command_line(terminal: Terminal, tmp_path: Path) -> None:
    """Nobody who is served, and no secret, stands in a command line; the app listens at no port."""
    terminal.must('new "North division merger"')
    terminal.must("risk raise --title Radios --cause age --event silence --effect harm")
    program, *words = shlex.split(unit("programme.service")["Service"]["ExecStart"])
    assert Path(program).name == "programme"
    path = tmp_path / "socket"
    words[words.index("--unix-socket") + 1] = str(path)
    at = words.index("--unix-socket-group")
    del words[at : at + 2]
    command = (sys.executable, "-c", "from tui.main import main; main()", *words)
    server = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.PIPE, cwd=ROOT)
    assert server.stderr is not None
    try:
        said = await asyncio.wait_for(server.stderr.readline(), PATIENCE_SECONDS)
        assert b"token" not in said
        headers = {"Host": "register.example.org", "X-Remote-User": PERSON}
        async with (
            aiohttp.ClientSession(connector=aiohttp.UnixConnector(str(path))) as browser,
            browser.ws_connect(
                "http://app/ws", origin="https://register.example.org", headers=headers
            ) as app,
            asyncio.timeout(PATIENCE_SECONDS),
        ):
            drawn = b""
            while b"North division merger" not in drawn:
                drawn += (await app.receive()).data
            lines = list(command_lines())
            assert any("programme" in line for line in lines)
            assert not [line for line in lines if PERSON in line]
        assert not _listens(server.pid)
    finally:
        server.terminate()
        await server.wait()


def _listens(pid: int) -> bool:
    """Tell whether a process listens at a port."""
    links = [str(each.readlink()) for each in Path(f"/proc/{pid}/fd").iterdir() if each.is_symlink()]
    inodes = {link[len("socket:[") : -1] for link in links if link.startswith("socket:[")}
    tables = [Path(f"/proc/net/{name}") for name in ("tcp", "tcp6")]
    rows = [line.split() for table in tables if table.exists() for line in table.read_text().splitlines()[1:]]
    return any(row[3] == "0A" and row[9] in inodes for row in rows)
