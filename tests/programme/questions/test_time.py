"""Certain, possible and known, asked as people ask: the day of recording, finding, gates, and time zones."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

import programme.journal.register
from programme.journal import view
from tests.terminal import Terminal, the_day_is

RISK = "risk raise --title Drift --cause 'no date is set' --event 'it lasts' --effect 'delay' --owner Supt"
PHASE = """phase plan --title 'Three territories' --on 2008-01-08
process define --name Custody --owner Supt --on 2008-01-08
change identify --process BP-001 --title 'One team' --phase PH-001 --on 2008-01-08
change map PC-001 --note 'in the shared folder' --on 2008-01-09
change agree PC-001 --agreed-by Supt --on 2008-01-10
phase start PH-001 --on 2008-02-01
phase consult PH-001 --with-whom staff --heard nothing --on 2008-02-02
eia require --assesses PH-001 --on 2008-01-08
eia screen EIA-001 --on 2008-01-09
eia screen-out EIA-001 --reason 'no effect' --approver Chief --on 2008-01-10
sop require --title Custody --reason 'it moves' --phase PH-001 --on 2008-01-09
sop begin SOP-001 --version 1 --on 2008-01-10
sop consult SOP-001 --groups sergeants --on 2008-01-11
sop approve SOP-001 --approver Supt --on 2008-01-12"""


@pytest.fixture
def begun(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A programme of 2008, looked at in 2009."""
    the_day_is(monkeypatch, "2009-01-27")
    return terminal.must("new Merger --on 2008-01-07")


def listed(terminal: Terminal, line: str) -> list[dict[str, Any]]:
    """Return the certain rows of a list."""
    rows: list[dict[str, Any]] = terminal.json(line)["rows"]
    return rows


