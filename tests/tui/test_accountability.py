"""Who answers for what, in the app: the map, what is amiss in it, and a handover that is shown before it is made."""

from programme.journal.register import Register
from programme.recording.record import proposal, record
from tests.tui.person import at_the_app


async def test_the_map_shows_who_answers_and_leads_to_each_thing(register: Register) -> None:
    """A opens the map from every screen, v goes on to what is amiss, and enter to the thing under the cursor."""
    record(register, [proposal("responsibility.assigned", about="BP-001", who="Supt Two", basis="order 12")])
    async with at_the_app(register, size=(120, 40)) as person:
        await person.press("A")
        assert person.table.go_to("BP-001")
        assert person.table.row is not None
        assert person.table.row.of["accountable"] == ("Supt Criminal Justice", "Supt Two")
        await person.press("v")
        assert "disputed" in person.text
        assert all(row.of["state"] != "clear" for row in person.table.rows.data.rows)
        assert person.table.go_to("BP-001")
        await person.press("enter")
        assert "BP-001 business process, in use" in person.text
        await person.press("escape", "v")
        assert "no phase changes who answers for anything" in person.text


async def test_a_handover_is_shown_before_it_is_recorded(register: Register) -> None:
    """M asks who takes over and shows what goes; escape records nothing, and ctrl+s all of it."""
    record(register, [proposal("post.established", title="Supt Two")])
    async with at_the_app(register, size=(120, 40)) as person:
        before = register.position()
        await person.app.open_person("Supt Criminal Justice")
        await person.settle()
        await person.press("M", "enter")
        assert "Supt Criminal Justice hands over to Supt Two" in person.text
        assert "BP-001 Custody · owner, by process assign" in person.text
        await person.press("escape")
        assert register.position() == before
        await person.press("M", "enter", "ctrl+s")
        assert register.position() > before
        assert register.view().programme.processes["BP-001"].owner == "Supt Two"
