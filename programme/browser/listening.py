"""Where the server listens: a port of this machine, or a socket in the file system for a reverse proxy."""

import os
import shutil
import socket
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from programme.foundation.refusal import Refused

HOST = "127.0.0.1"


@contextmanager
def port_of_this_machine(port: int) -> Iterator[socket.socket]:
    """Listen to this machine only; port 0 takes a free one. Refused when another program has it."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        if os.name == "posix":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, port))
            listening.listen()
        except OSError as error:
            sentence = f"port {port} cannot be used ({error.strerror}): choose another with --port"
            raise Refused([sentence]) from None
        yield listening


@contextmanager
def socket_file(path: Path, group: str | None = None) -> Iterator[socket.socket]:
    """Listen at a path that only its owner may use, and who is in `group` if one is named.

    Refused when something is there, or it cannot be made or given to the group.
    """
    if not hasattr(socket, "AF_UNIX"):
        raise Refused(["this system has no unix sockets that Python can use: leave --unix-socket out"])
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening:
        _clear(path)
        # Guarantee: the socket for a reverse proxy is for its owner and the group that is named, whatever the umask.
        before = os.umask(0o177)
        try:
            listening.bind(str(path))
        except OSError as error:
            raise Refused(
                [f"{path} cannot be made ({error.strerror or error}): choose another path"]
            ) from None
        finally:
            os.umask(before)
        made = path.lstat()
        try:
            if group is not None:
                _give(path, group)
            listening.listen()
            yield listening
        finally:
            with suppress(OSError):
                if os.path.samestat(path.lstat(), made):
                    path.unlink()


def _give(path: Path, group: str) -> None:
    try:
        shutil.chown(path, group=group)
    except LookupError:
        raise Refused([f"--unix-socket-group: there is no group “{group[:60]}” on this machine"]) from None
    except OSError as error:
        problem = f"the socket cannot be given to the group {group} ({error.strerror}): be a member of it"
        raise Refused([problem]) from None
    path.chmod(0o660)


def _clear(path: Path) -> None:
    """Take away a socket at which nobody answers any more; Refused when anything else is there."""
    try:
        found = path.lstat()
    except OSError:
        return
    if stat.S_ISSOCK(found.st_mode):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
            try:
                caller.connect(str(path))
            except ConnectionRefusedError:
                path.unlink()
                return
            except OSError:
                pass
    raise Refused([f"{path} is there already: choose another path, or stop the server that listens at it"])
