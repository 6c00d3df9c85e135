"""Gates that were passed with gaps, and steps that were taken out of order."""

from collections.abc import Iterator

from domain.foundation.dates import day_words
from domain.rules.readiness import gaps
from domain.state.phases import Phase
from programme.hindsight.spans import Span
from programme.reports.document import Marked, Paragraph, Section, table
from programme.reports.sources import CITED, Sources

# Rules that say that what comes after was done before what comes first.
OUT_OF_ORDER = (
    "process.live-without-agreement", "process.live-without-sop", "eia.after-the-decision", "eia.overruled",
    "eia.unapproved-at-decision",
)  # fmt: skip


def gates(sources: Sources) -> Section:
    """Say of each go-live which gaps it was passed with, who accepted them, and which are open still."""
    live = [phase for phase in sources.programme.phases.values() if phase.live]
    tables = [
        table(
            _caption(phase),
            ("Gap", "About", "Still open", *CITED),
            _gaps(sources, phase),
            "it was passed without a gap",
        )
        for phase in live
    ]
    steps = table(
        "Steps out of order",
        ("What", "Since", *CITED),
        (_step(sources, span) for span in sources.spans if span.rule in OUT_OF_ORDER),
        "no step was taken out of order",
    )
    nothing = () if live else (Paragraph("No phase went live."),)
    return Section("Gates passed with gaps", (*nothing, *tables, steps))


def _caption(phase: Phase) -> str:
    live = phase.live.words if phase.live else ""
    accepted = f"accepted by {phase.acceptor}: {phase.reason}" if phase.accepted else "ready"
    return f"{phase.ref} {phase.title} went live ({live}), {accepted}"


def _gaps(sources: Sources, phase: Phase) -> Iterator[tuple[str | Marked, ...]]:
    still = {gap.key: gap.sentence for gap in gaps(sources.programme, phase)}
    for key in phase.accepted:
        kind, _, subject = key.partition(" ")
        is_open = Marked(f"yes: {still[key]}", "attend") if key in still else "no, closed since"
        rests_on = [*sources.about(phase.ref, "phase.went-live"), *sources.own(subject)[-1:]]
        yield kind, subject, is_open, *sources.cited(rests_on)


def _step(sources: Sources, span: Span) -> tuple[str, ...]:
    return (
        span.sentence,
        day_words(span.first),
        *sources.cited(sources.before(span.subject, span.rule, span.first)),
    )
