"""Controlled documents as they stand: drafts and editions."""

from datetime import date
from typing import Literal

from domain.foundation.dates import When
from domain.foundation.values import State

Kind = Literal["SOP", "policy", "strategy", "plan", "framework", "guidance note", "agreement", "register"]
DraftState = Literal["draft", "in consultation", "approved"]


class Draft(State):
    """The version in hand; one that was `found` was begun earlier than the register knows."""

    version: str | None
    begun: When
    authors: tuple[str, ...] = ()
    state: DraftState = "draft"
    approver: str | None = None
    found: bool = False


class Edition(State):
    """The version in force; `review_due` is the document's own date, which a later change of policy leaves alone.

    `due_at_latest` says that it was reckoned from an imprecise date, so the review may have been due earlier;
    `expires` is the last day for which it says itself that it holds, and no review is reckoned past it.
    """

    version: str | None
    published: When
    channel: str | None
    review_due: date
    due_at_latest: bool
    approver: str | None = None
    expires: date | None = None


class Sop(State):
    """One controlled document as it stands; it stays published while its next version is in hand."""

    ref: str
    title: str
    kind: str
    noted: When
    since: When
    state: str = "absent"
    owner: str | None = None
    process: str | None = None
    change: str | None = None
    phase: str | None = None
    draft: Draft | None = None
    edition: Edition | None = None
    first_published: When | None = None
    needs: str | None = None
    needs_since: When | None = None
    successor: str | None = None
    reason: str | None = None

    @property
    def ended(self) -> bool:
        """Whether the document is out of use for good."""
        return self.state in {"superseded", "withdrawn"}

    @property
    def standing(self) -> str:
        """The state as a sentence says it."""
        return "in draft" if self.state == "draft" else self.state

    def settle(self, on: When) -> None:
        """Name the state anew after a version was begun, moved on, put in force or dropped."""
        state = "published" if self.edition else self.draft.state if self.draft else "absent"
        if state != self.state:
            self.state, self.since = state, on
