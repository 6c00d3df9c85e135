"""Recording: the form of an entry, what it says is wrong, what it keeps, and what is shown when it is recorded."""

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import OptionList

from domain.entries.journal.amendments import EntryCorrected
from domain.entries.risks.scoring import RiskRaised, RiskReviewed
from domain.history.record import Record
from programme.journal.register import Register
from programme.recording.record import proposal, record
from programme.stores.open import open_register
from tests.tui.person import Person, at_the_app
from tui.dialogs.choose import Choose
from tui.dialogs.entry import EntryScreen
from tui.forms.form import Form
from tui.shared.clock import Clock
from tui.tables.register_table import RegisterTable


def _history(person: Person) -> RegisterTable:
    return person.app.screen.query_one("#history", RegisterTable)


def last(register: Register) -> Record:
    """Return the record that was written last."""
    return next(iter(register.journal.at(register.programme_id, [register.position()])))


async def test_a_recorded_entry_is_shown_at_once_with_its_number(register: Register) -> None:
    """A success closes the form, says its position, and the table holds the new thing under the cursor."""
    async with at_the_app(register) as person:
        await person.press("2")
        await person.record("risk raise", title="New", cause="a cause", event="an event", effect="an effect")
        assert "recorded as #36: risk raise R-003" in person.notices
        assert person.keys == ["R-001", "R-002", "R-003"]
        assert person.table.row is not None
        assert person.table.row.key == "R-003"
        assert "#36" in person.text.splitlines()[0]


async def test_the_form_begins_with_the_thing_under_the_cursor(register: Register) -> None:
    """`n` on a row offers what can happen to it first, and the form names it already."""
    async with at_the_app(register) as person:
        await person.press("2", "down", "n")
        assert "About R-002" in person.text
        await person.type("risk review")
        await person.press("enter")
        assert person.form.given()["risk"] == "R-002"
        await person.fill(note="seen")
        await person.press("ctrl+s")
        assert register.view().programme.risks["R-002"].looked_at.edtf == "2008-06-30"


async def test_a_refusal_is_said_beside_its_field_and_keeps_what_was_typed(register: Register) -> None:
    """Wrong fields are named one by one when the form is submitted, and nothing typed is lost."""
    async with at_the_app(register) as person:
        await person.press("2")
        await person.choose("risk assess")
        await person.fill(likelihood="9", impact="x", basis="because")
        await person.press("ctrl+s")
        assert person.wrong == {"impact": "impact: give a whole number; “x” is not one"}
        await person.fill(impact="4")
        await person.press("ctrl+s")
        assert "likelihood 9 is not on the scale" in person.wrong[""]
        given = person.form.given()
        assert (given["likelihood"], given["impact"], given["basis"]) == ("9", "4", "because")
        assert register.position() == 35
        await person.fill(likelihood="5")
        await person.press("ctrl+s")
        assert register.view().programme.risks["R-001"].residual.value == 20


async def test_a_field_is_checked_as_it_is_left(register: Register) -> None:
    """Leaving a field with the tab key says what is wrong with it, and leaving it mended takes that back."""
    async with at_the_app(register) as person:
        await person.press("2")
        await person.choose("risk raise")
        await person.press("tab")
        assert person.wrong == {"title": "title is needed"}
        await person.focus("title")
        await person.type("A title")
        await person.press("tab")
        assert "title" not in person.wrong


async def test_a_date_is_typed_in_peoples_words_and_said_back(register: Register) -> None:
    """The form says how it understands a date while it is typed, and refuses one that has not come yet."""
    async with at_the_app(register) as person:
        await person.press("2")
        await person.choose("risk review")
        await person.fill(note="seen")
        await person.focus("on")
        await person.type("last friday")
        assert "= 27 Jun 2008" in person.text
        await person.fill(on="2008-12-01")
        await person.press("ctrl+s")
        assert "has not come yet" in person.wrong["on"]
        await person.fill(on="last friday")
        await person.press("ctrl+s")
        assert register.view().programme.risks["R-001"].looked_at.edtf == "2008-06-27"


async def test_a_back_dated_entry_is_checked_against_what_came_after(register: Register) -> None:
    """What a back-dated entry would break later is refused in the form, with the conflict named."""
    async with at_the_app(register) as person:
        await person.press("2", "down")
        await person.choose("risk close")
        await person.fill(reason="over", on="2008-04-01")
        await person.press("ctrl+s")
        assert "entry 31 (" in person.wrong[""]
        assert register.position() == 35


