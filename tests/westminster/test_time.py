"""What the report leaves open is answered with possibly, and never with no."""

from collections.abc import Iterator
from datetime import date

import pytest

from programme import westminster
from programme.answers.answer import listed, worded
from programme.journal.history import History
from programme.journal.register import Register
from programme.questions.alerting import alerting
from programme.questions.hindsight import Hindsight, hindsight
from programme.registers.all_listings import LISTINGS

OPEN = "2008-12-27"


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """The history, in a store of its own."""
    written = westminster.write(str(tmp_path_factory.mktemp("westminster") / "store.sqlite"))
    yield written
    written.close()


@pytest.fixture(scope="module")
def looked_back(register: Register) -> Hindsight:
    """Every day up to the last of the inspection."""
    return hindsight(register.view("2009-01-27"))


def test_the_five_old_units_are_possibly_closed_and_the_new_ones_possibly_open(register: Register) -> None:
    """The interim structure went live about 2008 (1.5), so at its end both are still possible."""
    units = listed(register.view(OPEN), LISTINGS["unit"])
    old = [row for row in units.rows if "First structure" in row["name"]]
    assert [(row["state"].sure, row["state"].possible) for row in old] == [("open", "closed")] * 5
    assert worded(old[0]["state"]) == "possibly closed (about 2008), else open"
    assert units.possible is not None
    assert {"North OCU", "South OCU", "Central OCU"} <= {row["name"] for row in units.possible}
    after = listed(register.view("2009-01-27"), LISTINGS["unit"])
    assert {row["state"] for row in after.rows if "First structure" in row["name"]} == {"closed"}


def test_the_interim_phase_is_possibly_live_and_its_postings_possible(register: Register) -> None:
    """Nothing says on which day of about 2008 it went live and people were moved."""
    view = register.view(OPEN)
    phases = {row["ref"]: worded(row["state"]) for row in listed(view, LISTINGS["phase"]).rows}
    assert phases["PH-001"] == "possibly live (about 2008), else under way"
    postings = listed(view, LISTINGS["posting"])
    assert (len(postings.rows), len(postings.possible or ())) == (0, 1)


def test_the_assessment_is_never_said_to_be_missing_for_certain(
    register: Register, looked_back: Hindsight
) -> None:
    """An assessment was completed at an unknown time (6.20), so that none is missing for certain on any day."""
    missing = [span for span in looked_back.spans if span.rule == "eia.missing"]
    assert missing
    assert not [span for span in missing if span.certain]
    answer = alerting(register.view(OPEN), rule="eia.missing")
    assert answer.rows == []
    assert "PH-001" in {row["subject"] for row in answer.possible or ()}
    (rule,) = (rule for rule in looked_back.to_json()["rules"] if rule["rule"] == "eia.missing")
    assert (rule["days_certain"], rule["days_possible"]) == (0, 362)


def test_neglect_should_have_been_known_between_two_days(register: Register) -> None:
    """The risk register was last touched in late 2007 (6.2): ninety days later, at the earliest and at the latest."""
    (alert,) = alerting(register.view("2009-01-27"), rule="risk.abandoned").rows
    assert (alert["since_earliest"], alert["since_latest"]) == (date(2007, 12, 30), date(2008, 3, 30))
    assert alert["certain"]


def test_hindsight_possibly_shows_what_each_day_possibly_shows(
    register: Register, looked_back: Hindsight
) -> None:
    """On any day the stretches that stood are at least the alerts of the day; no certain one was merely possible."""
    memory = History(register)
    while memory.learn():
        pass
    for day in ("2007-12-31", "2008-02-01", OPEN, "2009-01-26"):
        moment = register.moment(day)
        for view in (register.at(moment), memory.at(moment)):
            answer = alerting(view)
            stood = [span for span in looked_back.spans if span.stood(view.on)]
            certain = {(span.rule, span.subject) for span in stood if span.certain}
            assert {(row["rule"], row["subject"]) for row in answer.rows} <= certain
            possible = {(row["rule"], row["subject"]) for row in answer.shown}
            assert {(span.rule, span.subject) for span in stood} <= possible
