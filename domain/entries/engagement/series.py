"""Activities that recur: a series reaches nobody by itself, only by the occasions that were held and recorded."""

from typing import Annotated

from domain.entries.engagement.activities import (
    About,
    ActivityKind,
    Groups,
    Heard,
    Messages,
    Reach,
    Times,
    hold,
)
from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Line, Text
from domain.foundation.references import GroupRef, NewActivity, NewSeries, SeriesRef
from domain.state.engagement import Activity, Mode, Series
from domain.state.programme import Programme


@entry("series.begun", verb="begin")
class SeriesBegun(Entry):
    """Begin a recurring activity; its groups count as reached each time it is held."""

    series: NewSeries
    title: Line
    kind: ActivityKind
    mode: Mode
    every_days: Annotated[
        int, Field(ge=1, le=366, description="days from one occasion to the next: 7 for weekly")
    ]
    groups: Annotated[tuple[GroupRef, ...], Field(min_length=1, description="the groups that it is for")]

    def apply(self, programme: Programme, on: When) -> None:
        programme.series[self.series] = Series(
            self.series, self.title, self.kind, self.mode, self.every_days, on, self.groups
        )


@entry("series.held", verb="hold")
class SeriesHeld(Entry):
    """Record that an activity of a series was held, once or several times within the given dates."""

    series: SeriesRef
    activity: NewActivity
    groups: Groups
    times: Times = None
    messages: Messages = ()
    about: About = ()
    reach: Reach = None
    heard: Heard = None

    def apply(self, programme: Programme, on: When) -> None:
        series = programme.series[self.series]
        series.last, series.held = on, series.held + (self.times or 1)
        hold(
            programme,
            Activity(
                ref=self.activity, title=series.title, kind=series.kind, mode=series.mode, held=on,
                groups=self.groups, messages=self.messages, about=self.about, reach=self.reach,
                times=self.times, series=series.ref, heard=self.heard,
            ),
        )  # fmt: skip


@entry("series.ended", verb="end")
class SeriesEnded(Entry):
    """End a recurring activity."""

    series: SeriesRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        series = programme.series[self.series]
        series.state, series.reason = "ended", self.reason
