"""The registers of a programme, in the order in which people meet them."""

# A register has one word, the same in every layer: `domain/entries/risks/`, `programme/registers/risks/`. Beside it
# stand the nouns of its entries, so that reading one entry need not load the classes of all the others.
REGISTERS: dict[str, tuple[str, ...]] = {
    "programme": ("programme",),
    "policy": ("policy",),
    "people": ("post", "person"),
    "phases": ("phase", "need"),
    "milestones": ("milestone",),
    "structure": ("unit", "posting", "appeal"),
    "processes": ("process", "change"),
    "documents": ("sop",),
    "risks": ("risk", "control", "action", "indicator", "contingency", "issue"),
    "assumptions": ("assumption",),
    "dependencies": ("dependency",),
    "staff_issues": ("staff-issue",),
    "equality": ("eia", "finding"),
    "measures": ("priority", "measure"),
    "benefits": ("benefit",),
    "costs": ("cost",),
    "engagement": ("group", "message", "activity", "series"),
    "decisions": ("decision",),
    "recommendations": ("recommendation", "consideration", "practice", "contract", "revisit", "target"),
    "surveys": ("survey", "statement"),
    "reviews": ("review", "review-finding"),
    "lessons": ("lesson",),
    "evidence": ("evidence",),
    "snapshots": ("snapshot",),
    "journal": ("entry", "journal", "breach"),
}

# What is listed, by the register it is of; each has `list` and `show` beside the verbs of its entries.
LISTS: dict[str, dict[str, str]] = {
    "people": {"post": "Posts.", "person": "Persons."},
    "phases": {"phase": "Phases.", "need": "Readiness needs."},
    "milestones": {"milestone": "Milestones."},
    "structure": {"unit": "Command units.", "posting": "Posting changes.", "appeal": "Appeals."},
    "processes": {"process": "Business processes.", "change": "Process changes."},
    "documents": {"sop": "Controlled documents."},
    "risks": {
        "risk": "Risk register.",
        "control": "Controls in place.",
        "action": "Actions.",
        "indicator": "Key risk indicators.",
        "contingency": "Contingency plans.",
        "issue": "Issue register.",
    },
    "assumptions": {"assumption": "Assumptions."},
    "dependencies": {"dependency": "Dependencies."},
    "staff_issues": {"staff-issue": "Staff issues log."},
    "equality": {
        "eia": "Equality Impact Assessments.",
        "finding": "Equality findings.",
        "profile": "Baseline profiles.",
        "impact": "Adverse impact ratios.",
    },
    "measures": {"priority": "Priorities.", "measure": "Measures."},
    "benefits": {"benefit": "Benefits and savings."},
    "costs": {"cost": "Costs."},
    "engagement": {
        "group": "Stakeholder groups.",
        "message": "Messages.",
        "activity": "Engagement activities.",
        "series": "Recurring activities.",
        "reach": "Messages and whom they reached.",
    },
    "decisions": {"decision": "Decision log."},
    "recommendations": {
        "recommendation": "Recommendations.",
        "consideration": "Management considerations.",
        "practice": "Good practice.",
        "target": "Improvement targets.",
        "point": "Sub-points of recommendations.",
        "planned-action": "Actions on recommendations.",
    },
    "surveys": {"survey": "Surveys.", "statement": "Survey statements."},
    "reviews": {"review": "Reviews.", "review-finding": "Review findings."},
    "lessons": {"lesson": "Lessons."},
    "evidence": {"evidence": "Files kept as evidence."},
}

REGISTER_OF = {noun: register for register, nouns in REGISTERS.items() for noun in nouns}
