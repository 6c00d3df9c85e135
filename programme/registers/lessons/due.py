"""What is due of lessons: a decision on each that is proposed, and the application of each that was accepted."""

from collections.abc import Iterator
from datetime import timedelta

from domain.foundation.phrases import by, phrase
from domain.state.programme import Programme
from programme.registers.due import Due


def learnt(programme: Programme) -> Iterator[Due]:
    """Yield the next step of each lesson that is neither applied nor given up."""
    policy = programme.policy
    for lesson in programme.lessons.values():
        if lesson.state == "proposed":
            day = lesson.proposed.latest + timedelta(days=policy.lesson_decision_days)
            clears = phrase(by("lesson.accepted", lesson=lesson.ref))
            at_latest = not lesson.proposed.precise
            yield Due(lesson.ref, "decision on a lesson", lesson.title, None, day, clears, at_latest)
        elif lesson.state == "accepted" and lesson.decided:
            day = lesson.due or lesson.decided.latest + timedelta(days=policy.lesson_application_days)
            clears = phrase(by("lesson.applied", lesson=lesson.ref))
            at_latest = lesson.due is None and not lesson.decided.precise
            yield Due(
                lesson.ref, "application of a lesson", lesson.title, lesson.owner, day, clears, at_latest
            )


DIARIES = (learnt,)
