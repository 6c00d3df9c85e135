"""Alerts about reviews: not held, not planned at all, and findings that nobody responded to."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.foundation.dates import counted_days, day_words
from domain.foundation.phrases import by, phrase
from domain.state.phases import Phase
from domain.state.programme import Programme
from domain.state.reviews import Review
from programme.registers.alert import Alert, after


def reviews_not_held(programme: Programme, on: date) -> Iterator[Alert]:
    """A planned review is held by its day, or put off with a reason."""
    for review in programme.reviews.values():
        if review.state == "planned" and review.due and review.due < on:
            before = f", after it was put off {review.postponed} times" if review.postponed > 1 else ""
            yield Alert(
                rule="review.not-held",
                severity="attend",
                subject=review.ref,
                since=review.due + timedelta(days=1),
                at_latest=False,
                sentence=(
                    f"{review.called} was to be held by {review.holder} by {day_words(review.due)} "
                    f"and was not{before}"
                ),
                clears=phrase(
                    by("review.held", review=review.ref),
                    ", or another day or an end to it (",
                    by("review.postponed"),
                    ", ",
                    by("review.cancelled", "cancel"),
                    ")",
                ),
            )


def phases_unreviewed(programme: Programme, on: date) -> Iterator[Alert]:
    """An independent review of a phase is planned by the time it goes live: staged reviews are what is learnt from.

    A note: reviews are ideally independent, and nothing is late yet (HMIC 2009, 6.3).
    """
    for phase in programme.phases.values():
        if phase.live and not any(looks_at(review, phase) for review in programme.reviews.values()):
            yield Alert.since_fact(
                phase.live,
                rule="phase.unreviewed",
                severity="note",
                subject=phase.ref,
                sentence=(
                    f"{phase.called} went live, and no independent review of the stage is planned or was held"
                ),
                clears=phrase(by("review.planned", covers=phase.ref)),
            )


def looks_at(review: Review, phase: Phase) -> bool:
    """Tell whether an independent staged review looks at a phase; one of the whole programme does once it began."""
    began = phase.started or phase.live
    whole = not review.covers and (
        review.held is None or (began is not None and review.held.latest >= began.latest)
    )
    return review.staged and (whole or phase.ref in review.covers)


def programme_unreviewed(programme: Programme, on: date) -> Iterator[Alert]:
    """Once the last phase is live, an independent review of what the programme came to is planned."""
    phases = programme.phases.values()
    went_live = [phase.live for phase in phases if phase.live]
    ahead = any(
        phase.state in {"planned", "under way"} or (phase.state == "live" and phase.interim)
        for phase in phases
    )
    looked = any(
        review.staged and review.kind == "post-implementation" for review in programme.reviews.values()
    )
    if went_live and not ahead and not looked:
        last = max(went_live, key=lambda live: live.latest)
        yield Alert.since_fact(
            last,
            rule="programme.unreviewed",
            severity="attend",
            subject="programme",
            sentence=(
                "no phase is ahead any more, and no independent post-implementation review is planned or was held"
            ),
            clears=phrase(by("review.planned", kind="post-implementation")),
        )


def findings_unanswered(programme: Programme, on: date) -> Iterator[Alert]:
    """An area for improvement is accepted, rejected or made a recommendation within the days of the policy."""
    days = programme.policy.finding_response_days
    for finding in programme.review_findings.values():
        since = after(finding.found, days + 1)
        if finding.waiting and since <= on:
            yield Alert(
                rule="review-finding.unanswered",
                severity="act now" if finding.severity == "high" else "attend",
                subject=finding.ref,
                since=since,
                at_latest=not finding.found.precise,
                sentence=(
                    f"{finding.called}, found {finding.found.words} by {finding.review}, "
                    f"was neither accepted nor rejected in {counted_days((on - finding.found.latest).days)}"
                ),
                clears=phrase(
                    by("review-finding.accepted", finding=finding.ref),
                    ", ",
                    by("review-finding.rejected", "rejecting it", finding=finding.ref),
                    " or ",
                    by("review-finding.linked", "linking it to a recommendation", finding=finding.ref),
                ),
            )


RULES = (reviews_not_held, phases_unreviewed, programme_unreviewed, findings_unanswered)
