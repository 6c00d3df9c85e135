"""The rules of scoring and looking that are in force, one a row."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from domain.state.policy import BANDS, Policy, profile
from programme.answers.answer import Answer, Field, about, plain, unknown
from programme.journal.view import View

FIELDS = (Field("setting", "Setting"), Field("value", "Value"), Field("usual", "In the profile"))


def rules_in_force(view: View) -> Answer:
    """Answer with every setting of the policy, and what the profile says of it where that is something else."""
    policy = view.programme.policy
    usual = dict(_settings(profile(policy.profile)))
    rows: list[dict[str, Any]] = [
        {"setting": name, "value": value, "usual": None if usual.get(name) == value else usual.get(name)}
        for name, value in _settings(policy)
    ]
    return Answer("Policy", FIELDS, rows if view.known else [], about(view), unknown(view))


def _settings(policy: Policy) -> Iterator[tuple[str, Any]]:
    scale = policy.scale
    yield "profile", policy.profile
    yield "time_zone", policy.time_zone
    yield "scale", scale.name
    for name in ("likelihoods", "impacts"):
        yield name, tuple(f"{number} {word}" for number, word in enumerate(getattr(scale, name), 1))
    starts = (1, scale.medium, scale.high, scale.very_high, scale.highest + 1)
    yield (
        "bands",
        tuple(f"{band} {low} to {end - 1}" for band, (low, end) in zip(BANDS, pairwise(starts), strict=True)),
    )
    yield "tolerance", policy.tolerance
    yield from ((f"tolerance of {name} risks", value) for name, value in sorted(policy.tolerances.items()))
    for name in Policy.__struct_fields__:
        if name.endswith(("_days", "_months")):
            yield name, plain(getattr(policy, name))
    yield "characteristics", policy.characteristics