def test_what_is_recorded_has_happened(begun: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is recorded has happened by the day of its recording."""
    # The store stamps the real time; a month that is not over yet is that of today.
    today = datetime.now(UTC).date()
    the_day_is(monkeypatch, today.isoformat())
    begun.must(f"{RISK} --on 2008-02-01")
    begun.must(f"risk assess R-001 --likelihood 3 --impact 3 --basis seen --on {today:%Y}")
    (risk,) = listed(begun, "risk list")
    # When it is to be looked at again is not certain, because nobody knows when it was looked at.
    assert (risk["score"], "score" in risk["possible"], "next_review" in risk["possible"]) == (9, False, True)
    (review,) = (row for row in listed(begun, "timeline") if row["entry"] == "risk assess")
    assert review["effective"] == f"{today:%Y}"


def test_what_was_found_is_not_dated_to_the_day(begun: Terminal) -> None:
    """What was found on a day is not dated to that day."""
    begun.must("sop require --title Custody --reason 'cells are shut' --on 2009-01-20")
    begun.must("sop register --title Diversity --state published --on 2009-01-20")
    begun.must("eia register --title Impact --on 2009-01-20")
    absent, published = listed(begun, "sop list")
    assert (absent["since"], published["published"]) == ("../2009-01-20", "../2009-01-20")
    found = {row["rule"]: row for row in listed(begun, "alerts")}
    assert (found["sop.absent"]["since"], found["sop.absent"]["at_latest"]) == ("2009-01-20", True)


def test_a_finding_says_since_when_it_may_have_been_so(begun: Terminal) -> None:
    """With --since the thing is possible from the first day that it may have been so, certain from the last."""
    begun.must(
        "sop require --title Custody --reason 'cells are shut' --since 2008-02/2009-06 --on 2009-01-20"
    )
    assert listed(begun, "sop list --as-of 2008-06-01") == []
    (possible,) = begun.json("sop list --as-of 2008-06-01")["possible"]
    assert (possible["ref"], possible["state"], possible["certain"]) == ("SOP-001", "absent", False)
    (alert,) = listed(begun, "alerts --as-of 2009-01-20 --rule sop.absent")
    assert (alert["since_earliest"], alert["since_latest"]) == ("2008-02-01", "2009-01-20")
    begun.must("alerts --as-of 2009-01-20 --rule sop.absent --format markdown")
    (found,) = (row for row in listed(begun, "timeline") if row["entry"] == "sop require")
    assert found["fields"]["found"] == "2009-01-20"
    begun.must("entry correct 2 --set since=2008-03 --reason 'the minutes say so' --on 2009-01-21")
    assert [row["since"] for row in listed(begun, "sop list --as-of 2008-04-01")] == ["2008-03"]


def test_what_is_found_was_not_so_only_later(begun: Terminal) -> None:
    """A since after the finding is refused, and a finding without a since says what is missing."""
    begun.run("sop require --title Custody --reason shut --since 2009-01-25 --on 2009-01-20")
    assert (begun.code, "what is found was so before" in begun.err) == (2, True)
    begun.run("eia register --title Impact --found 2009-01-20")
    assert (begun.code, "say with since, too" in begun.err) == (2, True)


def test_a_gate_is_passed_only_by_what_is_certain(begun: Terminal) -> None:
    """A gate is passed only by what is certain."""
    for line in PHASE.splitlines():
        begun.must(line)
    begun.must("sop publish SOP-001 --channel intranet --on 2008-02/2008-04")
    states = {row["kind"]: row["state"] for row in listed(begun, "phase readiness PH-001 --as-of 2008-03-01")}
    there = dict.fromkeys(("process", "assessment", "consultation"), "there")
    assert states == {"document": "possibly there", **there}
    begun.run("phase go-live PH-001 --on 2008-03-10")
    assert (begun.code, "not published" in begun.err) == (2, True)
    # By the last day of April it is published; by the first on which the go-live may have been, it is not.
    begun.run("phase go-live PH-001 --on 2008-03/2008-05")
    assert (begun.code, "for want of exact dates" in begun.err) == (2, True)
    begun.must("phase go-live PH-001 --on 2008-05")


def test_a_document_is_reviewed_no_later_than_it_expires(begun: Terminal) -> None:
    """A plan for 2008/09 has no review in 2012."""
    begun.must("policy adopt --profile uk-police-2009 --on 2008-01-08")
    begun.must(
        "sop register --title 'Plan 2008/09' --kind plan --state published --expires 2009-03-31 --on 2009-01-20"
    )
    assert [row["review_due"] for row in listed(begun, "sop list")] == ["2009-03-31"]
    begun.must("sop review SOP-001 --note 'holds until its end' --on 2009-01-26")
    assert [row["review_due"] for row in listed(begun, "sop list")] == ["2009-03-31"]


def test_today_is_the_programmes_own_day(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """A colleague in another time zone has the same today, and is asked about the same days."""
    late = datetime(2009, 6, 1, 23, 30, tzinfo=UTC)
    monkeypatch.setattr(programme.journal.register, "now", lambda: late)
    terminal.must("new Merger --on 2008-01-07")
    # British summer time: half past midnight in London.
    assert terminal.json("status")["as_of"] == "2009-06-02"
    terminal.must("policy time-zone --zone america/new_york --on 2008-01-08")
    assert terminal.json("status")["as_of"] == "2009-06-01"
    terminal.run("policy time-zone --zone Mars")
    assert (terminal.code, "is no time zone" in terminal.err) == (2, True)
    known = terminal.json("status --as-known 2009-06-01")["as_known"]
    assert known.startswith("2009-06-02T03:59:59")


def test_a_checkpoint_continues_both_readings(begun: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is possible is the same from a checkpoint as from the first entry."""
    monkeypatch.setattr(programme.journal.register, "CHECKPOINT_EVERY", 2)
    begun.must(
        "staff-issue raise --theme workload --summary long --raised-by PCs --channel survey --on 2008-03"
    )
    asked = "alerts --rule staff-issue.unacknowledged"
    (first,) = listed(begun, asked)
    begun.must(f"{RISK} --on 2009-01-26")
    (second,) = listed(begun, asked)
    assert first == second
    assert (first["since_earliest"], first["since_latest"]) == ("2008-03-09", "2008-04-08")
    assert date.fromisoformat(first["since"]) == date(2008, 4, 8)


def test_of_many_entries_it_is_said_that_certain_is_at_most_so_and_exact_tries_their_order(
    begun: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many entries it is said that what is called certain is so at most, and `--exact` tries their order too."""
    monkeypatch.setattr(view, "MOST_ORDERED", 3)
    terminal = begun
    terminal.must(f"{RISK} --on 2008-01")
    terminal.must("risk assign R-001 --owner HR --on 2008-02/2008-04")
    terminal.must("risk close R-001 --reason over --on 2008-03/2008-05")
    for question in ("status", "alerts", "risk list", "show R-001"):
        terminal.must(f"{question} --as-of 2008-03-15")
        assert "what is called certain is so at most" in terminal.err
        assert "--exact tries their order too" in terminal.err
        terminal.must(f"{question} --as-of 2008-03-15 --exact")
        assert "certain" not in terminal.err
    assert [
        terminal.json(f"alerts --as-of 2008-03-15{exact}")["certain_at_most"] for exact in ("", " --exact")
    ] == [True, False]
