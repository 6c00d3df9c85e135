"""Silence: how long each register was not kept, by the days on which anything can have been so."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.journal.view import View
from programme.questions.silences import quiet, silences_of
from programme.registers.all_alerts import alerts
from tests.terminal import Terminal

DAY = timedelta(days=1)
UNTIL = date(2009, 1, 27)
FACTS = st.lists(
    st.tuples(st.dates(date(2008, 1, 1), UNTIL), st.integers(0, 90)).map(
        lambda fact: (fact[0], min(fact[0] + DAY * fact[1], UNTIL))
    ),
    min_size=1,
    max_size=12,
)


@given(FACTS, st.integers(1, 60))
def test_a_silence_is_exactly_where_nothing_can_have_been_so(
    facts: list[tuple[date, date]], least: int
) -> None:
    """Every day after the first fact is silent or within what a fact may mean, unless the gap is too short."""
    found = list(quiet(facts, UNTIL, least))
    silent = {each.first + DAY * n for each in found for n in range(each.days)}
    busy = {first + DAY * n for first, last in facts for n in range((last - first).days + 1)}
    assert not silent & busy
    assert all(each.days >= least for each in found)
    day, free = min(busy), 0
    while day <= UNTIL:
        free = 0 if day in busy else free + 1
        assert free < least or day in silent
        day += DAY


@pytest.fixture
def asked(terminal: Terminal) -> Callable[..., list[dict[str, object]]]:
    """Ask for the silences after some commands."""

    def ask(*commands: str, question: str = "silences") -> list[dict[str, object]]:
        for command in commands:
            terminal.run(command)
            assert terminal.code == 0, terminal.out
        rows: list[dict[str, object]] = terminal.json(question)["rows"]
        return rows

    return ask


START = "new 'North division merger' --on 2008-01-01"
ISSUE = "staff-issue raise --theme workload --raised-by sergeants --summary rotas --on {} --channel {}"


def test_what_outsiders_find_breaks_no_silence(asked: Callable[..., list[dict[str, object]]]) -> None:
    """An inspection that raises an issue does not keep the log; the log's own people do."""
    rows = asked(
        START, ISSUE.format("2008-02-01", "surgery"), ISSUE.format("2008-05-01", "inspection"),
        question="silences --as-of 2008-06-01 --register staff-issue",
    )  # fmt: skip
    assert [(row["first"], row["last"], row["days"], row["silent"]) for row in rows] == [
        ("2008-02-02", "2008-06-01", 121, True)
    ]
    rows = asked(
        ISSUE.format("2008-06-02", "surgery"), question="silences --as-of 2008-06-30 --register staff-issue"
    )
    assert [(row["last"], row["silent"], row["resumed"]) for row in rows] == [
        ("2008-06-01", False, "2008-06-02")
    ]


def test_a_log_that_only_outsiders_wrote_in_is_silent_from_the_start(
    asked: Callable[..., list[dict[str, object]]],
) -> None:
    """It begins with the programme, and no entry is before it."""
    rows = asked(
        START, ISSUE.format("2008-05-01", "inspection"),
        question="silences --as-of 2008-06-01 --register staff-issue",
    )  # fmt: skip
    assert [(row["first"], row["entry"], row["kept"]) for row in rows] == [("2008-01-02", None, None)]


def test_how_many_days_make_a_silence_is_policy_unless_it_is_asked(
    asked: Callable[..., list[dict[str, object]]],
) -> None:
    """Thirty days by default, as many as somebody asks for, and what the policy says."""
    kept = (START, ISSUE.format("2008-02-01", "surgery"))
    assert not asked(*kept, question="silences --as-of 2008-03-01 --register staff-issue")
    assert asked(question="silences --as-of 2008-03-01 --register staff-issue --days 29")
    assert asked(question="silences --as-of 2008-03-02 --register staff-issue")
    policy = "policy set --setting register_stale_days --value 60 --reason 'quarterly' --on 2008-01-02"
    assert not asked(policy, question="silences --as-of 2008-03-02 --register staff-issue")


@pytest.fixture(scope="module")
def found(inspected: Register) -> View:
    """Westminster as the inspectors found it."""
    return inspected.view("2009-01-27")


def test_the_alerts_count_the_same_days(found: View) -> None:
    """The risk register and the staff issues log were silent for as long as their alerts say."""
    raised = alerts(found.programme, UNTIL)
    abandoned = {alert.subject: alert.sentence for alert in raised if alert.rule.endswith(".abandoned")}
    rows = {row["register"].casefold(): row for row in silences_of(found).rows if row["silent"]}
    assert set(abandoned) == {"risk register", "staff issues log"}
    for name, sentence in abandoned.items():
        assert f"for at least {rows[name]['days']} days" in sentence
        assert rows[name]["evidence"][0] == "HMIC 2009, 6.2, area 7, sentence 3"


def test_only_a_register_can_be_silent(found: View) -> None:
    """What is asked about is one of the registers."""
    with pytest.raises(Refused, match="there is no register “gossip”: choose one of post"):
        silences_of(found, register="gossip")
