"""The command that looks back on every day of a programme."""

import shutil
import sys
from datetime import date
from typing import Annotated

from cyclopts import Parameter

from domain.foundation.dates import day_words
from programme.answers.answer import Answer
from programme.answers.format_names import Format
from programme.answers.formats import json, render
from programme.cli.asking import PLAINLY, Asking
from programme.cli.habits.telling import tell, telling
from programme.cli.output import hint, say
from programme.foundation.moment import understand_as_of
from programme.hindsight.days import Knowing
from programme.hindsight.strip import strip
from programme.questions.alerting import wanted_words
from programme.questions.hindsight import FIELDS, Hindsight, before_words, row_of
from programme.questions.hindsight import hindsight as look_back


def hindsight(
    *,
    first: Annotated[
        str | None,
        Parameter(name="--from", help="The first day to look at. Default: the first of the programme."),
    ] = None,
    knowing: Annotated[
        Knowing,
        Parameter(help="Count all that is known now, or on each day only what was recorded by then."),
    ] = "now",
    rule: Annotated[
        str | None,
        Parameter(help="Only rules that begin so, such as risk.stale; lists each stretch of days."),
    ] = None,
    about: Annotated[
        str | None, Parameter(help="Only alerts about one thing; lists each stretch of days.")
    ] = None,
    asking: Asking = PLAINLY,
) -> None:
    """Look back on every day: which alerts were true from when to when, and which before each go-live."""
    with asking.seen() as view:
        with telling():
            found = look_back(
                view,
                knowing,
                understand_as_of(first, view.moment.today) if first else None,
                wanted=lambda alert: alert.rule.startswith(rule or "") and about in {None, alert.subject},
                seen=_progress,
            )
        if asking.form == "json":
            say(json(found.to_json()), exact=True)
        elif asking.form == "csv":
            say(render(found.answer(), asking.form), exact=True)
        else:
            if asking.form == "table":
                hint(f"{found.title}, {view.moment.words}")
            listed = asking.form == "markdown" or bool(rule or about)
            say(hindsight_text(found, asking.form, listed=listed, kept=wanted_words(rule, about)))


def _progress(day: date) -> None:
    if sys.stderr.isatty():
        tell(f"looking back, {day_words(day)} …")


def hindsight_text(found: Hindsight, form: Format, *, listed: bool, kept: str = "") -> str:
    """Write the look back as a page: the chart, what stood before each go-live, and all stretches if `listed`.

    `kept` says to which alerts it is kept.
    """
    if not found.spans:
        return found.answer().empty.replace("no alert", f"no alert{kept}", 1)
    chart = strip(found.spans, found.first, found.last, shutil.get_terminal_size((100, 24)).columns)
    heading = "## {}" if form == "markdown" else "{}"
    parts = [f"# {found.title}\n\n```\n{chart}\n```" if form == "markdown" else chart]
    for phase, day, stood in found.before_go_lives():
        title = f"On {day_words(day)}, {before_words(phase, day)}"
        rows = Answer(title, BEFORE, [row_of(span) for span in stood], {}, "no alert stood")
        sure = sum(span.certain for span in stood)
        possible = len(stood) - sure
        more = f", and {possible} possible {'one' if possible == 1 else 'ones'}" if possible else ""
        alerts = "1 alert" if sure == 1 else f"{sure} alerts"
        parts.append(f"{heading.format(f'{title}: {alerts}{more}')}\n\n{render(rows, form)}")
    if listed:
        parts.append(render(found.answer(), form))
    return "\n\n".join(parts)


BEFORE = tuple(field for field in FIELDS if field.key in {"severity", "rule", "subject", "first", "certain"})
