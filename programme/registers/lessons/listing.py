"""How lessons are listed."""

from collections.abc import Iterable

from programme.registers.listing import Column, Listing


def numbered(positions: Iterable[int]) -> tuple[str, ...]:
    """Return entries by their numbers: `#12`."""
    return tuple(f"#{position}" for position in positions)


LESSONS = Listing(
    noun="lesson",
    title="Lessons",
    items=lambda programme: programme.lessons.values(),
    columns=(
        Column("ref", "Ref"),
        Column("kind", "Kind"),
        Column("title", "Lesson"),
        Column("state", "State"),
        Column("owner", "Owner"),
        Column("due", "Due"),
        Column("shown_by", "Shown by", lambda lesson, _, __: numbered(lesson.shown_by)),
        Column(
            "in_doubt",
            "Changed since",
            lambda lesson, _, __: tuple(f"#{doubt.entry} {doubt.what}" for doubt in lesson.doubts),
        ),
        Column("audience", "For", wide=True),
        Column("advice", "What to repeat or avoid", wide=True),
        Column("happened", "What happened", wide=True),
        Column("why", "Why", wide=True),
        Column("about", "About", wide=True),
        Column("drawn_by", "Drawn by", wide=True),
        Column("drawn_from", "Drawn from", wide=True),
        Column("proposed", "Proposed", wide=True),
        Column("decided", "Decided", wide=True),
        Column("decided_by", "Decided by", wide=True),
        Column("ended", "Ended", wide=True),
        Column("outcome", "What came of it", wide=True),
    ),
)

LISTINGS = (LESSONS,)
