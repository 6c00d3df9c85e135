"""Gates that were passed with gaps, and steps that were taken out of order."""

from collections.abc import Iterator, Mapping

from domain.foundation.dates import day_words
from domain.rules.gaps import Gap
from domain.rules.readiness import checks
from domain.state.phases import Phase
from programme.hindsight.spans import Span
from programme.registers.called import with_names
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
            caption(phase),
            ("Gap", "About", "Accepted by", "Still open", *CITED),
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


def caption(phase: Phase) -> str:
    """Say of a phase that is live when it went live, and who accepted that."""
    live = phase.live.words if phase.live else ""
    return f"{phase.ref} {phase.title} went live ({live}), {_accepted(phase)}"


def _accepted(phase: Phase) -> str:
    """Say who accepted that a phase went live as it was; that nobody did is said as it is."""
    if phase.reported_by or phase.unaccepted:
        found = f", as {phase.reported_by} found" if phase.reported_by else ""
        return f"without anyone's acceptance of its gaps{found}"
    return f"accepted by {phase.acceptor}: {phase.reason}" if phase.accepted else "ready"


def _gaps(sources: Sources, phase: Phase) -> Iterator[tuple[str | Marked, ...]]:
    asked = {check.key: check.gap for check in checks(sources.programme, phase)}
    for key in (*phase.unaccepted, *phase.accepted):
        kind, subject = key.rsplit(" ", 1)
        by_whom = phase.acceptors.get(key, phase.acceptor or "") if key in phase.accepted else "nobody"
        rests_on = [
            *sources.about(phase.ref, "phase.went-live", "phase.gaps-accepted"),
            *sources.own(subject)[-1:],
        ]
        yield kind, subject, by_whom, still_open(asked, key), *sources.cited(rests_on)


def still_open(asked: Mapping[str, Gap | None], key: str) -> str | Marked:
    """Say whether a gap is open; what is no longer asked, as a change that was given up is not, nobody closed."""
    if key not in asked:
        return "no longer asked for; nobody closed it"
    gap = asked[key]
    return "no, closed since" if gap is None else Marked(f"yes: {gap.sentence}", "attend")


def _step(sources: Sources, span: Span) -> tuple[str, ...]:
    return (
        with_names(span.sentence, sources.programme),
        day_words(span.first),
        *sources.cited(sources.before(span.subject, span.rule, span.first)),
    )
