"""Where the keys of a store are: beside its file, or on the host that uses a server."""

import os
from pathlib import Path

from platformdirs import user_data_path

# What the identity of a store on a server begins with.
SERVED = "postgresql:"


def key_path(place: str, identity: str) -> Path | None:
    """Return where the keys of a store are: beside its file, or on this host; None for a store in memory.

    PROGRAMME_KEYS names another file for a store on a server, whose keys are never in its database.
    """
    if place == ":memory:":
        return None
    if not identity.startswith(SERVED):
        # Beside the file itself, by whatever link it is opened: two key files of one store would each lack half.
        return Path(f"{Path(place).resolve()}.keys")
    # Guarantee: the keys of a store on a server stay on the host that uses it.
    named = os.environ.get("PROGRAMME_KEYS")
    return (
        Path(named)
        if named
        else user_data_path("programme") / "keys" / f"{identity.removeprefix(SERVED)}.keys"
    )
