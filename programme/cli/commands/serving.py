"""The terminal app in a browser on this machine, or behind a reverse proxy."""

import asyncio
import re
from contextlib import AbstractContextManager
from pathlib import Path
from socket import socket
from typing import Annotated
from urllib.parse import urlsplit

from cyclopts import Parameter

from programme.cli.options import AsKnown, AsOf, Programme, Redacted, Store
from programme.cli.output import note, opened
from programme.foundation.refusal import Refused
from programme.foundation.relaunch import itself

PORT = 8000
WARNING = (
    "The app is at {address} until you press Ctrl-C. Whoever has this address can read{record} as you: give it to "
    "nobody. A browser that opened it once is let in without the token until this ends.{encryption}"
)
BEHIND_A_PROXY = (
    "The app is at {address} until you press Ctrl-C, to whom the proxy names. Whoever may use the socket can say to be "
    "anybody: let only the proxy, and let it drop that header from what browsers send.{encryption}"
)
PLAIN = " Nothing is encrypted: this is for this machine only."


def serve(
    *,
    port: Annotated[
        int | None, Parameter(help="The port, 1024 to 65535; 0 takes a free one. Default: 8000.")
    ] = None,
    unix_socket: Annotated[
        Path | None, Parameter(help="Listen at this path, for a reverse proxy, in place of a port.")
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
    as_of: AsOf = None,
    as_known: AsKnown = None,
    redacted: Redacted = False,
    store: Store = None,
    programme: Programme = None,
) -> None:
    """Open the terminal app in a browser, to whoever has its address, on this machine or behind a reverse proxy."""
    if identity_header is not None:
        _refuse_unsafe(identity_header, unix_socket)
    listening = _listening(port, unix_socket, address)
    given_origin = None if address is None else _origin(address)
    # What would be refused in the browser is refused here, where somebody reads it.
    with opened(store, programme) as register:
        register.moment(as_of, as_known)
    from programme.browser.access import Access  # noqa: PLC0415 - a web server is not needed by other commands
    from programme.browser.server import Server  # noqa: PLC0415 - as above

    given = {"--as-of": as_of, "--as-known": as_known, "--store": store, "--programme": programme}
    words = [word for name, value in given.items() if value is not None for word in (name, value)]
    words += ["--redacted"] if redacted else []
    with listening as at:
        access = Access([given_origin] if given_origin else _of_this_machine(at), identity_header)
        server = Server(itself(words), access, "redacted" if redacted else "openly")
        warning = (WARNING if identity_header is None else BEHIND_A_PROXY).format(
            address=access.address if identity_header is None else access.origins[0],
            record="" if redacted else " and record",
            encryption="" if access.address.startswith("https:") else PLAIN,
        )
        asyncio.run(server.serve(at, lambda: note(warning)))


def _refuse_unsafe(header: str, unix_socket: Path | None) -> None:
    # Guarantee: who is there is taken from a header only over a socket that its owner alone may use.
    if unix_socket is None:
        raise Refused(["--identity-header: anybody could send it to a port; add --unix-socket and --address"])
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9-]{1,60}", header):
        raise Refused(
            [f"--identity-header “{header[:60]}” is no name of a header: write it as X-Remote-User"]
        )


def _listening(
    port: int | None, unix_socket: Path | None, address: str | None
) -> AbstractContextManager[socket]:
    from programme.browser.listening import port_of_this_machine, socket_file  # noqa: PLC0415 - as above

    if unix_socket is not None:
        if port is not None:
            raise Refused(["--port and --unix-socket are given: choose one"])
        if address is None:
            raise Refused(["--unix-socket: say with --address where browsers reach the reverse proxy"])
        return socket_file(unix_socket)
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
