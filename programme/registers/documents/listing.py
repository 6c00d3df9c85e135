"""How controlled documents are listed."""

from datetime import date

from domain.state.documents import Sop
from domain.state.programme import Programme
from programme.registers.listing import Column, Listing


def in_hand(sop: Sop, _: Programme, __: date) -> str | None:
    """Return the version in hand and how far it is, beside the one in force."""
    return f"{sop.draft.version or 'a version'} {sop.draft.state}" if sop.draft else None


SOPS = Listing(
    noun="sop",
    title="Controlled documents",
    items=lambda programme: programme.sops.values(),
    columns=(
        Column("ref", "Ref"),
        Column("title", "Document"),
        Column("kind", "Kind"),
        Column("state", "State"),
        Column("version", "Version", lambda sop, _, __: sop.edition.version if sop.edition else None),
        Column("owner", "Owner"),
        Column(
            "review_due", "Review due", lambda sop, _, __: sop.edition.review_due if sop.edition else None
        ),
        Column("since", "Since", wide=True),
        Column("in_hand", "In hand", in_hand, wide=True),
        Column(
            "published",
            "Published",
            lambda sop, _, __: sop.edition.published if sop.edition else None,
            wide=True,
        ),
        Column(
            "channel", "Channel", lambda sop, _, __: sop.edition.channel if sop.edition else None, wide=True
        ),
        Column("process", "Process", wide=True),
        Column("change", "Process change", wide=True),
        Column("phase", "Phase", wide=True),
        Column("needs", "Needs", wide=True),
        Column("successor", "Superseded by", wide=True),
    ),
)

LISTINGS = (SOPS,)
