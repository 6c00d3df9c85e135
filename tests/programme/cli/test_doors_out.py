"""The doors out: what a stored text can do to a terminal, a spreadsheet, a browser or a script is nothing."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from domain.entries.catalogue import ENTRIES
from domain.entries.phases.steps import PhaseConsulted
from domain.entries.risks.scoring import RiskRaised
from domain.foundation.safe_text import safe, without_invisible
from event_store.journal.envelope import Envelope
from programme.answers.answer import Answer, Field
from programme.answers.formats import render
from programme.cli.narrowing import narrowed
from programme.foundation.codec import DECODERS, DECODERS_OF_MANY, MARK
from programme.stores.open import open_register
from tests.terminal import Terminal

# A clipboard, a title, a colour and a cleared line; a text that reads backwards; what no one sees; lines of scripts.
OBEYED = "\x1b]52;c;aGk=\x07\x1b]0;t\x07\x1b[31m\r\x7f\x9b2J\u202egnp.exe\u2066\u200b\u00ad\ufeff\u2028\u2029\u061c"
UNSAFE = set(OBEYED) - set("]52;c;aGk=]0;t[31m2Jgnp.exe")
QUESTIONS = (
    "status", "alerts", "timeline", "show R-001", "why R-001", "people", "risk list", "hindsight", "contradictions",
    "compare 2008-01-08 2008-03-01", "snapshot", "doctor", "verify",
)  # fmt: skip


@pytest.fixture
def planted(terminal: Terminal) -> Terminal:
    """A store that another program wrote: every text of a risk, and its envelope, is one that terminals obey."""
    terminal.must('new "North division merger" --on 2008-01-07')
    register = open_register(str(terminal.store))
    entry = RiskRaised(risk="R-001", title=OBEYED, cause=OBEYED, event=OBEYED, effect=OBEYED, owner=OBEYED)
    envelope = Envelope(
        originator_id=register.programme_id, originator_version=2, entry=entry, entry_id=str(uuid4()),
        effective="2008-02-01", earliest="2008-02-01", latest="2008-02-01", by=OBEYED, evidence=(OBEYED,),
    )  # fmt: skip
    register.journal.append([envelope])
    register.close()
    return terminal


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_no_text_is_obeyed_by_the_terminal_that_shows_it(planted: Terminal, question: str, form: str) -> None:
    """No text is obeyed by the terminal that shows it."""
    if (question, form) == ("snapshot", "csv"):
        form = "html"
    planted.run(f"{question} --format {form}")
    assert planted.code in {0, 1}, planted.err
    assert planted.out or question == "verify"
    assert not UNSAFE & set(planted.out + planted.err)


def test_the_planted_text_is_shown_all_the_same(planted: Terminal) -> None:
    """What cannot be obeyed is made visible, not left out."""
    assert "<U+001B>]52;c;aGk=<U+0007>" in planted.json("show R-001")["fields"]["title"]


def spoilt(value: Any) -> Any:
    """Return a JSON value with something to obey in each of its texts."""
    match value:
        case str():
            return value + OBEYED
        case list():
            return [spoilt(part) for part in value]
        case dict():
            return {key: spoilt(part) for key, part in value.items()}
        case _:
            return value


def texts(value: Any) -> list[str]:
    """Return all texts in a JSON value."""
    match value:
        case str():
            return [value]
        case list():
            return [text for part in value for text in texts(part)]
        case dict():
            return [text for part in value.values() for text in texts(part)]
        case _:
            return []


def test_no_text_that_is_read_from_a_store_is_obeyed_by_a_terminal() -> None:
    """No text that is read from a store is obeyed by a terminal, whoever wrote the store."""
    spoilt_fields = 0
    for topic, entry_class in ENTRIES.items():
        for field in entry_class.fields:
            given = {other.name: "x" for other in entry_class.fields if other.required} | {
                field.name: f"x{OBEYED}"
            }
            try:
                msgspec.convert(given, entry_class)
            except msgspec.ValidationError:
                # No text goes there, or another field of this class takes none.
                continue
            spoilt_fields += 1
            entry = DECODERS[topic](msgspec.json.encode(given))
            assert not UNSAFE & set("".join(texts(msgspec.to_builtins(entry))))
    assert spoilt_fields > 200


@pytest.mark.parametrize("obeyed", sorted({*UNSAFE, "\x00", "\x08", "\x0c", "\x1a", "\x1b"}))
@pytest.mark.parametrize(
    "topic", ["risk.reviewed", "staff-issue.closed", "phase.consulted", "entry.corrected"]
)
def test_each_character_that_is_obeyed_is_found_by_itself(topic: str, obeyed: str) -> None:
    """However JSON writes it, a character is made visible, also where it is the only one in an entry."""
    fields = {field.name: "x" for field in ENTRIES[topic].fields if field.required and field.type is not int}
    text = f'a "{obeyed}" b :"{obeyed}'
    given = dict.fromkeys(fields, text) | ({"entry": 1, "changes": {}} if topic == "entry.corrected" else {})
    for payload in (msgspec.json.encode(given), json.dumps(given).encode()):
        entry = DECODERS[topic](payload)
        assert obeyed not in "".join(texts(msgspec.to_builtins(entry)))


@pytest.mark.parametrize(
    "said",
    [
        ["plain", "“ü”", 'a "quoted" \\ one', MARK + "SI-001/0:box"],
        ["plain", "x\x1b[2J", "\u202eback"],
        [MARK + "SI-001/0:box", MARK + "SI-001/0:box\x7f", "x" + MARK, '","note":"' + MARK],
    ],
)
def test_many_payloads_are_read_as_each_of_them_is(said: list[str]) -> None:
    """What is read together says what it says alone, whoever wrote the store."""
    for topic, named, noted in (
        ("staff-issue.updated", "staff_issue", "note"),
        ("risk.reviewed", "risk", "note"),
    ):
        written = [msgspec.json.encode({named: "X-001", noted: text}) for text in said]
        for payloads in (written, [json.dumps(json.loads(payload)).encode() for payload in written]):
            assert list(DECODERS_OF_MANY[topic](payloads)) == [
                DECODERS[topic](payload) for payload in payloads
            ]


@pytest.mark.parametrize(
    "payloads",
    [
        [b'{"risk":"R-001",', b'"note":"x"}', b'{"risk":"R-001","note":"x"}{"risk":"R-001","note":"y"}'],
        [b'{"risk":"R-001","note":"x"}\n{"risk":"R-001","note":"y"}', b""],
        [b'{"risk":"R-001","note":"x"}', b'{"risk":"R-001","note":"\xff"}'],
    ],
)
def test_payloads_that_are_no_entries_alone_are_none_together(payloads: list[bytes]) -> None:
    """Pieces that only make entries when they are put together are refused."""
    with pytest.raises((msgspec.MsgspecError, UnicodeDecodeError)):
        DECODERS_OF_MANY["risk.reviewed"](payloads)


def test_a_sealed_text_is_read_as_it_was_sealed() -> None:
    """The mark of a sealed text stays where one may stand, also beside what is made visible, and nowhere else."""
    sealed = f"{MARK}SI-001/0:box"
    for other in ("x", "x\x1b", f"{MARK}x"):
        fields = {"phase": "PH-001", "with_whom": other, "heard": sealed}
        entry = DECODERS["phase.consulted"](msgspec.json.encode(fields))
        assert isinstance(entry, PhaseConsulted)
        assert entry.heard == sealed
        assert entry.with_whom == safe(other)


@given(st.text())
def test_a_safe_text_has_nothing_to_obey_and_loses_no_letter(text: str) -> None:
    """Whatever is not letters, spaces, tabs or line breaks is written out; the rest stays."""
    shown = safe(text)
    assert not UNSAFE & set(shown)
    assert [c for c in shown if c in text] or not [c for c in text if c.isprintable()]
    assert safe(shown) == shown


@given(st.text(alphabet="ab \u200b\u00ad\u202e\ufeff\u2060"))
def test_invisible_characters_are_counted(text: str) -> None:
    """What is left out is counted, and nothing else is left out."""
    kept, count = without_invisible(text)
    assert len(kept) + count == len(text)
    assert kept == "".join(letter for letter in text if letter in "ab ")


RUN = st.sampled_from(["=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
BEFORE = st.sampled_from(["", " ", "\t", "x;", "x; ", 'x;"', "\n"])


@given(BEFORE, RUN, st.booleans())
def test_no_cell_of_a_csv_file_is_run_as_a_formula(before: str, sign: str, listed: bool) -> None:  # noqa: FBT001
    """No cell of a CSV file is run as a formula; a quote keeps what people typed as text."""
    text = f"{before}{sign}cmd|'/c calc'!A1"
    answer = Answer("t", (Field("a", "A"),), [{"a": ("x", text) if listed else text}])
    [_, [cell]] = list(csv.reader(io.StringIO(render(answer, "csv"))))
    for part in cell.split(";"):
        assert part.strip(" \t\n\"'")[:1] != sign or part.strip(' \t\n"')[:1] == "'"


@pytest.mark.parametrize("number", ["-5", "+3.5", "-1e3"])
def test_a_number_stays_a_number(number: str) -> None:
    """A sum below nothing is no formula."""
    answer = Answer("t", (Field("a", "A"),), [{"a": number}])
    assert render(answer, "csv").splitlines()[1] == number


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>", "[here](http://evil.example)", "http://evil.example", "www.evil.example",
        "sam@evil.example", "![](x)", "`code`", "a | b", "<b>", "&lt;",
    ],
)  # fmt: skip
def test_what_people_typed_is_no_markup_in_markdown(typed: str) -> None:
    """Neither HTML nor links come of a title."""
    answer = Answer("t", (Field("a", "A"),), [{"a": typed}])
    page = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(render(answer, "markdown"))
    assert "<a " not in page
    assert "<script" not in page
    assert "<img" not in page
    assert "<code" not in page
    raw = render(answer, "markdown")
    assert "http://" not in raw
    assert "www." not in raw


# Standard output that is closed, full, narrow, or read no longer.


def ran(store: Path, words: list[str], shell: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a shell that does something to its standard output."""
    command = [sys.executable, "-c", "from tui.main import main; main()", *words]
    return subprocess.run(
        ["sh", "-c", f'"$@" {shell}', "sh", *command],
        env={**os.environ, "PROGRAMME_STORE": str(store), **environment},
        capture_output=True, text=True, errors="replace", check=False,
    )  # fmt: skip


