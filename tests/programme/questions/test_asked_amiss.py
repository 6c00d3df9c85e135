"""Questions that were asked amiss: the answer says what was asked and how to mend it, and claims nothing else."""

import re

import pytest

from domain.foundation.references import KINDS
from programme.registers.all_listings import LISTINGS
from tests.terminal import Terminal

RISK = 'risk raise --title "No date" --cause "no date" --event "it lasts" --effect "delay" --on 2008-02-01'


@pytest.fixture
def begun(terminal: Terminal) -> Terminal:
    """A reviewer at a programme with one risk, on a store that the environment does not name."""
    return terminal.must('new "North division merger" --on 2008-01-07 --by "Sam Reed"').must(
        f"{RISK} --by 'Sam Reed'"
    )


def test_a_state_that_none_is_in_does_not_make_the_register_silent(begun: Terminal) -> None:
    """A mistyped state names the states there are, and says nothing of when the register was last kept."""
    begun.must("risk list --state opne --as-of 2008-06-01")
    assert begun.out == "none of 1 is “opne”: they are open\n"


def test_a_list_without_states_refuses_to_be_kept_to_one(begun: Terminal) -> None:
    """Where things have no state, an empty list would be a false answer."""
    assert begun.run("profile list --state open").code == 2
    assert begun.err == "--state: these have no state; leave it out\n"


def test_a_list_that_is_asked_for_too_early_names_the_day_to_ask_for(begun: Terminal) -> None:
    """A register that begins later is not taken for one that stays empty."""
    begun.must("risk list --as-of 2008-01-20")
    assert begun.out == (
        "no risk register entries as of 20 Jan 2008 · as known now · #2; "
        "the first entry is dated 1 Feb 2008: ask with --as-of 2008-02-01\n"
    )
    assert "the first entry is dated" not in begun.must("risk list --as-of 2008-01-20 --as-known '#1'").out
    assert begun.must("risk list --as-of 2008-02-01 --format csv").out.count("R-001") == 1


@pytest.mark.parametrize("question", ["alerts", "hindsight"])
def test_no_alert_of_a_rule_is_not_said_of_all_rules(begun: Terminal, question: str) -> None:
    """A mistyped rule does not read as an all-clear while there are alerts."""
    begun.must(f"{question} --rule rsik. --about R-001 --as-of 2008-06-01")
    assert " of rules that begin with “rsik.” about R-001 " in begun.out
    assert "rsik" not in begun.must(f"{question} --as-of 2008-06-01").out


def test_no_contradiction_of_a_kind_is_not_said_of_all_kinds(begun: Terminal) -> None:
    """A mistyped kind does not read as if no two sources disagreed."""
    begun.must("contradictions --kind quartlie")
    assert begun.out.startswith("no contradictions of a kind that begins with “quartlie” as of ")


def test_a_reference_of_another_kind_is_refused_in_grammar(begun: Terminal) -> None:
    """The sentence says `an appeal` and `a staff issue`."""
    assert begun.run("person erase R-001 --reason asked").code == 2
    assert "R-001 is a risk; a staff issue (SI-001) or an appeal (AP-001) or an " in begun.err


def test_a_timeline_of_no_register_names_those_there_are(begun: Terminal) -> None:
    """As the other questions do, the timeline refuses a register that does not exist."""
    assert begun.run("timeline --register rsik").code == 2
    assert begun.err.startswith("there is no register “rsik”: choose one of ")
    assert ", risk, " in begun.err


def test_a_name_that_nobody_bears_is_told_from_one_that_answers_for_nothing(begun: Terminal) -> None:
    """Sam Reed recorded entries and answers for nothing; Sam Read is a slip."""
    assert begun.must("people 'sam reed'").out.startswith("Sam Reed answers for nothing ")
    assert begun.must("people 'Sam Read'").out.startswith("nobody is called “Sam Read” ")


def test_an_option_before_the_command_is_told_where_it_belongs(begun: Terminal) -> None:
    """What the help lists with the bare command is written after a command."""
    assert begun.run(f"--store {begun.store} hindsight").code == 2
    assert begun.err.startswith("“hindsight” stands after options: write the command first, ")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("hindsihgt", "there is no command “hindsihgt”: did you mean “hindsight”? programme --help lists them all"),
        ("rsik raise --title x", "there is no command “rsik”: did you mean “risk”? programme --help lists them all"),
        ("eia lst", "there is no command “eia lst”: did you mean “eia list”? programme eia --help lists them all"),
        ("foo list", "there is no command “foo”: programme --help lists them all"),
    ],
)  # fmt: skip
def test_a_command_that_does_not_exist_is_told_the_nearest(begun: Terminal, line: str, said: str) -> None:
    """One sentence names what was typed, what is nearest to it, and what lists every command."""
    assert begun.run(line).code == 2
    assert begun.err == f"{said}\n"


def test_quotes_of_a_refusal_open_and_close(begun: Terminal) -> None:
    """Wrong values stand in the same quotes everywhere."""
    assert begun.run("silences --days some").code == 2
    assert begun.err == (
        "invalid value for --days: “some” is not a whole number: see programme silences --help\n"
    )


def test_an_entry_is_proved_by_its_number_as_it_is_written_everywhere(begun: Terminal) -> None:
    """`#2` of a sentence and `2` of the timeline are the same entry."""
    assert begun.must("proof entry '#2'").out == begun.must("proof entry 2").out
    assert begun.run("proof entry R-001").code == 2
    assert begun.err.startswith("“R-001” is not the number of an entry: ")


def test_a_comparison_names_each_moment_once(begun: Terminal) -> None:
    """The line above the table has the first moment and the second."""
    begun.must("compare 2008-01-08 2008-03-01")
    assert begun.err.startswith("Changes since 8 Jan 2008 · ")
    assert begun.err.count("1 Mar 2008") == 1


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("risk assess", "NEEDED; R-001"),
        ("person erase", "NEEDED; what was recorded about the person"),
    ],
)
def test_the_help_says_what_comes_first(terminal: Terminal, command: str, said: str) -> None:
    """Also the argument that is written without an option is described."""
    assert said in terminal.must(f"{command} --help").out


def test_an_entry_after_the_last_is_not_taken_for_the_last(begun: Terminal) -> None:
    """What was known at an entry that does not exist is not answered with what is known now."""
    assert begun.run("risk list --as-known '#9'").code == 2
    assert begun.err == "there is no entry #9 yet: the journal ends at #2\n"


def test_what_was_known_before_the_first_entry_is_said_without_a_hole(begun: Terminal) -> None:
    """Before anything was recorded there is no time by which it was known."""
    assert begun.must("risk list --as-known '#0' --as-of 2008-02-01").err == (
        "Risk register, as of 1 Feb 2008 · as known before the first entry · #0\n"
    )


@pytest.mark.parametrize("prefix", KINDS)
def test_a_thing_that_is_not_there_is_answered_with_the_list_of_those_that_are(
    begun: Terminal, prefix: str
) -> None:
    """Whoever mistypes a reference is told the command that lists things of its kind."""
    assert begun.run(f"show {prefix}-999").code == 2
    listed = re.search(r": list them with programme (\S+ list), or ask for another moment$", begun.err)
    assert listed, begun.err
    rows = begun.json(listed[1])["rows"]
    assert [row["ref"] for row in rows] == (["R-001"] if prefix == "R" else [])
    assert LISTINGS[listed[1].split()[0]].columns[0].key == "ref"
