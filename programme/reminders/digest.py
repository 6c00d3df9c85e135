"""What one post or person is to know: alerts that began since a moment, and what is late or due."""

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from domain.foundation.dates import day_words
from domain.foundation.typed_dates import understand_span
from domain.rules.directory import meant
from domain.rules.holding import held
from domain.rules.persons import spelling
from domain.state.programme import Programme
from programme.answers.answer import worded
from programme.foundation.refusal import Problem, Refused
from programme.journal.view import View
from programme.questions.alerting import alerts_in
from programme.questions.people import acting_as
from programme.questions.weekly.due import of_owner
from programme.registers.alert import Alert
from programme.registers.alert_words import SEVERITY_WORDS
from programme.registers.all_due import Due
from programme.registers.all_due import due as all_due


class NobodySo(Refused):
    """Nobody of a name answers for anything."""


class Line(msgspec.Struct, frozen=True):
    """One thing that somebody is told, and what they record when it is done."""

    ref: str
    said: str
    clears: str


class Digest(msgspec.Struct, frozen=True):
    """What somebody is told of a programme at a moment; `standing` counts the alerts that they were told of before.

    `since` is the day of the moment before it; None when all that stands is told.
    """

    owner: str
    programme: str
    on: date
    position: int
    since: date | None
    began: list[Line]
    due: list[Line]
    standing: int
    ahead: int

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not self.began and not self.due


def digest(owner: str, view: View, shown: View, earlier: View | None, within: str) -> Digest:
    """Put together what one post or person is told.

    `view` says whose things are whose; `shown`, the same moment, perhaps without the words of persons, is what is
    told. Alerts that stood at `earlier` are counted alone. Refused when `within`
    cannot be read; NobodySo when nobody of that name answers for anything.
    """
    try:
        ahead = understand_span(within, view.on)
    except ValueError as error:
        raise Refused([Problem(f"--within: {error}", "within")]) from error
    mine = _things(owner, view)
    before = {(one.rule, one.subject) for one in alerts_in(earlier)} if earlier is not None else set()
    own = [one for one in alerts_in(shown) if one.certain and one.subject in mine]
    began = [one for one in own if (one.rule, one.subject) not in before]
    return Digest(
        owner,
        view.programme.name,
        view.on,
        view.moment.position,
        None if earlier is None else earlier.on,
        [_alert(one) for one in began],
        [_due(one, view.on) for one in _of_theirs(owner, view, shown.programme, ahead)],
        len(own) - len(began),
        ahead,
    )


def _things(owner: str, view: View) -> frozenset[str]:
    """Return the references of what somebody answers for, and of themselves; NobodySo where that is nothing."""
    called = view.called(owner)
    keys = acting_as(view.programme, called)
    refs = {one.ref for one in held(view.programme) if spelling(one.who) in keys}
    own = meant(view.programme, called)
    if not refs and own is None:
        sentence = f"“{owner[:80]}” answers for nothing: programme people lists all names"
        raise NobodySo([Problem(sentence, "owner")])
    return frozenset({*refs, *([own] if own else [])})


def _of_theirs(owner: str, view: View, shown: Programme, ahead: int) -> Sequence[Due]:
    """Return what is due from somebody, as it is shown: both readings have the same things, days and order."""
    theirs = {
        (one.ref, one.what, one.day) for one in of_owner(all_due(view.programme, view.on, ahead), view, owner)
    }
    return [one for one in all_due(shown, view.on, ahead) if (one.ref, one.what, one.day) in theirs]


def _alert(alert: Alert) -> Line:
    said = f"{SEVERITY_WORDS[alert.severity]}: {alert.sentence} ({alert.since_words})"
    return Line(alert.subject, said, worded(alert.clears))


def _due(due: Due, on: date) -> Line:
    latest = ", at the latest" if due.at_latest else ""
    title = f" “{due.title}”" if due.title else ""
    return Line(
        due.ref,
        f"{due.words(on)} ({day_words(due.day)}{latest}): {due.what} of {due.ref}{title}",
        worded(due.clears),
    )


def slug(name: str) -> str:
    """Return a name as one of a file."""
    return re.sub(r"\W+", "-", name.casefold()).strip("-") or "owner"
