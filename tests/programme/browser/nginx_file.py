"""The nginx configuration of the how-to: as nginx reads it, and with the paths of one machine."""

import re
from pathlib import Path
from typing import NamedTuple

from tests import ROOT

FILE = ROOT / "docs/how-to/served/nginx.conf"
NAME = "register.example.org"
TOKEN = re.compile(r"""\s*(?:#[^\n]*|'([^']*)'|"([^"]*)"|([;{}])|([^\s;{}'"]+))""")


class Directive(NamedTuple):
    """Words, and what stands between braces behind them."""

    words: tuple[str, ...]
    block: tuple["Directive", ...] = ()


def parsed(text: str) -> tuple[Directive, ...]:
    """Return what a configuration says; AssertionError for what nginx would not read."""
    found: list[list[Directive]] = [[]]
    heads: list[tuple[str, ...]] = []
    words: list[str] = []
    for match in TOKEN.finditer(text.strip()):
        single, double, mark, word = match.groups()
        match mark:
            case "{":
                heads.append(tuple(words))
                found.append([])
            case "}":
                block = tuple(found.pop())
                found[-1].append(Directive(heads.pop(), block))
            case ";":
                found[-1].append(Directive(tuple(words)))
            case _:
                words += [each for each in (single, double, word) if each is not None]
                continue
        words = []
    assert not heads
    assert not words
    return tuple(found[0])


def here(folder: Path, port: int, *, root: bool) -> str:
    """Return the configuration with a port and paths in a folder in place of those of a server."""
    text = FILE.read_text(encoding="utf-8")
    places = {
        "user www-data;": "user root;" if root else "",
        "worker_processes auto;": "worker_processes 1;",
        "/run/nginx.pid": f"{folder}/nginx.pid",
        "/var/log/nginx/error.log": f"{folder}/error.log",
        "http {": "http {" + "".join(
            f"{each}_temp_path {folder}/{each};" for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        ),
        "listen 80;": f"listen unix:{folder}/plain;",
        "listen 443 ssl;": f"listen 127.0.0.1:{port} ssl;",
        "/etc/ssl/register": str(folder),
        "/run/oauth2-proxy/socket": f"{folder}/oauth2",
        "/run/programme/socket": f"{folder}/app",
    }  # fmt: skip
    for theirs, ours in places.items():
        assert theirs in text, theirs
        text = text.replace(theirs, ours)
    return text
