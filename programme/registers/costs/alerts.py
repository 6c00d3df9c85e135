"""Alerts about costs: beyond their budget, spent without one, nobody's, and figures that disagree."""

from collections.abc import Iterator
from datetime import date

from domain.foundation.phrases import by, phrase
from domain.state.programme import Programme
from programme.registers.alert import Alert
from programme.registers.costs.contradictions import costs_contradicting
from programme.registers.noted import noted


def beyond_budget(programme: Programme, on: date) -> Iterator[Alert]:
    """No more is spent than the budget, and no more is forecast: each of the same period and currency."""
    for cost in programme.costs.values():
        budgets = cost.last("budget")
        for spent in cost.last("spend").values():
            budget = budgets.get((spent.currency, spent.period))
            if budget is not None and spent.amount > budget.amount:
                yield Alert.since_fact(
                    max(spent.on, budget.on, key=lambda day: day.latest),
                    rule="cost.overspent",
                    severity="act now",
                    subject=cost.ref,
                    sentence=f"{cost.called}: {spent.words} is spent of a budget of {budget.words}",
                    clears=phrase(by("cost.stated", "a budget that covers it", cost=cost.ref)),
                )
        for forecast in cost.last("forecast").values():
            budget = budgets.get((forecast.currency, forecast.period))
            if budget is not None and forecast.amount > budget.amount:
                yield Alert.since_fact(
                    max(forecast.on, budget.on, key=lambda day: day.latest),
                    rule="cost.forecast-over",
                    severity="attend",
                    subject=cost.ref,
                    sentence=f"{cost.called}: {forecast.words} is forecast, and the budget is {budget.words}",
                    clears=phrase(
                        by("cost.stated", "a forecast within the budget, or another budget", cost=cost.ref)
                    ),
                )


def unbudgeted(programme: Programme, on: date) -> Iterator[Alert]:
    """Money is spent on what there is a budget for."""
    for cost in programme.costs.values():
        spent = [one for one in cost.figures if one.what == "spend"]
        if spent and not cost.last("budget"):
            yield Alert.since_fact(
                min((one.on for one in spent), key=lambda day: day.latest),
                rule="cost.unbudgeted",
                severity="attend",
                subject=cost.ref,
                sentence=f"money was spent on {cost.called}, and no budget for it is stated",
                clears=phrase(by("cost.stated", "its budget", cost=cost.ref, what="budget")),
            )


def unowned(programme: Programme, on: date) -> Iterator[Alert]:
    """Somebody answers for a cost that a total counts."""
    for cost in programme.costs.values():
        if cost.owner is None and cost.not_counted is None:
            yield Alert.since_fact(
                cost.identified,
                rule="cost.unowned",
                severity="attend",
                subject=cost.ref,
                sentence=f"nobody is named who answers for {cost.called}",
                clears=phrase(by("cost.assigned", cost=cost.ref)),
            )


def figures_differing(programme: Programme, on: date) -> Iterator[Alert]:
    """Sources state the same of a cost for one period."""
    return (noted("cost", one) for one in costs_contradicting(programme))


RULES = (beyond_budget, unbudgeted, unowned, figures_differing)
