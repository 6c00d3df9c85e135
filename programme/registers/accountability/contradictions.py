"""Where two are accountable for one thing, or somebody is for whom nobody was found to answer."""

from collections.abc import Iterator

from domain.rules.accountability import DISPUTED, lines
from domain.rules.persons import same
from domain.rules.responsibilities import in_force
from domain.state.programme import Programme
from programme.registers.contradiction import Contradiction, Side

MATTER = "accountable"
REGISTER = "its own register"


def two_accountable(programme: Programme) -> Iterator[Contradiction]:
    """Yield each thing with the first who is accountable for it, and the others."""
    # Nothing is in dispute where nobody was made accountable for anything beside its owner.
    if not programme.responsibilities:
        return
    for one in lines(programme):
        if one.state == DISPUTED:
            first, *others = (_side(programme, one.ref, who) for who in one.accountable)
            other = Side(
                ", ".join(side.said for side in others),
                "; ".join(dict.fromkeys(side.source for side in others)),
                tuple(fact for side in others for fact in side.facts),
                tuple(ref for side in others for ref in side.of),
            )
            sentence = f"{one.ref} “{one.title}”: {first.said} is accountable for it, and so is {other.said}"
            matter = f"{one.title}: {MATTER}"
            yield Contradiction("accountable differs", one.ref, matter, None, first, other, sentence)


def _side(programme: Programme, ref: str, who: str) -> Side:
    """Return what makes somebody accountable: what was assigned, or else the owner that the register names."""
    named = [
        one
        for one in in_force(programme)
        if one.about == ref and one.role == "accountable" and same(one.who, who)
    ]
    source = named[0].basis or named[0].ref if named else REGISTER
    return Side(who, source, tuple(one.assigned for one in named), tuple(one.ref for one in named))


FINDERS = (two_accountable,)
