"""The screens: what each shows, how it is filtered and sorted, and where it leads."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from domain.entries.catalogue import ENTRIES
from domain.foundation.dates import when
from domain.state.documents import Edition
from domain.state.programme import Programme
from programme.journal.register import Register
from programme.questions.status import registers
from programme.registers.all_alerts import alerts
from programme.registers.all_listings import LISTINGS
from tests.tui.person import at_the_app
from tui.app.opening import REGISTERS
from tui.present.thing import value_lines
from tui.screens.bases.register import nothing, read_register
from tui.screens.bases.table import named_next
from tui.shared.names import is_reference
from tui.widgets.header import TABS
from tui.widgets.heat_map import HeatMap


async def test_the_overview_says_what_needs_someone_and_where_the_programme_stands(
    register: Register,
) -> None:
    """The overview holds the alerts by kind, the phases, progress as counted and stated, and the registers."""
    async with at_the_app(register, size=(160, 50)) as person:
        for said in (
            "ACT NOW",
            "PH-002 goes live in 123 days",
            "Needs you: 23",
            "At the go-live gate: 6 · PH-002 goes live in 123 days",
            "Above tolerance: 1",
            "Asked by law: 3",
            "2 for information",
            "5 gaps with which a phase went live, all of PH-001",
            "PH-001 One interim unit",
            "live 14 Apr 2008, 5 gaps",
            "0 of 2",
            "40 %",
            "board paper 7, 21 Apr 2008",
            "Open risks: 2, 0 escalated",
            "1 in consultation, 1 absent",
            # Beside the first screen.
            "Next 14 days",
            "H 1",
            "✘ 2 missing PH-002, PC-001",
            "SI-001",
            "! 112 days  last 10 Mar 2008",
            "no look before this moment is known",
            "no snapshot was given and no meeting was held before",
        ):
            assert said in person.text, said


@pytest.mark.parametrize("noun", LISTINGS)
def test_the_overview_and_the_screen_of_a_register_count_alike(register: Register, noun: str) -> None:
    """The same words count the same things wherever a register is put in numbers."""
    view = register.view()
    counted = registers(view.programme, view.on)[noun]
    said = read_register(view, noun, [noun]).states
    assert {part.partition(" ")[2]: part.partition(" ")[0] for part in said.split(", ") if part} == {
        state: str(count) for state, count in counted.items()
    }


async def test_an_alert_leads_to_what_it_is_about(register: Register) -> None:
    """Enter on an alert opens its thing; on several of a kind it opens their list."""
    async with at_the_app(register) as person:
        await person.press("down", "down", "enter")
        assert "R-001 risk, open" in person.text
        await person.press("escape", "home", "enter")
        assert "Gaps with which a phase went live: 5" in person.text
        await person.press("escape", "exclamation_mark")
        assert "Alerts: 23" in person.text
        assert "cleared by" in person.text
        await person.press("enter")
        assert "PH-001 phase, live" in person.text


async def test_an_alert_is_snoozed_and_given_to_somebody_where_it_is_read(register: Register) -> None:
    """A snoozed alert is counted still and stands last until its day, or until z wakes it; w says who sees to it."""
    async with at_the_app(register) as person:
        await person.press("exclamation_mark", "end", "home", *["down"] * 3)
        rule = person.keys[3]
        await person.press("z")
        await person.fill(until="2008-07-20", reason="it can wait")
        await person.press("ctrl+s", "end")
        assert "Alerts: 24" in person.text
        assert person.keys[-1] == rule
        assert "snoozed until 20 Jul 2008" in person.text
        await person.press("w")
        await person.fill(who="CI Birch")
        await person.press("ctrl+s", "end")
        assert "CI Birch sees to it" in " ".join(person.text.split())
        await person.press("z")
        await person.fill(reason="it cannot")
        await person.press("ctrl+s")
        assert person.keys.index(rule) < 4


async def test_what_has_no_reference_is_shown_on_the_screen_of_its_register(
    register: Register, inspected: Register
) -> None:
    """Whatever an alert of the Westminster history is about has a reference or a screen; else a sentence says so."""
    view = inspected.view("2009-07-01")
    subjects = {alert.subject for alert in alerts(view.programme, view.on)}
    assert {subject for subject in subjects if not is_reference(subject)} <= set(REGISTERS)
    async with at_the_app(register) as person:
        await person.app.open_subject("journal")
        await person.settle()
        assert person.app.current_mode == "timeline"
        await person.app.open_subject("weather")
        await person.settle()
        assert "There is no screen of the weather: its alert says what clears it." in person.notices


async def test_an_alert_about_a_whole_register_leads_to_all_of_it(register: Register) -> None:
    """Whichever register of the screen was looked at last, and however it was filtered."""
    async with at_the_app(register) as person:
        await person.press("2")
        risks = person.keys
        await person.press("slash")
        await person.type("nothing like it")
        await person.press("enter", "v", "1")
        await person.app.open_subject("risk register")
        await person.settle()
        assert "Risk register" in person.text
        assert person.keys == risks


def test_what_is_only_so_or_not_so_is_said_by_its_name() -> None:
    """A due date that is only the latest one is not followed by a bare yes."""
    edition = Edition(None, when("2008-08~"), None, date(2011, 8, 31), due_at_latest=True)
    said = "published about Aug 2008, review due 31 Aug 2011, due at latest"
    assert list(value_lines(Programme(), edition)) == [said]


async def test_the_risk_table_shows_the_register_as_it_is_listed_everywhere(register: Register) -> None:
    """The risks are shown in the columns of the listing, with those that do not fit a key away."""
    async with at_the_app(register) as person:
        await person.press("2")
        assert person.keys == ["R-001", "R-002"]
        assert "Interim structure prolonged" in person.text
        assert "16" in person.text
        assert "high" in person.text
        assert "Category" not in person.text
        await person.press("right", "right", "right", "right", "right", "right", "right", "right")
        assert "Category" in person.text
        assert "people" in person.text


async def test_rows_are_filtered_as_words_are_typed(register: Register) -> None:
    """`/` keeps rows that hold every word, enter keeps the filter, escape shows all again."""
    async with at_the_app(register) as person:
        await person.press("0", "slash", *"raise")
        assert person.keys == ["#12", "#14", "#15", "#28"]
        await person.type(" south")
        assert person.keys == ["#28"]
        await person.press("enter")
        assert "1 of 35 shown" in person.text
        await person.press("escape")
        assert len(person.keys) == 35


async def test_a_filter_that_nothing_fits_says_so(register: Register) -> None:
    """An empty result names the filter and how to leave it."""
    async with at_the_app(register) as person:
        await person.press("2", "slash")
        await person.type("unicorn")
        assert "nothing fits “unicorn”: escape shows all again" in person.text


async def test_a_table_is_sorted_by_any_column_and_turned(register: Register) -> None:
    """`s` sorts by the next column and `S` turns the order; what has no value comes last either way."""
    async with at_the_app(register) as person:
        await person.press("2", "s", "s")
        assert person.keys == ["R-002", "R-001"]
        assert "by risk" in person.text
        await person.press("S")
        assert person.keys == ["R-001", "R-002"]
        await person.press("s", "s")
        assert person.table.rows.sorted_by == "score"
        assert person.keys == ["R-001", "R-002"]
        await person.press("S")
        assert person.keys == ["R-001", "R-002"]


async def test_a_column_is_sorted_by_a_click_on_its_header(register: Register) -> None:
    """Everything that keys do to a table, a mouse does too."""
    async with at_the_app(register) as person:
        await person.press("2")
        await person.pilot.click("#table", offset=(10, 0))
        assert person.table.rows.sorted_by == "title"
        await person.pilot.click("#table", offset=(10, 2))
        assert person.table.row is not None
        assert person.table.row.key == "R-001"
        await person.pilot.click("#table", offset=(10, 2), times=2)
        await person.settle()
        assert "R-001 risk, open" in person.text


async def test_the_heat_map_counts_risks_and_a_cell_filters_the_table(register: Register) -> None:
    """Choosing a cell keeps only its risks; each cell has the letter of its band beside its colour."""
    async with at_the_app(register) as person:
        await person.press("2", "m")
        assert "H 1" in person.text
        person.app.screen.query_one(HeatMap).focus()
        await person.press("up", "up", "up", "right", "right", "right")
        assert "likely × major" in person.text
        await person.press("enter")
        assert person.keys == ["R-001"]
        await person.press("escape")
        assert person.keys == ["R-001", "R-002"]
        await person.press("m")
        assert not person.app.screen.query_one(HeatMap).display


async def test_the_heat_map_stands_beside_the_table_where_there_is_room(register: Register) -> None:
    """On a wide terminal the map is there without asking."""
    async with at_the_app(register, size=(160, 48)) as person:
        await person.press("2")
        assert "likelihood ↑" in person.text
        await person.pilot.resize_terminal(80, 24)
        await person.settle()
        assert "likelihood ↑" not in person.text


async def test_the_other_registers_of_a_screen_are_a_key_away(register: Register) -> None:
    """`v` goes through every register of a screen, `V` back."""
    async with at_the_app(register) as person:
        await person.press("2", "v", "v")
        assert person.keys == ["ACT-001"]
        await person.press("v")
        assert person.keys == ["CTL-001"]
        await person.press("V", "V", "V")
        assert person.keys == ["R-001", "R-002"]
        await person.press("6", "v")
        assert person.keys == ["F-001"]


async def test_v_names_the_next_register_first_and_is_never_cut(register: Register) -> None:
    """In the smallest terminal a screen names what v goes on to, and how many registers come after those."""
    async with at_the_app(register) as person:
        for key in "24678":
            await person.press(key)
            title = next(line for line in person.text.splitlines() if "   v: " in line)
            assert "…" not in title
        await person.press("2")
        assert "v: issues 0 · actions 1 · controls 1 · +4" in person.text
        await person.press("v")
        assert "v: actions 1 · controls 1 · indicators 0 · +4" in person.text
        await person.pilot.resize_terminal(160, 48)
        await person.press("V")
        assert (
            "v: issues 0 · actions 1 · controls 1 · indicators 0 · contingency plans 0 · assumptions 0 · dependencies 0"
            in person.text
        )


@given(st.lists(st.text(st.characters(categories=["L", "Nd"]), min_size=1), max_size=8), st.integers(0, 120))
def test_what_v_goes_on_to_fits_the_room_there_is(names: list[str], room: int) -> None:
    """As many as fit are named, from the next one on, and the others are counted; nothing is longer than its room."""
    said = named_next(tuple(names), room)
    assert cell_len(said) <= room
    if said:
        parts = said.removeprefix("   v: ").split(" · ")
        rest = len(names) - len(parts) + 1 if parts[-1].startswith("+") else 0
        assert parts == [*names[: len(names) - rest], *([f"+{rest}"] if rest else [])]
    else:
        assert not names or room < len(f"   v: +{len(names)}")


async def test_a_detail_shows_scores_history_and_every_entry_that_made_it_so(register: Register) -> None:
    """The detail of a risk has its statement, scores, how they moved, and its entries with who, when and evidence."""
    async with at_the_app(register, size=(160, 48)) as person:
        await person.press("2", "enter")
        for said in (
            "Because the next phase has no date, there is a risk that two units stay merged on paper only",
            "16 high = 4 likely × 4 major, 17 Mar 2008: no date any more",
            "8 (14 Jan 2008) → 12 (11 Feb 2008) → 16 (17 Mar 2008)",
            "ACT-001 Ask the board for a date (open)",
            "CTL-001 Monthly board (in place)",
            "risk raise",
            "14 Jan 2008 12:00 UTC",
            "Sam Reed",
            "board minut",
        ):
            assert said in person.text, said


async def test_a_detail_says_which_entry_made_each_value_what_it_is(register: Register) -> None:
    """`b` traces every value of a thing to the entry that gave it, with what it was before."""
    async with at_the_app(register, size=(120, 60)) as person:
        await person.press("2", "enter", "b")
        said = " ".join(line.strip("│ ") for line in person.text.splitlines())
        assert "16 high, likelihood 4 × impact 4 (17 Mar 2008) (was 12 high" in said
        assert "#27 risk assess, 17 Mar 2008, Sam Reed" in said
        await person.press("escape")
        assert "R-001 risk, open" in person.text


@pytest.mark.parametrize(
    ("way", "said"),
    [
        (("2",), "Why R-001 is as it is"),
        (("0", "up", "up", "up"), "Why SI-001 is as it is"),
        (("1",), "Why PH-001 is as it is"),
        (("4", "shift+tab"), "Why PH-001 is as it is"),
        (("2", "less_than_sign", "less_than_sign", "enter"), "Why R-001 is as it is"),
    ],
)
async def test_any_row_says_why_its_thing_is_as_it_is(
    register: Register, way: tuple[str, ...], said: str
) -> None:
    """`b` on a row of any table asks of the thing that the row is about, at the clock's moment."""
    async with at_the_app(register, size=(120, 40)) as person:
        await person.press(*way, "b")
        assert said in person.text


