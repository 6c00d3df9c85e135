"""The pictures of a moment, for papers and for pages."""

from programme.journal.view import View
from programme.reports.pictures.heat_map import heat_map
from programme.reports.pictures.movements import movements
from programme.reports.pictures.phases import phases
from programme.reports.pictures.picture import Picture
from programme.reports.pictures.silences import silences


def pictures(now: View, then: View) -> tuple[Picture, ...]:
    """Draw what there is to draw of a moment; scores have moved since `then`."""
    found = (
        heat_map(now.programme),
        movements(now.programme, then.programme),
        phases(now.programme, now.on),
        silences(now),
    )
    return tuple(filter(None, found))
