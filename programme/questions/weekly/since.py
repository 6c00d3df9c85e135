"""Since when it is asked what moved: since a date, the last snapshot that was given, or the last look."""

from datetime import date, timedelta

from domain.foundation.dates import day_words
from domain.rules.persons import spelling
from domain.state.programme import Programme
from programme.foundation.looks import last_look
from programme.foundation.refusal import Problem, Refused
from programme.journal.register import Register
from programme.journal.view import View

LOOK, SNAPSHOT, MEETING = "look", "snapshot", "meeting"
WEEK = timedelta(days=7)


def before(
    register: Register, after: View, since: str | None = None, known: str | None = None
) -> tuple[View, str]:
    """Return the moment since which something moved, and what that was in words.

    `since` is a date, `snapshot`, `meeting` or `look`; without it, the last look, or before any the last snapshot, or a
    week ago. On a date what was known then counts, so that what was recorded late has moved as well; of a date before
    the first entry was recorded, what was so by all that is known; or else what was `known` counts. Refused when there
    is no such moment.
    """
    if since is None:
        return (
            _look(register, after)
            or _snapshot(register, after)
            or _date(register, after, (after.on - WEEK).isoformat())
        )
    if since == LOOK:
        found, missing = (
            _look(register, after),
            "the app was not opened here before: give a date instead of “look”",
        )
    elif since == SNAPSHOT:
        missing = "no snapshot was given yet: give a date, or record one with programme snapshot give"
        found = _snapshot(register, after)
    elif since == MEETING:
        missing = "no meeting was held yet: give a date, or record one with programme meeting hold"
        found = _meeting(register, after)
    else:
        return _date(register, after, since, known)
    if found is None:
        raise Refused([Problem(missing, "since")])
    return found


def _look(register: Register, after: View) -> tuple[View, str] | None:
    look = last_look(register.programme_id, after.moment.position)
    if look is None or look.on > after.on:
        return None
    return register.view(look.on.isoformat(), f"#{look.position}"), f"the last look on {day_words(look.on)}"


def _snapshot(register: Register, after: View) -> tuple[View, str] | None:
    given = [one for one in after.programme.snapshots if 0 < one.position <= after.moment.position]
    if not given:
        return None
    last = max(reversed(given), key=lambda one: one.on.latest)
    words = f"the snapshot given to {last.forum} {last.on.words}"
    return register.view(last.as_of.isoformat(), f"#{last.position}"), words


def _meeting(register: Register, after: View) -> tuple[View, str] | None:
    """Return what the forum that is reported to saw last: a snapshot given to it, or when it met, whichever is later.

    A forum is reported to when a snapshot was given to it; before any was, it is the one that met last.
    """
    programme = after.programme
    forums = {spelling(one.forum) for one in programme.snapshots}
    held = [
        meeting
        for meeting in programme.meetings.values()
        if meeting.state == "held" and (not forums or _reported_to(programme, meeting.forum, forums))
    ]
    last = max(held, key=lambda meeting: meeting.on.latest, default=None)
    given = max((one.on.latest for one in programme.snapshots), default=date.min)
    if last is None or last.on.latest < given:
        return _snapshot(register, after)
    view, day = _date(register, after, last.on.latest.isoformat())
    return view, f"the last {programme.forums[last.forum].title}, {day}"


def _reported_to(programme: Programme, forum: str, forums: set[str]) -> bool:
    """Tell whether a snapshot was given to a forum: to the “SMT meeting”, where the forum is the SMT."""
    title = spelling(programme.forums[forum].title)
    return any(title in given or given in title or given == spelling(forum) for given in forums)


def _date(register: Register, after: View, text: str, as_known: str | None = None) -> tuple[View, str]:
    then = register.view(text, as_known)
    if as_known is not None:
        return then, day_words(then.on)
    known = register.view(text, then.on.isoformat()) if then.on < register.today else then
    chosen = known if known.moment.position and known.known else then
    # What is asked of an earlier knowledge is compared by that.
    if chosen.moment.position > after.moment.position:
        chosen = register.view(text, f"#{after.moment.position}")
    return chosen, day_words(chosen.on)
