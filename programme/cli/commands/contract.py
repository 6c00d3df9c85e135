"""The command that asks what a revisit would find, and how its answer is written."""

from domain.foundation.dates import counted_days
from programme.answers.answer import Answer, Field, fields_of, worded
from programme.answers.format_names import Format
from programme.answers.formats import json, render
from programme.cli.asking import PLAINLY, Asking
from programme.cli.output import hint, say
from programme.journal.view import View
from programme.questions.in_force.contract import contract as contract_of
from programme.questions.outlook import Outlook, Verdict
from programme.questions.outlook import outlook as outlook_of
from programme.registers.all_listings import LISTINGS

PROVISION_FIELDS = (
    Field("ref", "Ref"),
    Field("of", "Of"),
    Field("title", "What is asked for"),
    Field("state", "State"),
    Field("lead", "Lead"),
    Field("due", "Due"),
    Field("days", "Days left"),
)


def outlook(*, asking: Asking = PLAINLY) -> None:
    """Show what a revisit today would find: the deadline, everything asked for, the targets and the outcome earned."""
    with asking.seen() as view:
        found = outlook_of(view)
        if asking.form == "json":
            say(json(found.to_json()), exact=True)
        elif asking.form == "csv":
            # A file of rows holds one kind of row; the targets are a list of their own.
            hint("the targets are in: programme target list --format csv")
            say(render(_asked(found), asking.form), exact=True)
        else:
            say(outlook_text(found, view, asking.form))


def show(*, asking: Asking = PLAINLY) -> None:
    """Show the notional contract: its parties, its deadline and its revisits."""
    with asking.seen() as view:
        asking.answer(contract_of(view), view)


def outlook_text(found: Outlook, view: View, form: Format) -> str:
    """Write the outlook as a page."""
    title = f"If the revisit were today, {view.moment.words}"
    heading = "## {}" if form == "markdown" else "{}"
    parts = [f"# {title}" if form == "markdown" else f"{title}\n{'=' * len(title)}", _deadline(found)]
    parts.append(_verdict("Outcome on what is verified", found.today, heading))
    if any(one["state"] == "implemented" for one in found.provisions):
        parts.append(_verdict("Outcome if every claim were verified", found.if_claims_hold, heading))
    parts.append(f"{heading.format('Recommendations and management considerations')}\n\n"
                 f"{render(_asked(found), form)}")  # fmt: skip
    targets = Answer("Targets", fields_of(LISTINGS["target"]), found.targets, found.about, "no targets")
    parts.append(f"{heading.format('Improvement targets')}\n\n{render(targets, form)}")
    return "\n\n".join(parts)


def _asked(found: Outlook) -> Answer:
    return Answer(
        "What is asked for", PROVISION_FIELDS, found.provisions, found.about, "nothing is asked for"
    )


def _deadline(found: Outlook) -> str:
    contract = found.contract
    if contract is None:
        return "No notional contract is agreed."
    days = contract["days_to_next_date"]
    left = f"{counted_days(days)} left" if days >= 0 else f"{counted_days(-days)} overdue"
    further = " (further revisit)" if contract["next_date"] != contract["deadline"] else ""
    agreed = f"Contract with {contract['inspectorate']}, {contract['state']}"
    held = [
        f"Revisit {one.on.words} by {one.held_by}: {one.outcome}. {one.finding}"
        for one in contract["revisits"]
    ]
    return "\n".join([f"{agreed}: {worded(contract['next_date'])}{further}, {left}", *held])


def _verdict(title: str, verdict: Verdict, heading: str) -> str:
    said = "\n".join(f"- {reason}" for reason in verdict.reasons)
    return f"{heading.format(title)}: {verdict.outcome or 'none can be said'}\n\n{said}"
