"""How reviews and what they found are listed."""

from datetime import date

from domain.entries.reviews.findings import STRENGTH
from domain.state.programme import Programme
from domain.state.reviews import Review
from programme.listings.listing import Column, Listing


def strengths(review: Review, programme: Programme, on: date) -> int:
    """Return how many strengths it found."""
    return sum(programme.review_findings[ref].kind == STRENGTH for ref in review.findings)


def areas(review: Review, programme: Programme, on: date) -> int:
    """Return how many areas for improvement it found."""
    return len(review.findings) - strengths(review, programme, on)


def unanswered(review: Review, programme: Programme, on: date) -> int:
    """Return how many of them have neither a response nor a recommendation that came of them."""
    return sum(programme.review_findings[ref].waiting for ref in review.findings)


REVIEWS = Listing(
    noun="review",
    title="Reviews",
    items=lambda programme: programme.reviews.values(),
    columns=(
        Column("ref", "Ref", lambda review, _, __: review.ref),
        Column("title", "Review", lambda review, _, __: review.title),
        Column("kind", "Kind", lambda review, _, __: review.kind),
        Column("independent", "Indep.", lambda review, _, __: review.independent),
        Column("state", "State", lambda review, _, __: review.state),
        Column("due", "Due", lambda review, _, __: review.due),
        Column("held", "Held", lambda review, _, __: review.held),
        Column("to_improve", "Areas", areas),
        Column("unanswered", "Open", unanswered),
        Column("strengths", "Strengths", strengths, wide=True),
        Column("covers", "Covers", lambda review, _, __: review.covers, wide=True),
        Column("holder", "Held by", lambda review, _, __: review.holder, wide=True),
        Column("independence", "Reviewers from", lambda review, _, __: review.independence, wide=True),
        Column("reported", "Reported", lambda review, _, __: review.reported, wide=True),
        Column("confidence", "Confidence", lambda review, _, __: review.confidence, wide=True),
        Column("postponed", "Times postponed", lambda review, _, __: review.postponed, wide=True),
        Column("reason", "Reason", lambda review, _, __: review.reason, wide=True),
    ),
)

FINDINGS = Listing(
    noun="review-finding",
    title="Review findings",
    items=lambda programme: programme.review_findings.values(),
    columns=(
        Column("ref", "Ref", lambda finding, _, __: finding.ref),
        Column("kind", "Kind", lambda finding, _, __: finding.kind),
        Column("title", "Finding", lambda finding, _, __: finding.title),
        Column("severity", "Severity", lambda finding, _, __: finding.severity),
        Column("state", "State", lambda finding, _, __: finding.state),
        Column("recommendations", "Led to", lambda finding, _, __: finding.recommendations),
        Column("review", "Review", lambda finding, _, __: finding.review, wide=True),
        Column("about", "About", lambda finding, _, __: finding.about, wide=True),
        Column("finding", "What was found", lambda finding, _, __: finding.finding, wide=True),
        Column("found", "Found", lambda finding, _, __: finding.found, wide=True),
        Column("response", "Response", lambda finding, _, __: finding.response, wide=True),
        Column("answered", "Responded", lambda finding, _, __: finding.answered, wide=True),
        Column("answered_by", "Responded by", lambda finding, _, __: finding.answered_by, wide=True),
    ),
)

LISTINGS = (REVIEWS, FINDINGS)
