"""What-if branches: to try things out in, and never taken for the programme."""

import json
from pathlib import Path

import pytest

from tests.terminal import Terminal

RAISE = "risk raise --title Drift --cause a --event b --effect c"


@pytest.fixture
def desk(terminal: Terminal) -> Terminal:
    """Give a person with a programme and a branch of it, in which a risk was raised."""
    terminal.must("new Merger --on 2008-01-07").must(RAISE)
    branch = terminal.store.with_name("branch.sqlite")
    return terminal.must(f"try {branch}").must(f"{RAISE} --store {branch}")


def branch_of(desk: Terminal) -> Path:
    """Return the file of the branch."""
    return desk.store.with_name("branch.sqlite")


def test_a_branch_is_never_taken_for_the_programme(desk: Terminal) -> None:
    """A what-if branch says so in the name of the programme, is never signed, and casts no doubt on it."""
    there = f" --store {branch_of(desk)}"
    for question in ("status", "snapshot", "snapshot --format markdown", "doctor"):
        desk.must(question + there)
        assert "What if: Merger" in desk.out + desk.err, question
    assert desk.json("status" + there)["programme"] == "What if: Merger"
    desk.must("status --as-of 2008-02-01" + there)
    assert "this is a what-if branch" in desk.err
    desk.must(f"entry correct 1 --set name=Fusion --reason renamed{there}")
    assert desk.json("status" + there)["programme"] == "What if: Fusion"
    for refused in (
        "checkpoint export",
        "proof entry 1",
        "snapshot --format html --sign",
        "archive export a.jsonl",
    ):
        desk.run(refused + there)
        assert desk.code == 2, refused
        assert "what-if branch" in desk.err
    desk.must("verify" + there)
    desk.must("verify").must("risk list").must(RAISE).must("checkpoint export")
    assert desk.json("status")["programme"] == "Merger"


def test_a_copy_of_a_branch_is_a_branch(desk: Terminal) -> None:
    """Neither a backup nor a plain copy of a branch takes its mark away."""
    kept, restored = (desk.store.with_name(name) for name in ("kept.sqlite", "restored.sqlite"))
    desk.must(f"backup {kept} --store {branch_of(desk)}")
    desk.must(f"restore {kept} --store {restored}")
    assert desk.json(f"status --store {restored}")["programme"] == "What if: Merger"


def test_a_branch_holds_no_keys(desk: Terminal) -> None:
    """What is erased in the programme lives on in no branch of it."""
    desk.must("staff-issue raise --theme workload --summary said --raised-by group --channel surgery")
    other = desk.store.with_name("other.sqlite")
    desk.must(f"try {other}")
    assert "2 sealed texts cannot be read in it" in desk.err
    assert json.dumps(desk.json(f"staff-issue list --store {other}")).count("sealed") == 2