async def test_where_no_thing_is_named_b_says_what_it_is_for(register: Register) -> None:
    """On a table that the filter leaves empty there is nothing to ask of."""
    async with at_the_app(register) as person:
        await person.press("2", "slash", *"nothing fits this", "enter", "b")
        assert "b says why a thing is as it is: go to a row that names one first." in person.notices


async def test_a_phase_says_what_it_is_missing(register: Register) -> None:
    """The detail of a phase lists every gap and what closes it."""
    async with at_the_app(register, size=(120, 48)) as person:
        await person.press("4", "shift+tab", "home", "enter")
        assert "PH-001 phase, live" in person.text
        assert "Readiness: 5 missing" in person.text
        assert "staff were not consulted on PH-001" in person.text


async def test_a_detail_leads_to_what_is_linked(register: Register) -> None:
    """`l` opens one of the things that a thing is linked with, and escape leads back."""
    async with at_the_app(register) as person:
        await person.press("2", "enter", "l")
        await person.type("monthly")
        await person.press("enter")
        assert "CTL-001 control, in place" in person.text
        await person.press("escape")
        assert "R-001 risk, open" in person.text


async def test_an_entry_shows_every_field_its_envelope_and_what_became_of_it(register: Register) -> None:
    """Enter on the timeline opens an entry whole; a corrected one names its correction."""
    async with at_the_app(register) as person:
        await person.press("0", "slash", *"corrected", "enter", "enter")
        for said in ("looked at once", "so from", "6 May 2008", "board minutes", "corrected by #33"):
            assert said in person.text, said


