"""The notional contract as it stands."""

from programme.answers.answer import Answer, Field, about, unknown
from programme.journal.view import View
from programme.questions.outlook import contract_row

FIELDS = (
    Field("inspectorate", "Inspectorate"),
    Field("state", "State"),
    Field("agreed", "Agreed"),
    Field("deadline", "Deadline"),
    Field("days_to_deadline", "Days left"),
    Field("next_date", "Next revisit"),
    Field("days_to_next_date", "Days to it"),
    Field("parties", "Parties"),
    Field("revisits", "Revisits", wide=True),
)


def contract(view: View) -> Answer:
    """Answer with the contract in one row; none while none is agreed."""
    row = contract_row(view.programme, view.on)
    nothing = f"no notional contract is agreed {view.moment.words}" if view.known else unknown(view)
    return Answer("Notional contract", FIELDS, [row] if row else [], about(view), nothing)
