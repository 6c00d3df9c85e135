"""Commands that ask what is wrong with the record itself: what in it cannot all be so, and where it is silent."""

from typing import Annotated

from cyclopts import Parameter, validators

from programme.cli.asking import PLAINLY, Asking
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
