"""The life of a controlled document: absent, in hand, in force, and out of use.

A document stays published while its next version is in hand, so that both are said in its state.
"""

from collections.abc import Mapping

from domain.rules.turns.table import Instead, Life, moves, stays
from domain.state.documents import Sop

HANDS = {"draft": "in draft", "in consultation": "in consultation", "approved": "approved"}
NEXT = {state: f"published, next version {words}" for state, words in HANDS.items()}
IN_FORCE = ("published", *NEXT.values())
STANDING = ("absent", *HANDS, *IN_FORCE)


def state_of(sop: Sop) -> str:
    """Return the state of a document with that of its version in hand."""
    if sop.ended or sop.draft is None:
        return sop.state
    return NEXT[sop.draft.state] if sop.edition else sop.draft.state


def _in_hand(leads: Mapping[str, str]) -> dict[str, str]:
    """Let the version in hand take the same step whether or not another is in force."""
    return {**leads, **{NEXT[before]: NEXT.get(after, after) for before, after in leads.items()}}


def _withdrawn() -> dict[str, tuple[str, ...]]:
    given_up = dict.fromkeys(HANDS, ("absent", "withdrawn"))
    kept = dict.fromkeys(NEXT.values(), ("published", "withdrawn"))
    return {"absent": ("withdrawn",), **given_up, "published": ("withdrawn",), **kept}


DOCUMENT = Life(
    ("SOP",),
    "sop",
    (
        ("sop.required", "absent"),
        ("sop.drafted", "draft"),
        ("sop.registered", "draft"),
        ("sop.registered", "in consultation"),
        ("sop.registered", "published"),
    ),
    (
        stays("sop.linked", "linked", *STANDING),
        stays("sop.assigned", "assigned", *STANDING),
        stays("priority.planned", "a delivery plan", *STANDING),
        moves("sop.begun", "drafted", {"absent": "draft", "published": NEXT["draft"]}, "begin a draft"),
        moves(
            "sop.consulted",
            "put in consultation",
            _in_hand({"draft": "in consultation"}),
            "put it in consultation",
        ),
        moves(
            "sop.returned",
            "sent back to draft",
            _in_hand({"in consultation": "draft", "approved": "draft"}),
            "send it back to draft",
            back=True,
        ),
        moves(
            "sop.approved",
            "approved",
            _in_hand({"in consultation": "approved"}),
            "approve it",
            found_from=("draft", NEXT["draft"]),
        ),
        moves(
            "sop.published",
            "published",
            _in_hand({"approved": "published"}),
            "publish it",
            found_from=(
                *("absent", "draft", "in consultation"),
                *(NEXT["draft"], NEXT["in consultation"]),
                *("superseded", "withdrawn"),
            ),
        ),
        stays("sop.reviewed", "reviewed", *IN_FORCE),
        stays("sop.remarked", "remarked on", *IN_FORCE),
        moves(
            "sop.superseded",
            "superseded",
            dict.fromkeys(IN_FORCE, "superseded"),
            "record what supersedes it",
            field="sop",
        ),
        stays("sop.superseded", "put in the place of another", *IN_FORCE, field="successor"),
        moves("sop.withdrawn", "withdrawn", _withdrawn()),
    ),
    Instead("draft a new document instead", "sop.drafted"),
    words={"draft": "is in draft"},
    state=state_of,
)
LIVES = (DOCUMENT,)
