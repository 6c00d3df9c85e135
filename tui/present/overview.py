"""Where the programme stands, written as lines of panels: the verdict, alerts by kind, phases, progress, numbers."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from rich.cells import cell_len
from textual.content import Content

from domain.state.programme import Programme
from programme.answers.answer import Either, worded
from programme.questions.dashboard.verdict import Verdict
from programme.questions.planning.bars import MARKS, TODAY, drawn, scale
from programme.questions.planning.plan import bar_of
from programme.questions.reckoning.forecast import in_a_sentence
from programme.questions.status import Status
from programme.registers.alert import Severity
from programme.registers.alert_groups import AlertGroup
from programme.registers.consequence import Ranked
from tui.present.lines import PanelLine
from tui.shared.marks import STYLES, mark, style
from tui.shared.names import PLURALS
from tui.shared.texts import bar, heading, quiet
from tui.tables.line_table import fit

SIGNS = {"act now": "!", "attend": "•", "note": "·"}
PHASES = {"planned": "○", "under way": "▷", "live": "▶", "closed": "✔", "abandoned": "✗"}
VERDICTS: dict[Severity | None, str] = {"act now": "!", "attend": "•"}
# Narrower than this, a strip of the phases would say nothing.
LEAST_STRIP = 16


def verdict_line(found: Verdict, width: int, *, at_most: bool) -> Content:
    """Write the verdict as one line to be read from afar, as many of its figures as there is room for."""
    word = f" {VERDICTS.get(found.severity, '✔')} {found.word.upper()} "
    said = Content(word).stylize(f"reverse {_loud(found.severity)}")
    hedge = " not all certain" if at_most else ""
    said += quiet(hedge)
    room = width - cell_len(word + hedge)
    for place, figure in enumerate(found.figures):
        part = f"{' · ' if place else '  '}{figure}"
        if cell_len(part) > room:
            break
        said += Content(part).stylize("bold")
        room -= cell_len(part)
    return said


def _loud(severity: Severity | None) -> str:
    return STYLES[mark("severity", severity, date.max)] if severity in VERDICTS else STYLES["good"]


def need_lines(needs: Sequence[Ranked], gate: str, on: date, width: int) -> Iterator[PanelLine]:
    """Yield a line for each kind of alert under what follows from it, with for how long it has been so."""
    for ranked in needs:
        when = f" · {gate}" if ranked.consequence == "gate" and gate else ""
        if ranked.consequence == "information":
            said = f"· {ranked.count} for information: {ranked.groups[0].sentence}"
            yield PanelLine(quiet(fit(said, width)), ("alerts",), ranked.consequence)
            continue
        yield PanelLine(heading(f"{ranked.words}: {ranked.count}{when}"))
        for group in ranked.groups:
            yield PanelLine(_need(group, on, width), ("alerts",), group_key(ranked, group))
    if not needs:
        yield PanelLine(quiet("Nothing asks for attention on this date."))


def group_key(ranked: Ranked, group: AlertGroup) -> str:
    """Return what a line of alerts is known by from one moment to the next."""
    return f"{ranked.consequence} {group.key}"


def _need(group: AlertGroup, on: date, width: int) -> Content:
    severity = group.first.severity
    age = f" {group.age(on)}"
    mark_ = SIGNS[severity] if group.first.certain else "?"
    sign = Content(f"{mark_} ").stylize(style("severity", severity))
    return sign + Content(fit(group.sentence, max(1, width - 2 - len(age)))) + quiet(age)


def at_most_lines() -> Iterator[str]:
    """Yield why some of what is called certain may not be, and how to ask for the exact answer."""
    yield "Of so many entries only the bounds of imprecise dates are compared, not their order: "
    yield "what is called certain is so at most. Y gives the command that compares both."


def phase_lines(found: Status, programme: Programme, on: date, width: int) -> Iterator[PanelLine]:
    """Yield a line for each phase: its state, what its gate misses, and its bar on a time line with today."""
    if not found.phases:
        yield PanelLine(quiet("none yet: n, then phase plan"))
        return
    said = [_phase(phase) for phase in found.phases]
    named, gated = _widths([title for title, *_ in said], [state for _, state, _ in said], width)
    room = width - named - gated - 2
    bars = [bar_of(phase, on) for phase in programme.phases.values()]
    line = scale(bars, on, room) if room >= LEAST_STRIP else None
    for (title, state, style_), drawing, phase in zip(said, bars, found.phases, strict=True):
        text = Content(fit(title, named)) + Content(f" {fit(state, gated)} ").stylize(style_)
        if line:
            text += _strip(drawn(drawing, line, on))
        yield PanelLine(text, ("phase", "readiness", phase["ref"]), phase["ref"])
    if line:
        legend = (
            f"{MARKS['planned']} planned {MARKS['forecast']} forecast {MARKS['actual']} live {TODAY} this day"
        )
        axis = f"{line.axis():{len(line.columns)}}"
        yield PanelLine(quiet(f"{fit(legend, named + gated + 1)} {axis}"))


def _widths(titles: Sequence[str], states: Sequence[str], width: int) -> tuple[int, int]:
    """Return how wide titles and states are: as they need, or, where a strip would not fit then, less."""
    named, gated = (max(cell_len(text) for text in texts) for texts in (titles, states))
    if named + gated + 2 + LEAST_STRIP <= width:
        return named, gated
    gated = min(gated, max(12, width * 9 // 20))
    return min(named, max(12, width - gated - 2 - LEAST_STRIP)), gated


def _phase(phase: dict[str, Any]) -> tuple[str, str, str]:
    """Return what a phase is called, how it and its gate stand, and in which style that is written."""
    when = phase["planned_live"] if isinstance(phase["live"], Either) else phase["live"]
    when = when or phase["planned_live"]
    state, count = worded(phase["state"]), worded(phase["gaps"])
    gaps = f"{count} gap{'s' if count != '1' else ''}" if count not in {"", "0"} else ""
    gaps = "readiness not known" if count == "unknown" else gaps
    if (passed := phase["gaps_open_since_go_live"]) is not None and worded(passed) != count:
        gaps += f" ({worded(passed)} at go-live)"
    # “Under way 20 Dec” would say that it is so from then on.
    to_come = ", to go live" if state == "under way" else ""
    stands = f"{state}{f'{to_come} {worded(when)}' if when else ''}"
    title = f"{PHASES.get(state, ' ')} {phase['ref']} {phase['title']}"
    return title, f"{stands}{', ' if gaps else ''}{gaps}", "$text-error" if gaps else ""


def _strip(cells: str) -> Content:
    """Colour a bar: what ran, what is to come, the marks, and this day."""
    styles = {"═": "good", "-": "quiet", "·": "quiet", TODAY: "warn"}
    text = Content(cells)
    for place, cell in enumerate(cells):
        text = text.stylize(STYLES[styles[cell]] if cell in styles else "bold", place, place + 1)  # type: ignore[index]
    return text


def progress_lines(
    progress: dict[str, Any], forecasts: Sequence[dict[str, Any]], width: int
) -> Iterator[PanelLine]:
    """Yield what is done as counted, beside it what someone stated last, and when all would be done by each."""
    done, planned = progress["changes_done"], progress["changes_planned"]
    opens = ("change",)
    if planned:
        yield PanelLine(Content(f"counted {bar(done, planned, 10)} {done} of {planned}"), opens)
        for row in forecasts[:1]:
            yield PanelLine(quiet(f"  {fit(in_a_sentence(row), width - 2)}"), opens)
    else:
        yield PanelLine(quiet("no process change is on the register"), opens)
    if progress["stated_percent"] is not None:
        percent = float(progress["stated_percent"])
        by = f"{progress['stated_by']}, {worded(progress['stated_on'])}"
        yield PanelLine(
            Content(f"stated  {bar(percent, 100, 10)} {progress['stated_percent']} %") + quiet(f"  {by}"),
            opens,
        )
        for row in forecasts[-1:]:
            yield PanelLine(quiet(f"  {fit(in_a_sentence(row), width - 2)}"), opens)


def number_lines(found: Status) -> Iterator[PanelLine]:
    """Yield open risks by band, and each register that holds something, with how many are in each state."""
    risks = found.risks
    bands = ", ".join(f"{count} {band}" for band, count in risks["by_band"].items() if count)
    by_band = f": {bands}" if bands else ""
    yield PanelLine(
        Content(f"Open risks: {risks['open']}, {risks['escalated']} escalated{by_band}"), ("risk", "list")
    )
    kept = {noun: states for noun, states in found.registers.items() if noun != "phase" and states}
    named = max((len(PLURALS.get(noun, noun)) for noun in kept), default=0) + 2
    for noun, states in kept.items():
        ordered = sorted(states.items(), key=lambda one: -one[1])
        said = ", ".join(f"{count} {state}" for state, count in ordered)
        yield PanelLine(quiet(f"{PLURALS.get(noun, noun):{named}}") + Content(said), (noun, "list"), noun)
    if not kept:
        yield PanelLine(quiet("nothing yet: n records the first risk, issue, document …"))
    yield from _possible(found.possible)


def _possible(possible: Iterable[dict[str, Any]]) -> Iterator[PanelLine]:
    for place, fact in enumerate(possible):
        if place == 0:
            yield PanelLine(heading("Possible on this date, not certain"))
        said = f"#{fact['position']} {fact['entry']}: {worded(fact['effective'])}"
        yield PanelLine(Content(said), ("timeline",))
