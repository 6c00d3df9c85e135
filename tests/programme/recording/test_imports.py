"""Imports: a history comes through the same door as everything else, all or none, and only once."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.recording import import_history as imports
from programme.recording.import_history import Imported, import_history
from programme.stores.open import start_programme
from tests.terminal import Terminal

RAISED: dict[str, Any] = {
    "entry": "risk raise",
    "on": "2008-12~",
    "by": "Sam Reed",
    "evidence": ["minutes 12", "HMIC 2009, 6.2"],
    "fields": {"title": "Interim prolonged", "cause": "no date", "event": "it lasts", "effect": "delay all"},
}
SCORED: dict[str, Any] = {
    "entry": "risk assess",
    "on": "2009-01-27",
    "fields": {"risk": "R-001", "likelihood": 4, "impact": "3", "basis": "no date from the board"},
}


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A programme of which nothing but its start is recorded."""
    started = start_programme(
        str(tmp_path / "store.sqlite"), "North division merger", on="2008-01-07", by="Sam Reed"
    )
    yield started
    started.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the history is."""
    return tmp_path / "history.jsonl"


def written(file: Path, *lines: Any) -> Path:
    """Write a history; a line that is text stays as it is."""
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    file.write_text(text, encoding="utf-8")
    return file


def reviewed(note: str, **more: Any) -> dict[str, Any]:
    """Return the line of a look at the risk."""
    return {"entry": "risk review", "on": "2009-01-27", "fields": {"risk": "R-001", "note": note}, **more}


def test_a_line_becomes_a_record_with_its_date_recorder_and_evidence(register: Register, file: Path) -> None:
    """What a line says is recorded as it says it, and a later line may name what an earlier one brought into being."""
    assert import_history(register, written(file, RAISED, SCORED), by="Kim Vale") == Imported(2, 0)
    raised, scored = list(register.journal.recorded(register.programme_id, after=1))
    assert (raised.on.edtf, raised.by, raised.evidence_list) == (
        "2008-12~", "Sam Reed", ("minutes 12", "HMIC 2009, 6.2"),
    )  # fmt: skip
    assert (scored.by, scored.evidence_list) == ("Kim Vale", ())
    residual = register.view().programme.risks["R-001"].residual
    assert residual is not None
    assert residual.value == 12


def test_importing_the_same_line_twice_changes_nothing(register: Register, file: Path) -> None:
    """Importing the same line twice changes nothing."""
    import_history(register, written(file, RAISED, SCORED), by="Kim Vale")
    swapped = dict(reversed(list(RAISED.items())))
    assert import_history(register, written(file, swapped, SCORED), by="Ash Ford") == Imported(0, 2)
    assert register.position() == 3


def test_a_history_that_grew_adds_only_its_new_lines(register: Register, file: Path) -> None:
    """Lines that were recorded before stay as they are, wherever the new ones stand."""
    import_history(register, written(file, RAISED))
    assert import_history(register, written(file, SCORED, RAISED, reviewed("looked"))) == Imported(2, 1)
    assert register.position() == 4


def test_a_line_with_an_id_of_its_own_is_not_changed_later(register: Register, file: Path) -> None:
    """An entry id belongs to what was first recorded under it, also in a file that grew."""
    one, other = str(uuid4()), str(uuid4())
    lines = [RAISED, reviewed("looked", entry_id=one), reviewed("looked", entry_id=other)]
    import_history(register, written(file, *lines), by="Kim Vale")
    assert import_history(register, written(file, *lines), by="Ash Ford") == Imported(0, 3)
    lines[2] = reviewed("looked away", entry_id=other)
    with pytest.raises(
        Refused, match=rf"^line 3: entry id {other} belongs to entry 4, which says something else"
    ):
        import_history(register, written(file, *lines))
    assert register.position() == 4


def test_one_wrong_line_and_nothing_is_recorded(register: Register, file: Path) -> None:
    """An import is all or nothing, and the refusal names the line that was wrong."""
    wrong = {**SCORED, "fields": {**SCORED["fields"], "risk": "R-009"}}
    with pytest.raises(Refused, match=r"^line 4: there is no risk R-009 on 27 Jan 2009"):
        import_history(register, written(file, RAISED, "", SCORED, wrong))
    assert register.position() == 1


def test_every_line_that_is_wrong_is_named_at_once(register: Register, file: Path) -> None:
    """Every line of a file that is wrong by itself is named at once."""
    unknown = {**SCORED, "entry": "risk scores"}
    late = {**SCORED, "on": "2009-13"}
    with pytest.raises(Refused) as refused:
        import_history(register, written(file, RAISED, "not JSON", SCORED, unknown, late))
    assert [problem.sentence[:7] for problem in refused.value.problems] == ["line 2:", "line 4:", "line 5:"]
    assert register.position() == 1


def test_a_reference_out_of_order_is_refused_with_its_line(register: Register, file: Path) -> None:
    """A line may say which reference it expects, and is refused when another is next."""
    numbered = {**RAISED, "fields": {**RAISED["fields"], "risk": "R-002"}}
    with pytest.raises(Refused, match=r"^line 2: references are given in order and R-001 is next"):
        import_history(
            register,
            written(file, {**reviewed("x"), "entry": "programme lead", "fields": {"lead": "Kim"}}, numbered),
        )
    assert import_history(register, written(file, RAISED, numbered)) == Imported(2, 0)


def test_a_dry_run_checks_every_line_and_records_nothing(register: Register, file: Path) -> None:
    """A dry run says what would be recorded, refuses what would be refused, and leaves the journal as it is."""
    assert import_history(register, written(file, RAISED, SCORED), dry_run=True) == Imported(2, 0)
    with pytest.raises(Refused, match=r"^line 1: there is no risk R-001"):
        import_history(register, written(file, SCORED), dry_run=True)
    assert register.position() == 1


def test_blank_lines_and_other_line_ends_are_no_entries(register: Register, file: Path) -> None:
    """A file from another system, with a byte-order mark and its own line ends, is read like any other."""
    file.write_bytes(b"\xef\xbb\xbf" + f"{json.dumps(RAISED)}\r\n\r\n  \r\n{json.dumps(SCORED)}\r\n".encode())
    assert import_history(register, file) == Imported(2, 0)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("risk raise", "it is not JSON"),
        ('{"entry": "risk raise"', "it is not JSON"),
        ("[" * 100_000, "it is not JSON"),
        ("[1]", "it is JSON but not an entry: write it in braces, with the keys entry, on, fields"),
        ({**RAISED, "evidnce": []}, "“evidnce” is no key of an entry (did you mean “evidence”?)"),
        ({"entry": "risk raise", "on": "2008-12"}, "“fields” is missing: give the entry's fields by name"),
        ({**RAISED, "on": None}, "“on” is the effective date, in EDTF"),
        ({**RAISED, "evidence": "HMIC 2009, 6.2"}, "“evidence” is a list of references"),
        ({**RAISED, "evidence": [6.2]}, "“evidence” is a list of references"),
        ({**RAISED, "evidence": ["x" * 501]}, "evidence is a reference of up to 500 printable characters"),
        ({**RAISED, "by": ""}, "say who records this"),
        ({**RAISED, "entry": "risk rise"}, "there is no kind of entry “risk rise” (did you mean “risk raise”?)"),
        ({**RAISED, "entry": "x"}, "there is no kind of entry “x”; programme docs entries lists them all"),
        ({**RAISED, "on": "last friday"}, "“last friday” is not an EDTF date"),
        ({**RAISED, "on": "2199-01-01"}, "1 Jan 2199 has not come yet"),
        ({**RAISED, "entry_id": "7"}, "“7” is no UUID"),
        ({**RAISED, "fields": {**RAISED["fields"], "name": "x"}}, "risk raise has no field “name”"),
        ({**SCORED, "fields": {"risk": "R-001"}}, "likelihood is needed"),
        ({**RAISED, "fields": {**RAISED["fields"], "title": "a\x1b[2J"}}, "title: remove the control character U+001B"),
    ],
)  # fmt: skip
def test_a_wrong_line_is_refused_in_a_sentence(register: Register, file: Path, line: Any, said: str) -> None:
    """What is wrong with a line is said in one sentence that names the line and how to mend it."""
    with pytest.raises(Refused) as refused:
        import_history(register, written(file, {**RAISED, "by": "Kim Vale"}, line))
    sentence = refused.value.problems[0].sentence
    assert sentence.startswith(f"line 2: {said}")
    assert sentence.isprintable()
    assert register.position() == 1


def test_the_same_line_twice_in_one_file_is_refused(register: Register, file: Path) -> None:
    """One fact is stated once; two alike are told apart by an id of their own."""
    with pytest.raises(Refused, match=r"^line 3: it says the same as line 2: leave one out"):
        import_history(register, written(file, RAISED, SCORED, SCORED))
    entry_id = str(uuid4())
    with pytest.raises(Refused, match=r"^line 2: it has the entry id of line 1"):
        import_history(
            register, written(file, {**RAISED, "entry_id": entry_id}, {**SCORED, "entry_id": entry_id})
        )
    again = {**SCORED, "entry_id": entry_id}
    assert import_history(register, written(file, RAISED, SCORED, again)) == Imported(3, 0)


def test_a_file_that_cannot_be_read_is_refused(
    register: Register, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing file, a folder, bytes that are no text and a file that is too large each get their sentence."""
    with pytest.raises(Refused, match=r"cannot be read \(No such file or directory\): check the path"):
        import_history(register, file)
    with pytest.raises(Refused, match=r"cannot be read \(it is a folder and no file\)"):
        import_history(register, tmp_path)
    file.write_bytes(b'{"entry": "caf\xe9"}')
    with pytest.raises(Refused, match=r"is not UTF-8 text \(byte 15\): save it as UTF-8"):
        import_history(register, file)
    with pytest.raises(Refused, match="holds no entries"):
        import_history(register, written(file, ""))
    monkeypatch.setattr(imports, "LARGEST", 100)
    with pytest.raises(Refused, match="bytes and at most 100 are imported at once: split the file"):
        import_history(register, written(file, RAISED))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=10,
)


