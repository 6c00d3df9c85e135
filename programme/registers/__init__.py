"""The registers: how each is listed, what of it is due or alerts, and what in it contradicts, a folder for each."""

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Literal

from domain.foundation.registers import REGISTERS

Part = Literal["listing", "alerts", "contradictions", "due"]


def part(register: str, part: Part) -> ModuleType:
    """Return that part of one register, which has one, and import no other."""
    return import_module(f"{__name__}.{register}.{part}")


def parts(part: Part) -> Iterator[ModuleType]:
    """Yield that part of each register which has one, in order; nothing is imported before it is asked for."""
    for register in REGISTERS:
        folder = f"{__name__}.{register}"
        try:
            found = import_module(f"{folder}.{part}")
        except ModuleNotFoundError as missing:
            # Nothing is listed of snapshots that were given, for one.
            if missing.name not in {folder, f"{folder}.{part}"}:
                raise
        else:
            yield found
