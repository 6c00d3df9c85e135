"""Alerts about controlled documents."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.foundation.dates import counted_days, day_words
from domain.foundation.phrases import by, phrase
from domain.rules.leaning import documents_ended
from domain.state.programme import Programme
from programme.registers.alert import Alert, after
from programme.registers.leaned_on import leaned_on

# A month to look at a document before its review is due; both registers of reviewed documents give the same notice.
REVIEW_NOTICE_DAYS = 30


def documents_absent(programme: Programme, on: date) -> Iterator[Alert]:
    """A document that a process or another matter needs is there."""
    for sop in programme.sops.values():
        if sop.state == "absent":
            needed_by = [ref for ref in (sop.process, sop.change, sop.phase) if ref]
            needed = f" (needed for {_listed(needed_by)})" if needed_by else ""
            yield Alert.since_fact(
                sop.since,
                rule="sop.absent",
                severity="attend",
                subject=sop.ref,
                sentence=f"{sop.called} ({sop.kind}) is not yet written{needed}",
                clears=phrase(by("sop.begun", sop=sop.ref, version="1")),
            )


def _listed(references: list[str]) -> str:
    return " and ".join(", ".join(references).rsplit(", ", 1))


def drafts_stale(programme: Programme, on: date) -> Iterator[Alert]:
    """A version is published within 90 days of being begun."""
    for sop in programme.sops.values():
        if sop.draft is None:
            continue
        since = after(sop.draft.begun, programme.policy.draft_stale_days + 1)
        if since <= on:
            state = "in draft" if sop.draft.state == "draft" else sop.draft.state
            version = f" version {sop.draft.version}" if sop.draft.version else ""
            unseen = " but not published" if sop.draft.state == "approved" else ""
            begun = f"found {sop.draft.begun.words}" if sop.draft.found else f"begun {sop.draft.begun.words}"
            yield Alert(
                rule="sop.draft-stale",
                severity="attend",
                subject=sop.ref,
                since=since,
                at_latest=sop.draft.found or not sop.draft.begun.precise,
                sentence=(
                    f"{sop.called}{version} is still {state}{unseen} after "
                    f"{counted_days((on - sop.draft.begun.latest).days)}: {begun}"
                ),
                clears=phrase(
                    "its publication (",
                    by("sop.published", sop=sop.ref),
                    "), or giving it up (",
                    by("sop.withdrawn"),
                    ")",
                ),
            )


def reviews_due(programme: Programme, on: date) -> Iterator[Alert]:
    """A published document is reviewed by its review date."""
    for sop in programme.sops.values():
        if sop.state != "published" or sop.edition is None:
            continue
        due = sop.edition.review_due
        overdue = due < on
        since = due + timedelta(days=1) if overdue else due - timedelta(days=REVIEW_NOTICE_DAYS)
        if since <= on:
            latest = " at the latest" if sop.edition.due_at_latest else ""
            yield Alert(
                rule="sop.review-overdue" if overdue else "sop.review-due",
                severity="attend" if overdue else "note",
                subject=sop.ref,
                since=since,
                at_latest=sop.edition.due_at_latest,
                sentence=(
                    f"{sop.called} {'was' if overdue else 'is'} due for review by {day_words(due)}{latest}"
                ),
                clears=phrase(by("sop.reviewed", sop=sop.ref)),
            )


def remarks_standing(programme: Programme, on: date) -> Iterator[Alert]:
    """A published document that was found to need something gets it."""
    for sop in programme.sops.values():
        if sop.state == "published" and sop.needs and sop.needs_since:
            yield Alert.since_fact(
                sop.needs_since,
                rule="sop.needs",
                severity="note",
                subject=sop.ref,
                sentence=f"{sop.called} is published but needs {sop.needs}",
                clears=phrase(
                    "its next version (",
                    by("sop.begun", sop=sop.ref),
                    "), or ",
                    by("sop.reviewed", "a review that confirms it", sop=sop.ref),
                ),
            )


def documents_leaned_on(programme: Programme, on: date) -> Iterator[Alert]:
    """What needed a document that is out of use needs another, or none."""
    return leaned_on(programme, "sop", documents_ended(programme))


RULES = (documents_absent, drafts_stale, reviews_due, remarks_standing, documents_leaned_on)
