"""When a lesson is in doubt."""

from domain.foundation.dates import When
from domain.state.lessons import Doubt
from domain.state.programme import Programme


def doubt(programme: Programme, position: int, what: str, on: When, reason: str) -> None:
    """Mark the lessons that an entry shows when it is corrected or withdrawn."""
    for lesson in programme.lessons.values():
        if position in (*lesson.shown_by, *lesson.applied_in):
            lesson.doubts.append(Doubt(position, what, on, reason))
