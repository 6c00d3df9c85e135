"""The lessons pack: what an independent reviewer needs to judge a programme, every statement with its record."""

from domain.foundation.dates import day_words
from programme.answers.answer import why_unknown
from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.reports.chapters.alerts import alerts
from programme.reports.chapters.claims import claims
from programme.reports.chapters.gates import gates
from programme.reports.chapters.governance import governance
from programme.reports.chapters.judgements import contradictions, decisions, lessons, reviews
from programme.reports.chapters.silences import silences
from programme.reports.chapters.story import happened, was_planned
from programme.reports.chapters.summary import summary
from programme.reports.document import Document, Paragraph, Section, Table, table
from programme.reports.moment import knowledge, view_of
from programme.reports.panels.plan import trends
from programme.reports.report_request import ReportRequest
from programme.reports.sources import Sources

# Whoever reads no further than the first pages has read what happened and what was learned.
CHAPTERS = (
    *(
        lessons,
        was_planned,
        happened,
        gates,
        governance,
        silences,
        alerts,
        decisions,
        contradictions,
        reviews,
    ),
)


def lessons_pack(register: Register, asked: ReportRequest) -> Document:
    """Return the pack; Refused when nothing was known of the programme at the moment."""
    view = view_of(register, asked.as_of, asked.position)
    if not view.known:
        raise Refused([f"there is nothing to report {view.moment.words}: {why_unknown(view)}"])
    sources = Sources(view)
    # Most programmes keep no ledger of claims, and their packs say nothing of one.
    told = (*CHAPTERS, claims) if sources.programme.publications else CHAPTERS
    learned, *chapters = (chapter(sources) for chapter in told)
    return Document(
        f"{view.programme.name}: lessons pack",
        f"{knowledge(register, asked)}.",
        (
            summary(sources),
            learned,
            _reading(sources, asked, (learned, *chapters)),
            *chapters,
            *(
                Section("How the dates of milestones moved", said)
                for said in [trends(view.programme)]
                if said
            ),
        ),
    )


def _reading(sources: Sources, asked: ReportRequest, chapters: tuple[Section, ...]) -> Section:
    """Say how the pack is read, and how much there is of everything."""
    persons = (
        "What people said is withheld: [redacted] stands in its place, and each person is called by a number."
        if asked.redacted
        else "What people said is shown, with the names in it: treat this copy as personal data."
    )
    first, last = sources.records[0].on, sources.records[-1].on
    counted = ((chapter.title, str(_rows(chapter))) for chapter in chapters)
    return Section(
        "How to read this",
        (
            Paragraph(
                f"It tells the programme “{sources.programme.name}” from {first.words} to {last.words}, as of "
                f"{day_words(sources.view.on)}, in {len(sources.records)} of the {asked.position} entries recorded. "
                "Each statement names the entries that it follows from by their positions in the journal (#), and the "
                "evidence that was given for them; programme proof entry N proves that one was recorded. Alerts and "
                "silences are worked out from all that was known at that position, and say what could have been seen "
                "had it been recorded in time."
            ),
            Paragraph(persons),
            table("What is in it", ("Chapter", "Rows of its tables"), counted),
        ),
    )


def _rows(chapter: Section) -> int:
    return sum(len(block.rows) for block in chapter.blocks if isinstance(block, Table))
