"""Times and memory of archives and backups of N records: `python -m tests.benchmarks.archive [N]`, else a million.

Each step is a process of its own, so that the memory named is its own.
"""

import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from event_store.copies.archive import export_archive, import_archive
from event_store.copies.backup import backup, restore
from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite.backend import new_store
from event_store.sqlite.connections import Connections
from tests.event_store.examples import WESTMINSTER, examples

AT_ONCE = 10_000


def work(step: str, folder: Path, size: int) -> object:
    """Do one step on the files of a folder."""
    store, archive, copy = folder / "store.sqlite", folder / "archive.jsonl", folder / "copy.sqlite"
    recorder = SQLiteJournalRecorder(Connections(str(store)))
    match step:
        case "append":
            for first in range(1, size + 1, AT_ONCE):
                recorder.append(examples(first, min(first + AT_ONCE - 1, size)))
            return f"{store.stat().st_size:,} bytes"
        case "export":
            return export_archive(recorder, WESTMINSTER, archive).root
        case "import":
            return import_archive(archive, new_store(str(folder / "arrived.sqlite")), lambda _: None).root
        case "backup":
            return f"{backup(recorder, copy):,} records"
        case _:
            return f"{restore(copy, folder / 'restored.sqlite'):,} records"


def main() -> None:
    """Do every step in a process of its own, or the step that is named."""
    if len(sys.argv) > 2:
        started = time.perf_counter()
        said = work(sys.argv[3], Path(sys.argv[2]), int(sys.argv[1]))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{sys.argv[3]:8} {time.perf_counter() - started:7.1f} s {memory:7.0f} MB  {said}", flush=True)
        return
    size = sys.argv[1] if len(sys.argv) > 1 else "1000000"
    with TemporaryDirectory() as folder:
        for step in ("append", "export", "import", "backup", "restore"):
            subprocess.run([sys.executable, "-m", "tests.benchmarks.archive", size, folder, step], check=True)


if __name__ == "__main__":
    main()
