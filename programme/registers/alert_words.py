"""What alerts are called where several of one kind stand together, and how their severity is put to people."""

from programme.registers.alert import Severity

# In JSON, CSV and filters a severity keeps its own word.
SEVERITY_WORDS: dict[Severity, str] = {
    "act now": "Act now",
    "attend": "Needs attention",
    "note": "For information",
}

# Of what a phase went live without, each kind of gap has a rule of its own.
GAP = "phase.gap"
KINDS = {
    GAP: "gaps with which a phase went live",
    "action.overdue": "risk actions overdue",
    "activity.unanswered": "activities without an answer",
    "activity.unheard": "activities of which nothing that was said is recorded",
    "appeal.undecided": "appeals undecided",
    "benefit.no-amount": "benefits without an amount",
    "benefit.no-outcome": "benefits without an outcome",
    "benefit.unvalidated": "benefits not validated",
    "breach.unaccepted": "breaches of a rule that nobody accepted",
    "change.leaned-on": "process changes that ended and are leaned on",
    "change.stuck": "process changes without progress",
    "contract.discharged-with-gaps": "contracts discharged with gaps",
    "contract.revisit-missing": "contracts without a revisit",
    "decision.left-behind": "decisions left behind",
    "decision.overdue": "decisions overdue",
    "decision.undated": "decisions without a date",
    "eia.adverse-impact": "assessments with adverse impact",
    "eia.after-the-decision": "assessments approved after the decision",
    "eia.missing": "Equality Impact Assessments missing",
    "eia.overruled": "assessments overruled",
    "eia.review-due": "assessments due for review",
    "eia.review-overdue": "assessments overdue for review",
    "eia.unapproved-at-decision": "assessments not approved when the decision took effect",
    "eia.unattributed": "assessments of something unknown",
    "eia.without-findings": "assessments without findings",
    "finding.mitigation-overdue": "mitigations of adverse impacts overdue",
    "finding.unmitigated": "adverse impacts unmitigated",
    "group.only-told": "stakeholder groups told and not asked",
    "group.unreached": "stakeholder groups not contacted in time",
    "indicator.breached": "indicators past their threshold",
    "lesson.in-doubt": "lessons in doubt",
    "lesson.not-applied": "lessons not applied",
    "lesson.undecided": "lessons neither accepted nor rejected",
    "measure.target-missed": "targets missed by a measure",
    "measure.unobserved": "measures not observed in time",
    "message.unreached": "messages that have not reached everybody",
    "need.overdue": "readiness needs overdue",
    "need.unowned": "readiness needs without an owner",
    "journal.accepted": "journals accepted that were not what had been seen",
    "journal.stamped-ahead": "entries stamped later than it is",
    "journal.stamps-jumped": "entries stamped long after the one before",
    "person.left-owning": "people who left and still answer for something",
    "phase.interim-open": "interim phases that nothing ends",
    "phase.late": "phases late",
    "phase.leaned-on": "phases that ended and are leaned on",
    "phase.live-unaccepted": "phases live without anyone's acceptance of their gaps",
    "phase.not-ready": "phases under way and not ready",
    "phase.unreviewed": "phases without a review",
    "policy.tolerance-out-of-reach": "tolerances that no score exceeds",
    "post.abolished": "posts abolished that answer for something",
    "post.overloaded": "posts that answer for too much",
    "post.vacant": "posts vacant that answer for something",
    "priority.no-lead": "priorities without a lead",
    "priority.no-plan": "priorities without a plan",
    "process.leaned-on": "processes that ended and are leaned on",
    "process.live-without-agreement": "process changes in force without agreement",
    "process.live-without-sop": "process changes in force without a document",
    "process.unowned": "processes without an owner",
    "programme.unreviewed": "programmes without a review",
    "recommendation.action-overdue": "planned actions overdue",
    "recommendation.due": "recommendations due soon",
    "recommendation.no-lead": "recommendations without a lead",
    "recommendation.overdue": "recommendations overdue",
    "recommendation.unverified": "recommendations not verified",
    "review-finding.unanswered": "review findings without a response",
    "review.not-held": "reviews not held",
    "risk.above-tolerance": "risks above tolerance",
    "risk.accepted-by-owner": "risks accepted by their own owner",
    "risk.incomplete": "risks incomplete",
    "risk.opportunity-unpursued": "opportunities not pursued",
    "risk.other-scale": "risks scored on another scale",
    "risk.review-overdue": "risk reviews overdue",
    "risk.tolerated-open-ended": "risks tolerated without a last day",
    "risk.toleration-ended": "risks no longer tolerated",
    "risk.unowned": "risks without an owner",
    "risk.unscored": "risks without a residual score",
    "series.overdue": "activity series overdue",
    "sop.absent": "documents not yet written",
    "sop.draft-stale": "drafts without progress",
    "sop.leaned-on": "documents that ended and are leaned on",
    "sop.needs": "published documents that need something",
    "sop.review-due": "documents due for review",
    "sop.review-overdue": "documents overdue for review",
    "staff-issue.silent": "staff issues without an update",
    "staff-issue.unacknowledged": "staff issues not acknowledged",
    "survey.not-followed-up": "survey statements not followed up",
    "survey.overdue": "surveys overdue",
    "survey.unreported": "surveys not reported",
    "target.due": "improvement targets due soon",
    "target.missed": "improvement targets missed",
    "unit.leaned-on": "units that closed and are leaned on",
}


def kind_of(rule: str) -> str:
    """Return by which name alerts of a rule stand together: the rule, or for every gap of a phase one."""
    return GAP if rule.startswith(f"{GAP}-") else rule


def kind_words(kind: str) -> str:
    """Return what several alerts of a kind are: `risks above tolerance`; what is rare is called by its rule."""
    noun, _, what = kind.partition(".")
    return KINDS.get(kind, f"{noun.replace('-', ' ')} alerts ({what.replace('-', ' ')})")
