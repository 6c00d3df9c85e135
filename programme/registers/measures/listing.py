"""How priorities and measures are listed."""

from datetime import date
from decimal import Decimal

from domain.figures.observations import Change, rounded
from domain.foundation.dates import When, when
from domain.state.measures import Measure
from domain.state.programme import Programme
from programme.registers.listing import Column, Listing
from programme.registers.measures.contradictions import contradictions_of


def latest_change(measure: Measure) -> Change | None:
    """Return the change that led to the latest value."""
    latest = measure.latest()
    return measure.change(latest) if latest else None


def latest_value(measure: Measure, _: Programme, __: date) -> Decimal | None:
    """Return the latest value, a rate from counts with two decimals."""
    latest = measure.latest()
    if latest is None:
        return None
    return latest.value if latest.value is not None else rounded(measure.figure(latest), 2)


def period(measure: Measure, _: Programme, __: date) -> When | None:
    """Return what the latest value covers."""
    latest = measure.latest()
    return None if latest is None else when(latest.period) if latest.period else latest.on


def previous(measure: Measure, _: Programme, __: date) -> Decimal | None:
    """Return the value with which the latest is compared."""
    change = latest_change(measure)
    return change.before if change else None


def percent(measure: Measure, _: Programme, __: date) -> Decimal | None:
    """Return by how many percent the latest value differs from the one before."""
    change = latest_change(measure)
    return rounded(change.percent) if change else None


def number(measure: Measure, _: Programme, __: date) -> Decimal | None:
    """Return by how much the latest value differs from the one before."""
    change = latest_change(measure)
    return rounded(change.number, 2) if change else None


def stated(measure: Measure, _: Programme, __: date) -> str | None:
    """Return the change that was stated with the latest value, else the last one stated, in its own words."""
    change = latest_change(measure)
    latest = change.observation if change and change.stated is not None else None
    said = latest or next(
        (one for one in reversed(measure.observations) if one.stated_change is not None), None
    )
    if said is None:
        return None
    return f"{said.stated_change:+f} {'%' if said.stated_in == 'percent' else said.stated_in}"


def flag(measure: Measure, _: Programme, __: date) -> str | None:
    """Return what does not agree: a stated figure with the one worked out, or one source with another."""
    kinds = dict.fromkeys(one.kind for one in contradictions_of(measure))
    return ", ".join(kinds) or None


def target(measure: Measure, _: Programme, __: date) -> str | None:
    """Return the target with what it is about."""
    aim = measure.target
    if aim is None:
        return None
    said = f"{aim.figure.normalize():f}"
    return {"value": said, "change": f"{said} % change", "quartile": f"quartile {said}"}[aim.of]


def quartile(measure: Measure, _: Programme, __: date) -> int | None:
    """Return the last quartile that was stated."""
    known = [one for one in measure.observations if one.quartile is not None]
    return max(reversed(known), key=lambda one: one.last).quartile if known else None


def plan(priority: object, programme: Programme, _: date) -> str | None:
    """Return the delivery plan and how it stands."""
    reference = getattr(priority, "plan", None)
    return f"{reference} ({programme.sops[reference].state})" if reference else None


PRIORITIES = Listing(
    noun="priority",
    title="Priorities",
    items=lambda programme: programme.priorities.values(),
    columns=(
        Column("ref", "Ref"),
        Column("title", "Priority"),
        Column("state", "State"),
        Column("lead", "Lead"),
        Column("plan", "Delivery plan", plan),
        Column(
            "measures",
            "Measures",
            lambda priority, programme, _: sum(
                m.priority == priority.ref for m in programme.measures.values()
            ),
        ),
        Column(
            "period",
            "For",
            lambda priority, _, __: when(priority.period) if priority.period else None,
            wide=True,
        ),
        Column("since", "Set", wide=True),
    ),
)

MEASURES = Listing(
    noun="measure",
    title="Measures",
    items=lambda programme: programme.measures.values(),
    columns=(
        Column("ref", "Ref"),
        Column("title", "Measure"),
        Column("value", "Latest", latest_value),
        Column("previous", "Before", previous),
        Column("percent", "Change %", percent),
        Column("stated", "Stated", stated),
        Column("flag", "Flag", flag),
        Column("target", "Target", target),
        Column("quartile", "Quartile", quartile),
        Column("area", "Area", wide=True),
        Column("unit", "Unit", wide=True),
        Column("better", "Better", wide=True),
        Column("period", "Period", period, wide=True),
        Column("number", "Change", number, wide=True),
        Column("observations", "Observations", lambda measure, _, __: len(measure.observations), wide=True),
        Column("priority", "Priority", wide=True),
        Column("state", "State", wide=True),
        Column("parts", "Made of", wide=True),
    ),
)

LISTINGS = (PRIORITIES, MEASURES)