REVIEW = ["risk", "review", "R-001", "--note", "looked"]


@pytest.fixture
def begun(terminal: Terminal) -> Terminal:
    """A programme with one risk."""
    terminal.must('new "North division merger" --on 2008-01-07')
    terminal.must(
        "risk raise --title Prolonged --cause “none” --event 'it lasts' --effect delay --on 2008-02-01"
    )
    return terminal


@pytest.mark.parametrize("shell", [">&-", ">/dev/full"])
def test_what_fails_after_an_entry_was_recorded_is_not_a_failure_to_record_it(
    begun: Terminal, shell: str
) -> None:
    """What fails after an entry was recorded is never taken for a failure to record it."""
    done = ran(begun.store, REVIEW, shell)
    assert done.returncode == 0, done.stderr
    said = r"recorded risk review R-001 \(entry 3, .*\n\(the answer could not be written to standard output: .+\)\n"
    assert re.fullmatch(said, done.stderr)
    assert begun.json("timeline")["position"] == 3


@pytest.mark.parametrize(
    ("shell", "why"), [(">&-", "it is closed"), (">/dev/full", "No space left on device")]
)
def test_an_answer_that_cannot_be_written_is_no_fault_of_the_store(
    begun: Terminal, shell: str, why: str
) -> None:
    """Who asks is told what stood in the way, with a code of its own."""
    done = ran(begun.store, ["risk", "list"], shell)
    assert done.returncode == 4
    assert done.stderr.endswith(f"the answer could not be written to standard output: {why}\n")


