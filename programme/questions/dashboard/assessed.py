"""How the assessment of each phase, process change and document stands, in the order of the registers."""

from collections import Counter
from datetime import date

import msgspec

from domain.state.programme import Programme
from programme.registers.all_listings import LISTINGS

# A shape for each, so that a row of them is read without colours.
SIGNS = {
    "missing": "✘", "overdue": "!", "unclear": "?", "not started": "○", "in progress": "◔",
    "awaiting approval": "◑", "review due": "◷", "completed": "●", "approved": "✔", "published": "✔",
    "screened out": "-",
}  # fmt: skip
OTHER = "·"


class Assessed(msgspec.Struct, frozen=True):
    """What is assessed, the assessment if there is one, and its status in a word."""

    assesses: str
    ref: str
    status: str

    @property
    def sign(self) -> str:
        """The mark of the status."""
        return SIGNS.get(self.status, OTHER)


def assessed(programme: Programme, on: date) -> list[Assessed]:
    """Return every assessment and everything that is without one, by what is assessed."""
    listing = LISTINGS["eia"]
    rows = (listing.row(item, programme, on) for item in listing.items(programme))
    found = [
        Assessed(str(row["assesses"] or ""), str(row["ref"]), str(row["status"]).partition(":")[0])
        for row in rows
    ]
    return sorted(found, key=lambda one: (not one.assesses, not one.assesses.startswith("PH"), one.assesses))


def by_status(found: list[Assessed]) -> dict[str, list[Assessed]]:
    """Put together what has one status, in the order of the signs."""
    order = Counter(one.status for one in found)
    known = [status for status in SIGNS if status in order] + [s for s in order if s not in SIGNS]
    return {status: [one for one in found if one.status == status] for status in known}
