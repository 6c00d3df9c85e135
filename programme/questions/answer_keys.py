"""The reference of answers: the keys of the JSON that every question answers with."""

from collections.abc import Iterator
from typing import get_args

from programme.evidence.kept_files import FIELDS as MISSING_FIELDS
from programme.questions.alerting import FIELDS as ALERT_FIELDS
from programme.questions.before_after import FIELDS as AROUND_FIELDS
from programme.questions.comparison import FIELDS as COMPARISON_FIELDS
from programme.questions.comparison_in_brief import FIELDS as BRIEF_FIELDS
from programme.questions.contradictions import FIELDS as CONTRADICTION_FIELDS
from programme.questions.hindsight import FIELDS as HINDSIGHT_FIELDS
from programme.questions.in_force.contract import FIELDS as CONTRACT_FIELDS
from programme.questions.in_force.policy import FIELDS as POLICY_FIELDS
from programme.questions.people import FIELDS as PEOPLE_FIELDS
from programme.questions.people import OWN_FIELDS
from programme.questions.planning.plan import FIELDS as PLAN_FIELDS
from programme.questions.planning.trend import FIELDS as TREND_FIELDS
from programme.questions.readiness import FIELDS as READINESS_FIELDS
from programme.questions.reckoning.cost_totals import FIELDS as COST_FIELDS
from programme.questions.reckoning.forecast import FIELDS as FORECAST_FIELDS
from programme.questions.reckoning.totals import FIELDS as TOTAL_FIELDS
from programme.questions.silences import FIELDS as SILENCE_FIELDS
from programme.questions.surveys import FIELDS as SURVEY_FIELDS
from programme.questions.timeline import FIELDS as TIMELINE_FIELDS
from programme.questions.why import FIELDS as WHY_FIELDS
from programme.registers.all_contradictions import Kind
from programme.registers.all_listings import LISTINGS


