"""Columns: a person chooses which are shown, in which order and how rows are sorted, and finds it so the next time."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from platformdirs import user_config_path

from programme.answers.answer import Field
from programme.journal.register import Register
from tests.tui.person import Person, at_the_app
from tui.shared.arrangement import Arrangement

FIELDS = tuple(Field(key, key.title()) for key in ("ref", "title", "owner", "score", "band"))


def _header(person: Person) -> Sequence[str]:
    return next(line for line in person.text.splitlines() if " Ref " in line).split()


async def _arrange(person: Person, *keys: str) -> None:
    await person.press("2", "o", *keys, "escape")


async def test_a_column_is_left_out_and_moved_and_is_so_the_next_time(register: Register) -> None:
    """What is chosen for one register is kept for it, and for no other."""
    async with at_the_app(register, size=(100, 24)) as person:
        await _arrange(person, "down", "down", "space", "down", "minus", "minus")
        assert _header(person)[:4] == ["Ref", "Score", "Risk", "Band"]
        chosen = _header(person)
    async with at_the_app(register, size=(100, 24)) as person:
        await person.press("2")
        assert _header(person) == chosen
        assert "left out" not in person.text
        await person.press("o")
        assert "(left out)" in person.text
        await person.press("r", "escape")
        assert _header(person) != chosen


async def test_the_order_of_rows_is_kept_for_the_next_time(register: Register) -> None:
    """A register that was sorted is sorted by the same column when the app is opened again."""
    async with at_the_app(register) as person:
        await person.press("2", "s", "S")
        assert person.keys == ["R-002", "R-001"]
    async with at_the_app(register) as person:
        await person.press("2")
        assert person.keys == ["R-002", "R-001"]
        await person.press("v", "V")
        assert "by ref, turned" in person.text
        await person.press("5")
        assert "turned" not in person.text


async def test_rows_begin_with_the_most_urgent_and_come_back_to_that(register: Register) -> None:
    """What ended and what is due later comes after what is absent and what is late; = restores that after a sort."""
    async with at_the_app(register) as person:
        await person.press("5")
        assert person.keys == ["SOP-002", "SOP-001"]
        await person.press("s")
        assert person.keys == ["SOP-001", "SOP-002"]
        await person.press("equals_sign")
        assert person.keys == ["SOP-002", "SOP-001"]
        await person.press("4")
        said = person.text.splitlines()
        assert said[2].strip() == "Phases: 2"
        assert said[6].startswith(" Process changes: ")


async def test_the_timeline_says_who_and_when_where_there_is_room(register: Register) -> None:
    """From 100 columns on who recorded an entry and when stand beside what it says, and nothing of the stamp is cut."""
    async with at_the_app(register, size=(100, 24)) as person:
        await person.press("0")
        assert "Sam Reed" in person.text
        assert "6 May 2008 12:00 UTC" in person.text
        await person.pilot.resize_terminal(80, 24)
        await person.settle()
        assert "Recorded at" not in person.text


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b'{"tables": {"Risks": {"order": 7}}}', b'{"tables": {"Risks": {"order": ["gone"]}}}'],
)
async def test_a_damaged_file_of_choices_does_not_stand_in_the_way(register: Register, damage: bytes) -> None:
    """What cannot be read counts as nothing chosen, and choosing again mends it."""
    kept = user_config_path("programme") / "app.json"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(damage)
    async with at_the_app(register) as person:
        await person.press("2", "s")
        assert person.keys == ["R-001", "R-002"]
    assert b'"sorted_by":"ref"' in kept.read_bytes()


async def test_a_choice_that_cannot_be_kept_lasts_while_the_app_is_open(register: Register) -> None:
    """Where nothing can be written, columns are chosen all the same."""
    user_config_path("programme").parent.mkdir(parents=True, exist_ok=True)
    user_config_path("programme").write_text("in the way of the folder")
    async with at_the_app(register) as person:
        await _arrange(person, "down", "space")
        assert "Risk" not in _header(person)


@given(
    st.lists(st.sampled_from([*(field.key for field in FIELDS), "gone"]), unique=True),
    st.frozensets(st.sampled_from([*(field.key for field in FIELDS), "gone"])),
    st.sampled_from(FIELDS),
    st.sampled_from([-1, 1]),
)
def test_every_column_is_shown_once_or_left_out(
    order: list[str], hidden: frozenset[str], field: Field, step: int
) -> None:
    """However columns are arranged, each is there once, the first stays first, and what is left out is not shown."""
    arrangement = Arrangement(tuple(order), hidden)
    moved = arrangement.moved(field.key, step, FIELDS)
    for each in (arrangement, moved):
        assert sorted(each.keys(FIELDS)) == sorted(field.key for field in FIELDS)
        shown = [FIELDS[place].key for place in each.places(FIELDS)]
        assert shown[0] == "ref"
        assert set(shown) == {"ref"} | ({field.key for field in FIELDS} - hidden)
    assert moved.moved(field.key, -step, FIELDS).keys(FIELDS)[0] == "ref"
