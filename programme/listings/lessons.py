"""How lessons are listed."""

from collections.abc import Iterable

from programme.listings.listing import Column, Listing


def numbered(positions: Iterable[int]) -> tuple[str, ...]:
    """Return entries by their numbers: `#12`."""
    return tuple(f"#{position}" for position in positions)


LESSONS = Listing(
    noun="lesson",
    title="Lessons",
    items=lambda programme: programme.lessons.values(),
    columns=(
        Column("ref", "Ref", lambda lesson, _, __: lesson.ref),
        Column("kind", "Kind", lambda lesson, _, __: lesson.kind),
        Column("title", "Lesson", lambda lesson, _, __: lesson.title),
        Column("state", "State", lambda lesson, _, __: lesson.state),
        Column("owner", "Owner", lambda lesson, _, __: lesson.owner),
        Column("due", "Due", lambda lesson, _, __: lesson.due),
        Column("shown_by", "Shown by", lambda lesson, _, __: numbered(lesson.shown_by)),
        Column(
            "in_doubt",
            "Changed since",
            lambda lesson, _, __: tuple(f"#{doubt.entry} {doubt.what}" for doubt in lesson.doubts),
        ),
        Column("audience", "For", lambda lesson, _, __: lesson.audience, wide=True),
        Column("advice", "What to repeat or avoid", lambda lesson, _, __: lesson.advice, wide=True),
        Column("happened", "What happened", lambda lesson, _, __: lesson.happened, wide=True),
        Column("why", "Why", lambda lesson, _, __: lesson.why, wide=True),
        Column("about", "About", lambda lesson, _, __: lesson.about, wide=True),
        Column("drawn_by", "Drawn by", lambda lesson, _, __: lesson.drawn_by, wide=True),
        Column("drawn_from", "Drawn from", lambda lesson, _, __: lesson.drawn_from, wide=True),
        Column("proposed", "Proposed", lambda lesson, _, __: lesson.proposed, wide=True),
        Column("decided", "Decided", lambda lesson, _, __: lesson.decided, wide=True),
        Column("decided_by", "Decided by", lambda lesson, _, __: lesson.decided_by, wide=True),
        Column("ended", "Ended", lambda lesson, _, __: lesson.ended, wide=True),
        Column("outcome", "What came of it", lambda lesson, _, __: lesson.outcome, wide=True),
    ),
)

LISTINGS = (LESSONS,)
