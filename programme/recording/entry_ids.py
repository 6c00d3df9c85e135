"""Entry ids: UUIDs by which a retried entry is known again."""

from collections.abc import Sequence
from uuid import UUID, uuid4, uuid5

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


def following(entry_id: str) -> str:
    """Return the entry id that follows another in its batch, by which it is known what was recorded in one go."""
    return str(uuid5(UUID(entry_id), "next of its batch"))


def ids_of_batch(given: Sequence[str | None]) -> tuple[list[str], list[str]]:
    """Return the entry id of each entry of a batch, and those of them that were made just now; Refused as above.

    One that is not given follows the one before, so that a batch that is sent again by its first id is known again.
    """
    ids: list[str] = []
    made: list[str] = []
    for one in given:
        follows = one is None and bool(ids)
        ids.append(following(ids[-1]) if follows else canonical(one))
        if (one is None and not follows) or (follows and ids[-2] in made):
            made.append(ids[-1])
    return ids, made
