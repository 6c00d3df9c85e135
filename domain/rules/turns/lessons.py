"""The life of a lesson: proposed, accepted by somebody else, and applied or not."""

from domain.rules.turns.table import Life, Turn, moves, stays

LESSON = Life(
    ("LL",),
    "lesson",
    (("lesson.proposed", "proposed"),),
    (
        Turn("lesson.confirmed", "confirmed", {}, when=lambda lesson: bool(lesson.doubts)),
        moves("lesson.accepted", "accepted", {"proposed": "accepted", "rejected": "accepted"}, "accept it"),
        moves("lesson.rejected", "rejected", {"proposed": "rejected"}, "reject it"),
        stays("lesson.assigned", "assigned", "accepted"),
        moves("lesson.applied", "applied", {"accepted": "applied", "not applied": "applied"}, "apply it"),
        moves("lesson.not-applied", "left unapplied", {"accepted": "not applied"}, "say why not"),
    ),
)
LIVES = (LESSON,)
