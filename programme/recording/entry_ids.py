"""Entry ids: UUIDs by which a retried entry is known again."""

from uuid import UUID, uuid4

from programme.foundation.refusal import Problem, Refused


def canonical(given: str | None) -> str:
    """Return an entry id as the journal spells it, or a new one when none is given; Refused when it is no UUID."""
    if given is None:
        return str(uuid4())
    try:
        # Guarantee: an entry id is a UUID, in whatever letters it is typed. A retry must find what was recorded.
        return str(UUID(given.strip()))
    except ValueError:
        shown = ascii(given[:40])[1:-1]
        raise Refused(
            [Problem(f"“{shown}” is no UUID: leave the entry id out and one is made", "entry_id")]
        ) from None
