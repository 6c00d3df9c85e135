"""When somebody last looked at a programme on this machine, so that it can be said what moved since."""

from contextlib import suppress
from datetime import date
from uuid import UUID

import msgspec

from programme.foundation.machine import NotRemembered, folder, keep, recall


class Look(msgspec.Struct, frozen=True):
    """The day on which somebody looked, and the last entry that there was then."""

    on: date
    position: int


def last_look(programme_id: UUID, up_to: int) -> Look | None:
    """Return the last look at a programme, None when none is known; one that saw more entries is of another copy."""
    # What is lost or was changed is no evidence of anything: then it is not known when somebody looked.
    with suppress(NotRemembered):
        found = recall(folder("looks") / f"{programme_id}.json", Look)
        return found[-1] if found and found[-1].position <= up_to else None
    return None


def note_look(programme_id: UUID, look: Look) -> None:
    """Remember a look; where that cannot be written, the one before stays the last."""
    with suppress(OSError, NotRemembered):
        keep(folder("looks") / f"{programme_id}.json", [look], cache=True)
