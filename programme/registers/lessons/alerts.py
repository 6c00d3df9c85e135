"""Alerts about lessons: not decided on, accepted and not applied, and shown by entries that were changed since."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.foundation.dates import counted_days, day_words
from domain.foundation.phrases import by, phrase
from domain.state.programme import Programme
from programme.registers.alert import Alert, after


def lessons_undecided(programme: Programme, on: date) -> Iterator[Alert]:
    """A proposed lesson is accepted or rejected within the days of the policy."""
    for lesson in programme.lessons.values():
        since = after(lesson.proposed, programme.policy.lesson_decision_days + 1)
        if lesson.state == "proposed" and since <= on:
            yield Alert(
                rule="lesson.undecided",
                severity="note",
                subject=lesson.ref,
                since=since,
                at_latest=not lesson.proposed.precise,
                sentence=(
                    f"{lesson.called}, drawn by {lesson.drawn_by} {lesson.proposed.words}, "
                    f"was neither accepted nor rejected in {counted_days((on - lesson.proposed.latest).days)}"
                ),
                clears=phrase(
                    by("lesson.accepted", lesson=lesson.ref),
                    ", or ",
                    by("lesson.rejected", "rejecting it with a reason", lesson=lesson.ref),
                ),
            )


def lessons_not_applied(programme: Programme, on: date) -> Iterator[Alert]:
    """An accepted lesson is applied by its day, or within the days of the policy when it has none: else not learnt."""
    days = programme.policy.lesson_application_days
    for lesson in programme.lessons.values():
        if lesson.state != "accepted" or lesson.decided is None:
            continue
        since = lesson.due + timedelta(days=1) if lesson.due else after(lesson.decided, days + 1)
        if since <= on:
            within = f" by {day_words(lesson.due)}" if lesson.due else f" within {counted_days(days)}"
            yield Alert(
                rule="lesson.not-applied",
                severity="attend",
                subject=lesson.ref,
                since=since,
                at_latest=lesson.due is None and not lesson.decided.precise,
                sentence=(
                    f"{lesson.called} was accepted {lesson.decided.words}, was to be applied by "
                    f"{lesson.owner}{within} and was not"
                ),
                clears=phrase(
                    by("lesson.applied", lesson=lesson.ref),
                    ", or saying why not (",
                    by("lesson.not-applied", lesson=lesson.ref),
                    ")",
                ),
            )


def lessons_in_doubt(programme: Programme, on: date) -> Iterator[Alert]:
    """What shows a lesson still stands, or someone looked again and confirmed the lesson."""
    for lesson in programme.lessons.values():
        if not lesson.doubts or lesson.state == "rejected":
            continue
        first = min((doubt.on for doubt in lesson.doubts), key=lambda when: when.latest)
        gone = any(doubt.what == "withdrawn" for doubt in lesson.doubts)
        said = ", ".join(dict.fromkeys(f"entry {doubt.entry} was {doubt.what}" for doubt in lesson.doubts))
        yield Alert.since_fact(
            first,
            rule="lesson.in-doubt",
            severity="attend" if gone else "note",
            subject=lesson.ref,
            sentence=f"{lesson.called} rests on what was changed since: {said}",
            clears=phrase(
                by("lesson.confirmed", lesson=lesson.ref), ", or correcting or withdrawing the lesson"
            ),
        )


RULES = (lessons_undecided, lessons_not_applied, lessons_in_doubt)
