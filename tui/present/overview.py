"""Where the programme stands, written as lines: alerts by kind, phases, progress, and registers in numbers."""

from collections.abc import Iterator, Sequence
from typing import Any

from textual.content import Content
from textual.widgets.option_list import Option

from programme.answers.answer import Either, worded
from programme.questions.reckoning.forecast import in_a_sentence
from programme.questions.status import Status
from programme.registers.alert_groups import AlertGroup
from tui.shared.marks import style
from tui.shared.names import PLURALS
from tui.shared.texts import TextLine, bar, heading, labelled, quiet

SIGNS = {"act now": "!", "attend": "•", "note": "·"}
PHASES = {"planned": "○", "under way": "▷", "live": "▶", "closed": "✔", "abandoned": "✗"}


def options(groups: Sequence[AlertGroup]) -> Iterator[Option]:
    """Yield the alerts under the word for how grave they are."""
    severity = ""
    for group in groups:
        if group.word != severity:
            severity = group.word
            count = sum(len(other.alerts) for other in groups if other.word == severity)
            yield Option(heading(f"{severity}: {count}"), disabled=True)
        yield Option(alert_text(group), id=group.key)
    if not severity:
        yield Option(Content("Nothing asks for attention on this date."), disabled=True)


def alert_text(group: AlertGroup) -> Content:
    """Write an alert, or one for several of its kind."""
    severity = group.first.severity
    sign = Content(f"{SIGNS[severity]} ").stylize(style("severity", severity))
    return sign + Content(group.sentence) + quiet(f", {group.since_words}")


def at_most_lines() -> Iterator[TextLine]:
    """Yield why some of what is called certain may not be, and how to ask for the exact answer."""
    yield quiet(
        "Of so many entries only the bounds of imprecise dates are compared, not their order: what is called certain "
        "is so at most. Y gives the command that compares both."
    )
    yield Content("")


def overview_lines(found: Status, forecasts: Sequence[dict[str, Any]] = ()) -> Iterator[TextLine]:
    """Yield the lines of where the programme stands."""
    yield heading("Phases")
    yield from phase_lines(found)
    if not found.phases:
        yield quiet("none yet: n, then phase plan")
    yield Content("")
    yield heading("Progress of process changes")
    yield from progress_lines(found.progress, forecasts)
    yield Content("")
    risks = found.risks
    yield heading(f"Open risks: {risks['open']}, {risks['escalated']} escalated")
    for band, count in risks["by_band"].items():
        if count:
            yield Content(f"{band.ljust(10)}{bar(count, risks['open'], 10)} {count}")
    yield Content("")
    yield heading("Registers")
    yield from labelled(register_lines(found))
    if not any(found.registers.values()):
        yield quiet("nothing yet: n records the first risk, issue, document …")
    if found.possible:
        yield Content("")
        yield heading("Possible on this date, not certain")
        for fact in found.possible:
            yield Content(f"#{fact['position']} {fact['entry']}: {worded(fact['effective'])}")


def phase_lines(found: Status) -> Iterator[TextLine]:
    """Yield a line for each phase with its state and its gaps."""
    for phase in found.phases:
        when = phase["planned_live"] if isinstance(phase["live"], Either) else phase["live"]
        when = when or phase["planned_live"]
        count = worded(phase["gaps"])
        gaps = f", {count} gap{'s' if count != '1' else ''}" if count not in {"", "0"} else ""
        if count == "unknown":
            gaps = ", readiness not known"
        elif (passed := phase["gaps_open_since_go_live"]) is not None and worded(passed) != count:
            gaps += f" (it went live with {worded(passed)})"
        state = worded(phase["state"])
        yield Content(f"{PHASES.get(state, ' ')} {phase['ref']} {phase['title']}")
        # “Under way 20 Dec” would say that it is so from then on.
        to_come = ", to go live" if state == "under way" else ""
        yield quiet(f"  {state}{f'{to_come} {worded(when)}' if when else ''}") + Content(gaps).stylize(
            "$text-error"
        )


def progress_lines(progress: dict[str, Any], forecasts: Sequence[dict[str, Any]] = ()) -> Iterator[TextLine]:
    """Yield what is done as counted, beside it what someone stated last, and when all would be done by each."""
    done, planned = progress["changes_done"], progress["changes_planned"]
    if planned:
        yield Content(f"counted {bar(done, planned, 10)} {done} of {planned}")
        yield from (quiet(f"  {in_a_sentence(row)}") for row in forecasts[:1])
    else:
        yield quiet("no process change is on the register")
    if progress["stated_percent"] is not None:
        percent = float(progress["stated_percent"])
        yield Content(f"stated  {bar(percent, 100, 10)} {progress['stated_percent']} %")
        yield quiet(f"  {progress['stated_by']}, {worded(progress['stated_on'])}")
        yield from (quiet(f"  {in_a_sentence(row)}") for row in forecasts[-1:])


def register_lines(found: Status) -> Iterator[tuple[str, str]]:
    """Yield each register that holds something, with how many are in each state."""
    for noun, states in found.registers.items():
        if noun == "phase" or not states:
            continue
        said = ", ".join(
            f"{count} {state}" for state, count in sorted(states.items(), key=lambda kept: -kept[1])
        )
        yield PLURALS.get(noun, noun), said
