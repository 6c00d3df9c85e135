"""How recommendations, management considerations, their sub-points, good practice and targets are listed."""

from datetime import date

from domain.rules.provisions import due_of, lead_of, leaves
from domain.state.contract import ContractTarget
from domain.state.programme import Programme
from domain.state.recommendations import ENDED, Provision
from programme.registers.listing import Column, Listing


def lead(one: Provision, programme: Programme, on: date) -> str | None:
    """Return who leads."""
    return lead_of(programme, one)


def due(one: Provision, programme: Programme, on: date) -> date | None:
    """Return when it is due."""
    return due_of(programme, one)


def days_left(one: Provision, programme: Programme, on: date) -> int | None:
    """Return the days to its date, less than nothing once that is past; none when nothing more is owed."""
    day = due_of(programme, one)
    return None if day is None or one.state in ENDED else (day - on).days


def points(whole: Provision, programme: Programme, on: date) -> str | None:
    """Return how far the sub-points are: `2 of 5 verified, 1 implemented`."""
    if not whole.points:
        return None
    states = [point.state for point in leaves(programme, whole)]
    others = [f"{states.count(state)} {state}" for state in ("implemented", "declined", "voided")
              if state in states]  # fmt: skip
    return ", ".join([f"{states.count('verified')} of {len(states)} verified", *others])


PROVISION_COLUMNS = (
    Column("state", "State"),
    Column("lead", "Lead", lead),
    Column("due", "Due", due),
    Column("days", "Days left", days_left),
    Column("changed", "Changed", wide=True),
    Column("actions", "Actions", lambda one, _, __: tuple(one.actions), wide=True),
    Column("claimed_by", "Claimed by", wide=True),
    Column("ended", "Ended", wide=True),
)
WHOLE_COLUMNS = (
    Column("points", "Sub-points", points),
    *PROVISION_COLUMNS,
    Column("aim", "Aim", wide=True),
    Column("source", "Source", wide=True),
)

RECOMMENDATIONS = Listing(
    noun="recommendation",
    title="Recommendations",
    items=lambda programme: programme.recommendations.values(),
    columns=(
        Column("ref", "Ref"),
        Column("title", "Recommendation"),
        *WHOLE_COLUMNS,
    ),
)

CONSIDERATIONS = Listing(
    noun="consideration",
    title="Management considerations",
    items=lambda programme: programme.considerations.values(),
    columns=(
        Column("ref", "Ref"),
        Column("title", "Management consideration"),
        *WHOLE_COLUMNS,
        Column("reason", "Reason", wide=True),
    ),
)

POINTS = Listing(
    noun="point",
    title="Sub-points of recommendations",
    items=lambda programme: programme.points.values(),
    columns=(
        Column("ref", "Ref"),
        Column("of", "Of"),
        Column("title", "Sub-point"),
        *PROVISION_COLUMNS,
        Column("reason", "Reason", wide=True),
    ),
)

PLANNED_ACTIONS = Listing(
    noun="planned-action",
    title="Actions on recommendations",
    items=lambda programme: programme.planned_actions.values(),
    columns=(
        Column("ref", "Ref"),
        Column("provision", "Towards"),
        Column("title", "Action"),
        Column("owner", "Owner"),
        Column("due", "Due"),
        Column("state", "State"),
        Column("ended", "Ended", wide=True),
    ),
)

PRACTICES = Listing(
    noun="practice",
    title="Good practice",
    items=lambda programme: programme.practices.values(),
    columns=(
        Column("ref", "Ref"),
        Column("title", "Good practice"),
        Column("description", "What is done"),
        Column("noted", "Noted"),
        Column("source", "Source", wide=True),
    ),
)


def target_state(target: ContractTarget, programme: Programme, on: date) -> str:
    """Return whether it is met: an unmet target whose day has passed is missed."""
    return "missed" if target.state in {"not met yet", "not observed"} and target.due < on else target.state


def last_seen(target: ContractTarget, programme: Programme, on: date) -> str | None:
    """Return the last observation: a quartile, or a value with its unit."""
    seen = target.last
    return None if seen is None else seen.quartile or f"{seen.value} {target.unit}"


def began(target: ContractTarget, programme: Programme, on: date) -> str | None:
    """Return where it stood when it was set."""
    return target.baseline_quartile or (target.baseline_value and f"{target.baseline_value} {target.unit}")


TARGETS = Listing(
    noun="target",
    title="Improvement targets",
    items=lambda programme: programme.targets.values(),
    columns=(
        Column("ref", "Ref"),
        Column("area", "Area"),
        Column("title", "Measure"),
        Column("baseline", "From", began),
        Column("aim", "To"),
        Column("last", "Last observed", last_seen),
        Column("state", "State", target_state),
        Column("due", "Due"),
        Column("days", "Days left", lambda target, _, on: (target.due - on).days),
        Column("comparison", "Among", wide=True),
        Column("reason", "Reason", wide=True),
    ),
)

LISTINGS = (RECOMMENDATIONS, CONSIDERATIONS, POINTS, PLANNED_ACTIONS, TARGETS, PRACTICES)
