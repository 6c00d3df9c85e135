"""Commands that ask of the record itself what cannot all be so, where it is silent, and what rests on nothing."""

import shutil
from typing import Annotated

from cyclopts import Parameter, validators
from msgspec.structs import replace

from programme.answers.formats import render
from programme.cli.asking import PLAINLY, Asking
from programme.cli.output import note, say
from programme.questions.claims.coverage import chapters, strip_lines
from programme.questions.claims.coverage import coverage as coverage_of
from programme.questions.claims.grounds import grounds as grounds_of
from programme.questions.claims.unsupported import What
from programme.questions.claims.unsupported import unsupported as unsupported_in
from programme.questions.contradictions import contradictions as contradictions_in
from programme.questions.silences import silences_of


def contradictions(
    reference: Annotated[str | None, Parameter(help="Only about one thing: M-018, B-001.")] = None,
    *,
    kind: Annotated[
        str | None, Parameter(help="Only kinds that begin so, such as “quartile” or “sources differ”.")
    ] = None,
    asking: Asking = PLAINLY,
) -> None:
    """List what cannot all be so: two sources, or a source and its own figures, with both and their entries."""
    with asking.seen() as view:
        asking.answer(contradictions_in(view, reference=reference, kind=kind), view)


def silences(
    *,
    register: Annotated[str | None, Parameter(help="Only one register, such as risk or staff-issue.")] = None,
    days: Annotated[
        int | None,
        Parameter(
            validator=validators.Number(gte=1),
            help="How many days make a silence. Default: when the programme's policy calls a register stale.",
        ),
    ] = None,
    asking: Asking = PLAINLY,
) -> None:
    """Say how long each register was silent and since when, such as the risk register or the staff issues log."""
    with asking.seen() as view:
        asking.answer(silences_of(view, register=register, least=days), view)


def coverage(
    source: Annotated[str | None, Parameter(help="The source: SRC-001. Default: the only one.")] = None,
    *,
    places: Annotated[
        bool,
        Parameter(negative=(), help="List every place, also those that are covered."),
    ] = False,
    asking: Asking = PLAINLY,
) -> None:
    """Show which places of a source are claimed and recorded, and which are missing or passed over, and why."""
    with asking.seen() as view:
        found = coverage_of(view, source)
        if asking.form in {"json", "csv"} or not found.rows:
            asking.answer(found, view)
            return
        drawn = "\n".join(strip_lines(chapters(found.rows), shutil.get_terminal_size((100, 24)).columns))
        listed = (
            found.rows if places else [row for row in found.rows if not (row["claims"] or row["entries"])]
        )
        table = (
            render(replace(found, rows=listed), asking.form)
            if listed
            else "nothing is missing or passed over"
        )
        if asking.form == "table":
            note(f"{found.title}, {view.moment.words}")
        say(
            f"# {found.title}\n\n```\n{drawn}\n```\n\n{table}"
            if asking.form == "markdown"
            else f"{drawn}\n\n{table}"
        )


def unsupported(
    *,
    what: Annotated[What | None, Parameter(help="Only claims, or only entries.")] = None,
    asking: Asking = PLAINLY,
) -> None:
    """List what rests on nothing: claims that nothing supports, and entries that give no evidence."""
    with asking.seen() as view:
        asking.answer(unsupported_in(view, what), view)


def grounds(
    reference: Annotated[
        str | None, Parameter(help="Only one recommendation: its claim, CL-015, or REC-001, SP-005 …")
    ] = None,
    *,
    asking: Asking = PLAINLY,
) -> None:
    """List each recommendation that a source makes with the findings that it rests on, step by step."""
    with asking.seen() as view:
        asking.answer(grounds_of(view, reference), view)
