"""The registers that rows are taken over into: what they read, and which entries follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from domain.foundation.references import KINDS
from programme.exchange.kinds import (
    action,
    assessment,
    assumption,
    benefit,
    decision,
    dependency,
    document,
    issue,
    lesson,
    plain,
    risk,
    staff_issue,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from domain.state.programme import Programme
    from programme.exchange.rows import Row
    from programme.exchange.steps import Setting, Step


class Taken(NamedTuple):
    """One register that rows are taken over into; `personal` when its words are sealed and stand nowhere else."""

    noun: str
    prefix: str
    register: str
    reads: frozenset[str]
    new: Callable[[Row, int, Setting], Iterator[Step]]
    changed: Callable[[Row, str, set[str], Setting], Iterator[Step]]
    current: Callable[[Programme, str], dict[str, Any]]
    personal: bool = False


def _fields(noun: str, *names: str) -> frozenset[str]:
    return frozenset({"state", *(f"{noun} {name}" for name in names)})


_RISK = _fields(
    "risk", "raise.title", "raise.cause", "raise.event", "raise.effect", "raise.category", "raise.owner",
    "raise.kind", "raise.on", "review.on", "review.note", "close.on", "close.reason", "respond.response",
    *(f"assess {score}.{half}" for score in risk.SCORES for half in ("likelihood", "impact")),
) | {"control add", "action plan", "action plan.due"}  # fmt: skip
_ACTION = _fields(
    "action", *(f"plan.{name}" for name in ("title", "owner", "due", "risk", "about")), "done.on", "done.note"
) | {"links"}  # fmt: skip
_SOP = _fields("sop", "register.on", "register.channel", "register.review_due") | {
    "sop.title",
    "sop.kind",
    "sop.owner",
    "sop.version",
}
_EIA = frozenset({"state", "eia.title", "eia.lead", "eia approve.on", "eia approve.review_due"})

_ISSUE = _fields(
    "issue",
    "raise.title",
    "raise.description",
    "raise.severity",
    "raise.owner",
    "raise.on",
    "resolve.resolution",
)
_DECISION = _fields(
    "decision",
    "record.title",
    "record.decided",
    "record.reason",
    "record.taker",
    "record.rejected",
    "record.on",
)
_STAFF_ISSUE = _fields(
    "staff-issue", *(f"raise.{name}" for name in ("theme", "summary", "raised_by", "channel", "on")),
    "acknowledge.owner", "acknowledge.on", "resolve.answer", "resolve.on",
)  # fmt: skip
_BENEFIT = _fields(
    "benefit", *(f"identify.{name}" for name in ("title", "kind", "owner", "measured_by", "due")),
    "estimate.amount", "estimate.source", "realise.amount",
)  # fmt: skip

_OWN_WORDS = (
    Taken("risk", "R", "risks", _RISK, risk.new, risk.changed, risk.current),
    Taken("issue", "I", "issues", _ISSUE, issue.new, issue.changed, issue.current),
    Taken("decision", "D", "decisions", _DECISION, decision.new, decision.changed, decision.current),
    Taken("sop", "SOP", "sops", _SOP, document.new, document.changed, document.current),
    Taken("eia", "EIA", "eias", _EIA, assessment.new, assessment.changed, assessment.current, personal=True),
    Taken(
        "staff-issue",
        "SI",
        "staff_issues",
        _STAFF_ISSUE,
        staff_issue.new,
        staff_issue.changed,
        staff_issue.current,
        personal=True,
    ),
    Taken("benefit", "B", "benefits", _BENEFIT, benefit.new, benefit.changed, benefit.current),
    Taken("lesson", "LL", "lessons", lesson.READS, lesson.new, lesson.changed, lesson.current),
    Taken(
        "assumption",
        "AS",
        "assumptions",
        assumption.READS,
        assumption.new,
        assumption.changed,
        assumption.current,
    ),
    Taken(
        "dependency",
        "DEP",
        "dependencies",
        dependency.READS,
        dependency.new,
        dependency.changed,
        dependency.current,
    ),
    # Last, because an action is about anything that rows of the same file may be.
    Taken("action", "ACT", "actions", _ACTION, action.new, action.changed, action.current),
)


def _plain(prefix: str) -> Taken:
    one = plain.Plain(prefix)
    on = f"{plain.begins(prefix)[0].command}.on"
    kind = KINDS[prefix]
    reads = frozenset({*one.names, on})
    return Taken(kind.noun, prefix, kind.register, reads, one.new, one.changed, one.current, one.personal)


# In the order in which their rows are recorded: an action names a risk of the same file.
TAKEN = {
    one.noun: one
    for one in (
        *_OWN_WORDS,
        *(_plain(prefix) for prefix in KINDS if prefix not in {one.prefix for one in _OWN_WORDS}),
    )
    if one.reads
}
