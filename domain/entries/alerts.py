"""Alerts that somebody decided about: snoozed until a day, woken before it, or given to a person to see to."""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When, day_words
from domain.foundation.fields import Day, Line, Person, Text
from domain.foundation.phrases import Sentence, giving, phrase
from domain.foundation.references import kind_of, read
from domain.state.alerts import Handled, alert_key
from domain.state.programme import Programme

Rule = Annotated[Line, Field(description="the rule of the alert, by the name that its JSON has")]
About = Annotated[Line, Field(description="what the alert is about, as it says itself: R-001, risk register")]


class AlertEntry(Entry):
    """What is recorded of an alert; it keeps no register, for nobody looked at what the alert is about."""

    rule: str
    about: str

    @property
    def upkeep(self) -> bool:
        return False

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        reference = read(self.about)
        if reference is not None and reference not in getattr(programme, kind_of(reference).register):
            yield phrase(f"{reference} does not exist on {on.words}: check the reference", giving("about"))

    @property
    def alert_subject(self) -> str:
        """What the alert is about, as it says itself."""
        return read(self.about) or self.about

    def handled(self, programme: Programme) -> Handled:
        """Return what is decided about the alert."""
        key = alert_key(self.rule, self.alert_subject)
        return programme.handled.setdefault(key, Handled(self.rule, self.alert_subject))


@entry("alert.snoozed", verb="snooze")
class AlertSnoozed(AlertEntry):
    """Decide to look at an alert later; it stays counted, is shown as snoozed, and comes back on its day."""

    rule: Rule
    about: About
    until: Annotated[Day, Field(description="the day on which it comes back")]
    reason: Annotated[Text, Field(description="why it can wait until then")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from super().refusals(programme, on)
        if self.until <= on.latest:
            yield phrase(
                f"it would come back on {day_words(self.until)}, which is not after {on.words}: give a later day",
                giving("until"),
            )

    def apply(self, programme: Programme, on: When) -> None:
        one = self.handled(programme)
        one.snoozed, one.until, one.reason = on, self.until, self.reason


@entry("alert.woken", verb="wake")
class AlertWoken(AlertEntry):
    """Bring a snoozed alert back before its day."""

    rule: Rule
    about: About
    reason: Annotated[Text, Field(description="why it can wait no longer")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from super().refusals(programme, on)
        one = programme.handled.get(alert_key(self.rule, self.alert_subject))
        if one is None or not one.rests(on.latest):
            yield f"no alert {self.rule} about {self.about} is snoozed on {on.words}: check the rule and the thing"

    def apply(self, programme: Programme, on: When) -> None:
        one = self.handled(programme)
        one.snoozed = one.until = one.reason = None


@entry("alert.assigned", verb="assign")
class AlertAssigned(AlertEntry):
    """Say who sees to an alert; the owner of the thing stays its owner."""

    rule: Rule
    about: About
    who: Annotated[Person, Field(description="who sees to it: a post, a person or a body")]

    def apply(self, programme: Programme, on: When) -> None:
        one = self.handled(programme)
        one.assigned_to, one.assigned = self.who, on
