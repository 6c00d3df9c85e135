"""A day that notices until when the answers it gives stay the same, so that no day is looked at for nothing.

Rules compare the day they are asked about with other days: every `since`, every due day, every threshold of the policy.
Whatever they conclude holds until the first day on which one of these comparisons comes out otherwise. What is asked of
the day in any other way holds for that day alone, so that a rule which nobody thought of is never wrong, only slower.
One way goes unnoticed, and no rule goes it: Python takes a number of days as the place in a list without asking.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Self


class Watch:
    """Knows the last day (as an ordinal) until which every answer given so far stays the same."""

    def __init__(self, day: date) -> None:
        self.day = day.toordinal()
        self.last = date.max.toordinal()

    def near(self, other: int) -> None:
        """Note that the day was compared with another: it comes out otherwise there, or the day after."""
        if self.day < other:
            self.last = min(self.last, other - 1)
        elif self.day == other:
            self.last = other

    def only(self) -> None:
        """Note that something was asked which may be otherwise on any other day."""
        self.last = self.day


def _compared(name: str) -> Callable[[Any, Any], Any]:
    """Return a comparison of the base class that is noticed."""

    def compare(self: Any, other: object) -> Any:  # noqa: ANN401 - any of the three classes below
        self.noticed(other)
        return getattr(self.plain, name)(other)

    return compare


def _opaque(name: str) -> Callable[..., Any]:
    """Return a method of the base class whose answer is taken to hold for this day alone."""

    def ask(self: Any, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - as above
        self.watch.only()
        return getattr(self.plain, name)(*given, **named)

    return ask


COMPARISONS = ("__lt__", "__le__", "__gt__", "__ge__", "__eq__", "__ne__")


def _noticing(*left: str) -> Callable[[type], type]:
    """Make every method of a class noticed: comparisons as such, and all others but those that are `left`."""

    def noticed(cls: type) -> type:
        base = cls.__mro__[1]
        for name in COMPARISONS:
            setattr(cls, name, _compared(name))
        made_by = set(vars(object)) - {"__hash__", "__str__", "__repr__", "__format__"}
        for name in {*vars(base), *vars(object)} - set(vars(cls)) - made_by - {*left}:
            if callable(getattr(base, name)):
                setattr(cls, name, _opaque(name))
            else:
                setattr(cls, name, property(_read(name)))
        return cls

    return noticed


def _read(name: str) -> Callable[[Any], Any]:
    def read(self: Any) -> Any:  # noqa: ANN401 - as above
        self.watch.only()
        return getattr(self.plain, name)

    return read


@_noticing("__format__")
class Count(int):
    """A number of days up to the watched day, or from it (`sign` -1): it grows, or shrinks, by one each day."""

    watch: Watch
    sign: int
    plain: int

    @classmethod
    def of(cls, number: int, watch: Watch, sign: int) -> Self:
        """Return a number that is noticed."""
        made = cls(number)
        made.watch, made.sign, made.plain = watch, sign, number
        return made

    def noticed(self, other: object) -> None:
        """Notice a comparison."""
        if type(other) is int:
            self.watch.near(self.watch.day + (other - self.plain) * self.sign)
        else:
            self.watch.only()

    def __add__(self, other: int) -> int:
        if type(other) is int:
            return Count.of(self.plain + other, self.watch, self.sign)
        self.watch.only()
        return self.plain + other

    __radd__ = __add__

    def __sub__(self, other: int) -> int:
        return self + -other

    def __str__(self) -> str:
        # How often a sentence changes is no matter: it is said as it was on the last day.
        return str(self.plain)


@_noticing()
class Elapsed(timedelta):
    """The time up to the watched day, or from it."""

    watch: Watch
    sign: int
    plain: timedelta

    @classmethod
    def of(cls, time: timedelta, watch: Watch, sign: int) -> Self:
        """Return a time that is noticed."""
        made = cls(time.days)
        made.watch, made.sign, made.plain = watch, sign, time
        return made

    @property
    def days(self) -> Count:
        """The days, noticed as well."""
        return Count.of(self.plain.days, self.watch, self.sign)

    def noticed(self, other: object) -> None:
        """Notice a comparison."""
        if type(other) is timedelta and other == timedelta(other.days):
            self.watch.near(self.watch.day + (other - self.plain).days * self.sign)
        else:
            self.watch.only()


@_noticing()
class WatchedDay(date):
    """The day that rules are asked about, or one so many days from it."""

    watch: Watch
    plain: date

    @classmethod
    def of(cls, day: date, watch: Watch) -> Self:
        """Return a day that is noticed."""
        made = cls(day.year, day.month, day.day)
        made.watch, made.plain = watch, day
        return made

    def noticed(self, other: object) -> None:
        """Notice a comparison; two days that move together stay as far from each other."""
        if isinstance(other, WatchedDay):
            return
        if type(other) is date:
            self.watch.near(self.watch.day + (other - self.plain).days)
        else:
            self.watch.only()

    def __sub__(self, other: Any) -> Any:  # noqa: ANN401 - a day or a time, and then the other
        if type(other) is timedelta:
            return WatchedDay.of(self.plain - other, self.watch)
        if type(other) is date:
            return Elapsed.of(self.plain - other, self.watch, 1)
        self.watch.only()
        return self.plain - (other.plain if isinstance(other, WatchedDay) else other)

    def __rsub__(self, other: Any) -> Any:  # noqa: ANN401 - as above
        if type(other) is date:
            return Elapsed.of(other - self.plain, self.watch, -1)
        self.watch.only()
        return other - self.plain

    def __add__(self, other: Any) -> Any:  # noqa: ANN401 - as above
        if type(other) is timedelta:
            return WatchedDay.of(self.plain + other, self.watch)
        self.watch.only()
        return self.plain + other

    __radd__ = __add__


def watched(day: date) -> tuple[WatchedDay, Watch]:
    """Return a day to ask rules about, and what tells afterwards until when they would say the same."""
    watch = Watch(day)
    return WatchedDay.of(day, watch), watch
