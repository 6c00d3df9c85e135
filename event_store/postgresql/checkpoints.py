"""Checkpoints in PostgreSQL, beside the journal and no part of it."""

from uuid import UUID

from event_store.postgresql.connections import Connections


class CheckpointCache:
    """Keeps one checkpoint for each programme."""

    connections: Connections

    # Guarantee: checkpoints are a cache and never evidence.
    def save_checkpoint(self, programme_id: UUID, position: int, fingerprint: str, payload: bytes) -> None:
        """Keep a checkpoint in place of the last."""
        self.connections.tell(
            "SELECT keep_checkpoint(%s, %s, %s, %s)", (programme_id, position, fingerprint, payload)
        )

    def load_checkpoint(self, programme_id: UUID, fingerprint: str) -> bytes | None:
        """Return the checkpoint that code with the same fingerprint made, if it is kept."""
        found = self.connections.ask(
            "SELECT payload FROM checkpoint WHERE programme_id = %s AND fingerprint = %s",
            (programme_id, fingerprint),
        )
        return found[0][0] if found else None

    def drop_checkpoints(self) -> None:
        """Forget every checkpoint of one's programmes; they are made anew from the journal."""
        self.connections.tell("SELECT drop_checkpoints()")
