"""How a programme scores and how often it looks: scale, bands, tolerances and cadences, all changeable by entries."""

from collections.abc import Iterator
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Checked, Field
from domain.foundation.dates import When
from domain.foundation.fields import Line, Text
from domain.foundation.phrases import Sentence
from domain.rules.tolerance import settle_all
from domain.state.policy import Scale, profile
from domain.state.programme import Programme

Category = Literal[
    "strategy", "governance", "operations", "legal", "property", "financial", "commercial", "people",
    "technology", "information", "security", "programme", "reputational",
]  # fmt: skip  # one line a row of Orange Book (2023) annex 4
Setting = Literal[
    "risk_review_low_days", "risk_review_medium_days", "risk_review_high_days", "risk_review_very_high_days",
    "risk_review_moving_days", "register_stale_days", "register_abandoned_days", "acknowledge_days", "update_days",
    "draft_stale_days", "sop_review_months", "eia_review_months", "tolerance",
    "measure_days",
    "group_reach_days", "message_reach_days",
    "contract_notice_days", "verification_days", "survey_follow_up_days",
    "finding_response_days", "lesson_decision_days", "lesson_application_days",
    "post_load", "small_number", "forum_absences", "forecast_days", "slippage_days",
]  # fmt: skip


@entry("policy.profile-adopted", verb="adopt")
class ProfileAdopted(Entry):
    """Adopt a named bundle of scoring and review rules."""

    profile: Literal["uk-public-sector", "uk-police-2009"]

    def apply(self, programme: Programme, on: When) -> None:
        before = programme.policy
        programme.policy = profile(self.profile)
        programme.policy.time_zone = before.time_zone
        programme.policy.scales = before.scales
        if before.scale != programme.policy.scale:
            programme.policy.scales = {**before.scales, before.scale.name: before.scale}
            programme.policy.scale_set = on
        settle_all(programme, on)


@entry("policy.setting-changed", verb="set")
class SettingChanged(Entry):
    """Change a review interval or the general tolerance, with a reason."""

    setting: Setting
    value: Annotated[
        int, Field(ge=1, le=3650, description="days, months, a score or a number, as the setting's name says")
    ]
    reason: Text

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if self.setting == "tolerance":
            yield from out_of_reach(programme.policy.scale, self.value)

    def apply(self, programme: Programme, on: When) -> None:
        setattr(programme.policy, self.setting, self.value)
        if self.setting == "tolerance":
            settle_all(programme, on)


@entry("policy.tolerance-set", verb="tolerate")
class ToleranceSet(Entry):
    """Set the highest tolerated residual score of one risk category."""

    category: Category
    tolerance: Annotated[int, Field(ge=1, le=100)]
    reason: Text

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from out_of_reach(programme.policy.scale, self.tolerance)

    def apply(self, programme: Programme, on: When) -> None:
        programme.policy.tolerances[self.category] = self.tolerance
        settle_all(programme, on)


@entry("policy.scale-set", verb="scale")
class ScaleSet(Entry):
    """Replace the likelihood × impact scale; risks keep the scale on which they were scored."""

    name: Line
    likelihoods: Annotated[tuple[Line, ...], Field(min_length=3, max_length=10)]
    impacts: Annotated[tuple[Line, ...], Field(min_length=3, max_length=10)]
    medium: Annotated[int, Field(ge=2, description="lowest score of the medium band")]
    high: Annotated[int, Field(ge=3, description="lowest score of the high band")]
    very_high: Annotated[int, Field(ge=4, description="lowest score of the very high band")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if not self.medium < self.high < self.very_high <= len(self.likelihoods) * len(self.impacts):
            yield "the bands must begin at rising scores no higher than the top of the scale: medium < high < very high"
        policy = programme.policy
        named = {**policy.scales, policy.scale.name: policy.scale}.get(self.name)
        if named is not None and named != self.scale:
            yield f"“{self.name}” is the name of another scale already: give this one a name of its own"

    @property
    def scale(self) -> Scale:
        """The scale that it sets."""
        return Scale(self.name, self.likelihoods, self.impacts, self.medium, self.high, self.very_high)

    def apply(self, programme: Programme, on: When) -> None:
        policy = programme.policy
        policy.scales[policy.scale.name] = policy.scale
        policy.scale_set, policy.scale = on, self.scale
        settle_all(programme, on)


def out_of_reach(scale: Scale, tolerance: int) -> Iterator[Sentence]:
    """Yield that no score can be above a tolerance, which would tolerate everything without saying so."""
    if tolerance >= scale.highest:
        yield (
            f"no score on the scale {scale.name} is above {tolerance}: "
            f"give a tolerance from 1 to {scale.highest - 1}"
        )


def _zone(name: str) -> str:
    from zoneinfo import available_timezones  # noqa: PLC0415 - lists the time zones of the machine

    zones = {zone.casefold(): zone for zone in available_timezones()}
    if name.casefold() not in zones:
        message = f"“{name[:40]}” is no time zone: name one as Europe/London or Asia/Hong_Kong"
        raise ValueError(message)
    return zones[name.casefold()]


@entry("policy.time-zone-set", verb="time-zone")
class TimeZoneSet(Entry):
    """Set the time zone of the programme: “today” and every day are meant in it, wherever people are."""

    zone: Annotated[Line, Checked(after=_zone), Field(description="such as Europe/London")]

    def apply(self, programme: Programme, on: When) -> None:
        programme.policy.time_zone = self.zone
