"""Running a program under strace, so that a system call by which it reaches a store fails, or is its last."""

import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

FAULTS = ("error=EIO", "error=ENOSPC", "signal=SIGKILL")


def traced(module: str, store: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a module under strace, which sees only what touches the store's files and its keys."""
    endings = ("", "-wal", "-shm", "-journal", ".keys")
    paths = [option for ending in endings for option in ("-P", f"{store}{ending}")]
    command = ["strace", "-f", "-qq", *paths, *options, sys.executable, "-m", module, str(store)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def calls_of(module: str, store: Path, calls: str) -> Counter[str]:
    """Count the system calls of a module that is left in peace, by name."""
    log = store.with_suffix(".trace")
    ran = traced(module, store, "-e", f"trace={calls}", "-o", str(log))
    assert ran.returncode == 0, ran.stderr
    return Counter(re.findall(r"^\d+ +(\w+)\(", log.read_text(), flags=re.MULTILINE))


def failing(module: str, store: Path, call: str, number: int, fault: str) -> subprocess.CompletedProcess[str]:
    """Run a module, one of whose system calls fails or is its last; what went wrong it says without a trace."""
    inject = f"inject={call}:{fault}:when={number}"
    ran = traced(module, store, "-e", f"trace={call}", "-e", inject, "-o", "/dev/null")
    assert "Traceback" not in ran.stderr
    return ran


def was_killed(ran: subprocess.CompletedProcess[str]) -> bool:
    """Tell whether a process was killed."""
    return ran.returncode in {-signal.SIGKILL, 128 + signal.SIGKILL}


def _usable() -> bool:
    if shutil.which("strace") is None:
        return False
    probe = ["strace", "-qq", "-o", "/dev/null", "true"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


needs_strace = pytest.mark.skipif(
    not _usable(), reason="strace is missing, or this machine lets no process be traced"
)
