"""The SMT snapshot: the one-page risk paper for a date, with what moved since an earlier one."""

from collections import Counter
from datetime import date

from msgspec.structs import replace

from domain.assessed import status as eia_status
from domain.dates import day_words
from domain.decisions import Decision
from domain.programme import Programme
from domain.readiness import gaps
from domain.risks import Risk
from domain.staff_issues import StaffIssue
from programme.alerts import Alert, alerts
from programme.answer import worded
from programme.listings.equality import assessments
from programme.listings.risks import next_review
from programme.listings.structure import planned
from programme.questions.status import heat, progress, risk_numbers
from programme.refused import Refused
from programme.register import Register
from programme.reports.asked import Asked
from programme.reports.document import Cell, Document, Marked, Paragraph, Section, Table, cut, shortened, table
from programme.reports.moment import knowledge, view_of
from programme.view import View

# What fits on one A4 page; whatever is left out is counted, with the command that lists it.
RISKS, ALERTS, PHASES, EIAS, THEMES, DECISIONS = 10, 7, 3, 5, 5, 5
# The assessments that somebody has to do something about come first.
EIA_ORDER = ("missing", "overdue", "review due", "unclear", "not started", "awaiting approval", "in progress")


def snapshot(register: Register, asked: Asked) -> Document:
    """Return the paper; Refused when nothing was known of the programme at the moment."""
    view = view_of(register, asked)
    if not view.known:
        raise Refused([f"there is nothing to report {view.moment.words}: nothing was known of the programme then"])
    since = asked.since or view.on
    before = view_of(register, asked, since)
    now, then = view.programme, before.programme
    said = f"{knowledge(register, asked)}; movement since {day_words(since)}."
    return Document(
        f"{now.name}: risk snapshot",
        said,
        (
            Section("Top risks", (_risks(now, then, view.on),)),
            Section("Heat map", (_heat(now),), half=True),
            Section("Decisions needed", (_decisions(now, view.on),), half=True),
            Section("Alerts", (_alerts(view, before),)),
            Section("Phases and readiness", (_progress(now), _phases(now, then))),
            Section("Equality Impact Assessments", (_eias(now, view.on),), half=True),
            Section("Staff issues by theme", (_themes(now, since),), half=True),
        ),
    )


def _progress(now: Programme) -> Paragraph:
    counted = progress(now)
    said = f"{counted['changes_done']} of {counted['changes_planned']} process changes are done, as counted"
    if counted["stated_percent"] is not None:
        said += f"; {counted['stated_percent']} % of the whole was stated by {counted['stated_by']}"
    return Paragraph(f"{said}.")


def _risks(now: Programme, then: Programme, on: date) -> Table:
    open_risks = [risk for risk in now.risks.values() if risk.state == "open"]
    ordered = sorted(open_risks, key=lambda risk: -(risk.residual.value if risk.residual else 0))
    numbers = risk_numbers(now)
    bands = ", ".join(f"{count} {band}" for band, count in numbers["by_band"].items() if count)
    ended = [risk for risk in now.risks.values() if risk.state != "open" and _was_open(then, risk.ref)]
    gone = "; no longer open: " + ", ".join(f"{risk.ref} ({risk.state})" for risk in ended) if ended else ""
    summary = f"{numbers['open']} open ({bands or 'none'}), {numbers['escalated']} escalated{gone}; the highest residual score first"
    rows = (
        (
            risk.ref,
            cut(risk.title, 90),
            cut(risk.owner or "no owner", 40),
            _band(risk),
            movement(risk, then.risks.get(risk.ref)),
            _by(next_review(risk, now, on), on),
        )
        for risk in ordered
    )
    listed = table(
        summary,
        ("Ref", "Risk", "Owner", "Residual", "Movement", "Next review"),
        rows,
    )
    return shortened(listed, RISKS, _more("risks", "risk list --sort -score", on))


def _was_open(then: Programme, reference: str) -> bool:
    risk = then.risks.get(reference)
    return risk is not None and risk.state == "open"


def _band(risk: Risk) -> Cell:
    if risk.residual is None:
        return "unscored"
    return Marked(f"{risk.residual.value} {risk.residual.band}", risk.residual.band)


def movement(risk: Risk, then: Risk | None) -> str:
    """Return how a risk moved since it stood as `then`."""
    if then is None:
        return "new"
    if then.state != "open":
        return f"was {then.state}"
    if risk.residual is None:
        return "still unscored"
    if then.residual is None:
        return "first scored"
    was, value = then.residual.value, risk.residual.value
    return "unchanged" if was == value else f"{'↑ up' if value > was else '↓ down'} from {was}"


def _by(day: date | None, on: date) -> str:
    return "" if day is None else f"{day_words(day)}, overdue" if day < on else day_words(day)


def _heat(now: Programme) -> Table:
    scale = now.policy.scale
    rows = [
        (f"{likelihood} {name}", *(_cell(now, likelihood, impact) for impact in range(1, len(scale.impacts) + 1)))
        for likelihood, name in reversed(list(enumerate(scale.likelihoods, 1)))
    ]
    caption = f"Open risks in each band; impact 1 {scale.impacts[0]} to {len(scale.impacts)} {scale.impacts[-1]}"
    impacts = (f"Impact {number}" for number in range(1, len(scale.impacts) + 1))
    return replace(table(caption, ("Likelihood", *impacts), rows), matrix=True)


