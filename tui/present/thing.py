"""Everything about one thing, written as lines: how it stands, what asks for attention, and how its score moved."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from textual.content import Content

from domain.foundation.dates import When, day_words
from domain.foundation.references import kind_of
from domain.rules.readiness import gaps, is_known
from domain.state.phases import Phase
from domain.state.programme import Programme
from domain.state.risks import Score
from programme.answers.answer import worded
from programme.journal.view import View
from programme.questions.planning.trend import trend_chart
from programme.questions.showing import Shown, claim_line, decision_line, entry_line
from programme.registers.all_alerts import Alert
from programme.registers.called import title_of
from tui.present.overview import SIGNS
from tui.present.risk_page import bow_tie_lines, score_chart
from tui.present.surveys import statement_lines, survey_lines
from tui.shared.app_words import in_the_app
from tui.shared.marks import style
from tui.shared.names import is_reference, line
from tui.shared.texts import TextLine, heading, labelled, quiet, spark

# The statement says them, or a section of their own does.
ELSEWHERE = frozenset(
    {
        *("title", "name", "cause", "event", "effect", "inherent", "residual", "target", "state", "previous"),
        *("answers", "quoted", "results", "answered_at_least", "answered_differently"),
    }
)
# A section shows the entries themselves.
SHOWN_BELOW = frozenset({"shown_by", "applied_in"})
ENDED = frozenset({"closed", "abandoned"})
# How wide and how high the trend of a milestone is drawn.
TREND = (76, 10)


def detail_lines(view: View, shown: Shown) -> Iterator[TextLine]:
    """Yield the lines of the detail screen."""
    programme, fields = view.programme, shown.fields
    if title := title_of(programme, shown.ref):
        yield heading(title)
    if statement := fields.get("statement"):
        yield Content(statement)
    if shown.history:
        yield quiet(f"Last touched by {last_touch(shown.history)}")
    for alert in shown.alerts:
        yield from alert_lines(alert)
    if "residual" in fields:
        yield from score_lines(shown, view)
    if put := programme.statements.get(shown.ref):
        yield from statement_lines(programme, put)
    thing = programme.phases.get(shown.ref)
    if isinstance(thing, Phase) and thing.state not in ENDED:
        yield from gap_lines(programme, thing)
    yield Content("")
    yield from labelled(field_pairs(programme, shown))
    if milestone := programme.milestones.get(shown.ref):
        yield from section("Trend of its dates", trend_chart([milestone], *TREND).splitlines())
    if survey := programme.surveys.get(shown.ref):
        yield from survey_lines(programme, survey)
    yield from section("Decisions", map(decision_line, shown.decisions))
    yield from section("Shown by", map(entry_line, shown.shown_by))
    yield from section("Recorded from it", map(entry_line, shown.recorded))
    yield from section("Claimed where its evidence points (l opens one)", map(claim_line, shown.claims))


def last_touch(history: Sequence[dict[str, Any]]) -> str:
    """Say who recorded the last entry about a thing, and when: `Bo Finch: risk assess, 20 Feb 2008 (#6)`."""
    last = max(history, key=lambda entry: entry["position"])
    return f"{last['by']}: {last['entry']}, {last['effective'].words} (#{last['position']})"


def section(title: str, lines: Iterable[str]) -> Iterator[TextLine]:
    """Yield lines under a heading; nothing when there are none."""
    for place, text in enumerate(lines):
        if place == 0:
            yield Content("")
            yield heading(title)
        yield Content(text)


def alert_lines(alert: Alert) -> Iterator[TextLine]:
    """Yield an alert and what clears it."""
    latest = " at the latest" if alert.at_latest else ""
    clears = in_the_app(alert.clears)
    yield (
        Content(f"{SIGNS[alert.severity]} {alert.severity}: ").stylize(style("severity", alert.severity))
        + Content(alert.sentence)
        + quiet(f", since {day_words(alert.since)}{latest}; cleared by {clears}")
    )


def score_lines(shown: Shown, view: View) -> Iterator[TextLine]:
    """Yield the three scores of a risk, how the residual one moved, and its bow-tie."""
    yield Content("")
    yield heading("Scores")
    names = ("inherent", "residual", "target")
    yield from labelled(
        [
            (
                name,
                score_words(shown.fields[name], view.programme)
                if shown.fields[name]
                else quiet("not scored"),
            )
            for name in names
        ]
    )
    points = score_history(shown)
    if len(points) > 1:
        scale = view.programme.policy.scale
        line_ = spark([value for _, value in points], len(scale.likelihoods) * len(scale.impacts))
        dated = " → ".join(f"{value} ({when.words})" for when, value in points)
        yield quiet("history   ") + Content(f"{line_} ").stylize("bold") + Content(dated)
        yield from score_chart(points, scale, view.on)
    if shown.bow_tie is not None:
        yield Content("")
        yield from bow_tie_lines(shown.bow_tie)


def score_words(score: Score, programme: Programme) -> Content:
    """Write a score: `16 high = 4 likely × 4 major, 27 Jan 2009: why`."""
    scale = programme.policy.scale
    likelihood = _name(scale.likelihoods, score.likelihood) if scale.name == score.scale else ""
    impact = _name(scale.impacts, score.impact) if scale.name == score.scale else ""
    said = f" = {score.likelihood}{likelihood} × {score.impact}{impact}, {score.on.words}: {score.basis}"
    return Content(f"{score.value} {score.band}").stylize(f"bold {style('band', score.band)}") + Content(said)


def _name(names: tuple[str, ...], number: int) -> str:
    return f" {names[number - 1]}" if 1 <= number <= len(names) else ""


def score_history(shown: Shown) -> list[tuple[When, int]]:
    """Return every residual score of a risk with the date of each."""
    return [
        (entry["effective"], entry["fields"]["likelihood"] * entry["fields"]["impact"])
        for entry in shown.history
        if entry["entry"] == "risk assess"
        and entry["fields"]["score"] == "residual"
        and not entry["status"].startswith("withdrawn")
    ]


def gap_lines(programme: Programme, phase: Phase) -> Iterator[TextLine]:
    """Yield what a phase is missing, and what would close each gap."""
    missing = gaps(programme, phase)
    yield Content("")
    said = f"{len(missing)} missing" if missing else "nothing is missing"
    if not is_known(programme, phase):
        said = "not known, as no process change is attached"
    yield heading(f"Readiness: {said}")
    for gap in missing:
        accepted = phase.accepted.get(gap.key)
        when = f", accepted {accepted.words}" if accepted else ""
        if gap.key in phase.unaccepted:
            when = ", accepted by nobody"
        closed = in_the_app(gap.clears)
        yield (
            Content("! ").stylize("bold $text-error")
            + Content(gap.sentence)
            + quiet(f"{when}; closed by {closed}")
        )


def field_pairs(programme: Programme, shown: Shown) -> Iterator[tuple[str, str | Content]]:
    """Yield each field that says something: first those that name things, with what they are called."""
    fields = {name: value for name, value in shown.fields.items() if not _elsewhere(name, shown)}
    for name in sorted(fields, key=lambda name: not isinstance(fields[name], list)):
        label = name.replace("_", " ")
        for place, text in enumerate(value_lines(programme, fields[name])):
            yield label if place == 0 else " " * len(label), text


def _elsewhere(name: str, shown: Shown) -> bool:
    """Tell whether a field is shown in another place; without a statement, cause and effect have none."""
    if name in SHOWN_BELOW:
        return bool(shown.shown_by)
    said = name in ELSEWHERE or name == "statement"
    return said and not (name in {"cause", "event", "effect"} and "statement" not in shown.fields)


def value_lines(programme: Programme, value: Any) -> Iterator[str]:  # noqa: ANN401 - a field holds any value
    """Yield a value as lines: one for each thing it names."""
    match value:
        case None | "" | () | [] | False:
            return
        case str() if known(programme, value):
            yield line(programme, value)
        case list() | tuple():
            for part in value:
                yield from value_lines(programme, part)
        case When():
            yield value.words
        case Mapping():
            for key, part in value.items():
                yield f"{key}: {worded(part)}"
        case msgspec.Struct():
            yield ", ".join(_said_of(value))
        case _:
            yield from (worded(value).splitlines() or [""])


def _said_of(value: msgspec.Struct) -> Iterator[str]:
    """Yield what each part of a value says; what is only so or not so is said by its name."""
    for name in value.__struct_fields__:
        part = getattr(value, name)
        label = name.replace("_", " ")
        if part is True:
            yield label
        elif part is not False and (text := worded(part)):
            yield f"{label} {text}"


def known(programme: Programme, text: str) -> bool:
    """Tell whether a text is the reference of something in the programme."""
    return is_reference(text) and text in getattr(programme, kind_of(text).register)