async def test_a_kind_named_by_what_is_typed_comes_before_one_that_only_mentions_it(
    register: Register,
) -> None:
    """`assess` is the name of entries before it is a word in what others mean."""
    async with at_the_app(register) as person:
        await person.press("3", "n")
        await person.type("assess")
        offered = person.app.screen.query_one(OptionList)
        named = ["assess" in str(option.prompt).casefold().split(" · ")[0] for option in offered.options]
        assert True in named
        assert False in named
        assert named == sorted(named, reverse=True)


async def test_recording_is_off_in_replay_and_says_why(register: Register) -> None:
    """Away from today nothing can be recorded, and the notice says what to do about it."""
    async with at_the_app(register, on=Clock(date(2008, 2, 12))) as person:
        await person.press("2")
        assert "n off" in person.text
        await person.pilot.resize_terminal(120, 30)
        await person.settle()
        assert "n record off" in person.text
        await person.press("n")
        assert not isinstance(person.app.screen, Choose)
        assert any("press t for today" in notice for notice in person.notices)
        await person.press("t", "n")
        assert isinstance(person.app.screen, Choose)


async def test_leaving_a_form_with_something_typed_in_it_asks_once(register: Register) -> None:
    """Escape on a form that holds something says so first; a second escape leaves."""
    async with at_the_app(register) as person:
        await person.press("2")
        await person.choose("risk review")
        await person.press("escape")
        assert not isinstance(person.app.screen, Form)
        await person.choose("risk review")
        await person.fill(note="half a thought")
        await person.press("escape")
        assert isinstance(person.app.screen, Form)
        await person.press("escape")
        assert not isinstance(person.app.screen, Form)
        assert register.position() == 35


async def test_a_reference_is_found_by_part_of_its_title(register: Register) -> None:
    """A reference field lists what fits what is typed, and takes the one that is chosen."""
    async with at_the_app(register) as person:
        await person.press("2")
        await person.choose("risk raise")
        field = await person.focus("phase")
        await person.type("func")
        assert "PH-002 Functional model" in person.text
        await person.press("down", "enter")
        assert field.value == "PH-002"
        assert not field.control.query_one(OptionList).display


async def test_a_reference_to_nothing_is_refused_as_the_field_is_left(register: Register) -> None:
    """A reference that names nothing is said to, before the form is submitted."""
    async with at_the_app(register) as person:
        await person.press("2")
        await person.choose("risk review")
        await person.focus("risk")
        await person.fill(risk="R-099")
        await person.press("tab")
        assert "there is no risk R-099" in person.wrong["risk"]


async def test_several_references_and_texts_are_taken_by_one_field(register: Register) -> None:
    """A field that takes several has commas between references and semicolons between texts."""
    async with at_the_app(register) as person:
        await person.press("2")
        await person.record(
            "risk raise",
            title="New",
            cause="c",
            event="e",
            effect="f",
            processes="bp1, BP-002",
            evidence="a, p. 1; b",
        )
        recorded = last(register)
        assert isinstance(recorded.entry, RiskRaised)
        assert recorded.entry.processes == ("BP-001", "BP-002")
        assert recorded.evidence_list == ("a, p. 1", "b")


async def test_lines_are_kept_as_they_were_typed(register: Register) -> None:
    """A text of several lines keeps them; tab goes on to the next field and is no part of the text."""
    async with at_the_app(register) as person:
        await person.press("2")
        await person.choose("risk review")
        await person.focus("note")
        await person.press("a", "enter", "b", "tab", "ctrl+s")
        recorded = last(register)
        assert isinstance(recorded.entry, RiskReviewed)
        assert recorded.entry.note == "a\nb"


async def test_an_entry_is_corrected_by_typing_over_what_is_wrong(register: Register) -> None:
    """The form of a correction holds the entry as it stands; only what was changed is recorded as changed."""
    async with at_the_app(register) as person:
        await person.press("0", "slash")
        await person.type("prolonged raise")
        await person.press("enter")
        await person.choose("entry correct")
        assert person.form.given()["title"] == "Interim structure prolonged"
        await person.fill(title="Interim structure goes on", reason="as the board calls it")
        await person.press("ctrl+s")
        corrected = last(register).entry
        assert isinstance(corrected, EntryCorrected)
        assert (corrected.entry, corrected.changes) == (12, {"title": "Interim structure goes on"})
        assert register.view().programme.risks["R-001"].title == "Interim structure goes on"


async def test_an_entry_is_withdrawn_and_stays_visible(register: Register) -> None:
    """A withdrawn entry stays in the timeline and says by which entry it was withdrawn."""
    async with at_the_app(register) as person:
        await person.press("0", "slash")
        await person.type("phase plan functional")
        await person.press("enter")
        await person.record("entry withdraw", reason="it was never planned")
        assert person.table.row is not None
        assert person.table.row.of["status"] == "withdrawn by #36"


