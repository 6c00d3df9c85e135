"""The terminal app in a browser on this machine, or behind a reverse proxy."""

import asyncio
import re
from contextlib import AbstractContextManager
from pathlib import Path
from socket import socket
from typing import Annotated
from urllib.parse import parse_qsl, urlsplit

from cyclopts import Parameter

from programme.cli.options import AsKnown, AsOf, Programme, Redacted, Store
from programme.cli.output import note, opened
from programme.foundation.extras import needing
from programme.foundation.refusal import Refused
from programme.foundation.relaunch import itself
from programme.foundation.served import SERVED
from programme.stores.backends import scheme
from programme.stores.open import default_store

PORT = 8000
WARNING = (
    "The app is at {address} until you press Ctrl-C. Whoever has this address can read{record} as you: give it to "
    "nobody. A browser that opened it once is let in without the token until this ends.{encryption}"
)
ONCE = (
    "The app is at {address} until you press Ctrl-C. This link works once: the browser that opens it first can "
    "read{record} as you until this ends, and no other.{encryption}"
)
BEHIND_A_PROXY = (
    "The app is at {address} until you press Ctrl-C, to whom the proxy names. Whoever may use the socket can say to be "
    "anybody: let only the proxy, and let it drop that header from what browsers send.{encryption}"
)
SESSIONS = range(1, 501)
STORE = "PROGRAMME_STORE"
PLAIN = " Nothing is encrypted: this is for this machine only."


def serve(
    *,
    port: Annotated[
        int | None, Parameter(help="The port, 1024 to 65535; 0 takes a free one. Default: 8000.")
    ] = None,
    unix_socket: Annotated[
        Path | None, Parameter(help="Listen at this path, for a reverse proxy, in place of a port.")
    ] = None,
    unix_socket_group: Annotated[
        str | None, Parameter(help="The group that may use that socket beside you, such as that of nginx.")
    ] = None,
    address: Annotated[
        str | None,
        Parameter(
            help="Where browsers reach the reverse proxy: https://register.example.org, without a path."
        ),
    ] = None,
    identity_header: Annotated[
        str | None,
        Parameter(
            help="The header in which the reverse proxy says who is there, such as X-Remote-User; only with "
            "--unix-socket. Nobody needs a token then, and each records in their own name."
        ),
    ] = None,
    one_time: Annotated[
        bool, Parameter(negative=(), help="Let in only the browser that opens the printed address first.")
    ] = False,
    sessions: Annotated[
        int, Parameter(help="How many may be open at once, 1 to 500; each is a process of 65 MB and more.")
    ] = 16,
    as_of: AsOf = None,
    as_known: AsKnown = None,
    redacted: Redacted = False,
    store: Store = None,
    programme: Programme = None,
) -> None:
    """Open the terminal app in a browser, to whoever has its address, on this machine or behind a reverse proxy."""
    if identity_header is not None:
        _refuse_unsafe(identity_header, unix_socket, store or default_store())
        if one_time:
            raise Refused(["--one-time: with --identity-header nobody needs a link; leave one of them out"])
    if sessions not in SESSIONS:
        raise Refused([f"--sessions {sessions} is not possible: choose 1 to {SESSIONS[-1]}"])
    listening = _listening(port, unix_socket, unix_socket_group, address)
    given_origin = None if address is None else _origin(address)
    # What would be refused in the browser is refused here, where somebody reads it.
    with opened(store, programme) as register:
        register.moment(as_of, as_known)
    with needing("serve"):
        from programme.browser.access import Access  # noqa: PLC0415 - a web server is not needed by other commands
        from programme.browser.server import Server  # noqa: PLC0415 - as above

    given = {"--as-of": as_of, "--as-known": as_known, "--programme": programme}
    words = [word for name, value in given.items() if value is not None for word in (name, value)]
    words += ["--redacted"] if redacted else []
    with listening as at:
        origins = [given_origin] if given_origin else _of_this_machine(at)
        access = Access(origins, identity_header, once=one_time)
        told = {SERVED: "redacted" if redacted else "openly"}
        # The store is no word: its address may name a login, and everybody on the machine can read a command line.
        told |= {STORE: store} if store else {}
        server = Server(itself(words), access, told, most=sessions)
        warning = (BEHIND_A_PROXY if identity_header else ONCE if one_time else WARNING).format(
            address=access.address if identity_header is None else access.origins[0],
            record="" if redacted else " and record",
            encryption="" if access.address.startswith("https:") else PLAIN,
        )
        asyncio.run(server.serve(at, lambda: note(warning)))


def _refuse_unsafe(header: str, unix_socket: Path | None, store: str) -> None:
    # Guarantee: who is there is taken from a header only over a socket, and not where all would share one login.
    if unix_socket is None:
        raise Refused(["--identity-header: anybody could send it to a port; add --unix-socket and --address"])
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9-]{1,60}", header):
        raise Refused(
            [f"--identity-header “{header[:60]}” is no name of a header: write it as X-Remote-User"]
        )
    if scheme(store) == "postgresql":
        parts = urlsplit(store)
        if login := parts.username or dict(parse_qsl(parts.query)).get("user"):
            sentence = (
                f"the address of the store names the login “{login[:60]}”, in whose name all would record"
            )
            raise Refused([f"{sentence}: leave it out of the address"])


def _listening(
    port: int | None, unix_socket: Path | None, group: str | None, address: str | None
) -> AbstractContextManager[socket]:
    from programme.browser.listening import port_of_this_machine, socket_file  # noqa: PLC0415 - as above

    if unix_socket is not None:
        if port is not None:
            raise Refused(["--port and --unix-socket are given: choose one"])
        if address is None:
            raise Refused(["--unix-socket: say with --address where browsers reach the reverse proxy"])
        return socket_file(unix_socket, group)
    if group is not None:
        raise Refused(
            ["--unix-socket-group: there is no socket to give to it; add --unix-socket and --address"]
        )
    if port is not None and port != 0 and not 1024 <= port <= 65535:  # noqa: PLR2004 - the ports that anybody may use
        raise Refused([f"port {port} cannot be used: choose one from 1024 to 65535"])
    return port_of_this_machine(PORT if port is None else port)


def _of_this_machine(at: socket) -> list[str]:
    host, port = at.getsockname()
    return [f"http://{host}:{port}", f"http://localhost:{port}"]


def _origin(address: str) -> str:
    """Return an address as browsers name it; Refused when they do not, or when a token would travel in the clear."""
    refusal = (
        f"--address “{address[:60]}”: write it as https://register.example.org, with its port if it has one"
    )
    try:
        parts = urlsplit(address)
        default = {"https": 443, "http": 80}.get(parts.scheme)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise Refused([refusal]) from None
    rest = (parts.path.rstrip("/"), parts.query, parts.fragment, parts.username)
    if default is None or not host or not host.isascii() or any(rest):
        raise Refused([refusal])
    if parts.scheme == "http" and host not in {"localhost", "127.0.0.1"}:
        raise Refused([f"{refusal}; over http its token could be read on the way"])
    return f"{parts.scheme}://{host}{'' if port in {None, default} else f':{port}'}"
