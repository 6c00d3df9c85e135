"""Plans that the server keeps: none that was made while a table was empty reads all of a programme later."""

import pytest

from event_store.postgresql import PostgreSQLJournalRecorder
from event_store.postgresql.connections import Connections
from tests.event_store.examples import WESTMINSTER, examples
from tests.event_store.postgresql.stores import TestStore
from tests.postgres_server import Server


@pytest.mark.parametrize(("size", "count"), [(1, 120), (200, 600)])
def test_an_append_reads_no_other_records_however_many_there_are(
    server: Server, size: int, count: int
) -> None:
    """A connection that began with an empty table looks for an entry id by the index of entry ids alone."""
    store = TestStore(server)
    recorder = PostgreSQLJournalRecorder(Connections(store.address))
    for first in range(1, count + 1, size):
        recorder.append(examples(first, first + size - 1, WESTMINSTER))
    # What a connection did is counted at the latest when it ends.
    recorder.connections.close()
    read: dict[str, tuple[int, int]] = {}
    while read.get("journal_pkey", (0, 0))[0] < count:
        counts = store.run(
            "SELECT indexrelname, idx_scan, idx_tup_read FROM pg_stat_user_indexes "
            f"WHERE schemaname = '{store.schema}' AND relname = 'journal'"
        )
        read = {name: (scans, rows) for name, scans, rows in counts}
    assert read["journal_entry_id_programme_id_key"][0] >= count
    assert sum(rows for _, rows in read.values()) < 3 * count
