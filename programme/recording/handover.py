"""Handing over: everything that a post or a person answers for goes to another, in one batch, all or none."""

from typing import NamedTuple

from msgspec.structs import replace

from domain.foundation.references import kind_of
from domain.rules.holding import Held, answering
from domain.rules.persons import same
from domain.rules.turns import is_open
from domain.state.programme import Programme
from programme.foundation.refusal import Problem, Refused
from programme.journal.register import Register
from programme.personal.names import reference
from programme.recording.compose import understand_effective
from programme.recording.record import Proposal, proposal

# The entry that names another owner of a thing, by the register that it is kept in: its topic, the fields that name the
# thing and the owner, and the one in which the reason stands, if it asks for one.
ENTRIES = {
    "phases": ("phase.replanned", "phase", "lead", "reason"),
    "milestones": ("milestone.assigned", "milestone", "owner", ""),
    "needs": ("need.assigned", "need", "owner", ""),
    "processes": ("process.assigned", "process", "owner", ""),
    "sops": ("sop.assigned", "sop", "owner", ""),
    "risks": ("risk.assigned", "risk", "owner", ""),
    "actions": ("action.assigned", "action", "owner", ""),
    "contingencies": ("contingency.assigned", "contingency", "owner", ""),
    "issues": ("issue.updated", "issue", "owner", "note"),
    "assumptions": ("assumption.assigned", "assumption", "owner", ""),
    "dependencies": ("dependency.assigned", "dependency", "owner", ""),
    "staff_issues": ("staff-issue.updated", "staff_issue", "owner", "note"),
    "eias": ("eia.assigned", "eia", "lead", ""),
    "findings": ("finding.assigned", "finding", "owner", ""),
    "priorities": ("priority.led", "priority", "lead", ""),
    "benefits": ("benefit.assigned", "benefit", "owner", ""),
    "costs": ("cost.assigned", "cost", "owner", ""),
    "recommendations": ("recommendation.assigned", "provision", "lead", ""),
    "considerations": ("recommendation.assigned", "provision", "lead", ""),
    "points": ("recommendation.assigned", "provision", "lead", ""),
    "planned_actions": ("recommendation.action-assigned", "action", "owner", ""),
    "responsibilities": ("responsibility.passed", "responsibility", "who", ""),
    "forums": ("forum.chaired", "forum", "chair", ""),
    "lessons": ("lesson.assigned", "lesson", "owner", ""),
}


class Handover(NamedTuple):
    """What goes from one to another: each thing with its entry, and what stays because no entry takes it."""

    who: str
    to: str
    moved: tuple[tuple[Held, Proposal], ...]
    left: tuple[Held, ...]

    def signed(self, by: str | None, evidence: tuple[str, ...] = ()) -> list[Proposal]:
        """Return the entries to be recorded together, with who records them and on what evidence."""
        return [replace(proposed, by=by, evidence=evidence) for _, proposed in self.moved]


def handover(register: Register, who: str, to: str, reason: str, on: str | None = None) -> Handover:
    """Return what would go to another; Refused when that is nothing, or when they are one.

    `who` and `to` are names or references. What is handed over goes on as of the date; it is recorded by `record`.
    """
    effective = understand_effective(on, register.today)
    view = register.view(effective.latest.isoformat() if on else None)
    giving, taking = (view.called(_reference(name)) for name in (who, to))
    if same(giving, taking):
        raise Refused([Problem(f"{giving} and {to} are one: say who takes it over", "to")])
    moved: list[tuple[Held, Proposal]] = []
    left: list[Held] = []
    for one in answering(view.programme, giving):
        proposed = _fields(one, taking, reason, on)
        if proposed is None or not _takes(view.programme, proposed, one.ref):
            left.append(one)
        else:
            moved.append((one, proposed))
    if not moved:
        stays = f": {', '.join(one.ref for one in left)} cannot change hands as it stands" if left else ""
        raise Refused([Problem(f"{giving} answers for nothing that could be handed over{stays}", "who")])
    return Handover(giving, taking, tuple(moved), tuple(left))


def _reference(name: str) -> str:
    return reference(name) or name


def _fields(one: Held, to: str, reason: str, on: str | None) -> Proposal | None:
    if not one.ref:
        return replace(proposal("programme.led", lead=to), on=on)
    entry = ENTRIES.get(kind_of(one.ref).register)
    if entry is None:
        return None
    topic, thing, owner, why = entry
    return replace(proposal(topic, **{thing: one.ref, owner: to}, **({why: reason} if why else {})), on=on)


def _takes(programme: Programme, proposed: Proposal, ref: str) -> bool:
    named = next((name for name, value in proposed.fields.items() if value == ref), None)
    return named is None or is_open(programme, proposed.entry_class.topic, named, ref)
