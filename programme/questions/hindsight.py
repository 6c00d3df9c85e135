"""Which alerts were true on which days, and which of them could have been seen before each go-live."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import msgspec

from domain.foundation.dates import day_words
from domain.state.phases import Phase
from programme.answers.answer import Answer, Field, about, plain, unknown
from programme.foundation.refusal import Refused
from programme.hindsight.days import DAY, Knowing, first_day, stretches
from programme.hindsight.spans import Looks, Span, merged
from programme.hindsight.strip import count_days, possible_days
from programme.journal.view import View
from programme.registers.all_alerts import SEVERITIES, Alert

FIELDS = (
    Field("rule", "Rule"),
    Field("severity", "Severity"),
    Field("subject", "About"),
    Field("first", "First day"),
    Field("last", "Last day"),
    Field("days", "Days"),
    Field("standing", "Still"),
    Field("sentence", "As it stood at the end", wide=True),
    Field("certain", "Certain", wide=True),
)
KNOWN = {"now": "by all that is known", "then": "by what was known on each day"}


class Hindsight(msgspec.Struct, frozen=True):
    """The alerts of a stretch of days; `phases` are those that went live, by what is known at the moment."""

    about: dict[str, Any]
    knowing: Knowing
    first: date
    last: date
    spans: list[Span]
    phases: list[Phase]

    @property
    def title(self) -> str:
        """What was looked at."""
        return f"Alerts from {day_words(self.first)} to {day_words(self.last)}, {KNOWN[self.knowing]}"

    def answer(self) -> Answer:
        """Return every stretch as a row."""
        nothing = f"no alert was true from {day_words(self.first)} to {day_words(self.last)}"
        certain, possible = self._rows(self.spans)
        return Answer(self.title, FIELDS, certain, self.about, nothing, possible)

    def _rows(self, spans: list[Span]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Return the stretches that are certain and those that are possible, as rows."""
        certain, possible = (
            [row_of(span) for span in spans if span.certain is sure] for sure in (True, False)
        )
        return certain, possible

    def before_go_lives(self) -> Iterator[tuple[Phase, date, list[Span]]]:
        """Yield each phase with the day before it went live and the alerts that stood on it, the gravest first.

        A go-live whose day is not known comes twice: before the first and before the last day it may have been.
        """
        for phase in self.phases:
            assert phase.live is not None  # noqa: S101 - only those are among them
            for bound in sorted({phase.live.earliest, phase.live.latest}):
                if not self.first < bound <= self.last:
                    continue
                stood = [span for span in self.spans if span.stood(bound - DAY)]
                order = sorted(stood, key=lambda span: (not span.certain, SEVERITIES.index(span.severity)))
                yield phase, bound - DAY, order

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON keeps it."""
        return {
            **self.about,
            "knowing": self.knowing,
            "first": plain(self.first),
            "last": plain(self.last),
            "rules": [self._rule(rule) for rule in sorted({span.rule for span in self.spans})],
            "go_lives": [
                {
                    "phase": phase.ref,
                    "day_before": plain(day),
                    "words": before_words(phase, day),
                    "alerts": plain(self._rows(stood)[0]),
                    "possible_alerts": plain(self._rows(stood)[1]),
                }
                for phase, day, stood in self.before_go_lives()
            ],
            "rows": plain(self._rows(self.spans)[0]),
            "possible": plain(self._rows(self.spans)[1]),
        }

    def _rule(self, rule: str) -> dict[str, Any]:
        """Return when a rule stood: the stretches of days that are certain, and those that are at least possible."""
        alike = [span for span in self.spans if span.rule == rule]
        certain = [span for span in alike if span.certain]
        return {
            "rule": rule,
            "stretches": plain(list(merged(certain))),
            "possible_stretches": plain(list(merged(alike))),
            "days_certain": count_days(certain),
            "days_possible": possible_days(alike),
        }


class LookingBack:
    """A look back on every day up to the view's date, made piece by piece; Refused when there is none to look at.

    `wanted` chooses alerts.
    """

    def __init__(
        self,
        view: View,
        knowing: Knowing = "now",
        first: date | None = None,
        last: date | None = None,
        *,
        wanted: Callable[[Alert], bool] = lambda _: True,
    ) -> None:
        begun = first_day(view, knowing)
        if begun is None:
            raise Refused([unknown(view)])
        self._view, self._knowing = view, knowing
        self.first, self.last = first or begun, last or view.on
        if self.last < self.first:
            sentence = (
                f"nothing to look back on: {day_words(self.last)} is before {day_words(self.first)}, "
                f"{'when the first entry was recorded' if knowing == 'then' else 'when it began'}"
            )
            raise Refused([sentence])
        self._looks = Looks(wanted)

    def days(self) -> Iterator[date]:
        """Yield each day up to which was looked; those between, on which nothing changed, are looked at with it."""
        # What happened before the first day asked about is folded with that day.
        for stretch in stretches(self._view, self._knowing, self.first, self.last):
            yield from self._looks.look(stretch)

    def so_far(self) -> Hindsight:
        """Return what was seen on the days looked at by now."""
        live = [(phase.live.earliest, phase) for phase in self._view.programme.phases.values() if phase.live]
        phases = [phase for _, phase in sorted(live, key=lambda each: each[0])]
        # Of each day only the two bounds are looked at.
        at_most = self._view.early is not self._view.programme
        said = {**about(self._view), "certain_at_most": at_most}
        return Hindsight(said, self._knowing, self.first, self.last, self._looks.spans(), phases)


def hindsight(  # noqa: PLR0913 - each narrows what is looked at
    view: View,
    knowing: Knowing = "now",
    first: date | None = None,
    last: date | None = None,
    *,
    wanted: Callable[[Alert], bool] = lambda _: True,
    seen: Callable[[date], None] = lambda _: None,
) -> Hindsight:
    """Look back on every day up to the view's date, as `LookingBack` does; `seen` is told how far it is."""
    looking = LookingBack(view, knowing, first, last, wanted=wanted)
    for day in looking.days():
        seen(day)
    return looking.so_far()


def before_words(phase: Phase, day: date) -> str:
    """Say of one of the days that `before_go_lives` yields what it is before."""
    assert phase.live is not None  # noqa: S101 - only those that went live have such a day
    named = f"{phase.called}"
    if phase.live.earliest == phase.live.latest:
        return f"before {named} went live"
    first, when = day < phase.live.earliest, phase.live.words
    return f"before {named} {'can have been' if first else 'was certainly'} live ({when})"


def row_of(span: Span) -> dict[str, Any]:
    """Return a stretch of days as a row."""
    return {**{name: getattr(span, name) for name in span.__struct_fields__}, "days": span.days}
