"""Listings: how each register is shown, defined once for the command line, the terminal app and paper."""

from programme.listings import (
    benefits,
    decisions,
    documents,
    engagement,
    equality,
    lessons,
    measures,
    processes,
    recommendations,
    reviews,
    risks,
    staff_issues,
    structure,
    surveys,
)
from programme.listings.listing import Column, Listing

LISTINGS: dict[str, Listing] = {
    listing.noun: listing
    for listing in (
        *structure.LISTINGS,
        *processes.LISTINGS,
        *documents.LISTINGS,
        *risks.LISTINGS,
        *staff_issues.LISTINGS,
        *equality.LISTINGS,
        *measures.LISTINGS,
        *benefits.LISTINGS,
        *engagement.LISTINGS,
        *decisions.LISTINGS,
        *recommendations.LISTINGS,
        *surveys.LISTINGS,
        *reviews.LISTINGS,
        *lessons.LISTINGS,
    )
}

__all__ = ["LISTINGS", "Column", "Listing"]
