"""Alerts about who answers for what: functions that nobody answers for, and things that two answer for."""

from collections.abc import Iterator
from datetime import date

from domain.foundation.dates import When
from domain.foundation.phrases import by, phrase
from domain.foundation.references import kind_of
from domain.rules.holding import ENDED, title_of
from domain.rules.responsibilities import accountable, begun, in_force, owner_of, since
from domain.state.accountability import Function
from domain.state.programme import Programme
from programme.registers.alert import Alert


def orphaned(programme: Programme, on: date) -> Iterator[Alert]:
    """Somebody is accountable for every function, or does its work, and for whatever nobody was found to answer for."""
    yield from _unanswered(programme)
    holding = list(in_force(programme)) if programme.functions else []
    for function in programme.functions.values():
        asked = function.state == "current" and function.ref not in programme.unanswered
        worked = any(one.about == function.ref and one.role == "responsible" for one in holding)
        if asked and not worked and not accountable(programme, function.ref, holding):
            yield Alert.since_fact(
                _orphaned(programme, function),
                rule="function.orphan",
                severity="attend",
                subject=function.ref,
                sentence=f"nobody is recorded as accountable for {function.called}",
                clears=phrase(
                    by("responsibility.assigned", about=function.ref),
                    ", or its end (",
                    by("function.ended", function=function.ref),
                    ")",
                ),
            )


def _unanswered(programme: Programme) -> Iterator[Alert]:
    for ref, finding in programme.unanswered.items():
        thing = getattr(programme, kind_of(ref).register).get(ref)
        # A priority without a lead is an alert of its own, and nobody answers for what is over.
        if thing is None or ref in programme.priorities or thing.state in ENDED:
            continue
        yield Alert.since_fact(
            finding.since,
            rule="function.orphan",
            severity="attend",
            subject=ref,
            sentence=f"nobody was found to answer for {ref} “{title_of(programme, ref)}”",
            clears=phrase(by("responsibility.assigned", about=ref)),
        )


def disputed(programme: Programme, on: date) -> Iterator[Alert]:
    """One alone is accountable for a thing."""
    if not programme.responsibilities:
        return
    holding = list(in_force(programme))
    for ref in dict.fromkeys(one.about for one in holding if one.role == "accountable"):
        answering = accountable(programme, ref, holding)
        if len(answering) > 1:
            named = [one for one in holding if one.about == ref and one.role == "accountable"]
            days = sorted((since(programme, one) for one in named), key=lambda when: when.latest)
            # With an owner in its own register the first who was assigned makes two, else the second.
            second = days[0] if owner_of(programme, ref) or len(days) < 2 else days[1]  # noqa: PLR2004 - two
            yield Alert.since_fact(
                second,
                rule="responsibility.disputed",
                severity="attend",
                subject=ref,
                sentence=(
                    f"{len(answering)} are accountable for {ref} “{title_of(programme, ref)}”: "
                    f"{', '.join(answering)}"
                ),
                clears=phrase(by("responsibility.ended", responsibility=named[-1].ref)),
            )


def _orphaned(programme: Programme, function: Function) -> When:
    """Return since when nobody is accountable for a function: since the last who was is so no more, or it was named."""
    ends = [
        one.ended or (programme.phases[one.ends_with].live if one.ends_with else None)
        for one in programme.responsibilities.values()
        if one.about == function.ref and one.role == "accountable" and begun(programme, one)
    ]
    return max((function.named, *filter(None, ends)), key=lambda when: when.latest)


RULES = (orphaned, disputed)
