"""How reviews and what they found are listed."""

from datetime import date

from domain.state.programme import Programme
from domain.state.reviews import STRENGTH, Review
from programme.registers.listing import Column, Listing


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
        Column("ref", "Ref"),
        Column("title", "Review"),
        Column("kind", "Kind"),
        Column("independent", "Indep."),
        Column("state", "State"),
        Column("due", "Due"),
        Column("held", "Held"),
        Column("to_improve", "Areas", areas),
        Column("unanswered", "Open", unanswered),
        Column("strengths", "Strengths", strengths, wide=True),
        Column("covers", "Covers", wide=True),
        Column("holder", "Held by", wide=True),
        Column("independence", "Reviewers from", wide=True),
        Column("reported", "Reported", wide=True),
        Column("confidence", "Confidence", wide=True),
        Column("postponed", "Times postponed", wide=True),
        Column("reason", "Reason", wide=True),
    ),
)

FINDINGS = Listing(
    noun="review-finding",
    title="Review findings",
    items=lambda programme: programme.review_findings.values(),
    columns=(
        Column("ref", "Ref"),
        Column("kind", "Kind"),
        Column("title", "Finding"),
        Column("severity", "Severity"),
        Column("state", "State"),
        Column("recommendations", "Led to"),
        Column("review", "Review", wide=True),
        Column("about", "About", wide=True),
        Column("finding", "What was found", wide=True),
        Column("found", "Found", wide=True),
        Column("response", "Response", wide=True),
        Column("answered", "Responded", wide=True),
        Column("answered_by", "Responded by", wide=True),
    ),
)

LISTINGS = (REVIEWS, FINDINGS)
