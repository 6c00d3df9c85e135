"""The plan: each phase with its gate and its milestones, as planned, as forecast and as it was, on one time line."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from domain.foundation.dates import When, when
from domain.rules.readiness import gaps, is_known
from domain.state.milestones import Milestone
from domain.state.phases import Phase
from domain.state.programme import Programme
from programme.answers.answer import Answer, Field, about, unknown
from programme.hindsight.chart import Chart
from programme.journal.view import View
from programme.questions.planning.bars import NOTHING, Bar, drawn, explained, scale
from programme.registers.milestones.dates import actual_date, last_forecast, planned_date, slip_days

ROOM = 48
FIELDS = (
    Field("ref", "Ref"),
    Field("title", "What"),
    Field("state", "State", wide=True),
    Field("planned", "Planned"),
    Field("forecast", "Forecast"),
    Field("actual", "So", wide=True),
    Field("slip_days", "Days late"),
    Field("gate", "Gate"),
    Field("phase", "Phase", wide=True),
    Field("planned_start", "Planned start", wide=True),
    Field("started", "Started", wide=True),
)
STRIP = "strip"


def plan(view: View, room: int = ROOM) -> Answer:
    """Answer with every phase and milestone in the order of the plan, each with its bar of at most `room` columns."""
    things = list(in_order(view.programme))
    bars = [bar_of(thing, view.on) for thing in things]
    line = scale(bars, view.on, room)
    rows = [
        {**_row(view.programme, thing), STRIP: drawn(bar, line, view.on)}
        for thing, bar in zip(things, bars, strict=True)
    ]
    fields = (*FIELDS[:2], Field(STRIP, _axis(line)), *FIELDS[2:])
    nothing = f"no phase and no milestone is planned {view.moment.words}" if view.known else unknown(view)
    title = f"Plan ({explained(line)})" if rows else "Plan"
    return Answer(title, fields, rows, about(view), nothing)


def in_order(programme: Programme) -> Iterator[Phase | Milestone]:
    """Yield each phase and after it its milestones, by when they are planned; those of the programme come last."""
    found: dict[str | None, list[Milestone]] = {}
    for milestone in programme.milestones.values():
        found.setdefault(milestone.phase, []).append(milestone)
    for phase in programme.phases.values():
        yield phase
        yield from sorted(found.get(phase.ref, []), key=_when)
    yield from sorted(found.get(None, []), key=_when)


def chart(programme: Programme, on: date, room: int) -> str:
    """Return the plan as lines of text, for a report; empty when nothing is planned."""
    things = list(in_order(programme))
    if not things:
        return ""
    bars = [bar_of(thing, on) for thing in things]
    line = scale(bars, on, room)
    named = max(len(thing.ref) for thing in things)
    lines = [f"{thing.ref:{named}} {drawn(bar, line, on)}" for thing, bar in zip(things, bars, strict=True)]
    return "\n".join([f"{'':{named}} {line.axis()}", *lines, explained(line).replace(": ", "\n", 1)])


def bar_of(thing: Phase | Milestone, on: date) -> Bar:
    """Return what is drawn of a phase or a milestone."""
    marks = (
        ("planned", planned_date(thing)),
        ("forecast", forecast.date if (forecast := last_forecast(thing)) else None),
        ("actual", actual_date(thing)),
    )
    shown = tuple((name, found.latest) for name, found in marks if found is not None)
    if isinstance(thing, Milestone):
        return Bar(marks=shown)
    start, live = (when(text) if text else None for text in (thing.planned_start, thing.planned_live))
    planned = (start.latest, live.latest) if start and live and start.latest <= live.latest else None
    end = thing.live or thing.ended
    until = end.latest if end else on
    ran = (thing.started.latest, until) if thing.started and thing.started.latest <= until else None
    return Bar(planned, ran, shown)


def _row(programme: Programme, thing: Phase | Milestone) -> dict[str, Any]:
    phase = thing if isinstance(thing, Phase) else None
    forecast = last_forecast(thing)
    return {
        "ref": thing.ref,
        "title": thing.title,
        "state": thing.state,
        "planned": planned_date(thing),
        "forecast": forecast.date if forecast else None,
        "actual": actual_date(thing),
        "slip_days": slip_days(thing),
        "gate": gate(programme, phase) if phase else None,
        "phase": thing.phase if isinstance(thing, Milestone) else None,
        "planned_start": when(phase.planned_start) if phase and phase.planned_start else None,
        "started": phase.started if phase else None,
    }


def gate(programme: Programme, phase: Phase) -> str | None:
    """Say how the go-live gate of a phase stands: what is missing, or what it was passed with."""
    if phase.live is not None:
        passed = len(phase.accepted) + len(phase.unaccepted)
        return f"passed with {passed} gaps" if passed else "passed"
    if phase.given_up:
        return None
    if not is_known(programme, phase):
        return "not known"
    missing = len(gaps(programme, phase))
    return f"{missing} missing" if missing else "nothing missing"


def _axis(line: Chart) -> str:
    """Return the years and months over a time line, as one word that no table breaks."""
    return f"{line.axis():{len(line.columns)}}".replace(" ", NOTHING)


def _when(milestone: Milestone) -> tuple[date, str]:
    planned: When | None = planned_date(milestone)
    return planned.latest if planned else date.max, milestone.ref
