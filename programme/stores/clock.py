"""A clock that was set ahead: every later entry is stamped with its time, because stamps never go back."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from programme.journal.journal import Journal

# Clocks of machines that record in one store differ by seconds; what is further ahead was set wrong.
TOLERANCE = timedelta(minutes=5)


def ahead(journal: Journal, programme_id: UUID, now: datetime | None = None) -> str:
    """Say that the last entry is stamped later than it is on this machine; nothing when it is not."""
    stamp = journal.recorder.head(programme_id).last_recorded_at
    try:
        last = datetime.fromisoformat(stamp)
    except ValueError:
        return ""
    # Guarantee: a stamp that lies ahead of the clock is said by every command, and by the doctor.
    if last - (now or datetime.now(UTC)) <= TOLERANCE:
        return ""
    return (
        f"the last entry is stamped {last:%Y-%m-%d %H:%M} UTC, which has not come yet: a clock was set ahead, here or "
        "where it was recorded; until then every entry gets that stamp, and what was known when is told by the numbers "
        "of entries alone"
    )
