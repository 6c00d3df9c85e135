"""Controls: what is in place against risks, and which risks lean on it."""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Line, Stated, Text
from domain.foundation.phrases import Sentence, by, phrase
from domain.foundation.references import ControlRef, NewControl, RiskRef
from domain.state.programme import Programme
from domain.state.risks import Control


@entry("control.added", verb="add", register="risk")
class ControlAdded(Entry):
    """Add a control: something in place against a risk."""

    control: NewControl
    risk: RiskRef
    title: Line
    effect: Annotated[Stated, Field(description="what it does to the likelihood or the impact")]

    def apply(self, programme: Programme, on: When) -> None:
        programme.controls[self.control] = Control(self.control, self.risk, self.title, on, self.effect)
        programme.risks[self.risk].controls.append(self.control)


@entry("control.shared", verb="share", register="risk")
class ControlShared(Entry):
    """Record that another risk leans on a control as well."""

    control: ControlRef
    risk: Annotated[RiskRef, Field(description="the risk that leans on it too")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if self.risk in programme.controls[self.control].risks:
            yield f"{self.risk} leans on {self.control} already: name another risk"

    def apply(self, programme: Programme, on: When) -> None:
        programme.controls[self.control].also.append(self.risk)
        programme.risks[self.risk].controls.append(self.control)


@entry("control.released", verb="release", register="risk")
class ControlReleased(Entry):
    """Record that a risk leans on a control no more, with the reason; other risks still do."""

    control: ControlRef
    risk: Annotated[RiskRef, Field(description="the risk that leans on it no more")]
    reason: Text

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        control = programme.controls[self.control]
        if self.risk not in control.risks:
            yield f"{self.risk} does not lean on {self.control}: {', '.join(control.risks)} does"
        elif not control.also:
            yield phrase(
                f"only {self.risk} leans on {self.control}: retire it instead (",
                by("control.retired", control=self.control),
                ")",
            )

    def apply(self, programme: Programme, on: When) -> None:
        control = programme.controls[self.control]
        left = [ref for ref in control.risks if ref != self.risk]
        control.risk, control.also = left[0], left[1:]
        programme.risks[self.risk].controls.remove(self.control)


@entry("control.retired", verb="retire", register="risk")
class ControlRetired(Entry):
    """Record that a control was taken away or found not to work."""

    control: ControlRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        control = programme.controls[self.control]
        control.state, control.retired = "retired", on
        for risk in (programme.risks[ref] for ref in control.risks):
            if risk.residual is not None:
                risk.controls_lost.append(self.control)
