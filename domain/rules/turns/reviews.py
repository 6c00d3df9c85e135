"""The lives of reviews and of what they found."""

from domain.rules.turns.table import Instead, Life, moves, stays

REVIEW = Life(
    ("RV",),
    "review",
    (("review.planned", "planned"), ("review.recorded", "held")),
    (
        stays("review.postponed", "postponed", "planned"),
        moves("review.held", "held", {"planned": "held"}, "record that it was held"),
        stays("review-finding.recorded", "given a finding", "held", "reported"),
        moves("review.reported", "reported", {"held": "reported"}, "record its report"),
        moves("review.cancelled", "cancelled", {"planned": "cancelled"}, "cancel it"),
    ),
    Instead("plan another review", "review.planned"),
)
FINDING = Life(
    ("RF",),
    "finding",
    (("review-finding.recorded", "open"), ("review-finding.recorded", "noted")),
    (
        moves(
            "review-finding.accepted",
            "accepted",
            {"open": "accepted", "rejected": "accepted"},
            "accept it",
            back=True,
        ),
        moves(
            "review-finding.rejected",
            "rejected",
            {"open": "rejected", "accepted": "rejected"},
            "reject it",
            back=True,
        ),
    ),
    Instead("keep it as a lesson to repeat", "lesson.proposed"),
    words={"noted": "is a strength"},
)
LIVES = (REVIEW, FINDING)