@given(
    line=st.binary(max_size=60)
    | st.fixed_dictionaries(dict.fromkeys(imports.KEYS, json_values)).map(
        lambda said: json.dumps(said).encode()
    )
)
@example(b'{"entry": "programme lead", "on": "2009", "fields": {"lead": "\\ud800"}}')
@example(b'{"entry": "programme lead", "on": "2009", "fields": {"lead": "x"}, "by": "\\ud800"}')
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_in_a_file_but_an_entry_is_recorded(register: Register, file: Path, line: bytes) -> None:
    """Whatever a file holds, it is refused in printable sentences or holds nothing."""
    file.write_bytes(line)
    with pytest.raises(Refused) as refused:
        import_history(register, file)
    assert all(problem.sentence.isprintable() for problem in refused.value.problems)
    assert register.position() == 1


def test_the_command_says_what_was_recorded_and_what_was_there(terminal: Terminal, file: Path) -> None:
    """`programme import` counts the entries it recorded and those that were there already."""
    terminal.must('new "North division merger" --on 2008-01-07').must(f"import {written(file, RAISED)}")
    assert terminal.out == "1 entries were recorded\n"
    terminal.must(f"import {written(file, RAISED, SCORED)} --dry-run")
    assert terminal.out == "1 entries would be recorded, 1 were there already\n"
    terminal.must(f"import {file}").must(f"import {file}")
    assert terminal.out == "0 entries were recorded, 2 were there already\n"
    terminal.run(f"import {written(file, 'nonsense')}")
    assert terminal.code == 2
    assert terminal.err.startswith("line 1: it is not JSON")