def test_whoever_stops_reading_has_what_was_wanted(begun: Terminal) -> None:
    """As with every command before `head`, nothing is amiss."""
    done = ran(begun.store, ["timeline"], "| head -n 1")
    assert "Traceback" not in done.stderr
    assert "could not" not in done.stderr


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
@pytest.mark.parametrize(
    "question", ["status", "alerts", "hindsight", "contradictions", "show R-001", "--help", "help risk"]
)
def test_an_encoding_that_lacks_letters_is_answered_in_those_it_has(
    begun: Terminal, question: str, encoding: str
) -> None:
    """An encoding that lacks letters is answered in those that it has."""
    done = ran(begun.store, question.split(), "| cat", PYTHONIOENCODING=f"{encoding}:strict", PYTHONUTF8="0")
    assert "Traceback" not in done.stderr
    assert done.stdout


def test_json_keeps_every_letter_whatever_the_encoding(begun: Terminal) -> None:
    """A letter that the encoding lacks is escaped as JSON has it, so that a script reads what was recorded."""
    done = ran(begun.store, ["show", "R-001", "--format", "json"], "| cat", PYTHONIOENCODING="ascii:strict")
    assert json.loads(done.stdout)["fields"]["cause"] == "“none”"


# What people type.


def test_characters_that_nobody_sees_are_left_out_and_counted(begun: Terminal) -> None:
    """Characters that nobody sees are left out of what is recorded, and counted."""
    begun.must("risk restate R-001 --title 'Pro\u200blonged\u00ad \ufeffagain' --reason copied")
    assert "3 invisible characters are left out" in begun.err
    assert begun.json("show R-001")["fields"]["title"] == "Prolonged again"


