"""Which digests were sent from this machine, so that none is sent twice."""

from contextlib import suppress
from datetime import date
from uuid import UUID

import msgspec

from programme.foundation.machine import NotRemembered, folder, keep, recall
from programme.foundation.refusal import Refused
from programme.reminders.digest import Digest
from programme.reminders.sending import number


class Sent(msgspec.Struct, frozen=True):
    """The moment of a digest that somebody was sent."""

    on: date
    position: int


def last_sent(programme_id: UUID, owner: str, up_to: int) -> Sent | None:
    """Return the last digest that somebody was sent; None when none is known, or it was of another copy."""
    with suppress(NotRemembered):
        found = recall(folder("digests") / str(programme_id) / "last.json", tuple[str, Sent])
        fitting = [sent for name, sent in found if name == owner and sent.position <= up_to]
        return fitting[-1] if fitting else None
    return None


def claim(digest: Digest, programme_id: UUID, channel: str) -> bool:
    """Take it on oneself to send a digest; False when it was sent, or another process is about to send it.

    Refused when that cannot be noted: what may have been sent already is not sent.
    """
    place = folder("digests") / str(programme_id)
    try:
        place.mkdir(parents=True, exist_ok=True)
        # Guarantee: no digest is sent twice, whatever runs at the same time or is stopped.
        (place / f"{number(digest, programme_id)}.{channel}").touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        return False
    except OSError as error:
        raise Refused(
            [f"{place} cannot be written ({error.strerror}), so nothing was sent: check the path"]
        ) from None
    return True


def give_up(digest: Digest, programme_id: UUID, channel: str) -> None:
    """Let a digest that nobody took be sent later."""
    (folder("digests") / str(programme_id) / f"{number(digest, programme_id)}.{channel}").unlink(
        missing_ok=True
    )


def note_sent(digest: Digest, programme_id: UUID) -> None:
    """Remember up to which moment somebody was told."""
    file = folder("digests") / str(programme_id) / "last.json"
    # Where that cannot be read or written they are told again of what they know, in another digest.
    with suppress(OSError, NotRemembered):
        found = [one for one in recall(file, tuple[str, Sent]) if one[0] != digest.owner]
        keep(file, [*found, (digest.owner, Sent(digest.on, digest.position))], cache=True)
