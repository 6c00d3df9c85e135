"""What is promised to implement a recommendation: actions with an owner and a due date."""

from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Day, Line, Person, Text
from domain.foundation.references import NewPlannedAction, PlannedActionRef, ProvisionRef
from domain.rules.provisions import provision, settle
from domain.state.programme import Programme
from domain.state.recommendations import Evidence, PlannedAction


@entry("recommendation.action-planned", verb="plan")
class ProvisionActionPlanned(Entry):
    """Add an action towards a recommendation, a management consideration or a sub-point: who, what, by when."""

    provision: ProvisionRef
    action: NewPlannedAction
    title: Line
    owner: Person
    due: Day

    def apply(self, programme: Programme, on: When) -> None:
        programme.planned_actions[self.action] = PlannedAction(
            self.action, self.provision, self.title, self.owner, self.due
        )
        provision(programme, self.provision).actions.append(self.action)


@entry("recommendation.action-assigned", verb="assign-action")
class PlannedActionAssigned(Entry):
    """Give a planned action another owner."""

    action: PlannedActionRef
    owner: Person

    def apply(self, programme: Programme, on: When) -> None:
        programme.planned_actions[self.action].owner = self.owner


@entry("recommendation.action-completed", verb="complete")
class PlannedActionCompleted(Entry):
    """Record that a planned action was done; what it serves is then in progress."""

    action: PlannedActionRef
    note: Annotated[Text, Field(description="what was done, and what shows it")]

    def apply(self, programme: Programme, on: When) -> None:
        action = programme.planned_actions[self.action]
        action.state, action.ended, action.note = "done", on, self.note
        one = provision(programme, action.provision)
        one.evidence.append(Evidence(on, f"{action.title}: {self.note}", action.owner))
        if one.state == "open":
            one.state = "in progress"
        settle(programme, one, on)


@entry("recommendation.action-dropped", verb="drop")
class PlannedActionDropped(Entry):
    """Drop a planned action, with a reason."""

    action: PlannedActionRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        action = programme.planned_actions[self.action]
        action.state, action.ended, action.note = "dropped", on, self.reason
