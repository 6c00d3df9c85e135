"""The life of an Equality Impact Assessment, and of what it finds."""

from domain.rules.turns.table import Life, Turn, moves, stays

IN_STEPS = ("screening", "full assessment", "consultation")
STANDING = ("approved", "published", "completed")
FINDING_STATES = (*IN_STEPS, "awaiting approval", *STANDING, "under review")

EIA = Life(
    ("EIA",),
    "eia",
    (("eia.required", "required"), ("eia.registered", "completed")),
    (
        Turn("eia.attributed", "attributed", {}, when=lambda eia: eia.assesses is None),
        moves(
            "eia.screening-begun",
            "screened",
            {"required": "screening", "screened out": "screening"},
            "begin its screening",
        ),
        moves(
            "eia.screened-out",
            "screened out",
            {"screening": "screened out"},
            "screen it out",
            found_from=("required",),
        ),
        moves(
            "eia.assessment-begun",
            "assessed",
            dict.fromkeys(("required", "screening", "under review"), "full assessment"),
            "begin its full assessment",
        ),
        stays("finding.recorded", "given a finding", *FINDING_STATES),
        moves(
            "eia.consulted",
            "consulted on",
            {"full assessment": "consultation", "consultation": "consultation"},
            "consult on it",
        ),
        moves("eia.submitted", "submitted", {"consultation": "awaiting approval"}, "submit it for approval"),
        moves("eia.returned", "returned", {"awaiting approval": "full assessment"}, "return it", back=True),
        moves(
            "eia.approved",
            "approved",
            {"awaiting approval": "approved"},
            "approve it",
            found_from=("required", *IN_STEPS, "under review"),
        ),
        moves(
            "eia.published",
            "published",
            dict.fromkeys(("approved", "completed"), "published"),
            "publish it",
            found_from=("required", *IN_STEPS, "awaiting approval"),
        ),
        moves(
            "eia.review-called",
            "called in for review",
            dict.fromkeys(STANDING, "under review"),
            "call its review",
        ),
        moves(
            "eia.reviewed",
            "reviewed",
            {**{state: state for state in STANDING}, "under review": STANDING},
            "record the review",
        ),
    ),
    words={state: f"is in {state}" for state in IN_STEPS},
)
# A finding has no state of its own; what can be done about it follows from its effect.
FINDING = Life(
    ("F",),
    "finding",
    (),
    (
        Turn(
            "finding.mitigation-agreed",
            "mitigated",
            {},
            when=lambda finding: finding.effect == "adverse" and finding.mitigated is None,
        ),
        Turn(
            "finding.assigned",
            "given another owner",
            {},
            when=lambda finding: finding.mitigation is not None and finding.mitigated is None,
        ),
        Turn(
            "finding.mitigated",
            "done",
            {},
            when=lambda finding: finding.mitigation is not None and finding.mitigated is None,
        ),
    ),
    state=lambda _: "",
)
LIVES = (EIA, FINDING)