def refusals_of(register: Register, file: Path, *lines: Any) -> list[str]:
    """Return why a history is refused."""
    with pytest.raises(Refused) as refused:
        import_history(register, written(file, *lines))
    return [problem.typed for problem in refused.value.problems]


def test_yes_is_no_number(register: Register, file: Path) -> None:
    """JSON `true` is not the likelihood 1, nor an amount of 1."""
    scored = {**SCORED, "fields": {**SCORED["fields"], "likelihood": True}}
    said = refusals_of(register, file, RAISED, scored)
    assert said == ["line 2: likelihood: give a number; yes or no is none"]
    assert register.position() == 1


@pytest.mark.parametrize(
    "line",
    [
        '{"entry":"risk review","entry":"risk close","on":"2009-01-27","fields":{"risk":"R-001","reason":"x"}}',
        '{"entry":"risk review","on":"2009-01-27","fields":{"risk":"R-001","note":"x","note":"y"}}',
    ],
)
def test_a_key_stands_in_a_line_once(register: Register, file: Path, line: str) -> None:
    """Whichever of two is taken, the other would be lost."""
    [said] = refusals_of(register, file, RAISED, line)
    assert said.startswith("line 2: the key “")
    assert said.endswith("” stands there twice: say it once")


def test_figures_are_recorded_as_they_are_written(register: Register, file: Path) -> None:
    """A figure with more digits than a float holds is kept to the penny, and its line is still known again."""
    lines = (
        {
            "entry": "benefit identify",
            "on": "2009-01-26",
            "fields": {"title": "One counter", "kind": "cashable"},
        },
        (
            '{"entry":"benefit estimate","on":"2009-01-27","fields":{"benefit":"B-001",'
            '"amount":1234567890123456.78,"currency":"GBP","per":"year","source":"a paper"}}'
        ),
    )
    assert import_history(register, written(file, *lines)) == Imported(2, 0)
    assert import_history(register, written(file, *lines)) == Imported(0, 2)
    view = register.view()
    [estimate] = view.programme.benefits["B-001"].estimates
    assert str(estimate.figure) == "1234567890123456.78"


