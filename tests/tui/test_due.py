"""The screen of what is due: a key away from everywhere, by day or by person, and what is done leads to its form."""

from programme.journal.register import Register
from tests.tui.person import at_the_app
from tui.screens.weekly.due import DueScreen


async def test_d_shows_what_is_late_and_what_is_next(register: Register) -> None:
    """Late ones come first; `overdue` finds them, `w` looks further ahead, `p` puts those of one person together."""
    async with at_the_app(register, size=(120, 40)) as person:
        await person.press("2", "d")
        assert isinstance(person.app.screen, DueScreen)
        table = person.app.screen.table
        days = [row.of["days"] for row in table.rows.shown]
        assert days == sorted(days)
        assert days[0] < 0
        assert f"Due: {sum(day < 0 for day in days)} late" in person.text
        await person.press("w")
        assert "more within 30 days" in person.text
        assert len(table.rows.shown) >= len(days)
        await person.press("p")
        owners = [row.of["owner"] or "~" for row in table.rows.shown]
        assert owners == sorted(owners)
        await person.press("p", "slash", *"overdue", "enter")
        assert {row.of["days"] < 0 for row in table.rows.shown} == {True}


async def test_n_on_what_is_due_offers_what_records_it(register: Register) -> None:
    """The entry that does it is offered first, filled in."""
    async with at_the_app(register) as person:
        await person.press("d", "slash", *"action", "enter")
        assert "done by action done" in " ".join(person.text.split())
        await person.press("n", "enter")
        assert "ACT-001" in person.text
