"""Alerts about recommendations, management considerations and what is promised to implement them."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.foundation.dates import counted_days, day_words
from domain.foundation.phrases import Fields, by, phrase
from domain.rules.provisions import due_of, lead_of, leaves, provisions
from domain.state.programme import Programme
from domain.state.recommendations import Provision
from programme.registers.alert import Alert, after
from programme.registers.recommendations.contract_alerts import RULES as CONTRACT_RULES


def recommendations_due(programme: Programme, on: date) -> Iterator[Alert]:
    """Whatever is not yet claimed as implemented is announced before its day and asked for after it.

    Sub-points that share the day of the whole are one alert with it; one with a day of its own has its own.
    """
    for whole in provisions(programme):
        day = due_of(programme, whole)
        undone = [one for one in leaves(programme, whole) if one.owed]
        shared = [one for one in undone if due_of(programme, one) == day]
        if shared:
            yield from _due(programme, whole, day, on, shared)
        for one in undone:
            if one not in shared:
                yield from _due(programme, one, due_of(programme, one), on, [one])


def _due(
    programme: Programme, one: Provision, day: date | None, on: date, undone: list[Provision]
) -> Iterator[Alert]:
    if day is None:
        return
    overdue = day < on
    begins = day + timedelta(days=1 if overdue else -programme.policy.contract_notice_days)
    # What was made or sent back later was not owed before that.
    owed = min((part.owed_since for part in undone), key=lambda when: when.latest)
    since = max(begins, owed.latest)
    if since <= on:
        named = [part.ref for part in undone if part is not one]
        left = f"; not yet implemented: {', '.join(named)}" if named else ""
        yield Alert(
            rule="recommendation.overdue" if overdue else "recommendation.due",
            severity="act now" if overdue else "attend",
            subject=one.ref,
            since=since,
            at_latest=since > begins and not owed.precise,
            sentence=(
                f"{one.called} {'was' if overdue else 'is'} due {day_words(day)} and is {one.state}{left}"
            ),
            clears=phrase(
                by("recommendation.implemented", provision=next(iter(named), one.ref)),
                "".join(f" and {ref}" for ref in named[1:]),
            ),
        )


def recommendations_without_lead(programme: Programme, on: date) -> Iterator[Alert]:
    """Somebody answers for everything that is still to be implemented."""
    for whole in provisions(programme):
        leaderless = [one for one in leaves(programme, whole) if one.owed and lead_of(programme, one) is None]
        if leaderless:
            points = [one.ref for one in leaderless if one is not whole]
            which = f" ({', '.join(points)})" if 0 < len(points) < len(whole.points) else ""
            owed = min((one.owed_since for one in leaderless), key=lambda when: when.latest)
            yield Alert.since_fact(
                owed,
                rule="recommendation.no-lead",
                severity="attend",
                subject=whole.ref,
                sentence=f"{whole.called}{which} has no lead: nobody answers for it",
                clears=phrase(by("recommendation.assigned", provision=whole.ref), Fields(("lead",), " ", "")),
            )


def claims_unverified(programme: Programme, on: date) -> Iterator[Alert]:
    """A claim that something is implemented is looked at by somebody else within the days of the policy."""
    for whole in provisions(programme):
        for one in leaves(programme, whole):
            if one.state != "implemented" or one.claimed is None:
                continue
            since = after(one.claimed, programme.policy.verification_days + 1)
            if since <= on:
                yield Alert(
                    rule="recommendation.unverified",
                    severity="attend",
                    subject=one.ref,
                    since=since,
                    at_latest=not one.claimed.precise,
                    sentence=(
                        f"{one.called} was claimed as implemented by {one.claimed_by} "
                        f"{one.claimed.words}, and nobody verified it in {counted_days((on - one.claimed.latest).days)}"
                    ),
                    clears=phrase(
                        by("recommendation.verified", provision=one.ref),
                        ", or ",
                        by("recommendation.returned", "returning it", provision=one.ref),
                    ),
                )


def actions_overdue(programme: Programme, on: date) -> Iterator[Alert]:
    """A promised action is done by its day."""
    for action in programme.planned_actions.values():
        since = action.due + timedelta(days=1)
        if action.state == "open" and since <= on:
            yield Alert(
                rule="recommendation.action-overdue",
                severity="attend",
                subject=action.ref,
                since=since,
                at_latest=False,
                sentence=(
                    f"{action.called} towards {action.provision} "
                    f"was due {day_words(action.due)} from {action.owner}"
                ),
                clears=phrase(
                    by("recommendation.action-completed", action=action.ref),
                    ", or ",
                    by("recommendation.action-dropped", "dropping it", action=action.ref),
                ),
            )


RULES = (
    recommendations_due,
    recommendations_without_lead,
    claims_unverified,
    actions_overdue,
    *CONTRACT_RULES,
)
