"""Where the programme stands, written as lines: alerts by kind, phases, progress, and registers in numbers."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from textual.content import Content
from textual.widgets.option_list import Option

from programme.answers.answer import Either, worded
from programme.questions.status import Status
from programme.registers.all_alerts import Alert
from tui.shared.marks import style
from tui.shared.names import PLURALS
from tui.shared.texts import TextLine, bar, heading, labelled, quiet

SIGNS = {"act now": "!", "attend": "•", "note": "·"}
PHASES = {"planned": "○", "under way": "▷", "live": "▶", "closed": "✔", "abandoned": "✗"}


class AlertGroup(msgspec.Struct, frozen=True):
    """Alerts of one severity whose rules begin alike, the oldest first."""

    rule: str
    alerts: tuple[Alert, ...]

    @property
    def key(self) -> str:
        """What the group is known by, from one moment to the next."""
        return f"{self.rule} {self.word}"

    @property
    def word(self) -> str:
        """How grave its alerts are, and whether they are certain."""
        return self.first.severity if self.first.certain else f"possibly {self.first.severity}"

    @property
    def first(self) -> Alert:
        """The one that speaks for all of them."""
        return self.alerts[0]


def grouped(alerts: Iterable[Alert]) -> tuple[AlertGroup, ...]:
    """Put alerts of one kind together, in the order in which the first of each came."""
    found: dict[tuple[str, str, bool], list[Alert]] = {}
    for alert in alerts:
        # The rules of what a phase went live without differ after the hyphen only: phase.gap-process and the like.
        found.setdefault((alert.rule.partition("-")[0], alert.severity, alert.certain), []).append(alert)
    return tuple(AlertGroup(rule, tuple(alike)) for (rule, *_), alike in found.items())


def options(groups: Sequence[AlertGroup]) -> Iterator[Option]:
    """Yield the alerts under the word for how grave they are."""
    severity = ""
    for group in groups:
        if group.word != severity:
            severity = group.word
            count = sum(len(other.alerts) for other in groups if other.word == severity)
            yield Option(heading(f"{severity.capitalize()}: {count}"), disabled=True)
        yield Option(alert_text(group), id=group.key)
    if not severity:
        yield Option(Content("Nothing asks for attention on this date."), disabled=True)


def alert_text(group: AlertGroup) -> Content:
    """Write an alert, or one for several of its kind."""
    first, count = group.first, len(group.alerts)
    sign = Content(f"{SIGNS[first.severity]} ").stylize(style("severity", first.severity))
    many = Content(f"{count} × ").stylize("bold") if count > 1 else Content("")
    more = f" … and {count - 1} more" if count > 1 else ""
    return sign + many + Content(f"{first.sentence}{more}") + quiet(f", {first.since_words}")


def overview_lines(found: Status) -> Iterator[TextLine]:
    """Yield the lines of where the programme stands."""
    yield heading("Phases")
    yield from phase_lines(found)
    if not found.phases:
        yield quiet("none yet: n, then phase plan")
    yield Content("")
    yield heading("Progress of process changes")
    yield from progress_lines(found.progress)
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
        state = worded(phase["state"])
        yield Content(f"{PHASES.get(state, ' ')} {phase['ref']} {phase['title']}")
        yield quiet(f"  {state}{f' {worded(when)}' if when else ''}") + Content(gaps).stylize("$text-error")


def progress_lines(progress: dict[str, Any]) -> Iterator[TextLine]:
    """Yield what is done as counted, and beside it what someone stated."""
    done, planned = progress["changes_done"], progress["changes_planned"]
    if planned:
        yield Content(f"counted {bar(done, planned, 10)} {done} of {planned}")
    else:
        yield quiet("no process change is on the register")
    if progress["stated_percent"] is not None:
        percent = float(progress["stated_percent"])
        yield Content(f"stated  {bar(percent, 100, 10)} {progress['stated_percent']} %")
        yield quiet(f"  {progress['stated_by']}, {worded(progress['stated_on'])}")


def register_lines(found: Status) -> Iterator[tuple[str, str]]:
    """Yield each register that holds something, with how many are in each state."""
    for noun, states in found.registers.items():
        if noun == "phase" or not states:
            continue
        said = ", ".join(
            f"{count} {state}" for state, count in sorted(states.items(), key=lambda kept: -kept[1])
        )
        yield PLURALS.get(noun, noun), said
