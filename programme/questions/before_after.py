"""Each measure before and after each go-live, as an observation and never as cause."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import msgspec

from domain.figures.observations import Observation, compared_with, growth, rounded
from domain.foundation.dates import When, when
from domain.foundation.references import Refers
from domain.state.measures import Measure
from domain.state.programme import Programme
from programme.answers.answer import Answer, Field, about, unknown
from programme.foundation.refusal import Problem, Refused
from programme.journal.view import View

SAID = "observed side by side; this does not say that one caused the other"
FIELDS = (
    Field("measure", "Measure"),
    Field("title", "What is measured"),
    Field("phase", "Phase"),
    Field("live", "Live"),
    Field("before", "Before"),
    Field("after", "After"),
    Field("percent", "Change %"),
    Field("clear_of_it", "Clear of the go-live"),
    Field("number", "Change", wide=True),
    Field("before_period", "Before covers", wide=True),
    Field("after_period", "After covers", wide=True),
    Field("unit", "Unit", wide=True),
    Field("said", "How to read it", wide=True),
)


class Around(msgspec.Struct, frozen=True):
    """A measure before and after one go-live; `clear_of_it` when no day of a period can be on its other side."""

    measure: str
    title: str
    phase: str
    live: When
    before: Decimal | None
    after: Decimal | None
    percent: Decimal | None
    clear_of_it: bool
    number: Decimal | None
    before_period: When
    after_period: When
    unit: str
    said: str = SAID


def before_after(view: View, only: str | None = None) -> Answer:
    """Answer with each measure's value before and after each phase went live, of periods alike in length."""
    measures = [measure_named(view, only)] if only else list(view.programme.measures.values())
    rows = [row_of(one) for measure in measures for one in around(view.programme, measure)]
    nothing = (
        f"no measure has values on both sides of a go-live {view.moment.words}"
        if view.known
        else unknown(view)
    )
    return Answer(f"Measures before and after each go-live, {SAID}", FIELDS, rows, about(view), nothing)


def measure_named(view: View, text: str) -> Measure:
    """Return a measure by its reference; Refused when it is none, or of another kind."""
    try:
        reference = Refers(("M",)).validated(text)
    except ValueError as error:
        raise Refused([Problem(str(error), "reference")]) from None
    measure = view.programme.measures.get(reference)
    if measure is None:
        sentence = (
            f"there is no measure {reference} {view.moment.words}: list them with programme measure list"
        )
        raise Refused([Problem(sentence, "reference")])
    return measure


def row_of(one: Around) -> dict[str, Any]:
    """Return a row of the answer, its dates and figures kept as they are."""
    return {name: getattr(one, name) for name in one.__struct_fields__}


def around(programme: Programme, measure: Measure) -> Iterator[Around]:
    """Yield a measure's values around each go-live that has some on both sides."""
    for phase in programme.phases.values():
        pair = _around(measure, phase.live) if phase.live else None
        if phase.live is None or pair is None:
            continue
        (before, then), (after, now) = pair
        yield Around(
            measure=measure.ref,
            title=measure.title,
            phase=phase.ref,
            live=phase.live,
            before=rounded(then, 2),
            after=rounded(now, 2),
            percent=rounded(growth(then, now)),
            clear_of_it=_clear(before, after, phase.live),
            number=rounded(now - then, 2),
            before_period=_covers(before),
            after_period=_covers(after),
            unit=measure.unit,
        )


Valued = tuple[Observation, Decimal]


def _around(measure: Measure, live: When) -> tuple[Valued, Valued] | None:
    """Return the latest observation that may be after the go-live, and the one before it that began earlier."""
    valued = {one: figure for one in measure.observations if (figure := measure.figure(one)) is not None}
    pairs = list(_pairs(list(valued), live))
    clear = [pair for pair in pairs if _clear(*pair, live)]
    pair = max(clear or pairs, key=lambda pair: pair[1].last, default=None)
    return ((pair[0], valued[pair[0]]), (pair[1], valued[pair[1]])) if pair else None


def _clear(before: Observation, after: Observation, live: When) -> bool:
    return before.last < live.earliest and after.first > live.latest


def _pairs(valued: list[Observation], live: When) -> Iterator[tuple[Observation, Observation]]:
    earlier = [one for one in valued if one.first < live.earliest and one.last <= live.latest]
    for after in valued:
        before = compared_with(after, earlier) if after.first >= live.earliest else None
        if before is not None:
            yield before, after


def _covers(observation: Observation) -> When:
    return when(observation.period) if observation.period else observation.on
