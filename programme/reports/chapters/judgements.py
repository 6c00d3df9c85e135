"""Decisions, contradictions, reviews and lessons."""

from collections.abc import Iterator
from typing import Any

from domain.state.decisions import Decision
from domain.state.lessons import Lesson
from domain.state.reviews import Review, ReviewFinding
from domain.state.risks import NOT_STATED
from programme.answers.answer import worded
from programme.questions.contradictions import contradictions as contradictions_of
from programme.reports.document import Section, table
from programme.reports.sources import CITED, Sources


def decisions(sources: Sources) -> Section:
    """Say what was decided, why and against what, and what was to be decided and was not."""
    listed = table(
        "The decision log",
        ("Ref", "Decision", "State", "When, and by whom", "What was decided, and why", "Touches", *CITED),
        (_decision(sources, one) for one in sources.programme.decisions.values()),
        "no decision was recorded",
    )
    return Section("Decisions", (listed,))


def _decision(sources: Sources, one: Decision) -> Iterator[str]:
    yield from (one.ref, one.title, one.state)
    due = f"due {worded(one.due)}" if one.due else "no day set"
    yield f"{one.taken.words}, {one.taker}" if one.taken else due
    rejected = f" Rejected: {'; '.join(one.rejected)}." if one.rejected else ""
    yield f"{one.decided} Why: {one.reason}{rejected}" if one.decided else ""
    yield worded(one.affects)
    yield from sources.cited(record for record in sources.about(one.ref) if record.entry.noun == "decision")


def contradictions(sources: Sources) -> Section:
    """Say what the registers hold that cannot all be so, with both sides."""
    listed = table(
        "Figures and statements that cannot all be so",
        ("About", "In a sentence", "Kind", *CITED),
        (_contradiction(sources, row) for row in contradictions_of(sources.view).rows),
        "nothing contradicts anything",
    )
    return Section("Contradictions", (listed,))


def _contradiction(sources: Sources, row: dict[str, Any]) -> tuple[str, ...]:
    return (
        row["ref"],
        row["sentence"],
        row["kind"],
        *sources.cited((*row["one_entries"], *row["other_entries"])),
    )


def reviews(sources: Sources) -> Section:
    """Say who looked at the programme, what they found, and what was answered."""
    held = table(
        "Reviews",
        ("Ref", "Review", "Kind", "Reviewers from", "State", "Conclusion", *CITED),
        (_review(sources, one) for one in sources.programme.reviews.values()),
        "no review was planned or held",
    )
    found = table(
        "What they found",
        ("Ref", "Finding", "Kind", "What was found", "State", "Response", *CITED),
        (_finding(sources, one) for one in sources.programme.review_findings.values()),
        "no finding was recorded",
    )
    return Section("Reviews", (held, found))


def _review(sources: Sources, one: Review) -> Iterator[str]:
    yield from (one.ref, one.title, one.kind)
    yield f"{one.independence}{'' if one.independent else ', not independent'}"
    yield f"{one.state} {worded(one.reported or one.held or one.due)}".strip()
    yield worded(one.conclusion)
    yield from sources.cited(record for record in sources.about(one.ref) if record.entry.noun == "review")


def _finding(sources: Sources, one: ReviewFinding) -> Iterator[str]:
    yield from (one.ref, one.title, one.kind, one.finding, one.state, worded(one.response))
    yield from sources.cited(
        record for record in sources.about(one.ref) if record.entry.noun == "review-finding"
    )


def lessons(sources: Sources) -> Section:
    """Say what was learned: what happened, why, what to repeat or avoid, and the entries that show it."""
    listed = table(
        "Lessons",
        (
            "Ref",
            "Lesson",
            "What happened, and why",
            "What to repeat or avoid, for whom",
            "State",
            "Shown by",
            *CITED,
        ),
        (_lesson(sources, one) for one in sources.programme.lessons.values()),
        "no lesson was drawn",
    )
    return Section("Lessons", (listed,))


def _lesson(sources: Sources, one: Lesson) -> Iterator[str]:
    yield from (
        one.ref,
        one.title,
        f"{one.happened} Why: {one.why or NOT_STATED}",
        f"{one.kind}: {one.advice} For {one.audience or NOT_STATED}.",
    )
    yield f"{one.state}{f': {one.outcome}' if one.outcome else ''}"
    shown = (*one.shown_by, *one.applied_in)
    yield sources.cited(shown)[0] if shown else f"carried from {one.carried_from}"
    own = (record for record in sources.about(one.ref) if record.entry.noun == "lesson")
    yield from sources.cited([*own, *shown])