@pytest.mark.parametrize("where", ["0", "2 enter tab tab"], ids=["timeline", "detail"])
async def test_an_opened_entry_is_corrected_or_withdrawn_from_there(register: Register, where: str) -> None:
    """`e` and `w` on an opened entry open the form that corrects or withdraws it, wherever it was opened."""
    async with at_the_app(register) as person:
        await person.press(*where.split(), "home", "down", "enter")
        opened = person.app.screen
        assert isinstance(opened, EntryScreen)
        row = opened.row
        assert "e correct  w withdraw" in person.text
        await person.press("e")
        assert person.form.heading.startswith(f"entry correct #{row['position']} ")
        await person.press("escape", "enter", "w")
        assert person.form.heading == "entry withdraw"
        assert person.form.given()["entry"] == str(row["position"])


async def test_a_row_of_a_history_is_withdrawn_where_it_stands(register: Register) -> None:
    """`n` on an entry in the history of a thing offers to correct and to withdraw it first."""
    async with at_the_app(register) as person:
        await person.press("2", "down", "enter", "tab", "end", "up", "n")
        assert "About entry #" in person.text
        await person.type("entry withdraw")
        await person.press("enter")
        await person.fill(reason="it was another risk")
        await person.press("ctrl+s")
        assert "withdrawn by #36" in " ".join(row.of["status"] for row in _history(person).rows.shown)


async def test_what_another_process_records_appears_by_itself(register: Register, tmp_path: Path) -> None:
    """An entry that another program wrote into the store is shown without a key being pressed."""
    async with at_the_app(register) as person:
        await person.press("2")
        other = open_register(str(tmp_path / "merger.sqlite"), clock=register.clock)
        record(other, [proposal("risk.assigned", risk="R-002", owner="Insp Lee")])
        other.close()
        await person.until(lambda: "Insp Lee" in person.text, "the other's entry is shown")


async def test_of_two_writers_the_second_is_checked_against_what_the_first_wrote(register: Register) -> None:
    """A form that was open while somebody else closed the risk is refused with the reason, and keeps its text."""
    async with at_the_app(register) as person:
        await person.press("2", "down")
        await person.choose("risk review")
        await person.fill(note="seen")
        record(register, [proposal("risk.closed", risk="R-002", reason="over")])
        await person.press("ctrl+s")
        assert "R-002 is closed and cannot be reviewed" in person.wrong[""]
        assert person.form.given()["note"] == "seen"


async def test_a_lesson_is_drawn_from_the_entry_under_the_cursor(register: Register) -> None:
    """On the timeline the form names the entry; more are named by what they say, and a wrong name is said beside it."""
    async with at_the_app(register, size=(160, 48)) as person:
        await person.press("0", "end", "n")
        assert "About entry #35" in person.text
        await person.type("lesson propose")
        await person.press("enter")
        assert person.form.given()["shown_by"] == ["35"]
        said = {
            "title": "T",
            "happened": "h",
            "why": "w",
            "advice": "a",
            "audience": "x",
            "drawn_by": "Sam Reed",
        }
        await person.fill(kind="avoid", **said, shown_by="35; risk raise R-009; #1")
        await person.press("ctrl+s")
        assert person.wrong["shown_by"].startswith("shown by: there is no entry “risk raise R-009”")
        await person.fill(shown_by="35; risk raise R-001; #1")
        await person.press("ctrl+s")
        assert register.view().programme.lessons["LL-001"].shown_by[2] == 1
        await person.press("7", "V", "V", "V")
        assert person.keys == ["LL-001"]
        await person.press("enter")
        assert "Shown by" in person.text
        assert "#1 programme start" in person.text


async def test_what_is_recorded_of_a_lesson_is_not_shown_by_its_own_entry(register: Register) -> None:
    """The entry that proposed a lesson is no evidence that it was applied."""
    shown = {"kind": "avoid", "title": "T", "happened": "h", "why": "w", "advice": "a", "audience": "x"}
    record(register, [proposal("lesson.proposed", **shown, drawn_by="Sam Reed", shown_by=["1"])])
    accepted = proposal("lesson.accepted", lesson="LL-001", accepted_by="Kim Vale", owner="Supt Operations")
    record(register, [accepted])
    async with at_the_app(register) as person:
        await person.press("0", "end", "n")
        await person.type("lesson apply")
        await person.press("enter")
        given = person.form.given()
        assert (given["lesson"], given["shown_by"]) == ("LL-001", None)
