"""How decisions, phases, assessments and staff issues stand."""

from collections import Counter
from datetime import date

from domain.foundation.dates import day_words
from domain.rules.assessments import status
from domain.rules.readiness import gaps, is_known
from domain.state.decisions import Decision
from domain.state.phases import Phase
from domain.state.programme import Programme
from domain.state.staff_issues import StaffIssue
from programme.answers.answer import worded
from programme.questions.status import progress
from programme.registers.called import with_names
from programme.registers.equality.listing import assessments
from programme.registers.phases.listing import planned
from programme.reports.document import Cell, Marked, Paragraph, Table, cut, shortened, table
from programme.reports.panels.risks import deadline

MOST_DECISIONS, MOST_PHASES, MOST_ASSESSMENTS, MOST_THEMES = 5, 3, 5, 5
# The assessments that somebody has to do something about come first.
URGENT = ("missing", "overdue", "review due", "unclear", "not started", "awaiting approval", "in progress")


def decisions_needed(now: Programme, on: date) -> Table:
    """Return what is to be decided, the most pressing first."""
    needed = [decision for decision in now.decisions.values() if decision.state == "needed"]
    ordered = sorted(needed, key=lambda decision: decision.due or date.max)
    rows = ((one.ref, cut(one.title, 60), _due(one, on)) for one in ordered)
    listed = table(
        "What is to be decided, and by when", ("Ref", "Decision", "Due"), rows, "No decisions needed."
    )
    more = "and {} more in the register of decisions"
    return shortened(listed, MOST_DECISIONS, more)


def _due(decision: Decision, on: date) -> Cell:
    if decision.due is None:
        return "no day set"
    said = deadline(decision.due, on)
    return Marked(said, "act now") if decision.due < on else said


def progress_made(now: Programme) -> Paragraph:
    """Say how many changes are done as counted, with the last stated figure beside it."""
    made = progress(now)
    counted = f"{made['changes_done']} of {made['changes_planned']} process changes are done, as counted"
    if made["stated_percent"] is None:
        return Paragraph(f"{counted}.")
    return Paragraph(
        f"{counted}; {made['stated_percent']} % of the whole was stated by {cut(made['stated_by'], 60)}."
    )


def phases_ready(now: Programme, then: Programme, on: date) -> Table:
    """Return each phase with what it is missing before it may go live, or since it did."""
    rows = (_phase(now, phase, then.phases.get(phase.ref)) for phase in now.phases.values())
    listed = table("Each phase with what it is missing", ("Ref", "Phase", "Go-live", "Readiness"), rows)
    return shortened(listed, MOST_PHASES, "and {} more phases in the register")


def _phase(now: Programme, phase: Phase, was: Phase | None) -> tuple[Cell, ...]:
    moved = " (new)" if was is None else f" (was {was.state})" if was.state != phase.state else ""
    missing = gaps(now, phase) if phase.state in {"planned", "under way", "live"} else []
    kinds = ", ".join(f"{count} {kind}" for kind, count in Counter(gap.kind for gap in missing).items())
    return (
        phase.ref,
        f"{cut(phase.title, 48)}, {phase.state}{moved}",
        f"live {phase.live.words}" if phase.live else worded(planned(phase.planned_live)) or "no date",
        _readiness(now, phase, len(missing), kinds),
    )


def _readiness(now: Programme, phase: Phase, missing: int, kinds: str) -> Cell:
    """Say what a phase is missing before it goes live; of one that is live, what is open is no longer readiness."""
    if phase.live:
        open_ = "1 gap is open" if missing == 1 else f"{missing} gaps are open"
        return Marked(f"{open_}: {kinds}", "attend") if missing else "no gap is open"
    if phase.state in {"planned", "under way"} and not is_known(now, phase):
        return Marked("not known: no process change is attached", "attend")
    return Marked(f"{missing} missing: {kinds}", "attend") if missing else "nothing missing"


def assessments_standing(now: Programme, on: date) -> Table:
    """Return how the Equality Impact Assessments stand, the most urgent first."""
    found = [(one.ref, one.title, status(now, one.ref, on)) for one in assessments(now)]
    counts = ", ".join(f"{count} {state}" for state, count in Counter(state for *_, state in found).items())
    listed = table(
        f"{with_names(counts, now) or 'No change needs one'}; the most urgent first",
        ("Ref", "Assesses", "Status"),
        (
            (ref, cut(title, 46), Marked(state, "attend") if _urgency(state) < len(URGENT) else state)
            for ref, title, state in sorted(found, key=lambda each: _urgency(each[2]))
        ),
    )
    return shortened(listed, MOST_ASSESSMENTS, "and {} more in the register of assessments")


def _urgency(state: str) -> int:
    word = state.partition(":")[0]
    return URGENT.index(word) if word in URGENT else len(URGENT)


def themes(now: Programme, since: date, on: date) -> Table:
    """Return what staff wait for an answer about, the theme raised most often first."""
    found: dict[str, list[StaffIssue]] = {}
    for issue in now.staff_issues.values():
        if issue.unresolved:
            found.setdefault(issue.theme, []).append(issue)
    rows = (
        _theme(theme, issues, since)
        for theme, issues in sorted(found.items(), key=lambda each: -len(each[1]))
    )
    listed = table(
        f"Issues without an answer; new since {day_words(since)}",
        ("Theme", "Open", "New", "Oldest raised"),
        rows,
    )
    return shortened(listed, MOST_THEMES, "and {} more themes in the register of staff issues")


def _theme(theme: str, issues: list[StaffIssue], since: date) -> tuple[str, ...]:
    oldest = min(issues, key=lambda issue: issue.raised.latest)
    new = sum(issue.raised.latest > since for issue in issues)
    return theme, str(len(issues)), str(new), oldest.raised.words