@pytest.mark.parametrize("spelt", ["Bob Lee", "Bob  Lee", "Bob\u00a0Lee", "bob lee", "BOB\u200b LEE"])
def test_a_programme_is_found_however_its_name_is_spelt(terminal: Terminal, spelt: str) -> None:
    """Capitals, spaces and invisible characters make no other name."""
    terminal.must("new 'Bob Lee' --on 2008-01-07")
    terminal.must(f"status --programme '{spelt}'")
    assert terminal.run(f"new '{spelt}'").code == 2


@pytest.mark.parametrize("option", ["--on", "--store", "--by", "--as-of", "--programme"])
def test_an_option_that_is_given_and_empty_is_refused(begun: Terminal, option: str) -> None:
    """An option that is given and empty is refused."""
    words = ["status"] if option == "--as-of" else REVIEW
    assert begun.run([*words, option, ""]).code == 2
    assert begun.err == f"{option} is given and empty: say something, or leave {option} out\n"
    assert begun.run([*words, f"{option}="]).code == 2
    assert begun.json("timeline")["position"] == 2


@pytest.mark.parametrize("entry_id", ["x" * 5000, "\x1b[31m", "a\nb", "7"])
def test_an_entry_id_is_a_uuid(begun: Terminal, entry_id: str) -> None:
    """Whatever else is given is refused, and shown so that no terminal obeys it."""
    assert begun.run([*REVIEW, "--entry-id", entry_id]).code == 2
    assert "is no UUID: leave the entry id out and one is made" in begun.err
    assert "\x1b" not in begun.err


def test_a_uuid_in_capitals_is_the_same_entry_id(begun: Terminal) -> None:
    """An entry id is a UUID, in whatever letters it is typed."""
    entry_id = str(uuid4())
    begun.run([*REVIEW, "--entry-id", entry_id])
    begun.run([*REVIEW, "--entry-id", entry_id.upper()])
    assert begun.code == 0
    assert begun.json("timeline")["position"] == 3


def test_lists_are_sorted_by_what_values_mean(begun: Terminal) -> None:
    """References by number, bands by weight, amounts by amount; what says nothing comes last."""
    rows: list[dict[str, Any]] = [
        {"ref": "R-1000", "band": "low", "sum": "20,000 GBP a year"},
        {"ref": "R-999", "band": "very high", "sum": "about 900 GBP a year"},
        {"ref": "R-002", "band": "medium", "sum": "1,000 GBP once"},
        {"ref": "R-003", "band": None, "sum": None},
    ]
    fields = tuple(Field(key, key) for key in ("ref", "band", "sum"))
    answer = Answer("t", fields, rows)

    def refs(sort: str) -> list[str]:
        return [row["ref"] for row in narrowed(answer, None, sort).rows]

    assert refs("ref") == ["R-002", "R-003", "R-999", "R-1000"]
    assert refs("-band") == ["R-999", "R-002", "R-1000", "R-003"]
    assert refs("sum") == ["R-999", "R-002", "R-1000", "R-003"]
