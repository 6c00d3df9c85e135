"""A clock that was set ahead is noticed, and when entries were recorded can be said afterwards."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from event_store.sqlite import recorder
from tests.terminal import Terminal

RAISE = "risk raise --title Drift --cause a --event b --effect c"
NOW = datetime.now(UTC)
TODAY, TOMORROW = NOW.date(), NOW.date() + timedelta(days=1)


@pytest.fixture
def desk(terminal: Terminal) -> Terminal:
    """Give a person with a programme, in UTC so that days are those of the stamps."""
    return terminal.must("new Merger --on 2007-09-03").must("policy time-zone --zone UTC")


@pytest.fixture
def clock_is(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], AbstractContextManager[None]]:
    """Give what sets the clock of the machine that records, for a while."""

    @contextmanager
    def set_to(ahead: timedelta) -> Iterator[None]:
        with monkeypatch.context() as patch:
            # The default of a recorder's clock was bound when the class was made.
            patch.setattr(
                recorder.SQLiteJournalRecorder.__init__, "__defaults__", (lambda: datetime.now(UTC) + ahead,)
            )
            yield

    return set_to


def rules(desk: Terminal) -> dict[str, str]:
    """Return what alerts there are about the journal, with their sentences."""
    return {row["rule"]: row["sentence"] for row in desk.json("alerts --about journal")["rows"]}


def known(desk: Terminal, as_known: object) -> int:
    """Return how many entries were known at a time."""
    position: int = desk.json(f"timeline --as-known {as_known}")["position"]
    return position


def test_a_stamp_that_lies_ahead_is_said(
    desk: Terminal, clock_is: Callable[[timedelta], AbstractContextManager[None]]
) -> None:
    """A stamp that lies ahead of the clock is said by every command, and by the doctor."""
    desk.must("status").must("doctor")
    assert "has not come yet" not in desk.err
    with clock_is(timedelta(days=400)):
        desk.must(RAISE)
    for command in ("status", "risk list", "risk review R-001 --note seen"):
        desk.must(command)
        assert f"#3 is stamped {NOW + timedelta(days=400):%Y-%m-%d}" in desk.err
        assert "UTC, which has not come yet" in desk.err
    desk.run("doctor")
    assert desk.code == 3
    assert "a clock was set ahead" in desk.err


def test_stamps_that_lie_ahead_or_jumped_are_an_alert(
    desk: Terminal, clock_is: Callable[[timedelta], AbstractContextManager[None]]
) -> None:
    """Stamps that lie ahead of the clock, or jumped, are an alert until it is recorded when they were made."""
    assert rules(desk) == {}
    with clock_is(timedelta(minutes=4)):
        desk.must(RAISE)
    assert rules(desk) == {}
    with clock_is(timedelta(minutes=7)):
        desk.must("risk review R-001 --note seen")
    desk.must("risk review R-001 --note again")
    assert list(rules(desk)) == ["journal.stamped-ahead"]
    assert "#4 is stamped" in rules(desk)["journal.stamped-ahead"]
    clears = desk.json("alerts --about journal")["rows"][0]["clears"]
    assert "journal bound-stamps 4 --recorded … --reason …" in clears
    assert desk.json("status")["alerts"]
    desk.must(f"journal bound-stamps --first 4 --recorded {TODAY} --reason 'the laptop was ahead'")
    assert rules(desk) == {}
    desk.must("doctor").must("verify")
    # What is recorded next is stamped with the wrong time as well, and nothing was said of that yet.
    desk.must("risk review R-001 --note later")
    assert "#7 is stamped" in rules(desk)["journal.stamped-ahead"]
    desk.must("entry withdraw 6 --reason 'it was right'")
    assert "#4 is stamped" in rules(desk)["journal.stamped-ahead"]


def test_what_is_stamped_long_after_the_entry_before_it_is_said_when_it_is_recorded(
    terminal: Terminal, clock_is: Callable[[timedelta], AbstractContextManager[None]]
) -> None:
    """What is stamped long after the entry before it is said when it is recorded."""
    with clock_is(timedelta(days=-40)):
        terminal.must("new Merger --on 2007-09-03").must(RAISE)
    assert "days after the one before it" not in terminal.err
    terminal.must("risk review R-001 --note seen")
    assert "#3 is stamped" in terminal.err
    assert "40 days after the one before it: nobody recorded anything in between, or a clock" in terminal.err
    terminal.must("risk review R-001 --note again")
    assert "days after the one before it" not in terminal.err
    assert "#3 is stamped" in rules(terminal)["journal.stamps-jumped"]
    terminal.must(f"journal bound-stamps --first 3 --last 3 --recorded {TODAY} --reason 'a quiet summer'")
    assert rules(terminal) == {}


def test_where_the_stamps_are_wrong_what_was_known_when_says_so(
    desk: Terminal, clock_is: Callable[[timedelta], AbstractContextManager[None]]
) -> None:
    """Where the stamps are wrong, what was known when says so."""
    with clock_is(timedelta(days=400)):
        desk.must(RAISE)
    desk.must("risk review R-001 --note seen").must("risk review R-001 --note again")
    desk.must(f"risk list --as-known {TODAY}")
    assert "#2 (from #3 on the stamps lie ahead of the clock: ask by the numbers of entries)" in desk.err
    # They are stamped alike, and were not recorded together.
    assert [known(desk, f"#{place}") for place in (3, 4, 5)] == [3, 4, 5]
    desk.must(f"journal bound-stamps --first 3 --last 4 --recorded {TODAY} --reason 'the laptop was ahead'")
    stamps = [row["recorded_at"] for row in desk.json("timeline")["rows"]]
    assert known(desk, f"{TODAY - timedelta(days=1)}") == 0
    assert known(desk, TODAY) == 4
    desk.must(f"risk list --as-known {TODAY}")
    assert "#3 to #4 count from the end of" in desk.err
    assert "as #6 says of their stamps" in desk.err
    assert known(desk, TODAY + timedelta(days=401)) == 6
    # The stamps themselves stay as they are.
    assert [row["recorded_at"] for row in desk.json("timeline")["rows"]] == stamps
    desk.must("verify")
    desk.must(f"entry correct 6 --set recorded={TODAY}/{TOMORROW} --reason 'or the day after'")
    assert (known(desk, TODAY), known(desk, TOMORROW)) == (2, 4)


def test_hindsight_knows_what_was_known_by_what_was_said_of_the_stamps(
    desk: Terminal, clock_is: Callable[[timedelta], AbstractContextManager[None]]
) -> None:
    """What would have been alerted about, by what was known then, goes by what was said of wrong stamps."""
    from programme.hindsight.days import stretches  # noqa: PLC0415 - nothing else here asks below the commands
    from programme.stores.open import open_register  # noqa: PLC0415 - as above

    with clock_is(timedelta(days=400)):
        desk.must(RAISE)

    def risks() -> list[int]:
        register = open_register(str(desk.store))
        seen = [len(one.late.risks) for one in stretches(register.view(), "then", TODAY, TODAY)]
        register.close()
        return seen

    assert risks() == [0]
    desk.must(f"journal bound-stamps --first 3 --recorded {TODAY} --reason 'the laptop was ahead'")
    assert risks() == [1]


def test_what_cannot_have_been_is_not_said_of_stamps(desk: Terminal) -> None:
    """Entries that are not there, days to come, and days before an entry that stands before them, are refused."""
    for said, why in (
        (f"--first 9 --recorded {TODAY}", "there is no entry 9: the journal ends at entry 2"),
        (f"--first 1 --last 9 --recorded {TODAY}", "there is no entry 9"),
        (f"--first 2 --last 1 --recorded {TODAY}", "entry 1 comes before entry 2"),
        (f"--first 2 --recorded {TOMORROW}", "has not come yet"),
        ("--first 2 --recorded 2020-01-01", "entry 1, which was recorded before them, is of"),
    ):
        desk.run(f"journal bound-stamps {said} --reason x")
        assert (desk.code, why in desk.err) == (2, True), desk.err
    desk.must("journal bound-stamps --first 1 --recorded 2020-01-01 --reason x")
