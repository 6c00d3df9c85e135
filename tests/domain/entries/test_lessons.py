"""Lessons: accepted by somebody who did not draw them, applied or not, in doubt when what shows them changes."""

from datetime import date
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.entries.entry import Entry
from domain.entries.journal.amendments import EntryCorrected, EntryWithdrawn
from domain.entries.lessons.register import ENDED, LessonConfirmed, LessonLinked, LessonProposed
from domain.entries.lessons.steps import (
    LessonAccepted,
    LessonApplied,
    LessonAssigned,
    LessonNotApplied,
    LessonRejected,
)
from domain.entries.permission import refusals
from domain.foundation.dates import when
from domain.history.replay import fold
from domain.rules.persons import same
from tests.given import assert_mends, commands_in, programme_of, refused

LL = "LL-001"


def proposed(**more: object) -> tuple[str, Entry]:
    """A lesson that entries 2 and 3 show."""
    said = {
        "lesson": LL,
        "kind": "avoid",
        "title": "Agree first",
        "happened": "the suites moved first",
        "why": "the lease ended",
        "advice": "agree, then move",
        "audience": "whoever plans",
        "drawn_by": "Insp Planning",
        "shown_by": (2, 3, 2),
    }
    return ("2008-04-01", LessonProposed(**{**said, **more}))  # type: ignore[arg-type]


PROPOSED = proposed()
ACCEPTED = LessonAccepted(lesson=LL, accepted_by="Supt South", owner="Supt North", due=date(2008, 9, 30))
STEPS = (
    ACCEPTED,
    LessonAccepted(lesson=LL, accepted_by="insp planning", owner="Supt North"),
    LessonRejected(lesson=LL, rejected_by="Supt South", reason="not so"),
    LessonAssigned(lesson=LL, owner="Insp North"),
    LessonApplied(lesson=LL, applied_by="Supt North", what="a gate before each move", shown_by=(4,)),
    LessonNotApplied(lesson=LL, decided_by="Supt North", reason="no next move"),
    LessonLinked(lesson=LL, shown_by=(5,)),
    LessonConfirmed(lesson=LL, confirmed_by="Supt South", reason="holds"),
    EntryWithdrawn(entry=3, reason="not so"),
    EntryCorrected(entry=4, reason="misheard"),
)
EDGES = {
    "proposed": {"proposed", "accepted", "rejected"},
    "accepted": {"accepted", "applied", "not applied"},
    "rejected": {"rejected", "accepted"},
    "applied": {"applied"},
    "not applied": {"not applied", "applied"},
}


@given(st.lists(st.sampled_from(STEPS), max_size=25))
def test_a_lesson_is_applied_only_after_somebody_else_accepted_it(tried: list[Entry]) -> None:
    """No order of steps leads round the second pair of eyes, or back from what was done."""
    programme = programme_of(PROPOSED)
    on = when("2008-05-01")
    lesson = programme.lessons[LL]
    for step in tried:
        before = lesson.state
        if not refusals(step, programme, on):
            fold([(step, on)], programme)
        assert lesson.state in EDGES[before]
        if lesson.state in {"accepted", "applied", "not applied"}:
            assert lesson.decided_by
            assert lesson.owner
            assert not same(lesson.drawn_by, lesson.decided_by)
    assert (lesson.outcome is not None) == (lesson.state in ENDED)
    assert len(set(lesson.shown_by)) == len(lesson.shown_by)
    assert {doubt.entry for doubt in lesson.doubts} <= {*lesson.shown_by, *lesson.applied_in}


# By the numbers of STEPS: how each state is reached, and which steps it refuses.
REFUSED = {
    "proposed": ((), {1, 3, 4, 5, 7}),
    "accepted": ((0,), {0, 1, 2, 7}),
    "rejected": ((2,), {1, 2, 3, 4, 5, 7}),
    "applied": ((0, 4), {0, 1, 2, 3, 4, 5, 7}),
    "not applied": ((0, 5), {0, 1, 2, 3, 5, 7}),
}


@pytest.mark.parametrize("state", REFUSED)
def test_every_refusal_says_what_to_do_instead(state: str) -> None:
    """In every state, and for every step; a command that is named is not refused in its turn for the state."""
    path, wrong = REFUSED[state]
    programme = programme_of(PROPOSED, *(("2008-05-01", STEPS[number]) for number in path))
    assert programme.lessons[LL].state == state
    said = {number: refused(programme, step, "2008-06-01") for number, step in enumerate(STEPS)}
    assert {number for number, sentences in said.items() if sentences} == wrong
    fitting = {f"{step.noun} {step.verb}" for number, step in enumerate(STEPS) if not said[number]}
    for sentence in chain(*said.values()):
        assert_mends(sentence)
        assert set(commands_in(sentence)) <= fitting


def test_a_lesson_names_what_shows_it_once_or_where_it_was_carried_from() -> None:
    """A lesson that nothing shows is an opinion."""
    assert programme_of(PROPOSED).lessons[LL].shown_by == (2, 3)
    (sentence,) = refused(programme_of(), proposed(shown_by=())[1], "2008-04-01")
    assert sentence.startswith("a lesson is linked to what shows it")
    carried = proposed(shown_by=(), carried_from="South merger, 2006")
    assert programme_of(carried).lessons[LL].carried_from == "South merger, 2006"


def test_what_becomes_of_an_entry_casts_doubt_on_the_lessons_it_shows_and_no_others() -> None:
    """Each change is kept with its reason until somebody says that the lesson holds."""
    other = proposed(lesson="LL-002", shown_by=(5,))
    withdrawn = ("2008-05-01", EntryWithdrawn(entry=3, reason="another was meant"))
    corrected = ("2008-05-06", EntryCorrected(entry=2, reason="misheard"))
    lessons = programme_of(PROPOSED, other, withdrawn, corrected).lessons
    assert [(doubt.entry, doubt.what, doubt.on.edtf, doubt.reason) for doubt in lessons[LL].doubts] == [
        (3, "withdrawn", "2008-05-01", "another was meant"),
        (2, "corrected", "2008-05-06", "misheard"),
    ]
    assert lessons["LL-002"].doubts == []
    confirmed = ("2008-05-07", STEPS[7])
    assert programme_of(PROPOSED, withdrawn, confirmed).lessons[LL].doubts == []


def test_what_was_corrected_before_a_lesson_was_drawn_casts_no_doubt_on_it() -> None:
    """Who drew it saw the entry as it was corrected."""
    corrected = ("2008-03-01", EntryCorrected(entry=2, reason="misheard"))
    assert programme_of(corrected, PROPOSED).lessons[LL].doubts == []


def test_what_shows_that_a_lesson_was_applied_can_fall_away_too() -> None:
    """An SOP that was never published changed nothing."""
    path = (("2008-05-01", ACCEPTED), ("2008-05-02", STEPS[4]))
    lesson = programme_of(
        PROPOSED, *path, ("2008-06-01", EntryWithdrawn(entry=4, reason="never published"))
    ).lessons[LL]
    assert (lesson.state, [doubt.entry for doubt in lesson.doubts]) == ("applied", [4])
