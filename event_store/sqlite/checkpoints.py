"""Checkpoints in the SQLite file, beside the journal and no part of it."""

from uuid import UUID

from event_store.sqlite.connections import Connections


class CheckpointCache:
    """Keeps one checkpoint for each programme."""

    connections: Connections

    # Guarantee: checkpoints are a cache and never evidence.
    def save_checkpoint(self, programme_id: UUID, position: int, fingerprint: str, payload: bytes) -> None:
        """Keep a checkpoint in place of the last; StoreLocked at once while somebody else writes."""
        # No cache is worth a wait.
        with self.connections.writing(wait=False) as connection:
            connection.execute(
                "INSERT OR REPLACE INTO checkpoint (programme_id, position, fingerprint, payload) VALUES (?, ?, ?, ?)",
                (str(programme_id), position, fingerprint, payload),
            )

    def load_checkpoint(self, programme_id: UUID, fingerprint: str) -> bytes | None:
        """Return the checkpoint that code with the same fingerprint made, if it is kept."""
        with self.connections.reading() as connection:
            found = connection.execute(
                "SELECT payload FROM checkpoint WHERE programme_id = ? AND fingerprint = ?",
                (str(programme_id), fingerprint),
            ).fetchone()
            return None if found is None else bytes(found[0])

    def drop_checkpoints(self) -> None:
        """Forget every checkpoint, to be made anew from the journal; StoreLocked at once while somebody writes."""
        # Guarantee: who verifies or reads waits for no writer.
        with self.connections.writing(wait=False) as connection:
            connection.execute("DELETE FROM checkpoint")
