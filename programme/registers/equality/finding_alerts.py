"""Alerts about what assessments found: adverse effects, their mitigation, and selections that fall unevenly."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.foundation.dates import day_words
from domain.foundation.phrases import by, phrase
from domain.rules.adverse_impact import Impact, fared_well, impacts
from domain.rules.assessments import decided, is_standing
from domain.state.equality import Finding
from domain.state.programme import Programme
from programme.registers.alert import Alert
from programme.registers.equality.contradictions import profiles_contradicting
from programme.registers.equality.listing import rounded_ratio
from programme.registers.noted import noted


def _adverse(programme: Programme) -> Iterator[Finding]:
    """Yield adverse findings about what has not been given up."""
    for finding in programme.findings.values():
        assessed = programme.eias[finding.eia].assesses
        if finding.effect == "adverse" and (assessed is None or is_standing(programme, assessed)):
            yield finding


def adverse_unmitigated(programme: Programme, on: date) -> Iterator[Alert]:
    """An adverse effect has a mitigation with an owner and a due date."""
    for finding in _adverse(programme):
        if finding.mitigation is None:
            assessed = programme.eias[finding.eia].assesses
            in_effect = assessed is not None and decided(programme, assessed) is not None
            whom = f" on {finding.group}" if finding.group else ""
            yield Alert.since_fact(
                finding.found,
                rule="finding.unmitigated",
                severity="act now" if in_effect else "attend",
                subject=finding.ref,
                sentence=(
                    f"{finding.ref} of {finding.eia} finds an adverse effect{whom} ({finding.characteristic}), and no "
                    f"mitigation is agreed{f', although {assessed} is in effect' if in_effect else ''}"
                ),
                clears=phrase(by("finding.mitigation-agreed", finding=finding.ref)),
            )


def mitigations_overdue(programme: Programme, on: date) -> Iterator[Alert]:
    """A mitigation is carried out by its due date."""
    for finding in _adverse(programme):
        if finding.due and finding.mitigated is None and finding.due < on:
            yield Alert(
                rule="finding.mitigation-overdue",
                severity="act now",
                subject=finding.ref,
                since=finding.due + timedelta(days=1),
                at_latest=False,
                sentence=(
                    f"the mitigation of {finding.ref} ({finding.characteristic}, {finding.eia}) was due from "
                    f"{finding.owner} on {day_words(finding.due)}"
                ),
                clears=phrase(by("finding.mitigated", finding=finding.ref)),
            )


def selections_uneven(programme: Programme, on: date) -> Iterator[Alert]:
    """A selection falls on every group alike, within four fifths of the most favoured one."""
    for eia in programme.eias.values():
        for impact in impacts(eia.counts):
            if impact.flagged:
                since = max(impact.counted.on, impact.favoured.on, key=lambda when: when.latest)
                yield Alert.since_fact(
                    since,
                    rule="eia.adverse-impact",
                    severity="attend",
                    subject=eia.ref,
                    sentence=f"{eia.ref}: {_compared(impact)}; an indicator, not a legal test in the United Kingdom",
                    clears=phrase("new counts (", by("eia.counted", eia=eia.ref), ") of 0.8 or more"),
                )


def _compared(impact: Impact) -> str:
    group, favoured = impact.counted, impact.favoured
    doing = "were spared" if group.adverse else "had"
    ratio = rounded_ratio(impact.ratio, 3) or 0
    small = ", a small sample" if impact.small else ""
    return (
        f"{fared_well(group)} of {group.total} {group.group} {doing} “{group.selection}” against "
        f"{fared_well(favoured)} of {favoured.total} {favoured.group}, adverse impact ratio {ratio} "
        f"(p by chance {impact.p:.3f}{small})"
    )


def profiles_differing(programme: Programme, on: date) -> Iterator[Alert]:
    """Sources say the same of the share of a group among the same people."""
    return (noted("eia", one) for one in profiles_contradicting(programme))


RULES = (adverse_unmitigated, mitigations_overdue, selections_uneven, profiles_differing)
