"""Entry ids: UUIDs by which a retried entry is known again."""

from uuid import UUID, uuid4

from programme.foundation.refusal import Problem, Refused


def canonical(given: str | None) -> str:
    """Return an entry id as the journal spells it, or a new one when none is given; Refused when it is no UUID."""
    if given is None:
        return str(uuid4())
    try:
        # However it is typed, in capitals or in braces, it is the same id: a retry must find what was recorded.
        return str(UUID(given.strip()))
    except ValueError:
        shown = ascii(given[:40])[1:-1]
        raise Refused(
            [Problem(f"“{shown}” is no UUID: leave the entry id out and one is made", "entry_id")]
        ) from None
