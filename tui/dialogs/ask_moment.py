"""Asking for another moment, on either time axis: one that is often wanted, or a date in people's words."""

from collections.abc import Iterator, Mapping
from datetime import date

from domain.foundation.dates import day_words
from domain.foundation.typed_dates import understand_day
from programme.foundation.moment import understand_as_known
from programme.foundation.refusal import Refused
from tui.dialogs.choose import Choice, Choose
from tui.shared.clock import THEN, Clock

NOW = "now"


class AskMoment(Choose):
    """A list of moments which takes a date as well; it ends with the key of one of `moments`."""

    def __init__(self, title: str, suggested: Mapping[str, Clock], today: date, clock: Clock) -> None:
        self.moments = dict(suggested)
        self.today = today
        self.clock = clock
        choices = [Choice(name, name, clock_words(moment, today)) for name, moment in suggested.items()]
        super().__init__(
            title, choices, "27 jan 2009, last friday; then, now or #120 after it: as known then …"
        )

    def fitting(self, typed: str) -> Iterator[Choice]:
        """Yield what was typed as a moment, if it is one, and then the suggestions that fit."""
        moment, why = understood_moment(typed, self.today, self.clock)
        if moment is not None:
            self.moments[f"= {typed}"] = moment
            yield Choice(f"= {typed}", clock_words(moment, self.today))
        suggestions = list(super().fitting(typed))
        yield from suggestions
        if moment is None and why and not suggestions:
            yield Choice("", why)


def clock_words(clock: Clock, today: date) -> str:
    """Write a moment: `27 Jan 2009, as known then`."""
    known = clock.known
    said = "" if known is None else ", as known then" if known == THEN else f", as known {known}"
    return day_words(clock.day(today)) + said


def understood_moment(text: str, today: date, clock: Clock) -> tuple[Clock | None, str]:
    """Return the moment that is meant, or why it is none.

    A date, and after it `then`, `now`, or an entry such as `#120` by which it is looked at; without one of these by the
    knowledge of `clock`, and without a date on its day.
    """
    day_text, known = _parted(text.strip(), clock)
    try:
        day = understand_day(day_text, today) if day_text else clock.day(today)
        if known is not None and known != THEN:
            understand_as_known(known, today)
    except ValueError as error:
        return None, str(error) if day_text else ""
    except Refused as refused:
        return None, str(refused)
    return (Clock().to(day, today).knowing(known), "") if text.strip() else (None, "")


def _parted(text: str, clock: Clock) -> tuple[str, str | None]:
    """Divide what was typed into a date and by what knowledge it is looked at."""
    before, _, last = text.rpartition(" ")
    day = before.strip().removesuffix("as known").strip(" ,·")
    match last.casefold():
        case "then":
            return day, THEN
        case "now":
            return day, None
        case known if known.startswith("#"):
            return day, known
        case _:
            return text, clock.known
