"""What a reviewer is shown: pseudonyms for persons, posts by their titles, no remarks, no small figures."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from domain.entries.catalogue import ENTRIES
from programme.journal.register import Register
from programme.personal.kinds import EXCEPTIONS, WORDS, kind
from programme.personal.names import named
from programme.personal.redact import PERSONS
from programme.recording.field_shapes import shapes
from programme.westminster import write
from tests.terminal import Terminal, the_day_is
from tests.tui.merger import TODAY, Days, merger

TEXTS = {"text", "lines"}


@pytest.fixture
def desk(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Give a person whose directory holds one person and one post."""
    the_day_is(monkeypatch, "2009-01-27")
    terminal.must("new Merger --on 2007-09-03 --by 'Ann Wren'")
    terminal.must("person register --name 'Bob Ellis' --on 2007-09-03 --by 'Ann Wren'")
    return terminal.must("post establish --title 'Supt Crime' --on 2007-09-03 --by 'Ann Wren'")


def test_somebody_decided_whose_every_text_field_is() -> None:
    """Every text field of every entry names a person, holds the words of a person, or says how a matter stands."""
    fields = [(cls, shape.name) for cls in ENTRIES.values() for shape in shapes(cls) if shape.holds in TEXTS]
    undecided = [f"{cls.topic}.{name}" for cls, name in fields if kind(cls, name) is None]
    assert not undecided, "say in programme/personal/kinds.py whether each is words or matter"
    decided = {name for _, name in fields} | {f"{cls.topic}.{name}" for cls, name in fields}
    assert {*WORDS, *EXCEPTIONS} <= decided


def test_whoever_a_correction_names_is_known_in_every_text(desk: Terminal) -> None:
    """Who is named in a correction, or with others in one field, is shown by name in no other text."""
    assert {field for cls in ENTRIES.values() for field in cls.named_fields} == PERSONS
    desk.must("issue raise --title T --description d --owner 'Supt Crime' --on 2008-01-09")
    desk.must("issue close I-001 --confirmed-by 'Art Low' --reported-by 'Art Low' --on 2008-01-10")
    desk.must("entry correct 5 --set 'confirmed_by=Cora High' --reason 'Cora High did'")
    desk.must(
        "risk raise --title 'Cora High is away' --cause 'Kurt May' --event b --effect c --owner 'Supt Crime'"
    )
    desk.must(
        "entry date-knowledge 4 --readers 'Kira May, Kurt May' --on 2008-01-11 --evidence 'to Kira May'"
    )
    for question in ("timeline", "why I-001", "risk list", "show R-001", "alerts", "show I-001"):
        desk.must(f"{question} --redacted --format json")
        assert not re.search("Cora|Kira|Kurt", desk.out), question
    assert desk.json("show R-001 --redacted")["fields"]["title"].startswith("person ")


def everybody(register: Register) -> set[str]:
    """Return every name that a field for a person holds, or that recorded something, but for posts and bodies."""
    journal, programme_id = register.journal, register.programme_id
    names = journal.directories.names(programme_id)
    found = {name for name, ref in names.spellings() if ref.startswith("PE")}
    for record in journal.recorded(programme_id):
        found |= {record.by, *(name for _, name in named(record.entry))}
    posts = {name for name in found if (names.meaning(name).ref or "").startswith("PO")}
    programme = register.view().programme
    bodies = {unit.name for unit in programme.units.values()}
    bodies |= {group.name for group in programme.groups.values()}
    bodies |= {forum.title for forum in programme.forums.values()}
    return {name for name in found - posts - bodies if not name.startswith("[")}


def shown(register: Register) -> Iterator[str]:
    """Yield all that a reviewer can be shown of a programme: its state, and every record with its envelope."""
    reader = register.redacted()
    view = reader.view()
    yield msgspec.json.encode(view.programme).decode()
    for record in reader.journal.recorded(reader.programme_id):
        yield record.by
        yield record.evidence
        yield msgspec.json.encode(record.entry).decode()


@pytest.mark.parametrize("story", ["westminster", "merger"])
def test_no_field_of_a_whole_history_shows_a_person(story: str, tmp_path: Path) -> None:
    """No name that the directory or any field for a person knows stands in any field that a reviewer is shown."""
    store = tmp_path / "programme.sqlite"
    register = write(str(store)) if story == "westminster" else merger(store, Days(TODAY))
    names = everybody(register)
    assert names
    patterns = {name: re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE) for name in names}
    texts = "\n".join(shown(register))
    register.close()
    assert not [name for name, pattern in patterns.items() if pattern.search(texts)]


def test_a_reviewer_is_shown_a_person_by_a_pseudonym(desk: Terminal) -> None:
    """A reviewer is shown a person by a pseudonym that is the same throughout a paper."""
    desk.must("process define --name 'The desk of Bob  ELLIS' --owner 'bob ellis' --by 'Ann Wren'")
    desk.must("process define --name Custody --owner 'Supt Crime' --by 'Bob Ellis'")
    rows = desk.json("process list --redacted")["rows"]
    assert [row["owner"] for row in rows] == ["person 2", "Supt Crime"]
    assert rows[0]["name"] == "The desk of person 2"
    assert [row["by"] for row in desk.json("timeline --redacted")["rows"]][-2:] == ["person 1", "person 2"]
    assert desk.json("person list --redacted")["rows"][0]["name"] == "person 2"
    before = desk.must("people --redacted").out
    assert "Ellis" not in before
    desk.must("process define --name Events --owner 'Cy Teal' --by 'Ann Wren'")
    assert desk.json("process list --redacted")["rows"][0]["owner"] == "person 2"
    assert desk.json("process list --redacted")["rows"][2]["owner"] == "person 3"


def test_remarks_and_the_evidence_of_staff_issues_are_withheld(desk: Terminal) -> None:
    """What somebody remarked is not shown, nor the name of a file about a staff issue."""
    raising = "staff-issue raise --theme fairness --summary s --raised-by nights --channel surgery"
    desk.must(f"{raising} --evidence 'letter of Fern.pdf'")
    desk.must("issue raise --title t --description d --severity high --evidence minutes.pdf")
    desk.must("issue update I-001 --note 'Fern shouted'")
    said = desk.must("timeline --redacted --format json").out
    assert "Fern" not in said
    assert "minutes.pdf" in said


@pytest.mark.parametrize(("selected", "total", "hidden"), [(4, 40, True), (5, 40, False), (36, 40, True)])
def test_a_small_figure_is_said_to_be_small(desk: Terminal, selected: int, total: int, hidden: bool) -> None:  # noqa: FBT001 - a case of the test
    """A figure below five, or whose rest is, is not shown to a reviewer; the policy may say another number."""
    desk.must("phase plan --title Interim").must("eia require --assesses PH-001").must("eia assess EIA-001")
    counting = "eia count EIA-001 --selection appeals --characteristic sex --group"
    desk.must(f"{counting} women --selected {selected} --total {total}")
    desk.must(f"{counting} men --selected 20 --total 60")
    assert ("[fewer than 5]" in desk.must("timeline --redacted").out) is hidden
    assert len(desk.json("impact list")["rows"]) == 1
    assert len(desk.json("impact list --redacted")["rows"]) == (0 if hidden else 1)
    desk.must("policy set --setting small_number --value 1 --reason 'a large place'")
    assert "[fewer than" not in desk.must("timeline --redacted").out
