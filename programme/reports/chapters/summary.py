"""The summary of the lessons pack on one page: what happened, what is gravest, and the numbers."""

from collections import Counter
from collections.abc import Iterator

from domain.foundation.dates import day_words
from domain.state.phases import Phase
from programme.questions.alerting import alerts_in
from programme.questions.contradictions import contradictions
from programme.questions.silences import silences_of
from programme.questions.status import progress, risk_numbers
from programme.registers.alert_groups import grouped
from programme.registers.called import with_names
from programme.reports.chapters.gates import caption
from programme.reports.document import Cell, Marked, Paragraph, Section, cut, shortened, table
from programme.reports.sources import Sources

# What a page of A4 holds beside the numbers.
MOST_PHASES, MOST_GRAVE, LONGEST = 5, 6, 220


def summary(sources: Sources) -> Section:
    """Say what happened, what is gravest, and how much there is of everything, each figure as its question gives it."""
    view = sources.view
    standing = [alert for alert in alerts_in(view) if alert.certain]
    groups = grouped(standing, sources.programme, view.on)
    gravest = table(
        f"The gravest as of {day_words(view.on)}",
        ("Severity", "What", "Since when"),
        (
            (
                Marked(one.word, one.first.severity),
                cut(with_names(one.sentence, sources.programme), LONGEST),
                one.since_words,
            )
            for one in groups
        ),
        "nothing stands that somebody should look at",
    )
    severities = Counter(alert.severity for alert in standing)
    alerts = f"{len(standing)}, of which {severities['act now']} to act on now"
    numbers = table(
        "In numbers",
        ("What", "How many", "The question that gives it"),
        (("Alerts that stand", alerts, "programme alerts"), *_numbers(sources)),
    )
    happened = tuple(Paragraph(said) for said in _happened(sources))
    return Section(
        "Summary", (*happened, shortened(gravest, MOST_GRAVE, "and {} more kinds of alert"), numbers)
    )


def _happened(sources: Sources) -> Iterator[str]:
    programme = sources.programme
    started = (
        f"The programme “{programme.name}” started {programme.started.words}" if programme.started else ""
    )
    phases = list(programme.phases.values())
    told = [*(_phase(phase) for phase in phases[:MOST_PHASES])]
    if len(phases) > MOST_PHASES:
        told.append(f"{len(phases) - MOST_PHASES} more phases are in the register")
    yield f"{'. '.join(part for part in (started, *told) if part)}."


def _phase(phase: Phase) -> str:
    return cut(caption(phase), LONGEST) if phase.live else f"{phase.ref} {phase.title} is {phase.state}"


def _numbers(sources: Sources) -> Iterator[tuple[Cell, ...]]:
    view, programme = sources.view, sources.programme
    risks, made = risk_numbers(programme), progress(programme)
    bands = ", ".join(f"{count} {band}" for band, count in risks["by_band"].items() if count)
    yield "Open risks", f"{risks['open']}{f' ({bands})' if bands else ''}", "programme status"
    yield "Process changes done", f"{made['changes_done']} of {made['changes_planned']}", "programme status"
    if made["stated_percent"] is not None:
        yield (
            "Done as stated",
            f"{made['stated_percent']} %, {cut(made['stated_by'], 60)}",
            "programme status",
        )
    silent = sum(row["silent"] for row in silences_of(view).rows)
    yield "Registers that are silent", str(silent), "programme silences"
    yield "Contradictions", str(len(contradictions(view).rows)), "programme contradictions"
    yield "Lessons", str(len(programme.lessons)), "programme lesson list"
