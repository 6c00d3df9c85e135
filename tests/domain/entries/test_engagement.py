"""Engagement: a group is reached by what was held, in the words in which it was told, and is asked or only told."""

from itertools import permutations

import pytest

from domain.entries.engagement.activities import ActivityAnswered, ActivityHeard, ActivityHeld
from domain.entries.engagement.groups import GroupEnded, GroupIdentified
from domain.entries.engagement.messages import MessageReworded, MessageWithdrawn, MessageWorded
from domain.entries.engagement.series import SeriesBegun, SeriesEnded, SeriesHeld
from domain.entries.entry import Entry
from domain.rules.reach import audience
from domain.state.engagement import Mode
from tests.given import programme_of, refused

Fact = tuple[str, Entry]

constables = ("2008-01-07", GroupIdentified(group="SG-001", name="Response constables", kind="staff"))
sergeants = ("2008-01-07", GroupIdentified(group="SG-002", name="Sergeants", kind="staff"))
why = (
    "2008-01-08",
    MessageWorded(message="MSG-001", title="Why", kind="rationale", text="one team for each task"),
)
weekly = (
    "2008-01-07",
    SeriesBegun(
        series="ES-001",
        title="Surgery",
        kind="staff surgery",
        mode="consulting",
        every_days=7,
        groups=("SG-001", "SG-002"),
    ),
)


def held(
    number: int, on: str, mode: Mode, *groups: str, messages: tuple[str, ...] = (), heard: str | None = None
) -> Fact:
    """An activity for some groups on a date."""
    return (
        on,
        ActivityHeld(
            activity=f"EA-{number:03d}",
            title=f"Activity {number}",
            kind="meeting",
            mode=mode,
            groups=groups,
            messages=messages,
            heard=heard,
        ),
    )


def test_a_group_was_last_reached_when_the_last_activity_was_held() -> None:
    """Whatever came first, the last one counts; groups that it was not for are left where they were."""
    programme = programme_of(
        constables,
        sergeants,
        held(1, "2008-02-04", "informing", "SG-001", "SG-002"),
        held(2, "2008-03-03", "informing", "SG-001"),
    )
    reached = {group.ref: (group.reached.edtf, group.reached_by) for group in programme.groups.values()}
    assert reached == {"SG-001": ("2008-03-03", "EA-002"), "SG-002": ("2008-02-04", "EA-001")}


@pytest.mark.parametrize("modes", sorted(set(permutations(["informing", "informing", "consulting"]))))
def test_a_group_that_was_asked_once_was_not_only_told(modes: tuple[Mode, ...]) -> None:
    """Being told twice is counted, and being asked ends it, in whatever order they happen."""
    days = ("2008-02-04", "2008-02-05", "2008-02-06")
    facts = [held(n, on, mode, "SG-001") for n, (on, mode) in enumerate(zip(days, modes, strict=True), 1)]
    group = programme_of(constables, *facts).groups["SG-001"]
    assert (group.told, group.asked.edtf) == (2, days[modes.index("consulting")])


def test_a_message_reaches_those_to_whom_an_activity_carried_it() -> None:
    """A group that was reached without it has not had it."""
    programme = programme_of(
        constables,
        sergeants,
        why,
        held(1, "2008-02-04", "informing", "SG-001", messages=("MSG-001",)),
        held(2, "2008-02-05", "informing", "SG-002"),
    )
    assert {ref: when.edtf for ref, when in programme.messages["MSG-001"].reached.items()} == {
        "SG-001": "2008-02-04"
    }


def test_new_words_have_reached_nobody() -> None:
    """Those who had the message in other words are to be reached again."""
    reworded = (
        "2008-02-05",
        MessageReworded(message="MSG-001", text="and no post is lost", reason="asked"),
    )
    programme = programme_of(
        constables, why, held(1, "2008-02-04", "informing", "SG-001", messages=("MSG-001",)), reworded
    )
    assert programme.messages["MSG-001"].reached == {}
    assert programme.messages["MSG-001"].worded.edtf == "2008-02-05"


def test_a_message_is_for_all_groups_unless_it_names_some_and_for_none_that_has_ended() -> None:
    """Groups that are identified later are to understand it too."""
    ended = ("2008-02-04", GroupEnded(group="SG-001", reason="divided"))
    for_some = (
        "2008-01-08",
        MessageWorded(message="MSG-002", title="Posts", kind="role", text="yours", audience=("SG-001",)),
    )
    before = programme_of(constables, for_some, why, sergeants)
    assert [g.ref for g in audience(before, before.messages["MSG-001"])] == ["SG-001", "SG-002"]
    assert [g.ref for g in audience(before, before.messages["MSG-002"])] == ["SG-001"]
    after = programme_of(constables, for_some, why, sergeants, ended)
    assert [g.ref for g in audience(after, after.messages["MSG-001"])] == ["SG-002"]
    assert audience(after, after.messages["MSG-002"]) == []


