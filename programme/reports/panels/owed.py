"""What is owed to others: the contract's deadline, what was recommended, and the savings, where there are any."""

from collections.abc import Iterator

from domain.foundation.dates import due_words
from domain.rules.provisions import leaves, provisions
from domain.state.programme import Programme
from programme.journal.view import View
from programme.questions.reckoning.totals import totals
from programme.registers.figures import plainly
from programme.reports.document import Paragraph, cut

OFTEN = {"year": " a year", "once": " once", "unstated": ""}


def owed(view: View) -> tuple[Paragraph, ...]:
    """Return a sentence about each of the three that there is."""
    said = (*_contract(view), *_recommended(view.programme), *_savings(view))
    return (Paragraph(" ".join(said)),) if said else ()


def _contract(view: View) -> Iterator[str]:
    contract = view.programme.contract
    if contract is not None:
        yield f"The notional contract ({contract.state}) {due_words(contract.next_date, view.on)}."


def _recommended(programme: Programme) -> Iterator[str]:
    asked = [one for whole in provisions(programme) for one in leaves(programme, whole)]
    if asked:
        verified = sum(one.state == "verified" for one in asked)
        yield f"{verified} of {len(asked)} recommendations, considerations and sub-points are verified."


def _savings(view: View) -> Iterator[str]:
    for row in totals(view).rows:
        if row["kind"] == "cashable" and row["lowest"] is not None:
            low, high = plainly(row["lowest"]), plainly(row["highest"])
            sum_ = low if low == high else f"{low} to {high}"
            by = "by estimates " if row["estimated"] else ""
            yield f"Savings {row['state']}: {by}{cut(sum_, 40)} {row['currency']}{OFTEN[row['per']]}."