async def test_a_risk_is_a_bow_tie_whose_links_lead_there_and_back(register: Register) -> None:
    """The page of a risk draws its bow-tie and its score; enter on a link goes there, and backspace comes back."""
    async with at_the_app(register, size=(120, 70)) as person:
        await person.press("2", "enter")
        for said in (
            "Last touched by Sam Reed: risk assess, 17 Mar 2008 (#27)",
            "≥16 H │                     ┏━━━",
            "▷ the next phase has no date",
            "┃ CTL-001 Monthly board (in place)",
            "◆ two units stay merged on paper only",
            "ACT-001 Ask the board for a date (open) · leans on it",
        ):
            assert said in person.text, said
        person.app.screen.query_one("#linked").focus()
        await person.press("down", "enter")
        assert "ACT-001 action, open" in person.text
        await person.press("backspace")
        assert "R-001 risk, open" in person.text
        await person.press("backspace")
        assert "Risk register" in person.text


async def test_change_shows_phases_with_gaps_and_changes_in_lanes(register: Register) -> None:
    """The change screen has the phases above, the lanes, and the process changes beneath."""
    async with at_the_app(register) as person:
        await person.press("4")
        assert "identified 1 → mapped 0 → consulted 0 → agreed 1 → implemented 0 → reviewed 0" in person.text
        assert "One interim unit" in person.text
        assert person.keys == ["PC-001", "PC-002"]


