"""How a programme scores and how often it looks: scale, bands, tolerances and review intervals."""

from collections.abc import Iterator
from functools import cache
from typing import Literal

from domain.foundation.dates import When
from domain.foundation.values import State, Value

Band = Literal["low", "medium", "high", "very high"]
BANDS: tuple[Band, ...] = ("low", "medium", "high", "very high")
NINE_CHARACTERISTICS = (
    "age", "disability", "gender reassignment", "marriage and civil partnership", "pregnancy and maternity",
    "race", "religion or belief", "sex", "sexual orientation",
)  # fmt: skip


SIX_STRANDS = ("age", "disability", "gender", "race", "religion or belief", "sexual orientation")


class Scale(Value, frozen=True):
    """A likelihood × impact scale; `medium`, `high` and `very_high` are the lowest scores of those bands."""

    name: str = "5×5"
    likelihoods: tuple[str, ...] = ("rare", "unlikely", "possible", "likely", "almost certain")
    impacts: tuple[str, ...] = ("negligible", "minor", "moderate", "major", "severe")
    medium: int = 5
    high: int = 10
    very_high: int = 20

    def band(self, score: int) -> Band:
        """Name the band of a score; bands are for talking, not for ranking (Cox 2008)."""
        if score >= self.very_high:
            return "very high"
        if score >= self.high:
            return "high"
        return "medium" if score >= self.medium else "low"

    @property
    def highest(self) -> int:
        """The highest score that can be given."""
        return len(self.likelihoods) * len(self.impacts)

    def misfits(self, likelihood: int, impact: int) -> Iterator[str]:
        """Yield why a likelihood or an impact is not on the scale."""
        for word, value, names in (
            ("likelihood", likelihood, self.likelihoods),
            ("impact", impact, self.impacts),
        ):
            if not 1 <= value <= len(names):
                listed = ", ".join(f"{number} {name}" for number, name in enumerate(names, 1))
                yield f"{word} {value} is not on the scale: choose {listed}"


@cache
def ranking_faults(scale: Scale) -> tuple[str, ...]:
    """Return where a cell bands above another although its product of midpoints, its expected loss, is smaller.

    Cox (2008): a band that spans more than the step between its neighbours ranks worse than it seems to.
    """
    rows, columns = len(scale.likelihoods), len(scale.impacts)
    cells = [
        ((row - 0.5) / rows * (column - 0.5) / columns, BANDS.index(scale.band(row * column)), row, column)
        for row in range(1, rows + 1)
        for column in range(1, columns + 1)
    ]
    return tuple(
        f"likelihood {row} × impact {column} is banded {BANDS[band]} above "
        f"likelihood {other_row} × impact {other_column} ({BANDS[other_band]}), "
        "whose expected loss is greater"
        for loss, band, row, column in cells
        for other_loss, other_band, other_row, other_column in cells
        if band > other_band and loss < other_loss
    )


class Policy(State):
    """The programme's present rules of scoring and looking; days and months are whole numbers of at least 1.

    Defaults of the profile uk-public-sector: review intervals by band follow common UK practice, which no standard
    fixes; 28 days while a function moves and 30 and 90 days of silence follow the programme's own vocabulary.
    """

    profile: str = "uk-public-sector"
    # In which “today” and days are meant, by its name in the IANA time zone database.
    time_zone: str = "Europe/London"
    scale: Scale = Scale()
    scale_set: When | None = None
    risk_review_low_days: int = 90
    risk_review_medium_days: int = 60
    risk_review_high_days: int = 30
    risk_review_very_high_days: int = 14
    risk_review_moving_days: int = 28
    register_stale_days: int = 30
    register_abandoned_days: int = 90
    acknowledge_days: int = 7
    update_days: int = 30
    draft_stale_days: int = 90
    sop_review_months: int = 12
    eia_review_months: int = 12
    tolerance: int = 9
    measure_days: int = 100
    tolerances: dict[str, int] = {}
    characteristics: tuple[str, ...] = NINE_CHARACTERISTICS
    group_reach_days: int = 60
    # A message that is cascaded from briefing to briefing is with everyone in a fortnight, or it is stuck somewhere.
    message_reach_days: int = 14
    contract_notice_days: int = 30
    # A quarter: an inspector comes to most units no oftener, and a claim nobody looked at for longer proves nothing.
    verification_days: int = 90
    # A quarter: who has answered and heard nothing by then does not answer the next survey.
    survey_follow_up_days: int = 90
    # A response costs one meeting of those who manage the programme, and they meet every month at the least.
    finding_response_days: int = 30
    # Two such meetings: a lesson is first talked over and then decided on, or it waits for nobody in particular.
    lesson_decision_days: int = 60
    # A quarter: long enough to change an SOP or a plan, and about as far off as the phase that is to profit from it.
    lesson_application_days: int = 90
    # Every scale there was, by its name: a score names the one that it was made on.
    scales: dict[str, Scale] = {}
    # A manager who looks at each once in a four-week month takes up half a day every other day.
    post_load: int = 15
    # Below five, a figure tells those who know the place whom it is about: the usual threshold of official statistics.
    small_number: int = 5
    # Once is illness and twice is leave; whoever is not there a third time running is not a member in fact.
    forum_absences: int = 3
    # Those who manage the programme meet every month: an older forecast was not renewed for their meeting.
    forecast_days: int = 30
    # A fortnight: nobody reports because of less, and a month's meeting has time to act on it still.
    slippage_days: int = 14

    def risk_review_days(self, band: str) -> int:
        """Return the most days between two reviews of a risk in that band."""
        return {
            "low": self.risk_review_low_days,
            "medium": self.risk_review_medium_days,
            "high": self.risk_review_high_days,
            "very high": self.risk_review_very_high_days,
        }[band]

    def tolerated(self, category: str) -> int:
        """Return the highest residual score tolerated in a category without escalation."""
        return self.tolerances.get(category, self.tolerance)


def profile(name: str) -> Policy:
    """Return the named bundle of defaults, as it was when this version of the profile was published."""
    if name == "uk-police-2009":
        return Policy(
            profile=name,
            # A four-weekly performance meeting and three-year SOP reviews were the force's own practice then.
            risk_review_high_days=28,
            sop_review_months=36,
            # The general duties of 2000, 2006 and 2007 with force policy: six strands, before the Act of 2010.
            characteristics=SIX_STRANDS,
        )
    return Policy()