@pytest.mark.parametrize(
    ("amount", "meant"),
    [("1.000", "1000 or 1.00"), ("12,500", "12500 or 12.50"), ("100.000", "100000 or 100.00")],
)
def test_an_amount_that_can_be_read_in_two_ways_is_refused(
    register: Register, file: Path, amount: str, meant: str
) -> None:
    """1.000 is a thousand in half of Europe."""
    estimated = {"benefit": "B-001", "amount": amount, "currency": "GBP", "per": "year", "source": "a paper"}
    [said] = refusals_of(
        register, file, {"entry": "benefit estimate", "on": "2009-01-27", "fields": estimated}
    )
    first, _, second = meant.partition(" or ")
    assert said == f"line 1: amount: “{amount}” may mean {first} or {second}: write {first} or {second}"


def test_what_does_not_fit_is_refused_in_words(register: Register, file: Path) -> None:
    """No sentence shows a pattern or a type of the language the program is written in."""
    estimated = {"benefit": "B-001", "amount": 5, "currency": "eur", "per": "year", "source": "a paper"}
    raised_of = {**RAISED, "fields": {**RAISED["fields"], "processes": "BP-001"}}
    assert refusals_of(
        register, file, {"entry": "benefit estimate", "on": "2009-01-27", "fields": estimated}, raised_of
    ) == [
        "line 1: currency: “eur” is no currency: write its three capital letters, such as GBP or EUR",
        "line 2: processes: give a list of them, such as [“BP-001”]",
    ]
