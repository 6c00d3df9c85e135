"""Where a measure is not the sum of the measures that it is made of, period by period."""

from collections.abc import Iterator

from domain.figures.sums import Sum, not_adding_up
from domain.state.measures import Measure
from domain.state.programme import Programme
from programme.registers.contradiction import Contradiction, Side
from programme.registers.figures import period, plainly, sources


def parts_contradicting(programme: Programme) -> Iterator[Contradiction]:
    """Yield the periods for which the parts of a measure do not add up to it."""
    for measure in programme.measures.values():
        parts = {ref: programme.measures[ref].observations for ref in measure.parts}
        if parts:
            for found in not_adding_up(measure.observations, parts, counted=measure.counted):
                yield _contradiction(measure, found)


def _contradiction(measure: Measure, found: Sum) -> Contradiction:
    when_, whole = period(found.whole), plainly(found.whole.value)
    added = " + ".join(
        f"{plainly(one.value)} ({ref})" for ref, one in zip(measure.parts, found.parts, strict=True)
    )
    total = plainly(found.total)
    return Contradiction(
        "stated differs",
        measure.ref,
        f"{measure.title}: sum of its parts",
        when_,
        Side(whole, found.whole.source, (found.whole,)),
        Side(f"{added} = {total}", sources(list(found.parts)), found.parts, measure.parts),
        f"{measure.called}: for {when_} it is {whole} by {found.whole.source}, and its parts {added} come to {total}",
    )
