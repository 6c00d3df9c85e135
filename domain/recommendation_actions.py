"""What is promised to implement a recommendation: actions with an owner and a due date."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.asking import Field
from domain.dates import When
from domain.entry import Entry, entry
from domain.fields import Day, Line, Person, Text
from domain.recommendation_steps import not_now
from domain.recommendations import Evidence, provision, settle
from domain.references import NewPlannedAction, PlannedActionRef, ProvisionRef
from domain.state import State

if TYPE_CHECKING:
    from domain.programme import Programme


class PlannedAction(State):
    """One promised action towards a provision."""

    ref: str
    provision: str
    title: str
    owner: str
    due: date
    state: str = "open"
    ended: When | None = None
    note: str | None = None


def not_open(action: PlannedAction) -> Iterator[str]:
    """Yield that an action has ended."""
    if action.state != "open":
        yield f"{action.ref} is {action.state} already: plan a new action for what is left to do"


@entry("recommendation.action-planned", verb="plan")
class ActionPlanned(Entry):
    """Someone promised to do something by a day towards a recommendation, management consideration or sub-point."""

    provision: ProvisionRef
    action: NewPlannedAction
    title: Line
    owner: Person
    due: Day

    def refusals(self, programme: "Programme", on: When) -> Iterator[str]:
        one = provision(programme, self.provision)
        if not one.owed:
            yield not_now(one, "acted on")

    def apply(self, programme: "Programme", on: When) -> None:
        programme.planned_actions[self.action] = PlannedAction(
            self.action, self.provision, self.title, self.owner, self.due
        )
        provision(programme, self.provision).actions.append(self.action)


@entry("recommendation.action-completed", verb="complete")
class PlannedActionCompleted(Entry):
    """A promised action was done; what it serves is in progress from then, if it was not before."""

    action: PlannedActionRef
    note: Annotated[Text, Field(description="what was done, and what shows it")]

    def refusals(self, programme: "Programme", on: When) -> Iterator[str]:
        yield from not_open(programme.planned_actions[self.action])

    def apply(self, programme: "Programme", on: When) -> None:
        action = programme.planned_actions[self.action]
        action.state, action.ended, action.note = "done", on, self.note
        one = provision(programme, action.provision)
        one.evidence.append(Evidence(on, f"{action.title}: {self.note}", action.owner))
        if one.state == "open":
            one.state = "in progress"
        settle(programme, one, on)


@entry("recommendation.action-dropped", verb="drop")
class PlannedActionDropped(Entry):
    """A promised action was given up, with a reason."""

    action: PlannedActionRef
    reason: Text

    def refusals(self, programme: "Programme", on: When) -> Iterator[str]:
        yield from not_open(programme.planned_actions[self.action])

    def apply(self, programme: "Programme", on: When) -> None:
        action = programme.planned_actions[self.action]
        action.state, action.ended, action.note = "dropped", on, self.reason
