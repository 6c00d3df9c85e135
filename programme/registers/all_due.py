"""Everything that is due in a programme: reviews, actions, meetings, promises, deadlines, the soonest first."""

from datetime import date, timedelta

from domain.state.programme import Programme
from programme.registers import parts
from programme.registers.due import Diary, Due

DIARIES: tuple[Diary, ...] = tuple(diary for register in parts("due") for diary in register.DIARIES)


def due(programme: Programme, on: date, within_days: int | None = None) -> list[Due]:
    """Return what is due, the latest first, then by day; without `within_days` however far ahead it is."""
    found = (one for diary in DIARIES for one in diary(programme))
    last = date.max if within_days is None else on + timedelta(days=within_days)
    return sorted((one for one in found if one.day <= last), key=lambda one: (one.day, one.ref, one.what))


__all__ = ["Due", "due"]
