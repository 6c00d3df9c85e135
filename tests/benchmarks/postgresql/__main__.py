"""The table of docs/performance.md that is about stores on a server: `python -m tests.benchmarks.postgresql`."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figure import Figure
from tests.benchmarks.postgresql import alone, crowds
from tests.benchmarks.table import put
from tests.postgres_server import Server


def figures(server: Server) -> Iterator[Figure]:
    """Measure everything on one server."""
    yield from alone.appending(server)
    yield from crowds.crowds(server)
    with tempfile.TemporaryDirectory() as folder:
        yield from alone.replaying(server, Path(folder))


def main() -> None:
    """Measure, print and write the page."""
    found = []
    for measure in (figures, alone.growing):
        # Growth is measured on a database that was never used: a plan that is cached on an empty table stays.
        server = Server("shared_buffers = 128MB")
        try:
            for figure in measure(server):
                found.append(figure)
                print(*figure.cells(), sep=" | ", flush=True)
        finally:
            server.stop()
    put("make benchmarks-postgresql", found, "PostgreSQL 18.6 with fsync on")


if __name__ == "__main__":
    main()
