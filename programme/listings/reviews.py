"""How reviews and what they found are listed."""

from datetime import date

from domain.programme import Programme
from domain.review_findings import STRENGTH
from domain.reviews import Review
from programme.listings.listing import Column, Listing


def found(review: Review, programme: Programme, on: date) -> str | None:
    """Return what it found: `3 strengths, 5 to improve, 2 without response`."""
    findings = [programme.review_findings[ref] for ref in review.findings]
    strengths = sum(finding.kind == STRENGTH for finding in findings)
    waiting = sum(finding.waiting for finding in findings)
    counted = (
        (strengths, f"strength{'s' * (strengths != 1)}"),
        (len(findings) - strengths, "to improve"),
        (waiting, "without response"),
    )
    return ", ".join(f"{count} {what}" for count, what in counted if count) or None


REVIEWS = Listing(
    noun="review",
    title="Reviews",
    items=lambda programme: programme.reviews.values(),
    columns=(
        Column("ref", "Ref", lambda review, _, __: review.ref),
        Column("title", "Review", lambda review, _, __: review.title),
        Column("kind", "Kind", lambda review, _, __: review.kind),
        Column("independent", "Independent", lambda review, _, __: review.independent),
        Column("state", "State", lambda review, _, __: review.state),
        Column("due", "Due", lambda review, _, __: review.due),
        Column("held", "Held", lambda review, _, __: review.held),
        Column("found", "Found", found),
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
        Column("review", "Review", lambda finding, _, __: finding.review),
        Column("kind", "Kind", lambda finding, _, __: finding.kind),
        Column("title", "Finding", lambda finding, _, __: finding.title),
        Column("severity", "Severity", lambda finding, _, __: finding.severity),
        Column("state", "State", lambda finding, _, __: finding.state),
        Column("recommendations", "Led to", lambda finding, _, __: finding.recommendations),
        Column("about", "About", lambda finding, _, __: finding.about, wide=True),
        Column("finding", "What was found", lambda finding, _, __: finding.finding, wide=True),
        Column("found", "Found", lambda finding, _, __: finding.found, wide=True),
        Column("response", "Response", lambda finding, _, __: finding.response, wide=True),
        Column("answered", "Responded", lambda finding, _, __: finding.answered, wide=True),
        Column("answered_by", "Responded by", lambda finding, _, __: finding.answered_by, wide=True),
    ),
)

LISTINGS = (REVIEWS, FINDINGS)
