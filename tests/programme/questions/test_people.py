"""People: who answers for what, and how much each recorded."""

from tests.terminal import Terminal


def test_what_somebody_recorded_counts_also_when_it_was_withdrawn(terminal: Terminal) -> None:
    """The list of people counts the entries that the timeline shows of each."""
    terminal.must('new "North division merger" --on 2008-01-07')
    terminal.must("unit open --name Crime --kind functional --on 2008-01-08")
    terminal.must("entry withdraw 2 --reason 'recorded twice'")
    listed = {row["person"]: row["recorded"] for row in terminal.json("people")["rows"]}
    assert listed == {"Sam Reed": len(terminal.json("timeline")["rows"])} == {"Sam Reed": 3}