async def test_equality_shows_each_change_against_its_assessment(register: Register) -> None:
    """A change without an assessment has its row, and adverse findings without mitigation are counted."""
    async with at_the_app(register) as person:
        await person.press("6")
        assert {row.key: row.of["status"] for row in person.table.rows.shown} == {
            "EIA-001": "in progress",
            "PH-002": "missing",
            "PC-001": "missing",
        }
        (assessed,) = (row for row in person.table.rows.shown if row.key == "EIA-001")
        assert assessed.of["unmitigated"] == 1


async def test_a_register_with_nothing_in_it_says_what_to_do_next(register: Register) -> None:
    """An empty register names the entry that would put the first thing in it."""
    async with at_the_app(register) as person:
        await person.press("2", "v")
        assert "Nothing here as of 30 Jun 2008: press n, then issue raise, to add the first." in person.text


async def test_what_to_do_next_is_never_cut(register: Register) -> None:
    """In a narrow terminal the sentence of an empty register goes on in the next line."""
    async with at_the_app(register, size=(40, 24)) as person:
        await person.press("2", "v")
        said = " ".join(line.strip() for line in person.text.splitlines())
        assert "press n, then issue raise, to add the first." in said


@pytest.mark.parametrize("noun", LISTINGS)
def test_an_empty_register_names_an_entry_that_puts_something_into_it(register: Register, noun: str) -> None:
    """What an empty register says to record is a kind of entry, and one that something comes into being with."""
    said = nothing(register.view(), noun)
    named = next(cls for cls in ENTRIES.values() if f"press n, then {cls.noun} {cls.verb}, to add" in said)
    allots = any(mark.allots for mark in named.reference_fields.values())
    assert allots or noun in {"profile", "impact", "member"}
    assert named.verb != "materialise"


@pytest.mark.parametrize("key", [tab.key for tab in TABS])
async def test_every_screen_explains_itself_in_about_five_lines(register: Register, key: str) -> None:
    """`?` says what a screen is for and names every key."""
    async with at_the_app(register, size=(120, 40)) as person:
        await person.press(key, "?")
        assert "ctrl+p" in person.text
        assert "a day back, a day on" in person.text
        await person.press("escape")
        assert "? more" in person.text


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (80, 24), (132, 43), (240, 70)])
async def test_resizing_never_breaks_a_screen(register: Register, size: tuple[int, int]) -> None:
    """Every screen is drawn in a terminal of any size, also when its size changes under it."""
    async with at_the_app(register) as person:
        for key in [tab.key for tab in TABS]:
            await person.press(key)
            await person.pilot.resize_terminal(*size)
            await person.settle()
            assert len(person.text.splitlines()) == size[1]
            await person.pilot.resize_terminal(80, 24)


async def test_q_quits(register: Register) -> None:
    """`q` leaves the app from any screen."""
    async with at_the_app(register) as person:
        await person.press("2", "enter")
        await person.pilot.press("q")
        assert person.app.return_code == 0
