"""The paper of a portfolio: all its programmes on a day, and the risks that they escalated."""

from collections.abc import Iterator
from datetime import date

from domain.foundation.dates import day_words
from programme.answers.answer import Answer, worded
from programme.portfolio.looking import Look
from programme.portfolio.standing import escalated, standing
from programme.reports import html as as_html
from programme.reports import markdown
from programme.reports.document import Block, Cell, Document, Marked, Paragraph, Section, table

CHECK = (
    "Each programme is shown as the records say that its checkpoint below stands for. Whoever holds its journal can "
    "prove them with programme checkpoint verify."
)
NAMED = 4
COLOURS = {
    "red": "act now",
    "amber/red": "act now",
    "amber": "attend",
    "amber/green": "note",
    "green": "note",
}


def paper(look: Look, on: date, *, html: bool) -> str:
    """Return the paper of a day as HTML or Markdown, with a checkpoint of each programme at its end."""
    found, risks = standing(look, on), escalated(look, on)
    document = Document(
        f"{look.portfolio.name}: programmes side by side",
        f"As of {day_words(on)}; {len(found.rows)} programmes in {len(look.portfolio.store)} stores.",
        (
            Section("In one sentence", (Paragraph(_sentence(found)),)),
            Section("Programmes", (_table(found, "the least confident first"),)),
            Section("Escalated risks", (_table(risks, "the highest score first"),)),
        ),
    )
    checkpoints = "\n".join(_checkpoints(look))
    if html:
        return as_html.written(document, checkpoints, "snapshot", CHECK)
    return markdown.written(document, checkpoints, CHECK)


def _sentence(found: Answer) -> str:
    worst = [row["programme"] for row in found.rows if row["confidence"] in {"red", "amber/red"}]
    unknown = sum(row["confidence"] is None for row in found.rows)
    said = f"{len(worst)} of {len(found.rows)} programmes call for action now"
    if worst:
        said += f": {', '.join(worst[:NAMED])}{' and others' if len(worst) > NAMED else ''}"
    return f"{said}; of {unknown} nothing is known." if unknown else f"{said}."


def _table(found: Answer, caption: str) -> Block:
    fields = [field for field in found.shown_fields if not field.wide]
    rows = ([_cell(row[field.key]) for field in fields] for row in found.rows)
    return table(caption, [field.header for field in fields], rows, f"{found.empty}.")


def _cell(value: object) -> Cell:
    said = worded(value)
    return Marked(said, COLOURS[said]) if said in COLOURS else said


def _checkpoints(look: Look) -> Iterator[str]:
    for member in look.portfolio.store:
        found = look.of(member)
        for summary in found.summaries if found else ():
            yield f"{summary.name}\n{summary.checkpoint}"
