"""The overview and the detail of one thing, written for a terminal or as Markdown."""

import shutil
import textwrap
from collections.abc import Iterator
from typing import Any

import msgspec

from domain.foundation.dates import day_words
from programme.answers.answer import Answer, why_unknown, worded
from programme.answers.format_names import Format
from programme.answers.formats import render
from programme.journal.view import View
from programme.questions.reckoning.forecast import forecast, in_a_sentence
from programme.questions.showing import Shown, claim_line, decision_line, entry_line
from programme.questions.status import Status
from programme.questions.timeline import FIELDS, known_words
from programme.registers.alert_groups import AlertGroup
from programme.registers.alert_words import SEVERITY_WORDS
from programme.registers.all_alerts import Alert
from programme.registers.consequence import ranked, snoozed_until

# The overview is a page, not a list: beyond so many kinds alerts are counted, and `programme alerts` has them all.
MOST_ALERTS = 12
MOST_POSSIBLE = 5


def status_text(status: Status, view: View, form: Format) -> str:
    """Write the overview."""
    if not view.known:
        return f"Nothing to show {view.moment.words}: {why_unknown(view)}."
    title = f"{view.programme.name}, {view.moment.words}"
    parts = [f"# {title}" if form == "markdown" else f"{title}\n{'=' * min(len(title), _width())}"]
    parts.append(
        _lines([f"{status.verdict.word}: {', '.join(status.verdict.figures) or 'nothing planned yet'}"], form)
    )
    parts.append(_needs_you(status.alerts, view, form))
    parts.append(_possibly_needs_you(status.possible_alerts, view, form))
    parts.append(_section("Phases", _phases(status), form))
    parts.append(_section("Progress", [_progress(status.progress), *_forecast(view)], form))
    parts.append(_section("Risks", [_risks(status.risks)], form))
    parts.append(_section("Registers", _registers(status), form))
    if status.possible:
        parts.append(
            _section("Possible on this date, not certain", [_possible(p) for p in status.possible], form)
        )
    return "\n\n".join(part for part in parts if part)


def shown_text(shown: Shown, form: Format) -> str:
    """Write everything about one thing."""
    title = f"{shown.ref} ({shown.kind})"
    fields = [line for name, value in shown.fields.items() for line in _field(name.replace("_", " "), value)]
    history = Answer("History", FIELDS, shown.history, shown.about, "no entries")
    parts = [
        f"# {title}" if form == "markdown" else title,
        _lines(fields, form),
        _section("Alerts", [_alert(alert) for alert in shown.alerts], form),
        _section("Decisions", [decision_line(decision) for decision in shown.decisions], form),
        _section("Shown by", [entry_line(entry) for entry in shown.shown_by], form),
        _section("Recorded from it", [entry_line(entry) for entry in shown.recorded], form),
        _section("Claimed where its evidence points", [claim_line(claim) for claim in shown.claims], form),
        _section("Linked", [", ".join(shown.linked)] if shown.linked else [], form),
        _section("Known before it was recorded", list(_known(shown)), form),
        ("## History\n\n" if form == "markdown" else "History\n\n") + render(history, form),
    ]
    return "\n\n".join(part for part in parts if part)


def _known(shown: Shown) -> Iterator[str]:
    for entry in shown.history:
        if words := known_words(entry):
            yield f"#{entry['position']} {entry['entry']}: {words}"


def _field(label: str, value: object) -> Iterator[str]:
    """Write a field on a line, a list of things on a line each."""
    if isinstance(value, list) and value and isinstance(value[0], msgspec.Struct):
        yield f"{label}:"
        yield from (f"- {worded(part)}" for part in value)
    elif said := worded(value):
        yield f"{label}: {said}"


def _needs_you(alerts: list[Alert], view: View, form: Format) -> str:
    lines = _grouped(alerts, view, MOST_ALERTS)
    return _section(f"Needs you ({len(alerts)})", lines or ["nothing asks for attention"], form)


def _possibly_needs_you(alerts: list[Alert], view: View, form: Format) -> str:
    lines = _grouped(alerts, view, MOST_POSSIBLE)
    return _section(f"Possibly, for want of exact dates ({len(alerts)})", lines, form)


def _grouped(alerts: list[Alert], view: View, most: int) -> list[str]:
    groups = [group for one in ranked(view.programme, alerts, view.on) for group in one.groups]
    lines = [f"{group.word}: {group.sentence} ({_since(group, view)})" for group in groups[:most]]
    if more := sum(len(group.alerts) for group in groups[most:]):
        lines.append(f"… and {more} more: programme alerts --as-of {view.on.isoformat()}")
    return lines


def _since(group: AlertGroup, view: View) -> str:
    back = snoozed_until(view.programme, group.first, view.on)
    return f"{group.since_words}{f', snoozed until {day_words(back)}' if back else ''}"


def _alert(alert: Alert) -> str:
    possibly = "" if alert.certain else "possibly, "
    return f"{SEVERITY_WORDS[alert.severity]}: {possibly}{alert.sentence} ({alert.since_words})"


def _phases(status: Status) -> list[str]:
    return [
        ", ".join(f"{key.replace('_', ' ')} {worded(value)}" if key not in {"ref", "title", "state"} else worded(value)
                  for key, value in phase.items() if key not in {"certain", "possible"} and worded(value))
        for phase in status.phases
    ]  # fmt: skip


def _progress(progress: dict[str, Any]) -> str:
    counted = (
        f"{progress['changes_done']} of {progress['changes_planned']} process changes are done, as counted"
    )
    if progress["stated_percent"] is None:
        return counted
    stated = f"{progress['stated_percent']} % of the whole was stated by {progress['stated_by']}"
    return f"{counted}; {stated} ({worded(progress['stated_on'])})"


def _forecast(view: View) -> list[str]:
    return [f"{row['basis']}: {in_a_sentence(row)}" for row in forecast(view).rows]


def _risks(risks: dict[str, Any]) -> str:
    bands = ", ".join(f"{count} {band}" for band, count in risks["by_band"].items() if count)
    return f"{risks['open']} open{': ' + bands if bands else ''}; {risks['escalated']} escalated"


def _registers(status: Status) -> list[str]:
    possible = status.possible_registers
    return [
        f"{noun}: {_counted(states) or 'none'}"
        + (f" (possibly {_counted(possible[noun])})" if noun in possible else "")
        for noun, states in status.registers.items()
        if states or noun in possible
    ]


def _counted(states: dict[str, int]) -> str:
    return ", ".join(f"{count} {state}" for state, count in sorted(states.items()))


def _possible(possible: dict[str, Any]) -> str:
    return f"#{possible['position']} {possible['entry']}: {worded(possible['effective'])}"


def _section(title: str, lines: list[str], form: Format) -> str:
    if not lines:
        return ""
    return f"## {title}\n\n{_lines(lines, form)}" if form == "markdown" else f"{title}\n{_lines(lines, form)}"


def _lines(lines: list[str], form: Format) -> str:
    if form == "markdown":
        return "\n".join(f"- {line}" for line in lines)
    return "\n".join(
        textwrap.fill(line, _width(), initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)
        for line in lines
    )


def _width() -> int:
    return max(40, min(shutil.get_terminal_size((100, 24)).columns, 120))
