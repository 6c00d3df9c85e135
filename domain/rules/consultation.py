"""When staff were consulted: asked, which is more than being told."""

from domain.state.engagement import Group
from domain.state.phases import Phase
from domain.state.programme import Programme

STAFF = frozenset({"staff", "union or association"})


def staff_groups(programme: Programme) -> list[Group]:
    """Return the groups of staff, and of those who speak for them, that have a stake in the change."""
    return [group for group in programme.groups.values() if group.kind in STAFF and group.state == "current"]


def consulted(programme: Programme, phase: Phase) -> bool:
    """Tell whether staff were consulted on a phase: it was recorded so, or every group of staff was asked about it.

    Being asked is having been consulted or involved in the sense of the spectrum of public participation (IAP2); being
    informed is not.
    """
    if phase.consulted is not None:
        return True
    groups = staff_groups(programme)
    return bool(groups) and all(group.ref in phase.asked for group in groups)


def not_consulted(programme: Programme, phase: Phase) -> str:
    """Say that staff were not consulted on a phase, and what was done instead."""
    groups = staff_groups(programme)
    if phase.asked and (left := [group.ref for group in groups if group.ref not in phase.asked]):
        asked = len(groups) - len(left)
        return (
            f"staff were not consulted on {phase.ref}: {asked} of {len(groups)} groups were asked, "
            f"and not {', '.join(left)}"
        )
    if phase.told or phase.informed:
        return f"staff were told of {phase.ref} and not consulted on it"
    return f"staff were not consulted on {phase.ref}"
