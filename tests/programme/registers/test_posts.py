"""Posts and what they answer for: no circle of reports, and alerts with the right days."""

import pytest

from tests.terminal import Terminal, the_day_is


@pytest.fixture
def desk(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Give a person with three posts, each reporting to the one before."""
    the_day_is(monkeypatch, "2009-01-27")
    terminal.must("new Merger --on 2007-09-03").must("post establish --title Commander --on 2007-09-03")
    terminal.must("post establish --title Superintendent --reports-to PO-001 --on 2007-09-03")
    return terminal.must("post establish --title Inspector --reports-to PO-002 --on 2007-09-03")


def test_no_post_reports_to_itself(desk: Terminal) -> None:
    """No post reports to itself, over any number of steps."""
    for above in ("PO-001", "PO-002", "PO-003"):
        desk.run(f"post change PO-001 --reports-to {above}")
        assert desk.code == 2, above
        assert "name a post that does not" in desk.err
    desk.must("post change PO-003 --reports-to PO-001").must("post change PO-002 --reports-to PO-003")


def test_an_alert_ends_when_what_the_post_answers_for_does(desk: Terminal) -> None:
    """A vacant post that answers for nothing that goes on is no alert."""
    desk.must("process define --name Custody --owner inspector --on 2007-10-01")
    assert not [one for one in desk.json("alerts")["rows"] if one["rule"] == "post.vacant"], "nobody said so"
    desk.must("post vacate PO-003 --on 2007-10-02")
    assert [one["subject"] for one in desk.json("alerts")["rows"] if one["rule"] == "post.vacant"] == [
        "PO-003"
    ]
    desk.must("process retire BP-001 --reason 'given up' --on 2008-01-07")
    assert not [one for one in desk.json("alerts")["rows"] if one["rule"] == "post.vacant"]
    assert [
        one["subject"]
        for one in desk.json("alerts --as-of 2007-12-31")["rows"]
        if one["rule"] == "post.vacant"
    ] == ["PO-003"]
