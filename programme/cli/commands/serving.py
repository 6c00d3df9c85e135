"""The terminal app in a browser on this machine."""

import shlex
from typing import Annotated

from cyclopts import Parameter

from programme.cli.options import AsKnown, AsOf, Programme, Redacted, Store
from programme.cli.output import note, opened
from programme.foundation.refusal import Refused
from programme.foundation.relaunch import itself

HOST = "127.0.0.1"
WARNING = (
    "The app is at http://{host}:{port} until you press Ctrl-C. It is open to this machine only, and there it protects "
    "nothing: every account of this machine, and every page that your browser opens meanwhile, can read and record as "
    "you. There is no password and no encryption."
)


def serve(
    *,
    port: Annotated[int, Parameter(help="The port, 1024 to 65535.")] = 8000,
    as_of: AsOf = None,
    as_known: AsKnown = None,
    redacted: Redacted = False,
    store: Store = None,
    programme: Programme = None,
) -> None:
    """Open the terminal app in a browser, on this machine only; it protects nothing from others on this machine."""
    if not 1024 <= port <= 65535:  # noqa: PLR2004 - the ports that anybody may use
        raise Refused([f"port {port} cannot be used: choose one from 1024 to 65535"])
    # What would be refused in the browser is refused here, where somebody reads it.
    with opened(store, programme) as register:
        register.moment(as_of, as_known)
    from textual_serve.server import Server  # noqa: PLC0415 - a web server is not needed by other commands

    given = {"--as-of": as_of, "--as-known": as_known, "--store": store, "--programme": programme}
    words = [word for name, value in given.items() if value is not None for word in (name, value)]
    words += ["--redacted"] if redacted else []
    note(WARNING.format(host=HOST, port=port))
    server = Server(shlex.join(itself(words)), host=HOST, port=port, title="Programme register")
    try:
        server.serve()
    except OSError as error:
        raise Refused(
            [f"port {port} cannot be used ({error.strerror}): choose another with --port"]
        ) from None