def test_a_withdrawn_message_takes_no_step() -> None:
    """It is neither carried nor reworded nor withdrawn again."""
    programme = programme_of(
        constables, why, ("2008-02-04", MessageWithdrawn(message="MSG-001", reason="no"))
    )
    for entry in (
        held(1, "", "informing", "SG-001", messages=("MSG-001",))[1],
        MessageReworded(message="MSG-001", text="new", reason="new"),
        MessageWithdrawn(message="MSG-001", reason="again"),
    ):
        (sentence,) = refused(programme, entry, "2008-03-03")
        assert sentence.startswith(("MSG-001 is withdrawn and cannot be", "MSG-001 is withdrawn already"))
        assert sentence.endswith("word a new message (message word)")


def test_a_message_is_not_reworded_into_the_same_words() -> None:
    """Else it would seem that nobody had heard what they have heard."""
    entry = MessageReworded(message="MSG-001", text="one team for each task", reason="again")
    assert refused(programme_of(why), entry, "2008-02-04") == [
        "MSG-001 says that already: there is nothing to reword"
    ]


def test_the_series_itself_reaches_nobody() -> None:
    """Only an occasion that was held and recorded does."""
    begun = programme_of(constables, sergeants, weekly)
    assert begun.groups["SG-001"].reached is None
    occasion = (
        "2008-01-14/2008-02-25",
        SeriesHeld(series="ES-001", activity="EA-001", groups=("SG-002",), times=7),
    )
    programme = programme_of(constables, sergeants, weekly, occasion)
    assert programme.groups["SG-002"].reached.edtf == "2008-01-14/2008-02-25"
    assert programme.groups["SG-002"].asked is not None
    assert (programme.series["ES-001"].held, programme.activities["EA-001"].times) == (7, 7)


def test_an_occasion_reaches_the_groups_that_it_names_and_no_other_of_its_series() -> None:
    """Who stayed away was not reached, and a group without a stake cannot be."""
    occasion = ("2008-02-04", SeriesHeld(series="ES-001", activity="EA-001", groups=("SG-002",)))
    programme = programme_of(constables, sergeants, weekly, occasion)
    assert [group.reached is not None for group in programme.groups.values()] == [False, True]
    gone = ("2008-02-01", GroupEnded(group="SG-002", reason="divided"))
    (sentence,) = refused(programme_of(constables, sergeants, weekly, gone), occasion[1], "2008-02-04")
    assert sentence.startswith("SG-002 has ended and cannot be reached: leave it out")


def test_an_ended_series_takes_no_step() -> None:
    """It was taken up again only if a new one was begun."""
    ended = ("2008-02-01", SeriesEnded(series="ES-001", reason="nobody came"))
    programme = programme_of(constables, sergeants, weekly, ended)
    for entry in (SeriesHeld(series="ES-001", activity="EA-001", groups=("SG-001",)), ended[1]):
        (sentence,) = refused(programme, entry, "2008-02-04")
        assert sentence.startswith("ES-001 has ended ")
        assert sentence.endswith(": begin a new series if it was taken up again (series begin)")


def test_what_was_heard_twice_is_all_kept() -> None:
    """What people said afterwards stands below what they said at first, and both wait since then."""
    programme = programme_of(
        constables,
        held(1, "2008-02-04", "consulting", "SG-001", heard="nights are short"),
        ("2008-02-11", ActivityHeard(activity="EA-001", heard="and lockers are few")),
    )
    activity = programme.activities["EA-001"]
    assert activity.heard == "nights are short\nand lockers are few"
    assert (activity.state, activity.heard_on.edtf) == ("heard", "2008-02-04")


def test_an_answer_is_given_once_and_to_those_who_were_heard() -> None:
    """There is no answer to nothing, and a second one would hide how long the first took."""
    nothing_heard = programme_of(constables, held(1, "2008-02-04", "consulting", "SG-001"))
    answer = ActivityAnswered(activity="EA-001", answer="a sergeant more")
    assert refused(nothing_heard, answer, "2008-02-11") == [
        "EA-001 is held and cannot be answered: record what was heard first (activity hear EA-001)"
    ]
    answered = programme_of(
        constables, held(1, "2008-02-04", "consulting", "SG-001", heard="nights"), ("2008-02-11", answer)
    )
    assert answered.activities["EA-001"].state == "answered"
    (sentence,) = refused(answered, answer, "2008-02-12")
    assert (
        sentence
        == "EA-001 is answered already: record what was said since then with an activity of its own (activity hold)"
    )


def test_a_group_that_has_ended_may_be_identified_anew() -> None:
    """The name is free again; while the group stands, it is not."""
    again = GroupIdentified(group="SG-002", name="response constables", kind="staff")
    assert refused(programme_of(constables), again, "2008-03-03") == [
        "SG-001 is called “Response constables” already: use it, or name this group more exactly"
    ]
    ended = ("2008-02-04", GroupEnded(group="SG-001", reason="divided"))
    assert refused(programme_of(constables, ended), again, "2008-03-03") == []
    assert refused(programme_of(constables, ended), ended[1], "2008-03-03") == [
        "SG-001 has ended already: leave it out, or identify the group anew (group identify)"
    ]
