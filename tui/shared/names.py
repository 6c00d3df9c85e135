"""What a thing is called, whatever register it is in."""

from collections.abc import Iterator

from domain.foundation.references import KINDS, kind_of
from domain.rules.directory import here
from domain.state.programme import Programme
from programme.registers.called import title_of

# The registers by the nouns of the command line.
PLURALS = {
    "post": "posts", "person": "persons",
    "phase": "phases", "need": "readiness needs", "milestone": "milestones",
    "unit": "command units", "posting": "posting changes", "appeal": "appeals",
    "process": "processes", "change": "process changes",
    "function": "functions", "responsibility": "responsibilities", "sop": "documents",
    "risk": "risks", "action": "actions", "control": "controls", "indicator": "indicators",
    "contingency": "contingency plans", "issue": "issues", "assumption": "assumptions",
    "dependency": "dependencies", "staff-issue": "staff issues", "eia": "EIAs",
    "finding": "EIA findings", "profile": "profile lines", "impact": "impact ratios",
    "priority": "priorities", "measure": "measures", "benefit": "benefits", "cost": "costs",
    "group": "stakeholder groups", "message": "messages", "reach": "message reach", "activity": "engagement activities",
    "series": "activity series", "forum": "forums", "meeting": "meetings", "decision": "decisions",
    "recommendation": "recommendations", "consideration": "management considerations", "point": "sub-points",
    "planned-action": "planned actions", "target": "improvement targets", "practice": "good practices",
    "survey": "surveys", "statement": "survey statements",
    "review": "reviews", "review-finding": "review findings", "lesson": "lessons",
    "source": "sources", "claim": "claims", "evidence": "files kept as evidence",
}  # fmt: skip


def is_reference(text: str) -> bool:
    """Tell whether a text has the shape of a reference."""
    prefix, _, number = text.partition("-")
    return prefix in KINDS and number.isdecimal()


def state_of(programme: Programme, reference: str) -> str:
    """Return the state of a thing, empty when it has none."""
    thing = getattr(programme, kind_of(reference).register).get(reference)
    return str(getattr(thing, "state", ""))


def line(programme: Programme, reference: str) -> str:
    """Return a thing on one line: `R-004 SMT not acting as one team (open)`."""
    title, state = title_of(programme, reference), state_of(programme, reference)
    return f"{reference} {' '.join(title.split())}{f' ({state})' if state else ''}"


def answerable(programme: Programme) -> list[tuple[str, str]]:
    """Return everybody in the directory who may answer for something, by name: posts, and persons who are here."""
    return [(name, f"{name} ({ref})") for name, ref in here(programme).items()]


def everything(programme: Programme, prefixes: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield every reference there is, or those of some kinds."""
    for prefix in prefixes or tuple(KINDS):
        yield from getattr(programme, KINDS[prefix].register)
