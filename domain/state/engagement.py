"""Stakeholder groups, messages, activities and series as they stand."""

from typing import Literal

from domain.foundation.dates import When
from domain.foundation.values import State

Mode = Literal["informing", "consulting", "involving"]


class Series(State):
    """One series as it stands; `last` is when an occasion of it was last held."""

    ref: str
    title: str
    kind: str
    mode: str
    every_days: int
    begun: When
    groups: tuple[str, ...]
    state: str = "running"
    last: When | None = None
    held: int = 0
    reason: str | None = None


class Message(State):
    """One message as it stands; `reached` says when each group last had it in its present words."""

    ref: str
    title: str
    kind: str
    text: str
    worded: When
    state: str = "current"
    audience: tuple[str, ...] = ()
    reached: dict[str, When] = {}
    reason: str | None = None


class Group(State):
    """One stakeholder group as it stands; a group was asked when it was consulted or involved, else only told."""

    ref: str
    name: str
    kind: str
    identified: When
    state: str = "current"
    size: int | None = None
    unit: str | None = None
    reached: When | None = None
    reached_by: str | None = None
    asked: When | None = None
    told: int = 0
    told_again: When | None = None
    reason: str | None = None


class Activity(State):
    """One activity as it stands; `times` is how often it was held, when that was counted."""

    ref: str
    title: str
    kind: str
    mode: str
    held: When
    groups: tuple[str, ...]
    messages: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    state: str = "held"
    reach: int | None = None
    times: int | None = None
    series: str | None = None
    heard: str | None = None
    heard_on: When | None = None
    answer: str | None = None
    answered: When | None = None
    erased: When | None = None