def answers() -> str:
    """Return the reference of the JSON that questions answer with."""
    parts = [
        "# Answers as JSON",
        "",
        "Written by `python -m programme.reference`; do not edit. Keys are stable: they are added to, never renamed.",
        "",
        "Every answer holds `programme` (its name, null when nothing was known), `as_of` (ISO date), `as_known`",
        "(UTC stamp, null for now), `position` (the last entry that counts), `known_by_evidence` (how many later ones",
        "count, because evidence shows that they were known then) and `known` (whether anything was known).",
        'Figures and sums of money are exact decimals and stand as text (`"1234.5"`), so that no reader rounds them.',
        "Lists hold `title` and `rows`. Dates are ISO 8601; when a fact was so is EDTF (`2008-01`, `2007-12~`).",
        "",
        "Where imprecise dates leave open what was so ([time](time.md)), lists of registers, `alerts` and `hindsight`",
        "hold in `rows` what is certain to be there, with `certain` (whether all that the row says is) and `possible`",
        "(what else some columns may say, by their keys); and beside `rows`, in `possible`, rows of what is only",
        "possibly there. `certain_at_most` is true where only the two bounds of the dates were compared, because more",
        "would take too long: then what is called certain is so at most. In CSV a last column, `certain`, tells them",
        "apart.",
        "",
        "## programme status",
        "",
        "`lead`, `purpose`, `progress` (`changes_done`, `changes_planned`, `stated_percent`, `stated_on`,",
        "`stated_by`), `phases` (rows of `phase list`), `risks` (`open`, `by_band`, in which what was scored on",
        "another scale is counted apart, `escalated`), `registers` (for each noun, how many are in each `status`",
        "of its list, or else `state`), `alerts_by_severity`, `alerts`, `possible` (facts that may be so on the date",
        "but are not certain: `position`, `entry`, `effective`), `possible_alerts` (alerts that may be true and are",
        "not certain), and `possible_registers` (the registers whose numbers are not certain, as they are if every",
        "date is as early as it can be).",
        "",
        "## programme alerts",
        "",
        "`since` is the day at the latest; a certain alert has been true since a day from `since_earliest` to",
        "`since_latest`, and a possible one has no latest day:",
        "",
        *_keys([(field.key, field.header) for field in ALERT_FIELDS]),
        "",
        "## programme contradictions",
        "",
        "Each row holds the two sides of one matter; `kind` is one of "
        + ", ".join(f"`{kind}`" for kind in get_args(Kind))
        + ";",
        "`one_entries` and `other_entries` are positions in the journal:",
        "",
        *_keys([(field.key, field.header) for field in CONTRADICTION_FIELDS]),
        "",
        "## programme silences",
        "",
        "Each row is a stretch of days; `entry` is the position of the last entry before it:",
        "",
        *_keys([(field.key, field.header) for field in SILENCE_FIELDS]),
        "",
        "## programme timeline",
        "",
        *_keys([(field.key, field.header) for field in TIMELINE_FIELDS]),
        "- `fields`: the entry's own fields as recorded, see [entries](entries.md)",
        "",
        "## programme why REF",
        "",
        *_keys([(field.key, field.header) for field in WHY_FIELDS]),
        "",
        "## programme show REF",
        "",
        "`ref`, `kind`, `fields` (how it stands), `alerts`, `decisions` (those that touch it, as they stand), `linked`",
        "(references its history names), `history` (rows of the timeline), `shown_by` (of a lesson, the entries that",
        "show it and that it was applied, as rows of the timeline). The fields of a measure also hold",
        "`worked_out` (each change that its figures give, with `stated` beside it and `differs`) and",
        "`around_go_lives` (rows of `measure phases`). Those of a survey hold `answered_at_least` (the fewest people",
        "who can have given its shares), `answered_differently` (statements whose shares it does not fit), `results`",
        "(its statements, ranked); those of a survey statement hold `answers` (in each survey: `shares` and `counts`",
        "of scores 0 to 6, the counts being of the fewest people where shares were given, `positive`, `negative`,",
        "`mean`, `rank`, `answered`, `adds_up`) and `quoted` (each `stated` share beside what is `worked_out`, and",
        "whether it `differs`).",
        "",
        "## programme compare",
        "",
        "`from` (the first moment, as every answer has its own) and `rows`; `cause` is any of `time passed`, `new",
        "fact` and `correction`, `entries` the positions that made the difference; `what` is a column of the register,",
        "`is new` or `is gone`:",
        "",
        *_keys([(field.key, field.header) for field in COMPARISON_FIELDS]),
        "",
        "With `--brief` each row is a register; `changed` counts things, however much of them differs:",
        "",
        *_keys([(field.key, field.header) for field in BRIEF_FIELDS]),
        "",
        "## programme hindsight",
        "",
        "`knowing` (now or then), `first` and `last` (the days looked at), `rules` (each with the `stretches` of",
        "days on which any alert of it certainly stood, the `possible_stretches` on which one stood or may have, and",
        "in days `days_certain` and, beyond those, `days_possible`), `go_lives` (each `phase`, the `day_before` it",
        "went live, what that is before in `words`, and the `alerts` and `possible_alerts` of that day; twice when the",
        "day of a go-live is not known: before the first and before the last day it may have been), `rows` (stretches",
        "that are certain) and `possible` (those that are not):",
        "",
        *_keys([(field.key, field.header) for field in HINDSIGHT_FIELDS]),
        "",
        "## programme snapshot",
        "",
        "As on paper, in words: `since` and `since_position` (what movement is measured against), `title`, `moment`,",
        "`sections` (each `title` and `blocks`; a block is a `text`, or a `caption` with `rows` by their headers and",
        "`more`), and `checkpoint` (its three lines). Figures to reckon with are in `risk list`, `alerts` and the",
        "other lists.",
        "",
        "## programme phase readiness REF",
        "",
        "Everything that is asked of a phase before it goes live; `state` is `there`, `missing`, `possibly there`",
        "when imprecise dates leave that open (it counts as missing), or `accepted` when the phase went live without",
        "it, which somebody accepted:",
        "",
        *_keys([(field.key, field.header) for field in READINESS_FIELDS]),
        "",
        "## programme plan",
        "",
        "Each phase and after it its milestones; `strip` is its bar on the time line that the title explains:",
        "",
        *_keys([(field.key, field.header) for field in PLAN_FIELDS]),
        "",
        "## programme milestone trend",
        "",
        "A row for each date that was planned, forecast or reached, by the day on which it was said:",
        "",
        *_keys([(field.key, field.header) for field in TREND_FIELDS]),
        "",
        "## programme evidence missing",
        "",
        "`state` is `gone`, `changed` or `not stated` (of a file that is kept), `not kept` (an entry names its digest",
        "alone) or `left over`:",
        "",
        *_keys([(field.key, field.header) for field in MISSING_FIELDS]),
        "",
        "## programme people",
        "",
        *_keys([(field.key, field.header) for field in PEOPLE_FIELDS]),
        "",
        "With a name, a row for each thing that person or post answers for:",
        "",
        *_keys([(field.key, field.header) for field in OWN_FIELDS]),
        "",
        "## programme measure phases",
        "",
        *_keys([(field.key, field.header) for field in AROUND_FIELDS]),
        "",
        "## programme benefit totals",
        "",
        *_keys([(field.key, field.header) for field in TOTAL_FIELDS]),
        "",
        "## programme cost totals",
        "",
        "`what` is `budget`, `forecast`, `spend`, `not counted`, or of cashable benefits `brought` or `expected`:",
        "",
        *_keys([(field.key, field.header) for field in COST_FIELDS]),
        "",
        "## programme programme forecast",
        "",
        "A straight line from the start of the programme, by what is counted and by each stated figure; `earliest` and",
        "`latest` are the bounds, null where no pace follows:",
        "",
        *_keys([(field.key, field.header) for field in FORECAST_FIELDS]),
        "",
        "## programme policy show",
        "",
        *_keys([(field.key, field.header) for field in POLICY_FIELDS]),
        "",
        "## programme contract show",
        "",
        *_keys([(field.key, field.header) for field in CONTRACT_FIELDS]),
        "",
        "## programme survey results REF",
        "",
        "Rows of `statement list`, of one survey, by their positives.",
        "",
        "## programme survey compare REF REF",
        "",
        *_keys([(field.key, field.header) for field in SURVEY_FIELDS]),
        "",
        "## programme revisit outlook",
        "",
        "`contract` (null when none is agreed; else `inspectorate`, `agreed`, `parties`, `state`, `deadline`,",
        "`days_to_deadline`, `next_date` (the further revisit's, if one was scheduled), `days_to_next_date`,",
        "`revisits`), `provisions` (each recommendation and management consideration, its sub-points after it:",
        "`ref`, `of`, `title`, `state`, `lead`, `due`, `days`), `targets` (rows of `target list`), `outcome` (what",
        "the verified state would earn, null without a contract), `reasons` (sentences), and `if_claims_hold`",
        "(`outcome` and `reasons` if all that is claimed as implemented were verified).",
    ]
    for listing in LISTINGS.values():
        parts += ["", f"## programme {listing.noun} list", "", f"{listing.title}; each row:", ""]
        parts += _keys([(column.key, column.header) for column in listing.columns])
    return "\n".join(parts) + "\n"


def _keys(keys: list[tuple[str, str]]) -> Iterator[str]:
    return (f"- `{key}`: {header}" for key, header in keys)
