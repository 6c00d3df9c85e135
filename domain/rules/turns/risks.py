"""The lives of risks, of what is done about them, and of issues."""

from domain.rules.turns.table import Instead, Life, moves, stays
from domain.state.risks import LEVELS

RISK = Life(
    ("R",),
    "risk",
    (("risk.raised", "open"), ("assumption.became-risk", "open")),
    (
        stays("risk.restated", "restated", "open"),
        stays("risk.assigned", "assigned", "open"),
        stays("risk.timed", "given a proximity", "open"),
        stays("risk.assessed", "scored", "open"),
        stays("risk.reviewed", "reviewed", "open"),
        stays("risk.responded", "responded to", "open"),
        stays("risk.linked", "linked", "open", "materialised", field="risk"),
        stays("risk.unlinked", "unlinked", "open", "materialised", field="risk"),
        stays("control.added", "given a control", "open"),
        stays("control.shared", "given a control", "open"),
        stays("action.planned", "given an action", "open"),
        stays("indicator.set", "given an indicator", "open"),
        stays("contingency.planned", "given a contingency plan", "open"),
        stays("risk.escalated", "escalated", "open", when=lambda risk: risk.level != LEVELS[-1]),
        stays("risk.de-escalated", "de-escalated", "open", when=lambda risk: risk.level != LEVELS[0]),
        moves("risk.materialised", "materialised", {"open": "materialised"}, "record that it materialised"),
        moves("risk.closed", "closed", {"open": "closed"}, "close it"),
        moves(
            "risk.reopened", "reopened", {"materialised": "open", "closed": "open"}, "reopen it", back=True
        ),
    ),
)
CONTROL = Life(
    ("CTL",),
    "control",
    (("control.added", "in place"),),
    (
        stays("control.shared", "leaned on by another risk", "in place"),
        stays("control.released", "released", "in place"),
        moves("control.retired", "retired", {"in place": "retired"}, "retire it"),
    ),
    Instead("add a new control instead", "control.added"),
)
ACTION = Life(
    ("ACT",),
    "action",
    (("action.planned", "open"),),
    (
        stays("action.assigned", "assigned", "open"),
        stays("action.moved", "moved", "open"),
        moves("action.done", "done", {"open": "done"}, "do it"),
        moves("action.dropped", "dropped", {"open": "dropped"}, "drop it"),
    ),
    Instead("plan a new action if more is to be done", "action.planned"),
)
CONTINGENCY = Life(
    ("CP",),
    "contingency",
    (("contingency.planned", "planned"),),
    (
        stays("contingency.assigned", "assigned", "planned", "called"),
        moves("contingency.called", "called for", {"planned": "called"}, "call for it"),
        moves("contingency.stood-down", "stood down", {"called": "planned"}, "stand it down", back=True),
        moves("contingency.carried-out", "carried out", {"called": "carried out"}, "carry it out"),
        moves("contingency.dropped", "dropped", {"planned": "dropped", "called": "dropped"}, "drop it"),
    ),
    Instead("plan another one if the risk can strike again", "contingency.planned"),
)
ISSUE = Life(
    ("I",),
    "issue",
    (("issue.raised", "open"), ("risk.materialised", "open"), ("assumption.became-issue", "open")),
    (
        stays("issue.updated", "updated", "open", "resolved"),
        moves("issue.resolved", "resolved", {"open": "resolved"}, "resolve it"),
        moves("issue.closed", "closed", {"resolved": "closed"}, "close it", found_from=("open",)),
    ),
    Instead("raise a new issue and name this one in it", "issue.raised"),
)
LIVES = (RISK, CONTROL, ACTION, CONTINGENCY, ISSUE)