def _cell(now: Programme, likelihood: int, impact: int) -> Marked:
    band, count = now.policy.scale.band(likelihood * impact), len(heat(now).get((likelihood, impact), []))
    return Marked(f"{count} {band}" if count else band, band, faint=not count)


def _decisions(now: Programme, on: date) -> Table:
    needed = [one for one in now.decisions.values() if one.state == "needed"]
    rows = [(one.ref, cut(one.title, 80), _due(one, on)) for one in sorted(needed, key=lambda one: one.due or date.max)]
    listed = table("What is to be decided, and by when", ("Ref", "Decision", "Due"), rows)
    return shortened(listed, DECISIONS, _more("decisions", "decision list --state needed", on))


def _due(decision: Decision, on: date) -> Cell:
    if decision.due is None:
        return "no day set"
    return Marked(_by(decision.due, on), "act now") if decision.due < on else day_words(decision.due)


def _alerts(view: View, before: View) -> Table:
    now, then = alerts(view.programme, view.on), _keys(before)
    severities = Counter(alert.severity for alert in now)
    begun = sum(_key(alert) not in then for alert in now)
    cleared = len(then - {_key(alert) for alert in now})
    counts = ", ".join(f"{count} {severity}" for severity, count in severities.items())
    summary = f"{len(now)} stand ({counts or 'none'}); {begun} began and {cleared} ended since {day_words(before.on)}; the gravest first, each kind once"
    groups: dict[str, list[Alert]] = {}
    for alert in now:
        groups.setdefault(f"{alert.severity} {alert.rule}", []).append(alert)
    rows = (
        (
            Marked(first.severity, first.severity),
            cut(first.sentence, 170) + (f", and {len(group) - 1} more of this kind" if len(group) > 1 else ""),
            f"{'by ' if first.at_latest else ''}{day_words(first.since)}",
            str(sum(_key(alert) not in then for alert in group)),
        )
        for group in groups.values()
        for first in group[:1]
    )
    listed = table(summary, ("Severity", "What", "Since", "New"), rows)
    return shortened(listed, ALERTS, _more("kinds of alert", "alerts", view.on))


def _key(alert: Alert) -> tuple[str, str]:
    return alert.rule, alert.subject


def _keys(view: View) -> set[tuple[str, str]]:
    return {_key(alert) for alert in alerts(view.programme, view.on)} if view.known else set()


def _phases(now: Programme, then: Programme) -> Table:
    rows = []
    for phase in now.phases.values():
        was = then.phases.get(phase.ref)
        moved = " (new)" if was is None else f" (was {was.state})" if was.state != phase.state else ""
        live = f"live {worded(phase.live)}" if phase.live else worded(planned(phase.planned_live)) or "no date"
        missing = gaps(now, phase) if phase.state in {"planned", "under way", "live"} else []
        kinds = ", ".join(f"{count} {kind}" for kind, count in Counter(gap.kind for gap in missing).items())
        ready: Cell = Marked(f"{len(missing)} gaps: {kinds}", "attend") if missing else "nothing missing"
        rows.append((phase.ref, f"{cut(phase.title, 80)}, {phase.state}{moved}", live, ready))
    listed = table("Each phase with what it is missing", ("Ref", "Phase", "Go-live", "Readiness"), rows)
    return shortened(listed, PHASES, "and {} more phases: programme phase list")


def _eias(now: Programme, on: date) -> Table:
    found = [(one, eia_status(now, one.ref, on)) for one in assessments(now)]
    counts = ", ".join(f"{count} {status}" for status, count in Counter(status for _, status in found).items())
    ordered = sorted(found, key=lambda each: _urgency(each[1]))
    rows = (
        (one.ref, cut(one.title, 60), Marked(status, "attend") if status in EIA_ORDER else status) for one, status in ordered
    )
    caption = f"{counts or 'None is needed'}; the most urgent first"
    listed = table(caption, ("Ref", "Assesses", "Status"), rows)
    return shortened(listed, EIAS, _more("assessments", "eia list", on))


def _urgency(status: str) -> int:
    return EIA_ORDER.index(status) if status in EIA_ORDER else len(EIA_ORDER)


def _themes(now: Programme, since: date) -> Table:
    themes: dict[str, list[StaffIssue]] = {}
    for issue in now.staff_issues.values():
        if issue.unresolved:
            themes.setdefault(issue.theme, []).append(issue)
    rows = (
        (
            theme,
            str(len(issues)),
            str(sum(issue.raised.latest > since for issue in issues)),
            min(issues, key=lambda issue: issue.raised.latest).raised.words,
        )
        for theme, issues in sorted(themes.items(), key=lambda each: -len(each[1]))
    )
    listed = table("Issues without an answer", ("Theme", "Open", "New", "Oldest raised"), rows)
    return shortened(listed, THEMES, "and {} more themes: programme staff-issue list")


def _more(what: str, command: str, on: date) -> str:
    return f"and {{}} more {what}: programme {command} --as-of {on.isoformat()}"
