"""Who answers for what: how many functions nobody answers for, two do, or it is not known, and the first of them."""

from domain.rules.accountability import DISPUTED, NOBODY, UNKNOWN, Line, lines
from domain.state.programme import Programme
from programme.reports.document import Paragraph, cut

# Nobody and two are what was found; that it is not known may only be a gap of the register.
TROUBLED = (NOBODY, DISPUTED, UNKNOWN)


def answering(programme: Programme) -> tuple[Paragraph, ...]:
    """Return a sentence where functions are recorded, and nothing where none is."""
    functions = [one for one in lines(programme) if one.ref.startswith("FN-")]
    if not functions:
        return ()
    said = [
        f"{state} for {len(found)} ({_first(found)})"
        for state in TROUBLED
        if (found := [one for one in functions if one.state == state])
    ]
    return (Paragraph(f"Who answers for {len(functions)} functions: {'; '.join(said) or 'clear for each'}."),)


def _first(found: list[Line]) -> str:
    return cut(found[0].title, 20) + (", …" if len(found) > 1 else "")
